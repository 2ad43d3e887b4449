"""Who depends on whom, sentence by sentence: "said" is the root, "mayor" its nsubj, "the" the mayor's det."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from kg.annotate.arrays import Floats, Ints
from kg.annotate.labels import Labels
from kg.annotate.reading import Reading, Window
from kg.annotate.trees import best_tree

Stretch = tuple[int, int]
JOINED = "dep"
# Words multiplied at once. Products of more than 2**18 steps wake a second thread in OpenBLAS, which then spins for longer
# than the whole parse takes.
PART = 60


class Syntax(NamedTuple):
    """One entry a word: its head's word number (its own at a root), its relation, whether it starts a sentence."""

    heads: list[int]
    relations: list[str]
    starts: list[bool]


def syntax_of(reading: Reading, starts: list[bool], labels: Labels, tensor: Floats) -> Syntax:
    """Trees of the sentences that start at ``starts`` (the first word always does). ``tensor``: ``Network.relations``.

    A sentence is parsed in the window in which it is most central. One that no window holds whole is parsed in parts, whose
    roots hang on the first part's root.
    """
    heads = list(range(len(starts)))
    relations = [JOINED] * len(starts)
    for number, sentences in enumerate(_by_window(reading, starts)):
        parse_window(reading.windows[number], sentences, heads, relations, labels, tensor)
    _join_parts(heads, relations, starts)
    return Syntax(heads, relations, starts)


def inside_sentences(syntax: Syntax) -> Syntax:
    """Trees from elsewhere, made to fit the sentence starts: no head in another sentence, one root in each."""
    heads, relations = list(syntax.heads), list(syntax.relations)
    number = list(accumulate(map(int, syntax.starts)))
    for word, head in enumerate(heads):
        if number[word] != number[head]:
            heads[word], relations[word] = word, "root"
    _join_parts(heads, relations, syntax.starts)
    return Syntax(heads, relations, syntax.starts)


def _by_window(reading: Reading, starts: list[bool]) -> list[list[Stretch]]:
    found: list[list[Stretch]] = [[] for _ in reading.windows]
    bounds = [0, *(word for word in range(1, len(starts)) if starts[word]), len(starts)]
    for start, end in pairwise(bounds):
        whole = [n for n, window in enumerate(reading.windows) if window.start <= start and end <= window.end]
        if whole:
            found[max(whole, key=lambda n: _depth(reading.windows[n], start, end, len(starts)))].append((start, end))
        else:
            for number, part in _parts(reading.owner, start, end):
                found[number].append(part)
    return found


def _depth(window: Window, start: int, end: int, words: int) -> int:
    """How far a sentence is from the nearer edge of a window; an edge of the text is none."""
    return min(start - window.start if window.start else words, window.end - end if window.end < words else words)


def _parts(owner: tuple[int, ...], start: int, end: int) -> list[tuple[int, Stretch]]:
    """A sentence cut where another window begins to answer for its words."""
    cuts = [start, *(word for word in range(start + 1, end) if owner[word] != owner[word - 1]), end]
    return [(owner[first], (first, last)) for first, last in pairwise(cuts)]


def parse_window(window: Window, sentences: list[Stretch], heads: list[int], relations: list[str], labels: Labels, tensor: Floats) -> None:
    """Fill ``heads`` and ``relations`` for sentences of one window."""
    if not sentences:
        return
    local = [(start - window.start, end - window.start) for start, end in sentences]
    columns = np.concatenate([_heads_in(window.answers["arc"], start, end) for start, end in local])
    rows = np.concatenate([np.arange(start, end) for start, end in local])
    found = _relations(window, rows, columns, labels, tensor)
    for row, column, relation in zip(rows.tolist(), columns.tolist(), found, strict=True):
        word = row + window.start
        heads[word] = column - 1 + window.start if column else word
        relations[word] = relation


def _heads_in(arc: Floats, start: int, end: int) -> Ints:
    """The heads of one sentence as columns of ``arc``: 0 for the root, j + 1 for word j of the window."""
    heads = best_tree(np.concatenate([arc[start:end, :1], arc[start:end, start + 1 : end + 1]], 1))
    return np.where(heads > 0, heads + start, 0)


def _relations(window: Window, rows: Ints, columns: Ints, labels: Labels, tensor: Floats) -> list[str]:
    """The best relation of every word to its head: a bilinear form of the two for each relation."""
    one = np.ones((len(rows), 1), np.float32)
    dependents = np.concatenate([window.answers["rd"][rows], one], 1)
    heads = np.concatenate([window.answers["rh"][columns], one], 1)
    parts = [slice(start, start + PART) for start in range(0, len(rows), PART)]
    scores = np.concatenate([np.einsum("rwj,wj->wr", dependents[part] @ tensor, heads[part]) for part in parts])
    root = labels.relations.index("root")
    scores[:, root] += np.where(columns == 0, np.float32(1e3), np.float32(-1e3))
    return [labels.relations[number] for number in scores.argmax(-1).tolist()]


def _join_parts(heads: list[int], relations: list[str], starts: list[bool]) -> None:
    """Within a sentence, hang every further root on the first."""
    root = -1
    for word, head in enumerate(heads):
        root = -1 if starts[word] else root
        if head == word and root < 0:
            root = word
        elif head == word:
            heads[word], relations[word] = root, JOINED
