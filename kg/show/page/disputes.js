// Where sources disagree: for each target, who stands for it and who against it, side by side, in their words.
function showDisputes(place, { list: found }) {
  const list = h("div");
  const more = portions(found, 10, dispute, list, "Show more disagreements");
  fill(place, h("p", { class: "faint" }, found.length
    ? `${counted(found.length, "target")} that some sources support and others oppose.`
    : "No two sources in this selection stand for and against the same thing."), list, more);
}

function dispute({ target, pro, con }) {
  const side = (kind, words, list) => {
    const cards = h("div", { class: "cards" });
    const more = portions(list, 4, (statement) => card(statement), cards);
    return h("div", { class: "side-" + kind }, h("h3", {}, kindMark(kind), " ", words, " ", h("span", { class: "count" }, list.length.toLocaleString("en-US"))), cards, more);
  };
  return h("section", { class: "dispute" }, h("h2", {}, typeMark(target.type, 18), " ", nameLink(target)), h("div", { class: "sides" }, side("supports", "For", pro), side("opposes", "Against", con)));
}
