// To take away: the picture, the table, a statement with its source, the question in SPARQL.
function save(name, type, content) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function savePicture() {
  const source = canvas.querySelector("canvas");
  const copy = h("canvas", { width: source.width, height: source.height });
  const ctx = copy.getContext("2d");
  ctx.fillStyle = paper();
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(source, 0, 0);
  copy.toBlob((blob) => save("picture.png", "image/png", blob));
}

async function rowsToTake() {
  return (await everyStatement(current)).map((s) => ({
    statement: s.iri, who: s.subject?.label ?? "", kind: s.kind, cue: s.cue, what: s.objects.map((object) => object.label).join("; "),
    words: s.words, sentence: s.sentence, according_to: s.chain.length ? chainText(s) : "", article: s.article.title, publisher: s.article.publisher,
    date: s.date, url: s.article.url, confidence: s.sure ?? "", extracted_by: s.by,
  }));
}

// A spreadsheet takes a cell that begins with = + - @ for a formula; an apostrophe before it keeps it a text.
function csvCell(value) {
  const text = String(value);
  const safe = /^[\s\u200b]*[=+\-@\t\r]/.test(text) && typeof value !== "number" ? "'" + text : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvOf(rows) {
  const columns = Object.keys(rows[0] || { statement: "" });
  return [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

function takeButtons() {
  return h("div", { class: "take" },
    h("button", { type: "button", onclick: async () => save("statements.csv", "text/csv;charset=utf-8", "\ufeff" + csvOf(await rowsToTake())) }, "Save as CSV"),
    h("button", { type: "button", onclick: async () => save("statements.json", "application/json", JSON.stringify(await rowsToTake(), null, 1)) }, "Save as JSON"),
    turtleButton());
}

// What passes the filters; with one or two things, what the panel shows of them.
function turtleButton(ends = [], words = "Save as Turtle") {
  const touches = (statement) => [statement.subject, ...statement.objects];
  const shown = (statement) => ends.every((thing) => touches(statement).includes(thing)) && (ends.length < 2 || ends.includes(statement.subject));
  const act = async () => save("statements.ttl", "text/turtle;charset=utf-8", turtle((await everyStatement(current)).filter(shown)));
  return h("button", { type: "button", title: ends.length ? "These statements as a graph (RDF)" : "The statements that pass the filters as a graph (RDF)", onclick: act }, words);
}

function copyCitation(statement, button) {
  const { article } = statement;
  const source = [article.title, article.publisher, longDate(statement.date), article.url].filter(Boolean).join(", ");
  copy(`“${statement.sentence}” (${source})`, button);
}

async function copy(text, button) {
  const said = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = copyTheOldWay(text) ? "Copied" : "Could not copy";
  }
  setTimeout(() => { button.textContent = said; }, 1500);
}

function copyTheOldWay(text) {
  const area = h("textarea", { class: "away" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

function showSparql() {
  const query = sparql(current);
  const dialog = h("dialog", { class: "sparql", "aria-label": "This selection as SPARQL" }, h("h2", {}, "This selection as SPARQL"),
    h("p", { class: "faint" }, "Asked of the whole graph, this gives exactly the statements that pass the present filters. Save it in a file and run "), h("code", {}, "kg ask FILE"), h("pre", { tabindex: "0" }, query),
    h("p", { class: "acts" }, h("button", { type: "button", onclick: (event) => copy(query, event.target) }, "Copy"), h("button", { type: "button", onclick: () => dialog.close() }, "Close")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
