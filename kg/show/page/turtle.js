// The selection as Turtle: the triples that the graph has for these statements, as far as the page holds them. Each statement comes
// with the claims that it stands in, its article and the things that it names, so that nobody's words are taken for the outlet's.
const VOCABULARIES = {
  eli: "http://data.europa.eu/eli/ontology#", kg: "https://w3id.org/newskg/ns#", org: "http://www.w3.org/ns/org#", prov: "http://www.w3.org/ns/prov#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", schema: "https://schema.org/", skos: "http://www.w3.org/2004/02/skos/core#", xsd: "http://www.w3.org/2001/XMLSchema#",
};
const AGENT = ["kg:Agent", "prov:Agent"];
const THING_CLASSES = {
  Person: ["kg:Person", "schema:Person", ...AGENT], Organization: ["kg:Organization", "schema:Organization", "org:Organization", ...AGENT],
  Agency: ["kg:Agency", "kg:Organization", "schema:GovernmentOrganization", "org:Organization", ...AGENT], Group: ["kg:Group", ...AGENT],
  UnnamedSource: ["kg:UnnamedSource", ...AGENT], Place: ["kg:Place", "schema:Place"], City: ["kg:City", "kg:Place", "schema:City"],
  Region: ["kg:Region", "kg:Place", "schema:AdministrativeArea"], Country: ["kg:Country", "kg:Place", "schema:Country"], Policy: ["kg:Policy"],
  Law: ["kg:Law", "kg:Policy", "schema:Legislation", "eli:LegalResource"], Event: ["kg:Event", "schema:Event"],
};
const STANCE = { classes: ["kg:Stance"], subject: "kg:holder", object: "kg:target" };
const COMMITMENT = { classes: ["kg:Commitment"], subject: "kg:agent", object: "kg:about", words: "kg:action" };
const RELATION = { classes: ["kg:Relation", "rdf:Statement"], subject: "rdf:subject", object: "rdf:object" };
const FORMS = {
  said: { classes: ["kg:Claim", "schema:Claim"], subject: "kg:speaker", object: "kg:about", words: "schema:text" },
  supports: { ...STANCE, value: "kg:Supports", edge: "kg:supports" }, opposes: { ...STANCE, value: "kg:Opposes", edge: "kg:opposes" },
  commits: { ...COMMITMENT, value: "kg:Commits", edge: "kg:commitsTo" }, refuses: { ...COMMITMENT, value: "kg:Refuses", edge: "kg:refuses" },
  roleIn: { classes: ["kg:Role", "org:Membership"], subject: "org:member", object: "org:organization", words: "kg:title", edge: "kg:roleIn" },
};
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-](0\d|1[0-4]):\d\d)?)?$/;

function turtle(chosen) {
  const graph = new Map(); // subject → predicate → objects
  const add = (subject, predicate, ...objects) => {
    const properties = graph.get(subject) ?? graph.set(subject, new Map()).get(subject);
    const known = properties.get(predicate) ?? properties.set(predicate, new Set()).get(predicate);
    for (const object of objects) known.add(object);
  };
  const whole = new Set(chosen.flatMap((statement) => [statement, ...statement.chain.map((at) => statements[at]).filter(Boolean)]));
  for (const statement of whole) (statement.kind === "speaksFor" ? addSpokesperson : addAssertion)(add, statement);
  for (const statement of whole) addEdges(add, statement);
  for (const article of new Set([...whole].map((statement) => statement.article))) addArticleTriples(add, article);
  for (const thing of new Set([...whole].flatMap((statement) => [statement.subject, ...statement.objects]).filter(Boolean))) addThingTriples(add, thing);
  return asText(graph);
}

function addAssertion(add, statement) {
  const form = formOf(statement.kind);
  const subject = node(statement);
  add(subject, "a", ...form.classes, "kg:Assertion");
  add(subject, "prov:wasDerivedFrom", node(statement.article));
  if (statement.subject) add(subject, form.subject, node(statement.subject));
  if (statement.objects.length) add(subject, form.object, ...statement.objects.map(node));
  if (form.value) add(subject, "kg:value", form.value);
  if (form.classes === RELATION.classes) add(subject, "rdf:predicate", form.edge);
  if (statement.sure !== null) add(subject, "kg:confidence", `"${statement.sure}"^^xsd:decimal`);
  if (statement.date && (statement.date !== statement.article.date.slice(0, 10) || isMoment(statement.article.date))) add(subject, "kg:statedOn", `"${statement.date}"^^xsd:date`);
  const above = statements[statement.chain[0]];
  if (above) add(subject, "kg:accordingTo", node(above));
  if (!altered.has(statement.key)) addWords(add, subject, statement, form);
  addSpans(add, subject, statement);
}

function formOf(kind) {
  if (Object.hasOwn(FORMS, kind)) return FORMS[kind];
  return { ...RELATION, edge: /^[A-Za-z]+$/.test(kind) ? `kg:${kind}` : iri(VOCABULARIES.kg + kind) };
}

function addWords(add, subject, statement, form) {
  add(subject, "kg:extractedBy", literal(statement.by));
  if (form.words && statement.words) add(subject, form.words, literal(statement.words));
  if (statement.cue) add(subject, "kg:cue", literal(statement.cue));
  const mode = ["", "Direct", "Mixed", "Indirect"][packed.modes.indexOf(statement.mode)];
  if (mode) add(subject, "kg:mode", `kg:${mode}`);
  if (mode === "Direct") add(subject, "a", "schema:Quotation");
}

// Spans are named by their code points in the article; the page keeps the sentence, and where in it the words are.
function addSpans(add, subject, statement) {
  const sentence = [...statement.sentence];
  const addSpan = (predicate, from, to) => {
    const [start, end] = [statement.start + from, statement.start + to];
    const span = `<${iriOf(statement.article.key)}#char=${start},${end}>`;
    add(subject, predicate, span);
    add(span, "a", "kg:Span");
    add(span, "kg:in", node(statement.article));
    add(span, "kg:start", `"${start}"^^xsd:integer`);
    add(span, "kg:end", `"${end}"^^xsd:integer`);
    if (from >= 0 && to <= sentence.length && !altered.has(statement.article.key)) add(span, "kg:text", literal(sentence.slice(from, to).join("")));
  };
  const each = (predicate, offsets) => { for (let i = 0; i < offsets.length; i += 2) addSpan(predicate, offsets[i], offsets[i + 1]); };
  const points = (offsets) => offsets.map((offset) => [...statement.sentence.slice(0, offset)].length);
  each("kg:evidence", statement.evidence === 0 ? [0, sentence.length] : statement.evidence);
  for (const [bit, predicate, offsets] of [[1, "kg:contentSpan", statement.quoted], [2, "kg:cueSpan", statement.cueAt], [4, "kg:sourceSpan", statement.source]])
    if (statement.exact & bit) each(predicate, points(offsets));
}

// A plain edge stands only where the outlet says so, or the subject of itself.
function addEdges(add, { kind, subject, objects, claimed }) {
  const edge = kind === "speaksFor" ? "kg:speaksFor" : formOf(kind).edge;
  if (edge && subject && !claimed) for (const object of objects) if (object !== subject) add(node(subject), edge, node(object));
}

function addSpokesperson(add, { subject, article }) {
  add(node(article), "kg:mentions", node(subject));
}

function addArticleTriples(add, article) {
  const subject = node(article);
  add(subject, "a", "kg:Article", "schema:NewsArticle");
  if (article.url) add(subject, "schema:url", iri(article.url));
  if (isMoment(article.date)) add(subject, "schema:datePublished", `${literal(article.date)}^^xsd:${article.date.length > 10 ? "dateTime" : "date"}`);
  if (altered.has(article.key)) return;
  add(subject, "schema:headline", literal(article.title));
  if (article.publisher) add(subject, "schema:publisher", literal(article.publisher));
  if (article.authors.length) add(subject, "schema:author", ...article.authors.map(literal));
}

function addThingTriples(add, thing) {
  add(node(thing), "a", ...THING_CLASSES[thing.type]);
  if (thing.same.length) add(node(thing), "schema:sameAs", ...thing.same.map(iri));
  if (altered.has(thing.key)) return;
  add(node(thing), "skos:prefLabel", literal(thing.label));
  if (thing.aliases.length) add(node(thing), "skos:altLabel", ...thing.aliases.map(literal));
}

function isMoment(text) {
  const day = new Date(text.slice(0, 10));
  return MOMENT.test(text) && !isNaN(Date.parse(text)) && day.toISOString().startsWith(text.slice(0, 10));
}

// "claim:4f0c…" for …/claim/4f0c…, as in graph.ttl; what has no such form stands in full.
function node({ key }) {
  const [, kind, name] = /^([a-z]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(key) ?? [];
  return kind && !(kind in VOCABULARIES) ? `${kind}:${name}` : iri(iriOf(key));
}

function asText(graph) {
  const subjects = [...graph].map(([subject, properties]) => {
    const lines = [...properties].map(([predicate, objects]) => `${predicate} ${[...objects].join(", ")}`);
    return `${subject} ${lines.join(" ;\n    ")} .\n`;
  });
  const kinds = new Set([...graph.keys()].filter((subject) => !subject.startsWith("<")).map((subject) => subject.split(":")[0]));
  const own = [...kinds].sort().map((kind) => [kind, `${packed.base}${kind}/`]);
  const prefixes = [...Object.entries(VOCABULARIES), ...own].map(([prefix, address]) => `@prefix ${prefix}: ${iri(address)} .\n`);
  return `${prefixes.join("")}\n${subjects.join("\n")}`;
}
