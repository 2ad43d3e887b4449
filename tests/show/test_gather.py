"""From the rows of a graph to things, statements and edges."""

from __future__ import annotations

import random
from functools import cache

import pytest

from kg.show import network
from kg.show.values import Edge, Network, Statement
from kg.steps import _statements
from tests.show.invented import BASE, rows, three

KG = "https://w3id.org/newskg/ns#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@cache
def shown() -> Network:
    return network(*rows(three()))


def edge(one: str, kind: str, other: str) -> Edge:
    labels = [thing.label for thing in shown().things]
    return next(e for e in shown().edges if (labels[e.subject], e.kind, labels[e.object]) == (one, kind, other))


def only(made: Edge) -> Statement:
    (at,) = made.statements
    return shown().statements[at]


def sentence_of(statement: Statement) -> str:
    return shown().sentences[statement.sentence].text


def marked(statement: Statement) -> list[str]:
    return [sentence_of(statement)[start:end] for start, end in statement.quoted]


def test_the_page_has_as_many_statements_as_the_build_counts() -> None:
    assert len(shown().statements) == sum(_statements(record) for record in three())
    assert any(one.kind == "speaksFor" for one in shown().statements)


def test_a_stance_becomes_an_edge_with_its_sentence() -> None:
    statement = only(edge("Inés Muñoz", "supports", "Rent Ordinance"))
    assert sentence_of(statement).startswith("Mayor Inés Muñoz of Port Avery backs the rent ordinance")
    assert marked(statement) == ["backs"]
    assert shown().articles[statement.article].publisher == "The Avery Ledger"


def test_an_interrupted_quotation_is_marked_in_both_its_pieces() -> None:
    statement = only(edge("Inés Muñoz", "said", "Rent Ordinance"))
    assert marked(statement) == ["“This is the floor, not the ceiling,”", "“and we will defend it in court.”"]
    assert statement.mode == "quoted word for word"
    assert statement.cue == "said"


def test_a_refusal_keeps_its_action_and_concerns_two_things() -> None:
    one = only(edge("Corran County Sheriff’s Office", "refuses", "evictions"))
    other = only(edge("Corran County Sheriff’s Office", "refuses", "Rent Ordinance"))
    assert one is other and one.words == "carry out” evictions that break the rent ordinance"


def test_a_role_and_a_plain_relation_are_edges() -> None:
    assert only(edge("Inés Muñoz", "roleIn", "Port Avery")).words == "Mayor"
    assert only(edge("Avery Property Owners Association", "sued", "Port Avery")).extracted_by == "relations"


def test_an_unnamed_source_speaks_for_its_organization_in_its_first_sentence() -> None:
    statement = only(edge("A spokesperson for the Avery Property Owners Association", "speaksFor", "Avery Property Owners Association"))
    assert marked(statement) == ["A spokesperson for the Avery Property Owners Association"]


def test_what_one_source_says_of_another_is_claimed() -> None:
    assert edge("the council’s own lawyers", "opposes", "Rent Ordinance").claimed
    assert edge("Pia Lund", "opposes", "evictions").claimed


def test_what_somebody_says_of_themselves_is_stated() -> None:
    assert not edge("Inés Muñoz", "commits", "Rent Ordinance").claimed


def test_a_spokesperson_speaks_in_the_organization_s_own_voice() -> None:
    statement = only(edge("Avery Property Owners Association", "commits", "Port Avery"))
    assert not statement.claimed and len(statement.chain) == 1


def test_plain_triples_of_the_graph_are_the_edges_that_are_stated() -> None:
    plain = {"supports", "opposes", "refuses", "commitsTo", "roleIn", "speaksFor", "adopted", "jurisdiction", "sued", "partOf"}
    graph = {(s, p.removeprefix(KG).replace("commitsTo", "commits"), o) for s, p, o in rows(three())[0] if p.removeprefix(KG) in plain}
    iris = [thing.iri for thing in shown().things]
    stated = {(iris[e.subject], e.kind, iris[e.object]) for e in shown().edges if e.kind != "said" and not e.claimed}
    assert stated == graph


def test_a_thing_that_nothing_is_said_about_is_kept_but_not_drawn() -> None:
    at = next(i for i, thing in enumerate(shown().things) if thing.label == "Little Marrow")
    assert at not in shown().drawn


def test_things_stand_in_the_order_of_their_rank() -> None:
    ranks = [thing.rank for thing in shown().things]
    assert ranks == sorted(ranks, reverse=True)
    assert shown().things[0].label == "Rent Ordinance"


def test_the_order_and_repetition_of_rows_do_not_count() -> None:
    found, texts = rows(three())
    mixed = found * 2
    random.Random(1).shuffle(mixed)
    assert network(iter(mixed), texts) == shown()


def test_a_limit_draws_the_highest_in_rank_and_leaves_nobody_alone() -> None:
    small = network(*rows(three()), drawn=6)
    inside = [e for e in small.edges if e.subject in small.drawn and e.object in small.drawn]
    assert len(small.drawn) <= 6 and len(small.things) == len(shown().things)
    assert {end for e in inside for end in (e.subject, e.object)} == set(small.drawn)


def test_without_texts_the_spans_own_words_are_shown() -> None:
    bare = network(rows(three())[0])
    assert any("“This is the floor, not the ceiling,”" in sentence.text for sentence in bare.sentences)


def test_an_empty_graph_is_an_empty_network() -> None:
    assert network([]).things == ()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https://x.example"])
def test_only_web_addresses_become_links(address: str) -> None:
    article = BASE + "article/a-1"
    made = network([(article, TYPE, KG + "Article"), (article, "https://schema.org/url", address)])
    assert made.articles[0].url == ""


def test_a_chain_that_bites_its_tail_ends() -> None:
    claim, article = BASE + "claim/1", BASE + "article/a-1"
    loop = [
        (article, TYPE, KG + "Article"),
        (claim, TYPE, KG + "Claim"),
        (claim, "http://www.w3.org/ns/prov#wasDerivedFrom", article),
        (claim, KG + "accordingTo", claim),
    ]
    assert network(loop).statements[0].chain == ()


def test_a_city_that_also_acts_is_a_city() -> None:
    city = BASE + "city/x"
    made = network([(city, TYPE, KG + "Agent"), (city, TYPE, KG + "Place"), (city, TYPE, KG + "City")])
    assert [thing.type for thing in made.things] == ["City"]


def test_an_unknown_relation_is_worded_after_its_term() -> None:
    found = [(s, p, o.replace("#sued", "#wasFinedBy") if o.endswith("ns#sued") else o) for s, p, o in rows(three())[0]]
    assert any(e.kind == "wasFinedBy" for e in network(found).edges)
