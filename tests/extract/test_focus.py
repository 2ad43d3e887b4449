"""What a short naming takes up: "the plan", "the company"."""

from __future__ import annotations

import pytest

from kg.extract.focus import taken_up
from kg.extract.syntax import parse_of
from tests.extract.docs import cast_of, doc_of, place


def taken(text: str, words: str) -> str | None:
    doc = doc_of(text)
    draft = taken_up(parse_of(doc), cast_of(doc), place(doc, words))
    return draft.name if draft else None


def test_the_thing_with_that_word_in_its_name() -> None:
    text = "She read [obj {LAW the rent ordinance}] . She read [obj {LAW the noise rule}] . [nsubj The ordinance] holds ."
    assert taken(text, "The ordinance") == "the rent ordinance"


def test_the_only_thing_of_that_kind() -> None:
    assert taken("She joined [obj {ORG Corbel Plating}] . [nsubj The firm] grew .", "The firm") == "Corbel Plating"


def test_nothing_where_two_things_are_of_that_kind() -> None:
    text = "She left [obj {ORG Corbel Plating}] . She joined [obj {ORG Quill Bakery}] . [nsubj The firm] grew ."
    assert taken(text, "The firm") is None


def test_the_law_that_the_article_keeps_coming_back_to() -> None:
    often = "She read [obj {LAW the rent ordinance}] . " * 4
    assert taken(often + "She read [obj {LAW the noise act}] . [nsubj The measure] holds .", "The measure") == "the rent ordinance"


def test_nothing_before_it_is_named() -> None:
    assert taken("[nsubj The firm] grew . She joined [obj {ORG Corbel Plating}] .", "The firm") is None


@pytest.mark.parametrize("words", ["A firm", "The old/ADJ firm", "The mayor"])
def test_only_a_definite_plain_word_for_a_thing_takes_one_up(words: str) -> None:
    plain = words.replace("/ADJ", "")
    assert taken(f"She joined [obj {{ORG Corbel Plating}}] . [nsubj {words}] grew .", plain) is None


def test_what_is_taken_up_is_a_mention() -> None:
    doc = doc_of("She joined [obj {ORG Corbel Plating}] . [nsubj The firm] grew .")
    cast = cast_of(doc)
    draft = taken_up(parse_of(doc), cast, place(doc, "The firm"))
    assert draft is not None and draft.mentions[place(doc, "The firm")] == "nominal"
