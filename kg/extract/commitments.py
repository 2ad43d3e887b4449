"""Who says what it will or will not do: "the department will not assist", "the mayor vowed to veto the bill"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.found import FoundCommitment

if TYPE_CHECKING:
    from spacy.tokens import Doc


def commitments(doc: Doc) -> Iterator[FoundCommitment]:
    """The model's commitment frames above their thresholds."""
    thresholds = doc.user_data.get("thresholds", {})
    for frame in doc.user_data.get("frames", ()):
        if frame.label in {"commits", "refuses"} and frame.score >= thresholds.get(frame.label, 0.5) and frame.who and frame.what:
            yield FoundCommitment(frame.label.capitalize(), frame.who, frame.what[0], frame.score)
