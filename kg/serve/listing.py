"""Which statements a list holds, and in what order: those of a thing, of one side of a dispute, by date, by a column of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from kg.serve.columns import TYPE_NAMES, Columns, Filters, selected

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]

DRAWN = ("said", "supports", "opposes", "commits", "refuses")
_OF_THINGS = ("Name", "Type", "Also called")  # columns of the table of names


@dataclass(frozen=True, slots=True)
class Asked:
    """What a view was asked for: the filters, and what the reader has chosen. ``query``: the filters as they came, for what follows."""

    filters: Filters
    at: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    limit: int = 300
    what: str = ""
    column: str = ""
    down: bool = False
    query: tuple[tuple[str, str], ...] = ()


def portion(found: Numbers, first: int, asked: Asked, **more: str) -> dict[str, Any]:
    """The first of these numbers, and what to ask for the rest."""
    return list_of(found[:first].tolist(), len(found), asked, **more)


def list_of(first: list[Any], total: int, asked: Asked, **more: str) -> dict[str, Any]:
    """The beginning of a list, and what to ask for the rest of it."""
    return {"total": total, "first": first, "more": urlencode([*asked.query, *((name, value) for name, value in more.items() if value)])}


def in_time(columns: Columns, asked: Asked) -> Numbers:
    """What was said, backed, promised …, the earliest first."""
    import numpy as np

    found = of_kinds(columns, selected(columns, asked.filters).statements, DRAWN)
    found = found[np.array([bool(day) for day in columns.days], bool)[columns.day[found]]] if len(found) else found
    return found[np.lexsort((found, columns.day[found]))]


def things_of(columns: Columns, asked: Asked) -> Numbers:
    """The things of the chosen types, in the order that is asked for."""
    import numpy as np

    found = np.arange(len(columns.things), dtype=np.int32)
    if asked.filters.types is not None:
        found = found[np.array([name in asked.filters.types for name in TYPE_NAMES])[columns.type]]
    counts = {"Says or does": 9, "Is spoken of": 10}
    if asked.what == "things" and asked.column in counts:
        values = np.array([row[counts[asked.column]] for row in columns.things], np.int32)
        return _ranked(found, values, asked.down)
    return _ranked(found, columns.orders.get(asked.column) if asked.column in _OF_THINGS else None, asked.down)


def statements_of(columns: Columns, asked: Asked) -> Numbers:
    """The statements that pass, in the order that is asked for."""
    found = selected(columns, asked.filters).statements
    values = {"Date": columns.day, "How sure": columns.sure, **columns.orders}
    return _ranked(found, values.get(asked.column) if asked.column not in _OF_THINGS else None, asked.down)


def _ranked(found: Numbers, values: Any, down: bool) -> Numbers:
    import numpy as np

    if values is None:
        return found
    return found[np.lexsort((found, -values[found] if down else values[found]))]


def on_side(columns: Columns, asked: Asked, target: int, kind: str) -> Numbers:
    """The statements on one side of a target."""
    import numpy as np

    own = np.unique(columns.pair[columns.object == target])
    return np.intersect1d(of_kinds(columns, own, [kind]), selected(columns, asked.filters).statements)


def between(columns: Columns, asked: Asked, ends: dict[str, str]) -> Numbers:
    """The statements of a list that names its subject, its object or its kinds."""
    import numpy as np

    subject, target = (columns.thing_at.get(ends[end], -2) if ends.get(end) else None for end in ("subject", "object"))
    found = np.intersect1d(with_ends(columns, subject, target), selected(columns, asked.filters).statements)
    kinds = ends.get("kinds", "").split(",")
    return by_kind(columns, of_kinds(columns, found, kinds), kinds)


def of_kinds(columns: Columns, statements: Numbers, kinds: Sequence[str]) -> Numbers:
    """Those of these statements that are of these kinds."""
    import numpy as np

    wanted = np.array([kind in kinds for kind in columns.kinds], bool)
    return statements[wanted[columns.kind[statements]]] if len(statements) else statements


def with_ends(columns: Columns, subject: int | None = None, target: int | None = None) -> Numbers:
    """Statements of a subject, about a target, or both; a thing's statements about itself are its own only."""
    import numpy as np

    who = columns.subject[columns.pair]
    kept = np.ones(len(who), bool) if subject is None else who == subject
    if target is not None:
        kept &= (columns.object == target) & ((who != target) | (subject == target))
    return np.unique(columns.pair[kept])


def by_kind(columns: Columns, statements: Numbers, kinds: Sequence[str]) -> Numbers:
    """These statements in the order of the kinds, each kind's in its own order."""
    import numpy as np

    place = np.array([kinds.index(kind) if kind in kinds else -1 for kind in columns.kinds], np.int32)
    return statements[np.lexsort((statements, place[columns.kind[statements]]))]
