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

// The keys of the things that are chosen: one, or the two ends of a line.
function keysOf(state) {
  const keys = state.at.split("~");
  return keys.length === 3 ? [keys[0], keys[2]] : keys.filter(Boolean).slice(0, 1);
}

function endsOf(state) {
  return keysOf(state).map((key) => thingOf.get(key)).filter(Boolean);
}
