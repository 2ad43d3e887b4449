"""One article as N-Quads: what the Elm Falls article says, in the ontology's terms, whatever its texts hold."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ShapeError
from kg.graph import evidence, literals, terms
from kg.graph.ontology import ontology_dir
from kg.graph.quads import part
from kg.graph.statements import quoted
from kg.model import Article, Claim, Commitment, Mention, Node, Record, Relation, Role, Span, Stance, Thing
from tests.graph.elm_falls import ARTICLE, CLAIMS, NODES, RECORD, TEXT, THINGS, span

PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in terms.prefixes().items())
HOSTILE = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
NASTY = [
    '"',
    "\\",
    "\n",
    "\r\n",
    "\u2028",
    "\x85",
    "> <http://evil> .",
    "\u202eabc",
    "<script>",
    "\x00",
    "\ufffe",
    "🧑‍⚖️",
    "^^<x>",
    "@en",
]


def ask(record: Record, pattern: str, nodes: dict[str, Node] = NODES) -> bool:
    store = ox.Store()
    store.load(part(record, nodes), format=ox.RdfFormat.N_QUADS)
    return bool(store.query(PREFIXES + "ASK {" + pattern + "}", use_default_graph_as_union=True))


def with_claim(record: Record = RECORD, /, **changes: Any) -> Record:
    """The sample with only its first claim, and that changed."""
    bare = dataclasses.replace(record, claims=(), stances=(), commitments=())
    return dataclasses.replace(bare, claims=(dataclasses.replace(CLAIMS[0], **changes),))


def test_the_sample_is_proven() -> None:
    evidence.verify(RECORD)


def test_every_line_is_canonical_and_sorted_and_there_once() -> None:
    data = part(RECORD, NODES)
    lines = data.decode().split("\n")[:-1]
    assert lines == sorted(set(lines))
    assert lines == sorted(f"{quad} ." for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS))


def test_the_same_record_gives_the_same_bytes() -> None:
    assert part(RECORD, NODES) == part(Record.from_json(RECORD.to_json()), dict(reversed(NODES.items())))


def test_the_order_of_things_and_assertions_does_not_matter() -> None:
    turned = dataclasses.replace(
        RECORD,
        things=RECORD.things[::-1],
        mentions=RECORD.mentions[::-1],
        claims=RECORD.claims[::-1],
        stances=RECORD.stances[::-1],
    )
    assert part(turned, NODES) == part(RECORD, NODES)


def test_the_store_gives_back_what_was_written() -> None:
    data = part(RECORD, NODES)
    store = ox.Store()
    store.load(data, format=ox.RdfFormat.N_QUADS)
    assert sorted(f"{quad} .\n" for quad in store) == data.decode().splitlines(keepends=True)


def test_every_term_is_in_the_ontology_or_a_known_vocabulary() -> None:
    defined = {str(subject) for subject in rdflib.Graph().parse(ontology_dir() / "news.ttl").subjects()}
    used = set(re.findall(rf"<({re.escape(terms.KG)}[^>]+)>", part(RECORD, NODES).decode()))
    listed = {iri for kinds in (terms.THING_TYPES, terms.ASSERTION_TYPES) for iris in kinds.values() for iri in iris}
    listed |= {terms.KG + name for name in terms.PLAIN_EDGES}
    assert {iri for iri in used | listed if iri.startswith(terms.KG)} <= defined


def test_the_article_node_has_its_metadata() -> None:
    assert ask(
        RECORD,
        """?a a kg:Article, schema:NewsArticle ; schema:identifier "elm-falls" ; schema:author "Bo Tran" ;
        schema:publisher "The Elm Courier" ; schema:datePublished "2026-03-04"^^xsd:date ;
        schema:url <https://courier.example/2026/elm%20falls?id=1> ; schema:inLanguage "en" ;
        schema:headline ?h ; kg:textHash ?x ; kg:mentions person:ana-ruiz FILTER(STRSTARTS(?x, "sha256:"))""",
    )


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("2026-03-04", '"2026-03-04"^^xsd:date'),
        ("2026-03-04T09:30:00+00:00", '"2026-03-04T09:30:00Z"^^xsd:dateTime'),
        ("2026-03-04 09:30-0600", '"2026-03-04T09:30:00-06:00"^^xsd:dateTime'),
        ("2026-03-04T09:30:00.500", '"2026-03-04T09:30:00.5"^^xsd:dateTime'),
        ("2026-02-30", '"2026-02-30"'),
        ("Wednesday", '"Wednesday"'),
    ],
)
def test_dates_are_typed_when_they_are_dates(published: str, written: str) -> None:
    record = dataclasses.replace(RECORD, article=dataclasses.replace(ARTICLE, published=published))
    assert ask(record, f"?a schema:datePublished {written}")
    assert ask(record, "?s kg:statedOn ?d") == ("^^" in written)


def test_both_types_are_written_and_our_superclasses() -> None:
    assert ask(RECORD, "agency:us-marshals a kg:Agency, kg:Organization, kg:Agent, schema:GovernmentOrganization")


def test_a_city_that_decides_is_an_agent_too() -> None:
    assert ask(RECORD, "city:elm-falls a kg:City, schema:City, kg:Agent")
    assert not ask(Record(ARTICLE, THINGS), "city:elm-falls a kg:Agent")


def test_labels_hold_every_name_but_no_pronoun_or_description() -> None:
    assert ask(RECORD, 'person:ana-ruiz skos:prefLabel "Ana Ruiz" ; skos:altLabel "Ruiz"')
    assert not ask(RECORD, 'city:elm-falls skos:altLabel "The town"')
    assert not ask(RECORD, 'person:ana-ruiz skos:altLabel "Ana Ruiz"')


def test_a_mention_is_a_span_that_refers_to_a_thing() -> None:
    start, end = span("Ruiz", 1)
    assert ask(RECORD, f'?m a kg:Mention, kg:Span ; kg:start {start} ; kg:end {end} ; kg:text "Ruiz" ; kg:in ?a')
    assert ask(RECORD, f"?m kg:start {start} ; kg:refersTo person:ana-ruiz")


def test_a_direct_claim_joins_its_pieces_without_their_marks() -> None:
    assert ask(
        RECORD,
        '?c a schema:Quotation ; kg:mode kg:Direct ; schema:text "We stand with them, and we will." ; kg:speaker person:ana-ruiz',
    )


@pytest.mark.parametrize(
    ("piece", "text"),
    [
        ("“We will,”", "We will,"),
        ("it ‘will not assist’ now", "it ‘will not assist’ now"),
        ("“Yes,” he said, “no”", "“Yes,” he said, “no”"),
        ("‘we don’t’", "we don’t"),
        ("“they said ‘no’ to us”", "they said ‘no’ to us"),
        ('"a"', "a"),
        ('"', '"'),
        ("“”", "“”"),
    ],
)
def test_only_one_pair_around_all_of_it_is_taken_off(piece: str, text: str) -> None:
    assert quoted(piece) == text


def test_a_refusal_draws_a_plain_edge_when_the_speaker_says_it_of_itself() -> None:
    assert ask(RECORD, "agency:elm-county-sheriff kg:refuses agency:us-marshals")


def test_what_others_say_of_a_stance_draws_no_plain_edge() -> None:
    assert ask(RECORD, "?s kg:holder agency:us-marshals ; kg:value kg:Opposes ; kg:accordingTo ?c")
    assert not ask(RECORD, "agency:us-marshals kg:opposes policy:eviction-freeze")


def test_who_speaks_for_the_subject_draws_the_edge_too() -> None:
    stance = dataclasses.replace(RECORD.stances[1], holder="t6")
    assert ask(dataclasses.replace(RECORD, stances=(stance,)), "organization:elm-falls-tenants-union kg:opposes policy:eviction-freeze")


def test_a_claim_within_somebody_elses_claim_draws_no_edge() -> None:
    inner = dataclasses.replace(CLAIMS[0], according_to="c3")
    assert not ask(dataclasses.replace(RECORD, claims=(inner, *CLAIMS[1:])), "agency:elm-county-sheriff kg:refuses ?x")


def test_a_claim_of_nobody_draws_no_edge() -> None:
    nobody = dataclasses.replace(CLAIMS[0], speaker=None, source=None)
    assert not ask(dataclasses.replace(RECORD, claims=(nobody, *CLAIMS[1:])), "agency:elm-county-sheriff kg:refuses ?x")


def test_roles_relations_and_spokespeople_draw_their_edges() -> None:
    assert ask(
        RECORD,
        """person:ana-ruiz kg:roleIn city:elm-falls . city:elm-falls kg:adopted policy:eviction-freeze .
        source:a-spokesperson-0123456789 kg:speaksFor organization:elm-falls-tenants-union .
        ?r a kg:Role, org:Membership ; org:member person:ana-ruiz ; org:organization city:elm-falls ; kg:title "mayor" .
        ?e a kg:Relation, rdf:Statement ; rdf:subject city:elm-falls ; rdf:predicate kg:adopted ;
        rdf:object policy:eviction-freeze""",
    )


def test_confidence_is_a_canonical_decimal() -> None:
    assert ask(RECORD, '?c kg:confidence "0.92"^^xsd:decimal')
    assert [literals.decimal(x).split('"')[1] for x in (1.0, 0.0, 0.9204, 0.10)] == ["1", "0", "0.92", "0.1"]


def test_two_things_of_one_node_merge() -> None:
    nodes = {**NODES, "t2": NODES["t1"]}
    assert ask(RECORD, 'agency:elm-county-sheriff skos:altLabel "the marshals", "Sheriff"', nodes)
    assert not ask(RECORD, "agency:elm-county-sheriff kg:refuses ?x", nodes)


def test_of_two_that_say_the_same_the_surer_counts() -> None:
    twin = dataclasses.replace(CLAIMS[0], id="c9", confidence=0.99, extracted_by="frames")
    record = dataclasses.replace(RECORD, claims=(*CLAIMS, twin))
    assert ask(record, '?c kg:confidence 0.99 ; kg:extractedBy "frames" FILTER NOT EXISTS { ?c kg:confidence 0.92 }')
    assert len([a for a in part(record, NODES).splitlines() if b"Claim>" in a]) == len(
        [a for a in part(RECORD, NODES).splitlines() if b"Claim>" in a]
    )


def test_confidence_does_not_change_an_assertions_name_but_words_do() -> None:
    def names(record: Record) -> set[bytes]:
        return set(re.findall(rb"id/claim/[0-9a-f]{16}", part(record, NODES)))

    assert names(with_claim(confidence=0.5)) == names(with_claim())
    assert names(with_claim(cue=None)) != names(with_claim())
    assert names(with_claim(evidence=(span("Sheriff"),))) != names(with_claim())


def test_a_corrected_article_is_a_revision_of_the_earlier_one() -> None:
    earlier = dataclasses.replace(ARTICLE, text=TEXT + "More.")
    lines = part(RECORD, NODES, earlier=earlier).decode()
    assert len(re.findall(r"wasRevisionOf> <https://w3id\.org/newskg/id/article/elm-falls-[0-9a-f]{10}>", lines)) == 1


def test_another_base_is_everywhere() -> None:
    assert b"w3id.org/newskg/id/" not in part(RECORD, NODES, base="https://graph.example/")


def test_a_nodes_path_cannot_break_out() -> None:
    nodes = {**NODES, "t1": Node("agency/x> <http://evil> .\n", "Agency", "x")}
    assert b"<http://evil>" not in part(RECORD, nodes)


def test_a_base_that_is_no_iri_is_an_error_of_one_line() -> None:
    with pytest.raises(ShapeError, match=r"^article 'elm-falls' gives no valid RDF [^\n]*$"):
        part(RECORD, NODES, base="no base ")


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_strings_come_back_as_they_were(nasty: str) -> None:
    _round_trip(nasty)


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_any_string_comes_back_as_it_was(words: str) -> None:
    _round_trip(words)


def _round_trip(words: str) -> None:
    """An article whose every text is these words, parsed by two libraries."""
    text = f"x{words}x says"
    article = Article(words, text, headline=words, authors=(words,), publisher=words, published=words, url=words, language=words)
    whole = Span(0, len(text))
    record = Record(
        article,
        (Thing("t", "Person", f"x{words}"),),
        (Mention(whole, "t"),),
        (Claim("c", "Indirect", (whole,), "t", evidence=(whole,)),),
    )
    evidence.verify(record)
    data = part(record, {"t": Node("person/x", "Person", f"y{words}")})
    lines = data.decode().split("\n")[:-1]
    assert lines == sorted(f"{quad} ." for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS))
    values = {quad.object.value for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS)}
    assert {words, text, " ".join(f"y{words}".split())} <= values


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_literals_are_escaped_as_canonical_ntriples(words: str) -> None:
    assert literals.string(words) == str(ox.Literal(words))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_span_text_is_exactly_the_characters_between_the_offsets(data: st.DataObject) -> None:
    text = data.draw(st.text(st.characters(codec="utf-8"), min_size=3, max_size=60).map(lambda t: f"a{t}b"))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    record = Record(Article("x", text), (Thing("t", "Event", "e"),), (Mention(Span(start, end), "t"),))
    lines = part(record, {"t": Node("event/e", "Event", "e")})
    found = {(quad.predicate.value, quad.object.value) for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS)}
    assert {(terms.KG + "start", str(start)), (terms.KG + "end", str(end)), (terms.KG + "text", text[start:end])} <= found


def test_an_article_without_anything_is_still_an_article() -> None:
    assert ask(Record(Article("empty", "Nothing.")), '?a a kg:Article ; schema:identifier "empty"', {})


def test_all_kinds_of_assertions_are_told_apart() -> None:
    kinds = {Claim: "claim", Stance: "stance", Commitment: "commitment", Role: "role", Relation: "relation"}
    found = set(re.findall(r"/id/(\w+)/[0-9a-f]{16}>", part(RECORD, NODES).decode()))
    assert found == set(kinds.values())
