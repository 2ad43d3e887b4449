"""Assertions as nodes, and the plain edges beside them: "Ruiz opposes the toll" is a kg:Stance and ruiz kg:opposes toll.

A plain edge is drawn only where the outlet says it in its own voice or the subject says it of itself: what critics say that
the mayor wants stays a node.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.graph import literals
from kg.graph.setting import Setting, Triple, kind_of, span_triples
from kg.graph.terms import ASSERTION_TYPES, KG, ORG, PROV, RDF, SCHEMA, TYPE
from kg.model import Assertion, Claim, Commitment, Relation, Role, Span, Stance

# Quotation marks that may enclose a whole piece.
_PAIRS = ("“”", "‘’", '""', "''", "«»", "„“", "‹›")


def statements(setting: Setting) -> Iterator[Triple]:
    """Every assertion with its properties and its spans. Of two that say the same with the same words, the surer counts."""
    best: dict[str, Assertion] = {}
    for assertion in setting.record.assertions:
        iri = setting.assertions[assertion.id]
        if iri not in best or assertion.confidence > best[iri].confidence:
            best[iri] = assertion
    for iri, assertion in best.items():
        yield from _common(setting, iri, assertion)
        yield from _particular(setting, iri, assertion)


def plain_edges(setting: Setting) -> Iterator[Triple]:
    """Edges between things, each backed by an assertion that is not according to somebody other than its subject."""
    for subject, term, target, assertion in _edges(setting):
        ends = setting.things[subject], setting.things[target]
        if ends[0] != ends[1] and _own_voice(setting, assertion, ends[0]):
            yield ends[0], KG + term, f"<{ends[1]}>"
    for thing in setting.record.things:
        if thing.speaks_for is not None:
            yield setting.things[thing.id], KG + "speaksFor", f"<{setting.things[thing.speaks_for]}>"


def quoted(piece: str) -> str:
    """``piece`` without the one pair of quotation marks that encloses all of it: “We will,” -> We will,"""
    for pair in _PAIRS:
        inner = piece[1:-1]
        if inner and piece[0] == pair[0] and piece[-1] == pair[1] and not _marks(inner, pair):
            return inner.strip()
    return piece


def _marks(inner: str, pair: str) -> bool:
    """Whether the pair ends, or begins anew, inside: “Yes,” he said, “no”. An apostrophe within a word is no mark."""
    return bool(re.search(f"[{pair}]", re.sub(r"(?<=\w)['’](?=\w)", "", inner)))


def _common(setting: Setting, iri: str, assertion: Assertion) -> Iterator[Triple]:
    yield from ((iri, TYPE, f"<{cls}>") for cls in ASSERTION_TYPES[kind_of(assertion)])
    yield iri, PROV + "wasDerivedFrom", f"<{setting.article}>"
    yield iri, KG + "confidence", literals.decimal(assertion.confidence)
    yield iri, KG + "extractedBy", literals.string(assertion.extracted_by)
    day = literals.date(setting.record.article.published or "")
    if day:
        yield iri, KG + "statedOn", day
    if assertion.according_to is not None:
        yield iri, KG + "accordingTo", f"<{setting.assertions[assertion.according_to]}>"
    for span in assertion.evidence:
        yield from _spanned(setting, iri, "evidence", span)


def _particular(setting: Setting, iri: str, assertion: Assertion) -> Iterator[Triple]:
    match assertion:
        case Claim():
            yield from _claim(setting, iri, assertion)
        case Stance():
            yield iri, KG + "holder", f"<{setting.things[assertion.holder]}>"
            yield iri, KG + "target", f"<{setting.things[assertion.target]}>"
            yield iri, KG + "value", f"<{KG}{assertion.value}>"
            yield from _cue(setting, iri, assertion.cue)
        case Commitment():
            yield iri, KG + "agent", f"<{setting.things[assertion.agent]}>"
            yield iri, KG + "value", f"<{KG}{assertion.value}>"
            yield iri, KG + "action", literals.string(setting.phrase(assertion.action))
            yield from _about(setting, iri, assertion)
        case Role():
            yield iri, ORG + "member", f"<{setting.things[assertion.member]}>"
            yield iri, KG + "title", literals.string(setting.phrase(assertion.title))
            if assertion.organization is not None:
                yield iri, ORG + "organization", f"<{setting.things[assertion.organization]}>"
        case Relation():
            yield iri, RDF + "subject", f"<{setting.things[assertion.subject]}>"
            yield iri, RDF + "predicate", f"<{KG}{assertion.predicate}>"
            yield iri, RDF + "object", f"<{setting.things[assertion.object]}>"


def _claim(setting: Setting, iri: str, claim: Claim) -> Iterator[Triple]:
    """schema:text joins the pieces by one space, each on one line and without the marks that enclose it."""
    if claim.mode == "Direct":
        yield iri, TYPE, f"<{SCHEMA}Quotation>"
    if claim.speaker is not None:
        yield iri, KG + "speaker", f"<{setting.things[claim.speaker]}>"
    yield iri, KG + "mode", f"<{KG}{claim.mode}>"
    yield iri, SCHEMA + "text", literals.string(" ".join(quoted(setting.phrase(span)) for span in claim.content))
    yield from _about(setting, iri, claim)
    yield from _cue(setting, iri, claim.cue)
    if claim.source is not None:
        yield from _spanned(setting, iri, "sourceSpan", claim.source)
    for span in claim.content:
        yield from _spanned(setting, iri, "contentSpan", span)


def _cue(setting: Setting, iri: str, cue: Span | None) -> Iterator[Triple]:
    if cue is not None:
        yield iri, KG + "cue", literals.string(setting.phrase(cue))
        yield from _spanned(setting, iri, "cueSpan", cue)


def _about(setting: Setting, iri: str, assertion: Claim | Commitment) -> Iterator[Triple]:
    yield from ((iri, KG + "about", f"<{setting.things[thing]}>") for thing in assertion.about)


def _spanned(setting: Setting, iri: str, term: str, span: Span) -> Iterator[Triple]:
    yield iri, KG + term, f"<{setting.span(span)}>"
    yield from span_triples(setting, span)


def _edges(setting: Setting) -> Iterator[tuple[str, str, str, Assertion]]:
    """(subject's id, term, object's id, the assertion behind it)."""
    for assertion in setting.record.assertions:
        match assertion:
            case Stance():
                yield assertion.holder, assertion.value.lower(), assertion.target, assertion
            case Commitment():
                term = "commitsTo" if assertion.value == "Commits" else "refuses"
                yield from ((assertion.agent, term, thing, assertion) for thing in assertion.about)
            case Role() if assertion.organization is not None:
                yield assertion.member, "roleIn", assertion.organization, assertion
            case Relation():
                yield assertion.subject, assertion.predicate, assertion.object, assertion


def _own_voice(setting: Setting, assertion: Assertion, subject: str) -> bool:
    """Every claim around the assertion is the subject's own, or of somebody who speaks for the subject."""
    claims = {claim.id: claim for claim in setting.record.claims}
    speaks_for = {thing.id: thing.speaks_for for thing in setting.record.things}
    at = assertion.according_to
    while at is not None:
        speaker = claims[at].speaker
        voices = {setting.things[voice] for voice in (speaker, speaks_for.get(speaker or "")) if voice is not None}
        if subject not in voices:
            return False
        at = claims[at].according_to
    return True
