"""The ASGI application: which path leads where; a path that leads nowhere gets a page that says so."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import KgError, WorkspaceError
from kg.graph.terms import ASSERTION_KINDS
from kg.serve import api, explorer, finding, pages
from kg.serve.accept import wants_page
from kg.serve.desk import Desk, desk_of
from kg.serve.protocol import sparql
from kg.serve.settings import Settings
from kg.serve.shield import Shield
from kg.serve.view import STATIC, compile_pages, page
from kg.serve.void import void


def application(settings: Settings) -> Starlette:
    """The explorer and endpoint over the graph in ``settings.out``, which is opened at the first request."""
    handlers: dict[Any, Callable[..., Response]] = {HTTPException: _refused, KgError: _failed}
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Shield, settings=settings)],
        exception_handlers=handlers,
        lifespan=_lifespan,
    )
    app.router.redirect_slashes = False
    app.state.desk = desk_of(settings)
    return app


def _routes() -> list[Route | Mount]:
    return [
        Route("/", explorer.home),
        Route("/thing/{kind}/{slug}", pages.thing),
        *(Route(f"/{kind}/{{slug}}", pages.statement) for kind in ASSERTION_KINDS),
        Route("/article/{slug}", pages.article),
        Route("/statements", pages.statements),
        Route("/search", finding.search),
        Route("/matrix", finding.stances),
        Route("/questions", finding.all_questions),
        Route("/questions/{name}", finding.one_question),
        Route("/api/search", finding.api_search),
        Route("/api/neighbours", finding.api_neighbours),
        Route("/api/find", api.find),
        Route("/api/list", api.rows),
        Route("/api/text", api.text),
        Route("/api/{view}", api.view),
        Route("/sparql", sparql, methods=["GET", "HEAD", "POST"]),
        Route("/.well-known/void", void),
        Route("/health", health),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


def health(request: Request) -> Response:
    """Whether there is a graph, and which."""
    desk: Desk = request.app.state.desk
    graph = desk.current.now()
    return JSONResponse(
        {
            "status": "ok",
            "generation": graph.generation,
            "articles": len(graph.entries),
            "quads": graph.quads,
            "prepared": bool(graph.columns),
        }
    )


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    """Prepare the statements and the page while the reader is still opening the browser."""
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_prepared_ahead, app.state.desk)
        yield
        tasks.cancel_scope.cancel()


async def _prepared_ahead(desk: Desk) -> None:
    with contextlib.suppress(KgError, HTTPException):
        await desk.work(compile_pages)
        await explorer.drawn(desk, await desk.work(desk.current.now))


def _refused(request: Request, error: HTTPException) -> Response:
    """A page for people, a line for programs."""
    if wants_page(request.headers.get("accept", "")):
        return page("message.html", error.status_code, dict(error.headers or {}), title=_title(error.status_code), message=error.detail)
    return PlainTextResponse(f"{error.detail}\n", error.status_code, {"Vary": "Accept", **(error.headers or {})})


def _failed(request: Request, error: KgError) -> Response:
    status = 503 if isinstance(error, WorkspaceError) else 500
    return _refused(request, HTTPException(status, str(error)))


def _title(status: int) -> str:
    titles = {404: "Not found", 405: "Not possible here", 406: "Not in this form", 503: "Not now"}
    return titles.get(status, "That did not work")
