"""The words a claim reports, made to agree with quotation marks, sentences and lines: “We stay,” ++ “It is home.”

The model proposes pieces; a quotation is never cut, a quoted piece never runs on into the sentence around it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.clauses import (
    before_next_cue,
    clause_start,
    comma_before,
    completed,
    from_that,
    governs_sentence,
    one_piece,
    parenthetical,
    to_line_end,
    with_its_verb,
    without_hanging,
    without_occasion,
)
from kg.extract.found import Stretch
from kg.extract.ground import DASHES, ENDS, MARKS, Ground, is_title, sentence_end, sentence_start, trimmed
from kg.extract.quotations import Quotation
from kg.extract.quoted_by import CONTINUED, FRONTED, INTRODUCED, Clause, Owned, clause_of, last_inside, signature
from kg.extract.syntax import head_of


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


def settle(ground: Ground, proposal: Proposal, owned: Owned, others: frozenset[int] = frozenset()) -> tuple[Stretch, ...]:
    """The pieces of the proposal's content, corrected; empty if nothing is left.

    ``others``: the head words of the other cues of the same source."""
    own = [proposal.cue, *([proposal.source] if proposal.source else [])]
    proposal = replace(proposal, content=_in_lines(ground, tuple(p for piece in proposal.content for p in _without(piece, own))))
    if not proposal.content:
        return ()
    pieces = _quoted(ground, proposal, owned, others) or _clause(ground, proposal, others)
    return _joined(ground, tuple(_whole_quotation(ground, p) for p in pieces), proposal)


def _clause(ground: Ground, proposal: Proposal, others: frozenset[int]) -> tuple[Stretch, ...]:
    """The pieces of a clause in the reporter's own words: what stands before the cue clause and what stands after it."""
    clause = clause_of(ground, proposal.cue, proposal.source)
    head = head_of(ground.parse, proposal.cue)
    pieces = tuple(_to_next_quotation(ground, p) for p in sorted(proposal.content) if not _of_source(ground, proposal, p))
    before = tuple(p for p in pieces if p[1] <= clause.start and ground.same_line(p[0], clause.start))
    after = tuple(p for p in pieces if p[0] >= proposal.cue[1])
    if after and not before:
        after = (_following(ground, head, after, others),)
    if _covers_sentence(ground, clause, head, before, after):
        after = tuple(p for p in after if not _beside_cue(ground, head, p))
        before = ((min([clause_start(ground, clause.start), *(s for s, _ in before)]), clause.start),)
    return before + after or pieces


def _to_next_quotation(ground: Ground, piece: Stretch) -> Stretch:
    """A clause ends with its sentence where a quotation begins the next one; whose that is, the marks decide."""
    start, end = piece
    for i in range(start, end - 1):
        following = ground.after(i + 1)
        if ground.stops(i) and following < end and ground.inside[following] not in (-1, ground.inside[i]):
            return start, i + 1
    return piece


def _covers_sentence(ground: Ground, clause: Clause, cue: int, before: tuple[Stretch, ...], after: tuple[Stretch, ...]) -> bool:
    """Whether the cue clause is set into the sentence that it reports: "…, she said, …" or "…, she said in May"."""
    if not governs_sentence(ground, cue) or (not before and after and not ground.same_line(clause.start, after[0][0])):
        return False
    set_off = comma_before(ground, clause.start) and not after
    return set_off or parenthetical(ground, clause.start, clause.end)


def _following(ground: Ground, cue: int, pieces: tuple[Stretch, ...], others: frozenset[int]) -> Stretch:
    """ "said [that …]": one clause after its cue, whole."""
    ((start, end),) = one_piece(ground, pieces)
    piece = with_its_verb(ground, cue, (start, completed(ground, cue, (start, end))[1]))
    piece = from_that(ground, cue, to_line_end(ground, piece))
    return without_hanging(ground, cue, without_occasion(ground, cue, before_next_cue(ground, cue, piece, others)))


def _of_source(ground: Ground, proposal: Proposal, piece: Stretch) -> bool:
    """ "…, said Ana Ruiz, | who runs the clinic": the piece describes the source."""
    if proposal.source is None or piece[0] < proposal.source[1] or len(proposal.content) == 1:
        return False
    top = head_of(ground.parse, piece)
    start, end = proposal.source
    return start <= ground.parse.head[top] < end and ground.parse.dep[top] in ("appos", "conj", "acl", "acl:relcl", "nmod")


def _beside_cue(ground: Ground, cue: int, piece: Stretch) -> bool:
    """ "…, she said, pointing at the bridge": a participle beside the cue reports nothing."""
    return ground.parse.dep[top := head_of(ground.parse, piece)] == "advcl" and ground.parse.head[top] == cue


def _in_lines(ground: Ground, pieces: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Pieces cut where a line ends outside a quotation, without marks that belong to the words beyond."""
    out: list[Stretch] = []
    for start, end in pieces:
        cuts = [i for i in range(start + 1, end) if ground.line[i] != ground.line[i - 1] and not _quote_goes_on(ground, i)]
        for a, b in zip([start, *cuts], [*cuts, end], strict=True):
            while b > a and (ground.parse.space[b - 1] or any(b - 1 == q for q in _openings(ground, b - 1))):
                b -= 1
            a = ground.after(a)
            if a < b:
                out.append((a, b))
    return tuple(out)


def _quote_goes_on(ground: Ground, i: int) -> bool:
    k = ground.inside[i - 1]
    return k >= 0 and ground.quotes[k].end > i


def _openings(ground: Ground, i: int) -> list[int]:
    k = ground.inside[i]
    return [start for start, end in ground.quotes[k].pieces] if k >= 0 else []


def _quoted(ground: Ground, proposal: Proposal, owned: Owned, others: frozenset[int]) -> tuple[Stretch, ...]:
    """The pieces where quotations make up the content, else none."""
    ways = {k: owned.by_quote[k].way for k in owned.by_cue.get(proposal.cue, ())}
    mine = {k: way for k, way in ways.items() if _counts(ground, ground.quotes[k], way, proposal)}
    if not mine:
        return ()
    k = min(mine)
    if mine[k] == INTRODUCED and not _independent(ground, ground.quotes[k], proposal):
        return ()
    pieces = [p for k in mine for p in _with_rest(ground, ground.quotes[k], mine[k])]
    if mine[k] == CONTINUED:  # the first piece is a report in the writer's own words
        pieces += _clause(ground, proposal, others)
    if mine[k] == FRONTED:
        pieces += [*_lead_in(ground, proposal, ground.quotes[k]), *_second_half(ground, proposal, owned)]
    return tuple(pieces + _also_proposed(ground, proposal, owned))


def _with_rest(ground: Ground, quote: Quotation, way: str) -> tuple[Stretch, ...]:
    """“It is just a tax” for the rich. A continued quotation without a stop of its own takes the rest of its sentence."""
    if way != CONTINUED or last_inside(ground, quote) in ENDS | {",", *DASHES}:
        return quote.pieces
    *first, (start, _) = quote.pieces
    return (*first, (start, sentence_end(ground, quote.end - 1)))


def _counts(ground: Ground, quote: Quotation, way: str, proposal: Proposal) -> bool:
    """A short or unclosed quotation counts only where the model saw it or “Perhaps,” stands right before the cue clause."""
    clause = clause_of(ground, proposal.cue, proposal.source)
    spoken = way == FRONTED and ground.after(quote.end) == clause.start and last_inside(ground, quote) in {",", "?", "!"}
    sure = quote.closed and (spoken or not quote.scare) and not is_title(ground, quote)
    return sure or any(start < quote.end and quote.start < end for start, end in proposal.content)


def _also_proposed(ground: Ground, proposal: Proposal, owned: Owned) -> list[Stretch]:
    """Whole quoted sentences that no cue owns and that the model gives to this one."""
    found = {ground.inside[i] for start, end in proposal.content for i in range(start, end)} - {-1}
    return [p for k in sorted(found) if k not in owned.by_quote and _is_sentence(ground, ground.quotes[k]) for p in ground.quotes[k].pieces]


def _is_sentence(ground: Ground, quote: Quotation) -> bool:
    before = ground.before(quote.start)
    if quote.scare or is_title(ground, quote) or signature(ground, quote) is not None:
        return False
    begins = not ground.same_line(before, quote.start) or ground.stops(before) or ground.word(before) in MARKS
    return begins and quote.closed and last_inside(ground, quote) in ENDS


def _independent(ground: Ground, quote: Quotation, proposal: Proposal) -> bool:
    """Whether an introduced quotation is all of the content, not a part of a longer clause."""
    following = ground.after(quote.end)
    runs_on = ground.same_line(quote.end - 1, following) and ground.word(following) not in {",", ".", ";", ")", *MARKS}
    ends_itself = any(ground.word(i) in {".", ",", "?", "!"} for i in range(quote.end - 3, quote.end))
    outside = [s for s, e in proposal.content if s < quote.start - 3 and ground.same_line(s, quote.start)]
    return not outside and (ends_itself or not runs_on or ground.word(ground.before(quote.start)) == ":")


def _lead_in(ground: Ground, proposal: Proposal, quote: Quotation) -> list[Stretch]:
    """Not paying “makes me smart,” he said: the words of the sentence before the mark, if the model takes any of them."""
    start = sentence_start(ground, quote.start)
    proposed = [i for s, e in proposal.content for i in range(max(s, start), min(e, quote.start))]
    return [(min(proposed), quote.start)] if proposed else []


def _second_half(ground: Ground, proposal: Proposal, owned: Owned) -> list[Stretch]:
    """“I love it,” she said, but “it is too late.” What a conjunction adds after the cue clause, if it holds a quotation."""
    clause = clause_of(ground, proposal.cue, proposal.source)
    start = ground.after(clause.end)
    if ground.word(start) == ",":
        start = ground.after(start + 1)
    end = sentence_end(ground, start) if start < len(ground) else start
    quoted = {ground.inside[i] for i in range(start, end)} - {-1}
    joins = ground.word(start) in {"and", "but", "yet"} and ground.same_line(start, clause.end - 1)
    return [(start, end)] if joins and quoted and not any(k in owned.by_quote for k in quoted) else []


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
            if end < piece[1] and ground.word(end) in ENDS and ground.inside[end] >= 0 and ground.inside[end] == ground.inside[start]:
                end += 1  # a quotation keeps its full stop
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
