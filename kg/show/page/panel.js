// The panel: everything said by, about or between the things that were clicked, with its words; at first, what is worth a click.
const panel = document.getElementById("panel");
const GROUPS = ["supports", "opposes", "commits", "refuses", "said", "roleIn", "speaksFor"];

function showPanel(state, selection) {
  const ends = state.at.split("~").map((key) => thingOf.get(key)).filter(Boolean);
  const chosen = new Set(selection.statements);
  panel.classList.toggle("open", ends.length > 0);
  if (!ends.length) return fill(panel, overview(selection));
  fill(panel, h("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => change({ at: "" }) }, "×"),
    ends.length === 1 ? thingPanel(ends[0], chosen, state) : pairPanel(ends[0], ends.at(-1), chosen));
  panel.scrollTop = 0;
}

function thingPanel(thing, chosen, state) {
  const shown = (list) => list.filter((statement) => chosen.has(statement));
  const hidden = thing.said.length + thing.about.length - shown(thing.said).length - shown(thing.about).length;
  return [
    h("header", {}, h("p", { class: "type" }, typeMark(thing.type, 18), " ", typeNamed.get(thing.type).one), h("h2", {}, h("bdi", {}, thing.label)), posts(thing), alsoCalled(thing), identities(thing)),
    h("p", { class: "acts" }, thingActions(thing, state)),
    groups(shown(thing.said), (kind) => kind.group, false),
    groups(shown(thing.about), (kind) => headingAbout(kind), true),
    hidden > 0 && h("p", { class: "faint" }, `${counted(hidden, "more statement")} outside the present filters. `, goTo(hashWith({ at: thing.key }), clearFilters, "Show all")),
    !thing.said.length && !thing.about.length && h("p", { class: "faint" }, "Named in the articles, but nobody is reported to say anything about it or to stand for or against it."),
  ];
}

function posts(thing) {
  const held = thing.said.filter((statement) => statement.kind === "roleIn" || statement.kind === "speaksFor");
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
  ];
}

function headingAbout(kind) {
  const headings = { said: "Spoken about", supports: "Supported by", opposes: "Opposed by", commits: "Promises that concern it", refuses: "Refusals that concern it", roleIn: "People and posts", speaksFor: "Unnamed speakers" };
  return headings[kind.name] || "Relations";
}

// Statements under headings; kinds that share a heading (the plain relations) stand under one.
function groups(list, heading, back) {
  const byHeading = new Map();
  const order = [...GROUPS, ...kinds.map((kind) => kind.name)];
  for (const statement of [...list].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.at - b.at)) {
    const title = heading(kindNamed.get(statement.kind));
    byHeading.set(title, [...(byHeading.get(title) || []), statement]);
  }
  return [...byHeading].map(([title, found]) => group(title, found, back));
}

function group(title, found, back) {
  const list = h("div", { class: "cards" });
  const more = portions(found, 12, (statement) => card(statement), list);
  return h("section", { class: back ? "group back" : "group" }, h("h3", {}, kindMark(found[0].kind), " ", title, " ", h("span", { class: "count" }, String(found.length))), list, more);
}

function pairPanel(one, other, chosen) {
  const between = (a, b) => a.said.filter((statement) => chosen.has(statement) && statement.objects.includes(b));
  return [
    h("header", {}, h("p", { class: "type" }, "Between"), h("h2", {}, nameLink(one), " and ", nameLink(other))),
    groups(between(one, other), (kind) => `${one.label} ${kind.verb} ${other.label}`, false),
    one !== other && groups(between(other, one), (kind) => `${other.label} ${kind.verb} ${one.label}`, false),
  ];
}

function overview(selection) {
  const speakers = ranking(selection.statements.filter((s) => s.kind === "said" && s.subject), (s) => [s.subject]);
  const disputed = disputes(selection.statements).slice(0, 6);
  return [
    h("header", {}, h("p", { class: "type" }, "Where to begin"), h("h2", {}, "Click a name or a line to read the words behind it")),
    disputed.length > 0 && h("section", { class: "group" }, h("h3", {}, "Disputed"), h("ul", { class: "plain" }, disputed.map((dispute) => h("li", {}, nameLink(dispute.target), h("span", { class: "faint" }, ` ${dispute.pro.length} for, ${dispute.con.length} against`))))),
    speakers.length > 0 && h("section", { class: "group" }, h("h3", {}, "Most quoted"), h("ul", { class: "plain" }, speakers.slice(0, 8).map(([thing, count]) => h("li", {}, typeMark(thing.type, 13), " ", nameLink(thing), h("span", { class: "faint" }, ` ${counted(count, "statement")}`))))),
    h("section", { class: "group" }, h("h3", {}, "How to read it"), h("p", { class: "faint" }, reading())),
  ];
}

function reading() {
  return "Every line is something a source said or an outlet reported: the more often, the thicker. Faint lines are what one source says of another. "
    + "A missing line means that these articles do not say, not that there is nothing. The program reads as carefully as it can and still errs: the quoted words decide.";
}

function ranking(list, of) {
  const counts = new Map();
  for (const statement of list) for (const thing of of(statement)) counts.set(thing, (counts.get(thing) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].at - b[0].at);
}
