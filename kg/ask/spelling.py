"""Terms that the ontology lacks: ``kg:suports`` would find nothing, in silence; so "did you mean kg:supports?" is said instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from kg.ask.place import fault
from kg.ask.prefixes import VOCABULARIES
from kg.ask.tokens import Token, expanded
from kg.errors import QueryError

_NEAR, _SLIP = 60, 88  # likeness in percent: enough to be named as the nearest; enough to be taken for a slip
# What the graph uses of other vocabularies and the ontology's file does not name.
_IN_USE = {
    "schema": "identifier headline author publisher datePublished url inLanguage text sameAs Quotation",
    "org": "member organization",
    "prov": "wasDerivedFrom wasRevisionOf",
    "skos": "prefLabel altLabel",
    "rdf": "type subject predicate object",
}


@lru_cache(maxsize=4)
def terms_of(ontology: Path) -> frozenset[str]:
    """Every term that the graph may use: the IRIs of the ontology's Turtle file and some of other vocabularies. Raises QueryError."""
    import pyoxigraph as ox

    try:
        triples = ox.parse(path=str(ontology), format=ox.RdfFormat.TURTLE)
        ours = {t.value for s, p, o, _ in triples for t in (s, p, o) if isinstance(t, ox.NamedNode)}
    except (OSError, SyntaxError) as error:
        raise QueryError(f"cannot read the ontology {ontology}: {error}") from error
    return frozenset(ours | {VOCABULARIES[prefix] + name for prefix, names in _IN_USE.items() for name in names.split()})


def check_terms(query: str, found: Iterable[Token], prefixes: Mapping[str, str], terms: frozenset[str]) -> None:
    """Refuse a kg: term that the ontology lacks, and one of another vocabulary that is nearly written like one in use."""
    for token in found:
        term = expanded(token, prefixes)
        if term is None or term in terms:
            continue
        for prefix, namespace in VOCABULARIES.items():
            local = term.removeprefix(namespace)
            if local != term and local.isidentifier():
                _check(query, token, prefix, local, {t.removeprefix(namespace) for t in terms if t.startswith(namespace)})


def nearest(word: str, known: Iterable[str], least: float = _NEAR) -> str | None:
    """The most similar of the known words, whatever its case; None if none is ``least`` percent alike."""
    from rapidfuzz import fuzz

    alike = [(fuzz.ratio(word.casefold(), k.casefold()), fuzz.ratio(word, k), k) for k in sorted(known)]
    best = max(alike, default=(0.0, 0.0, ""))
    return best[2] if best[0] >= least else None


def _check(query: str, token: Token, prefix: str, local: str, known: set[str]) -> None:
    near = nearest(local, known, _NEAR if prefix == "kg" else _SLIP)
    if near:
        raise fault(query, token.start, f"there is no {prefix}:{local}; did you mean {prefix}:{near}?")
    if prefix == "kg":
        raise fault(query, token.start, f"there is no {prefix}:{local} in the ontology")
