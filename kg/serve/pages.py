"""A page of its own for each thing, statement and article, as HTML, Turtle or JSON-LD: /thing/person/ana-ruiz, /claim/4f0c….ttl."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.graph.terms import ARTICLE_KIND, ASSERTION_KINDS, SCHEMA
from kg.serve.accept import ENDINGS, GRAPHS, HTML, best
from kg.serve.addresses import iri_of, page_of, picture_of, with_query
from kg.serve.article import article_view
from kg.serve.cards import Card, Link, cards
from kg.serve.current import Graph
from kg.serve.desk import Desk
from kg.serve.lookup import OF, SAYS, exists, is_article, rows_of_article, statements_about, triples_of, values
from kg.serve.names import CLASS_OF
from kg.serve.results import graph_bytes
from kg.serve.view import page
from kg.show.terms import TYPES

PORTION = 20  # statements on a page
_MOST_LINKED = 1000  # statements in a thing's Turtle
_ENDING = {f".{ending}": media for ending, media in ENDINGS.items() if media in (*GRAPHS, HTML)}
Show = Callable[[Request, Graph, str], Response]


def thing(request: Request) -> Response:
    """A thing: its names, and what is said by and about it, each with its words."""
    kind = request.path_params["kind"]
    if kind not in CLASS_OF:
        raise HTTPException(404, "there is no such kind of thing")
    return _in_a_form(request, kind, _thing_page, lambda graph, iri: [iri, *statements_about(graph, iri)[:_MOST_LINKED]])


def statement(request: Request) -> Response:
    """One statement: its sentence with the words marked, whose words it is known by, and its article."""
    kind = request.url.path.split("/")[1]
    return _in_a_form(request, kind, _statement_page, lambda graph, iri: [iri])


def article(request: Request) -> Response:
    """An article: its whole text with everything found in it marked in place."""
    return _in_a_form(request, ARTICLE_KIND, _article_page, _everything_in)


def statements(request: Request) -> Response:
    """The statements of one actor about one target: what a cell of the matrix stands for."""
    graph = _graph(request)
    who, target = (request.query_params.get(name, "") for name in ("who", "target"))
    for iri in (who, target):
        if iri not in graph.names.labels:
            raise HTTPException(404, "nobody and nothing of that name is in this graph")
    about = set(statements_about(graph, target, OF))
    both = [iri for iri in statements_about(graph, who, SAYS) if iri in about]
    first = _number(request)
    shown = cards(graph, both[first : first + PORTION])
    return page(
        "statements.html",
        who=Link(graph.names.labels[who], page_of(who, graph.base)),
        target=Link(graph.names.labels[target], page_of(target, graph.base)),
        groups=_groups(shown),
        total=len(both),
        turn=_turns("/statements", first, len(both), who=who, target=target),
    )


def _in_a_form(request: Request, kind: str, show: Show, subjects: Callable[[Graph, str], Sequence[str]]) -> Response:
    """The page about an IRI in the form that the ending or the Accept header asks for."""
    graph, slug, media = _graph(request), request.path_params["slug"], ""
    iri = iri_of(graph.base, kind, slug)
    ending = next((ending for ending in _ENDING if slug.endswith(ending)), "")
    if ending and not exists(graph, iri):
        iri, media = iri_of(graph.base, kind, slug.removesuffix(ending)), _ENDING[ending]
    if len(iri) > 2048 or not _is_there(graph, kind, iri):
        raise HTTPException(404, "there is nothing of that name in this graph")
    media = media or best(request.headers.get("accept", ""), [HTML, *GRAPHS]) or ""
    if not media:
        raise HTTPException(406, "this can be had as " + ", ".join([HTML, *GRAPHS]))
    if media == HTML:
        return show(request, graph, iri)
    data = graph_bytes(triples_of(graph, subjects(graph, iri)), GRAPHS[media], graph.base)
    return Response(data, headers={"Vary": "Accept"}, media_type=f"{media}; charset=utf-8" if media.startswith("text/") else media)


def _is_there(graph: Graph, kind: str, iri: str) -> bool:
    if kind == ARTICLE_KIND:
        return is_article(graph, iri)
    return iri in graph.names.labels if kind in CLASS_OF else exists(graph, iri)


def _thing_page(request: Request, graph: Graph, iri: str) -> Response:
    own, first = statements_about(graph, iri), _number(request)
    path = page_of(iri, graph.base)
    kind = graph.names.kind(iri)
    owners = values(graph, iri, "https://w3id.org/newskg/ns#speaksFor") if kind == "source" else []
    return page(
        "thing.html",
        iri=iri,
        path=path,
        label=graph.names.labels[iri],
        kind=TYPES[CLASS_OF[kind]].one,
        aliases=graph.names.aliases.get(iri, ()),
        same=[link for link in values(graph, iri, SCHEMA + "sameAs") if link.startswith(("http://", "https://"))],
        owners=[Link(graph.names.labels.get(owner, owner), page_of(owner, graph.base)) for owner in owners],
        groups=_groups(cards(graph, own[first : first + PORTION])),
        total=len(own),
        turn=_turns(path, first, len(own)),
        picture=picture_of(iri, graph.base),
    )


def _statement_page(request: Request, graph: Graph, iri: str) -> Response:
    found = cards(graph, [iri])
    if not found:
        raise HTTPException(404, "this statement belongs to no article of the graph")
    return page("statement.html", card=found[0], chain=[one for one in found[1:] if one.iri != iri])


def _article_page(request: Request, graph: Graph, iri: str) -> Response:
    found = article_view(graph, iri)
    if found is None:
        raise HTTPException(404, "there is no such article in this graph")
    source, pieces, own = found
    return page("article.html", source=source, pieces=pieces, cards=own, path=page_of(iri, graph.base))


def _everything_in(graph: Graph, iri: str) -> list[str]:
    return sorted(
        {subject for subject, _, _ in rows_of_article(graph, iri) if graph.names.kind(subject) in (*ASSERTION_KINDS, ARTICLE_KIND)}
    )


def _groups(shown: Sequence[Card]) -> list[tuple[str, list[Card]]]:
    """Cards under the headings of their kinds, in the order that they have."""
    return [(title, list(group)) for title, group in groupby(shown, key=lambda one: one.group)]


def _turns(path: str, first: int, total: int, **query: str) -> dict[str, str]:
    """The way to the portions before and after this one."""
    turns = {}
    if first > 0:
        turns["earlier"] = with_query(path, **query, start=str(max(0, first - PORTION)) if first > PORTION else "")
    if first + PORTION < total:
        turns["more"] = with_query(path, **query, start=str(first + PORTION))
    return turns


def _number(request: Request) -> int:
    words = request.query_params.get("start", "0")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 9 else 0


def _graph(request: Request) -> Graph:
    desk: Desk = request.app.state.desk
    return desk.current.now()
