// The legend is the filter: every shape and every line with its name, its number, and a box to take it out.
function showLegend(place, state) {
  const presentTypes = types.filter((type) => census.types.has(type.name));
  const presentKinds = kinds.filter((kind) => census.kinds.has(kind.name));
  fill(place,
    boxes("People, places, topics", "types", presentTypes.map((type) => [type.name, typeMark(type.name), type.one, census.types.get(type.name)]), state),
    boxes("Lines", "rel", presentKinds.map((kind) => [kind.name, kindMark(kind.name), kind.verb, census.kinds.get(kind.name)]), state),
    h("p", { class: "faint small" }, "Faint: what one source says of another. Thicker: said more often."),
    choices(state),
    h("p", { class: "acts" }, h("button", { type: "button", onclick: clearFilters }, "Clear filters"), h("button", { type: "button", onclick: showSparql }, "Show as SPARQL"), turtleButton()));
}

function boxes(title, name, rows, state) {
  const all = rows.map(([key]) => key);
  const toggle = (key, on) => {
    const chosen = new Set(state[name] || all);
    if (on) chosen.add(key);
    else chosen.delete(key);
    change({ [name]: all.every((one) => chosen.has(one)) ? null : chosen });
  };
  const box = ([key, mark, words, number]) => h("li", {}, h("label", {}, h("input", { type: "checkbox", "data-filter": name, value: key, checked: !state[name] || state[name].has(key), onchange: (event) => toggle(key, event.target.checked) }), mark, " ", words, h("span", { class: "count" }, number.toLocaleString("en-US"))),
    h("button", { type: "button", class: "only", "aria-label": `Only ${words}`, onclick: () => change({ [name]: new Set([key]) }) }, "only"));
  return h("fieldset", {}, h("legend", {}, title, state[name] && h("button", { type: "button", class: "only all", onclick: () => change({ [name]: null }) }, "all")), h("ul", { class: "boxes" }, rows.map(box)));
}

function choices(state) {
  const short = (text) => (text.length > 60 ? text.slice(0, 59) + "…" : text);
  return h("fieldset", { class: "choices" }, h("legend", {}, "Narrow down"),
    menu("article", census.listed.length < census.articles ? `Article (the ${census.listed.length} newest)` : "Article", articleOptions(state, short), state),
    census.publishers.length > 1 && menu("publisher", "Publisher", [["", "All"], ...census.publishers.map((name) => [name, short(name)])], state),
    menu("by", "Told by", [["", "Anybody"], ["stated", "the speaker or the outlet"], ["claimed", "somebody else about them"]], state),
    menu("sure", "How sure", [["", "Everything read"], ["0.5", "at least fairly sure"], ["0.7", "at least sure"], ["0.9", "very sure"]], state),
    h("div", { class: "dates" }, dateInput("from", "From", state), dateInput("to", "To", state)));
}

// A server lists the newest only; the chosen one is always there.
function articleOptions(state, short) {
  const missing = state.article && !census.listed.some(([key]) => key === state.article);
  const listed = missing ? [[state.article, articleOf.get(state.article)?.title ?? "the chosen one"], ...census.listed] : census.listed;
  return [["", `All ${census.articles.toLocaleString("en-US")}`], ...listed.map(([key, title]) => [key, short(title)])];
}

function menu(name, words, options, state) {
  const listed = options.map(([value, label]) => h("option", { value, selected: state[name] === value }, label));
  return h("label", {}, words, h("select", { name, onchange: (event) => change({ [name]: event.target.value }) }, listed));
}

function dateInput(name, words, state) {
  return h("label", {}, words, h("input", { type: "date", name, value: state[name], onchange: (event) => change({ [name]: event.target.value }) }));
}
