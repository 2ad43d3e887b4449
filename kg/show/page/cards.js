// One statement as a card: who, what, whom; its sentence with the words marked; the article it stands in, and how sure we are.
function card(statement, level = "h4") {
  return h("article", { class: `card kind-${statement.kind}`, "data-statement": statement.iri },
    h(level, {}, headline(statement)),
    statement.sentence && h("blockquote", {}, sentenceWithMarks(statement)),
    h("p", { class: "chain" }, accordingTo(statement)),
    h("p", { class: "where" }, cite(statement)),
    h("p", { class: "how" }, howSure(statement), h("button", { type: "button", class: "copy", onclick: (event) => copyCitation(statement, event.target) }, "Cite")),
  );
}

function headline(statement) {
  const kind = kindNamed.get(statement.kind);
  const who = statement.subject ? nameLink(statement.subject) : h("span", { class: "nobody" }, "somebody the text does not name");
  const verb = h("b", { class: "verb" }, verbOf(statement, kind));
  const objects = namesOf(statement.objects);
  if (statement.kind === "said") return [who, " ", verb, objects.length ? [h("span", { class: "faint" }, " · about "), objects] : ""];
  if (statement.kind === "roleIn") return [who, ", ", verb, objects.length ? [h("span", { class: "faint" }, " · "), objects] : ""];
  if (statement.kind === "commits" || statement.kind === "refuses")
    return [who, " ", verb, ` “${statement.words}”`, objects.length ? [h("span", { class: "faint" }, " · concerns "), objects] : ""];
  return [who, " ", verb, " ", objects];
}

function verbOf(statement, kind) {
  if (statement.kind === "said") return statement.cue || "said";
  if (statement.kind === "roleIn") return statement.words || "post";
  return kind.verb;
}

// The sentence in pieces, each in the marks that hold it: what was said, the cue, the source. What stands between far marks is cut.
function sentenceWithMarks(statement, most = 600) {
  const text = statement.sentence;
  const layers = [["quoted", statement.quoted], ["cue", statement.cueAt], ["source", statement.source]];
  const cuts = new Set([0, text.length]);
  for (const [, offsets] of layers) for (const offset of offsets) cuts.add(Math.min(offset, text.length));
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const names = layers.filter(([, offsets]) => holds(offsets, start)).map(([name]) => name);
    const piece = text.slice(start, sorted[i + 1]);
    if (names.length) return h(names[0] === "quoted" ? "mark" : "span", { class: names.join(" ") }, piece);
    return piece.length > most ? `${[...piece].slice(0, most / 2).join("")} … ${[...piece].slice(-most / 2).join("")}` : piece;
  });
}

function holds(offsets, start) {
  for (let i = 0; i < offsets.length; i += 2) if (offsets[i] <= start && start < offsets[i + 1]) return true;
  return false;
}

function accordingTo(statement) {
  if (!statement.chain.length) return "";
  const speakers = statement.chain.map((at) => statements[at].subject);
  const named = speakers.flatMap((speaker, i) => [i ? ", as reported by " : "", speaker ? nameLink(speaker) : "a source the text does not name"]);
  return [statement.claimed ? "According to " : "In the words of ", named];
}

function cite(statement) {
  const { article } = statement;
  const parts = [article.publisher, longDate(statement.date || article.date)].filter(Boolean).join(", ");
  return [articleLink(article, statement), parts && ` · ${parts}`, article.url && [" · ", outside(article.url, "read the article")]];
}

function articleLink(article, statement) {
  if (!article.readable) return h("cite", {}, h("bdi", {}, article.title));
  return goTo(hashWith({ view: "text", article: article.key }), () => openText(article, statement), h("cite", {}, h("bdi", {}, article.title)));
}

function outside(url, words) {
  if (!/^https?:\/\//.test(url)) return words;
  return h("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, words, h("span", { "aria-hidden": "true" }, " ↗"));
}

function howSure(statement) {
  const found = statement.by ? `found by ${statement.by}` : "";
  return h("span", {}, [statement.mode, sureWords(statement.sure), found].filter(Boolean).join(" · "));
}

function sureWords(sure) {
  if (sure === null) return "";
  const words = sure >= 0.9 ? "very" : sure >= 0.7 ? "quite" : sure >= 0.5 ? "fairly" : "not very";
  return `how sure: ${words} (${Math.round(sure * 100)} %)`;
}

function longDate(date) {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date || "");
  if (!match) return date || "";
  const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  return `${Number(match[3])} ${months[match[2] - 1] || match[2]} ${match[1]}`;
}
