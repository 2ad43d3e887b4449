"""The graphs that a protocol request names: ``default-graph-uri=…`` becomes the query's own FROM clause."""

from __future__ import annotations

from collections.abc import Sequence

from kg.ask.question import is_iri
from kg.ask.tokens import Token, tokens
from kg.errors import QueryError

_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_AFTER = frozenset({"WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"})


def with_dataset(query: str, default: Sequence[str], named: Sequence[str]) -> str:
    """The query over these graphs, whatever graphs it names itself (Protocol, 2.1.4). Raises QueryError where a name is no IRI."""
    if not default and not named:
        return query
    wrong = next((iri for iri in (*default, *named) if not is_iri(iri)), None)
    if wrong is not None:
        raise QueryError(f"a graph is named by a whole IRI, not {wrong[:100]!r}")
    query = _without_own(query)
    found = tokens(query)
    clause = "".join([*(f" FROM <{iri}>" for iri in default), *(f" FROM NAMED <{iri}>" for iri in named)])
    at = _place(found, len(query))
    return f"{query[:at]}{clause} {query[at:]}" if at < len(query) else f"{query}\n{clause}"


def _without_own(query: str) -> str:
    """The query with spaces for its own FROM clauses, so that a fault keeps its place."""
    found = tokens(query)
    for at, token in enumerate(found):
        if token.kind == "word" and token.text.upper() == "FROM":
            name = next((one for one in found[at + 1 : at + 3] if one.kind in ("iri", "prefixed")), token)
            query = query[: token.start] + " " * (name.end - token.start) + query[name.end :]
    return query


def _place(found: Sequence[Token], end: int) -> int:
    """Where the dataset clause goes: before the pattern, and after the template of a CONSTRUCT."""
    first = next((at for at, token in enumerate(found) if token.kind == "word" and token.text.upper() in _FORMS), len(found))
    rest = found[first + 1 :]
    if first < len(found) and found[first].text.upper() == "CONSTRUCT" and rest and rest[0].text == "{":
        rest = rest[_closing(rest) + 1 :]
    depth = 0
    for token in rest:
        depth += (token.text == "(") - (token.text == ")")
        if not depth and (token.text == "{" or (token.kind == "word" and token.text.upper() in _AFTER)):
            return token.start
    return end


def _closing(found: Sequence[Token]) -> int:
    """The place of the bracket that closes the first one."""
    depth = 0
    for at, token in enumerate(found):
        depth += (token.text == "{") - (token.text == "}")
        if not depth:
            return at
    return len(found)
