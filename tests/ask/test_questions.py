"""Each named question, asked of Port Ellery: the rows, their words and places."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.ask import BASE, ask, question, questions, read_question
from kg.ask.question import bound
from kg.errors import QueryError
from tests.ask.port_ellery import ARTICLES, HOSTILE, MAYOR, ONTOLOGY, QUERIES, RENT, Asked, article_iri, column, turtle

NAMES = [q.name for q in questions(QUERIES)]
NEEDED = {"everything-about": {"thing": "Whitcombe"}}


def test_there_are_twelve_questions_and_each_explains_itself() -> None:
    assert len(NAMES) == 12
    for q in questions(QUERIES):
        assert q.summary and all(p.description and p.example for p in q.params)


def test_who_said_what_gives_words_cue_and_place(asked: Asked) -> None:
    table = asked("who-said-what", {"who": "dana whitcombe"})
    rows = column(table, "speaker", "cue", "quote", "mode", "article", "date")
    assert rows == [
        ("Dana Whitcombe", "wrote", HOSTILE, "indirect", "odd", None),
        ("Dana Whitcombe", "said", "Tenants need time and rest", "direct", "Rent vote splits the port", "2026-03-04"),
    ]
    start, end = (int(column(table, name)[1]) for name in ("start", "end"))
    assert RENT[start:end] == "Tenants need time,” Dana Whitcombe said, “and rest"


def test_claims_without_a_speaker_are_there_unless_somebody_is_asked_for(asked: Asked) -> None:
    assert "the ferry will close" in column(asked("who-said-what"), "quote")
    assert "the ferry will close" not in column(asked("who-said-what", {"who": "critics"}), "quote")


def test_an_agency_speaks_through_its_unnamed_sources(asked: Asked) -> None:
    assert column(asked("who-said-what", {"who": "HPD"}), "speaker") == ["a spokesman"]


def test_who_said_what_about_something(asked: Asked) -> None:
    assert column(asked("who-said-what", {"about": "Rent Ordinance"}), "speaker") == ["Luis Okafor"]
    assert column(asked("who-said-what", {"words": "NEED time"}), "speaker") == ["Dana Whitcombe"]


def test_who_stands_where_on_a_policy(asked: Asked) -> None:
    table = asked("who-stands-where", {"policy": "rent ordinance"})
    assert column(table, "holder", "value", "cue", "according_to") == [
        ("Landlords", "opposes", "oppose", None),
        ("Luis Okafor", "opposes", "opposes", "critics"),
        ("Dana Whitcombe", "supports", "backs", None),
    ]


@pytest.mark.parametrize("name", ["who-stands-where", "commitments", "people-and-roles", "stance-matrix", "city-policies"])
def test_words_are_the_characters_from_start_to_end(asked: Asked, name: str) -> None:
    texts = {"Rent vote splits the port": RENT, "Mayor speaks": MAYOR}
    rows = column(asked(name), "words", "article", "start", "end")
    assert rows
    for words, article, start, end in rows:
        assert texts[article][int(start) : int(end)] == words


def test_of_several_stretches_of_evidence_the_first_in_the_text_is_shown(asked: Asked) -> None:
    assert column(asked("who-stands-where", {"who": "Whitcombe"}), "words") == ["The chief"]


def test_the_stance_matrix_counts_each_cell_once(asked: Asked) -> None:
    rows = column(asked("stance-matrix"), "holder", "target", "value", "times", "articles")
    assert rows == [
        ("Dana Whitcombe", "rent ordinance", "supports", "1", "1"),
        ("Landlords", "rent ordinance", "opposes", "1", "1"),
        ("Luis Okafor", "rent ordinance", "opposes", "1", "1"),
    ]


def test_commitments_name_the_action_and_what_it_concerns(asked: Asked) -> None:
    table = asked("commitments", {"about": "evictions"})
    assert column(table, "agent", "value", "action", "concerns", "according_to") == [
        ("Harbor Police Department", "refuses", "assist with evictions", "evictions; rent ordinance", "a spokesman")
    ]
    assert asked("commitments", {"about": "the ferry"}).rows == ()


def test_people_and_roles(asked: Asked) -> None:
    rows = column(asked("people-and-roles"), "person", "title", "organization")
    assert rows == [("Dana Whitcombe", "chief", "Harbor Police Department"), ("Luis Okafor", "Mayor", None)]
    assert column(asked("people-and-roles", {"place": "HPD"}), "person") == ["Dana Whitcombe"]


def test_agencies_and_jurisdictions_lists_agencies_without_a_place_too(asked: Asked) -> None:
    rows = column(asked("agencies-and-jurisdictions"), "office", "relation", "area")
    assert rows == [("Harbor Police Department", "serves", "Port Ellery"), ("Ice Patrol", None, None)]


def test_a_citys_policies_with_backers_and_opponents(asked: Asked) -> None:
    rows = column(asked("city-policies", {"city": "port ellery"}), "measure", "actor", "position", "according_to")
    assert rows == [
        ("rent ordinance", "Port Ellery", "adopted", None),
        ("rent ordinance", "Landlords", "opposes", None),
        ("rent ordinance", "Luis Okafor", "opposes", "critics"),
        ("rent ordinance", "Dana Whitcombe", "supports", None),
    ]


def test_disagreements_pair_both_sides_with_their_words(asked: Asked) -> None:
    table = asked("disagreements", {"who": "landlords"})
    assert column(table, "target", "backer", "critic", "critic_words") == [
        ("rent ordinance", "Dana Whitcombe", "Landlords", "Landlords oppose the rent ordinance")
    ]
    assert len(asked("disagreements").rows) == 2
    assert len(asked("disagreements", {"who": "Whitcombe"}).rows) == 2


def test_unnamed_sources_and_whom_they_speak_for(asked: Asked) -> None:
    rows = column(asked("unnamed-sources"), "source", "speaks_for", "quote")
    assert rows == [
        ("a bystander", None, None),
        ("critics", None, "Luis Okafor opposes the rent ordinance"),
        ("a spokesman", "Harbor Police Department", "officers will not assist with evictions"),
    ]
    assert column(asked("unnamed-sources", {"who": "hpd"}), "source") == ["a spokesman"]


def test_share_of_voice_counts_named_and_unnamed_voices(asked: Asked) -> None:
    rows = column(asked("share-of-voice"), "voice", "kind", "claims", "direct", "articles", "share")
    assert rows == [
        ("Dana Whitcombe", "named", "2", "1", "2", "33.3"),
        (None, "no source", "1", "0", "1", "16.7"),
        ("Harbor Police Department", "unnamed, speaks for", "1", "0", "1", "16.7"),
        ("Luis Okafor", "named", "1", "0", "1", "16.7"),
        ("critics", "unnamed", "1", "0", "1", "16.7"),
    ]
    assert column(asked("share-of-voice", {"about": "rent ordinance"}), "voice", "share") == [("Luis Okafor", "100")]


def test_everything_about_one_thing(asked: Asked) -> None:
    rows = column(asked("everything-about", {"thing": "HPD"}), "what", "other")
    assert rows == [
        ("has a speaker in", "a spokesman"),
        ("has as chief", "Dana Whitcombe"),
        ("is a", "Agency"),
        ("is also called", "HPD"),
        ("is the same as", "https://example.org/hpd"),
        ("jurisdiction", "Port Ellery"),
        ("refuses to", "assist with evictions"),
    ]


def test_the_timeline_goes_from_old_to_new_and_undated_claims_come_last(asked: Asked) -> None:
    dates = column(asked("timeline"), "date")
    assert dates == ["2026-03-04", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-06", None]
    assert column(asked("timeline", {"since": "2026-03-05", "until": "2026-03-05"}), "speaker") == ["Luis Okafor"]


@pytest.mark.parametrize("name", NAMES)
def test_a_triple_in_many_articles_counts_once(asked: Asked, store: Path, tmp_path: Path, name: str) -> None:
    """Names stand in every article's graph: a default graph that holds each triple once must give the same rows as the union."""
    merged = ox.Store(str(tmp_path / "store"))
    for article in ARTICLES:
        merged.load(turtle(article).encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(article_iri(article)))
        merged.load(turtle(article).encode(), format=ox.RdfFormat.TURTLE)
    merged.flush()
    asked_once = asked(name, NEEDED.get(name))
    assert asked_once == ask(tmp_path / "store", question(QUERIES, name), NEEDED.get(name), ontology=ONTOLOGY)
    assert asked_once.rows and len(set(asked_once.rows)) == len(asked_once.rows)


def test_where_the_default_graph_is_filled_own_queries_count_each_triple_once(asked: Asked, tmp_path: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?x a kg:Policy ; skos:prefLabel ?name }"
    assert column(asked(query), "n") == ["9"]  # the engine's union keeps three copies of each
    merged = ox.Store(str(tmp_path / "store"))
    for article in ARTICLES:
        merged.load(turtle(article).encode(), format=ox.RdfFormat.TURTLE)
    merged.flush()
    assert column(ask(tmp_path / "store", query), "n") == ["1"]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("RENT", True),
        ("the rent ordinance", False),
        ("Ordinance.", True),
        ("policy:rent-ordinance", True),
        (BASE + "policy/rent-ordinance", True),
        (f"<{BASE}policy/rent-ordinance>", True),
        ("ordin", False),
        (".*", None),
    ],
)
def test_names_match_by_whole_words_in_any_case_or_by_iri(asked: Asked, value: str, found: bool | None) -> None:
    if found is None:
        with pytest.raises(QueryError, match="a letter or a digit"):
            asked("who-stands-where", {"policy": value})
    else:
        assert bool(asked("who-stands-where", {"policy": value}).rows) is found


def test_ice_is_not_found_in_police(asked: Asked) -> None:
    assert column(asked("agencies-and-jurisdictions", {"agency": "ice"}), "office") == ["Ice Patrol"]


@pytest.mark.parametrize(
    "value",
    [
        'x" } UNION { ?s ?p ?o } #',
        "x' } #",
        'rent\\" ) || true || ("',
        'x" } } ; DROP ALL #',
        "x\n} SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #",
        'x\\u0022 } #',
        '"""x',
        "?policy",
        "https://example.org/> } SERVICE <http://127.0.0.1:9/",
        "<https://example.org/a b>",
        "x\x00y1",
        "rentx\\",
    ],
)  # fmt: skip
def test_parameters_are_inert(asked: Asked, value: str) -> None:
    for name, params in (("who-stands-where", {"policy": value}), ("who-said-what", {"words": value})):
        try:
            assert asked(name, params).rows == ()
        except QueryError as error:
            assert "cannot be" in str(error)


def test_a_parameter_of_text_is_found_as_it_is_written(asked: Asked) -> None:
    assert column(asked("who-said-what", {"words": HOSTILE}), "quote") == [HOSTILE]


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("everything-about", {}, "needs the parameter thing"),
        ("everything-about", {"thing": ""}, "a letter or a digit"),
        ("who-stands-where", {"polcy": "x"}, "it has policy"),
        ("timeline", {"since": "March"}, "2026-03-04"),
        ("timeline", {"since": "2026-13-01"}, "2026-03-04"),
        ("who-stands-wher", {}, "did you mean who-stands-where"),
        ("xyz", {}, "there are agencies-and-jurisdictions"),
    ],
)
def test_a_wrong_name_or_value_is_explained(asked: Asked, name: str, params: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=re.escape(message)):
        asked(name, params)


def test_a_persons_own_file_may_have_parameters(asked: Asked) -> None:
    text = """#+ summary: What something is called
#+ param: thing | iri | required | an IRI | https://example.org/a
#+ param: most | integer | default "5" | how many | 3
SELECT ?name { VALUES ?thing { <https://example.org/a> } VALUES ?most { 5 } ?thing skos:prefLabel ?name FILTER(?most > 3) }"""
    assert set(column(asked(text, {"thing": "city:port-ellery"}), "name")) == {"Port Ellery"}
    assert asked(text, {"thing": "city:port-ellery", "most": "1"}).rows == ()
    with pytest.raises(QueryError, match="whole number"):
        asked(text, {"thing": "city:port-ellery", "most": "1) } #"})
    with pytest.raises(QueryError, match="no IRI"):
        asked(text, {"thing": "x> } #"})


def test_plain_sparql_takes_parameters_that_it_selects_or_lists(asked: Asked) -> None:
    assert len(asked("SELECT DISTINCT ?x ?name { ?x skos:prefLabel ?name }", {"name": "critics"}).rows) == 1
    assert len(asked('SELECT DISTINCT ?x { VALUES ?name { "" } ?x skos:prefLabel ?name }', {"name": "critics"}).rows) == 1
    assert len(asked("SELECT DISTINCT ?x ?n { ?x skos:prefLabel ?n }", {"x": f"<{BASE}source/critics>"}).rows) == 1
    with pytest.raises(QueryError, match="select it"):
        asked("SELECT DISTINCT ?x { ?x skos:prefLabel ?name }", {"name": "critics"})


@pytest.mark.parametrize(
    "text",
    [
        "#+ param: x | name | maybe | d | e\nSELECT * { VALUES ?x { 1 } }",
        "#+ param: x | thing | required | d | e\nSELECT * { VALUES ?x { 1 } }",
        "#+ param: x | name\nSELECT * { VALUES ?x { 1 } }",
        "#+ param: x | name | required | d | e\nSELECT * { ?x ?y ?z }",
    ],
)
def test_a_wrong_header_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        read_question(text)


@pytest.mark.parametrize("name", NAMES)
def test_binding_keeps_the_lines(name: str) -> None:
    q = question(QUERIES, name)
    values = {p.name: "2026-01-01" if p.type == "date" else 'a "b" \\ c' for p in q.params}
    assert len(bound(q, values).splitlines()) == len(q.text.splitlines())
