"""Answers written for people and programs: a table on the screen, CSV for a spreadsheet, SPARQL's JSON and TSV, JSON lines, Turtle.

Words of an article are hostile: escapes cannot reach a terminal (but in CSV, which cannot write them), formulas no spreadsheet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, TextIO

from kg.ask.place import visible
from kg.ask.prefixes import BASE, known_prefixes
from kg.ask.table import Table, Term
from kg.errors import QueryError

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = frozenset(
    _XSD + name for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt")
)
_NUMBERS = _WHOLE | {_XSD + name for name in ("decimal", "double", "float")}
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TRIPLE = ("subject", "predicate", "object")


def write(table: Table, form: str, stream: TextIO, *, base: str = BASE) -> None:
    """Write an answer to a text stream in one of ``FORMATS``; ``base`` is where the graph's IRIs begin, for short names.

    A graph is written as rows of subject, predicate and object in every form but ttl. Raises QueryError for an unknown form, and for
    ttl where the answer is no graph.
    """
    if form not in _WRITERS:
        raise QueryError(f"there is no format {form!r}; there are {', '.join(FORMATS)}")
    if form != "ttl" and table.triples is not None:
        table = Table(_TRIPLE, table.triples, table.truncated)
    _WRITERS[form](table, stream, base)


def _screen(table: Table, stream: TextIO, base: str) -> None:
    from kg.ask.screen import draw

    draw(table, stream, base)


def _csv(table: Table, stream: TextIO, base: str) -> None:
    """Plain values; what a spreadsheet would take for a formula gets an apostrophe in front."""
    if table.truth is not None:
        stream.write(f"{_truth(table)}\n")
        return
    for row in (tuple(Term(column) for column in table.columns), *table.rows):
        stream.write(",".join(_field(_guarded(cell), len(row)) for cell in row) + "\n")


def _tsv(table: Table, stream: TextIO, base: str) -> None:
    """SPARQL 1.1 TSV: terms as in Turtle, for programs."""
    if table.truth is not None:
        stream.write(f"{_truth(table)}\n")
        return
    stream.write("\t".join("?" + column for column in table.columns) + "\n")
    for row in table.rows:
        stream.write("\t".join("" if cell is None else _turtle_term(cell) for cell in row) + "\n")


def _json(table: Table, stream: TextIO, base: str) -> None:
    """SPARQL 1.1 JSON."""
    value: dict[str, Any] = {"head": {}, "boolean": table.truth}
    if table.truth is None:
        bindings = [_binding(table.columns, row) for row in table.rows]
        value = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    stream.write(_quiet(json.dumps(value, ensure_ascii=False, indent=1)) + "\n")


def _jsonl(table: Table, stream: TextIO, base: str) -> None:
    """One object a row: text and IRIs as strings, numbers as numbers, null where nothing is bound."""
    if table.truth is not None:
        stream.write(f"{_truth(table)}\n")
    for row in table.rows:
        values = {column: _plain(cell) for column, cell in zip(table.columns, row, strict=True)}
        stream.write(_quiet(json.dumps(values, ensure_ascii=False)) + "\n")


def _ttl(table: Table, stream: TextIO, base: str) -> None:
    import pyoxigraph as ox

    if table.triples is None:
        raise QueryError("only a graph can be written as Turtle: ask with CONSTRUCT or DESCRIBE, or choose csv, json or table")
    triples = [ox.Triple(*(_engine_term(ox, term) for term in triple)) for triple in table.triples]
    text = (ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=known_prefixes(base)) or b"").decode()
    lines = text.splitlines(keepends=True)
    heads = [line for line in lines if line.startswith("@prefix ")]
    body = "".join(lines[len(heads) :])
    used = [head for head in sorted(heads) if head.split()[1] in body]  # the engine writes all, in no order
    stream.write(_quiet("".join(used) + body, wide=True))


_WRITERS: dict[str, Callable[[Table, TextIO, str], None]] = {
    "table": _screen,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "jsonl": _jsonl,
    "ttl": _ttl,
}
FORMATS = tuple(_WRITERS)


def _truth(table: Table) -> str:
    return "true" if table.truth else "false"


def _field(value: str, columns: int) -> str:
    """A value as RFC 4180 has it; Python's writer leaves a lone carriage return bare, which some readers take for a new row."""
    quoted = any(c in value for c in ',"\r\n') or (columns == 1 and not value)
    return '"' + value.replace('"', '""') + '"' if quoted else value


def _guarded(cell: Term | None) -> str:
    if cell is None:
        return ""
    risky = cell.value.lstrip(" \u00a0").startswith(_FORMULA) and cell.datatype not in _NUMBERS
    return f"'{cell.value}" if risky else cell.value


def _turtle_term(term: Term) -> str:
    if term.kind == "iri":
        return f"<{term.value}>"
    if term.kind == "bnode":
        return f"_:{term.value}"
    text = _quiet('"' + "".join(_ESCAPED.get(c) or c for c in term.value) + '"', wide=True)
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^<{term.datatype}>" if term.datatype else text


def _binding(columns: tuple[str, ...], row: tuple[Term | None, ...]) -> dict[str, Any]:
    return {column: _json_term(cell) for column, cell in zip(columns, row, strict=True) if cell is not None}


def _json_term(term: Term) -> dict[str, str]:
    value = {"type": {"iri": "uri"}.get(term.kind, term.kind), "value": term.value}
    if term.language:
        value["xml:lang"] = term.language
    elif term.datatype:
        value["datatype"] = term.datatype
    return value


def _plain(term: Term | None) -> str | int | float | bool | None:
    if term is None or term.datatype is None:
        return term.value if term else None
    try:
        if term.datatype in _WHOLE:
            return int(term.value)
        if term.datatype in _NUMBERS:
            number = float(term.value)
            return number if abs(number) < float("inf") else term.value  # JSON has no infinity and no NaN
    except ValueError:
        return term.value
    return {"true": True, "false": False}.get(term.value, term.value) if term.datatype == _XSD + "boolean" else term.value


def _engine_term(ox: Any, term: Term) -> Any:
    if term.kind == "iri":
        return ox.NamedNode(term.value)
    if term.kind == "bnode":
        return ox.BlankNode(term.value)
    return ox.Literal(term.value, language=term.language, datatype=ox.NamedNode(term.datatype) if term.datatype else None)


def _quiet(text: str, wide: bool = False) -> str:
    """Invisible characters as ``\\u001b``: the same value to JSON, TSV and Turtle, and nothing to a terminal.

    ``wide``: characters beyond U+FFFF as ``\\U000e0041``, which JSON does not know (it gets two halves).
    """
    return re.sub(r"[^\x20-\x7e\n\r\t]", lambda match: _quiet_one(match[0], wide), text)


def _quiet_one(character: str, wide: bool) -> str:
    shown = visible(character)
    if shown == character:
        return character
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\U{code:08x}" if wide else json.dumps(character)[1:-1]
