"""The shapes compiled into plain tests: that a stance has one holder is seen here fifteen times as fast as by a SHACL engine.

Only a yes counts: ``surely_fits`` says no for a graph that does not fit and for whatever it does not know, and the engine decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from kg.graph.terms import RDF, TYPE, XSD

_SH = "http://www.w3.org/ns/shacl#"
_SILENT = frozenset({TYPE, "path", "message", "name", "description", "qualifiedValueShape", "qualifiedMinCount"})
_TARGETS = ("targetClass", "targetObjectsOf", "targetSubjectsOf")
_LEXICAL = {
    XSD + "string": re.compile("(?s:.*)"),
    XSD + "integer": re.compile(r"\d{1,15}"),
    XSD + "decimal": re.compile(r"\d{1,15}(\.\d{1,15})?"),
    XSD + "date": re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])"),  # other days: the engine counts
}

Terms = list[Any]  # pyoxigraph's NamedNode and Literal
Target = tuple[str, str]  # "targetClass", "targetObjectsOf" or "targetSubjectsOf", and of what
Nodes = Mapping[str, Mapping[str, Terms]]  # subject -> property -> values
Test = Callable[[Terms, Mapping[str, Terms]], bool]  # of a property's values, and of the node's other properties


@dataclass(frozen=True, slots=True)
class Rule:
    """One node shape: whom it is about, and a test for each of its properties."""

    targets: tuple[Target, ...]
    tests: tuple[tuple[str, Test], ...]


def surely_fits(part: bytes, rules: Iterable[Rule]) -> bool:
    """Whether one article's N-Quads fit all rules. False says nothing."""
    nodes, targets = _read(part)
    for rule in rules:
        for focus in {node for target in rule.targets for node in targets.get(target, ())}:
            values = nodes.get(focus, {})
            if not all(test(values.get(path, []), values) for path, test in rule.tests):
                return False
    return True


def rules_of(shapes: bytes) -> tuple[Rule, ...] | None:
    """The rules of a SHACL file in Turtle, or None if it uses what is not known here."""
    import pyoxigraph as ox

    graph: dict[str, dict[str, Terms]] = {}
    for quad in ox.parse(shapes, format=ox.RdfFormat.TURTLE):
        graph.setdefault(str(quad.subject), {}).setdefault(quad.predicate.value, []).append(quad.object)
    shapes_there = [node for _, node in sorted(graph.items()) if any(t.value == _SH + "NodeShape" for t in node.get(TYPE, []))]
    try:
        return tuple(_rule(graph, node) for node in shapes_there)
    except (KeyError, ValueError):
        return None


@cache
def own_rules() -> tuple[Rule, ...] | None:
    """The rules of ontology/shapes.ttl, read once a process."""
    from kg.graph.ontology import ontology_dir

    return rules_of((ontology_dir() / "shapes.ttl").read_bytes())


def _read(part: bytes) -> tuple[Nodes, Mapping[Target, set[str]]]:
    """The nodes of an article, and those that each target means. A literal among them is a node without properties."""
    import pyoxigraph as ox

    nodes: dict[str, dict[str, Terms]] = {}
    targets: dict[Target, set[str]] = {}
    for quad in ox.parse(part, format=ox.RdfFormat.N_QUADS):
        subject: Any = quad.subject
        term: Any = quad.object
        node, path, value = subject.value, quad.predicate.value, term.value
        nodes.setdefault(node, {}).setdefault(path, []).append(term)
        if path == TYPE:
            targets.setdefault(("targetClass", value), set()).add(node)
        else:
            targets.setdefault(("targetSubjectsOf", path), set()).add(node)
            targets.setdefault(("targetObjectsOf", path), set()).add(value)
    return nodes, targets


def _rule(graph: Nodes, shape: Mapping[str, Terms]) -> Rule:
    known = {TYPE, _SH + "property", *(_SH + target for target in _TARGETS)}
    if not known.issuperset(path for path in shape if path.startswith(_SH)):
        raise ValueError("a constraint on the node itself")
    targets = [(target, term.value) for target in _TARGETS for term in shape.get(_SH + target, [])]
    tests = [(path, test) for term in shape.get(_SH + "property", []) for path, test in _tests(graph, graph[str(term)])]
    return Rule(tuple(targets), tuple(tests))


def _tests(graph: Nodes, shape: Mapping[str, Terms]) -> Iterator[tuple[str, Test]]:
    """The tests of one property shape, one for each constraint. KeyError if one is not known."""
    (path,) = shape[_SH + "path"]
    if str(path) in graph:
        raise ValueError("a path of more than one step")
    for constraint, values in shape.items():
        name = constraint.removeprefix(_SH)
        if name not in _SILENT:
            yield from ((path.value, _TESTS[name](graph, value)) for value in values)
    if _SH + "qualifiedValueShape" in shape:
        (inner,), (least,) = shape[_SH + "qualifiedValueShape"], shape[_SH + "qualifiedMinCount"]
        (only,) = graph[str(inner)].items()  # sh:in alone
        (listed,) = only[1]
        yield path.value, _qualified({"in": _list(graph, listed)}[only[0].removeprefix(_SH)], int(least.value))


def _qualified(allowed: frozenset[str], least: int) -> Test:
    return lambda values, node: sum(str(value) in allowed for value in values) >= least


def _list(graph: Nodes, head: Any) -> frozenset[str]:
    """The members of an RDF list."""
    members = []
    while str(head) in graph:
        members.append(str(graph[str(head)][RDF + "first"][0]))
        head = graph[str(head)][RDF + "rest"][0]
    return frozenset(members)


def _least(graph: Nodes, count: Any) -> Test:
    least = int(count.value)
    return lambda values, node: len(values) >= least


def _most(graph: Nodes, count: Any) -> Test:
    most = int(count.value)
    return lambda values, node: len(values) <= most


def _typed(graph: Nodes, datatype: Any) -> Test:
    name, lexical = datatype.value, _LEXICAL[datatype.value]
    return _each(lambda term: _is_literal(term) and term.datatype.value == name and bool(lexical.fullmatch(term.value)))


def _kind(graph: Nodes, kind: Any) -> Test:
    if kind.value != _SH + "IRI":
        raise ValueError("another kind of node")
    return _each(lambda term: not _is_literal(term))


def _long(graph: Nodes, length: Any) -> Test:
    least = int(length.value)
    return _each(lambda term: len(term.value) >= least)


def _matching(graph: Nodes, pattern: Any) -> Test:
    found = re.compile(pattern.value)
    return _each(lambda term: bool(found.search(term.value)))


def _with(graph: Nodes, wanted: Any) -> Test:
    return lambda values, node: wanted in values


def _among(graph: Nodes, listed: Any) -> Test:
    allowed = _list(graph, listed)
    return _each(lambda term: str(term) in allowed)


def _from(graph: Nodes, bound: Any) -> Test:
    low = Decimal(bound.value)
    return _each(lambda term: (number := _number(term)) is not None and number >= low)


def _to(graph: Nodes, bound: Any) -> Test:
    high = Decimal(bound.value)
    return _each(lambda term: (number := _number(term)) is not None and number <= high)


def _less(graph: Nodes, path: Any) -> Test:
    """Every value is less than every value of another property."""
    other = path.value

    def test(values: Terms, node: Mapping[str, Terms]) -> bool:
        ends = [(_number(low), _number(high)) for low in values for high in node.get(other, [])]
        return all(low is not None and high is not None and low < high for low, high in ends)

    return test


def _each(fits: Callable[[Any], bool]) -> Test:
    return lambda values, node: all(map(fits, values))


def _number(term: Any) -> Decimal | None:
    return Decimal(term.value) if _is_literal(term) and _LEXICAL[XSD + "decimal"].fullmatch(term.value) else None


def _is_literal(term: Any) -> bool:
    return hasattr(term, "datatype")


_TESTS: dict[str, Callable[[Nodes, Any], Test]] = {
    "minCount": _least,
    "maxCount": _most,
    "datatype": _typed,
    "nodeKind": _kind,
    "minLength": _long,
    "pattern": _matching,
    "hasValue": _with,
    "in": _among,
    "minInclusive": _from,
    "maxInclusive": _to,
    "lessThan": _less,
}
