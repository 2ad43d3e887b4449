"""A query's answer in the forms of SPARQL 1.1: JSON, XML, CSV and TSV for rows, Turtle, N-Triples, JSON-LD and RDF/XML for graphs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kg.ask import Table, Term, write
from kg.graph.terms import prefixes
from kg.serve.accept import GRAPHS, TABLES

if TYPE_CHECKING:
    import pyoxigraph as ox

_RESULTS = "http://www.w3.org/2005/sparql-results#"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(table: Table, form: str, base: str) -> bytes:
    """An answer in one of the forms of ``TABLES`` (rows, yes or no) or ``GRAPHS`` (triples)."""
    if table.triples is not None:
        return graph_bytes((_triple(triple) for triple in table.triples), form, base)
    if form == "xml":
        return _xml(table).encode()
    stream = io.StringIO(newline="")
    write(table, form, stream, base=base)
    return stream.getvalue().encode()


def graph_bytes(triples: Iterable[ox.Triple], form: str, base: str) -> bytes:
    """Triples in one of ``GRAPHS``: the same triples, the same bytes."""
    import pyoxigraph as ox

    formats = {
        "ttl": ox.RdfFormat.TURTLE,
        "nt": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdf": ox.RdfFormat.RDF_XML,
    }
    ordered = sorted(set(triples), key=str)
    return ox.serialize(ordered, format=formats[form], prefixes=prefixes(base)) or b""


def forms_of(table: Table) -> dict[str, str]:
    """Media type -> form, for this kind of answer."""
    return GRAPHS if table.triples is not None else TABLES


def _triple(triple: tuple[Term, Term, Term]) -> ox.Triple:
    import pyoxigraph as ox

    subject, predicate, value = (_node(term) for term in triple)
    return ox.Triple(subject, predicate, value)  # type: ignore[arg-type]


def _node(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    import pyoxigraph as ox

    if term.kind == "iri":
        return ox.NamedNode(term.value)
    if term.kind == "bnode":
        return ox.BlankNode(term.value)
    return ox.Literal(term.value, language=term.language, datatype=ox.NamedNode(term.datatype) if term.datatype else None)


def _xml(table: Table) -> str:
    head = "".join(f"<variable name={quoteattr(_sound(column))}/>" for column in table.columns)
    if table.truth is not None:
        body = f"<boolean>{'true' if table.truth else 'false'}</boolean>"
    else:
        rows = "".join(f"<result>{_xml_row(table.columns, row)}</result>\n" for row in table.rows)
        body = f"<results>\n{rows}</results>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{_RESULTS}"><head>{head}</head>\n{body}\n</sparql>\n'


def _xml_row(columns: Iterable[str], row: Iterable[Term | None]) -> str:
    bound = ((column, term) for column, term in zip(columns, row, strict=True) if term is not None)
    return "".join(f"<binding name={quoteattr(_sound(column))}>{_xml_term(term)}</binding>" for column, term in bound)


def _xml_term(term: Term) -> str:
    words = escape(_sound(term.value), {"\r": "&#13;"})  # a parser would turn it into a line feed
    if term.kind != "literal":
        return f"<{'uri' if term.kind == 'iri' else 'bnode'}>{words}</{'uri' if term.kind == 'iri' else 'bnode'}>"
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{words}</literal>"
    return f"<literal datatype={quoteattr(term.datatype)}>{words}</literal>" if term.datatype else f"<literal>{words}</literal>"


def _sound(words: str) -> str:
    """XML has no way to write control characters: one of them would make the whole answer unreadable."""
    return _NOT_XML.sub("\ufffd", words)
