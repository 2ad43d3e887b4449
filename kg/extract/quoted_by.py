"""Which cue each quotation belongs to: in “We stay,” she said. “It is home.” both pieces belong to "said".

Four ways: the cue clause follows the quotation (fronted), comes before it after a comma or colon (introduced), stands in
the sentence before it (continued), or nothing claims it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.found import Stretch
from kg.extract.ground import DASHES, ENDS, MARKS, Ground, sentence_end, sentence_start, words_in
from kg.extract.quotations import Quotation

FRONTED, INTRODUCED, CONTINUED = "fronted", "introduced", "continued"
MOST_BETWEEN = 30
NEAR = 150


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue with its source: ``start``/``end`` bound both where they stand together, else the cue alone."""

    cue: Stretch
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Owner:
    cue: Stretch
    way: str


@dataclass(frozen=True, slots=True)
class Owned:
    """Who owns which quotation (its place in ``Ground.quotes``): both ways round."""

    by_quote: dict[int, Owner]
    by_cue: dict[Stretch, tuple[int, ...]]


def clause_of(ground: Ground, cue: Stretch, source: Stretch | None) -> Clause:
    """The stretch that interrupts or frames a quotation: "she said", "said Ana Ruiz, the mayor"."""
    if source is None or not ground.same_line(cue[0], source[0]):
        return Clause(cue, *cue)
    between = (source[1], cue[0]) if source[0] < cue[0] else (cue[1], source[0])
    if between[1] - between[0] > NEAR or any(ground.inside[i] >= 0 or ground.stops(i) for i in range(*between)):
        return Clause(cue, *cue)
    return Clause(cue, min(cue[0], source[0]), max(cue[1], source[1]))


def owners(ground: Ground, clauses: Iterable[Clause], proposed: dict[int, frozenset[Stretch]]) -> Owned:
    """For each quotation that a cue owns: the cue and the way.

    ``proposed``: the cues to which the model gives a quotation; where it names any, only those are asked.
    """
    everyone = sorted(clauses, key=lambda c: (c.start, c.end))
    starts = [c.start for c in everyone]
    found: dict[int, Owner] = {}
    for k, quote in enumerate(ground.quotes):
        near = everyone[bisect_left(starts, quote.start - NEAR) : bisect_left(starts, quote.end + NEAR)]
        outside = [c for c in near if ground.inside[c.cue[0]] != k]
        ordered = [c for c in outside if c.cue in proposed.get(k, ())] or outside
        owner = _fronted(ground, quote, ordered) or _introduced(ground, quote, ordered) or _continued(ground, k, ordered, found)
        if owner is not None:
            found[k] = owner
    by_cue: dict[Stretch, tuple[int, ...]] = {}
    for k, owner in found.items():
        by_cue[owner.cue] = (*by_cue.get(owner.cue, ()), k)
    return Owned(found, by_cue)


def last_inside(ground: Ground, quote: Quotation) -> str:
    """The last word or stop before the closing mark."""
    end = quote.end - 1
    while end > quote.start and (ground.parse.space[end] or all(c in MARKS or c in DASHES for c in ground.word(end))):
        end -= 1
    return ground.word(end)


def signature(ground: Ground, quote: Quotation) -> Stretch | None:
    """“It is home.” — Ana Ruiz: two to five capitalised words after a dash, up to a comma or the line's end."""
    dash = ground.after(quote.end)
    if ground.word(quote.end - 1)[-1:] in DASHES and len(ground.word(quote.end - 1)) > 1:
        dash = quote.end - 1  # the tokenizer left mark and dash together
    start = end = ground.after(dash + 1)
    if not (dash < len(ground) and ground.word(dash)[-1:] in DASHES and ground.same_line(dash, start)):
        return None
    if ground.line[dash] - ground.line[quote.end - 1] > 1 or last_inside(ground, quote) not in ENDS:
        return None
    while end - start < 7 and ground.same_line(start, end) and ground.word(end) not in {",", "("} and not ground.parse.space[end]:
        end += 1
    while end > start and ground.stops(end - 1):
        end -= 1
    words = ground.parse.words[start:end]
    return (start, end) if 2 <= len(words) <= 5 and all(w[0].isupper() for w in words) else None


def _fronted(ground: Ground, quote: Quotation, clauses: list[Clause]) -> Owner | None:
    """“It is home,” said Ana Ruiz. The cue clause follows on the same line before any stop."""
    stop = last_inside(ground, quote)
    following = ground.after(quote.end)
    outside = ground.word(following) in {",", *DASHES}
    if not quote.closed or not (outside or stop in {",", "?", "!", *DASHES, "…", "..."}):
        return None
    clause = next((c for c in clauses if c.start >= quote.end), None)
    if clause is None or not ground.same_line(quote.end - 1, clause.start) or clause.start - quote.end > MOST_BETWEEN:
        return None
    if any(ground.stops(i) or ground.word(i) in {";", ":"} or ground.inside[i] >= 0 for i in range(quote.end, clause.start)):
        return None
    if (
        not outside
        and stop not in {","}
        and ground.parse.words[following][:1].isupper()
        and ground.parse.sent[following] != ground.parse.sent[quote.end - 1]
    ):
        # “Where?” Then she left: a new sentence unless it holds little more than the cue clause
        return Owner(clause.cue, FRONTED) if words_in(ground, quote.end, clause.start) <= 1 else None
    return Owner(clause.cue, FRONTED)


def _introduced(ground: Ground, quote: Quotation, clauses: list[Clause]) -> Owner | None:
    """She said: “It is home.” The nearest cue before, in the same sentence; a colon may end its line."""
    before = ground.before(quote.start)
    sign = ground.word(before)
    clause = next((c for c in reversed(clauses) if c.end <= quote.start), None)
    if clause is None or before < 0:
        return None
    if not (sign in {",", ":"} or before < clause.end):
        return None
    if not ground.same_line(before, quote.start) and sign != ":":
        return None
    if not ground.same_line(clause.end - 1, before) or quote.start - clause.end > MOST_BETWEEN:
        return None
    if any(ground.stops(i) or ground.inside[i] >= 0 for i in range(clause.end, before)):
        return None
    return Owner(clause.cue, INTRODUCED)


def _continued(ground: Ground, k: int, clauses: list[Clause], found: dict[int, Owner]) -> Owner | None:
    """“We stay,” she said. “It is home.” The sentence before, on the same line, is the cue's own."""
    quote, before = ground.quotes[k], ground.before(ground.quotes[k].start)
    if signature(ground, quote) is not None:
        return None
    if not ground.same_line(before, quote.start) or not (ground.stops(before) or ground.word(before) in MARKS | {")"}):
        return None
    end = sentence_end(ground, quote.end - 1)
    if any(quote.end <= c.start < end for c in clauses):
        return None
    last = ground.quotes[k - 1] if k else None
    if last is not None and k - 1 in found and sum(ground.stops(i) for i in range(last.end, quote.start)) <= 1:
        return Owner(found[k - 1].cue, CONTINUED) if ground.same_line(last.end - 1, quote.start) else None
    return _after_report(ground, quote, before, clauses)


def _after_report(ground: Ground, quote: Quotation, before: int, clauses: list[Clause]) -> Owner | None:
    """She said the bridge was safe. “We walked it.” The quotation bears out the report before it."""
    start = sentence_start(ground, before)
    own = [c for c in clauses if start <= c.start <= before]
    main = [c for c in own if any(ground.parse.head[i] == i for i in range(*c.cue))]
    whole = quote.closed and not quote.scare and last_inside(ground, quote) in ENDS
    return Owner((main or own)[-1].cue, CONTINUED) if own and whole else None
