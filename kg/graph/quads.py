"""Record + nodes -> N-Quads: the article in which "Oak City PD says …" stands becomes one sorted named graph, no blank nodes.

The lines are built as strings and parsed once as a proof: several times faster than building each quad as an object.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.errors import ShapeError
from kg.graph import iris, literals
from kg.graph.setting import Setting, Triple, setting_of, span_triples
from kg.graph.statements import plain_edges, statements
from kg.graph.terms import ACTS, ARTICLE_TYPES, DATA, KG, PROV, SCHEMA, SKOS, TYPE, types_of
from kg.model import PLACE_TYPES, Article, Node, Record


def part(record: Record, nodes: Mapping[str, Node], base: str = DATA, earlier: Article | None = None) -> bytes:
    """One article's named graph: sorted, distinct lines of N-Quads in UTF-8, the graph's name being the article's IRI.

    ``nodes``: thing id -> Node, for every thing of the record. ``base`` ends with "/". ``earlier`` is the version of
    the article that this one corrects, if there is one (prov:wasRevisionOf). The same values give the same bytes. The record
    must have passed ``evidence.verify``. Raises ShapeError if a line is no N-Quads, KeyError if a thing has no node.
    """
    setting = setting_of(record, nodes, base)
    revision = [(setting.article, PROV + "wasRevisionOf", f"<{iris.article_iri(base, earlier)}>")] if earlier else []
    triples = {*_article(setting), *revision, *_things(setting), *_mentions(setting), *statements(setting), *plain_edges(setting)}
    end = f" <{setting.article}> .\n"
    data = "".join(sorted(f"<{s}> <{p}> {o}{end}" for s, p, o in triples)).encode()
    _prove(data, len(triples), record.article)
    return data


def _article(setting: Setting) -> Iterator[Triple]:
    """What is known of the article itself. Its source (a file's name) never enters the graph."""
    article, about = setting.article, setting.record.article
    yield from ((article, TYPE, f"<{cls}>") for cls in ARTICLE_TYPES)
    yield article, SCHEMA + "identifier", literals.string(about.id)
    yield article, KG + "textHash", literals.string(about.text_hash)
    yield from ((article, SCHEMA + "author", literals.string(name)) for name in about.authors)
    for term, words in (("headline", about.headline), ("publisher", about.publisher), ("inLanguage", about.language)):
        if words:
            yield article, SCHEMA + term, literals.string(words)
    if about.published:
        yield article, SCHEMA + "datePublished", literals.published(about.published)
    address = iris.safe_iri(about.url) if about.url else None
    if address:
        yield article, SCHEMA + "url", f"<{address}>"


def _things(setting: Setting) -> Iterator[Triple]:
    """Classes, labels and outside identities. Things that share a node simply merge."""
    acting = {setting.things[actor] for actor in _acting(setting.record)}
    for thing in setting.record.things:
        iri, node = setting.things[thing.id], setting.nodes[thing.id]
        acts = node.type in PLACE_TYPES and iri in acting
        yield from ((iri, TYPE, f"<{cls}>") for cls in types_of(node.type, acts))
        label, *others = (" ".join(n.split()) for n in (node.label, thing.name, *thing.aliases, *setting.names.get(thing.id, ())))
        yield iri, SKOS + "prefLabel", literals.string(label)
        yield from ((iri, SKOS + "altLabel", literals.string(name)) for name in others if name not in ("", label))
        for same in filter(None, map(iris.safe_iri, node.same_as)):
            yield iri, SCHEMA + "sameAs", f"<{same}>"


def _acting(record: Record) -> set[str]:
    """Ids of things that speak, hold or are the target of a stance, decide, or do what only an agent does."""
    actors: set[str | None] = {claim.speaker for claim in record.claims} | {thing.speaks_for for thing in record.things}
    actors |= {stance.holder for stance in record.stances} | {commitment.agent for commitment in record.commitments}
    actors |= {stance.target for stance in record.stances}
    actors |= {relation.subject for relation in record.relations if relation.predicate in ACTS}
    actors |= {relation.object for relation in record.relations if relation.predicate in ("sued", "memberOf")}
    return {actor for actor in actors if actor is not None}


def _mentions(setting: Setting) -> Iterator[Triple]:
    for mention in setting.record.mentions:
        iri, thing = iris.span_iri(setting.article, mention.span), setting.things[mention.thing]
        yield iri, TYPE, f"<{KG}Mention>"
        yield iri, KG + "refersTo", f"<{thing}>"
        yield setting.article, KG + "mentions", f"<{thing}>"
        yield from span_triples(setting, mention.span)


def _prove(data: bytes, count: int, article: Article) -> None:
    """Parse what was written: a line that is no N-Quads, or that says something else, must never reach the store."""
    import pyoxigraph as ox

    try:
        parsed = sum(1 for _ in ox.parse(data, format=ox.RdfFormat.N_QUADS))
    except (SyntaxError, ValueError) as error:
        raise ShapeError(f"article {article.id!r} gives no valid RDF ({error}); please report it as a bug") from error
    if parsed != count:
        raise ShapeError(f"article {article.id!r}: {count} statements became {parsed}; please report it as a bug")
