"""Turns of an interview are claims of those who speak."""

from __future__ import annotations

from kg.extract.claims import claims
from tests.extract.hand_made import doc_of

TALK = (
    "A talk with the director\n\nABBOT: Why did you close it?\n\nCASTELL: The roof was failing.\n\n"
    "ABBOT: And now?\n\nCASTELL: We rebuild.\n"
)


def _turns(text: str) -> list[tuple[str, str]]:
    doc = doc_of(text)
    found = [c for c in claims(doc) if c.cue is None and c.source]
    return [(doc[c.source[0] : c.source[1]].text, doc[c.content[0][0] : c.content[0][1]].text) for c in found if c.source]


def test_every_turn_is_a_claim_of_its_speaker() -> None:
    assert _turns(TALK)[1::2] == [("CASTELL", "The roof was failing"), ("CASTELL", "We rebuild")]


def test_two_labelled_lines_are_no_transcript() -> None:
    assert _turns("Budget\n\nPARKS: 3 million dollars\n\nROADS: 9 million dollars\n") == []


def test_questions_by_letter_are_left_alone() -> None:
    assert _turns("Talk\n\nQ: Why?\n\nA: Because.\n\nQ: When?\n\nA: Soon.\n") == []
