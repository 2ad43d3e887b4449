"""Every name in the graph, for search as one types: "munoz" finds Inés Muñoz, and an article by its headline."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.graph.terms import ARTICLE_KIND, SCHEMA, SKOS, THING_KINDS

if TYPE_CHECKING:
    import pyoxigraph as ox

CLASS_OF = {kind: name for name, kind in THING_KINDS.items()}


class Found(NamedTuple):
    """A thing or article that a search found; ``alias`` is the other name that matched, or ""."""

    iri: str
    kind: str
    label: str
    alias: str


@dataclass(frozen=True, slots=True)
class Names:
    """``labels``: IRI -> best name. ``aliases``: IRI -> other names. ``folded``: (name without case and accents, name, IRI)."""

    base: str
    labels: dict[str, str]
    aliases: dict[str, tuple[str, ...]]
    folded: tuple[tuple[str, str, str], ...]

    def kind(self, iri: str) -> str:
        """ "person" of …/person/ana-ruiz; "" for what is not of this graph."""
        return iri.removeprefix(self.base).partition("/")[0] if iri.startswith(self.base) else ""

    def search(self, words: str, most: int = 30) -> list[Found]:
        """The things and articles whose name holds these words, the closest first."""
        wanted = fold(words)
        if not wanted:
            return []
        parts = wanted.split()
        found: dict[str, tuple[tuple[int, int, str], str]] = {}
        for folded, name, iri in self.folded:
            if wanted in folded or (len(parts) > 1 and all(part in folded for part in parts)):
                rank = (_distance(folded, wanted) + (name != self.labels[iri]), len(folded), folded)
                if iri not in found or rank < found[iri][0]:
                    found[iri] = (rank, name)
        closest = sorted(found, key=lambda iri: (found[iri][0], iri))[:most]
        return [self._found(iri, found[iri][1]) for iri in closest]

    def _found(self, iri: str, name: str) -> Found:
        return Found(iri, self.kind(iri), self.labels[iri], "" if name == self.labels[iri] else name)


def names_of(store: ox.Store, base: str) -> Names:
    """Read every name of a store."""
    labels = {iri: value for iri, value in _values(store, SKOS + "prefLabel") if _kind(iri, base) in CLASS_OF}
    others: dict[str, set[str]] = {}
    for iri, value in _values(store, SKOS + "altLabel"):
        if iri in labels:
            others.setdefault(iri, set()).add(value)
    titles = {iri: value for iri, value in _values(store, SCHEMA + "headline") if _kind(iri, base) == ARTICLE_KIND}
    for iri, value in _values(store, SCHEMA + "identifier"):
        if _kind(iri, base) == ARTICLE_KIND:
            titles.setdefault(iri, value)
    aliases = {iri: tuple(sorted(values - {labels[iri]})) for iri, values in others.items()}
    every = {**labels, **titles}
    rows = [(iri, name) for iri, label in every.items() for name in (label, *aliases.get(iri, ()))]
    return Names(base, every, aliases, tuple(sorted((fold(name), name, iri) for iri, name in rows)))


def fold(words: str) -> str:
    """Words on one line without case and accents."""
    plain = unicodedata.normalize("NFKD", words)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def _distance(folded: str, wanted: str) -> int:
    """0: the whole name; 2: it begins so; 4: a word in it does; 6: somewhere inside."""
    at = folded.find(wanted)
    if at < 0:
        return 8
    if folded == wanted:
        return 0
    return 2 if at == 0 else 4 if not folded[at - 1].isalnum() else 6


def _kind(iri: str, base: str) -> str:
    return iri.removeprefix(base).partition("/")[0] if iri.startswith(base) else ""


def _values(store: Any, predicate: str) -> Iterator[tuple[str, str]]:
    import pyoxigraph as ox

    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph()):
        yield quad.subject.value, quad.object.value
