"""The shapes let a well-formed article graph pass ("the mayor will not assist") and say plainly what is wrong with any other."""

# ruff: noqa: E501 -- Turtle is easier to read in long lines

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import rdflib

ONTOLOGY = Path(__file__).parents[2] / "ontology"
PREFIXES = """
@prefix kg: <https://w3id.org/newskg/ns#> . @prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix org: <http://www.w3.org/ns/org#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix : <https://w3id.org/newskg/id/x/> .
"""
GOOD = (
    PREFIXES
    + """
:art a kg:Article, schema:NewsArticle ; schema:identifier "toll" ; schema:headline "Union opposes toll" ; kg:mentions :mayor, :toll ;
    kg:textHash "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" .
:s1 a kg:Span ; kg:start 0 ; kg:end 9 ; kg:text "The mayor" ; kg:in :art .
:m1 a kg:Span, kg:Mention ; kg:start 0 ; kg:end 9 ; kg:text "The mayor" ; kg:in :art ; kg:refersTo :mayor .
:mayor a kg:Person, schema:Person ; skos:prefLabel "Lena Holt" ; skos:altLabel "Holt" ; kg:roleIn :austin .
:austin a kg:City, schema:City ; skos:prefLabel "Austin" ; schema:sameAs <https://sws.geonames.org/1/> .
:toll a kg:Policy ; skos:prefLabel "bridge toll" .
:c1 a kg:Claim, schema:Claim ; kg:speaker :mayor ; kg:mode kg:Indirect ; schema:text "the toll is unfair" ; kg:about :toll ; kg:contentSpan :s1 ;
    kg:sourceSpan :s1 ; kg:cueSpan :s1 ; kg:cue "said" ; kg:evidence :s1 ; prov:wasDerivedFrom :art ; kg:confidence 0.9 ;
    kg:extractedBy "claims" ; kg:statedOn "2026-03-04"^^xsd:date .
:st1 a kg:Stance ; kg:holder :mayor ; kg:target :toll ; kg:value kg:Opposes ; kg:accordingTo :c1 ; kg:evidence :s1 ;
    prov:wasDerivedFrom :art ; kg:confidence 0.5 .
:k1 a kg:Commitment ; kg:agent :austin ; kg:value kg:Refuses ; kg:action "collect the toll" ; kg:evidence :s1 ; prov:wasDerivedFrom :art ;
    kg:confidence 1.0 .
:r1 a kg:Role ; org:member :mayor ; org:organization :austin ; kg:title "Mayor" ; kg:evidence :s1 ; prov:wasDerivedFrom :art ; kg:confidence 1.0 .
:q1 a kg:Relation ; rdf:subject :austin ; rdf:predicate kg:adopted ; rdf:object :toll ; kg:evidence :s1 ; prov:wasDerivedFrom :art ;
    kg:confidence 1.0 .
"""
)


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY / "shapes.ttl", format="turtle")


def _complaints(turtle: str) -> list[str]:
    import pyshacl

    data = rdflib.Graph().parse(data=turtle, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none")
    message = rdflib.URIRef("http://www.w3.org/ns/shacl#resultMessage")
    return sorted({str(o) for o in report.objects(None, message)})


def test_a_good_article_graph_conforms() -> None:
    assert _complaints(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('skos:prefLabel "bridge toll"', 'skos:altLabel "bridge toll"', "a thing has exactly one skos:prefLabel"),
        ('skos:prefLabel "bridge toll"', 'skos:prefLabel "bridge toll", "toll"', "a thing has exactly one skos:prefLabel"),
        (":toll a kg:Policy ;", ":toll", "a thing has a class"),
        ("a kg:Person, schema:Person", "a schema:Person", "a schema:Person is also a kg:Person"),
        ("kg:mode kg:Indirect", "kg:mode kg:Indirect, kg:Direct", "a claim has exactly one kg:mode"),
        ("kg:mode kg:Indirect", "kg:mode kg:Supports", "a claim has exactly one kg:mode"),
        ("kg:contentSpan :s1 ;", "", "a claim has at least one kg:contentSpan"),
        ("kg:speaker :mayor", "kg:speaker :mayor, :austin", "a claim has at most one kg:speaker"),
        ("kg:speaker :mayor", "kg:speaker :toll", "who speaks, acts or holds a stance is a kg:Agent"),
        ("kg:holder :mayor ;", "", "a stance has exactly one kg:holder"),
        ("kg:value kg:Opposes", "kg:value kg:Refuses", "a stance has exactly one kg:value"),
        ("kg:target :toll ;", "", "a stance has exactly one kg:target"),
        ("kg:value kg:Refuses", "kg:value kg:Supports", "a commitment has exactly one kg:value"),
        ('kg:action "collect the toll" ;', "", "a commitment has one kg:action"),
        ("org:member :mayor", "org:member :austin", "who holds a role is a kg:Person"),
        ("org:organization :austin", "org:organization :toll", "a role is held in a kg:Agent or a kg:Place"),
        ("rdf:predicate kg:adopted", "rdf:predicate kg:mentions", "a relation has exactly one rdf:predicate"),
        ('kg:cue "said" ; kg:evidence :s1 ;', "", "an assertion has at least one kg:evidence"),
        ('kg:cue "said" ; kg:evidence :s1 ;', "kg:evidence :toll ;", "evidence, source, cue and content are each a kg:Span"),
        ('kg:action "collect the toll" ; kg:evidence :s1 ; prov:wasDerivedFrom :art ;', "", "an assertion has exactly one prov:wasDerivedFrom"),
        ("kg:confidence 0.5", "kg:confidence 1.5", "an assertion has one kg:confidence"),
        ("kg:confidence 0.5", "kg:confidence 0.5e0", "an assertion has one kg:confidence"),
        ("kg:accordingTo :c1", "kg:accordingTo :k1", "kg:accordingTo leads to a kg:Claim"),
        ('"2026-03-04"^^xsd:date', '"Wednesday"', "kg:statedOn is one xsd:date"),
        (":s1 a kg:Span ; kg:start 0", ":s1 a kg:Span ; kg:start 9", "a span has one kg:start"),
        (':s1 a kg:Span ; kg:start 0 ; kg:end 9 ; kg:text "The mayor" ; kg:in :art', ":s1 a kg:Span ; kg:start 0 ; kg:end 9", "a span has one kg:text"),
        ("kg:refersTo :mayor", "kg:start 0", "a mention kg:refersTo a thing"),
        ('schema:identifier "toll" ;', "", "an article has exactly one schema:identifier"),
        ("sha256:0123", "md5:0123", "an article has one kg:textHash"),
        ('schema:sameAs <https://sws.geonames.org/1/>', 'schema:sameAs "Austin"', "schema:sameAs is the IRI"),
    ],
)  # fmt: skip
def test_a_bad_article_graph_is_told_in_plain_words(old: str, new: str, complaint: str) -> None:
    assert old in GOOD
    assert any(told.startswith(complaint) for told in _complaints(GOOD.replace(old, new, 1)))


def test_every_shape_has_a_message() -> None:
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    for shape in _shapes().subjects(sh.path):
        assert _shapes().value(shape, sh.message), shape
