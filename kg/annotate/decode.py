"""Scores to stretches: the best tags that obey B-I-O, so that "Ana Ruiz" is one PERSON and no name starts in its middle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from kg.annotate.arrays import Floats, Ints

BIO = ("O", "B-X", "I-X")
FORBIDDEN = np.float32(-1e9)
# A word whose O leads by this many nats is O in the best path too: it parts the text into stretches decoded alone.
SURE = 9.0


def sigmoid(scores: Floats) -> Floats:
    """Probabilities of independent labels."""
    bounded = np.maximum(scores, np.float32(-80))  # single precision ends at exp(88)
    found: Floats = np.float32(1) / (np.float32(1) + np.exp(-bounded))
    return found


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities of exclusive labels along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return found


def best_tags(scores: Floats, labels: tuple[str, ...], breaks: Sequence[int] = ()) -> Ints:
    """(rows, words, labels) scores -> (rows, words) label numbers: the best sequence in which I-X follows B-X or I-X.

    ``labels[0]`` is O; nothing goes on over a line break (``breaks``: those before each word). The best label of each word
    alone is the answer wherever it is allowed; Viterbi mends the rest.
    """
    if any(breaks):
        scores = scores.copy()
        scores[:, np.flatnonzero(breaks), 2::2] = FORBIDDEN
    tags: Ints = scores.argmax(-1)
    pieces = _broken(scores, tags, transitions(labels))
    if pieces:
        longest = max(end - start for _, start, end in pieces)
        batch = np.full((len(pieces), longest, len(labels)), FORBIDDEN, np.float32)
        batch[:, :, 0] = 0
        for place, (row, start, end) in enumerate(pieces):
            batch[place, : end - start] = scores[row, start:end]
        for (row, start, end), found in zip(pieces, viterbi(batch, labels), strict=True):
            tags[row, start:end] = found[: end - start]
    return tags


def viterbi(scores: Floats, labels: tuple[str, ...]) -> Ints:
    """(rows, words, labels) scores -> (rows, words): the best allowed label sequence of every row, over all words at once."""
    allowed = transitions(labels)
    rows, words, _ = scores.shape
    back = np.zeros(scores.shape, np.int64)
    total = scores[:, 0] + allowed[0]
    for word in range(1, words):
        through = total[:, :, None] + allowed[None]
        back[:, word] = through.argmax(1)
        total = through.max(1) + scores[:, word]
    tags = np.zeros((rows, words), np.int64)
    tags[:, -1] = total.argmax(-1)
    for word in range(words - 1, 0, -1):
        tags[:, word - 1] = back[np.arange(rows), word, tags[:, word]]
    return tags


@cache
def transitions(labels: tuple[str, ...]) -> Floats:
    """(from, to): 0 where a label may follow another, else a very low score. What may follow O may also come first."""
    parts = [(label[0], label[1:].lstrip("-")) for label in labels]
    matrix = np.zeros((len(labels), len(labels)), np.float32)
    for after, (kind, type_) in enumerate(parts):
        if kind == "I":
            matrix[[before for before, (k, t) in enumerate(parts) if k == "O" or t != type_], after] = FORBIDDEN
    return matrix


def stretches(tags: Sequence[int]) -> list[tuple[int, int, int]]:
    """Label numbers of O B I B I … -> (start, end, type number): 1 2 2 0 3 -> (0, 3, 0), (4, 5, 1)."""
    found: list[tuple[int, int, int]] = []
    for place, tag in enumerate(tags):
        if tag % 2:
            found.append((place, place + 1, tag // 2))
        elif tag and found and found[-1][1] == place and found[-1][2] == (tag - 1) // 2:
            found[-1] = (found[-1][0], place + 1, found[-1][2])
    return found


def _broken(scores: Floats, tags: Ints, allowed: Floats) -> list[tuple[int, int, int]]:
    """(row, start, end) around every forbidden step, from one word that is surely O to the next."""
    before = np.concatenate([np.zeros((len(tags), 1), tags.dtype), tags[:, :-1]], 1)
    found = set()
    for row, word in np.argwhere(allowed[before, tags] < 0).tolist():
        sure = np.flatnonzero(scores[row, :, 0] - scores[row, :, 1:].max(-1) > SURE)
        place = int(np.searchsorted(sure, word))
        start = int(sure[place - 1]) + 1 if place else 0
        end = int(sure[place]) if place < len(sure) else tags.shape[1]
        found.add((row, start, end))
    return sorted(found)
