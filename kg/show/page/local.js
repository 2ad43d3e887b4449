// The answers of a page that holds all its data: what passes the filters, and what each view shows of it. A server gives the same
// answers over a graph of any size (remote.js).
merge(packed);
for (const thing of things) Object.assign(thing, { said: [], about: [] });
for (const article of articles) Object.assign(article, { readable: Boolean(article.text), statements: [] });
for (const statement of statements) {
  statement.article.statements.push(statement);
  if (statement.subject) statement.subject.said.push(statement);
  for (const object of statement.objects) if (object !== statement.subject) object.about.push(statement);
}
for (const thing of things) Object.assign(thing, { says: thing.said.length, spoken: thing.about.length });

const census = {
  things: things.length, statements: statements.length, articles: articles.length,
  types: tally(things, (thing) => thing.type), kinds: tally(statements, (statement) => statement.kind),
  publishers: [...new Set(articles.map((article) => article.publisher).filter(Boolean))].sort(),
  listed: articles.map((article) => [article.key, article.title]),
};
const ANSWERS = { picture: drawable, panel: beside, table: rowsOf, matrix: stances, disputes: disputed, timeline: dated, voices: speaking, text: wholeText };

function answer(view, state, more = {}) {
  return { passing: select(state).length, ...ANSWERS[view](state, more) };
}

function everyStatement(state) {
  return select(state);
}

let selected = null; // the last selection: a view and the panel beside it ask for the same

function select(state) {
  const filters = hashOf({ ...state, view: "picture", at: "", more: [], limit: packed.limit });
  if (selected?.filters !== filters) selected = { filters, list: statements.filter((statement) => passes(statement, state)) };
  return selected.list;
}

// A statement passes when one of its (subject, object) pairs does: the same rule as the rows of the SPARQL query.
function passes(statement, state) {
  if (state.rel && !state.rel.has(statement.kind)) return false;
  if (state.article && statement.article.key !== state.article) return false;
  if (state.publisher && statement.article.publisher !== state.publisher) return false;
  if (state.from && !(statement.date >= state.from)) return false;
  if (state.to && !(statement.date && statement.date <= state.to)) return false;
  if (state.by && (state.by === "claimed") !== statement.claimed) return false;
  if (state.sure && statement.sure !== null && statement.sure < Number(state.sure)) return false;
  const objects = statement.objects.length ? statement.objects : [null];
  return objects.some((object) => pairPasses(statement.subject, object, state));
}

function pairPasses(subject, object, state) {
  if (state.types && ((subject && !state.types.has(subject.type)) || (object && !state.types.has(object.type)))) return false;
  return !state.with || subject?.key === state.with || object?.key === state.with;
}

function edgesOf(chosen, state) {
  const edges = new Map();
  for (const statement of chosen) {
    for (const object of statement.objects) {
      if (!statement.subject || object === statement.subject || !pairPasses(statement.subject, object, state)) continue;
      const key = `${statement.subject.key}~${statement.kind}~${object.key}`;
      const edge = edges.get(key) || { key, subject: statement.subject, kind: statement.kind, object, count: 0, claimed: true };
      edge.count += 1;
      edge.claimed &&= statement.claimed;
      edges.set(key, edge);
    }
  }
  return [...edges.values()];
}

// The picture: how many things could be drawn, and the lines between those that are.
function drawable(state) {
  const edges = edgesOf(select(state), state);
  const { all, chosen } = chooseThings(edges, state);
  return { all: all.size, edges: edges.filter((edge) => chosen.has(edge.subject) && chosen.has(edge.object)) };
}

// The things to draw: the highest in rank, all neighbours of those that were asked for, and what was clicked with its best neighbours.
function chooseThings(edges, state) {
  const around = neighbours(edges);
  const all = new Set(around.keys());
  const chosen = highest(around, state.limit);
  const near = (thing) => around.get(thing);
  for (const thing of state.more.map((key) => thingOf.get(key)).filter((one) => all.has(one))) for (const other of [thing, ...near(thing)]) chosen.add(other);
  for (const thing of endsOf(state).filter((one) => all.has(one) && !chosen.has(one)))
    for (const other of [thing, ...[...near(thing)].sort((a, b) => a.at - b.at).slice(0, 15)]) chosen.add(other);
  return { all, chosen };
}

function neighbours(edges) {
  const around = new Map();
  const join = (one, other) => around.set(one, (around.get(one) || new Set()).add(other));
  for (const { subject, object } of edges) {
    join(subject, object);
    join(object, subject);
  }
  return around;
}

// The highest in rank, each with its best neighbour where none is there yet (as in gather.py, which lays them out).
function highest(around, limit) {
  const chosen = new Set();
  for (const thing of [...around.keys()].sort((a, b) => a.at - b.at)) {
    const others = around.get(thing);
    const alone = ![...others].some((other) => chosen.has(other));
    if (chosen.has(thing) || chosen.size + 1 + alone > limit) continue;
    chosen.add(thing);
    if (alone) chosen.add([...others].reduce((best, other) => (other.at < best.at ? other : best)));
  }
  return chosen;
}

// The panel: of one thing, between two, or where to begin.
function beside(state) {
  const ends = endsOf(state);
  if (!ends.length) return overview(state);
  const chosen = new Set(select(state));
  const [one, other] = [ends[0], ends.at(-1)];
  if (ends.length > 1) return { ends: [one, other], there: grouped(between(one, other, chosen), true), back: one === other ? [] : grouped(between(other, one, chosen), true) };
  const [said, about] = [one.said, one.about].map((list) => list.filter((statement) => chosen.has(statement)));
  const held = one.said.filter((statement) => statement.kind === "roleIn" || statement.kind === "speaksFor");
  return { ends, held, said: grouped(said), about: grouped(about), hidden: one.says + one.spoken - said.length - about.length };
}

function between(one, other, chosen) {
  return one.said.filter((statement) => chosen.has(statement) && statement.objects.includes(other));
}

// Statements by kind; the plain relations stand together unless they are to stand apart.
function grouped(list, apart = false) {
  const order = [...GROUPS, ...kinds.map((kind) => kind.name)];
  const found = new Map();
  for (const statement of [...list].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.at - b.at)) {
    const key = apart || GROUPS.includes(statement.kind) ? statement.kind : "relation";
    found.set(key, [...(found.get(key) || []), statement]);
  }
  return [...found.values()].map((all) => ({ kind: all[0].kind, list: all }));
}

function overview(state) {
  const speakers = tally(select(state).filter((s) => s.kind === "said" && s.subject), (s) => s.subject);
  return { ends: [], disputed: disputed(state).list.slice(0, 6), speakers: [...speakers].sort((a, b) => b[1] - a[1] || a[0].at - b[0].at).slice(0, 8) };
}

function rowsOf(state, { what, column, down }) {
  const named = state.types ? things.filter((thing) => state.types.has(thing.type)) : things;
  const rows = what === "things" ? named : select(state);
  const columns = what === "things" ? THING_COLUMNS : STATEMENT_COLUMNS;
  return { names: named.length, list: column === undefined ? rows : sorted(rows, columns.find(([name]) => name === column), down) };
}

const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function sorted(rows, [, value], down) {
  const keyed = rows.map((row, at) => [value(row), at, row]);
  const compare = (a, b) => (typeof a === "number" ? a - b : order.compare(a, b));
  keyed.sort((a, b) => (down ? -1 : 1) * compare(a[0], b[0]) || a[1] - b[1]);
  return keyed.map(([, , row]) => row);
}

// The matrix: the topics that most actors stand to, and the actors with most of them.
function stances(state) {
  const edges = edgesOf(select(state), state).filter((edge) => STANDING.includes(edge.kind));
  const busiest = (list, end) => [...tally(list, (edge) => edge[end])].sort((a, b) => b[1] - a[1] || a[0].at - b[0].at).map(([thing]) => thing);
  const columns = new Set(busiest(edges, "object").slice(0, MOST.columns));
  const inside = edges.filter((edge) => columns.has(edge.object));
  const rows = new Set(busiest(inside, "subject").slice(0, MOST.rows));
  return { edges: inside.filter((edge) => rows.has(edge.subject)), actors: new Set(edges.map((edge) => edge.subject)).size, topics: new Set(edges.map((edge) => edge.object)).size };
}

// For each target, who stands for it and who against it.
function disputed(state) {
  const targets = new Map();
  for (const statement of select(state)) {
    if (statement.kind !== "supports" && statement.kind !== "opposes") continue;
    for (const target of statement.objects) {
      const found = targets.get(target) || { target, pro: [], con: [] };
      found[statement.kind === "supports" ? "pro" : "con"].push(statement);
      targets.set(target, found);
    }
  }
  const both = [...targets.values()].filter(({ pro, con }) => pro.length && con.length);
  return { list: both.sort((a, b) => Math.min(b.pro.length, b.con.length) - Math.min(a.pro.length, a.con.length) || a.target.at - b.target.at) };
}

// The timeline: every day of the selection, how much of each kind was said in each day, month or year, and the statements in order.
function dated(state) {
  const whole = select({ ...state, from: "", to: "" }).filter((statement) => statement.date);
  const days = [...new Set(whole.map((statement) => statement.date))].sort();
  const step = days.length ? unit(days) : 10;
  const bins = new Map();
  for (const { date, kind } of whole) {
    const key = date.slice(0, step);
    const bin = bins.get(key) || {};
    const part = DRAWN.includes(kind) ? kind : "other";
    bins.set(key, { ...bin, [part]: (bin[part] || 0) + 1 });
  }
  const list = whole.filter((statement) => DRAWN.includes(statement.kind) && passes(statement, state));
  return { days, bins: [...bins].sort((a, b) => (a[0] < b[0] ? -1 : 1)), list: list.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.at - b.at)) };
}

// Who speaks: claims and words of each speaker.
function speaking(state) {
  const claims = select(state).filter((statement) => statement.kind === "said");
  const voices = new Map();
  for (const claim of claims) {
    const voice = voices.get(claim.subject) || { thing: claim.subject, claims: 0, words: 0, direct: 0 };
    voice.claims += 1;
    voice.words += wordCount(claim.words);
    voice.direct += claim.mode.includes("quoted") ? wordCount(claim.words) : 0;
    voices.set(claim.subject, voice);
  }
  const named = claims.filter((claim) => claim.subject && claim.subject.type !== "UnnamedSource").length;
  const quoted = claims.filter((claim) => claim.mode.includes("quoted")).length;
  return { claims: claims.length, named, quoted, list: [...voices.values()].sort((a, b) => b.words - a.words || (a.thing?.at ?? 1e9) - (b.thing?.at ?? 1e9)) };
}

function wordCount(text) {
  return (text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) || []).length;
}

function wholeText(state) {
  return { article: articleOf.get(state.article) };
}

function tally(list, of) {
  const counts = new Map();
  for (const one of list) counts.set(of(one), (counts.get(of(one)) || 0) + 1);
  return counts;
}

// Search over every name of every thing, blind to case and accents: "munoz" finds "Muñoz".
const names = things.map((thing) => [thing.label, ...thing.aliases].map(fold));

function find(query, most = 30) {
  const wanted = fold(query.trim());
  if (!wanted) return [];
  const found = [];
  for (let at = 0; at < names.length; at++) {
    const score = Math.min(...names[at].map((name, i) => closeness(name, wanted) + (i ? 0.5 : 0)));
    if (score < 9) found.push([score, at]);
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return found.slice(0, most).map(([, at]) => things[at]);
}

function closeness(name, wanted) {
  const at = name.indexOf(wanted);
  if (at < 0) return wanted.includes(" ") && wanted.split(/\s+/).every((word) => name.includes(word)) ? 4 : 9;
  if (name === wanted) return 0;
  if (at === 0) return 1;
  return /[\p{L}\p{N}]/u.test(name[at - 1]) ? 3 : 2;
}
