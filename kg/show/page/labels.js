// Names beside the marks, by rank, in a size that can be read at any zoom; where two would overlap, the lower in rank waits for a closer look.
const LABEL = { least: 12, most: 15, cut: 24, row: 20, cell: 80, tries: 900, family: 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif' };
const widths = new Map();
let shownLabels = [];

function drawLabels(ctx) {
  const ratio = network.canvas.pixelRatio;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textBaseline = "top";
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  shownLabels = placeLabels(ctx);
  for (const label of shownLabels) paintLabel(ctx, label);
  ctx.restore();
}

function placeLabels(ctx) {
  const view = { w: canvas.clientWidth, h: canvas.clientHeight };
  const scale = network.getScale();
  const marks = scene.things.map((thing) => markBox(thing, scale)).filter((box) => box.x + box.w > 0 && box.y + box.h > 0 && box.x < view.w && box.y < view.h);
  const taken = new Map();
  for (const box of marks) keep(taken, box);
  const placed = [];
  const wanted = (box) => !emphasis.things || emphasis.things.has(box.thing) || box.thing.at <= (scene.things[12]?.at ?? 0) || box.thing === scene.hover;
  const queue = marks.filter(wanted).sort((a, b) => urgency(a.thing) - urgency(b.thing) || a.thing.at - b.thing.at);
  for (const box of queue.slice(0, LABEL.tries)) {
    const label = textOf(ctx, box.thing);
    const spots = spotsAround(box, label).filter((candidate) => within(candidate, view));
    const spot = spots.find((candidate) => !collides(taken, candidate, box.thing, 0)) ?? spots.find((candidate) => !collides(taken, candidate, box.thing, leads(box.thing)));
    if (!spot) continue;
    keep(taken, spot);
    placed.push({ ...label, ...spot });
  }
  for (const edge of emphasis.edges && emphasis.edges.size <= 24 ? emphasis.edges : []) if (edge.kind !== "said") placed.push(...verbOn(ctx, edge, taken, view));
  return placed;
}

// On the lines of what is chosen stands what they say, where there is room.
function verbOn(ctx, edge, taken, view) {
  const kind = kindNamed.get(edge.kind);
  const [a, b] = [edge.subject, edge.object].map(({ x, y }) => network.canvasToDOM({ x, y }));
  const font = `11px ${LABEL.family}`;
  const box = { rows: [kind.verb], text: kind.verb, px: 11, font, kind, w: widthOf(ctx, font, kind.verb) + 4, h: 14 };
  const spots = [0.5, 0.4, 0.6, 0.3, 0.7].map((part) => ({ ...box, x: a.x + (b.x - a.x) * part - box.w / 2, y: a.y + (b.y - a.y) * part - 7 }));
  const spot = spots.find((one) => within(one, view) && !collides(taken, one, null, 0));
  if (spot) keep(taken, spot);
  return spot ? [spot] : [];
}

function urgency(thing) {
  if (scene.hover === thing || current.at === thing.key) return 0;
  if (emphasis.things) return emphasis.things.has(thing) ? 1 : 4;
  return thing.type === "UnnamedSource" ? 3 : 2;
}

function textOf(ctx, thing) {
  const leading = thing.rank >= leadingRank;
  const most = scene.things.length > 120 ? LABEL.least + 1 : LABEL.most;
  const px = Math.round(LABEL.least + (most - LABEL.least) * Math.min(1, (thing.size - 7) / 15));
  const full = scene.hover === thing || current.at === thing.key;
  const rows = inRows(thing.label, full ? 44 : LABEL.cut);
  const font = `${leading || full ? "600 " : ""}${thing.type === "UnnamedSource" ? "italic " : ""}${px}px ${LABEL.family}`;
  const w = Math.max(...rows.map((row) => widthOf(ctx, font, row))) + 4;
  return { thing, rows, text: rows.join(" "), px, font, w, h: rows.length * (px + 2) + 1, faint: emphasis.things && !emphasis.things.has(thing) };
}

// A long name is broken once, near its middle; what is still too long ends with an ellipsis.
function inRows(text, most) {
  const middle = text.length / 2;
  const spaces = [...text.matchAll(/ /g)].map((match) => match.index);
  const at = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const rows = text.length > LABEL.row && at ? [text.slice(0, at), text.slice(at + 1)] : [text];
  return rows.map((row) => (row.length > most ? row.slice(0, most - 1).trimEnd() + "…" : row));
}

function widthOf(ctx, font, text) {
  const known = font + "\n" + text;
  ctx.font = font;
  if (!widths.has(known)) widths.set(known, Math.ceil(ctx.measureText(text).width));
  return widths.get(known);
}

function markBox(thing, scale) {
  const { x, y } = network.canvasToDOM({ x: thing.x, y: thing.y });
  const r = markSize(thing) * scale;
  return { thing, x: x - r, y: y - r, w: 2 * r, h: 2 * r, mark: true };
}

function spotsAround(mark, { w, h: high, thing }) {
  const middle = mark.x + mark.w / 2;
  const level = mark.y + mark.h / 2 - high / 2;
  const [below, above, right, left] = [mark.y + mark.h + 2, mark.y - high - 2, mark.x + mark.w + 3, mark.x - w - 3];
  const places = [[middle - w / 2, below], [middle - w / 2, above], [right, level], [left, level]];
  const corners = [[right - 6, below - 3], [left + 6, below - 3], [right - 6, above + 3], [left + 6, above + 3]];
  const shifted = [0.3, -0.3].flatMap((part) => [[middle - w / 2 + part * w, below], [middle - w / 2 + part * w, above]]);
  return [...places, ...corners, ...shifted].map(([x, y]) => ({ x, y, w, h: high, thing }));
}

function within(box, view) {
  return box.x >= 2 && box.y >= 2 && box.x + box.w <= view.w - 2 && box.y + box.h <= view.h - 2;
}

// Boxes are kept by the cells of a coarse grid that they touch.
function cells({ x, y, w, h: high }) {
  const found = [];
  for (let i = Math.floor(x / LABEL.cell); i <= Math.floor((x + w) / LABEL.cell); i++)
    for (let j = Math.floor(y / LABEL.cell); j <= Math.floor((y + high) / LABEL.cell); j++) found.push(i * 4096 + j);
  return found;
}

function keep(taken, box) {
  for (const cell of cells(box)) {
    if (taken.has(cell)) taken.get(cell).push(box);
    else taken.set(cell, [box]);
  }
}

// Where the drawing is crowded, the names that matter most may lie over marks that matter less (from rank number `over` on), never over a name.
function collides(taken, box, own, over) {
  const spared = (other) => other.mark && (other.thing === own || (over && other.thing.at >= over));
  return cells(box).some((cell) => taken.get(cell)?.some((other) => overlaps(box, other) && !spared(other)));
}

function leads(thing) {
  const chosen = emphasis.things?.has(thing);
  return chosen || thing.at <= scene.things[Math.min(69, Math.max(24, Math.floor(scene.things.length / 4)), scene.things.length - 1)].at ? thing.at + 1 : 0;
}

function overlaps(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function paintLabel(ctx, { rows, font, x, y, w, px, faint, kind }) {
  ctx.globalAlpha = faint ? 0.3 : 1;
  ctx.font = font;
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = paper();
  ctx.fillStyle = kind ? tone(kind) : ink();
  rows.forEach((row, i) => ctx.strokeText(row, x + w / 2, y + 2 + i * (px + 2)));
  rows.forEach((row, i) => ctx.fillText(row, x + w / 2, y + 2 + i * (px + 2)));
  ctx.globalAlpha = 1;
}

const leadingRank = Math.max(4, things[Math.min(11, things.length - 1)]?.rank ?? 0);
