"""The rows of a graph, gathered by what they are about: every triple of claim:4f0c… together, in whatever order they came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.show.context import clean, name
from kg.show.terms import KG, PREFIXES, RDF, TYPES

ASSERTIONS = frozenset({"Claim", "Stance", "Commitment", "Role", "Relation"})
_GENERAL = ("Organization", "Place", "Policy")
_TERMS = {
    "rdf": ("type", "subject", "predicate", "object"),
    "skos": ("prefLabel", "altLabel"),
    "schema": ("sameAs", "headline", "publisher", "datePublished", "url", "author", "identifier", "text"),
    "kg": (
        "speaksFor",
        "speaker",
        "cue",
        "mode",
        "about",
        "sourceSpan",
        "cueSpan",
        "contentSpan",
        "holder",
        "target",
        "value",
        "agent",
        "action",
        "title",
        "evidence",
        "accordingTo",
        "confidence",
        "extractedBy",
        "statedOn",
    ),
    "org": ("member", "organization"),
    "prov": ("wasDerivedFrom",),
}
_SHORT = {f"{address}{term}": f"{prefix}:{term}" for address, prefix in PREFIXES.items() for term in _TERMS[prefix]}
_REFERS, _TEXT, _TYPE = KG + "refersTo", KG + "text", RDF + "type"

# The rows that a page is made of, where the articles' texts are at hand; of rdf:type only those with these classes.
PREDICATES = frozenset({*_SHORT, _REFERS})
CLASSES = frozenset(KG + name for name in (*TYPES, *ASSERTIONS, "Article"))


@dataclass(frozen=True, slots=True)
class Facts:
    """``about``: short predicate ("kg:cue") → subject IRI → objects. ``classes``: subject → its kg: class.

    ``mentions``: article → (start, end, thing IRI). ``words``: span IRI → kg:text, where the article's text is not at hand.
    ``altered``: the subjects whose texts cannot be shown as they are.
    """

    about: dict[str, dict[str, list[str]]] = field(default_factory=lambda: {term: {} for term in _SHORT.values()})
    classes: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, set[tuple[int, int, str]]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    altered: set[str] = field(default_factory=set)

    def all(self, subject: str, predicate: str) -> list[str]:
        """Every object of this predicate, sorted."""
        values = self.about[predicate].get(subject, [])
        return values if len(values) < 2 else sorted(set(values))

    def one(self, subject: str, predicate: str) -> str:
        """The first object in sorted order, or ""."""
        values = self.about[predicate].get(subject)
        return "" if not values else values[0] if len(values) == 1 else min(values)

    def name(self, subject: str, text: str, longest: int = 200) -> str:
        """A text of the subject on one line, without what is unsafe to show; the subject is noted where that differs."""
        made = name(text, longest)
        if made != text:
            self.altered.add(subject)
        return made

    def clean(self, subject: str, text: str) -> str:
        """The same for a longer text, which keeps its lines and its length."""
        made = clean(text)
        if made != text:
            self.altered.add(subject)
        return made

    def of(self, *classes: str) -> list[str]:
        """The subjects of these kg: classes, sorted."""
        return sorted(subject for subject, kind in self.classes.items() if kind in classes)


def facts(rows: Iterable[tuple[str, str, str]], texts: Mapping[str, str]) -> Facts:
    """Keep of ``rows`` (subject, predicate, object as plain strings) what the page needs."""
    found = Facts()
    columns = {address: found.about[term] for address, term in _SHORT.items()}
    types = columns.pop(_TYPE)
    for subject, predicate, value in rows:
        if predicate in columns:
            columns[predicate].setdefault(subject, []).append(value)
        elif predicate == _TYPE:
            if value in CLASSES:
                types.setdefault(subject, []).append(value)
        elif predicate == _REFERS:
            _add_mention(found, subject, value)
        elif predicate == _TEXT:
            _add_words(found, subject, value, texts)
    for subject, values in types.items():
        found.classes[subject] = values[0].removeprefix(KG) if len(values) == 1 else _class(values)
    return found


def place(span: str) -> tuple[str, int, int] | None:
    """Article IRI, start and end of a span's IRI ("…#char=12,40"), or None when it is not one."""
    article, mark, offsets = span.rpartition("#char=")
    start, _, end = offsets.partition(",")
    if not mark or not offsets.isascii() or not start.isdigit() or not end.isdigit() or len(offsets) > 25:
        return None
    return article, int(start), int(end)


def _class(types: Iterable[str]) -> str:
    """The most special class of ours among a node's types."""
    known = sorted({iri.removeprefix(KG) for iri in types})
    return next((name for name in known if name not in _GENERAL), known[0])


def _add_mention(found: Facts, span: str, thing: str) -> None:
    if spot := place(span):
        found.mentions.setdefault(spot[0], set()).add((spot[1], spot[2], thing))


def _add_words(found: Facts, span: str, words: str, texts: Mapping[str, str]) -> None:
    if span.partition("#")[0] not in texts:
        found.words[span] = words
