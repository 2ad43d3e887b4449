"""The prefixes that nobody needs to declare: kg:, schema:, skos: …, and one for each kind of node, as in person:ana-ruiz."""

from __future__ import annotations

BASE = "https://w3id.org/newskg/id/"
VOCABULARIES = {
    "kg": "https://w3id.org/newskg/ns#",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "eli": "http://data.europa.eu/eli/ontology#",
}
KINDS = (
    "person", "organization", "agency", "group", "source", "place", "city", "region", "country",
    "policy", "law", "event", "article", "claim", "stance", "commitment", "role", "relation",
)  # fmt: skip


def known_prefixes(base: str = BASE) -> dict[str, str]:
    """Prefix -> namespace, for the vocabularies and for each kind of node below ``base``."""
    return {**VOCABULARIES, **{kind: f"{base}{kind}/" for kind in KINDS}}


def shortened(iri: str, prefixes: dict[str, str]) -> str:
    """``person:ana-ruiz`` for an IRI in one of the namespaces, else the IRI."""
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
