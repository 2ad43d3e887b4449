"""The store of Port Ellery, and how to ask it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.ask import Limits, Question, Table, ask, question
from tests.ask.port_ellery import ARTICLES, ONTOLOGY, QUERIES, Asked, article_iri, turtle


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("port-ellery") / "store"
    made = ox.Store(str(path))
    for name in ARTICLES:
        made.load(turtle(name).encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(article_iri(name)))
    made.flush()
    return path


@pytest.fixture(scope="session")
def asked(store: Path) -> Asked:
    """Ask the store: a question's name or SPARQL, and its parameters."""

    def answer(query: str | Question, params: Mapping[str, str] | None = None, **limits: Any) -> Table:
        named = question(QUERIES, query) if isinstance(query, str) and " " not in query else query
        return ask(store, named, params, limits=Limits(**limits), ontology=ONTOLOGY)

    return answer
