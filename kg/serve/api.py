"""``/api/…``: what the page's script asks of the server, view by view: /api/matrix?publisher=The+Ledger&from=2026-03-01.

The parameters are those in the page's address after "#". An answer is JSON: what the view shows, by number, and the part of the
graph that has these numbers. ``generation`` names the graph that the page was made from; where another one is there, it is 409.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.answers import VIEWS, Answer, listed
from kg.serve.columns import Columns, Filters
from kg.serve.current import Graph
from kg.serve.desk import Desk
from kg.serve.listing import Asked
from kg.serve.part import part, part_of_article
from kg.serve.seeking import seek

_LONGEST = 200  # characters of a search
_MOST_FOUND = 30
_MOST_AT_ONCE = 500  # rows of a list
_MOST_DRAWN = 20_000
_FILTERS = ("types", "rel", "article", "publisher", "from", "to", "by", "sure", "with")


async def view(request: Request) -> Response:
    """What one view shows: picture, panel, table, matrix, disputes, timeline or voices."""
    name = request.path_params["view"]
    if name not in VIEWS:
        raise HTTPException(404, "there is no such view")
    asked = asked_of(request.query_params)
    return await _answered(request, lambda graph, columns: _with_part(graph, columns, VIEWS[name](columns, asked), asked))


async def rows(request: Request) -> Response:
    """More rows of a list: ``of`` names it, ``start`` and ``size`` the stretch."""
    given = request.query_params
    asked = asked_of(given)
    ends = {end: given[end] for end in ("subject", "object", "kinds") if given.get(end)}
    start, size = _whole(given.get("start", ""), 10**9, 0), _whole(given.get("size", ""), _MOST_AT_ONCE, 50)

    def more(graph: Graph, columns: Columns) -> dict[str, Any]:
        return _with_part(graph, columns, listed(columns, asked, given.get("of", ""), start, size, ends), asked)

    return await _answered(request, more)


async def text(request: Request) -> Response:
    """A whole article with everything found in it; null where there is no such article."""
    key = request.query_params.get("article", "")

    def whole(graph: Graph, columns: Columns) -> dict[str, Any]:
        at = columns.article_at.get(key)
        passing = _with_part(graph, columns, Answer({}), asked_of(request.query_params))["passing"]
        if at is None:
            return {"passing": passing, "article": None, "statements": []}
        found = part_of_article(graph, columns, columns.base + key)
        said = [number for number in found["numbers"]["statements"] if columns.article[number] == at]
        return {"passing": passing, "article": at, "statements": sorted(said), "part": found}

    return await _answered(request, whole)


async def find(request: Request) -> Response:
    """The things whose names hold some words, the closest first."""
    words = request.query_params.get("q", "")[:_LONGEST]

    def found(graph: Graph, columns: Columns) -> dict[str, Any]:
        things = seek(columns, words, _MOST_FOUND)
        return {"found": things, "part": part(graph, columns, (), things)}

    return await _answered(request, found)


def asked_of(given: QueryParams) -> Asked:
    """What the parameters of a page's address ask for. Whatever else they hold, nothing passes or nothing is chosen."""
    filters = Filters(
        types=_listed(given.get("types")),
        rel=_listed(given.get("rel")),
        article=given.get("article", ""),
        publisher=given.get("publisher", ""),
        first=given.get("from", ""),
        last=given.get("to", ""),
        by=given.get("by", ""),
        sure=given.get("sure", ""),
        thing=given.get("with", ""),
    )
    ends = given.get("at", "").split("~")
    return Asked(
        filters,
        (ends[0], ends[2]) if len(ends) == 3 else tuple(ends[:1]),
        tuple(given.get("more", "").split(",")[:100]),
        _whole(given.get("n", ""), _MOST_DRAWN, 300),
        given.get("what", ""),
        given.get("column", ""),
        given.get("down", "") in ("1", "true"),
        tuple((name, given[name]) for name in (*_FILTERS, "generation") if name in given),
    )


async def _answered(request: Request, made: Callable[[Graph, Columns], dict[str, Any]]) -> Response:
    """The answer over the graph as it is now, made beside the event loop."""
    desk: Desk = request.app.state.desk
    graph = await desk.work(desk.current.now)
    if request.query_params.get("generation", graph.generation) != graph.generation:
        raise HTTPException(409, "the graph has been built anew: open the page again")
    columns = await desk.columns(graph)
    body = await desk.work(lambda: json.dumps(made(graph, columns), ensure_ascii=True, separators=(",", ":")).encode())
    return Response(body, media_type="application/json")


def _with_part(graph: Graph, columns: Columns, answer: Answer, asked: Asked) -> dict[str, Any]:
    from kg.serve.columns import selected

    passing = len(selected(columns, asked.filters).statements)
    return {**answer.shown, "passing": passing, "part": part(graph, columns, answer.statements, answer.things)}


def _listed(words: str | None) -> frozenset[str] | None:
    return None if words is None else frozenset(words.split(",")) - {""}


def _whole(words: str, most: int, otherwise: int) -> int:
    return min(most, int(words)) if words.isascii() and words.isdigit() and len(words) < 12 and int(words) >= 0 else otherwise
