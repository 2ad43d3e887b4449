"""Actors by policies: "the mayor supports, the owners oppose the rent ordinance", counted, camps standing together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.serve.addresses import page_of
from kg.serve.cards import Link
from kg.serve.columns import Columns, Filters
from kg.serve.current import Graph
from kg.serve.edges import edges_of

_SIGNS = {"supports": 1, "opposes": -1, "commits": 1, "refuses": -1}
Cells = Mapping[tuple[str, str], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """``rows``: an actor and, for each of ``targets``, value -> number of statements. ``actors`` and ``topics``: how many in all."""

    targets: tuple[tuple[str, Link], ...]
    rows: tuple[tuple[str, Link, tuple[Mapping[str, int], ...]], ...]
    actors: int
    topics: int


def cells_of(columns: Columns) -> dict[tuple[str, str], Counter[str]]:
    """(actor, target) -> value -> how many statements say so."""
    iris = [columns.base + row[0] for row in columns.things]
    found: dict[tuple[str, str], Counter[str]] = {}
    for actor, kind, target, count, _ in edges_of(columns, Filters()).rows():
        if columns.kinds[kind] in _SIGNS:
            found.setdefault((iris[actor], iris[target]), Counter())[columns.kinds[kind]] += count
    return found


def matrix(graph: Graph, cells: Cells, rows: int = 60, columns: int = 40) -> Matrix:
    """The actors and targets with the most statements, ordered by camp."""
    actors, targets = Counter[str](), Counter[str]()
    for (actor, target), values in cells.items():
        actors[actor] += sum(values.values())
        targets[target] += sum(values.values())
    chosen = _first(targets, columns)
    inside = [actor for actor in _first(actors, len(actors)) if any((actor, target) in cells for target in chosen)][:rows]
    above, across = _camps(inside, chosen, cells)
    lines = tuple((one, _link(graph, one), tuple(cells.get((one, target), {}) for target in across)) for one in above)
    return Matrix(tuple((target, _link(graph, target)) for target in across), lines, len(actors), len(targets))


def _first(counted: Counter[str], most: int) -> list[str]:
    return sorted(counted, key=lambda iri: (-counted[iri], iri))[:most]


def _camps(actors: Sequence[str], targets: Sequence[str], cells: Cells) -> tuple[list[str], list[str]]:
    """Actors and targets sorted along the line that divides them most (the first singular vectors, by power iteration)."""
    signs = {(a, t): sum(_SIGNS[value] * n for value, n in cells[a, t].items()) for a in actors for t in targets if (a, t) in cells}
    column = {target: 1.0 + at / 1000 for at, target in enumerate(targets)}
    row: dict[str, float] = {}
    for _ in range(30):
        row = _scaled({a: sum(signs.get((a, t), 0) * column[t] for t in targets) for a in actors})
        column = _scaled({t: sum(signs.get((a, t), 0) * row[a] for a in actors) for t in targets})
    return sorted(actors, key=lambda a: (-round(row[a], 6), a)), sorted(targets, key=lambda t: (-round(column[t], 6), t))


def _scaled(values: dict[str, float]) -> dict[str, float]:
    largest = max((abs(value) for value in values.values()), default=0) or 1.0
    return {key: value / largest for key, value in values.items()}


def _link(graph: Graph, iri: str) -> Link:
    return Link(graph.names.labels.get(iri, iri.rpartition("/")[2]), page_of(iri, graph.base))
