// The picture: vis-network draws what stands still already; we choose which things, and answer clicks.
const canvas = document.getElementById("canvas");
const nodes = new vis.DataSet();
const lines = new vis.DataSet();
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const scene = { things: [], edges: [], byKey: new Map(), hover: null };
let network = null;
let fitted = 1; // the scale at which everything drawn is in sight

function openPicture() {
  const options = picture.options;
  options.nodes.ctxRenderer = drawMark;
  network = new vis.Network(canvas, { nodes, edges: lines }, options);
  canvas.querySelector(".vis-network").tabIndex = -1; // the canvas around it takes the keys
  listenToPrinting();
  network.on("click", ({ nodes: [node], edges: [edge] }) => clicked(node, edge));
  network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && change({ more: [...new Set([...current.more, things[node].key])] }));
  network.on("afterDrawing", drawLabels);
  network.on("hoverNode", ({ node, pointer }) => hover(things[node], null, pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => hover(null, scene.byKey.get(edge), pointer.DOM));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => hover(null, null));
  network.on("resize", ({ width, oldWidth }) => width !== oldWidth && resized());
  network.on("dragEnd", ({ nodes: moved }) => moved.forEach((at) => Object.assign(things[at], network.getPosition(at))));
}

function clicked(node, edge) {
  if (node !== undefined) return openThing(things[node], "canvas");
  if (edge !== undefined) return openEdge(scene.byKey.get(edge));
  if (current.at) change({ at: "" });
}

// Draws these lines and the things that they join; gives the number of things.
function drawPicture({ edges }, state, stay) {
  const touched = new Set(edges.flatMap((edge) => [edge.subject, edge.object]));
  scene.things = [...touched].sort((a, b) => a.at - b.at);
  scene.edges = withoutDoubles(edges);
  scene.byKey = new Map(scene.edges.map((edge) => [edge.key, edge]));
  emphasize(state);
  if (!stay) Object.assign(look, boostFor(scene.things));
  nodes.clear();
  lines.clear();
  nodes.add(scene.things.map((thing) => ({ id: thing.at, x: thing.x, y: thing.y, size: thing.size * look.boost })));
  lines.add(styled(scene.edges));
  return scene.things.length;
}

// The screen was turned, or the window made wider.
function resized() {
  const whole = scene.things.length && nodes.length === scene.things.length && lines.length === scene.edges.length;
  if (!whole || !canvas.clientWidth) return; // it is being drawn just now, or out of sight
  Object.assign(look, boostFor(scene.things));
  lines.update(styled(scene.edges));
  fit();
}

function boostFor(drawn) {
  const extent = (values) => Math.max(...values) - Math.min(...values) + 120;
  if (!drawn.length) return { boost: 1, line: 1 };
  const scale = Math.min(canvas.clientWidth / extent(drawn.map((thing) => thing.x)), canvas.clientHeight / extent(drawn.map((thing) => thing.y)));
  const even = Math.sqrt((canvas.clientWidth * canvas.clientHeight) / drawn.length); // pixels from one mark to the next, if they stood evenly
  const room = Math.min(even, 1.7 * nearness(drawn) * scale);
  const usual = Math.max(11, drawn.reduce((sum, thing) => sum + thing.size, 0) / drawn.length);
  const size = Math.min(11, Math.max(4, room * 0.16));
  return { boost: size / (usual * scale), line: Math.max(0.85, size / 11) / scale };
}

// How far the nearest other mark usually is (the median of a sample): where islands stand apart, they are crowded all the same.
function nearness(drawn) {
  const sample = drawn.filter((_, i) => i % Math.ceil(drawn.length / 100) === 0);
  const gaps = sample.map((one) => drawn.reduce((least, other) => (other === one ? least : Math.min(least, Math.hypot(other.x - one.x, other.y - one.y))), 1e4));
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
}

// "Spoke about" is left out where a stronger line joins the same two: a click there shows its words all the same.
function withoutDoubles(edges) {
  const strong = new Set(edges.filter((edge) => edge.kind !== "said").map(pairOf));
  const order = (edge) => (edge.kind === "said" ? 0 : GROUPS.includes(edge.kind) ? 2 : 1);
  return edges.filter((edge) => edge.kind !== "said" || !strong.has(pairOf(edge))).sort((a, b) => order(a) - order(b));
}

function pairOf(edge) {
  return Math.min(edge.subject.at, edge.object.at) + " " + Math.max(edge.subject.at, edge.object.at);
}

function styled(edges) {
  const pairs = new Map();
  for (const edge of edges) pairs.set(pairOf(edge), [...(pairs.get(pairOf(edge)) || []), edge]);
  return edges.map((edge) => lineOf(edge, pairs.get(pairOf(edge)).indexOf(edge), pairs.get(pairOf(edge)).length));
}

// What is chosen, and what it touches, stays strong; everything else is drawn faint.
function emphasize(state) {
  const ends = endsOf(state);
  const touches = ends.length === 1
    ? (edge) => edge.subject === ends[0] || edge.object === ends[0]
    : (edge) => ends.includes(edge.subject) && ends.includes(edge.object);
  const edges = ends.length ? scene.edges.filter(touches) : [];
  emphasis.edges = edges.length ? new Set(edges) : null;
  emphasis.things = edges.length ? new Set([...ends, ...edges.flatMap((edge) => [edge.subject, edge.object])]) : null;
}

function repaint(state) {
  emphasize(state);
  lines.update(styled(scene.edges));
  network.redraw();
}

function fit() {
  if (!scene.things.length) return;
  network.fit({ nodes: scene.things.map((thing) => thing.at), animation: false });
  const small = canvas.clientWidth < 500;
  fitted = Math.min(1.6, network.getScale() * (small ? 0.9 : 0.94));
  network.moveTo({ scale: fitted });
}

// Go to a thing that was chosen by its name, near enough to tell its neighbours apart; no jump for who does not want motion.
function lookAt(thing) {
  if (!scene.things.includes(thing)) return;
  const near = [...(emphasis.things || [thing])];
  const span = (axis) => Math.max(...near.map((one) => Math.abs(one[axis] - thing[axis]))) * 2 + Math.min(160, canvas.clientWidth / 4) / network.getScale();
  const sheet = panel.classList.contains("open") && getComputedStyle(panel).position === "fixed" ? panel.offsetHeight : 0;
  const scale = Math.min(canvas.clientWidth / span("x"), (canvas.clientHeight - sheet) / span("y"));
  network.moveTo({
    position: { x: thing.x, y: thing.y }, scale: Math.max(0.8 * fitted, Math.min(2.6 * fitted, scale)), offset: { x: 0, y: -sheet / 2 },
    animation: stillness.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" },
  });
}

function hover(thing, edge, point) {
  scene.hover = thing;
  const tip = document.getElementById("tip");
  canvas.classList.toggle("pointing", Boolean(thing || edge));
  tip.hidden = !edge && !thing;
  if (tip.hidden) return;
  if (edge) fill(tip, h("bdi", {}, edge.subject.label), " ", h("b", {}, kindNamed.get(edge.kind).verb), " ", h("bdi", {}, edge.object.label), h("br"), h("span", { class: "faint" }, tipCount(edge)));
  else fill(tip, h("b", {}, h("bdi", {}, thing.label)), h("br"), h("span", { class: "faint" }, `${typeNamed.get(thing.type).one} · ${counted(thing.says + thing.spoken, "statement")}`));
  tip.style.left = Math.max(4, Math.min(point.x + 14, canvas.clientWidth - tip.offsetWidth - 8)) + "px";
  tip.style.top = Math.min(point.y + 14, canvas.clientHeight - tip.offsetHeight - 8) + "px";
}

function tipCount(edge) {
  return counted(edge.count, "statement") + (edge.claimed ? ", as others tell it" : "") + " · click for the words";
}
