"""An article's whole text with everything found in it marked in place: names lead to their pages, what was said is underlaid."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence

from kg.serve.addresses import page_of
from kg.serve.cards import Card, Piece, card, network_of
from kg.serve.current import Graph
from kg.serve.lookup import rows_of_article
from kg.show.terms import line
from kg.show.values import Network, Source, Statement

Stretch = tuple[int, int, int]


def article_view(graph: Graph, article: str) -> tuple[Source, tuple[Piece, ...], list[Card]] | None:
    """The article, its text in pieces (none if the text is gone), and its statements; None if the graph has no such article."""
    found = network_of(graph, rows_of_article(graph, article))
    source = next((source for source in found.articles if source.iri == article), None)
    if source is None:
        return None
    at = found.articles.index(source)
    own = [one for one in found.statements if one.article == at]
    return source, _marked(graph, found, source, own), [card(graph, found, one) for one in own]


def _marked(graph: Graph, found: Network, source: Source, own: Sequence[Statement]) -> tuple[Piece, ...]:
    text = source.text or ""
    said = sorted((start, end, at) for at, one in enumerate(own) for start, end in _places(found, one))
    cuts = sorted({0, len(text), *(min(o, len(text)) for start, end, _ in (*said, *source.mentions) for o in (start, end))})
    inside_said, inside_names = _covering(said, cuts), _covering(source.mentions, cuts)
    return tuple(
        _piece(graph, found, text[start:end], [own[at] for at in inside_said[start]], inside_names[start])
        for start, end in itertools.pairwise(cuts)
    )


def _covering(stretches: Sequence[Stretch], cuts: Sequence[int]) -> dict[int, list[int]]:
    """Cut -> what covers the piece that begins there."""
    found: dict[int, list[int]] = {cut: [] for cut in cuts}
    for start, end, value in stretches:
        for at in range(bisect.bisect_left(cuts, start), bisect.bisect_left(cuts, end)):
            found[cuts[at]].append(value)
    return found


def _piece(graph: Graph, found: Network, words: str, around: Sequence[Statement], names: Sequence[int]) -> Piece:
    path = page_of(found.things[names[0]].iri, graph.base) if names else ""
    title = ", ".join(dict.fromkeys(line(one.kind).group for one in around))
    return Piece(words, f"kind-{around[0].kind}" if around else "", path, title)


def _places(found: Network, one: Statement) -> list[tuple[int, int]]:
    """Where in the text the statement's words stand."""
    first = found.sentences[one.sentence].start if one.sentence >= 0 else 0
    return [(first + start, first + end) for start, end in one.quoted]
