// Who speaks: each speaker's share of the claims and of the words, named against unnamed, quoted against reported.
function showVoices(place, selection) {
  const claims = selection.statements.filter((statement) => statement.kind === "said");
  if (!claims.length) return fill(place, h("p", { class: "faint" }, "Nobody is quoted in this selection."));
  const voices = voicesOf(claims);
  const most = Math.max(...voices.map((voice) => voice.words));
  const body = h("tbody");
  const more = portions(voices, 60, (voice) => voiceRow(voice, most), body);
  fill(place, h("p", { class: "summary" }, shares(claims)), h("table", { class: "rows voices" }, h("caption", {}, "Speakers by the number of words that are theirs"),
    h("thead", {}, h("tr", {}, ["Speaker", "Statements", "Words", "Share"].map((name) => h("th", { scope: "col" }, name)))), body), more);
}

function voicesOf(claims) {
  const voices = new Map();
  for (const claim of claims) {
    const voice = voices.get(claim.subject) || { thing: claim.subject, claims: 0, words: 0, direct: 0 };
    voice.claims += 1;
    voice.words += wordCount(claim.words);
    voice.direct += claim.mode.includes("quoted") ? wordCount(claim.words) : 0;
    voices.set(claim.subject, voice);
  }
  return [...voices.values()].sort((a, b) => b.words - a.words || (a.thing?.at ?? 1e9) - (b.thing?.at ?? 1e9));
}

function wordCount(text) {
  return (text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) || []).length;
}

function voiceRow(voice, most) {
  const bar = h("span", { class: "stack", "aria-hidden": "true" }, [["direct", voice.direct], ["indirect", voice.words - voice.direct]].filter(([, words]) => words).map(([name, words]) => {
    const part = h("span", { class: `part ${name}` });
    part.style.width = `${(96 * words) / most}%`;
    return part;
  }));
  const who = voice.thing ? [typeMark(voice.thing.type, 13), " ", nameLink(voice.thing)] : h("span", { class: "faint" }, "not named by the text");
  return h("tr", {}, h("td", { "data-label": "Speaker" }, who), h("td", { "data-label": "Statements" }, String(voice.claims)), h("td", { "data-label": "Words" }, `${voice.words} (${voice.direct} quoted)`), h("td", { "data-label": "Share" }, bar));
}

function shares(claims) {
  const percent = (list) => `${Math.round((100 * list.length) / claims.length)} %`;
  const named = claims.filter((claim) => claim.subject && claim.subject.type !== "UnnamedSource");
  const quoted = claims.filter((claim) => claim.mode.includes("quoted"));
  return `${counted(claims.length, "statement")}: ${percent(named)} by named speakers, ${percent(quoted)} at least partly in quotation marks.`;
}
