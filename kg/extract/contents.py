"""The words a claim reports, made to agree with quotation marks, sentences and lines: “We stay,” ++ “It is home.”

The model proposes pieces; a quotation is never cut, a quoted piece never runs on into the sentence around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.found import Stretch
from kg.extract.ground import MARKS, Ground, sentence_start, trimmed
from kg.extract.quotations import Quotation
from kg.extract.quoted_by import CONTINUED, FRONTED, INTRODUCED, Owner


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim in the making: what the model or a rule proposes."""

    cue: Stretch
    source: Stretch | None
    content: tuple[Stretch, ...]
    score: float


def whom_proposed(ground: Ground, proposals: list[Proposal]) -> dict[int, frozenset[Stretch]]:
    """For each quotation the cues whose proposed content holds words of it."""
    found: dict[int, set[Stretch]] = {}
    for proposal in proposals:
        for start, end in proposal.content:
            for k in {ground.inside[i] for i in range(start, end)} - {-1}:
                found.setdefault(k, set()).add(proposal.cue)
    return {k: frozenset(cues) for k, cues in found.items()}


def settle(ground: Ground, proposal: Proposal, owned: dict[int, Owner]) -> tuple[Stretch, ...]:
    """The pieces of the proposal's content, corrected; empty if nothing is left."""
    mine = [(k, o.way) for k, o in owned.items() if o.cue == proposal.cue and not _scare(ground, k, o.way, proposal)]
    quoted = _quoted(ground, proposal, mine)
    pieces = quoted if quoted else proposal.content
    pieces = tuple(_whole_quotation(ground, p) for p in pieces)
    return _joined(ground, pieces, proposal)


def _scare(ground: Ground, k: int, way: str, proposal: Proposal) -> bool:
    """A short quotation counts only where the model saw it too."""
    quote = ground.quotes[k]
    return quote.scare and not any(start < quote.end and quote.start < end for start, end in proposal.content)


def _quoted(ground: Ground, proposal: Proposal, mine: list[tuple[int, str]]) -> tuple[Stretch, ...]:
    """The pieces where quotations make up the content, else none."""
    pieces: list[Stretch] = []
    for k, way in sorted(mine):
        quote = ground.quotes[k]
        if way == INTRODUCED and not pieces and not _independent(ground, quote, proposal):
            return ()
        first, *more = quote.pieces
        if way == FRONTED and not pieces:
            first = _with_lead_in(ground, proposal, quote, first)
        pieces += [first, *more]
    return tuple(pieces)


def _independent(ground: Ground, quote: Quotation, proposal: Proposal) -> bool:
    """Whether an introduced quotation is all of the content, not a part of a longer clause."""
    following = ground.after(quote.end)
    runs_on = ground.same_line(quote.end - 1, following) and ground.word(following) not in {",", ".", ";", ")", *MARKS}
    ends_itself = any(ground.word(i) in {".", ",", "?", "!"} for i in range(quote.end - 3, quote.end))
    if runs_on and not ends_itself:
        return False
    start = min((s for s, e in proposal.content if e > quote.start), default=quote.start)
    return start >= quote.start - 3 or ground.word(ground.before(quote.start)) == ":"


def _with_lead_in(ground: Ground, proposal: Proposal, quote: Quotation, first: Stretch) -> Stretch:
    """Not paying “makes me smart,” he said: the sentence begins before the mark."""
    start = sentence_start(ground, quote.start)
    model_start = min((s for s, e in proposal.content if s < quote.start < e), default=quote.start)
    if model_start >= quote.start or ground.line[model_start] != ground.line[quote.start]:
        return first
    return max(start, model_start) if start > model_start else model_start, first[1]


def _whole_quotation(ground: Ground, piece: Stretch) -> Stretch:
    """A piece that begins at an opening mark or stops inside a quotation is completed."""
    start, end = piece
    k = ground.inside[end - 1]
    if k >= 0 and ground.quotes[k].closed:
        own = next(p for p in ground.quotes[k].pieces if p[0] <= end - 1 < p[1])
        if own[0] >= start - 1:
            end = own[1]
            start = min(start, own[0])
    return start, end


def _joined(ground: Ground, pieces: tuple[Stretch, ...], proposal: Proposal) -> tuple[Stretch, ...]:
    """Sorted, trimmed, without the cue and the source, neighbours joined."""
    out: list[Stretch] = []
    for piece in sorted(pieces):
        for start, end in _without(piece, [proposal.cue, *([proposal.source] if proposal.source else [])]):
            start, end = trimmed(ground, (start, end))
            if start >= end:
                continue
            if out and out[-1][1] >= start:
                out[-1] = (out[-1][0], max(end, out[-1][1]))
            else:
                out.append((start, end))
    return tuple(out)


def _without(piece: Stretch, holes: list[Stretch]) -> list[Stretch]:
    parts = [piece]
    for a, b in holes:
        parts = [q for s, e in parts for q in ((s, min(e, a)), (max(s, b), e)) if q[0] < q[1]]
    return parts
