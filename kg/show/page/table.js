// Every statement, and every thing, as a table that can be sorted: all that the picture has, for who cannot see it or wants it in rows.
const STATEMENT_COLUMNS = [
  ["Who", (s) => s.subject?.label ?? "", (s) => (s.subject ? nameLink(s.subject) : h("span", { class: "faint" }, "not named"))],
  ["Does what", (s) => kindNamed.get(s.kind).verb + " " + s.cue, (s) => [kindMark(s.kind), " ", tableVerb(s)]],
  ["Whom or what", (s) => s.objects.map((object) => object.label).join(", "), (s) => namesOf(s.objects)],
  ["In these words", null, (s) => h("span", { class: "words" }, sentenceWithMarks(s, 200))],
  ["According to", (s) => (s.chain.length ? chainText(s) : ""), (s) => (s.claimed ? accordingTo(s) : "")],
  ["Article", (s) => s.article.title, (s) => [articleLink(s.article, s), s.article.publisher && h("span", { class: "faint" }, ` · ${s.article.publisher}`)]],
  ["Date", (s) => s.date, (s) => s.date],
  ["How sure", (s) => s.sure ?? 2, (s) => (s.sure === null ? "" : `${Math.round(s.sure * 100)} %`)],
];
const THING_COLUMNS = [
  ["Name", (t) => t.label, (t) => [typeMark(t.type), " ", nameLink(t)]],
  ["Type", (t) => typeNamed.get(t.type).one, (t) => typeNamed.get(t.type).one],
  ["Also called", (t) => t.aliases.join(", "), (t) => h("bdi", {}, t.aliases.slice(0, 8).join(", ") + (t.aliases.length > 8 ? " …" : ""))],
  ["Says or does", (t) => t.says, (t) => t.says.toLocaleString("en-US")],
  ["Is spoken of", (t) => t.spoken, (t) => t.spoken.toLocaleString("en-US")],
];
const NUMBERS = new Set(["Says or does", "Is spoken of"]);
const tables = { what: "statements", sort: { statements: null, things: null } };

function tableVerb(statement) {
  if (statement.kind === "said") return statement.cue || "said";
  if (statement.kind === "roleIn") return statement.words || "post";
  return kindNamed.get(statement.kind).verb;
}

function chainText(statement) {
  return statement.chain.map((at) => statements[at].subject?.label ?? "not named").join(" < ");
}

// Asked with every answer of this view: which rows, by which column.
function tableWish() {
  return { what: tables.what, ...(tables.sort[tables.what] || {}) };
}

function showTable(place, { passing, names: named, list }, state) {
  const tabs = [["statements", `Statements (${passing.toLocaleString("en-US")})`], ["things", `Names (${named.toLocaleString("en-US")})`]];
  const choose = tabs.map(([what, words]) => h("button", { type: "button", "aria-pressed": String(tables.what === what), onclick: () => { tables.what = what; render(); } }, words));
  const isThings = tables.what === "things";
  fill(place, h("div", { class: "bar" }, h("div", { class: "choice", role: "group", "aria-label": "Rows" }, choose), takeButtons()),
    sortedTable(place, list, isThings ? THING_COLUMNS : STATEMENT_COLUMNS, isThings ? "Every person, organization, place and topic" : "Every statement that passes the filters"));
}

function sortedTable(place, rows, columns, caption) {
  const sort = tables.sort[tables.what];
  const arrow = (name) => h("span", { class: "arrow", "aria-hidden": "true" }, sort?.column === name ? (sort.down ? " ▼" : " ▲") : "");
  const again = (name) => together([render()], () => [...place.querySelectorAll("th button")].find((button) => button.dataset.column === name)?.focus());
  const heads = columns.map(([name, sortable]) => h("th", { scope: "col", "aria-sort": sort?.column !== name ? "none" : sort.down ? "descending" : "ascending" },
    sortable ? h("button", { type: "button", "data-column": name, onclick: () => { sortBy(name); again(name); } }, name, arrow(name)) : h("small", {}, name)));
  const body = h("tbody");
  const more = portions(rows, 50, (row) => h("tr", {}, columns.map(([name, , cell]) => h("td", { "data-label": name }, cell(row)))), body);
  return h("div", {}, h("table", { class: "rows" }, h("caption", {}, caption), h("thead", {}, h("tr", {}, heads)), body), more,
    !rows.length && h("p", { class: "faint" }, "Nothing passes the filters."));
}

function sortBy(column) {
  const sort = tables.sort[tables.what];
  tables.sort[tables.what] = { column, down: sort?.column === column ? !sort.down : NUMBERS.has(column) };
}
