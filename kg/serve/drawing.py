"""Draws the picture in a process of its own, so that nobody waits for it: ``python -m kg.serve.drawing OUT GENERATION [IRI]``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from kg.serve.cards import Texts
from kg.serve.current import Current, Graph
from kg.serve.lookup import OF, SAYS, every_row, pairs, rows_of, statements_about

WHOLE = 1_000_000  # quads up to which the whole graph is in the picture
_WITH_TEXT = 60  # articles up to which the page holds their whole texts
_THINGS = 300
_STATEMENTS = 3000  # of a part of the graph
_AROUND = 400  # statements of the thing in the middle


def main() -> None:
    """Write the page to standard output."""
    out, generation, *iri = sys.argv[1:]
    graph = Current(Path(out)).now()
    if graph.generation != generation:
        sys.exit(3)  # a build has finished meanwhile
    sys.stdout.buffer.write(drawn(graph, iri[0] if iri else "").encode())


def drawn(graph: Graph, middle: str = "") -> str:
    """The page of kg.show: the whole graph, the part around a thing, or the most quoted of a graph that is too large."""
    from kg.show import network, page

    whole = not middle and graph.quads <= WHOLE
    rows = every_row(graph) if whole else rows_of(graph, _around(graph, middle) if middle else _most_quoted(graph))
    title = f"Around {graph.names.labels[middle]}" if middle else ""
    if not whole and not middle:
        title = f"Who said what: the most quoted of {len(graph.entries):,} articles"
    return page(network(rows, Texts(graph)), title=title, with_text=whole and len(graph.entries) <= _WITH_TEXT)


def _around(graph: Graph, middle: str) -> list[str]:
    """The statements of a thing, and those of its neighbours, the nearest first."""
    own = statements_about(graph, middle)[:_AROUND]
    near = Counter(thing for _, predicate, thing in rows_of(graph, own) if predicate in (*SAYS, *OF) and thing != middle)
    found = dict.fromkeys(own)
    for thing in sorted(near, key=lambda iri: (-near[iri], iri))[:_THINGS]:
        if len(found) >= _STATEMENTS:
            break
        found.update(dict.fromkeys(statements_about(graph, thing)[: _AROUND // 4]))
    return list(found)[:_STATEMENTS]


def _most_quoted(graph: Graph) -> list[str]:
    """The statements of the things that say and are spoken about most."""
    ranks = Counter[str]()
    for weight, roles in ((2, SAYS), (1, OF)):
        for role in roles:
            for _, thing in pairs(graph, role):
                ranks[thing] += weight
    top = sorted(ranks, key=lambda iri: (-ranks[iri], iri))[:_THINGS]
    found = dict[str, None]()
    for thing in top:
        found.update(dict.fromkeys(statements_about(graph, thing, SAYS)[: _STATEMENTS // 30]))
        if len(found) >= _STATEMENTS:
            break
    return list(found)[:_STATEMENTS]


if __name__ == "__main__":
    main()
