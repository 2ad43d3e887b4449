"""The shapes of ontology/shapes.ttl: a stance without a holder, or a claim without its words, never becomes a graph."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from kg.errors import ShapeError
from kg.graph.rules import own_rules, surely_fits

if TYPE_CHECKING:
    import rdflib


def conforms(part: bytes) -> None:
    """Raise ShapeError, with the first complaint, unless one article's N-Quads fit the shapes: 5 ms for 700 lines."""
    rules = own_rules()
    if rules is None or not surely_fits(part, rules):
        validate(part)


def validate(part: bytes) -> None:
    """The same by a SHACL engine alone, which knows all of SHACL, takes its time and says what is wrong."""
    import pyshacl

    graph = _graph(part)
    fits, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inference="none")
    if not fits:
        complaints = _complaints(report)
        more = f" (and {len(complaints) - 1} more)" if len(complaints) > 1 else ""
        raise ShapeError(f"article {_identifier(graph)!r}: {complaints[0]}{more}; please report it as a bug")


@cache
def _shapes() -> rdflib.Graph:
    """Parsed once a process."""
    import rdflib

    from kg.graph.ontology import ontology_dir

    return rdflib.Graph().parse(ontology_dir() / "shapes.ttl", format="turtle")


def _graph(part: bytes) -> rdflib.Graph:
    """The triples for pyshacl. Pyoxigraph parses, because rdflib's own N-Quads parser takes ten times as long."""
    import pyoxigraph as ox
    import rdflib

    graph = rdflib.Graph()
    for quad in ox.parse(part, format=ox.RdfFormat.N_QUADS):
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def _term(term: Any) -> Any:
    import pyoxigraph as ox
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    plain = term.datatype.value.endswith("#string")
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value), normalize=False)


def _complaints(report: Any) -> list[str]:
    """ "what is wrong, at which node", sorted."""
    import rdflib

    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found = report.subject_objects(shacl.resultMessage)
    return sorted({f"{' '.join(str(message).split())}, at {report.value(result, shacl.focusNode)}" for result, message in found})


def _identifier(graph: rdflib.Graph) -> str:
    import rdflib

    names = sorted(str(name) for name in graph.objects(None, rdflib.URIRef("https://schema.org/identifier")))
    return names[0] if names else "?"
