// When it was said: statements by day, month or year, and two sliders that narrow every view to a stretch of time.
const DRAWN = ["said", "supports", "opposes", "commits", "refuses"];

function showTimeline(place, selection, state) {
  const whole = select({ ...state, from: "", to: "" }).statements.filter((statement) => statement.date);
  if (!whole.length) return fill(place, h("p", { class: "faint" }, "No statement in this selection has a date."));
  const days = [...new Set(whole.map((statement) => statement.date))].sort();
  const step = unit(days);
  const bins = binsOf(whole, step);
  fill(place, sliders(days, state), chart(bins, step, state), timeList(bins, step));
}

function unit(days) {
  const span = (Date.parse(days.at(-1)) - Date.parse(days[0])) / 864e5;
  return span <= 62 ? 10 : span <= 1800 ? 7 : 4; // characters of the ISO date that make a bin: day, month, year
}

function binsOf(list, step) {
  const bins = new Map();
  for (const statement of [...list].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.at - b.at))) {
    const key = statement.date.slice(0, step);
    const bin = bins.get(key) || { key, list: [] };
    bin.list.push(statement);
    bins.set(key, bin);
  }
  return [...bins.values()];
}

function sliders(days, state) {
  const last = days.length - 1;
  const at = (date, otherwise, compare) => { const found = days.findIndex((day) => compare(day, date)); return date && found >= 0 ? found : otherwise; };
  const from = at(state.from, 0, (day, date) => day >= date);
  const to = state.to ? days.filter((day) => day <= state.to).length - 1 : last;
  const slider = (name, value, words) => h("label", {}, `${words} `, h("output", {}, longDate(days[Math.max(0, value)])),
    h("input", { type: "range", min: 0, max: last, value: Math.max(0, value), "aria-valuetext": longDate(days[Math.max(0, value)]), onchange: (event) => change({ [name]: bound(name, Number(event.target.value), days) }),
      oninput: (event) => { event.target.previousElementSibling.textContent = longDate(days[event.target.value]); } }));
  return h("div", { class: "sliders" }, slider("from", from, "From"), slider("to", to, "To"), h("button", { type: "button", onclick: () => change({ from: "", to: "" }) }, "All dates"));
}

function bound(name, value, days) {
  return (name === "from" && value === 0) || (name === "to" && value === days.length - 1) ? "" : days[value];
}

function chart(bins, step, state) {
  const most = Math.max(...bins.map((bin) => bin.list.length));
  const bars = bins.map((bin) => {
    const inside = (!state.from || bin.key >= state.from.slice(0, step)) && (!state.to || bin.key <= state.to.slice(0, step));
    const parts = [...DRAWN, "other"].map((kind) => [kind, bin.list.filter((s) => (kind === "other" ? !DRAWN.includes(s.kind) : s.kind === kind)).length]).filter(([, n]) => n);
    return h("li", { class: inside ? "" : "outside" }, h("span", { class: "when" }, binName(bin.key)),
      h("span", { class: "stack" }, parts.map(([kind, n]) => { const part = h("span", { class: `part ${kind}`, title: `${kind === "other" ? "posts and relations" : kindNamed.get(kind).verb}: ${n}` }); part.style.width = `${(86 * n) / most}%`; return part; }), h("span", { class: "count" }, String(bin.list.length))));
  });
  const key = DRAWN.map((kind) => h("span", { class: `part-key ${kind}` }, kind === "said" ? "said" : kindNamed.get(kind).verb));
  return [h("p", { class: "key" }, key, h("span", { class: "part-key other" }, "posts and relations")), h("ol", { class: "bars" }, bars)];
}

function binName(key) {
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const [year, month, day] = key.split("-");
  return [day && Number(day), month && months[month - 1], year].filter(Boolean).join(" ");
}

function timeList(bins, step) {
  const list = h("div", { class: "cards timeline" });
  const flat = bins.flatMap((bin) => bin.list.filter((statement) => DRAWN.includes(statement.kind)));
  const more = portions(flat.filter((statement) => passes(statement, current)), 20, (statement) => card(statement, "h3"), list);
  return h("section", {}, h("h2", {}, "In order"), list, more);
}
