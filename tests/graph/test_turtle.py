"""graph.ttl is the sorted union of the articles, the same bytes every time, in flat memory."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.graph import quads, turtle
from tests.graph.elm_falls import NODES, renamed


@pytest.fixture
def parts(tmp_path: Path) -> list[tuple[Path, str]]:
    """Five articles' parts and their graphs."""
    found = []
    for number in range(5):
        data = quads.part(renamed(number), NODES)
        path = tmp_path / f"{number}.nq"
        path.write_bytes(data)
        found.append((path, str(next(iter(ox.parse(data, format=ox.RdfFormat.N_QUADS))).graph_name.value)))
    return found


def written(parts: list[tuple[Path, str]], **options: str) -> bytes:
    output = io.BytesIO()
    turtle.write_turtle(parts, output, **options)  # type: ignore[arg-type]
    return output.getvalue()


def test_it_is_the_union_of_the_parts(parts: list[tuple[Path, str]]) -> None:
    triples = {quad.triple for path, _ in parts for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.N_QUADS)}
    assert {quad.triple for quad in ox.parse(written(parts), format=ox.RdfFormat.TURTLE)} == triples


def test_rdflib_reads_the_same_and_finds_no_blank_node(parts: list[tuple[Path, str]]) -> None:
    graph = rdflib.Graph().parse(data=written(parts), format="turtle")
    assert len(graph) == sum(1 for _ in turtle.merged(parts))
    assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]


def test_order_chunks_and_batches_do_not_change_a_byte(parts: list[tuple[Path, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written(parts)
    assert written(parts[::-1]) == whole
    for size in (1, 7, 300, 700):
        monkeypatch.setattr(turtle, "_CHUNK", size)
        monkeypatch.setattr(turtle, "_BATCH", size)
        assert written(parts) == whole


def test_one_thing_is_one_paragraph_with_short_names(parts: list[tuple[Path, str]]) -> None:
    text = written(parts).decode()
    assert text.count("\nperson:ana-ruiz a ") == 1
    assert "kg:refuses agency:us-marshals" in text
    assert "@prefix art: <https://w3id.org/newskg/id/article/> ." in text


def test_the_hash_is_that_of_the_bytes(parts: list[tuple[Path, str]]) -> None:
    import hashlib

    output = io.BytesIO()
    assert turtle.write_turtle(parts, output) == hashlib.sha256(output.getvalue()).hexdigest()


def test_the_graphs_name_is_cut_only_at_the_end_of_a_line() -> None:
    graph = "http://x/article/a"
    data = f'<http://s> <http://p> "is <{graph}> .\\n" <{graph}> .\n<http://s> <http://p> <{graph}> <{graph}> .\n'.encode()
    assert turtle.triples_of(data, graph) == [
        f'<http://s> <http://p> "is <{graph}> .\\n" .\n'.encode(),
        f"<http://s> <http://p> <{graph}> .\n".encode(),
    ]


def test_nothing_is_an_empty_file() -> None:
    assert written([]) == b""
