// The panel: everything said by, about or between the things that were clicked, with its words; at first, what is worth a click.
const panel = document.getElementById("panel");
const GROUPS = ["supports", "opposes", "commits", "refuses", "said", "roleIn", "speaksFor"];

function showPanel(found, state) {
  const { ends } = found;
  panel.classList.toggle("open", ends.length > 0);
  if (!ends.length) return fill(panel, overviewPanel(found));
  fill(panel, h("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => change({ at: "" }) }, "×"),
    ends.length === 1 ? thingPanel(found, state) : pairPanel(found));
  panel.scrollTop = 0;
}

function thingPanel({ ends: [thing], held, said, about, hidden }, state) {
  return [
    h("header", {}, h("p", { class: "type" }, typeMark(thing.type, 18), " ", typeNamed.get(thing.type).one), h("h2", {}, h("bdi", {}, thing.label)), posts(held), alsoCalled(thing), identities(thing)),
    h("p", { class: "acts" }, thingActions(thing, state)),
    said.map((one) => group(kindNamed.get(one.kind).group, one)),
    about.map((one) => group(headingAbout(one.kind), one, true)),
    hidden > 0 && h("p", { class: "faint" }, `${counted(hidden, "more statement")} outside the present filters. `, goTo(hashWith({ at: thing.key }), clearFilters, "Show all")),
    !thing.says && !thing.spoken && h("p", { class: "faint" }, "Named in the articles, but nobody is reported to say anything about it or to stand for or against it."),
  ];
}

function posts(held) {
  const lines = held.map((statement) => [statement.words || kindNamed.get(statement.kind).verb, statement.objects]);
  const distinct = [...new Map(lines.map((line) => [line[0] + line[1].map((one) => one.key), line])).values()].slice(0, 4);
  return distinct.map(([words, where]) => h("p", { class: "post" }, words, where.length > 0 && [words === "speaks for" ? " " : ", ", namesOf(where)]));
}

function alsoCalled(thing) {
  if (!thing.aliases.length) return "";
  const listed = thing.aliases.slice(0, 12).flatMap((alias, i) => [i ? ", " : "", h("bdi", {}, alias)]);
  return h("p", { class: "aliases" }, "Also: ", listed, thing.aliases.length > 12 && ` and ${thing.aliases.length - 12} more`);
}

function identities(thing) {
  const links = thing.same.map((url) => outside(url, /wikidata/.test(url) ? "Wikidata" : /geonames/.test(url) ? "GeoNames" : url.replace(/^https?:\/\//, "").slice(0, 40)));
  return links.length > 0 && h("p", { class: "aliases" }, "Known as ", links.flatMap((link, i) => [i ? ", " : "", link]));
}

function thingActions(thing, state) {
  const only = state.with === thing.key;
  return [
    h("button", { type: "button", onclick: () => change({ view: "picture", more: [...new Set([...state.more, thing.key])] }) }, "Draw all its neighbours"),
    h("button", { type: "button", "aria-pressed": String(only), onclick: () => change({ with: only ? "" : thing.key }) }, only ? "Show everybody again" : "Only this one"),
    turtleButton([thing]),
  ];
}

function headingAbout(kind) {
  const headings = { said: "Spoken about", supports: "Supported by", opposes: "Opposed by", commits: "Promises that concern it", refuses: "Refusals that concern it", roleIn: "People and posts", speaksFor: "Unnamed speakers" };
  return headings[kind] || "Relations";
}

function group(title, { kind, list }, back) {
  const place = h("div", { class: "cards" });
  const more = portions(list, 12, (statement) => card(statement), place);
  return h("section", { class: back ? "group back" : "group" }, h("h3", {}, kindMark(kind), " ", title, " ", h("span", { class: "count" }, list.length.toLocaleString("en-US"))), place, more);
}

function pairPanel({ ends: [one, other], there, back }) {
  const headed = (groups, from, to) => groups.map((found) => group(`${from.label} ${kindNamed.get(found.kind).verb} ${to.label}`, found));
  return [h("header", {}, h("p", { class: "type" }, "Between"), h("h2", {}, nameLink(one), " and ", nameLink(other))), h("p", { class: "acts" }, turtleButton([one, other])), headed(there, one, other), headed(back, other, one)];
}

function overviewPanel({ disputed: targets, speakers }) {
  const number = (list) => list.length.toLocaleString("en-US");
  return [
    h("header", {}, h("p", { class: "type" }, "Where to begin"), h("h2", {}, "Click a name or a line to read the words behind it")),
    targets.length > 0 && h("section", { class: "group" }, h("h3", {}, "Disputed"), h("ul", { class: "plain" }, targets.map(({ target, pro, con }) => h("li", {}, nameLink(target), h("span", { class: "faint" }, ` ${number(pro)} for, ${number(con)} against`))))),
    speakers.length > 0 && h("section", { class: "group" }, h("h3", {}, "Most quoted"), h("ul", { class: "plain" }, speakers.map(([thing, count]) => h("li", {}, typeMark(thing.type, 13), " ", nameLink(thing), h("span", { class: "faint" }, ` ${counted(count, "statement")}`))))),
    h("section", { class: "group" }, h("h3", {}, "How to read it"), h("p", { class: "faint" }, reading())),
  ];
}

function reading() {
  return "Every line is something a source said or an outlet reported: the more often, the thicker. Faint lines are what one source says of another. "
    + "A missing line means that these articles do not say, not that there is nothing. The program reads as carefully as it can and still errs: the quoted words decide.";
}
