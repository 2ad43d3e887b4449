"""``/``: the page of kg.show over the graph as it is now, whatever its size; its script asks for what each view shows."""

from __future__ import annotations

import html
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.serve.columns import Columns
from kg.serve.current import Graph
from kg.serve.desk import Desk
from kg.serve.view import page

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_LISTED = 300  # articles in the menu


async def home(request: Request) -> Response:
    """The page."""
    desk: Desk = request.app.state.desk
    graph = await desk.work(desk.current.now)
    words, policy = await drawn(desk, graph)
    return HTMLResponse(words, headers={"Content-Security-Policy": policy})


async def drawn(desk: Desk, graph: Graph) -> tuple[str, str]:
    """The page and its policy, made once for a graph."""
    columns = await desk.columns(graph)
    return await desk.once((graph.generation, "page"), lambda: desk.work(lambda: _drawn(graph, columns)))  # type: ignore[no-any-return]


def _drawn(graph: Graph, columns: Columns) -> tuple[str, str]:
    from kg.show.render import shell

    words = shell(head(graph, columns))
    found = _POLICY.search(words)
    assert found is not None, "the page of kg.show has a policy"
    words = words.replace(found[0], "", 1).replace("<body>", "<body>" + _bar(), 1)
    words = words.replace("</head>", '<link rel="stylesheet" href="/static/bar.css">\n</head>', 1)
    words = words.replace("</body>", '<script src="/static/bar.js" defer></script>\n</body>', 1)
    return words, _widened(html.unescape(found[1]))


def head(graph: Graph, columns: Columns) -> dict[str, Any]:
    """What the page's script begins with: how types and kinds are drawn, and how much there is of each."""
    import numpy as np

    from kg.show.pack import pack
    from kg.show.terms import line
    from kg.show.values import Network

    packed = pack(Network(), base=columns.base)
    kinds = [*(row[0] for row in packed["kinds"]), *(kind for kind in columns.kinds if kind not in [row[0] for row in packed["kinds"]])]
    types, each = np.unique(columns.type, return_counts=True)
    said, times = np.unique(columns.kind, return_counts=True)
    census = {
        "things": len(columns.things),
        "statements": len(columns.keys),
        "articles": len(columns.articles),
        "types": [[packed["types"][at][0], int(count)] for at, count in zip(types, each, strict=True)],
        "kinds": [[columns.kinds[at], int(count)] for at, count in zip(said, times, strict=True)],
        "publishers": [name for name in columns.publishers if name],
        "listed": [[row[0], row[1]] for row in columns.articles[-_LISTED:]],
    }
    return {
        **{name: packed[name] for name in ("base", "limit", "types", "modes")},
        "kinds": [[kind, *line(kind)] for kind in kinds],
        "numbered": columns.kinds,
        "generation": graph.generation,
        "census": census,
    }


def _bar() -> str:
    return bytes(page("bar.html", within=True).body).decode()


def _widened(policy: str) -> str:
    """The page's own policy, and this server's files: the bar's style and script, and its search form."""
    policy = policy.replace("script-src ", "script-src 'self' ").replace("style-src ", "style-src 'self' ")
    return policy.replace("form-action 'none'", "form-action 'self'") + "; connect-src 'self'; frame-ancestors 'none'"
