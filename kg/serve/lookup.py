"""What the store holds on one thing, statement or article, by its indexes: all that is said by and of Ana Ruiz, with its words.

Answers are rows (subject, predicate, object) as ``kg.show.network`` reads them, so a page shows what the picture shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.graph.terms import ARTICLE_KIND, ARTICLE_TYPES, ASSERTION_KINDS, KG, ORG, PROV, RDF, SCHEMA, SKOS, TYPE
from kg.serve.current import Graph
from kg.serve.names import CLASS_OF

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.serve.columns import Columns

Row = tuple[str, str, str]
# How a statement may be about a thing: as the one who says, backs, promises …, or as what it is said of.
SAYS = (KG + "speaker", KG + "holder", KG + "agent", ORG + "member", RDF + "subject")
OF = (KG + "about", KG + "target", ORG + "organization", RDF + "object")
_SPANS = tuple(KG + term for term in ("evidence", "sourceSpan", "cueSpan", "contentSpan"))
_CITED = tuple(SCHEMA + term for term in ("headline", "identifier", "publisher", "datePublished", "url", "author"))
_ORDER = ("stance", "commitment", "claim", "role", "relation")
_MOST_KEPT = 500  # things whose statements are remembered
_MOST_SORTED = 2000  # statements: above this they are shown by kind only, not by date


def statements_about(graph: Graph, thing: str, roles: Iterable[str] = (*SAYS, *OF)) -> list[str]:
    """The statements in which a thing has one of these roles: by kind, the newest first. Kept for the next time."""
    key = (thing, *roles)
    if key not in graph.ordered:
        if len(graph.ordered) >= _MOST_KEPT:
            graph.ordered.clear()
        graph.ordered[key] = _ordered(graph, thing, roles)
    return graph.ordered[key]


def exists(graph: Graph, iri: str) -> bool:
    """Whether anything is said of this IRI."""
    return next(iter(_quads(graph, iri, None, None)), None) is not None


def rows_of(graph: Graph, statements: Iterable[str], things: Iterable[str] = ()) -> Iterator[Row]:
    """The statements, the claims that they stand in, their articles and all things that they name, and these things too."""
    wanted, seen = list(statements), set[str]()
    named, places = dict.fromkeys(things), dict[tuple[str, str], None]()
    articles = dict[str, None]()
    while wanted:
        statement = wanted.pop()
        if statement in seen:
            continue
        seen.add(statement)
        own = list(described(graph, statement))
        yield from own
        wanted += [value for _, predicate, value in own if predicate == KG + "accordingTo"]
        inside = [value for _, predicate, value in own if predicate in (*SAYS, *OF)]
        where = [value for _, predicate, value in own if predicate == PROV + "wasDerivedFrom"]
        named.update(dict.fromkeys(inside))
        articles.update(dict.fromkeys(where))
        places.update({(thing, article): None for thing in inside for article in where})
        yield from _words(graph, own)
    yield from _cited(graph, articles)
    yield from _named(graph, named)
    for thing, article in places:
        yield from _mentions(graph, thing, article)


def rows_of_source(graph: Graph, source: str, article: str) -> Iterator[Row]:
    """An unnamed source, whom it speaks for, and where its article names it: a statement of the page without a node of its own."""
    yield from _cited(graph, [article])
    yield from _named(graph, [source])
    yield from _mentions(graph, source, article)


def rows_of_article(graph: Graph, article: str) -> Iterator[Row]:
    """Everything in an article's named graph."""
    import pyoxigraph as ox

    for quad in graph.store.quads_for_pattern(None, None, None, ox.NamedNode(article)):
        yield quad.subject.value, quad.predicate.value, quad.object.value  # type: ignore[union-attr]


def every_row(graph: Graph) -> Iterator[Row]:
    """Everything in the graph, each triple once."""
    for quad in _quads(graph, None, None, None):
        yield quad.subject.value, quad.predicate.value, quad.object.value  # type: ignore[union-attr]


def described(graph: Graph, iri: str) -> Iterator[Row]:
    """Every triple of a subject, each once."""
    yield from dict.fromkeys((iri, q.predicate.value, q.object.value) for q in _quads(graph, iri, None, None))  # type: ignore[union-attr]


def triples_of(graph: Graph, subjects: Sequence[str]) -> Iterator[ox.Triple]:
    """The triples of these subjects and of the spans that they point at, each once."""
    seen: set[ox.Triple] = set()
    wanted, done = list(subjects), set[str]()
    while wanted:
        subject = wanted.pop(0)
        if subject in done:
            continue
        done.add(subject)
        for quad in _quads(graph, subject, None, None):
            if quad.predicate.value in _SPANS:
                wanted.append(quad.object.value)  # type: ignore[union-attr]
            if quad.triple not in seen:
                seen.add(quad.triple)
                yield quad.triple


def values(graph: Graph, iri: str, predicate: str) -> list[str]:
    """The distinct values of a property, sorted."""
    return sorted({quad.object.value for quad in _quads(graph, iri, predicate, None)})  # type: ignore[union-attr]


def pairs(graph: Graph, predicate: str) -> Iterator[tuple[str, str]]:
    """Every (subject, object) of a property."""
    for quad in _quads(graph, None, predicate, None):
        yield quad.subject.value, quad.object.value  # type: ignore[union-attr]


def subjects(graph: Graph, predicate: str, value: str) -> Iterator[str]:
    """Every subject that has this IRI as a property's value."""
    for quad in _quads(graph, None, predicate, value):
        yield quad.subject.value  # type: ignore[union-attr]


def of_class(graph: Graph, cls: str) -> Iterator[str]:
    """Every thing or statement of a class."""
    return subjects(graph, TYPE, cls)


def count(graph: Graph, cls: str) -> int:
    """How many things or statements have a class."""
    return sum(1 for _ in of_class(graph, cls))


def triples(graph: Graph) -> int:
    """How many triples there are, each counted once, however many articles have it."""
    ((number,),) = graph.store.query("SELECT (COUNT(*) AS ?number) { ?s ?p ?o }")  # type: ignore[misc]
    return int(number.value)


def _quads(graph: Graph, subject: str | None, predicate: str | None, value: str | None) -> Iterator[ox.Quad]:
    """From the default graph: each triple once, however many articles have it."""
    import pyoxigraph as ox

    nodes = [ox.NamedNode(iri) if iri is not None else None for iri in (subject, predicate, value)]
    return graph.store.quads_for_pattern(nodes[0], nodes[1], nodes[2], ox.DefaultGraph())


def _ordered(graph: Graph, thing: str, roles: Iterable[str]) -> list[str]:
    if graph.columns:
        return _ordered_at_once(graph, graph.columns[0], thing, set(roles))
    found = {quad.subject.value for role in roles for quad in _quads(graph, None, role, thing)}  # type: ignore[union-attr]
    iris = sorted(iri for iri in found if graph.names.kind(iri) in ASSERTION_KINDS)
    if len(iris) <= _MOST_SORTED:
        iris.sort(key=lambda iri: _date(graph, iri), reverse=True)
    return sorted(iris, key=lambda iri: _ORDER.index(graph.names.kind(iri)))


def _ordered_at_once(graph: Graph, columns: Columns, thing: str, roles: set[str]) -> list[str]:
    import numpy as np

    at = columns.thing_at.get(thing.removeprefix(columns.base), -2)
    says, of = columns.subject[columns.pair] == at, columns.object == at
    found = np.unique(columns.pair[(says & bool(roles & set(SAYS))) | (of & bool(roles & set(OF)))])
    dated = sorted(found.tolist(), key=lambda one: (-columns.day[one], columns.keys[one]))
    iris = [columns.base + columns.keys[one] for one in dated]
    return sorted((iri for iri in iris if graph.names.kind(iri) in _ORDER), key=lambda iri: _ORDER.index(graph.names.kind(iri)))


def _date(graph: Graph, statement: str) -> str:
    return next((quad.object.value for quad in _quads(graph, statement, KG + "statedOn", None)), "")  # type: ignore[union-attr]


def _words(graph: Graph, own: Iterable[Row]) -> Iterator[Row]:
    """The words of a statement's spans where the article's text is gone."""
    for _, predicate, span in own:
        if predicate in _SPANS and not graph.has_text(span.partition("#")[0]):
            yield from ((span, KG + "text", words) for words in values(graph, span, KG + "text"))


def _cited(graph: Graph, articles: Iterable[str]) -> Iterator[Row]:
    for article in articles:
        yield from ((article, TYPE, cls) for cls in ARTICLE_TYPES)
        if graph.columns:
            yield from _cited_at_once(graph.columns[0], article)
            continue
        for term in _CITED:
            yield from ((article, term, value) for value in values(graph, article, term))


def _cited_at_once(columns: Columns, article: str) -> Iterator[Row]:
    at = columns.article_at.get(article.removeprefix(columns.base))
    if at is not None:
        _, title, publisher, date, url, authors = columns.articles[at][:6]
        yield from ((article, SCHEMA + "author", author) for author in authors)
        terms = {"headline": title, "publisher": publisher, "datePublished": date, "url": url}
        yield from ((article, SCHEMA + term, value) for term, value in terms.items() if value)


def _named(graph: Graph, things: Iterable[str]) -> Iterator[Row]:
    """Names and classes of things from memory, where they are anyhow."""
    for thing in things:
        kind = graph.names.kind(thing)
        if thing in graph.names.labels and kind in CLASS_OF:
            yield thing, TYPE, KG + CLASS_OF[kind]
            yield thing, SKOS + "prefLabel", graph.names.labels[thing]
            yield from ((thing, SKOS + "altLabel", alias) for alias in graph.names.aliases.get(thing, ()))
        if kind == "source":
            for owner in values(graph, thing, KG + "speaksFor"):
                yield thing, KG + "speaksFor", owner
                yield from _named(graph, [owner])


def _mentions(graph: Graph, thing: str, article: str) -> Iterator[Row]:
    import pyoxigraph as ox

    where = ox.NamedNode(article)
    for quad in graph.store.quads_for_pattern(None, ox.NamedNode(KG + "refersTo"), ox.NamedNode(thing), where):
        yield quad.subject.value, KG + "refersTo", thing  # type: ignore[union-attr]


def is_article(graph: Graph, iri: str) -> bool:
    """Whether this is an article of the graph."""
    return graph.names.kind(iri) == ARTICLE_KIND and iri in graph.entries
