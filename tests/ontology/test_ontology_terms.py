"""The ontology says every term in plain words: kg:Claim has a label, a comment and a place under schema:Claim."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS

ONTOLOGY = Path(__file__).parents[2] / "ontology"
KG = rdflib.Namespace("https://w3id.org/newskg/ns#")
SCHEMA = rdflib.Namespace("https://schema.org/")

CLASSES = {
    *("Agent", "Person", "Organization", "Agency", "Group", "UnnamedSource", "Place", "City", "Region", "Country"),
    *("Policy", "Law", "Event", "Article", "Assertion", "Claim", "Stance", "Commitment", "Role", "Relation", "Span", "Mention"),
}
PROPERTIES = {
    *("speaker", "cue", "mode", "about", "sourceSpan", "cueSpan", "contentSpan", "holder", "target", "value", "agent", "action"),
    *("title", "evidence", "accordingTo", "confidence", "extractedBy", "statedOn", "supports", "opposes", "commitsTo", "refuses"),
    *("roleIn", "speaksFor", "partOf", "basedIn", "jurisdiction", "memberOf", "leads", "adopted", "proposed", "signed", "sued"),
    *("arrested", "funded", "employs", "mentions", "start", "end", "text", "in", "refersTo", "textHash"),
}
VALUES = {"Direct", "Mixed", "Indirect", "Supports", "Opposes", "Commits", "Refuses"}


@pytest.fixture(scope="module")
def news() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY / "news.ttl", format="turtle")


def _own(graph: rdflib.Graph, *kinds: rdflib.URIRef) -> set[str]:
    return {str(s).removeprefix(KG) for kind in kinds for s in graph.subjects(RDF.type, kind) if str(s).startswith(KG)}


def test_every_class_property_and_value_of_the_design_is_there_and_no_other(news: rdflib.Graph) -> None:
    assert _own(news, OWL.Class) == CLASSES
    assert _own(news, OWL.ObjectProperty, OWL.DatatypeProperty) == PROPERTIES
    assert _own(news, OWL.NamedIndividual) == VALUES


def test_every_term_has_one_label_and_one_comment(news: rdflib.Graph) -> None:
    for term in CLASSES | PROPERTIES | VALUES:
        assert len(list(news.objects(KG[term], RDFS.label))) == 1, term
        assert len(list(news.objects(KG[term], RDFS.comment))) == 1, term


def test_no_two_terms_share_a_label(news: rdflib.Graph) -> None:
    labels = [str(o) for s, o in news.subject_objects(RDFS.label) if str(s).startswith(KG)]
    assert len(labels) == len(set(labels))


def test_domains_ranges_and_parents_of_our_own_are_defined(news: rdflib.Graph) -> None:
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf):
        for term in news.objects(None, predicate):
            assert not str(term).startswith(KG) or (term, RDFS.label, None) in news, term


def test_the_ontology_has_a_version_and_a_licence(news: rdflib.Graph) -> None:
    header = news.value(None, RDF.type, OWL.Ontology)
    assert news.value(header, OWL.versionInfo)
    assert "creativecommons" in str(news.value(header, rdflib.URIRef("http://purl.org/dc/terms/license")))


def test_well_known_terms_are_above_ours(news: rdflib.Graph) -> None:
    assert (KG.Agency, RDFS.subClassOf, SCHEMA.GovernmentOrganization) in news
    assert (KG.Claim, RDFS.subClassOf, SCHEMA.Claim) in news
    assert set(news.transitive_objects(KG.Agency, RDFS.subClassOf)) >= {KG.Organization, KG.Agent, SCHEMA.Organization}


def test_the_shapes_speak_only_of_terms_that_the_ontology_defines(news: rdflib.Graph) -> None:
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl", format="turtle")
    used = {str(term).removeprefix(KG) for triple in shapes for term in triple if str(term).startswith(KG)}
    assert used <= CLASSES | PROPERTIES | VALUES


def test_no_blank_node_is_in_the_ontology(news: rdflib.Graph) -> None:
    assert not any(isinstance(term, rdflib.BNode) for triple in news for term in triple)
