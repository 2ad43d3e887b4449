"""Where each thing stands on the canvas: things that much was said between stand near each other, and always in the same place.

The things drawn at first are laid out with care, one connected island at a time (Fruchterman and Reingold, 1991, vectorised;
large islands push apart samples of nodes only, as in Gove, 2019). The others take the nearest free place to their neighbours.
"""

from __future__ import annotations

import hashlib
import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Place = tuple[int, int]
Link = tuple[int, int, float]

_STEP = 74.0  # canvas units between neighbours; a label is some 110 wide
_WIDE = 1.05  # labels are wider than high, and so are most screens
_DENSE = 900  # above this many nodes only samples push each other
_CELL = 60
_NEAR = 3  # cells across that are one neighbourhood
_ROW = 1 << 20  # cells in a row, more than there can ever be
_GRAVITY = 0.25
_REACH = _STEP * 4.5  # pushes end here: the canvas fills evenly instead of growing long arms
_PUSH = 1.6
_EVEN = 0.55
_ROOM = (72.0, 46.0)


def layout(names: Sequence[str], links: Sequence[Link], first: Sequence[int]) -> list[Place]:
    """Coordinates of every node.

    ``names`` seed the starting places (so that one new article moves little), ``links`` are (node, node, weight), ``first``
    are the nodes laid out with care. Coordinates are canvas units, y grows downwards.
    """
    core = set(first)
    inner = [link for link in links if link[0] in core and link[1] in core]
    islands = [_island(names, nodes, inner) for nodes in _components(sorted(core), inner)]
    places = _packed(islands)
    return _around(len(names), links, places)


def _components(nodes: Sequence[int], links: Sequence[Link]) -> list[list[int]]:
    """Connected sets of nodes, the largest first."""
    leader = {node: node for node in nodes}

    def lead(node: int) -> int:
        while leader[node] != node:
            leader[node] = node = leader[leader[node]]
        return node

    for a, b, _ in links:
        leader[lead(a)] = lead(b)
    parts: dict[int, list[int]] = {}
    for node in nodes:
        parts.setdefault(lead(node), []).append(node)
    return sorted(parts.values(), key=lambda part: (-len(part), part))


def _start(names: Sequence[str], nodes: Sequence[int], radius: float) -> Any:
    """Starting places in a disc, from a hash of each name: (n, 2) floats."""
    import numpy as np

    digests = [hashlib.blake2b(names[node].encode("utf-8", "replace"), digest_size=8).digest() for node in nodes]
    draws = np.array([[int.from_bytes(d[:4], "big"), int.from_bytes(d[4:], "big")] for d in digests]) / 2**32
    angle, far = 2 * math.pi * draws[:, 0], radius * np.sqrt(draws[:, 1])
    return np.stack([far * np.cos(angle), far * np.sin(angle)], axis=1)


def _island(names: Sequence[str], nodes: Sequence[int], links: Sequence[Link]) -> dict[int, tuple[float, float]]:
    """Fruchterman–Reingold on one connected part, then stretched to the screen's proportions and its centre put at 0, 0."""
    import numpy as np

    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    row = {node: i for i, node in enumerate(nodes)}
    ends = np.array([(row[a], row[b]) for a, b, _ in links if a in row])
    weights = np.array([weight for a, _, weight in links if a in row])
    spots = _start(names, nodes, _STEP * math.sqrt(len(nodes)) * 0.6)
    spots = _settled(spots, ends, weights)
    spots = _apart(_evened(spots) * np.array([_WIDE, 1.0]))
    spots -= (spots.max(axis=0) + spots.min(axis=0)) / 2
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, spots, strict=True)}


def _settled(spots: Any, ends: Any, weights: Any) -> Any:
    import numpy as np

    rounds = 220 if len(spots) <= 400 else 140
    rng = np.random.default_rng(7)
    far = _STEP * math.sqrt(len(spots)) * 0.5
    degree = np.bincount(ends.ravel(), minlength=len(spots)).astype(float)
    for turn in range(rounds):
        move = _pushes(spots, rng) + _pulls(spots, ends, weights, degree) - spots * (_GRAVITY * _STEP / far)
        length = np.maximum(np.sqrt((move * move).sum(axis=1, keepdims=True)), 1e-9)
        limit = far * (1 - turn / rounds) * 0.18 + 0.5
        spots = spots + move / length * np.minimum(length, limit)
    return spots


def _pushes(spots: Any, rng: Any) -> Any:
    """Every node pushes every other away with _STEP² / distance; in a large island a sample stands for all."""
    import numpy as np

    count, (x, y) = len(spots), spots.T
    if count <= _DENSE:
        across, down, scale = x[:, None] - x[None, :], y[:, None] - y[None, :], 1.0
    else:
        others = rng.integers(0, count, size=(count, 64))
        across, down, scale = x[:, None] - x[others], y[:, None] - y[others], count / 64
    square = np.maximum(across * across + down * down, 1.0)
    force = np.where(square < _REACH * _REACH, _STEP * _STEP * scale * _PUSH / square, 0.0)
    return np.stack([(across * force).sum(axis=1), (down * force).sum(axis=1)], axis=1)


def _pulls(spots: Any, ends: Any, weights: Any, degree: Any) -> Any:
    """Linked nodes pull each other with distance² / _STEP; links of hubs pull less, or their neighbours would all sit on them."""
    import numpy as np

    gap = spots[ends[:, 1]] - spots[ends[:, 0]]
    length = np.sqrt((gap * gap).sum(axis=1))
    share = weights / np.sqrt(np.minimum(degree[ends[:, 0]], degree[ends[:, 1]]))
    force = gap * (length / _STEP * share)[:, None]
    move = np.zeros_like(spots)
    np.add.at(move, ends[:, 0], force)
    np.add.at(move, ends[:, 1], -force)
    return move


def _evened(spots: Any) -> Any:
    """Crowded parts wider, empty ones narrower: each coordinate goes half-way to its rank. What is left or above stays so."""
    import numpy as np

    if len(spots) < 8:
        return spots
    ranks = np.argsort(np.argsort(spots, axis=0, kind="stable"), axis=0, kind="stable") / (len(spots) - 1) - 0.5
    side = _STEP * math.sqrt(len(spots)) * 1.05
    extent = spots.max(axis=0) - spots.min(axis=0)
    middle = (spots.max(axis=0) + spots.min(axis=0)) / 2
    return (spots - middle) / extent * side * (1 - _EVEN) + ranks * side * _EVEN


def _apart(spots: Any) -> Any:
    """Push nodes apart that stand closer than a mark and its label need (72 by 46 units)."""
    for _ in range(40):
        move = _shoves(spots)
        if not move.any():
            break
        spots = spots + 0.35 * move
    return spots


def _shoves(spots: Any) -> Any:
    """Half of what each pair lacks, along the axis where it lacks less; pairs are found by a sweep from left to right."""
    import numpy as np

    rank = np.argsort(spots[:, 0], kind="stable")
    x, y = spots[rank].T
    move = np.zeros_like(spots)
    for ahead in range(1, len(x)):
        across, down = x[ahead:] - x[:-ahead], y[ahead:] - y[:-ahead]
        if across.min() >= _ROOM[0]:
            break
        lack = _ROOM[0] - across, _ROOM[1] - np.abs(down)
        close, sideways = (lack[0] > 0) & (lack[1] > 0), lack[0] / _ROOM[0] < lack[1] / _ROOM[1]
        push = np.stack([lack[0] * sideways, lack[1] * ~sideways * np.where(down < 0, -1.0, 1.0)], axis=1) * close[:, None]
        move[ahead:] += push
        move[:-ahead] -= push
    shoves = np.zeros_like(move)
    shoves[rank] = move
    return shoves


def _packed(islands: Sequence[dict[int, tuple[float, float]]]) -> dict[int, Place]:
    """Islands side by side: the largest in the middle, each next one as near to it as it fits."""
    taken: list[tuple[float, float, float, float]] = []
    places: dict[int, Place] = {}
    for island in islands:
        wide = max(x for x, _ in island.values()) + _STEP * 0.8
        high = max(y for _, y in island.values()) + _STEP * 0.6
        x0, y0 = next(spot for spot in _spiral(_CELL * 0.7) if _free(spot, wide, high, taken))
        taken.append((x0, y0, wide, high))
        places |= {node: (round(x0 + x), round(y0 + y)) for node, (x, y) in island.items()}
    return places


def _free(spot: tuple[float, float], wide: float, high: float, taken: Sequence[tuple[float, float, float, float]]) -> bool:
    return all(abs(spot[0] - x) >= wide + w or abs(spot[1] - y) >= high + h for x, y, w, h in taken)


def _spiral(step: float) -> Iterator[tuple[float, float]]:
    """Points around 0, 0, evenly spread by the golden angle, the nearest first."""
    for turn in itertools.count():
        far, angle = step * math.sqrt(turn), turn * 2.399963229728653
        yield far * math.cos(angle) * _WIDE, far * math.sin(angle)


def _around(count: int, links: Sequence[Link], core: dict[int, Place]) -> list[Place]:
    """Places for the nodes that are not drawn at first: the nearest free one to the middle of the neighbours that have theirs.

    A node without links is never drawn and stays at 0, 0.
    """
    near: dict[int, set[int]] = {}
    for a, b, _ in links:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    places, free = dict(core), _Free(_cell(x, y) for x, y in core.values())
    for node in _outwards(near, core):
        known = [places[other] for other in sorted(near.get(node, ())) if other in places]
        middle = (sum(x for x, _ in known) / len(known), sum(y for _, y in known) / len(known)) if known else (0.0, 0.0)
        places[node] = free.nearest(middle)
    return [places.get(node, (0, 0)) for node in range(count)]


def _outwards(near: dict[int, set[int]], core: dict[int, Place]) -> list[int]:
    """The linked nodes without a place, those next to placed ones first."""
    order: list[int] = []
    seen, edge = set(core), sorted(core)
    for node in (-1, *sorted(near)):
        edge = [node] if node >= 0 and node not in seen else edge
        while edge:
            order += [other for other in edge if other not in seen]
            seen.update(edge)
            edge = sorted({other for one in edge for other in near.get(one, ())} - seen)
    return order


class _Free:
    """Cells that nobody has taken, as numbers. A search goes on about where the last one from this neighbourhood ended."""

    def __init__(self, taken: Iterable[Place]) -> None:
        self.taken = {x * _ROW + y for x, y in taken}
        self.tries, self.wider = dict[Place, int](), dict[Place, int]()
        self.spiral, self.further = list[tuple[float, float]](), _spiral(0.8)

    def nearest(self, middle: tuple[float, float]) -> Place:
        """Take the first free cell on the spiral around the middle."""
        x, y = middle[0] / (_CELL * _WIDE), middle[1] / _CELL
        home, near = (round(x), round(y)), (round(x / _NEAR), round(y / _NEAR))
        turn = max(self.tries.get(home, 0), int(max(0.0, math.sqrt(self.wider.get(near, 0)) - 2 * _NEAR) ** 2))
        while True:
            while turn >= len(self.spiral):
                self.spiral += ((dx / _WIDE, dy) for dx, dy in itertools.islice(self.further, 1000))
            dx, dy = self.spiral[turn]
            cell = round(x + dx) * _ROW + round(y + dy)
            if cell not in self.taken:
                self.taken.add(cell)
                self.tries[home] = self.wider[near] = turn
                return round((x + dx) * _CELL * _WIDE), round((y + dy) * _CELL)
            turn += 1


def _cell(x: float, y: float) -> Place:
    return round(x / (_CELL * _WIDE)), round(y / _CELL)
