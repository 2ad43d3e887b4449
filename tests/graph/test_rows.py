"""The graph as plain strings: the same triples as the store, escapes undone, some predicates left out."""

from __future__ import annotations

from pathlib import Path

from kg.graph.rows import rows
from kg.graph.store import open_store
from kg.graph.workspace import Workspace
from kg.pipeline import build
from tests.fakes import article, understand

TEXT = "https://w3id.org/newskg/ns#text"


def test_the_rows_are_the_triples_of_the_store(tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text(article("Ana Ruiz", 'a "quoted"\tword \\ and é'), encoding="utf-8")
    build([news], tmp_path / "out", understand=understand)
    found = set(rows(Workspace(tmp_path / "out")))
    store = open_store(tmp_path / "out")
    assert found == {(quad.subject.value, quad.predicate.value, quad.object.value) for quad in store}
    assert 'a "quoted"\tword \\ and é' in {value for _, predicate, value in found if predicate == TEXT}
    assert set(rows(Workspace(tmp_path / "out"), without=[TEXT])) == {row for row in found if row[1] != TEXT}
