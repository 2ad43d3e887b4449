// The small drawing of a type or a kind, for the legend and the panel: the same shapes, colours and dashes as in the picture.
const darkness = matchMedia("(prefers-color-scheme: dark)");
const onPaper = { now: false };
const isDark = () => darkness.matches && !onPaper.now;
const tone = (look) => (isDark() ? look.dark : look.light);

function typeMark(name, size = 16) {
  const look = typeNamed.get(name);
  const paint = look.hollow ? { fill: "none", stroke: tone(look), "stroke-width": 0.34 } : { fill: tone(look) };
  const radius = look.hollow ? 0.66 : 0.95;
  const shape = look.outline.length
    ? svg("polygon", { points: look.outline.map((corner) => corner.join(",")).join(" "), ...paint })
    : svg("circle", { r: radius, ...paint });
  return svg("svg", { class: "mark", viewBox: "-1.3 -1.3 2.6 2.6", width: size, height: size, "aria-hidden": "true" }, shape);
}

function kindMark(name) {
  const kind = kindNamed.get(name);
  const stroke = { stroke: tone(kind), "stroke-width": Math.max(1.4, kind.width), fill: "none" };
  const line = svg("line", { x1: 1, y1: 7, x2: kind.arrow ? 25 : 33, y2: 7, ...stroke, "stroke-dasharray": kind.dash.join(" ") });
  return svg("svg", { class: "mark", viewBox: "0 0 34 14", width: 34, height: 14, "aria-hidden": "true" }, line, ...arrowHead(kind.arrow, stroke));
}

function arrowHead(arrow, stroke) {
  const solid = { fill: stroke.stroke };
  const heads = {
    arrow: () => svg("polygon", { points: "23,2 33,7 23,12", ...solid }),
    vee: () => svg("polyline", { points: "26,3 32,7 26,11", ...stroke }),
    bar: () => svg("line", { x1: 27, y1: 1, x2: 27, y2: 13, ...stroke, "stroke-width": 3 }),
    circle: () => svg("circle", { cx: 28, cy: 7, r: 4, ...solid }),
    box: () => svg("rect", { x: 24, y: 3, width: 8, height: 8, ...solid }),
  };
  return heads[arrow] ? [heads[arrow]()] : [];
}
