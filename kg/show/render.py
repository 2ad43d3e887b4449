"""A Network as one HTML file that needs nothing else: pyvis.Network in our own page, "Who said what, in 12 articles"."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from kg.show.context import clean
from kg.show.pack import embedded, pack, script_json, size
from kg.show.terms import line
from kg.show.values import Network

_PAGE = Path(__file__).with_name("page")
# The answers of the views come out of the page's own data ("local"), or from a server ("remote"): one of the two is in a page.
_SCRIPTS = (
    "data", "find", "{answers}", "state", "sparql", "build", "marks", "cards", "panel", "look", "picture", "labels", "keys",
    "table", "matrix", "timeline", "voices", "disputes", "text", "turtle", "take", "drawing", "legend", "main",
)  # fmt: skip
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "keyboard": False,
        "tooltipDelay": 0,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
    },
    "nodes": {"shape": "custom", "borderWidth": 1.5},
    "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 1, "arrowStrikethrough": False},
}


def page(network: Network, title: str = "", with_text: bool = False) -> str:
    """The whole document; the same Network gives the same characters.

    ``title`` is the heading ("" counts the articles), ``with_text`` puts the articles' whole texts in, with everything
    found in them marked. Nothing is fetched when the page is opened.
    """
    return _written(_pyvis(network), pack(network, with_text), clean(title) or _title(len(network.articles)), "local")


def shell(head: dict[str, Any], title: str = "") -> str:
    """The same document without data, for a server that answers what each view asks; ``head`` is what remote.js begins with."""
    return _written(_pyvis(Network()), head, clean(title) or _title(head["census"]["articles"]), "remote")


def _written(drawing: Any, data: dict[str, Any], title: str, answers: str) -> str:
    drawing.templateEnv = _environment(data, title, answers)
    drawing.path = "page.html"
    return str(drawing.generate_html()) + "\n"


def _pyvis(network: Network) -> Any:
    """The pyvis network of the things drawn at first; thickness and looks are the script's, by kind."""
    import pyvis.network  # type: ignore[import-untyped]

    drawing = pyvis.network.Network(directed=True, height="100%", width="100%", cdn_resources="in_line")
    drawing.set_options(json.dumps(_OPTIONS))
    for at in network.drawn:
        thing = network.things[at]
        drawing.add_node(at, label=thing.label, shape="custom", x=thing.x, y=thing.y, size=size(thing), group=thing.type)
    inside = set(network.drawn)
    for edge in network.edges:
        if edge.subject in inside and edge.object in inside:
            drawing.add_edge(edge.subject, edge.object, value=len(edge.statements), title=line(edge.kind).verb)
    return drawing


def _title(count: int) -> str:
    return f"Who said what, in {count:,} article{'' if count == 1 else 's'}"


def _environment(head: dict[str, Any], title: str, answers: str) -> Any:
    """Jinja with escaping on; what the page needs beyond pyvis' own variables is global in it."""
    import jinja2
    from markupsafe import Markup

    script, style, vis = _script(answers), _read("page.css"), _vis()
    data, coding = embedded(head)
    counts = head.get("census") or {name: len(head[name]) for name in ("things", "articles")}
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_PAGE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["script_json"] = lambda value: Markup(script_json(value))
    environment.filters["parsed"] = json.loads
    environment.globals.update(
        title=title,
        counts=counts,
        data=Markup(data),
        coding=coding,
        policy=_policy([vis, script], style),
        vis=Markup(vis),
        script=Markup(script),
        style=Markup(style),
    )
    return environment


def _policy(scripts: list[str], style: str) -> str:
    """A content security policy that lets exactly these inline scripts and this style run, and nothing be fetched."""
    allowed = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    own = f"script-src {allowed}; style-src 'sha256-{_hash(style)}'"
    return f"default-src 'none'; {own}; img-src data: blob:; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _read(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8").strip()


@cache
def _script(answers: str) -> str:
    """Our script: the small files one after the other, in one scope of their own."""
    parts = (f"// {name}.js\n{_read(name + '.js')}" for name in (script.format(answers=answers) for script in _SCRIPTS))
    return '(async () => {\n"use strict";\n' + "\n\n".join(parts) + "\n})();"


@cache
def _vis() -> str:
    """vis-network as pyvis ships it. Browsers read \\r\\n as \\n, so it is hashed that way; its source map is left out."""
    import pyvis

    folder = Path(pyvis.__file__).parent / "templates" / "lib"
    newest = max(folder.glob("vis-*/vis-network.min.js"), key=lambda path: [int(n) for n in path.parent.name[4:].split(".")])
    lines = newest.read_text(encoding="utf-8-sig").replace("\r\n", "\n").split("\n")
    return "\n".join(text for text in lines if not text.startswith("//# sourceMappingURL")).strip()
