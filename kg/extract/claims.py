"""Who is reported to say what: "the mayor | said | the bridge will stay closed"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.found import FoundClaim, Stretch
from kg.extract.quotations import Quotation, quotations
from kg.model import Frame, Mode

if TYPE_CHECKING:
    from spacy.tokens import Doc


def claims(doc: Doc) -> Iterator[FoundClaim]:
    """Every claim of the Doc; stretches are tokens, confidence is in 0..1."""
    marks = quotations(doc)
    least = doc.user_data["thresholds"]["say"]
    for frame in doc.user_data["frames"]:
        if frame.label == "say" and frame.what and frame.score > least:
            yield _from_frame(frame, marks)


def _from_frame(frame: Frame, marks: tuple[Quotation, ...]) -> FoundClaim:
    return FoundClaim(mode_of(frame.what, marks), frame.who, frame.cue, frame.what, frame.score)


def mode_of(content: tuple[Stretch, ...], marks: tuple[Quotation, ...]) -> Mode:
    """Direct: all words stand in quotation marks; Mixed: some; Indirect: none."""
    quoted = {i for q in marks for start, end in q.pieces for i in range(start, end)}
    words = [i for start, end in content for i in range(start, end)]
    inside = sum(i in quoted for i in words)
    return "Indirect" if not inside else "Direct" if inside == len(words) else "Mixed"
