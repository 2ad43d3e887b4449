"""Whom does "she" mean? The network's chances of every name and phrase in the window, best first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kg.annotate.arrays import Floats, Ints

MOST_CANDIDATES = 3
Stretch = tuple[int, int]


def antecedents(
    odds: Floats, anchor: int, candidates: Sequence[Stretch], words: Sequence[str], least: float
) -> list[tuple[Stretch, float]]:
    """Up to three candidates for one anaphor, best first, each at least ``least``; of equal words only the best.

    ``odds``: (w, 5) log probabilities; the anchor and the candidates are words of the same window, whose ``words`` these
    are. The score is the mean chance of a candidate's words, less half of what the word after it has: so whole stretches
    win over parts of them.
    """
    chosen = [c for c in candidates if not c[0] <= anchor < c[1]]
    scores = _scores(odds, np.array(chosen, np.int64).reshape(-1, 2))
    best: dict[tuple[str, ...], tuple[Stretch, float]] = {}
    for place in np.argsort(-scores, kind="stable").tolist():
        if scores[place] < least or len(best) == MOST_CANDIDATES:
            break
        start, end = chosen[place]
        best.setdefault(tuple(word.lower() for word in words[start:end]), (chosen[place], float(scores[place])))
    return list(best.values())


def _scores(odds: Floats, spans: Ints) -> Floats:
    first, inner = np.exp(odds[:, 1]), np.exp(odds[:, 2])
    both = np.concatenate([[0], np.cumsum(first + inner)])
    start, end = spans[:, 0], spans[:, 1]
    after = np.concatenate([inner, [0]])[end]
    found: Floats = (first[start] + 0.5 * inner[start] + both[end] - both[start + 1]) / (end - start) - 0.5 * after
    return found
