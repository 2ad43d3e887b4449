"""Hand-made records: story("a", ("Person", "Ann Lee"), roles=[("Ann Lee", "Mayor", "Austin")])."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from kg.graph.gazetteer import load_gazetteer
from kg.model import Article, Gazetteer, Known, Node, Record, Relation, Role, Span, Thing
from kg.resolve import resolve

Named = dict[tuple[str, str], Node]


def _story(
    article: str,
    *things: tuple[str, ...],
    roles: Iterable[tuple[str, str, str | None]] = (),
    relations: Iterable[tuple[str, str, str]] = (),
    confidence: float = 1.0,
) -> Record:
    """A record of things (type, name, aliases …), roles (who, title, where) and relations (subject, predicate, object)."""
    ids = {thing[1]: f"t{i}" for i, thing in enumerate(things, 1)}
    roles = list(roles)
    text = " ".join(title for _, title, _ in roles)
    cast: Any = [Thing(f"t{i}", thing[0], thing[1], thing[2:]) for i, thing in enumerate(things, 1)]  # type: ignore[arg-type]
    posts = []
    at = 0
    for i, (who, title, where) in enumerate(roles, 1):
        span = Span(at, at + len(title))
        posts.append(Role(f"r{i}", ids[who], span, ids[where] if where else None, confidence=confidence))
        at += len(title) + 1
    facts: Any = [Relation(f"g{i}", ids[s], p, ids[o]) for i, (s, p, o) in enumerate(relations, 1)]  # type: ignore[arg-type]
    return Record(Article(article, text), tuple(cast), roles=tuple(posts), relations=tuple(facts))


@pytest.fixture
def story() -> Callable[..., Record]:
    return _story


@pytest.fixture(scope="session")
def ours() -> Gazetteer:
    """The built-in gazetteer, without cities."""
    return load_gazetteer()


@pytest.fixture
def cities() -> Gazetteer:
    """A small gazetteer of places."""
    return Gazetteer.of(
        [
            Known("Springfield", "City", iri=("https://sws.geonames.org/1/",), within=("Illinois", "United States")),
            Known("Springfield", "City", iri=("https://sws.geonames.org/2/",), within=("Ohio", "United States")),
            Known("Austin", "City", iri=("https://sws.geonames.org/3/",), within=("Texas", "United States")),
            Known("Paris", "City", iri=("https://sws.geonames.org/4/",), within=("Ile-de-France", "France"), capital=True),
            Known("Paris", "City", iri=("https://sws.geonames.org/5/",), within=("Texas", "United States")),
            Known("Texas", "Region", ("Tex.",), "TX", within=("United States",)),
            Known("Ohio", "Region", acronym="OH", within=("United States",)),
            Known("Illinois", "Region", ("Ill.",), "IL", within=("United States",)),
            Known("United States", "Country", ("U.S.", "US"), iri=("http://www.wikidata.org/entity/Q30",)),
            Known("France", "Country", iri=("http://www.wikidata.org/entity/Q142",)),
        ]
    )


@pytest.fixture
def nodes() -> Callable[..., Named]:
    """Resolve the records; the nodes by article id and the thing's name."""

    def by_name(*records: Record, known: Gazetteer | None = None, **options: Any) -> Named:
        found = resolve(records, known or Gazetteer(), **options)
        names = {(r.article.key, t.id): (r.article.id, t.name) for r in records for t in r.things}
        return {names[key]: node for key, node in found.items()}

    return by_name
