// Who speaks: each speaker's share of the claims and of the words, named against unnamed, quoted against reported.
function showVoices(place, { claims, named, quoted, list }) {
  if (!claims) return fill(place, h("p", { class: "faint" }, "Nobody is quoted in this selection."));
  const most = Math.max(...list.slice(0, 1).map((voice) => voice.words));
  const percent = (some) => `${Math.round((100 * some) / claims)} %`;
  const shares = `${counted(claims, "statement")}: ${percent(named)} by named speakers, ${percent(quoted)} at least partly in quotation marks.`;
  const body = h("tbody");
  const more = portions(list, 60, (voice) => voiceRow(voice, most), body);
  fill(place, h("p", { class: "summary" }, shares), h("table", { class: "rows voices" }, h("caption", {}, "Speakers by the number of words that are theirs"),
    h("thead", {}, h("tr", {}, ["Speaker", "Statements", "Words", "Share"].map((name) => h("th", { scope: "col" }, name)))), body), more);
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
