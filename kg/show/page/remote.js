// The answers of a page over a server: each view asks for what it shows and takes in the part of the graph that comes along. The
// answers are those that local.js gives of the data in a file.
const census = { ...packed.census, types: new Map(packed.census.types), kinds: new Map(packed.census.kinds) };
const thing = (at) => things[at] ?? null;
const statement = (at) => statements[at];

const REVIVED = {
  picture: (found) => ({ ...found, edges: found.edges.map(edge) }),
  panel: (found) => ({ ...found, ends: found.ends.map(thing), ...(found.ends.length === 0 ? begin(found) : found.ends.length === 1 ? about(found) : between(found)) }),
  table: (found) => ({ ...found, list: far(found.list, tables.what === "things" ? thing : statement) }),
  matrix: (found) => ({ ...found, edges: found.edges.map(edge) }),
  disputes: (found) => ({ ...found, list: far(found.list, dividing) }),
  timeline: (found) => ({ ...found, list: far(found.list, statement) }),
  voices: (found) => ({ ...found, list: far(found.list, ([at, claims, words, direct]) => ({ thing: thing(at), claims, words, direct })) }),
  text: (found) => ({ ...found, article: found.article === null ? null : Object.assign(articles[found.article], { statements: found.statements.map(statement) }) }),
};

async function answer(view, state, more = {}) {
  return REVIVED[view](await fetched(view, asking(state, more)));
}

// Everything that passes the filters, in portions: for who takes it away.
async function everyStatement(state) {
  const found = [];
  for (let total = 1; found.length < total; ) {
    const { list } = await fetched("list", asking({ ...state, at: "", more: [] }, { start: found.length, size: 500 }));
    if (!list.first.length) break;
    found.push(...list.first.map(statement));
    total = list.total;
  }
  return found;
}

async function find(query) {
  if (!query.trim()) return [];
  return (await fetched("find", new URLSearchParams({ q: query, generation: packed.generation }))).found.map(thing);
}

function asking(state, more) {
  const query = new URLSearchParams(hashOf(state).slice(1));
  for (const [name, value] of Object.entries({ ...more, generation: packed.generation })) query.set(name, value);
  return query;
}

// A page of an earlier graph is opened anew: its address says all that was chosen.
async function fetched(what, query) {
  const response = await fetch(`/api/${what}?${query}`);
  if (response.status === 409) location.reload();
  if (!response.ok) throw new Error((await response.text()).trim());
  const found = await response.json();
  if (found.part) {
    merge(found.part);
    found.part.numbers.articles.forEach((at) => Object.assign(articles[at], { readable: true }));
  }
  return found;
}

// A list whose beginning is here and whose rest is asked for when it is wanted.
function far({ total, first, more }, revived) {
  const here = first.map(revived);
  const slice = (start, end) => (Math.min(end, total) <= here.length ? here.slice(start, end)
    : fetched("list", new URLSearchParams(`${more}&start=${start}&size=${end - start}`)).then(({ list }) => list.first.map(revived)));
  return { length: total, slice };
}

function edge([subject, kind, object, count, claimed]) {
  const ends = { subject: things[subject], kind: packed.numbered[kind], object: things[object] };
  return { key: `${ends.subject.key}~${ends.kind}~${ends.object.key}`, ...ends, count, claimed: Boolean(claimed) };
}

const grouped = (groups) => groups.map(({ kind, list }) => ({ kind, list: far(list, statement) }));

function begin({ disputed, speakers }) {
  const sides = ({ target, pro, con }) => ({ target: thing(target), pro: { length: pro.total }, con: { length: con.total } });
  return { disputed: disputed.map(sides), speakers: speakers.map(([at, count]) => [thing(at), count]) };
}

function about(found) {
  return { said: grouped(found.said), about: grouped(found.about), held: found.held.map(statement) };
}

function between({ there, back }) {
  return { there: grouped(there), back: grouped(back) };
}

function dividing({ target, pro, con }) {
  return { target: thing(target), pro: far(pro, statement), con: far(con, statement) };
}
