"""The proof of a Record: "opposes the raids" stands in the text where the stance says it does, or there is no graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.errors import EvidenceError
from kg.model import AGENT_TYPES, PLACE_TYPES, Assertion, Claim, Commitment, Record, Relation, Role, Span, Stance

_ACTORS = AGENT_TYPES | PLACE_TYPES
_MEMBERS = frozenset({"Person", "UnnamedSource"})


def verify(record: Record) -> None:
    """Raise EvidenceError unless every span is words of the text and every id, speaker and holder is what it should be.

    A span's words are not empty and begin and end with no white space; every assertion has evidence; confidence is in 0..1;
    whoever speaks, holds, acts or is spoken for is an agent or a place (whose government is meant).
    """
    for problem in _problems(record):
        raise EvidenceError(f"article {record.article.id!r}: {problem}; please report it as a bug")


def spans_of(assertion: Assertion) -> Iterator[tuple[str, Span]]:
    """Every span of an assertion, with what it is."""
    yield from (("evidence", span) for span in assertion.evidence)
    match assertion:
        case Claim(source=source, cue=cue, content=content):
            yield from (("content", span) for span in content)
            yield from ((what, span) for what, span in (("source", source), ("cue", cue)) if span is not None)
        case Stance(cue=Span() as cue):
            yield "cue", cue
        case Commitment(action=action):
            yield "action", action
        case Role(title=title):
            yield "title", title


def _problems(record: Record) -> Iterator[str]:
    try:
        record.article.text.encode()
    except UnicodeEncodeError as error:
        yield f"character {error.start} of the text is half a character (a lone surrogate)"
    yield from _double_ids(record)
    yield from _bad_things(record)
    for mention in record.mentions:
        yield from _bad_span(record.article.text, f"a mention of {mention.thing}", mention.span)
    types = {t.id: t.type for t in record.things}
    claims = {c.id for c in record.claims}
    for assertion in record.assertions:
        what = f"{type(assertion).__name__.lower()} {assertion.id!r}"
        yield from _bad_words(record.article.text, what, assertion)
        yield from _bad_ends(types, what, assertion)
        if assertion.according_to is not None and assertion.according_to not in claims:
            yield f"{what} is according to {assertion.according_to!r}, which is no claim"
    yield from _circles(record)


def _double_ids(record: Record) -> Iterator[str]:
    for what, ids in (("thing", [t.id for t in record.things]), ("assertion", [a.id for a in record.assertions])):
        seen: set[str] = set()
        for name in ids:
            if name in seen:
                yield f"two {what}s have the id {name!r}"
            seen.add(name)


def _bad_things(record: Record) -> Iterator[str]:
    types = {t.id: t.type for t in record.things}
    for thing in record.things:
        if not thing.name.strip():
            yield f"thing {thing.id!r} has no name"
        if thing.speaks_for is not None:
            yield from _bad_id(types, f"what {thing.id} speaks for", thing.speaks_for, _ACTORS)
    for mention in record.mentions:
        yield from _bad_id(types, "the thing of a mention", mention.thing, None)


def _bad_words(text: str, what: str, assertion: Assertion) -> Iterator[str]:
    if not assertion.evidence:
        yield f"{what} has no evidence"
    if not 0 <= assertion.confidence <= 1:
        yield f"{what} has the confidence {assertion.confidence}"
    if isinstance(assertion, Claim) and not assertion.content:
        yield f"{what} has no content"
    for part, span in spans_of(assertion):
        yield from _bad_span(text, f"the {part} of {what}", span)


def _bad_ends(types: Mapping[str, str], what: str, assertion: Assertion) -> Iterator[str]:
    for part, thing, allowed in _ends(assertion):
        yield from _bad_id(types, f"the {part} of {what}", thing, allowed)


def _ends(assertion: Assertion) -> Iterator[tuple[str, str, frozenset[str] | None]]:
    """The things an assertion points at, and the types each may have (None: any)."""
    match assertion:
        case Claim(speaker=speaker) if speaker is not None:
            yield "speaker", speaker, _ACTORS
        case Stance(holder=holder, target=target):
            yield from (("holder", holder, _ACTORS), ("target", target, None))
        case Commitment(agent=agent):
            yield "agent", agent, _ACTORS
        case Role(member=member, organization=organization):
            yield "member", member, _MEMBERS
            if organization is not None:
                yield "organization", organization, _ACTORS
        case Relation(subject=subject, object=target):
            yield from (("subject", subject, None), ("object", target, None))
    if isinstance(assertion, Claim | Commitment):
        yield from (("topic", thing, None) for thing in assertion.about)


def _bad_span(text: str, what: str, span: Span) -> Iterator[str]:
    if not 0 <= span.start < span.end <= len(text):
        yield f"{what} is at {span.start}..{span.end}, but the text has {len(text)} characters"
    elif text[span.start].isspace() or text[span.end - 1].isspace():
        yield f"{what} at {span.start}..{span.end} begins or ends with white space"


def _bad_id(types: Mapping[str, str], what: str, thing: str, allowed: frozenset[str] | None) -> Iterator[str]:
    if thing not in types:
        yield f"{what} is {thing!r}, which is no thing of the record"
    elif allowed is not None and types[thing] not in allowed:
        yield f"{what} is {thing!r}, a {types[thing]}"


def _circles(record: Record) -> Iterator[str]:
    """Claims that stand inside each other."""
    outer = {claim.id: claim.according_to for claim in record.claims}
    for claim in record.claims:
        seen, at = {claim.id}, claim.according_to
        while at is not None and at not in seen:
            seen.add(at)
            at = outer.get(at)
        if at is not None:
            yield f"claim {claim.id!r} stands inside itself"
            return
