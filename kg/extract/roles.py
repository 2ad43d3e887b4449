"""Who holds which post where: "Chicago Mayor Brandon Johnson", "Ana Ruiz, the union's president"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.found import FoundRole

if TYPE_CHECKING:
    from spacy.tokens import Doc


def roles(doc: Doc) -> Iterator[FoundRole]:
    """The model's role frames above their threshold."""
    thresholds = doc.user_data.get("thresholds", {})
    for frame in doc.user_data.get("frames", ()):
        if frame.label == "role" and frame.score >= thresholds.get("role", 0.5) and frame.who:
            yield FoundRole(frame.who, frame.cue, frame.what[0] if frame.what else None, frame.score)
