"""Cue words: "said" (say), "backs" (supports), "refused" (refuses), "chief" (role), and words like "she" (coref)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from kg.annotate.arrays import Floats
from kg.annotate.labels import Labels
from kg.annotate.reading import Reading
from kg.annotate.words import Words

RIVALS = (("supports", "opposes"), ("commits", "refuses"))
ANAPHOR = "coref"


class Cue(NamedTuple):
    """Words ``[start, end)`` are a cue; ``sure`` ones reach the label's threshold, others only ``Labels.low``."""

    label: str
    start: int
    end: int
    score: float
    sure: bool


def cues_of(reading: Reading, words: Words, labels: Labels) -> list[Cue]:
    """Every run of cue words, label by label. An unsure run beside a sure one of its label is part of that, not another;
    no run goes on over a line break."""
    odds = _without_rivals(reading.cues, labels)
    return [cue for number, label in enumerate(labels.cues) for cue in _runs(odds[:, number], label, words.breaks, labels)]


def _without_rivals(odds: Floats, labels: Labels) -> Floats:
    """Where a word reaches the thresholds of two labels that exclude each other, the likelier one stays."""
    odds = odds.copy()
    for first, second in RIVALS:
        one, other = labels.cues.index(first), labels.cues.index(second)
        both = (odds[:, one] > labels.thresholds[first]) & (odds[:, other] > labels.thresholds[second])
        less = odds[:, one] < odds[:, other]
        odds[both & less, one] = 0
        odds[both & ~less, other] = 0
    return odds


def _runs(odds: Floats, label: str, breaks: Sequence[int], labels: Labels) -> Iterator[Cue]:
    threshold = labels.thresholds[label]
    words = np.flatnonzero(odds > labels.low).tolist()
    for run in [[word] for word in words] if label == ANAPHOR else _adjacent(words, breaks):
        sure = [word for word in run if odds[word] > threshold]
        for part in _adjacent(sure or run, breaks):
            yield Cue(label, part[0], part[-1] + 1, float(odds[part].max()), bool(sure))


def _adjacent(words: list[int], breaks: Sequence[int]) -> list[list[int]]:
    """3 4 7 8 -> [[3, 4], [7, 8]]; parted before a word on a new line, too."""
    runs: list[list[int]] = []
    for word in words:
        if runs and runs[-1][-1] == word - 1 and not breaks[word]:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs
