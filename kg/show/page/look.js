// How a thing and a line look on the canvas: shape and colour by type; colour, dash and arrow by kind; thickness by the number of statements.
const PAPER = { light: "#ffffff", dark: "#14181d" };
const paper = () => (isDark() ? PAPER.dark : PAPER.light);
const ink = () => (isDark() ? "#e9edf1" : "#1b2026");

// Far from the picture, marks and lines are drawn larger, so that they can still be seen; set when the picture is fitted.
const look = { boost: 1, line: 1 };

const emphasis = { things: null, edges: null }; // Sets while something is chosen: the rest is drawn faint

function drawMark({ ctx, id, x, y, state }) {
  const thing = things[id];
  const type = typeNamed.get(thing.type);
  const size = markSize(thing);
  const chosen = emphasis.things?.has(thing);
  const drawNode = () => {
    ctx.globalAlpha = emphasis.things && !chosen ? 0.18 : 1;
    outline(ctx, type, x, y, size);
    ctx.fillStyle = type.hollow ? paper() : tone(type);
    ctx.fill();
    ctx.lineWidth = look.boost * (type.hollow ? 2.4 : state.selected || state.hover ? 3 : 1.2);
    ctx.strokeStyle = type.hollow ? tone(type) : state.selected || state.hover ? ink() : paper();
    ctx.stroke();
    ctx.globalAlpha = 1;
  };
  return { drawNode, nodeDimensions: { width: size * 2, height: size * 2 } };
}

// Marks grow slower than the picture when it comes closer, so that lines between neighbours stay in sight.
function markSize(thing) {
  const closer = Math.max(1, network.getScale() / fitted);
  return (thing.size * look.boost) / Math.sqrt(closer);
}

function outline(ctx, type, x, y, size) {
  ctx.beginPath();
  if (!type.outline.length) ctx.arc(x, y, size * 0.95, 0, 2 * Math.PI);
  type.outline.forEach(([dx, dy], i) => ctx[i ? "lineTo" : "moveTo"](x + dx * size, y + dy * size));
  ctx.closePath();
}

// Lines between the same two things are bent apart; a single one stays straight.
function lineOf(edge, place, of) {
  const kind = kindNamed.get(edge.kind);
  const strength = emphasis.edges && !emphasis.edges.has(edge) ? 0.08 : edge.claimed ? 0.5 : 1;
  const bend = of === 1 ? 0 : (place - (of - 1) / 2) * 0.22;
  const turned = edge.subject.at > edge.object.at ? -bend : bend;
  return {
    id: edge.key, from: edge.subject.at, to: edge.object.at,
    width: look.line * Math.min(9, kind.width * (1 + 0.55 * Math.log2(edge.count))),
    color: { color: tone(kind), highlight: tone(kind), hover: tone(kind), opacity: strength },
    dashes: kind.dash.length ? kind.dash.map((length) => length * look.line) : edge.claimed && edge.kind === "supports" ? [14, 3] : false,
    arrows: kind.arrow ? { to: { enabled: true, type: kind.arrow, scaleFactor: kind.arrow === "vee" ? 0.5 : 0.62 } } : { to: { enabled: false } },
    smooth: Math.abs(turned) < 0.01 ? false : { enabled: true, type: turned > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(turned) },
  };
}
