"""The graph as plain strings: the same triples as the store, escapes undone, or only those that are asked for."""

from __future__ import annotations

from pathlib import Path

from kg.graph.rows import _words, rows
from kg.graph.store import open_store
from kg.graph.workspace import Workspace
from kg.pipeline import build
from tests.fakes import article, understand

KG = "https://w3id.org/newskg/ns#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def test_the_rows_are_the_triples_of_the_store(tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text(article("Ana Ruiz", 'a "quoted"\tword \\ and é'), encoding="utf-8")
    build([news], tmp_path / "out", understand=understand)
    found = set(rows(Workspace(tmp_path / "out")))
    store = open_store(tmp_path / "out")
    assert found == {(quad.subject.value, quad.predicate.value, quad.object.value) for quad in store}
    assert 'a "quoted"\tword \\ and é' in {value for _, predicate, value in found if predicate == KG + "text"}


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text(article("Ana Ruiz", "no"), encoding="utf-8")
    build([news], tmp_path / "out", understand=understand)
    found = set(rows(Workspace(tmp_path / "out"), [TYPE, KG + "text"], [KG + "Person"]))
    assert {(predicate, value) for _, predicate, value in found if predicate == TYPE} == {(TYPE, KG + "Person")}
    assert {predicate for _, predicate, _ in found} == {TYPE, KG + "text"}


def test_whom_mentions_mean_is_found_without_their_spans(tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text(article("Ana Ruiz", f"a> <{KG}refersTo> <b> x"), encoding="utf-8")
    build([news], tmp_path / "out", understand=understand)
    workspace, wanted = Workspace(tmp_path / "out"), [KG + "refersTo", KG + "cue", TYPE]
    found = set(rows(workspace, wanted, [KG + "Person"]))
    assert found == {row for row in rows(workspace) if row[1] in wanted and (row[1] != TYPE or row[2] == KG + "Person")}
    assert any(row[1] == KG + "refersTo" for row in found)


def test_a_control_character_is_read_as_it_was_written() -> None:
    assert _words('"a\\u0041\\\\u0041\\u007F\\n\\"z"^^<x>') == 'aA\\u0041\x7f\n"z'
