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
  const here = new URL("/sparql", location.href).href;
  const { Yasgui } = window;
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  editor = new Yasgui(rich, {
    requestConfig: { endpoint: here, method: "POST", args: [], acceptHeaderSelect: "application/sparql-results+json", acceptHeaderGraph: "text/turtle" },
    populateFromUrl: false, copyEndpointOnNewTab: true, persistenceId: null, endpointCatalogueOptions: { getData: () => [] },
    yasqe: { value: head + query, createShareableLink: null, showQueryButton: true },
  });
  editor.getTab()?.setQuery(head + query);
  editor.getTab()?.setEndpoint(here);
}

if (window.Yasgui) {
  toRich.hidden = false;
  toRich.addEventListener("click", open);
}
