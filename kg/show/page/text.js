// The whole article with everything found in it marked in place (only in pages that were made with the texts inside).
let openArticle = null;

function openText(article, statement) {
  openArticle = { article, statement };
  const at = matchMedia("(max-width: 900px)").matches ? "" : current.at; // on a phone the sheet would lie over the text
  together([change({ view: "text", article: article.key, at })], () => document.querySelector("#view-text .target")?.scrollIntoView({ block: "center" }));
}

function showText(place, { article }) {
  if (!article?.text) return fill(place, h("p", { class: "faint" }, "This page was made without the articles' texts."));
  const chosen = openArticle?.article === article ? openArticle.statement : null;
  const parts = [article.publisher, article.authors.join(", "), longDate(article.date)].filter(Boolean).join(" · ");
  fill(place, h("article", { class: "text" }, h("h2", {}, h("bdi", {}, article.title)), h("p", { class: "faint" }, parts, article.url && [" · ", outside(article.url, "at its publisher")]),
    h("div", { class: "body" }, markedText(article, chosen))));
}

// Mentions become names that can be clicked; what was said is underlaid; the statement that one came from is framed.
function markedText(article, chosen) {
  const said = article.statements.flatMap((statement) => spansOf(statement).map(([start, end]) => [start, end, statement]));
  const cuts = new Set([0, article.text.length]);
  for (const [start, end] of [...said, ...article.mentions]) cuts.add(start).add(end);
  const points = [...cuts].filter((point) => point <= article.text.length).sort((a, b) => a - b);
  return points.slice(0, -1).map((start, i) => {
    const piece = article.text.slice(start, points[i + 1]);
    const mention = article.mentions.find(([from, to]) => from <= start && start < to);
    const around = said.filter(([from, to]) => from <= start && start < to).map(([, , statement]) => statement);
    const inner = mention ? goTo(hashWith({ at: things[mention[2]].key }), () => openThing(things[mention[2]]), piece) : piece;
    if (!around.length) return inner;
    return h("mark", { class: around.includes(chosen) ? "target" : around[0].kind, title: around.map((statement) => kindNamed.get(statement.kind).group).join(", ") }, inner);
  });
}

function spansOf(statement) {
  const found = [];
  const before = articleOffset(statement);
  for (let i = 0; before !== null && i < statement.quoted.length; i += 2) found.push([before + statement.quoted[i], before + statement.quoted[i + 1]]);
  return found;
}

// The sentence's start counts code points; the script counts UTF-16 units.
function articleOffset(statement) {
  const { text } = statement.article;
  if (!text) return null;
  let units = 0;
  let points = 0;
  for (; points < statement.start && units < text.length; points++) units += text.codePointAt(units) > 0xffff ? 2 : 1;
  return units;
}
