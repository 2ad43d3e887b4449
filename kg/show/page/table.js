// Every statement, and every thing, as a table that can be sorted: all that the picture has, for who cannot see it or wants it in rows.
const STATEMENT_COLUMNS = [
  ["Who", (s) => s.subject?.label ?? "", (s) => (s.subject ? nameLink(s.subject) : h("span", { class: "faint" }, "not named"))],
  ["Does what", (s) => kindNamed.get(s.kind).verb + " " + s.cue, (s) => [kindMark(s.kind), " ", tableVerb(s)]],
  ["Whom or what", (s) => s.objects.map((object) => object.label).join(", "), (s) => namesOf(s.objects)],
  ["In these words", (s) => s.sentence, (s) => h("span", { class: "words" }, sentenceWithMarks(s))],
  ["According to", (s) => (s.chain.length ? chainText(s) : ""), (s) => (s.claimed ? accordingTo(s) : "")],
  ["Article", (s) => s.article.title, (s) => [articleLink(s.article, s), s.article.publisher && h("span", { class: "faint" }, ` · ${s.article.publisher}`)]],
  ["Date", (s) => s.date, (s) => s.date],
  ["How sure", (s) => s.sure ?? 2, (s) => (s.sure === null ? "" : `${Math.round(s.sure * 100)} %`)],
];
const THING_COLUMNS = [
  ["Name", (t) => t.label, (t) => [typeMark(t.type), " ", nameLink(t)]],
  ["Type", (t) => typeNamed.get(t.type).one, (t) => typeNamed.get(t.type).one],
  ["Also called", (t) => t.aliases.join(", "), (t) => h("bdi", {}, t.aliases.slice(0, 8).join(", ") + (t.aliases.length > 8 ? " …" : ""))],
  ["Says or does", (t) => t.said.length, (t) => String(t.said.length)],
  ["Is spoken of", (t) => t.about.length, (t) => String(t.about.length)],
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

function showTable(place, selection, state) {
  const isThings = tables.what === "things";
  const rows = isThings ? thingRows(state) : selection.statements;
  const tabs = [["statements", `Statements (${selection.statements.length.toLocaleString("en-US")})`], ["things", `Names (${thingRows(state).length.toLocaleString("en-US")})`]];
  const choose = tabs.map(([what, words]) => h("button", { type: "button", "aria-pressed": String(tables.what === what), onclick: () => { tables.what = what; showTable(place, selection, state); } }, words));
  fill(place, h("div", { class: "bar" }, h("div", { class: "choice", role: "group", "aria-label": "Rows" }, choose), takeButtons()),
    sortedTable(place, rows, isThings ? THING_COLUMNS : STATEMENT_COLUMNS, isThings ? "Every person, organization, place and topic" : "Every statement that passes the filters", () => showTable(place, selection, state)));
}

function thingRows(state) {
  return state.types ? things.filter((thing) => state.types.has(thing.type)) : things;
}

function sortedTable(place, rows, columns, caption, again) {
  const sort = tables.sort[tables.what];
  const ordered = sort ? sorted(rows, columns[sort.column], sort.down) : rows;
  const heads = columns.map(([name], i) => h("th", { scope: "col", "aria-sort": sort?.column === i ? (sort.down ? "descending" : "ascending") : "none" },
    h("button", { type: "button", onclick: () => { sortBy(i, NUMBERS.has(name)); again(); place.querySelectorAll("th button")[i].focus(); } }, name, h("span", { class: "arrow", "aria-hidden": "true" }, sort?.column === i ? (sort.down ? " ▼" : " ▲") : ""))));
  const body = h("tbody");
  const more = portions(ordered, 100, (row) => h("tr", {}, columns.map(([name, , cell]) => h("td", { "data-label": name }, cell(row)))), body);
  return h("div", {}, h("table", { class: "rows" }, h("caption", {}, caption), h("thead", {}, h("tr", {}, heads)), body), more,
    !rows.length && h("p", { class: "faint" }, "Nothing passes the filters."));
}

function sortBy(column, down) {
  const sort = tables.sort[tables.what];
  tables.sort[tables.what] = { column, down: sort?.column === column ? !sort.down : down };
}

const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function sorted(rows, [, value], down) {
  const keyed = rows.map((row, at) => [value(row), at, row]);
  const compare = (a, b) => (typeof a === "number" ? a - b : order.compare(a, b));
  keyed.sort((a, b) => (down ? -1 : 1) * compare(a[0], b[0]) || a[1] - b[1]);
  return keyed.map(([, , row]) => row);
}
