"""Every statement of the store as columns of numbers, so that "who opposes it, in March, surely?" is a few comparisons over all of them.

Things, articles and statements are numbered as in the page of kg.show: things by rank, articles by date, statements by their place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]
    Mask = NDArray[np.bool_]

Row = list[Any]
_MOST_KEPT = 16  # selections


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """One generation's statements.

    ``things`` and ``articles``: rows as kg.show.pack makes them, a thing's with the numbers of statements by and about it.
    ``keys``: the statements' IRIs without ``base``. ``days``, ``kinds`` and ``publishers``: each once; the columns hold their places.
    By statement: ``kind``, ``subject`` (-1: nobody), ``article``, ``day``, ``sure`` (2: not known), ``claimed``, ``words``,
    ``quoted``, ``title`` (of a post; equal titles have equal numbers). ``orders``: a column's name -> the places of its values.
    By pair of subject and object: ``pair`` (its statement), ``object`` (-1: a statement without). ``publisher`` is by article.
    ``folded``: names for search, ``owner``: whose they are, ``alias``: whether it is not the best one.
    """

    base: str
    things: list[Row]
    articles: list[Row]
    keys: list[str]
    days: list[str]
    kinds: list[str]
    publishers: list[str]
    kind: Numbers
    subject: Numbers
    article: Numbers
    day: Numbers
    sure: NDArray[np.float64]
    claimed: Mask
    words: Numbers
    quoted: Mask
    title: Numbers
    orders: dict[str, Numbers]
    pair: Numbers
    object: Numbers
    publisher: Numbers
    type: Numbers
    folded: list[str]
    owner: Numbers
    alias: Mask
    thing_at: dict[str, int] = field(default_factory=dict)
    article_at: dict[str, int] = field(default_factory=dict)
    statement_at: dict[str, int] = field(default_factory=dict)
    kept: dict[Filters, Selection] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader has chosen, as it stands in the page's address. ``types`` and ``rel``: None is all; "" is anything."""

    types: frozenset[str] | None = None
    rel: frozenset[str] | None = None
    article: str = ""
    publisher: str = ""
    first: str = ""
    last: str = ""
    by: str = ""
    sure: str = ""
    thing: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The numbers of the statements that pass, in order, and which pairs do."""

    statements: Numbers
    pairs: Mask


def selected(columns: Columns, filters: Filters) -> Selection:
    """The statements that pass: those with a (subject, object) pair that does, which is the rule of the page's SPARQL as well."""
    if filters not in columns.kept:
        if len(columns.kept) >= _MOST_KEPT:
            columns.kept.clear()
        columns.kept[filters] = _selected(columns, filters)
    return columns.kept[filters]


def _selected(columns: Columns, filters: Filters) -> Selection:
    import numpy as np

    pairs = _statement_passes(columns, filters)[columns.pair] & _pair_passes(columns, filters)
    passing = np.zeros(len(columns.keys), bool)
    passing[columns.pair[pairs]] = True
    return Selection(np.flatnonzero(passing).astype(np.int32), pairs)


def _statement_passes(columns: Columns, filters: Filters) -> Mask:
    import numpy as np

    passing = np.ones(len(columns.keys), bool)
    if filters.rel is not None:
        passing &= np.isin(columns.kind, [at for at, kind in enumerate(columns.kinds) if kind in filters.rel])
    if filters.article:
        passing &= columns.article == columns.article_at.get(filters.article, -1)
    if filters.publisher:
        wanted = columns.publishers.index(filters.publisher) if filters.publisher in columns.publishers else -2
        passing &= columns.publisher[columns.article] == wanted
    if filters.first:
        passing &= np.array([day >= filters.first for day in columns.days], bool)[columns.day]
    if filters.last:
        passing &= np.array([bool(day) and day <= filters.last for day in columns.days], bool)[columns.day]
    if filters.by:
        passing &= columns.claimed == (filters.by == "claimed")
    if (least := _number(filters.sure)) is not None:
        passing &= columns.sure >= least
    return passing


def _pair_passes(columns: Columns, filters: Filters) -> Mask:
    """Both ends are of the types, and one is the thing; an end that is not there is of any type."""
    import numpy as np

    subject = columns.subject[columns.pair]
    passing = np.ones(len(columns.pair), bool)
    if filters.types is not None:
        fits = np.array([*(name in filters.types for name in TYPE_NAMES), True])
        passing &= fits[_type(columns, subject)] & fits[_type(columns, columns.object)]
    if filters.thing:
        thing = columns.thing_at.get(filters.thing, -2)
        passing &= (subject == thing) | (columns.object == thing)
    return passing


def _type(columns: Columns, things: Numbers) -> Numbers:
    """Their types' places; the last place is nobody's."""
    import numpy as np

    return np.where(things < 0, -1, np.append(columns.type, -1)[things]).astype(np.int32)


def _number(words: str) -> float | None:
    try:
        return float(words) if words else None
    except ValueError:
        return None


def _type_names() -> tuple[str, ...]:
    from kg.show.terms import TYPES

    return tuple(TYPES)


TYPE_NAMES = _type_names()
