"""``/sparql``: the SPARQL 1.1 Protocol for queries. GET ?query=…, a form, or the query itself as the body; updates are refused."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.ask import Table
from kg.errors import QueryError
from kg.serve.accept import ALIASES, ENDINGS, GRAPHS, HTML, TABLES, best, offered, wants_page
from kg.serve.dataset import with_dataset
from kg.serve.desk import Desk
from kg.serve.results import forms_of, written
from kg.serve.view import editor_page
from kg.serve.void import description

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_READ_ONLY = "this endpoint only reads: updates are refused"


@dataclass(frozen=True, slots=True)
class Asked:
    """A protocol request: the query, the graphs that it is over, and the form that ``format=csv`` asks for ("" leaves it to Accept)."""

    query: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    form: str = ""


async def sparql(request: Request) -> Response:
    """Answer a query; without one, show the editor, or the service description to who accepts RDF."""
    desk: Desk = request.app.state.desk
    accept = request.headers.get("accept", "")
    if request.method in ("GET", "HEAD") and not request.url.query:
        return await _unasked(request, accept)
    asked = await _asked(request)
    if not asked.query.strip() and request.method != "POST" and wants_page(accept):
        return await _unasked(request, accept)
    try:
        _acceptable(asked, accept)
        table = await desk.gate.ask(request, with_dataset(asked.query, asked.default, asked.named))
    except QueryError as error:
        return await _refused(request, asked, error)
    return await _answer(request, asked, table)


async def _unasked(request: Request, accept: str) -> Response:
    """The endpoint without a query."""
    media = best(accept, [HTML, *GRAPHS]) if accept and accept.strip() != "*/*" else None
    if media == HTML:
        return await editor_page(request)
    if media is None:
        raise HTTPException(400, "give a query: /sparql?query=SELECT…, or POST it")
    return await description(request, media)


async def _asked(request: Request) -> Asked:
    """What a request asks for. Raises HTTPException: 400 for a missing or second query, 403 for an update, 415 for another body."""
    pairs = _pairs(request.url.query)
    if request.method != "POST":
        return _from(pairs)
    media = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if media == _UPDATE:
        raise HTTPException(403, _READ_ONLY)
    if media not in (_FORM, _QUERY):
        raise HTTPException(415, f"send the query as {_QUERY} or {_FORM}")
    words = _utf8(await request.body())
    if media == _FORM:
        return _from(_pairs(words) + [pair for pair in pairs if pair[0] == "format"])
    if any(name in ("query", "update") for name, _ in pairs):
        raise HTTPException(400, "give one query, in the body or in the address, not in both")
    return _from([("query", words), *pairs])


def _from(pairs: list[tuple[str, str]]) -> Asked:
    def every(wanted: str) -> tuple[str, ...]:
        return tuple(value for name, value in pairs if name == wanted)

    if every("update") or every("using-graph-uri") or every("using-named-graph-uri"):
        raise HTTPException(403, _READ_ONLY)
    if len(every("query")) != 1:
        raise HTTPException(400, "give one query; this request has " + (str(len(every("query"))) if every("query") else "none"))
    form = next(iter(every("format")), "")
    if form and form not in ENDINGS:
        raise HTTPException(400, f"there is no format {form[:20]!r}; there are {', '.join(ENDINGS)}")
    return Asked(every("query")[0], every("default-graph-uri"), every("named-graph-uri"), form)


def _pairs(words: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(words, keep_blank_values=True, errors="strict", max_num_fields=200)
    except ValueError as error:
        raise HTTPException(400, "the request is not UTF-8, or has too many fields") from error


def _utf8(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the query is not UTF-8") from error


def _acceptable(asked: Asked, accept: str) -> None:
    """406 before any work where no kind of answer would do."""
    if not asked.form and best(accept, [*offered(TABLES), *offered(GRAPHS), HTML]) is None:
        raise HTTPException(406, "an answer can be had as " + ", ".join([*TABLES, *GRAPHS, HTML]))


async def _answer(request: Request, asked: Asked, table: Table) -> Response:
    desk: Desk = request.app.state.desk
    forms = forms_of(table)
    media = ENDINGS[asked.form] if asked.form else best(request.headers.get("accept", ""), [*offered(forms), HTML])
    if media == HTML:
        return await editor_page(request, asked.query, table)
    form = forms.get(ALIASES.get(media or "", media or ""))
    if media is None or form is None:
        raise HTTPException(406, "this answer can be had as " + ", ".join([*forms, HTML]))
    headers = {**desk.gate.headers, "Vary": "Accept", "X-Truncated": "true" if table.truncated else "false"}
    kind = f"{media}; charset=utf-8" if media.startswith("text/") else media
    return Response(await desk.work(lambda: written(table, form, desk.current.now().base)), headers=headers, media_type=kind)


async def _refused(request: Request, asked: Asked, error: QueryError) -> Response:
    desk: Desk = request.app.state.desk
    status = status_of(error)
    if asked.form == "html" or (not asked.form and wants_page(request.headers.get("accept", ""))):
        return await editor_page(request, asked.query, problem=str(error), status=status)
    return Response(f"{error}\n", status, {**desk.gate.headers, "Vary": "Accept"}, "text/plain; charset=utf-8")


def status_of(error: QueryError) -> int:
    """What went wrong, as HTTP says it: the query itself (400), its size (413), or what it would cost (503)."""
    message = str(error)
    if "took longer than" in message or "of memory: ask for less" in message or message.startswith(("cannot open", "cannot start")):
        return 503
    return 413 if message.startswith("the query has") else 400
