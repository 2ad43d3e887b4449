// When it was said: statements by day, month or year, and two sliders that narrow every view to a stretch of time.
const DRAWN = ["said", "supports", "opposes", "commits", "refuses"];

function showTimeline(place, { days, bins, list }, state) {
  if (!days.length) return fill(place, h("p", { class: "faint" }, "No statement in this selection has a date."));
  fill(place, sliders(days, state), chart(bins, unit(days), state), timeList(list));
}

function unit(days) {
  const span = (Date.parse(days.at(-1)) - Date.parse(days[0])) / 864e5;
  return span <= 62 ? 10 : span <= 1800 ? 7 : 4; // characters of the ISO date that make a bin: day, month, year
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
  const total = (parts) => Object.values(parts).reduce((sum, n) => sum + n, 0);
  const most = Math.max(...bins.map(([, parts]) => total(parts)));
  const words = (kind) => (kind === "other" ? "posts and relations" : kindNamed.get(kind).verb);
  const bars = bins.map(([key, parts]) => {
    const inside = (!state.from || key >= state.from.slice(0, step)) && (!state.to || key <= state.to.slice(0, step));
    const present = [...DRAWN, "other"].filter((kind) => parts[kind]);
    return h("li", { class: inside ? "" : "outside" }, h("span", { class: "when" }, binName(key)),
      h("span", { class: "stack" }, present.map((kind) => { const part = h("span", { class: `part ${kind}`, title: `${words(kind)}: ${parts[kind]}` }); part.style.width = `${(86 * parts[kind]) / most}%`; return part; }), h("span", { class: "count" }, total(parts).toLocaleString("en-US"))));
  });
  const key = DRAWN.map((kind) => h("span", { class: `part-key ${kind}` }, kind === "said" ? "said" : kindNamed.get(kind).verb));
  return [h("p", { class: "key" }, key, h("span", { class: "part-key other" }, "posts and relations")), h("ol", { class: "bars" }, bars)];
}

function binName(key) {
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const [year, month, day] = key.split("-");
  return [day && Number(day), month && months[month - 1], year].filter(Boolean).join(" ");
}

function timeList(list) {
  const place = h("div", { class: "cards timeline" });
  const more = portions(list, 20, (statement) => card(statement, "h3"), place);
  return h("section", {}, h("h2", {}, "In order"), place, more);
}
