// What Python packed into the page, unpacked into things, statements and articles that point at each other by number.
const packed = JSON.parse(await unpacked(document.getElementById("kg-data")));
const picture = JSON.parse(document.getElementById("kg-picture").textContent);

const types = packed.types.map(([name, one, light, dark, outline, hollow]) => ({ name, one, light, dark, outline, hollow }));
const typeNamed = new Map(types.map((type) => [type.name, type]));
const kinds = packed.kinds.map(([name, verb, back, group, light, dark, dash, arrow, width]) => ({
  name, verb, back, group, light, dark, dash, arrow, width,
}));
const kindNamed = new Map(kinds.map((kind) => [kind.name, kind]));

const things = packed.things.map(([key, type, label, aliases, same, rank, size, x, y], at) => ({
  at, key, iri: packed.base + key, type: types[type].name, label, aliases, same, rank, size, x, y, said: [], about: [],
}));
const thingOf = new Map(things.map((thing) => [thing.key, thing]));

const articles = packed.articles.map(([key, title, publisher, date, url, authors, text, mentions], at) => ({
  at, key, iri: packed.base + key, title, publisher, date, url, authors, text, mentions, statements: [],
}));
const articleOf = new Map(articles.map((article) => [article.key, article]));

const statements = packed.statements.map((row, at) => {
  const [key, kind, subject, objects, sentence, words, cue, mode, quoted, source, cueAt, chain, claimed, sure, by, date] = row;
  const [article, text, start] = packed.sentences[sentence];
  return {
    at, key, iri: packed.base + key, kind: kinds[kind].name, subject: subject < 0 ? null : things[subject],
    objects: objects.map((object) => things[object]), article: articles[article], sentence: text, start,
    words: words || pieces(text, quoted).join(" … "), cue, mode: packed.modes[mode], quoted, source, cueAt, chain, claimed: Boolean(claimed),
    sure: sure < 0 ? null : sure, by: packed.extractors[by], date: date || articles[article].date.slice(0, 10),
  };
});

for (const statement of statements) {
  statement.article.statements.push(statement);
  if (statement.subject) statement.subject.said.push(statement);
  for (const object of statement.objects) if (object !== statement.subject) object.about.push(statement);
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

function counted(number, one, many = one + "s") {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
