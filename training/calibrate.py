"""Confidences that mean what they say: a temperature for each head, chosen on the development passages and put into the weights.

Of all answers given with 0.8, eight in ten should be right. Dividing a head's scores by its temperature keeps the best answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from kg.annotate.decode import log_softmax
from training.answers import Answers
from training.examples import BIO, mark
from training.labels import ARGUMENTS, CUES, FRAME_OF, NAMES, PHRASES
from training.network import Net
from training.passages import Passage, Target

TEMPERATURES = tuple(round(0.6 + 0.05 * step, 2) for step in range(39))  # 0.6 … 2.5
BINS = 10
Pairs = Sequence[tuple[Passage, Answers]]
Array = np.ndarray


@dataclass(frozen=True, slots=True)
class Calibration:
    """One head: temperature; mean gap between confidence and share of right answers, before and after (0..1); rows of a table:
    answers, mean confidence and share of right ones for each tenth of the confidence, after."""

    head: str
    temperature: float
    before: float
    after: float
    bins: tuple[tuple[int, float, float], ...]


def calibrate(net: Net, pairs: Pairs) -> list[Calibration]:
    """Choose the temperatures and divide the network's heads by them, in place."""
    found = []
    for head, (scores, wanted) in _exclusive(pairs).items():
        found.append(_calibrated(head, lambda t, s=scores: np.exp(log_softmax(s / t)), wanted))
    for label, (scores, wanted) in _cues(pairs).items():
        found.append(_calibrated(f"cue {label}", lambda t, s=scores: _two(s / t), wanted))
    for one in found:
        _divide(net, one.head, one.temperature)
    return found


def table(found: list[Calibration]) -> str:
    """Markdown: the temperatures and gaps, and how often answers of each confidence are right."""
    head = "| head | temperature | gap before | gap after | " + " | ".join(f"{k / BINS:.1f}–" for k in range(BINS)) + " |"
    lines = [head, "|---|" + "---:|" * (3 + BINS)]
    for one in found:
        cells = [f"{right:.2f} ({count})" if count else "" for count, _, right in one.bins]
        lines.append(f"| {one.head} | {one.temperature} | {one.before:.3f} | {one.after:.3f} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _calibrated(head: str, odds: Callable[[float], Array], wanted: Array) -> Calibration:
    def surprise(temperature: float) -> float:
        chosen = odds(temperature)[np.arange(len(wanted)), wanted]
        return float(-np.log(np.maximum(chosen, 1e-9)).mean())

    best = min(TEMPERATURES, key=surprise) if len(wanted) else 1.0
    before, _ = _gap(odds(1.0), wanted)
    after, bins = _gap(odds(best), wanted)
    return Calibration(head, best, before, after, bins)


def _gap(odds: Array, wanted: Array) -> tuple[float, tuple[tuple[int, float, float], ...]]:
    """The expected calibration error of the best answers, and its bins. Sure O's would hide the rest: only words where
    something other than the first answer is at least a bit likely count."""
    doubtful = odds[:, 0] < 0.99
    odds, wanted = odds[doubtful], wanted[doubtful]
    best = odds.argmax(1)
    sure, right = odds[np.arange(len(best)), best], best == wanted
    bins = []
    for number in range(BINS):
        inside = (sure >= number / BINS) & (sure < (number + 1) / BINS + (number == BINS - 1))
        count = int(inside.sum())
        bins.append((count, float(sure[inside].mean()) if count else 0.0, float(right[inside].mean()) if count else 0.0))
    total = max(1, len(best))
    return sum(count * abs(mean - share) for count, mean, share in bins) / total, tuple(bins)


def _exclusive(pairs: Pairs) -> dict[str, tuple[Array, Array]]:
    """Head -> scores (n, labels) and right labels (n,), for heads that choose one label a word."""
    rows: dict[str, tuple[list[Array], list[int]]] = {name: ([], []) for name in ("names", *PHRASES, "frame")}
    for passage, answers in pairs:
        for word, tag in enumerate(passage.names):
            if tag != "?":
                _add(rows["names"], answers.reading.names[word], NAMES.index(tag))
        for number, layer in enumerate(PHRASES):
            for word, tag in enumerate(passage.phrases[layer]):
                if tag != "?":
                    _add(rows[layer], answers.reading.phrases[word, number], BIO[tag[0]])
        for target in passage.targets:
            _frame(passage, answers, target, rows["frame"])
    return {name: (np.array(scores, np.float64), np.array(wanted)) for name, (scores, wanted) in rows.items()}


def _frame(passage: Passage, answers: Answers, target: Target, rows: tuple[list[Array], list[int]]) -> None:
    window = answers.reading.windows[answers.reading.owner[target.anchor]]
    odds = answers.odds(target.anchor, FRAME_OF[target.label])
    tags = np.zeros(window.end - window.start, np.int64)
    mark(tags, target.what, 3, window.start, window.end)
    mark(tags, target.who, 1, window.start, window.end)
    assert odds.shape[1] == len(ARGUMENTS)
    for word in range(len(tags)):
        _add(rows, odds[word], int(tags[word]))


def _cues(pairs: Pairs) -> dict[str, tuple[Array, Array]]:
    """Label -> log odds (n,) and 0 or 1 (n,)."""
    found = {}
    for number, label in enumerate(CUES):
        scores, wanted = [], []
        for passage, answers in pairs:
            cue = {word for target in passage.targets if target.label == label for word in range(*target.cue)}
            for word in range(len(passage.forms)):
                if word not in passage.spared.get(label, ()):
                    chance = min(max(float(answers.reading.cues[word, number]), 1e-9), 1 - 1e-7)
                    scores.append(np.log(chance / (1 - chance)))
                    wanted.append(int(word in cue))
        found[label] = (np.array(scores), np.array(wanted))
    return found


def _two(scores: Array) -> Array:
    chance = 1 / (1 + np.exp(-scores))
    return np.stack([1 - chance, chance], 1)


def _add(rows: tuple[list[Array], list[int]], scores: Array, wanted: int) -> None:
    rows[0].append(scores)
    rows[1].append(wanted)


def _divide(net: Net, head: str, temperature: float) -> None:
    """Divide the scores of one head by dividing the weights that make them."""
    with torch.no_grad():
        if head == "names":
            _shrink(net.names, slice(None), temperature)
        elif head in PHRASES:
            place = 3 * PHRASES.index(head)
            _shrink(net.layer, slice(place, place + 3), temperature)
        elif head.startswith("cue "):
            place = CUES.index(head[4:])
            _shrink(net.cue, slice(place, place + 1), temperature)
        else:
            for part in (net.fb, net.c3):
                _shrink(part, slice(None), temperature)
            net.FU /= temperature
            net.fdist.weight /= temperature


def _shrink(part: torch.nn.Linear, rows: slice, temperature: float) -> None:
    part.weight[rows] /= temperature
    part.bias[rows] /= temperature
