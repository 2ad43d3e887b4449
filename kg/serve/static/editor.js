// The large editor (YASGUI), with this server's endpoint only; the plain form stays for everybody else.
const plain = document.getElementById("plain");
const rich = document.getElementById("rich");
const toRich = document.getElementById("to-rich");
let editor = null;

function open() {
  const prefixes = [...document.querySelectorAll("#prefixes tr")].map((row) => [row.cells[0].textContent, row.cells[1].textContent]);
  const query = plain.querySelector("textarea").value;
  rich.hidden = false;
  plain.hidden = true;
  toRich.hidden = true;
  const named = prefixes.filter(([name]) => query.includes(name) && !query.includes(`PREFIX ${name}`));
  const head = named.map(([name, space]) => `PREFIX ${name} <${space}>\n`).join("");
  const { Yasgui } = window;
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  editor = new Yasgui(rich, {
    requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
    copyEndpointOnNewTab: true, persistenceId: null, endpointCatalogueOptions: { getData: () => [] },
    yasqe: { value: head + query, createShareableLink: null, showQueryButton: true },
  });
  editor.getTab()?.setQuery(head + query);
  editor.getTab()?.setEndpoint(new URL("/sparql", location.href).href);
  window.kgEditor = editor;
}

if (window.Yasgui) {
  toRich.hidden = false;
  toRich.addEventListener("click", open);
}
