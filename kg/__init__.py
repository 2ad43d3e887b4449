"""newskg: turn news into a knowledge graph of who said what, who stands where, and the words that prove it.

    import kg
    report = kg.build(["news/"], "out")              # articles -> out/graph.ttl, out/graph.html, the store
    graph = kg.open_graph("out")                     # an rdflib Dataset over the store
    table = kg.ask("who-said-what", "out")           # a named question, or SPARQL
    article = kg.read_article("news/council.txt")    # one Article
    record = kg.extract(article)                     # one Record: things, claims, stances, commitments, roles, relations

Nothing heavy is loaded until it is used.
"""

from __future__ import annotations

import importlib
import sys
import types
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import annotate, ask, extract, open_graph, read_article, read_articles
    from kg.errors import KgError
    from kg.model import Article, Claim, Commitment, Gazetteer, Mention, Record, Relation, Role, Span, Stance, Thing
    from kg.pipeline import BuildReport, build

__version__ = "0.1.0"

_HOMES = {
    "kg.api": ("annotate", "ask", "extract", "open_graph", "read_article", "read_articles"),
    "kg.errors": ("KgError",),
    "kg.model": (
        "Article", "Claim", "Commitment", "Gazetteer", "Mention", "Record", "Relation", "Role", "Span", "Stance", "Thing",
    ),
    "kg.pipeline": ("BuildReport", "build"),
}  # fmt: skip
_WHERE = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Article", "BuildReport", "Claim", "Commitment", "Gazetteer", "KgError", "Mention", "Record", "Relation", "Role", "Span",
    "Stance", "Thing", "annotate", "ask", "build", "extract", "open_graph", "read_article", "read_articles",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """The public names, each imported from its home when it is first used."""
    if name not in _WHERE:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(importlib.import_module(_WHERE[name]), name)


class _Room(types.ModuleType):
    """A room that can be called: ``kg.extract`` is the package with the extractors, and ``kg.extract(article)`` runs them."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        return getattr(importlib.import_module("kg.api"), self.__name__.removeprefix("kg."))(*args, **options)


class _Kg(types.ModuleType):
    """Importing ``kg.extract`` sets that name here, over the function of the same name: the room then stands for both."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _WHERE and isinstance(value, types.ModuleType):
            value.__class__ = _Room
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Kg
