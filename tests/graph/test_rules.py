"""The compiled shapes say yes only where a SHACL engine does: whatever is done to the Elm Falls graph, no error slips through."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ShapeError
from kg.graph import rules, shapes
from kg.graph.ontology import ontology_dir
from kg.graph.quads import part
from tests.graph.elm_falls import NODES, RECORD

LINES = part(RECORD, NODES).splitlines(keepends=True)
OBJECTS = [
    *sorted({line.split(b" ", 2)[2].rpartition(b" <")[0] for line in LINES}),
    b'"x"', b'""', b'"-1"^^<http://www.w3.org/2001/XMLSchema#integer>', b'"2"^^<http://www.w3.org/2001/XMLSchema#decimal>',
    b'"2026-02-30"^^<http://www.w3.org/2001/XMLSchema#date>', b'"x"@en', b"<http://x>",
]  # fmt: skip
PREFIX = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix x: <http://x/> . x:S a sh:NodeShape ; sh:targetClass x:C ; "


def fits(data: bytes) -> bool:
    """What the engine says."""
    try:
        shapes.validate(data)
    except ShapeError:
        return False
    return True


def test_the_shapes_file_holds_nothing_unknown() -> None:
    found = rules.own_rules()
    assert found is not None
    assert sum(len(rule.tests) for rule in found) > 80


def test_the_sample_surely_fits() -> None:
    assert rules.surely_fits(b"".join(LINES), rules.own_rules() or ())


@pytest.mark.parametrize(
    "term", [b"holder", b"kg/ns#in", b"prefLabel", b"evidence", b"wasDerivedFrom", b"confidence", b"schema.org/text", b"textHash"]
)
def test_no_required_property_may_be_missing(term: bytes) -> None:
    data = b"".join(line for line in LINES if term + b"> " not in line)
    assert not rules.surely_fits(data, rules.own_rules() or ())


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(range(len(LINES))), st.sampled_from(OBJECTS), st.booleans()), min_size=1, max_size=2))
def test_what_surely_fits_fits(changes: list[tuple[int, bytes, bool]]) -> None:
    lines = list(LINES)
    for at, value, added in changes:
        subject, path, rest = LINES[at].split(b" ", 2)
        changed = b" ".join((subject, path, value + b" <" + rest.rpartition(b" <")[2]))
        lines = [*lines, changed] if added else [changed if line == LINES[at] else line for line in lines]
    data = b"".join(sorted(set(lines)))
    if rules.surely_fits(data, rules.own_rules() or ()):
        assert fits(data)


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(range(len(LINES))), min_size=1, max_size=2))
def test_what_surely_fits_without_a_line_fits(gone: set[int]) -> None:
    data = b"".join(line for at, line in enumerate(LINES) if at not in gone)
    assert rules.surely_fits(data, rules.own_rules() or ()) == fits(data)


@pytest.mark.parametrize(
    "shape",
    [
        "sh:property [ sh:path ( x:a x:b ) ; sh:minCount 1 ]",
        "sh:property [ sh:path x:a ; sh:class x:D ]",
        "sh:property [ sh:path x:a ; sh:nodeKind sh:Literal ]",
        "sh:property [ sh:path x:a ; sh:datatype x:d ]",
        "sh:property [ sh:path x:a ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShape [ sh:class x:D ] ]",
        "sh:nodeKind sh:IRI",
        "sh:deactivated true",
        "sh:targetNode x:n",
        "sh:sparql [ sh:select 'x' ]",
    ],
)
def test_shapes_that_are_not_known_are_left_to_the_engine(shape: str) -> None:
    assert rules.rules_of((PREFIX + shape + " .").encode()) is None


def test_a_shape_may_be_written_in_place() -> None:
    found = rules.rules_of((PREFIX + "sh:property [ sh:path x:a ; sh:minCount 1 ; sh:in ( x:b 'c' ) ] .").encode())
    assert found is not None
    one = b"<http://x/n> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://x/C> <http://g> .\n"
    assert not rules.surely_fits(one, found)
    assert rules.surely_fits(one + b"<http://x/n> <http://x/a> <http://x/b> <http://g> .\n", found)
    assert rules.surely_fits(one + b'<http://x/n> <http://x/a> "c" <http://g> .\n', found)
    assert not rules.surely_fits(one + b"<http://x/n> <http://x/a> <http://x/c> <http://g> .\n", found)


def test_the_file_is_the_one_that_the_engine_reads() -> None:
    assert rules.rules_of((ontology_dir() / "shapes.ttl").read_bytes()) is not None


def test_an_unknown_shape_sends_everything_to_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(shapes, "own_rules", lambda: None)
    monkeypatch.setattr(shapes, "validate", asked.append)
    shapes.conforms(b"x")
    assert asked == [b"x"]
