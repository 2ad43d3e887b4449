"""A part of the graph in the form of a page's own data: these things, statements and articles, each with its number in the whole.

Whatever the page takes in keeps its place, so that "the third most quoted" is the third in every view and every answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kg.serve.cards import network_of
from kg.serve.columns import Columns
from kg.serve.current import Graph
from kg.serve.lookup import Row, rows_of, rows_of_article, rows_of_source
from kg.show.pack import pack
from kg.show.values import Network

_SUBJECT, _OBJECTS, _CHAIN = 2, 3, 11  # places in a packed statement


def part(graph: Graph, columns: Columns, statements: Iterable[int] = (), things: Iterable[int] = ()) -> dict[str, Any]:
    """The statements of these numbers with all that they name, and these things."""
    return _numbered(columns, network_of(graph, list(_rows(graph, columns, statements))), things)


def _rows(graph: Graph, columns: Columns, statements: Iterable[int]) -> Iterator[Row]:
    wanted = []
    for at in dict.fromkeys(statements):
        iri = columns.base + columns.keys[at]
        if iri in graph.names.labels:  # whom a source speaks for: the source itself stands for the statement
            yield from rows_of_source(graph, iri, columns.base + columns.articles[columns.article[at]][0])
        else:
            wanted.append(iri)
    yield from rows_of(graph, wanted)


def part_of_article(graph: Graph, columns: Columns, article: str) -> dict[str, Any]:
    """Everything in an article, and its text."""
    return _numbered(columns, network_of(graph, _with_names(graph, article)), (), with_text=True)


def _with_names(graph: Graph, article: str) -> Iterable[Row]:
    rows = list(rows_of_article(graph, article))
    yield from rows
    iris = [iri for iri in dict.fromkeys(subject for subject, _, _ in rows) if graph.names.kind(iri)]
    yield from rows_of(graph, [iri for iri in iris if iri not in graph.names.labels], [iri for iri in iris if iri in graph.names.labels])


def _numbered(columns: Columns, found: Network, things: Iterable[int], with_text: bool = False) -> dict[str, Any]:
    """The packed network with the numbers of the whole instead of its own."""
    packed = pack(found, with_text, columns.base)
    named = [columns.thing_at[row[0]] for row in packed["things"]]
    cited = [columns.article_at[row[0]] for row in packed["articles"]]
    said = [columns.statement_at[row[0]] for row in packed["statements"]]
    every = list(dict.fromkeys([*named, *things]))
    return {
        **{name: value for name, value in packed.items() if name not in ("base", "limit", "types", "modes")},
        "numbers": {"things": every, "articles": cited, "statements": said},
        "things": [columns.things[at] for at in every],
        "articles": [_article(row, named) for row in packed["articles"]],
        "sentences": [[cited[article], *rest] for article, *rest in packed["sentences"]],
        "statements": [_statement(row, named, said) for row in packed["statements"]],
    }


def _statement(row: list[Any], named: Sequence[int], said: Sequence[int]) -> list[Any]:
    made = list(row)
    made[_SUBJECT] = named[row[_SUBJECT]] if row[_SUBJECT] >= 0 else -1
    made[_OBJECTS] = [named[at] for at in row[_OBJECTS]]
    made[_CHAIN] = [said[at] for at in row[_CHAIN]]
    return made


def _article(row: list[Any], named: Sequence[int]) -> list[Any]:
    """Its mentions name things by number as well."""
    return [*row[:7], [[start, end, named[thing]] for start, end, thing in row[7]]] if len(row) > 7 else row
