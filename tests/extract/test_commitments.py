"""Who says what it will or will not do."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.commitments import commitments
from tests.extract.docs import cast_of, doc_of, words_of

UNION = "[nsubj The {ORG Tenants Union}]"


def promised(doc: Doc) -> list[tuple[str | None, str, str | None]]:
    cast_of(doc)
    return [(words_of(doc, c.agent), c.value, words_of(doc, c.action)) for c in commitments(doc)]


def read(text: str) -> list[tuple[str | None, str, str | None]]:
    return promised(doc_of(text))


# ---------------------------------------------------------------- frames of the model
def test_a_frame_is_a_commitment() -> None:
    doc = doc_of("Ruiz is set to leave .", ("commits", "set", "Ruiz", ["set to leave"]))
    assert promised(doc) == [("Ruiz", "Commits", "set to leave")] and [c.confidence for c in commitments(doc)] == [0.9]


def test_a_frame_of_refusal_refuses() -> None:
    assert promised(doc_of("Ruiz balked at leaving .", ("refuses", "balked", "Ruiz", ["balked at leaving"])))[0][1] == "Refuses"


def test_a_frame_that_begins_with_not_refuses() -> None:
    assert promised(doc_of("Ruiz vows not to leave .", ("commits", "vows", "Ruiz", ["not to leave"])))[0][1] == "Refuses"


def test_a_frame_without_an_agent_takes_the_subject() -> None:
    doc = doc_of("[nsubj Ruiz] vows [xcomp to leave] .", ("commits", "vows", None, ["vows to leave"]))
    assert promised(doc) == [("Ruiz", "Commits", "vows to leave")] and [c.confidence for c in commitments(doc)] == [0.63]


def test_a_frame_without_an_action_or_below_its_threshold_is_none() -> None:
    assert promised(doc_of("Ruiz is set .", ("commits", "set", "Ruiz", []))) == []
    assert promised(doc_of("Ruiz is set to go .", ("commits", "set", "Ruiz", ["to go"]), sure=0.3)) == []


def test_a_frame_over_two_sentences_is_none() -> None:
    assert promised(doc_of("Ruiz is set . Lee will go .", ("commits", "set", "Ruiz", ["will go"]))) == []


def test_an_action_of_a_frame_is_not_read_again() -> None:
    doc = doc_of(f"{UNION} will sue [obj the city] .", ("commits", "will", "The Tenants Union", ["will sue the city"]))
    assert len(promised(doc)) == 1


# ---------------------------------------------------------------- will
def test_will_commits() -> None:
    assert read(f"{UNION} will sue [obj the city] .") == [("The Tenants Union", "Commits", "will sue the city")]


@pytest.mark.parametrize("words", ["will not", "wo n't", "will never"])
def test_will_not_refuses(words: str) -> None:
    assert [value for _, value, _ in read(f"{UNION} {words} sue [obj the city] .")] == ["Refuses"]


def test_an_action_does_not_run_on_into_the_next_clause() -> None:
    found = read(f"{UNION} will sue [obj the city] , [conj and rents/NOUN rise/VERB] .")
    assert found[0][2] == "will sue the city"


@pytest.mark.parametrize("verb", ["face", "receive", "become", "remain", "lose"])
def test_what_happens_to_the_subject_is_no_commitment(verb: str) -> None:
    assert read(f"{UNION} will {verb} [obj trouble] .") == []


def test_a_passive_is_no_commitment() -> None:
    assert read("[nsubj:pass The {ORG Tenants Union}] will [aux:pass be] sued .") == []


def test_a_thing_that_wills_nothing_commits_to_nothing() -> None:
    assert read("[nsubj The {LAW rent ordinance}] will help [obj tenants] .") == []
    assert read("[nsubj Rain] will stop [obj the game] .") == []


@pytest.mark.parametrize("word", ["if", "whether", "when"])
def test_a_condition_or_a_question_is_no_commitment(word: str) -> None:
    assert read(f"[nsubj {{PERSON Bo Lee}}] asks [ccomp {word} {UNION} will sue [obj the city]] .") == []


def test_what_depends_on_a_condition_is_a_commitment() -> None:
    found = read(f"{UNION} will sue [obj the city] [advcl if [nsubj rents] rise] .")
    assert found[0][:2] == ("The Tenants Union", "Commits")


def test_would_is_no_commitment() -> None:
    assert read(f"{UNION} would sue [obj the city] .") == []


# ---------------------------------------------------------------- verbs of promise and refusal
@pytest.mark.parametrize("verb", ["vowed", "promised", "agreed"])
def test_a_promise_commits(verb: str) -> None:
    assert read(f"{UNION} {verb} [xcomp to sue [obj the city]] .") == [("The Tenants Union", "Commits", f"{verb} to sue the city")]


@pytest.mark.parametrize("verb", ["refused", "declined"])
def test_a_refusal_refuses(verb: str) -> None:
    assert read(f"{UNION} {verb} [xcomp to sue [obj the city]] .") == [("The Tenants Union", "Refuses", f"{verb} to sue the city")]


def test_a_promise_not_to_refuses() -> None:
    assert read(f"{UNION} promised [xcomp not to sue [obj the city]] .")[0][1] == "Refuses"


def test_a_promise_without_an_infinitive_is_none() -> None:
    assert read(f"{UNION} promised [obj a lawsuit] .") == []


def test_a_negated_promise_is_none() -> None:
    assert read(f"{UNION} did not promise [xcomp to sue [obj the city]] .") == []


def test_an_unnamed_agent_commits_where_it_is_a_thing() -> None:
    assert read("[nsubj {UNNAMED A baker}] will sue [obj the city] .") == [("A baker", "Commits", "will sue the city")]
    assert read("[nsubj A baker] will sue [obj the city] .") == []
