// One loop: the address says what to show; every change goes through it.
let current = readState();
let drawnFor = null;
let turns = 0;
const status = document.getElementById("status");
const SHOW = { table: showTable, matrix: showMatrix, disputes: showDisputes, timeline: showTimeline, voices: showVoices, text: showText };

function change(values, replace = false) {
  const next = { ...current, ...values };
  const hash = hashOf(next);
  if (hash === hashOf(current)) return null;
  history[replace ? "replaceState" : "pushState"](null, "", hash);
  return render();
}

// Chosen in the picture itself, a thing stays where the reader sees it; chosen by its name, the picture goes to it.
function openThing(thing, from) {
  together([change({ at: thing.key })], () => {
    if (from === "canvas") return;
    if (current.view === "picture") lookAt(thing);
    panel.focus({ preventScroll: true });
  });
}

function openEdge(edge) {
  together([change({ at: edge.key })], () => panel.focus({ preventScroll: true }));
}

function clearFilters() {
  const none = Object.fromEntries(CHOICES.map((name) => [name, ""]));
  change({ ...none, types: null, rel: null, view: current.view === "text" ? "picture" : current.view });
}

// The picture is asked for again only where it changes: other filters, or a thing that is not drawn yet.
function render() {
  current = readState();
  const turn = ++turns;
  const filters = hashOf({ ...current, at: "", view: "picture" });
  const filtersChanged = filters !== drawnFor?.filters;
  const isDrawn = (key) => scene.things.some((thing) => thing.key === key);
  const stays = current.view === "picture" && drawnFor?.view === "picture" && !filtersChanged && keysOf(current).every(isDrawn);
  showViews();
  const view = stays ? null : answer(current.view, current, current.view === "table" ? tableWish() : {});
  return together([view, answer("panel", current)], (found, beside) => {
    if (turn !== turns) return; // the reader has gone on meanwhile
    document.body.classList.toggle("wide", current.view !== "picture" && !beside.ends.length);
    if (filtersChanged) showLegend(document.getElementById("legend"), current);
    showPanel(beside, current);
    if (current.view === "picture") renderPicture(found, filters, filtersChanged);
    else renderOther(found);
    drawnFor = { filters, view: current.view };
  });
}

function renderPicture(found, filters, filtersChanged) {
  if (found) {
    const stay = drawnFor?.view === "picture" && !filtersChanged;
    showTools({ all: found.all, drawn: drawPicture(found, current, stay) }, found.passing);
    if (!stay) fit();
  } else repaint(current);
  network.selectNodes(endsOf(current).filter((thing) => scene.things.includes(thing)).map((thing) => thing.at), false);
}

function renderOther(found) {
  SHOW[current.view](document.getElementById(`view-${current.view}`), found, current);
  status.textContent = passed(found.passing);
}

function passed(some) {
  const all = census.statements;
  return some === all ? counted(all, "statement") : `${some.toLocaleString("en-US")} of ${counted(all, "statement")} pass the filters`;
}

function showViews() {
  fill(document.getElementById("views"), VIEWS.map(([name, words]) => h("li", {}, h("button", { type: "button", "aria-current": current.view === name ? "page" : null, onclick: () => change({ view: name }) }, words))));
  document.querySelector("#views [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  for (const section of document.querySelectorAll(".view")) section.hidden = section.id !== `view-${current.view}`;
}

function showTools({ all, drawn }, passing) {
  const some = drawn < all ? `Showing ${drawn.toLocaleString("en-US")} of ${all.toLocaleString("en-US")}: the most quoted` : counted(drawn, "name");
  status.textContent = drawn ? `${some} · ${passed(passing)}` : "Nothing to draw: no statement between two names passes the filters.";
  const button = (words, label, act) => h("button", { type: "button", "aria-label": label, title: label, onclick: act }, words);
  fill(document.getElementById("tools"), button("+", "Closer", () => zoom(1.3)), button("−", "Farther", () => zoom(1 / 1.3)), button("Fit", "Fit everything that is drawn", fit),
    drawn < all && all <= 6000 && button(`Draw all ${all.toLocaleString("en-US")}`, "Draw all of them", () => change({ limit: all })), button("PNG", "Save the picture as PNG", savePicture), button("SVG", "Save the picture as SVG", () => save("picture.svg", "image/svg+xml", pictureAsSvg())));
}

function listenToSearch() {
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  let marked = -1;
  let found = [];
  let searching = null;
  const search = () => {
    const query = input.value;
    searching = find(query);
    return together([searching], (things) => query === input.value && show(things));
  };
  const show = (things) => {
    found = things;
    marked = found.length ? 0 : -1;
    const option = (thing, i) => h("li", { role: "option", id: `found-${i}`, "aria-selected": String(i === marked), onmousedown: (event) => { event.preventDefault(); pick(thing); } },
      typeMark(thing.type, 14), " ", h("bdi", {}, thing.label), h("span", { class: "faint" }, ` ${typeNamed.get(thing.type).one}${nameFound(thing, input.value)}`));
    fill(list, found.length ? found.map(option) : input.value.trim() && h("li", { class: "faint" }, "No such name in these articles."));
    open(Boolean(input.value.trim()));
  };
  const open = (on) => {
    list.hidden = !on;
    input.setAttribute("aria-expanded", String(on));
    if (on && marked >= 0) input.setAttribute("aria-activedescendant", `found-${marked}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const pick = (thing) => { open(false); openThing(thing); };
  const mark = (by) => {
    const options = [...list.querySelectorAll("[role=option]")];
    if (!options.length) return;
    marked = (marked + by + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === marked)));
    options[marked].scrollIntoView({ block: "nearest" });
    open(true);
  };
  input.addEventListener("input", search);
  input.addEventListener("focus", () => input.value.trim() && search());
  input.addEventListener("blur", () => setTimeout(() => open(false), 100));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") mark(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter") together([searching], () => found[marked] && pick(found[marked]));
    else if (event.key === "Escape") open(false);
    else return;
    event.preventDefault();
  });
}

function nameFound(thing, query) {
  const wanted = fold(query.trim());
  const alias = fold(thing.label).includes(wanted) ? "" : thing.aliases.find((name) => fold(name).includes(wanted));
  return alias ? `, “${alias}”` : "";
}

function start() {
  const narrow = matchMedia("(max-width: 900px)");
  const openFilters = () => { document.getElementById("filters").open = !narrow.matches; };
  narrow.addEventListener("change", openFilters);
  openFilters();
  openPicture();
  listenToSearch();
  listenToKeys();
  window.addEventListener("popstate", render);
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    change({ view: "table" });
    document.getElementById("stage").focus();
  });
  darkness.addEventListener("change", () => { drawnFor = null; render(); });
  window.kgPage = {
    ready: false, go: (hash) => { history.pushState(null, "", hash); return render(); },
    statements: () => together([everyStatement(current)], (list) => list.map((statement) => statement.iri)),
    edges: () => together([answer("picture", current)], (found) => found.edges.map((edge) => [edge.subject.iri, edge.kind, edge.object.iri, edge.count])),
    drawn: () => scene.things.map((thing) => thing.iri), first: () => picture.first.map((at) => things[at].iri), sparql: () => sparql(current), find: (query) => together([find(query)], (found) => found.map((thing) => thing.iri)),
    labels: () => shownLabels.map(({ text, x, y, w, h: high, px }) => ({ text, x, y, w, h: high, px })), at: (iri) => { const thing = things.find((one) => one.iri === iri); return network.canvasToDOM({ x: thing.x, y: thing.y }); },
  };
  together([render()], () => {
    if (current.view !== "picture") window.kgPage.ready = true;
    else network.once("afterDrawing", () => { window.kgPage.ready = true; });
    if (current.view === "picture" && endsOf(current).length) lookAt(endsOf(current)[0]);
    network.redraw();
  });
}

if (census.things) start();
