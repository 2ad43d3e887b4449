// Search over every name of every thing, blind to case and accents: "munoz" finds "Muñoz".
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const names = things.map((thing) => [thing.label, ...thing.aliases].map(fold));

function find(query, most = 30) {
  const wanted = fold(query.trim());
  if (!wanted) return [];
  const found = [];
  for (let at = 0; at < names.length; at++) {
    const score = Math.min(...names[at].map((name, i) => closeness(name, wanted) + (i ? 0.5 : 0)));
    if (score < 9) found.push([score, at]);
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return found.slice(0, most).map(([, at]) => things[at]);
}

function closeness(name, wanted) {
  const at = name.indexOf(wanted);
  if (at < 0) return wanted.includes(" ") && wanted.split(/\s+/).every((word) => name.includes(word)) ? 4 : 9;
  if (name === wanted) return 0;
  if (at === 0) return 1;
  return /[\p{L}\p{N}]/u.test(name[at - 1]) ? 3 : 2;
}
