"""Who is reported to say what: "the mayor | said | the bridge will stay closed"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.contents import Proposal, settle, whom_proposed
from kg.extract.cueless import headline_claims, quoted_headline, quoted_paragraphs, signed_quotations, speaks
from kg.extract.found import FoundClaim, Stretch
from kg.extract.ground import Ground, ground_of
from kg.extract.quoted_by import Owned, clause_of, owners
from kg.extract.speakers import source_by_parse, whole_source
from kg.extract.syntax import head_of
from kg.extract.transcripts import transcript_claims
from kg.model import Frame, Mode

if TYPE_CHECKING:
    from spacy.tokens import Doc

CALLS = frozenset({"call", "calls", "called", "calling"})
# Score of the model's cue -> share of right claims among those found.
RIGHT_AT = ((0.99, 0.87), (0.95, 0.65), (0.0, 0.55))


def claims(doc: Doc) -> Iterator[FoundClaim]:
    """Every claim of the Doc; stretches are tokens, confidence is in 0..1."""
    ground = ground_of(doc)
    proposals = [_with_whole_source(ground, p) for p in _proposals(doc, ground)]
    owned = owners(ground, {clause_of(ground, p.cue, p.source) for p in proposals}, whom_proposed(ground, proposals))
    found = list(_cued(ground, proposals, owned))
    yield from found
    yield from _without_cue(doc, ground, found, owned)


def _cued(ground: Ground, proposals: list[Proposal], owned: Owned) -> Iterator[FoundClaim]:
    heads: dict[Stretch | None, set[int]] = {}
    for proposal in proposals:
        heads.setdefault(proposal.source, set()).add(head_of(ground.parse, proposal.cue))
    for proposal in proposals:
        content = settle(ground, proposal, owned, frozenset(heads[proposal.source] - {head_of(ground.parse, proposal.cue)}))
        if content:
            mode = mode_of(ground, content, proposal.cue)
            yield FoundClaim(mode, proposal.source, proposal.cue, content, _confidence(proposal, mode))


def _confidence(proposal: Proposal, mode: Mode) -> float:
    """How often such a claim was right (source and content) on the development corpora: the model is too sure of itself."""
    base = next(right for least, right in RIGHT_AT if proposal.score >= least)
    quoted = 0.06 if mode != "Indirect" and base > 0.8 else 0.0
    return round(base + quoted - (0.0 if proposal.source else 0.2), 2)


def _without_cue(doc: Doc, ground: Ground, found: list[FoundClaim], owned: Owned) -> Iterator[FoundClaim]:
    taken = [piece for claim in found for piece in claim.content]
    covered = {ground.inside[i] for start, end in taken for i in range(start, end)}
    free = {k for k, quote in enumerate(ground.quotes) if k not in covered and speaks(ground, quote)}
    for reader in (headline_claims(doc, ground, taken), signed_quotations(ground, free), quoted_headline(ground, free)):
        for claim in reader:
            yield replace(claim, mode=mode_of(ground, claim.content))
            used = {ground.inside[i] for start, end in claim.content for i in range(start, end)}
            free -= used
    yield from transcript_claims(ground, taken)
    yield from quoted_paragraphs(ground, free, {k: o.cue for k, o in owned.by_quote.items()})


def _proposals(doc: Doc, ground: Ground) -> Iterator[Proposal]:
    least = doc.user_data["thresholds"]["say"]
    for frame in doc.user_data["frames"]:
        if frame.label == "say" and frame.what and (frame.score > least or _has_clause(ground, frame, least)):
            yield Proposal(_cue_alone(ground, frame), frame.who, frame.what, frame.score)


def _has_clause(ground: Ground, frame: Frame, least: float) -> bool:
    """A doubtful cue with a source and a clause of its own: "supporters believe that …" needs half the score only."""
    verb, parse = head_of(ground.parse, frame.cue), ground.parse
    clause = any(parse.dep[c] == "ccomp" and any(parse.lower[m] == "that" for m in parse.children[c]) for c in parse.children[verb])
    return frame.who is not None and frame.score > least / 2 and parse.pos[verb] == "VERB" and clause


def _with_whole_source(ground: Ground, proposal: Proposal) -> Proposal:
    whole = whole_source(ground, proposal.cue, proposal.source) if proposal.source else None
    return replace(proposal, source=whole or source_by_parse(ground, proposal.cue))


def _cue_alone(ground: Ground, frame: Frame) -> Stretch:
    """The cue without words that the model also counts to the content ("denied [reports that …]"), with the "on" of "call on"."""
    start, end = frame.cue
    end = min([end, *(s for s, _ in frame.what if start < s < end)])
    calls_on = ground.word(end - 1) in CALLS and ground.word(end) == "on"
    return (start, end + 1) if calls_on else (start, end)


def mode_of(ground: Ground, content: tuple[Stretch, ...], cue: Stretch | None = None) -> Mode:
    """Direct: all words stand in quotation marks; Mixed: some; Indirect: none.

    A report inside a quotation ("“I hope we win,” she said") is not itself quoted: marks around the cue do not count."""
    marks = set(ground.around[cue[0]]) if cue else set()
    words = [i for start, end in content for i in range(start, end) if ground.parse.pos[i] not in ("PUNCT", "SPACE")]
    inside = sum(not marks.issuperset(ground.around[i]) for i in words)
    return "Indirect" if not inside else "Direct" if inside == len(words) else "Mixed"
