"""A statement as a card on a page: who, what, whom; its sentence with the words marked; where it stands and how sure it is."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.serve.addresses import page_of
from kg.serve.current import Graph
from kg.serve.lookup import Row, rows_of
from kg.show import network
from kg.show.terms import line
from kg.show.values import Network, Statement


@dataclass(frozen=True, slots=True)
class Link:
    """Words and the path of the page about them."""

    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a text and the marks that they are in, as CSS classes; ``path``: the page about what they name."""

    words: str
    marks: str = ""
    path: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One statement as the templates show it. ``chain``: by whose words it is known, innermost first."""

    iri: str
    path: str
    kind: str
    group: str
    who: Link | None
    verb: str
    objects: tuple[Link, ...]
    words: str
    sentence: tuple[Piece, ...]
    chain: tuple[Link | None, ...]
    claimed: bool
    article: Link
    publisher: str
    date: str
    url: str
    how: str


class Texts(Mapping[str, str]):
    """Article IRI -> its text, read when it is first asked for."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._read: dict[str, str | None] = {}

    def __getitem__(self, article: str) -> str:
        if article not in self._read:
            self._read[article] = self._graph.text(article)
        text = self._read[article]
        if text is None:
            raise KeyError(article)
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self._graph.entries)

    def __len__(self) -> int:
        return len(self._graph.entries)


def network_of(graph: Graph, rows: Iterable[Row]) -> Network:
    """What these rows say, without a layout."""
    return network(rows, Texts(graph), drawn=0)


def cards(graph: Graph, statements: Sequence[str]) -> list[Card]:
    """The cards of these statements, in this order."""
    found = network_of(graph, rows_of(graph, statements))
    made = {one.iri: one for one in found.statements}
    return [card(graph, found, made[iri]) for iri in statements if iri in made]


def card(graph: Graph, found: Network, one: Statement) -> Card:
    """The card of one statement of a network."""
    source = found.articles[one.article]
    chain = tuple(_thing(graph, found, found.statements[at].subject) for at in one.chain)
    look = line(one.kind)
    return Card(
        one.iri,
        page_of(one.iri, graph.base),
        one.kind,
        look.group,
        _thing(graph, found, one.subject),
        _verb(one),
        tuple(link for at in one.objects if (link := _thing(graph, found, at))),
        one.words,
        _pieces(found.sentences[one.sentence].text if one.sentence >= 0 else "", one),
        chain,
        one.claimed,
        Link(source.title, page_of(source.iri, graph.base)),
        source.publisher,
        one.date or source.date[:10],
        source.url,
        _how(one),
    )


def _thing(graph: Graph, found: Network, at: int | None) -> Link | None:
    if at is None:
        return None
    return Link(found.things[at].label, page_of(found.things[at].iri, graph.base))


def _verb(one: Statement) -> str:
    if one.kind == "said":
        return one.cue or "said"
    return one.words or "post" if one.kind == "roleIn" else line(one.kind).verb


def _how(one: Statement) -> str:
    sure = "" if one.confidence is None else f"how sure: {round(one.confidence * 100)} %"
    found = f"found by {one.extracted_by}" if one.extracted_by else ""
    return " · ".join(part for part in (one.mode, sure, found) if part)


def _pieces(text: str, one: Statement) -> tuple[Piece, ...]:
    """The sentence in pieces, each with the marks that hold it."""
    layers = {"quoted": one.quoted, "cue": (one.cue_at,) if one.cue_at else (), "source": (one.source,) if one.source else ()}
    stretches = [stretch for stretches in layers.values() for stretch in stretches]
    cuts = sorted({0, len(text), *(min(offset, len(text)) for stretch in stretches for offset in stretch)})
    pieces = []
    for start, end in itertools.pairwise(cuts):
        held = [mark for mark, inside in layers.items() if any(first <= start < last for first, last in inside)]
        pieces.append(Piece(text[start:end], " ".join(held)))
    return tuple(pieces)
