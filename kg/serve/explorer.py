"""``/``: the picture that ``kg show`` makes, over the graph as it is now, with ways to search, matrix, questions and SPARQL."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.errors import KgError
from kg.serve.addresses import iri_of
from kg.serve.current import Graph
from kg.serve.desk import Desk
from kg.serve.names import CLASS_OF
from kg.serve.view import page

_LONGEST = 120.0  # seconds for one picture
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


async def home(request: Request) -> Response:
    """The picture of the graph."""
    desk: Desk = request.app.state.desk
    graph = await desk.work(desk.current.now)
    return await _picture(desk, graph, "")


async def around(request: Request) -> Response:
    """The picture around one thing: how every thing of a large graph can be seen."""
    desk: Desk = request.app.state.desk
    graph = await desk.work(desk.current.now)
    kind, slug = request.path_params["kind"], request.path_params["slug"]
    iri = iri_of(graph.base, kind, slug)
    if kind not in CLASS_OF or iri not in graph.names.labels:
        raise HTTPException(404, "there is nothing of that name in this graph")
    return await _picture(desk, graph, iri)


async def _picture(desk: Desk, graph: Graph, middle: str) -> Response:
    words = await desk.once((graph.generation, "picture", middle), lambda: draw(desk, graph, middle))
    found = _POLICY.search(words)
    if found is None:  # the friendly page of an empty graph has one as well; without it nothing may run
        return HTMLResponse(words)
    policy = _widened(html.unescape(found[1]))
    words = words.replace(found[0], "", 1).replace("<body>", "<body>" + _bar(), 1)
    words = words.replace("</head>", '<link rel="stylesheet" href="/static/bar.css">\n</head>', 1)
    words = words.replace("</body>", '<script src="/static/bar.js" defer></script>\n</body>', 1)
    return HTMLResponse(words, headers={"Content-Security-Policy": policy})


async def draw(desk: Desk, graph: Graph, middle: str) -> str:
    """The page as kg.show makes it, drawn in another process. Raises KgError."""
    command = [sys.executable, "-P", "-m", "kg.serve.drawing", str(desk.settings.out), graph.generation, *([middle] if middle else [])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    try:
        with anyio.fail_after(_LONGEST):
            async with desk.pens:
                done = await anyio.run_process(command, stdin=subprocess.DEVNULL, check=False, env=environment)
    except TimeoutError as error:
        raise KgError(f"the picture took longer than {_LONGEST:g} seconds: look for one name instead") from error
    if done.returncode == 3:
        raise HTTPException(503, "a new graph has just been built: try again", {"Retry-After": "1"})
    if done.returncode:
        raise KgError(f"the picture could not be drawn: {(done.stderr.decode(errors='replace').strip().splitlines() or [''])[-1]}")
    return done.stdout.decode()


def _bar() -> str:
    return bytes(page("bar.html").body).decode()


def _widened(policy: str) -> str:
    """The page's own policy, and this server's files: the bar's style and script, and its search form."""
    policy = policy.replace("script-src ", "script-src 'self' ").replace("style-src ", "style-src 'self' ")
    return policy.replace("form-action 'none'", "form-action 'self'") + "; frame-ancestors 'none'"
