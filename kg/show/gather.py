"""From a graph's rows to a Network: "OCPD kg:refuses ICE" and its sentence become things, an edge and a statement."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.show.facts import Facts, facts
from kg.show.layout import layout
from kg.show.said import counts, statements
from kg.show.terms import TYPES, line
from kg.show.values import Edge, Network, Source, Statement, Thing


def network(rows: Iterable[tuple[str, str, str]], texts: Mapping[str, str] | None = None, *, drawn: int = 300) -> Network:
    """The Network of a graph.

    ``rows`` are (subject, predicate, object): IRIs and the literals' lexical values as plain strings, in any order. ``texts``
    maps article IRIs to the stored texts that the offsets count in. At most ``drawn`` things are in the picture at first.
    """
    found = facts(rows, texts or {})
    articles = _articles(found, texts or {})
    things = _things(found)
    said, sentences = statements(found, [thing.iri for thing in things], articles)
    edges = _edges(said)
    first = _first(edges, drawn)
    whole = _with_mentions(articles, found, things)
    return Network(_placed(things, edges, first), said, edges, whole, sentences, first, drawn, frozenset(found.altered))


def _articles(found: Facts, texts: Mapping[str, str]) -> tuple[Source, ...]:
    """Articles by date, the oldest first."""
    made = [_article(found, iri, texts) for iri in found.of("Article")]
    return tuple(sorted(made, key=lambda a: (a.date, a.title, a.iri)))


def _article(found: Facts, iri: str, texts: Mapping[str, str]) -> Source:
    url, headline = found.one(iri, "schema:url"), found.one(iri, "schema:headline")
    if not headline:
        found.altered.add(iri)
    return Source(
        iri,
        found.name(iri, headline or found.one(iri, "schema:identifier") or iri, 300),
        found.name(iri, found.one(iri, "schema:publisher")),
        found.name(iri, found.one(iri, "schema:datePublished"), 40),
        url if url.startswith(("http://", "https://")) and len(url) <= 2000 else "",
        tuple(found.name(iri, author) for author in found.all(iri, "schema:author")),
        found.clean(iri, texts[iri]) if iri in texts else None,
    )


def _things(found: Facts) -> tuple[Thing, ...]:
    """Things by how much they say and are spoken about."""
    ranks = counts(found)
    made = [_thing(found, iri, ranks[iri]) for iri in found.of(*TYPES)]
    return tuple(sorted(made, key=lambda thing: (-thing.rank, thing.label.casefold(), thing.iri)))


def _thing(found: Facts, iri: str, rank: int) -> Thing:
    label = found.name(iri, found.one(iri, "skos:prefLabel") or iri.rpartition("/")[2])
    others = {found.name(iri, alias) for alias in found.all(iri, "skos:altLabel")} - {label, ""}
    same = (link for link in found.all(iri, "schema:sameAs") if link.startswith(("http://", "https://")))
    return Thing(iri, found.classes[iri], label, tuple(sorted(others)), tuple(same), rank)


def _edges(said: Sequence[Statement]) -> tuple[Edge, ...]:
    """One edge for each pair of things and kind, in a stable order."""
    pairs: dict[tuple[int, str, int], list[int]] = {}
    for at, one in enumerate(said):
        for thing in one.objects:
            if one.subject is not None and thing != one.subject:
                pairs.setdefault((one.subject, one.kind, thing), []).append(at)
    return tuple(Edge(*pair, tuple(ats), all(said[at].claimed for at in ats)) for pair, ats in sorted(pairs.items()))


def _first(edges: Sequence[Edge], limit: int) -> tuple[int, ...]:
    """At most ``limit`` things to draw at first: the highest in rank, each with its best neighbour where none is there yet."""
    near: dict[int, set[int]] = {}
    for edge in edges:
        near.setdefault(edge.subject, set()).add(edge.object)
        near.setdefault(edge.object, set()).add(edge.subject)
    kept: set[int] = set()
    for thing in sorted(near):
        alone = kept.isdisjoint(near[thing])
        if thing not in kept and len(kept) + 1 + alone <= limit:
            kept |= {thing, min(near[thing])} if alone else {thing}
    return tuple(sorted(kept))


def _placed(things: Sequence[Thing], edges: Sequence[Edge], first: Sequence[int]) -> tuple[Thing, ...]:
    links = [(edge.subject, edge.object, line(edge.kind).weight * (1 + math.log(len(edge.statements)))) for edge in edges]
    spots = layout([thing.iri for thing in things], links, first)
    return tuple(replace(thing, x=x, y=y) for thing, (x, y) in zip(things, spots, strict=True))


def _with_mentions(articles: Sequence[Source], found: Facts, things: Sequence[Thing]) -> tuple[Source, ...]:
    """The articles with the stretches of their texts that name a thing: (start, end, thing)."""
    at = {thing.iri: i for i, thing in enumerate(things)}
    return tuple(
        replace(a, mentions=tuple(sorted((s, e, at[t]) for s, e, t in found.mentions.get(a.iri, ()) if t in at))) for a in articles
    )
