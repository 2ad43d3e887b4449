"""What may be asked: "SELECT ?who …" yes; ``DROP ALL``, ``SERVICE <http://…>``, ``FROM <file:…>`` or 50,000 brackets no.

The engine reads SERVICE calls from the network, so the word is looked for in every way the query can be split into words,
before and after its escapes are decoded: ``\\u0053ERVICE``, ``1SERVICE`` and ``FILTER(1<?v)SERVICE#>`` are found as well.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.ask.place import fault
from kg.ask.spelling import check_terms
from kg.ask.tokens import Token, decoded, expanded, readings, tokens
from kg.errors import QueryError

MOST_BYTES = 64 * 1024
MOST_NESTING = 100
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_CHANGES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"})


def check(query: str, prefixes: Mapping[str, str], terms: frozenset[str]) -> dict[int, str]:
    """Refuse what must not be asked, by QueryError with the place; give the graphs that FROM names: position -> IRI.

    ``prefixes`` are known without being declared; ``terms`` are the IRIs that the ontology has (empty: terms are not checked).
    """
    _check_size(query)
    _check_service(query)
    if "\\u" in query or "\\U" in query:
        _check_service(decoded(query))
    found = tokens(query)
    _check_words(query, found)
    _check_nesting(query, found)
    names = {**prefixes, **_declared(found)}
    _check_prefixes(query, found, names)
    if terms:
        check_terms(query, found, names, terms)
    return _graphs(query, found, names)


def _check_size(query: str) -> None:
    try:
        size = len(query.encode())
    except UnicodeEncodeError as error:
        raise QueryError("the query is not Unicode text: it holds half a character") from error
    if size > MOST_BYTES:
        raise QueryError(f"the query has {size:,} bytes; the most is {MOST_BYTES:,}: ask for less at once")


def _check_service(query: str) -> None:
    for token in sorted(readings(query), key=lambda t: t.start):
        if token.kind in ("word", "prefixed", "blank", "language") and "service" in _outside(token).casefold():
            message = "SERVICE is not allowed: a query stays on this computer"
            if token.kind == "prefixed":
                message = "a prefix must not hold the word “service”: rename it"
            raise fault(query, token.start, message)


def _outside(token: Token) -> str:
    """What of a token could be read as a word: of names with a colon the prefix, and all after a dot, where an engine may stop."""
    if token.kind not in ("prefixed", "blank"):
        return token.text
    prefix, _, local = token.text.partition(":")
    return prefix + local.partition(".")[2]


def _check_words(query: str, found: tuple[Token, ...]) -> None:
    words = [token for token in found if token.kind == "word"]
    for token in words:
        if token.text.upper() in _CHANGES:
            raise fault(query, token.start, f"{token.text.upper()} is not allowed: questions only read the graph")
    if not any(token.text.upper() in _FORMS for token in words):
        raise QueryError("this is no query: it needs SELECT, ASK, CONSTRUCT or DESCRIBE (kg ask --list shows the named questions)")


def _check_nesting(query: str, found: tuple[Token, ...]) -> None:
    depth = 0
    for token in found:
        if token.kind == "sign":
            depth += (token.text in "{([") - (token.text in "})]")
        if depth > MOST_NESTING:
            raise fault(query, token.start, f"more than {MOST_NESTING} brackets inside each other")


def _declared(found: tuple[Token, ...]) -> dict[str, str]:
    """Prefix -> namespace, as the query declares them."""
    triples = zip(found, found[1:], found[2:], strict=False)
    return {
        name.text[:-1]: decoded(iri.text[1:-1])
        for word, name, iri in triples
        if word.text.upper() == "PREFIX" and name.kind == "prefixed" and name.text.endswith(":") and iri.kind == "iri"
    }


def _check_prefixes(query: str, found: tuple[Token, ...], prefixes: Mapping[str, str]) -> None:
    for before, token in zip((None, *found), found, strict=False):
        prefix = token.text.partition(":")[0]
        declares = before is not None and before.text.upper() == "PREFIX"
        if token.kind == "prefixed" and prefix not in prefixes and not declares:
            raise fault(query, token.start, f"the prefix {prefix}: is not declared: write PREFIX {prefix}: <…> at the top")


def _graphs(query: str, found: tuple[Token, ...], prefixes: Mapping[str, str]) -> dict[int, str]:
    graphs = {}
    for number, token in enumerate(found):
        if token.kind == "word" and token.text.upper() == "FROM":
            rest = [t for t in found[number + 1 : number + 3] if t.text.upper() != "NAMED"]
            iri = expanded(rest[0], prefixes) if rest else None
            if iri is None or ":" not in iri:
                raise fault(query, token.start, "FROM needs the whole IRI of a graph")
            graphs[rest[0].start] = iri
    return graphs
