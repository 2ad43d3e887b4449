"""Who backs or opposes what: "the bill, backed by the union", "critics of the plan"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.found import FoundStance

if TYPE_CHECKING:
    from spacy.tokens import Doc


def stances(doc: Doc) -> Iterator[FoundStance]:
    """The model's stance frames above their thresholds."""
    thresholds = doc.user_data.get("thresholds", {})
    for frame in doc.user_data.get("frames", ()):
        if frame.label in {"supports", "opposes"} and frame.score >= thresholds.get(frame.label, 0.5) and frame.who:
            for target in frame.what:
                yield FoundStance(frame.label.capitalize(), frame.who, target, frame.cue, frame.score)
