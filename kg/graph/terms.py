"""Namespaces and terms as plain strings: an agency is written as kg:Agency and as schema:GovernmentOrganization.

The terms are those of ontology/news.ttl; a test fails when a name here is not defined there.
"""

from __future__ import annotations

from typing import Final, get_args

from kg.model import AGENT_TYPES, Predicate

KG: Final = "https://w3id.org/newskg/ns#"
DATA: Final = "https://w3id.org/newskg/id/"
SCHEMA: Final = "https://schema.org/"
ORG: Final = "http://www.w3.org/ns/org#"
PROV: Final = "http://www.w3.org/ns/prov#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
ELI: Final = "http://data.europa.eu/eli/ontology#"
NIF: Final = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
TYPE: Final = RDF + "type"

VOCABULARIES: Final = {
    "kg": KG, "schema": SCHEMA, "org": ORG, "prov": PROV, "skos": SKOS,
    "nif": NIF, "eli": ELI, "rdf": RDF, "rdfs": RDFS, "xsd": XSD,
}  # fmt: skip

# The first segment of an IRI below the base, and the prefix that Turtle gives it: one each, so no local name holds a "/".
THING_KINDS: Final = {
    "Person": "person", "Organization": "organization", "Agency": "agency", "Group": "group", "UnnamedSource": "source",
    "Place": "place", "City": "city", "Region": "region", "Country": "country",
    "Policy": "policy", "Law": "law", "Event": "event",
}  # fmt: skip
ASSERTION_KINDS: Final = ("claim", "stance", "commitment", "role", "relation")
ARTICLE_KIND: Final = "article"

_AGENT: Final = (KG + "Agent", PROV + "Agent")
# Our own superclasses are written too: a query for kg:Agent or kg:Policy works without inference.
THING_TYPES: Final = {
    "Person": (KG + "Person", SCHEMA + "Person", *_AGENT),
    "Organization": (KG + "Organization", SCHEMA + "Organization", ORG + "Organization", *_AGENT),
    "Agency": (KG + "Agency", KG + "Organization", SCHEMA + "GovernmentOrganization", ORG + "Organization", *_AGENT),
    "Group": (KG + "Group", *_AGENT),
    "UnnamedSource": (KG + "UnnamedSource", *_AGENT),
    "Place": (KG + "Place", SCHEMA + "Place"),
    "City": (KG + "City", KG + "Place", SCHEMA + "City"),
    "Region": (KG + "Region", KG + "Place", SCHEMA + "AdministrativeArea"),
    "Country": (KG + "Country", KG + "Place", SCHEMA + "Country"),
    "Policy": (KG + "Policy",),
    "Law": (KG + "Law", KG + "Policy", SCHEMA + "Legislation", ELI + "LegalResource"),
    "Event": (KG + "Event", SCHEMA + "Event"),
}
ACTING_TYPES: Final = _AGENT
ARTICLE_TYPES: Final = (KG + "Article", SCHEMA + "NewsArticle")
ASSERTION_TYPES: Final = {
    "claim": (KG + "Claim", KG + "Assertion", SCHEMA + "Claim"),
    "stance": (KG + "Stance", KG + "Assertion"),
    "commitment": (KG + "Commitment", KG + "Assertion"),
    "role": (KG + "Role", KG + "Assertion", ORG + "Membership"),
    "relation": (KG + "Relation", KG + "Assertion", RDF + "Statement"),
}

RELATIONS: Final = get_args(Predicate)
# A place that is the subject of these does what only an agent does: its government is meant.
ACTS: Final = frozenset({"leads", "adopted", "proposed", "signed", "sued", "arrested", "funded", "employs", "memberOf", "jurisdiction"})
PLAIN_EDGES: Final = ("supports", "opposes", "commitsTo", "refuses", "roleIn", "speaksFor", *RELATIONS)


def prefixes(base: str = DATA) -> dict[str, str]:
    """Every prefix of graph.ttl: the vocabularies, one per kind of thing and of assertion, and ``art`` for articles."""
    kinds = {kind: f"{base}{kind}/" for kind in (*THING_KINDS.values(), *ASSERTION_KINDS)}
    return {**VOCABULARIES, "art": f"{base}{ARTICLE_KIND}/", **kinds}


def types_of(thing_type: str, acts: bool = False) -> tuple[str, ...]:
    """The classes written on a thing; a place that speaks or acts is a kg:Agent as well."""
    extra = ACTING_TYPES if acts and thing_type not in AGENT_TYPES else ()
    return (*THING_TYPES[thing_type], *extra)
