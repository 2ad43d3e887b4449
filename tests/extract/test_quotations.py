from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quotations import Quotation, quotations
from tests.extract.hand_made import doc_of


def quoted(text: str) -> list[str]:
    """The quotations of a text as their words, pieces joined by " ++ "."""
    doc = doc_of(text)
    return [" ++ ".join(doc[s:e].text for s, e in q.pieces) for q in quotations(doc)]


@pytest.mark.parametrize(
    "text",
    [
        'Ruiz wrote "the pool is full" on Monday.',
        "Ruiz wrote “the pool is full” on Monday.",
        "Ruiz wrote ''the pool is full'' on Monday.",
        "Ruiz wrote ``the pool is full'' on Monday.",
        "Ruiz wrote ‘the pool is full’ on Monday.",
        "Ruiz wrote 'the pool is full' on Monday.",
        "Ruiz wrote «the pool is full» on Monday.",
        'Ruiz wrote “the pool is full" on Monday.',
    ],
)
def test_marks_of_every_kind_pair(text: str) -> None:
    (found,) = quotations(doc_of(text))
    assert found.words == 4 and found.closed and len(found.pieces) == 1


def test_apostrophes_are_no_quotation_marks() -> None:
    assert quoted("The drivers' union doesn't like the city's plan, and rock 'n' roll won't help 'em.") == []
    assert quoted("It’s the guards’ pool, they’re told, since the ’90s.") == []


def test_a_plural_possessive_does_not_close_a_quotation() -> None:
    assert quoted("‘The guards’ union won’t bend,’ she said.") == ["‘The guards’ union won’t bend,’"]


def test_a_headline_in_single_marks_is_one_quotation() -> None:
    assert quoted("Harbor chief: 'We can't pay'\nMore follows.") == ["'We can't pay'"]


def test_feet_and_inches_open_nothing() -> None:
    assert quoted("The gate is 6'3\" tall and the wall 5' high.") == []


def test_a_quotation_goes_on_in_the_next_paragraph_when_it_opens_again() -> None:
    text = "“We stay here. We like it.\n\n“And we pay,” she said.\n\n“Good,” he said."
    assert quoted(text) == ["“We stay here. We like it. ++ “And we pay,”", "“Good,”"]
    first = quotations(doc_of(text))[0]
    assert first.closed and first.words == 9 and first.start == 0


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    doc = doc_of('She said: "We stay here.\nThe pool closed.')
    (found,) = quotations(doc)
    assert not found.closed and doc[found.start : found.end].text == '"We stay here.'


def test_a_forgotten_mark_does_not_swallow_the_next_quotation() -> None:
    assert quoted("“We stay, she said. “We pay,” he said.") == ["“We stay, she said.", "“We pay,”"]


def test_a_quotation_inside_a_quotation_is_nested() -> None:
    outer, inner = quotations(doc_of("“He told me ‘go home’ twice,” she said."))
    assert not outer.nested and inner.nested and outer.start < inner.start < inner.end < outer.end


def test_the_same_marks_can_nest() -> None:
    assert quoted('"They need the "blue" pump today," she said.') == ['"They need the "blue" pump today,"', '"blue"']


def test_a_wrongly_turned_mark_still_closes() -> None:
    assert quoted("He called it “mostly false.“\nThe mayor left.") == ["“mostly false.“"]


def test_a_word_or_two_in_marks_are_a_scare_quote() -> None:
    scare, long = quotations(doc_of("The “so-called pool” is shut. “It will open again in May,” she said."))
    assert scare.scare and not long.scare


@given(st.text(alphabet="ab .,\n\"“”‘’'«»`-", max_size=60))
def test_pieces_never_overlap_and_stay_in_the_text(text: str) -> None:
    doc = doc_of(text)
    outer: list[Quotation] = [q for q in quotations(doc) if not q.nested]
    taken = [i for q in outer for s, e in q.pieces for i in range(s, e)]
    assert len(taken) == len(set(taken))
    assert all(0 <= s < e <= len(doc) for q in quotations(doc) for s, e in q.pieces)
