"""The dependency tree of a sentence from scores of every head for every word: in "the mayor said no", mayor hangs on said."""

from __future__ import annotations

import numpy as np

from kg.annotate.arrays import Floats, Ints

NEVER = np.float32(-1e9)
BARRED = np.float32(-1e8)
ROOTS_TRIED = 5


def best_tree(scores: Floats) -> Ints:
    """(n, n + 1) scores, row = word, column 0 = root, column j + 1 = word j -> (n,) heads: 0 for the root, j + 1 for word j.

    The maximum spanning tree with one root. Where every word's best head makes such a tree, that is it; else
    Chu-Liu/Edmonds, once for each of the likeliest roots.
    """
    words = len(scores)
    square = np.full((words + 1, words + 1), NEVER, np.float32)
    square[1:] = scores
    np.fill_diagonal(square, NEVER)
    heads = spanning_tree(square)
    roots = np.flatnonzero(heads[1:] == 0)
    if len(roots) > 1:
        heads = _one_root(square, roots)
    return heads[1:]


def spanning_tree(square: Floats) -> Ints:
    """Chu-Liu/Edmonds on ``square[word, head]``, node 0 the root: the best heads without a cycle, however many roots."""
    heads: Ints = square.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads.tolist())
    if not cycle:
        return heads
    inside = np.array(cycle)
    rest = np.setdiff1d(np.arange(len(heads)), inside)
    smaller, leave, enter = _contract(square, heads, inside, rest)
    return _expand(spanning_tree(smaller), heads, inside, rest, leave, enter)


def _cycle(heads: list[int]) -> list[int]:
    """The nodes of one cycle, if there is one."""
    done = [False] * len(heads)
    done[0] = True
    for node in range(1, len(heads)):
        path: dict[int, None] = {}
        while not done[node] and node not in path:
            path[node] = None
            node = heads[node]
        if node in path:
            nodes = list(path)
            return nodes[nodes.index(node) :]
        for passed in path:
            done[passed] = True
    return []


def _contract(square: Floats, heads: Ints, inside: Ints, rest: Ints) -> tuple[Floats, Ints, Ints]:
    """The graph with the cycle as one last node; the node of the cycle each other would hang on, or would break it at."""
    own = square[inside, heads[inside]]
    last = len(rest)
    smaller = np.full((last + 1, last + 1), NEVER, np.float32)
    smaller[:last, :last] = square[np.ix_(rest, rest)]
    out = square[np.ix_(rest, inside)]
    into = square[np.ix_(inside, rest)] - own[:, None]
    smaller[:last, last] = out.max(1)
    smaller[last, :last] = into.max(0) + own.sum()
    np.fill_diagonal(smaller, NEVER)
    return smaller, out.argmax(1), into.argmax(0)


def _expand(found: Ints, heads: Ints, inside: Ints, rest: Ints, leave: Ints, enter: Ints) -> Ints:
    """Heads of the whole graph from those of the smaller one: the cycle stays, but where something enters it."""
    last = len(rest)
    whole = heads.copy()
    for place in range(1, last):
        head = found[place]
        whole[rest[place]] = rest[head] if head < last else inside[leave[place]]
    entry = found[last]
    whole[inside[enter[entry]]] = rest[entry]
    return whole


def _one_root(square: Floats, roots: Ints) -> Ints:
    best, most = None, -np.inf
    for root in sorted(roots.tolist(), key=lambda r: -float(square[r + 1, 0]))[:ROOTS_TRIED]:
        trial = square.copy()
        trial[1:, 0] = BARRED
        trial[root + 1, 0] = square[root + 1, 0]
        heads = spanning_tree(trial)
        total = float(trial[np.arange(1, len(heads)), heads[1:]].sum(dtype=np.float64))
        if total > most:
            best, most = heads, total
    assert best is not None
    return best
