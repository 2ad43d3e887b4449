"""Which form of an answer a client wants: ``Accept: text/turtle;q=0.9, text/html`` means HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

HTML, TEXT = "text/html", "text/plain"
GRAPHS = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
}
TABLES = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
# What clients call the same forms.
ALIASES = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "application/x-turtle": "text/turtle",
}
ENDINGS = {ending: media for media, ending in {**GRAPHS, **TABLES, HTML: "html"}.items()}


class Wish(NamedTuple):
    """One entry of an Accept header."""

    media: str
    quality: float


def best(accept: str, offers: Sequence[str]) -> str | None:
    """The offer that the client likes best, the first of equals; None if it likes none. An empty header likes all."""
    wishes = tuple(_wishes(accept)) or (Wish("*/*", 1.0),)
    liked = [(_quality(offer, wishes), -at, offer) for at, offer in enumerate(offers)]
    quality, _, offer = max(liked)
    return offer if quality > 0 else None


def wants_page(accept: str) -> bool:
    """Whether a person with a browser asks: HTML is named, not just anything."""
    return any(media == HTML and quality > 0 for media, quality in _wishes(accept))


def offered(kinds: Iterable[str]) -> list[str]:
    """These media types with the other names that clients have for them, each followed by its own."""
    found = []
    for kind in kinds:
        found += [kind, *(alias for alias, meant in ALIASES.items() if meant == kind)]
    return found


def _wishes(accept: str) -> Iterable[Wish]:
    for part in accept.split(","):
        media, *params = (piece.strip().casefold() for piece in part.split(";"))
        if media:
            given = next((param[2:] for param in params if param.startswith("q=")), "1")
            yield Wish("*/*" if media == "*" else media, _number(given))


def _number(words: str) -> float:
    try:
        return min(1.0, max(0.0, float(words)))
    except ValueError:
        return 0.0


def _quality(offer: str, wishes: Iterable[Wish]) -> float:
    """The quality of the most specific wish that covers an offer; another name counts only where it is named."""
    patterns = (offer,) if offer in ALIASES else (offer, offer.partition("/")[0] + "/*", "*/*")
    found = [(patterns.index(wish.media), -wish.quality) for wish in wishes if wish.media in patterns]
    return -min(found)[1] if found else 0.0
