"""What the network's numbers mean: answer 3 of the name head is "B-AGENCY", a cue of speech counts from 0.5 on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.annotate.files import unusable


@dataclass(frozen=True, slots=True)
class Labels:
    """The label lists of the heads, in the order of the network's answers, and the thresholds chosen on development texts.

    ``thresholds``: cue label -> least probability. ``low``: below it a cue is not even proposed. ``phrase_bias``: taken from
    the score of O for each phrase layer; ``argument_bias`` the same for each frame. ``antecedent``: least antecedent score.
    """

    pos: tuple[str, ...]
    names: tuple[str, ...]
    phrases: tuple[str, ...]
    cues: tuple[str, ...]
    frame_of: tuple[int, ...]
    frames: tuple[str, ...]
    arguments: tuple[str, ...]
    relations: tuple[str, ...]
    thresholds: dict[str, float]
    phrase_bias: dict[str, float]
    argument_bias: dict[str, float]
    low: float
    antecedent: float
    window: int
    overlap: int

    @property
    def types(self) -> tuple[str, ...]:
        """PERSON, AGENCY …: the types of names, in the order of the name head."""
        return tuple(label[2:] for label in self.names[1::2])


def load_labels(path: Path) -> Labels:
    """Read labels.json. Raises ModelError where it is not what the network was exported with."""
    try:
        return _labels(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise unusable(path, error) from error


def _labels(found: dict[str, Any]) -> Labels:
    return Labels(
        pos=tuple(found["upos"]),
        names=tuple(found["names"]),
        phrases=tuple(found["layers"]),
        cues=tuple(found["cues"]),
        frame_of=tuple(found["cue_frame"][cue] for cue in found["cues"]),
        frames=tuple(found["frames"]),
        arguments=tuple(found["args"]),
        relations=tuple(found["deprels"]),
        thresholds=dict(found["thr"]),
        phrase_bias=dict(found["bias"]),
        argument_bias=dict(found["arg_bias"]),
        low=found["low"],
        antecedent=found["coref_min"],
        window=found["max_window"],
        overlap=found["overlap_sentences"],
    )
