// The picture as SVG: what is in sight, with its lines, marks and names, for print and for other programs.
function pictureAsSvg() {
  return new XMLSerializer().serializeToString(pictureDrawing());
}

// On paper the picture is a drawing, sharp at any size and on light ground.
function listenToPrinting() {
  const place = h("div", { class: "printed" });
  canvas.after(place);
  window.addEventListener("beforeprint", () => {
    onPaper.now = true;
    if (current.view === "picture" && scene.things.length) fill(place, pictureDrawing());
    onPaper.now = false;
  });
  window.addEventListener("afterprint", () => fill(place));
}

function pictureDrawing() {
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  const ground = svg("rect", { width: size.width, height: size.height, fill: paper() });
  const parts = [ground, ...scene.edges.flatMap(lineAsSvg), ...scene.things.map(markAsSvg), ...shownLabels.flatMap(labelAsSvg)];
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${size.width} ${size.height}`, ...size }, parts);
}

function spot(thing) {
  return network.canvasToDOM({ x: thing.x, y: thing.y });
}

function lineAsSvg(edge) {
  const [style, scale] = [lines.get(edge.key), network.getScale()];
  const [a, b] = [spot(edge.subject), spot(edge.object)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const reach = markSize(edge.object) * scale;
  const tip = { x: b.x - ((b.x - a.x) * reach) / length, y: b.y - ((b.y - a.y) * reach) / length };
  const paint = { stroke: tone(kindNamed.get(edge.kind)), "stroke-width": style.width * scale, opacity: style.color.opacity, fill: "none" };
  const dash = kindNamed.get(edge.kind).dash.map((part) => part * look.line * scale).join(" ");
  const turn = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  const head = svg("g", { transform: `translate(${tip.x} ${tip.y}) rotate(${turn}) scale(0.8) translate(-33 -7)`, opacity: paint.opacity }, arrowHead(kindNamed.get(edge.kind).arrow, { stroke: paint.stroke, "stroke-width": 2, fill: "none" }));
  return [svg("path", { d: `M${a.x} ${a.y}L${tip.x} ${tip.y}`, "stroke-dasharray": dash, ...paint }), head];
}

function markAsSvg(thing) {
  const type = typeNamed.get(thing.type);
  const { x, y } = spot(thing);
  const size = markSize(thing) * network.getScale();
  const paint = { opacity: emphasis.things && !emphasis.things.has(thing) ? 0.18 : 1, fill: type.hollow ? paper() : tone(type), stroke: type.hollow ? tone(type) : paper(), "stroke-width": type.hollow ? 2 : 1 };
  if (!type.outline.length) return svg("circle", { cx: x, cy: y, r: size * 0.95, ...paint });
  return svg("polygon", { points: type.outline.map(([dx, dy]) => `${x + dx * size},${y + dy * size}`).join(" "), ...paint });
}

function labelAsSvg({ rows, font, x, y, w, px, kind, faint }) {
  const style = { "text-anchor": "middle", "font-size": px, "font-family": "system-ui, sans-serif", "font-weight": font.startsWith("600") ? 600 : 400, "font-style": font.includes("italic") ? "italic" : "normal" };
  const paint = { fill: kind ? tone(kind) : ink(), stroke: paper(), "stroke-width": 3, "paint-order": "stroke", opacity: faint ? 0.3 : 1 };
  return rows.map((row, i) => {
    const text = svg("text", { x: x + w / 2, y: y + px + i * (px + 2), ...style, ...paint });
    text.textContent = row;
    return text;
  });
}
