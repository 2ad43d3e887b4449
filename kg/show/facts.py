"""The rows of a graph, gathered by what they are about: every triple of claim:4f0c… together, in whatever order they came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.show.context import clean, name
from kg.show.terms import KG, PREFIXES, TYPES

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
_WANTED = frozenset(f"{prefix}:{term}" for prefix, terms in _TERMS.items() for term in terms)
_CLASSES = frozenset(KG + name for name in (*TYPES, *ASSERTIONS, "Article"))
_SPAN = re.compile(r"(.*)#char=(\d{1,12}),(\d{1,12})\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Facts:
    """``about``: subject IRI → short predicate ("kg:cue") → objects. ``classes``: subject → its kg: class.

    ``mentions``: article → (start, end, thing IRI). ``words``: span IRI → kg:text, where the article's text is not at hand.
    ``altered``: the subjects whose texts cannot be shown as they are.
    """

    about: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, set[tuple[int, int, str]]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    altered: set[str] = field(default_factory=set)

    def all(self, subject: str, predicate: str) -> list[str]:
        """Every object of this predicate, sorted."""
        return sorted(self.about.get(subject, {}).get(predicate, ()))

    def one(self, subject: str, predicate: str) -> str:
        """The first object in sorted order, or ""."""
        return min(self.about.get(subject, {}).get(predicate, ()), default="")

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
    short: dict[str, str] = {}
    for subject, predicate, value in rows:
        key = short.get(predicate) or short.setdefault(predicate, _short(predicate))
        if key == "kg:refersTo":
            _add_mention(found, subject, value)
        elif key == "kg:text":
            _add_words(found, subject, value, texts)
        elif key in _WANTED and (key != "rdf:type" or value in _CLASSES):
            found.about.setdefault(subject, {}).setdefault(key, set()).add(value)
    for subject, values in found.about.items():
        if kind := _class(values.get("rdf:type", set())):
            found.classes[subject] = kind
    return found


def place(span: str) -> tuple[str, int, int] | None:
    """Article IRI, start and end of a span's IRI ("…#char=12,40"), or None when it is not one."""
    match = _SPAN.match(span)
    return (match[1], int(match[2]), int(match[3])) if match else None


def _short(predicate: str) -> str:
    """ "https://w3id.org/newskg/ns#cue" → "kg:cue"; an unknown namespace gives ""."""
    end = max(predicate.rfind("#"), predicate.rfind("/")) + 1
    prefix = PREFIXES.get(predicate[:end])
    return f"{prefix}:{predicate[end:]}" if prefix else ""


def _class(types: set[str]) -> str:
    """The most special class of ours among a node's types."""
    known = sorted(iri.removeprefix(KG) for iri in types)
    return next((name for name in known if name not in _GENERAL), known[0] if known else "")


def _add_mention(found: Facts, span: str, thing: str) -> None:
    if spot := place(span):
        found.mentions.setdefault(spot[0], set()).add((spot[1], spot[2], thing))


def _add_words(found: Facts, span: str, words: str, texts: Mapping[str, str]) -> None:
    if span.partition("#")[0] not in texts:
        found.words[span] = words
