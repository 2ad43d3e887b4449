"""Ways to find something: search by name, the stance matrix, the named questions as forms; "munoz" leads to Inés Muñoz."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.ask import Question
from kg.errors import QueryError
from kg.serve.accept import ALIASES, ENDINGS, HTML, TABLES, best, offered
from kg.serve.addresses import page_of, with_query
from kg.serve.cards import network_of
from kg.serve.current import Graph
from kg.serve.desk import Desk
from kg.serve.lookup import OF, SAYS, rows_of, statements_about
from kg.serve.matrix import cells_of, matrix
from kg.serve.names import CLASS_OF, Found
from kg.serve.protocol import status_of
from kg.serve.results import written
from kg.serve.view import named_questions, page
from kg.serve.view import rows_of as shown_rows
from kg.show.terms import TYPES

_LONGEST = 200  # characters of a search
_MOST = 50
_MOST_NEIGHBOURS = 300  # statements that neighbours are read from


def search(request: Request) -> Response:
    """The things and articles whose names hold some words."""
    graph, words = _graph(request), request.query_params.get("q", "")[:_LONGEST]
    found = graph.names.search(words, _MOST)
    return page("search.html", words=words, found=[_described(graph, one) for one in found])


def api_search(request: Request) -> Response:
    """The same for scripts: a list of {iri, label, kind, alias, path}."""
    graph, words = _graph(request), request.query_params.get("q", "")[:_LONGEST]
    return JSONResponse([_described(graph, one) for one in graph.names.search(words, _MOST)])


def api_neighbours(request: Request) -> Response:
    """A thing's neighbours in the picture: a list of {subject, kind, object, statements}."""
    graph, iri = _graph(request), request.query_params.get("iri", "")
    if iri not in graph.names.labels:
        raise HTTPException(404, "there is nothing of that name in this graph")
    found = network_of(graph, rows_of(graph, statements_about(graph, iri, (*SAYS, *OF))[:_MOST_NEIGHBOURS], [iri]))
    iris = [one.iri for one in found.things]
    edges = [edge for edge in found.edges if iri in (iris[edge.subject], iris[edge.object])]
    return JSONResponse(
        [{"subject": iris[e.subject], "kind": e.kind, "object": iris[e.object], "statements": len(e.statements)} for e in edges]
    )


async def stances(request: Request) -> Response:
    """Actors by policies; more of either by ?rows= and ?columns=."""
    desk: Desk = request.app.state.desk
    rows, columns = (_size(request, name, default) for name, default in (("rows", 60), ("columns", 40)))
    graph = await desk.work(desk.current.now)
    said = await desk.columns(graph)
    cells = await desk.once((graph.generation, "cells"), lambda: desk.work(lambda: cells_of(said)))
    found = await desk.once(
        (graph.generation, "matrix", str(rows), str(columns)), lambda: desk.work(lambda: matrix(graph, cells, rows, columns))
    )
    return page("matrix.html", matrix=found)


def all_questions(request: Request) -> Response:
    """The named questions."""
    return page("questions.html", questions=named_questions())


async def one_question(request: Request) -> Response:
    """A named question as a form, with its answer once it is asked; ``format=csv`` gives the answer alone."""
    desk: Desk = request.app.state.desk
    question = _question(request.path_params["name"])
    given = {param.name: request.query_params[param.name].strip() for param in question.params if param.name in request.query_params}
    media = _form(request)
    asked = bool(request.query_params) or all(param.default is not None for param in question.params)
    if media == HTML and not asked:
        return _question_page(desk, question, given)
    try:
        table = await desk.gate.ask(request, question, {name: value for name, value in given.items() if value})
    except QueryError as error:
        if media == HTML:
            return _question_page(desk, question, given, problem=str(error), status=status_of(error))
        return Response(f"{error}\n", status_of(error), media_type="text/plain; charset=utf-8")
    graph = desk.current.now()
    if media == HTML:
        return _question_page(desk, question, given, answer=shown_rows(table, graph.base))
    data = written(table, TABLES[ALIASES.get(media, media)], graph.base)
    kind = f"{media}; charset=utf-8" if media.startswith("text/") else media
    return Response(data, headers={**desk.gate.headers, "X-Truncated": str(table.truncated).lower(), "Vary": "Accept"}, media_type=kind)


def _question_page(
    desk: Desk, question: Question, given: dict[str, str], answer: object = None, problem: str = "", status: int = 200
) -> Response:
    path = f"/questions/{question.name}"
    links = {form: with_query(path, **given, format=form) for form in ("csv", "json")}
    values = {"question": question, "given": given, "answer": answer, "problem": problem, "links": links, "limits": desk.gate.limits}
    return page("question.html", status, desk.gate.headers, **values)


def _question(name: str) -> Question:
    found = next((question for question in named_questions() if question.name == name), None)
    if found is None:
        raise HTTPException(404, "there is no such question; /questions lists them")
    return found  # type: ignore[no-any-return]


def _form(request: Request) -> str:
    """The media type that ``format=`` or Accept asks for."""
    form = request.query_params.get("format", "")
    media = ENDINGS.get(form) if form else best(request.headers.get("accept", ""), [HTML, *offered(TABLES)])
    if media not in (HTML, *offered(TABLES)):
        raise HTTPException(400 if form else 406, "an answer can be had as html, " + ", ".join(TABLES.values()))
    return str(media)


def _size(request: Request, name: str, default: int) -> int:
    words = request.query_params.get(name, "")
    return min(200, max(1, int(words))) if words.isascii() and words.isdigit() and len(words) < 6 else default


def _described(graph: Graph, one: Found) -> dict[str, str]:
    kind = TYPES[CLASS_OF[one.kind]].one if one.kind in CLASS_OF else "Article"
    return {"iri": one.iri, "label": one.label, "kind": kind, "alias": one.alias, "path": page_of(one.iri, graph.base)}


def _graph(request: Request) -> Graph:
    desk: Desk = request.app.state.desk
    return desk.current.now()
