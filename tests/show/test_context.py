"""Sentences around words, and text that can be drawn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.show.context import clean, name, sentence, sentence_ends, utf16


def around(text: str, words: str) -> str:
    start = text.index(words)
    first, last = sentence(text, start, start + len(words), sentence_ends(text))
    return text[first:last]


def test_the_sentence_is_found_around_words_in_its_middle() -> None:
    text = "The rain stopped. Mayor Reyes said the plan is dead. Nobody clapped."
    assert around(text, "plan is") == "Mayor Reyes said the plan is dead."


def test_words_in_two_sentences_bring_both() -> None:
    text = "One came. Two stayed. Three left."
    assert around(text, "came. Two") == "One came. Two stayed."


def test_titles_and_initials_end_no_sentence() -> None:
    text = "It snowed. Gov. Pia Lund and Sen. J. R. Okafor of the U.S. Senate agreed. It melted."
    assert around(text, "Okafor") == "Gov. Pia Lund and Sen. J. R. Okafor of the U.S. Senate agreed."


def test_a_closing_quotation_mark_belongs_to_its_sentence() -> None:
    assert around("He left. “We are done.” She stayed.", "are done") == "“We are done.”"


def test_a_line_break_ends_a_headline() -> None:
    assert around("Council votes\n\nThe council voted.", "votes") == "Council votes"


def test_a_line_without_end_is_cut_near_the_words() -> None:
    text = "word " * 20_000
    found = around(text[:50_000] + "NEEDLE " + text[50_000:], "NEEDLE")
    assert "NEEDLE" in found and len(found) < 900


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_the_sentence_lies_in_the_text(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = sentence(text, start, end, sentence_ends(text))
    assert 0 <= first <= last <= len(text)


@given(st.text(max_size=100))
def test_cleaning_keeps_every_offset(text: str) -> None:
    assert len(clean(text)) == len(text)


def test_cleaning_takes_out_what_turns_or_breaks_the_page() -> None:
    dirty = "a\u202eb\x00c\ud800d\u2066e\x1bf"
    assert clean(dirty) == "a\u200bb c\ufffdd\u200be f"


def test_a_name_is_one_line_of_limited_length() -> None:
    assert name(" A\n\n B\u200f ") == "A B"
    assert len(name("x" * 10_000)) == 200


@given(st.text(max_size=60), st.integers(0, 60))
def test_offsets_are_counted_as_the_browser_does(text: str, at: int) -> None:
    at = min(at, len(text))
    assert utf16(text, [at]) == [len(text[:at].encode("utf-16-le", "surrogatepass")) // 2]
