// The question in SPARQL that gives exactly the statements which pass the filters.
const PREFIXES = `PREFIX kg: <https://w3id.org/newskg/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
`;
const PATTERNS = {
  said: "?statement a kg:Claim . OPTIONAL { ?statement kg:speaker ?subject } OPTIONAL { ?statement kg:about ?object }",
  supports: "?statement kg:value kg:Supports ; kg:holder ?subject ; kg:target ?object .",
  opposes: "?statement kg:value kg:Opposes ; kg:holder ?subject ; kg:target ?object .",
  commits: "?statement kg:value kg:Commits ; kg:agent ?subject . OPTIONAL { ?statement kg:about ?object }",
  refuses: "?statement kg:value kg:Refuses ; kg:agent ?subject . OPTIONAL { ?statement kg:about ?object }",
  roleIn: "?statement a kg:Role ; org:member ?subject . OPTIONAL { ?statement org:organization ?object }",
  speaksFor: "?subject a kg:UnnamedSource ; kg:speaksFor ?object . BIND(?subject AS ?statement)",
};

function sparql(state) {
  const chosen = kinds.map((kind) => kind.name).filter((name) => !state.rel || state.rel.has(name));
  const unions = chosen.map((name) => `  { ${PATTERNS[name] || relationPattern(name)} }`);
  const lines = [unions.join("\n  UNION\n") || "  FILTER(false)", "  " + sourcePattern(), ...conditions(state).map((line) => "  " + line)];
  return `${PREFIXES}SELECT DISTINCT ?statement WHERE {\n${lines.join("\n")}\n}\nORDER BY ?statement`;
}

function relationPattern(name) {
  return `?statement a kg:Relation ; rdf:predicate kg:${name} ; rdf:subject ?subject ; rdf:object ?object .`;
}

// A statement names its article; an unnamed source, which stands for "speaks for", is mentioned in its own.
function sourcePattern() {
  return "{ ?statement prov:wasDerivedFrom ?article } UNION { ?statement a kg:UnnamedSource . ?article kg:mentions ?statement }";
}

function conditions(state) {
  const lines = [];
  if (state.types) for (const name of ["subject", "object"]) lines.push(typeCondition(name, state.types));
  if (state.with) lines.push(`FILTER(?subject = ${iri(iriOf(state.with))} || ?object = ${iri(iriOf(state.with))})`);
  if (state.article) lines.push(`FILTER(?article = ${iri(iriOf(state.article))})`);
  if (state.publisher) lines.push(`?article schema:publisher ${literal(state.publisher)} .`);
  if (state.from || state.to) lines.push(...dateConditions(state));
  if (state.by) lines.push(`FILTER ${state.by === "claimed" ? "" : "NOT "}EXISTS {
    ?statement kg:accordingTo+ ?above . OPTIONAL { ?above kg:speaker ?speaker }
    FILTER(!BOUND(?subject) || !BOUND(?speaker) || (?speaker != ?subject && NOT EXISTS { ?speaker kg:speaksFor ?subject })) }`);
  if (state.sure) lines.push(`OPTIONAL { ?statement kg:confidence ?sure } FILTER(!BOUND(?sure) || ?sure >= ${Number(state.sure)})`);
  return lines;
}

// A city is a kg:Place as well; the page counts everything under its most special type only.
const BELOW = { Organization: ["Agency"], Place: ["City", "Region", "Country"], Policy: ["Law"] };

function typeCondition(name, chosen) {
  const terms = (types) => types.filter((type) => typeNamed.has(type)).map((type) => `kg:${type}`).join(" ");
  const listed = [...chosen].sort();
  const special = listed.flatMap((type) => BELOW[type] || []).filter((type) => !chosen.has(type));
  const has = (words, types) => `${words} { VALUES ?${name}Type { ${terms(types)} } ?${name} a ?${name}Type }`;
  return `FILTER(!BOUND(?${name}) || (${has("EXISTS", listed)}${special.length ? ` && ${has("NOT EXISTS", special)}` : ""}))`;
}

function dateConditions(state) {
  const bounds = [state.from && `?date >= ${literal(state.from)}`, state.to && `?date <= ${literal(state.to)}`].filter(Boolean);
  return [
    "OPTIONAL { ?statement kg:statedOn ?stated } OPTIONAL { ?article schema:datePublished ?published }",
    `BIND(SUBSTR(STR(COALESCE(?stated, ?published)), 1, 10) AS ?date) FILTER(${bounds.join(" && ")})`,
  ];
}

function iri(text) {
  return `<${text.replace(/[\u0000-\u0020<>"{}|\\^`]/g, (char) => encodeURIComponent(char))}>`;
}

function literal(text) {
  return JSON.stringify(text).replace(/[\u2028\u2029\u007f]/g, (char) => "\\u" + char.charCodeAt(0).toString(16).padStart(4, "0"));
}
