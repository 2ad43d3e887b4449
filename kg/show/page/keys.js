// The picture by keyboard: arrows go to the nearest thing that way, Enter reads it, + and - zoom, 0 shows all, Escape lets go.
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function listenToKeys() {
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move) step(move);
    else if (event.key === "Enter") panel.focus();
    else if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName || "");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      document.getElementById("search").focus();
    }
    if (event.key === "Escape" && !typing && !document.querySelector("dialog[open]") && current.at) {
      change({ at: "" });
      if (current.view === "picture") canvas.focus();
    }
  });
}

function step([dx, dy]) {
  const from = thingOf.get(current.at);
  if (!scene.things.length) return;
  if (!from || !scene.things.includes(from)) return openThing(scene.things[0], "canvas");
  const ahead = scene.things.filter((thing) => thing !== from && (thing.x - from.x) * dx + (thing.y - from.y) * dy > 0);
  const cost = (thing) => {
    const along = Math.abs((thing.x - from.x) * dx + (thing.y - from.y) * dy);
    const aside = Math.abs((thing.x - from.x) * dy + (thing.y - from.y) * dx);
    return along + 2.5 * aside;
  };
  const next = ahead.sort((a, b) => cost(a) - cost(b))[0];
  if (next) openThing(next, "canvas");
  if (next && !inSight(next)) network.moveTo({ position: { x: next.x, y: next.y } });
}

function inSight(thing) {
  const { x, y } = network.canvasToDOM({ x: thing.x, y: thing.y });
  return x > 40 && y > 40 && x < canvas.clientWidth - 40 && y < canvas.clientHeight - 40;
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
}
