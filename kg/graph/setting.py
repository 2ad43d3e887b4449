"""What the triples of one article share: its IRI, and the IRIs of "Dana Whitlow", of each assertion and of each span."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.graph import iris, literals
from kg.graph.terms import KG, TYPE
from kg.model import Assertion, Claim, Commitment, Node, Record, Relation, Role, Span, Stance

Triple = tuple[str, str, str]
"""Subject and predicate as bare IRIs, the object as N-Triples writes it (``<iri>`` or a literal)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One record with the IRIs of everything in it.

    ``article``: its IRI. ``nodes`` and ``things``: thing id -> Node and IRI. ``assertions``: assertion id -> IRI.
    ``names``: thing id -> the names by which the article calls it.
    """

    record: Record
    article: str
    nodes: Mapping[str, Node]
    things: Mapping[str, str]
    assertions: Mapping[str, str]
    names: Mapping[str, list[str]]

    def words(self, span: Span) -> str:
        """The span's characters, exactly."""
        return self.record.article.text[span.start : span.end]

    def phrase(self, span: Span) -> str:
        """The span's characters on one line: every run of white space is one space."""
        return " ".join(self.words(span).split())

    def span(self, span: Span) -> str:
        """The span's IRI."""
        return iris.span_iri(self.article, span)


def setting_of(record: Record, nodes: Mapping[str, Node], base: str) -> Setting:
    """Give everything in the record its IRI below ``base``."""
    article = iris.article_iri(base, record.article)
    things = {thing.id: iris.thing_iri(base, nodes[thing.id].path) for thing in record.things}
    names: dict[str, list[str]] = {}
    for mention in record.mentions:
        if mention.kind == "name":
            names.setdefault(mention.thing, []).append(record.article.text[mention.span.start : mention.span.end])
    return Setting(record, article, nodes, things, _identify(record, article, things, base), names)


def span_triples(setting: Setting, span: Span) -> Iterator[Triple]:
    """A kg:Span: where it is, and exactly its characters."""
    iri = setting.span(span)
    yield iri, TYPE, f"<{KG}Span>"
    yield iri, KG + "in", f"<{setting.article}>"
    yield iri, KG + "start", literals.integer(span.start)
    yield iri, KG + "end", literals.integer(span.end)
    yield iri, KG + "text", literals.string(setting.words(span))


def kind_of(assertion: Assertion) -> str:
    """ "claim", "stance", "commitment", "role" or "relation"."""
    return type(assertion).__name__.lower()


def _identify(record: Record, article: str, things: Mapping[str, str], base: str) -> dict[str, str]:
    """Assertion id -> IRI, from what it says and where; confidence and extractor do not count, so a better model keeps ids."""
    outer: dict[str, list[object]] = {}
    claims = {claim.id: claim for claim in record.claims}
    for claim in record.claims:
        outer[claim.id] = _values(claim, things)
    found: dict[str, str] = {}
    for assertion in record.assertions:
        chain = [outer[name] for name in _chain(assertion, claims)]
        values = [article, _values(assertion, things), *chain]
        found[assertion.id] = iris.assertion_iri(base, kind_of(assertion), values)
    return found


def _chain(assertion: Assertion, claims: Mapping[str, Claim]) -> Iterator[str]:
    """The claims in which an assertion stands, from the inmost out."""
    at = assertion.according_to
    while at is not None:
        yield at
        at = claims[at].according_to


def _values(assertion: Assertion, things: Mapping[str, str]) -> list[object]:
    match assertion:
        case Claim():
            speaker = things[assertion.speaker] if assertion.speaker else None
            values: list[object] = [assertion.mode, speaker, assertion.source, assertion.cue, *assertion.content]
        case Stance():
            values = [things[assertion.holder], assertion.value, things[assertion.target], assertion.cue]
        case Commitment():
            values = [things[assertion.agent], assertion.value, assertion.action]
        case Role():
            organization = things[assertion.organization] if assertion.organization else None
            values = [things[assertion.member], assertion.title, organization]
        case Relation():
            values = [things[assertion.subject], assertion.predicate, things[assertion.object]]
    return [*values, "evidence", *assertion.evidence]
