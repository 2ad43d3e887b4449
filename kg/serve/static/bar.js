// Beside the picture: a link from what is chosen in it to that thing's own page.
const own = document.getElementById("own-page");
const KINDS = new Set(["person", "organization", "agency", "group", "source", "place", "city", "region", "country", "policy", "law", "event"]);

function follow() {
  const at = new URLSearchParams(location.hash.slice(1)).get("at") || "";
  const [kind, slug, more] = at.split("/");
  const known = KINDS.has(kind) && slug && more === undefined && !slug.includes("~");
  own.hidden = !known;
  if (known) own.href = `/thing/${kind}/${encodeURIComponent(slug)}`;
}

const panel = document.getElementById("panel");
if (panel) new MutationObserver(follow).observe(panel, { childList: true, subtree: true });
window.addEventListener("popstate", follow);
follow();
