"""Everything about one thing with its words: "Oak City Police Department: refuses to assist …, “will not assist”"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.ask import Table

_GENERAL = ("Agent", "Organization", "Place", "Policy")
_NAMES, _SAME, _KINDS, _NAMED = "is also called", "is the same as", "is a", "is named in"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that an article says: ``what`` ("opposes"), ``other`` (whom or what), and the words at ``[start, end)``."""

    what: str
    other: str | None
    words: str | None
    article: str | None
    date: str | None
    start: int | None
    end: int | None
    other_iri: str | None


@dataclass(frozen=True, slots=True)
class Explained:
    """A thing: its IRI, best name and kinds, all its other names and outside identities, and what is said of it."""

    iri: str
    name: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    same_as: tuple[str, ...]
    facts: tuple[Fact, ...] = field(default=())


def explain(name: str, out: str | Path = "out") -> tuple[Explained, ...]:
    """The things of this name (or IRI) in the graph in ``out``: those called exactly so, else those with these words in a name.

    Raises QueryError when there is none, naming the nearest; WorkspaceError when there is no graph.
    """
    from kg.api import ask
    from kg.ask import Limits

    table = ask("everything-about", out, {"thing": name}, limits=Limits(seconds=60, rows=100_000))
    found = tuple(_things(table))
    if not found:
        raise QueryError(f"nothing is called {name!r} in {out}{_nearest(name, out)}")
    exact = tuple(thing for thing in found if name.casefold() in {n.casefold() for n in (thing.name, *thing.names)})
    return exact or found


def lines(things: tuple[Explained, ...]) -> Iterator[str]:
    """What ``explain`` found, for people to read."""
    for number, thing in enumerate(things):
        if number:
            yield ""
        yield f"{thing.name} ({', '.join(thing.kinds)})"
        yield f"  {thing.iri}"
        for label, values in (("also called", thing.names), ("same as", thing.same_as)):
            if values:
                yield f"  {label} {', '.join(values)}"
        for fact in thing.facts:
            yield from _fact_lines(fact)


def _fact_lines(fact: Fact) -> Iterator[str]:
    where = ", ".join(value for value in (fact.article, fact.date) if value)
    yield f"  {fact.what} {fact.other or ''}".rstrip() + (f" {where}" if fact.what == _NAMED else "")
    if fact.words is not None:
        yield f"      “{' '.join(fact.words.split())}”"
        yield f"      {where}, characters {fact.start} to {fact.end}"


def _things(table: Table) -> Iterator[Explained]:
    """The answer's rows, by thing."""
    rows: dict[str, list[dict[str, str]]] = {}
    for row in table.rows:
        values = {column: term.value for column, term in zip(table.columns, row, strict=True) if term is not None}
        rows.setdefault(values["subject_iri"], []).append(values)
    for iri, own in rows.items():
        yield Explained(
            iri,
            own[0]["subject"],
            _special(_others(own, _KINDS)),
            _others(own, _NAMES),
            _others(own, _SAME),
            tuple(sorted((_fact(values) for values in own if values["what"] not in (_NAMES, _SAME, _KINDS)), key=_order)),
        )


def _others(rows: list[dict[str, str]], what: str) -> tuple[str, ...]:
    return tuple(sorted({values["other"] for values in rows if values["what"] == what}))


def _special(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """A Law is also a Policy, an Agency an Organization and an Agent: what goes without saying is left out."""
    return tuple(kind for kind in kinds if kind not in _GENERAL) or tuple(kind for kind in kinds if kind != "Agent") or kinds


def _fact(values: dict[str, str]) -> Fact:
    start, end = (int(values[name]) if name in values else None for name in ("start", "end"))
    texts = (values.get(name) for name in ("other", "words", "article", "date"))
    other, words, article, date = texts
    return Fact(values["what"], other, words, article, date, start, end, values.get("other_iri"))


def _order(fact: Fact) -> tuple[bool, str, str, str, str, int]:
    """Articles that only name the thing come last."""
    return (fact.what == _NAMED, fact.what, fact.other or "", fact.date or "", fact.article or "", fact.start or 0)


def _nearest(name: str, out: str | Path) -> str:
    """ "; did you mean …?" with names that the graph has."""
    import difflib

    from kg.api import ask
    from kg.ask import Limits

    table = ask("SELECT DISTINCT ?name { ?thing skos:prefLabel|skos:altLabel ?name }", out, limits=Limits(rows=100_000))
    names = {row[0].value.casefold(): row[0].value for row in table.rows if row[0] is not None}
    near = [names[found] for found in difflib.get_close_matches(name.casefold(), sorted(names), n=3)]
    return f"; did you mean {' or '.join(near)}?" if near else ": kg ask who-said-what shows who is in it"
