// What Python packed, unpacked into things, statements and articles that point at each other. Each keeps its number in the whole
// graph: the file holds them all; a server sends those that are asked for, and the lists have gaps where the others would stand.
const packed = JSON.parse(await unpacked(document.getElementById("kg-data")));
for (const name of packed.columns ?? []) packed[name] = packed[name][0].map((_, i) => packed[name].map((column) => column[i]));
const picture = JSON.parse(document.getElementById("kg-picture").textContent);

const types = packed.types.map(([name, one, light, dark, outline, hollow]) => ({ name, one, light, dark, outline, hollow }));
const typeNamed = new Map(types.map((type) => [type.name, type]));
const kinds = packed.kinds.map(([name, verb, back, group, light, dark, dash, arrow, width]) => ({
  name, verb, back, group, light, dark, dash, arrow, width,
}));
const kindNamed = new Map(kinds.map((kind) => [kind.name, kind]));

const things = [];
const thingOf = new Map();
const articles = [];
const articleOf = new Map();
const statements = [];
const altered = new Set(); // keys of what was cleaned or cut to be shown

// Takes in a part of the graph; what is there already stays as it is. `numbers` are left out where the part is the whole.
function merge(part) {
  const number = (what, i) => (part.numbers ? part.numbers[what][i] : i);
  part.things.forEach((row, i) => things[number("things", i)] || addThing(number("things", i), row));
  part.articles.forEach((row, i) => addArticle(number("articles", i), row));
  part.statements.forEach((row, i) => statements[number("statements", i)] || addStatement(number("statements", i), row, part));
  for (const key of part.altered ?? []) altered.add(key);
}

function addThing(at, [key, type, label, aliases, same, rank, size, x, y, says, spoken]) {
  things[at] = { at, key, iri: iriOf(key), type: types[type].name, label, aliases, same, rank, size, x, y, says, spoken };
  thingOf.set(key, things[at]);
}

function addArticle(at, [key, title, publisher, date, url, authors, text, mentions]) {
  if (articles[at] && !text) return;
  articles[at] = Object.assign(articles[at] || {}, { at, key, iri: iriOf(key), title, publisher, date, url, authors, text, mentions });
  articleOf.set(key, articles[at]);
}

function addStatement(at, row, part) {
  const [key, kind, subject, objects, sentence, words, cue, mode, quoted, source, cueAt, chain, claimed, sure, by, date, evidence, exact] = row;
  const [article, text, start] = part.sentences[sentence];
  statements[at] = {
    at, key, iri: iriOf(key), kind: part.kinds[kind][0], subject: subject < 0 ? null : things[subject],
    objects: objects.map((object) => things[object]), article: articles[article], sentence: text, start,
    words: typeof words === "number" ? wordsOf(text, quoted, words) : words || pieces(text, quoted).join(" … "), cue, mode: packed.modes[mode], quoted, source, cueAt, chain, claimed: Boolean(claimed),
    sure: sure < 0 ? null : sure, by: part.extractors[by], date: date || articles[article].date.slice(0, 10), evidence, exact,
  };
}

function iriOf(key) {
  return /^[a-z][a-z0-9+.-]*:/i.test(key) ? key : packed.base + key;
}

// Large data are deflated and in base64; the browser itself inflates them.
async function unpacked({ textContent, dataset }) {
  if (dataset.coding === "plain") return textContent;
  const bytes = Uint8Array.from(atob(textContent), (char) => char.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

function pieces(text, offsets) {
  const found = [];
  for (let i = 0; i < offsets.length; i += 2) found.push(text.slice(offsets[i], offsets[i + 1]));
  return found;
}

// What was said, as the graph has it: each piece on one line, those whose bit is set without the quotation marks around them.
function wordsOf(text, quoted, bare) {
  return pieces(text, quoted).map((piece, i) => ((bare >> i) & 1 ? piece.slice(1, -1) : piece).trim().split(/\s+/).join(" ")).join(" ");
}

function counted(number, one, many = one + "s") {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}

// The file's answers are there at once, a server's come later: then act on them.
function together(answers, act) {
  return answers.some((one) => one instanceof Promise) ? Promise.all(answers).then((all) => act(...all)) : act(...answers);
}
