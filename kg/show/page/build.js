// Elements, made from text only: whatever a name or a sentence holds, it never becomes markup.
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flat());
  return element;
}

function fill(place, ...children) {
  place.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

// Long lists are shown in portions, so that a page with thousands of statements stays quick.
function portions(items, size, show, place, more = "Show more") {
  let shown = 0;
  const button = h("button", { type: "button", class: "more", onclick: () => next(true) });
  function next(focus) {
    button.disabled = true;
    together([items.slice(shown, shown + size)], (found) => put(found.map(show), focus));
  }
  function put(portion, focus) {
    button.disabled = false;
    place.append(...portion);
    shown += portion.length;
    button.textContent = `${more} (${(items.length - shown).toLocaleString("en-US")} left)`;
    button.hidden = shown >= items.length;
    if (focus && button.hidden) portion[0]?.querySelector("button, a")?.focus();
  }
  next(false);
  return button;
}

// A name is a link to its own place in the page: it can be clicked, tabbed to, or opened beside.
function nameLink(thing) {
  return goTo(hashWith({ at: thing.key }), () => openThing(thing), h("bdi", { title: typeNamed.get(thing.type).one }, thing.label));
}

function goTo(hash, act, ...words) {
  const go = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act();
  };
  return h("a", { class: "name", href: hash, onclick: go }, words);
}

function namesOf(found) {
  return found.flatMap((thing, i) => [i ? (i === found.length - 1 ? " and " : ", ") : "", nameLink(thing)]);
}
