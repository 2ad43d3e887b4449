// What the reader has chosen. It lives in the address after "#", so that a view can be sent to somebody else.
const VIEWS = [
  ["picture", "Picture"], ["table", "Table"], ["matrix", "Who stands where"], ["disputes", "Disagreements"],
  ["timeline", "Timeline"], ["voices", "Who speaks"],
];
const CHOICES = ["article", "publisher", "from", "to", "by", "sure", "with"];

function readState() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const state = { view: "picture", types: null, rel: null, at: hash.get("at") || "", more: listed(hash.get("more")) || [], limit: packed.limit };
  const view = hash.get("view");
  if (VIEWS.some(([name]) => name === view) || view === "text") state.view = view;
  for (const name of CHOICES) state[name] = hash.get(name) || "";
  for (const name of ["types", "rel"]) if (hash.has(name)) state[name] = new Set(listed(hash.get(name)));
  const limit = Number(hash.get("n"));
  if (limit > 0) state.limit = Math.min(limit, 20000);
  return state;
}

function listed(text) {
  return text ? text.split(",").filter(Boolean) : text === "" ? [] : null;
}

function hashWith(values) {
  return "#" + new URLSearchParams(values).toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
}

function hashOf(state) {
  const hash = {};
  if (state.view !== "picture") hash.view = state.view;
  for (const name of ["types", "rel"]) if (state[name]) hash[name] = [...state[name]].sort().join(",");
  for (const name of CHOICES) if (state[name]) hash[name] = state[name];
  if (state.more.length) hash.more = state.more.join(",");
  if (state.limit !== packed.limit) hash.n = state.limit;
  if (state.at) hash.at = state.at;
  return hashWith(hash);
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

function select(state) {
  const chosen = statements.filter((statement) => passes(statement, state));
  return { statements: chosen, edges: edgesOf(chosen, state) };
}

function edgesOf(chosen, state) {
  const edges = new Map();
  for (const statement of chosen) {
    for (const object of statement.objects) {
      if (!statement.subject || object === statement.subject || !pairPasses(statement.subject, object, state)) continue;
      const key = `${statement.subject.key}~${statement.kind}~${object.key}`;
      const edge = edges.get(key) || { key, subject: statement.subject, kind: statement.kind, object, statements: [], claimed: true };
      edge.statements.push(statement);
      edge.claimed &&= statement.claimed;
      edges.set(key, edge);
    }
  }
  return [...edges.values()];
}
