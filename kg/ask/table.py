"""Answers: the rows of "who said what", a yes or no, or a small graph; each a frozen value that other programs can write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Term(NamedTuple):
    """One value: an IRI, a literal or a blank node. ``datatype`` is None for plain text and for what is no literal."""

    value: str
    kind: Literal["iri", "literal", "bnode"] = "literal"
    datatype: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: ``columns`` and ``rows`` of a SELECT (None = unbound), ``truth`` of an ASK, or ``triples`` of a CONSTRUCT.

    ``truncated``: there was more than the limit on rows lets through.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    truncated: bool = False
    truth: bool | None = None
    triples: tuple[tuple[Term, Term, Term], ...] | None = None

    @property
    def form(self) -> Literal["rows", "truth", "graph"]:
        """Which of the three it is."""
        if self.truth is not None:
            return "truth"
        return "rows" if self.triples is None else "graph"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may use: ``seconds`` of time, ``memory`` in bytes beside the open store's, and ``rows`` (or triples) of answer."""

    seconds: float = 10.0
    memory: int = 1 << 30
    rows: int = 10_000
