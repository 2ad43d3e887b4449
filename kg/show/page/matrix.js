// Who stands where: actors in rows, what they stand for or against in columns, sorted so that those who agree stand together.
const MOST = { rows: 60, columns: 40 };
const CELLS = [["supports", "+", "supports"], ["opposes", "−", "opposes"], ["commits", "✓", "promises"], ["refuses", "✕", "refuses"]];
const STANDING = CELLS.map(([kind]) => kind);

function showMatrix(place, { edges, actors, topics }) {
  const cellsOf = gatherCells(edges);
  const { rows, columns } = camps(cellsOf);
  if (!rows.length) return fill(place, h("p", { class: "faint" }, "Nobody in this selection is reported to support, oppose, promise or refuse anything."));
  const head = h("tr", {}, h("td"), columns.map((column) => h("th", { scope: "col" }, h("div", {}, nameLink(column)))));
  const body = rows.map((row) => h("tr", {}, h("th", { scope: "row" }, typeMark(row.type, 12), " ", nameLink(row)), columns.map((column) => matrixCell(row, column, cellsOf.get(row).get(column)))));
  const cut = actors > rows.length || topics > columns.length;
  fill(place, matrixKey(), cut && h("p", { class: "faint" }, `Showing ${cutTo(rows.length, actors, "actor")} and ${cutTo(columns.length, topics, "topic")}: the busiest. Filters choose others.`),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Who stands where" }, h("table", { class: "matrix" }, h("thead", {}, head), h("tbody", {}, body))));
}

function cutTo(some, all, word) {
  return some < all ? `${some.toLocaleString("en-US")} of ${counted(all, word)}` : `all ${counted(all, word)}`;
}

function matrixKey() {
  return h("p", { class: "key" }, CELLS.map(([kind, sign, words]) => h("span", { class: `sign ${kind}` }, h("b", {}, sign), " ", words)), " with the number of statements; click one to read them.");
}

function gatherCells(edges) {
  const cellsOf = new Map();
  for (const edge of edges) {
    const row = cellsOf.get(edge.subject) || new Map();
    row.set(edge.object, { ...(row.get(edge.object) || {}), [edge.kind]: edge });
    cellsOf.set(edge.subject, row);
  }
  return cellsOf;
}

function matrixCell(row, column, cell) {
  if (!cell) return h("td");
  const found = CELLS.filter(([kind]) => cell[kind]);
  const words = found.map(([kind, , verb]) => `${verb}, ${counted(cell[kind].count, "statement")}`).join("; ");
  const signs = found.map(([kind, sign]) => h("span", { class: `sign ${kind}` }, h("b", {}, sign), cell[kind].count > 1 && h("small", {}, String(cell[kind].count))));
  return h("td", {}, h("button", { type: "button", "aria-label": `${row.label} ${words}: ${column.label}`, onclick: () => openEdge(cell[found[0][0]]) }, signs));
}

// Camps by the first singular vectors of the signed matrix (power iteration): those who agree most get neighbouring values.
function camps(cellsOf) {
  const count = (edge) => edge?.count || 0;
  const weight = (cell) => count(cell.supports) + count(cell.commits) / 2 - count(cell.opposes) - count(cell.refuses) / 2;
  const entries = [...cellsOf].flatMap(([row, cells]) => [...cells].map(([column, cell]) => [row, column, weight(cell)]));
  const inOrder = (side) => [...new Set(entries.map((entry) => entry[side]))].sort((a, b) => a.at - b.at);
  const [rows, columns] = [inOrder(0), inOrder(1)];
  let right = new Map(columns.map((column, i) => [column, 1 / (1 + i)]));
  let left = new Map();
  for (let turn = 0; turn < 60; turn++) {
    left = multiplied(entries, 0, 1, right);
    right = multiplied(entries, 1, 0, left);
  }
  const by = (values) => (a, b) => values.get(b) - values.get(a) || a.at - b.at;
  return { rows: rows.sort(by(left)), columns: columns.sort(by(right)) };
}

function multiplied(entries, to, from, values) {
  const made = new Map();
  for (const entry of entries) made.set(entry[to], (made.get(entry[to]) || 0) + entry[2] * values.get(entry[from]) + 1e-6);
  const length = Math.hypot(...made.values()) || 1;
  return new Map([...made].map(([thing, value]) => [thing, value / length]));
}
