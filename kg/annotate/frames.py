"""Frames: for a cue like "said", who said it and what; "“The law,” she said, “will fail”" has a what in two pieces."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from kg.annotate.arrays import Floats, Ints
from kg.annotate.cues import Cue
from kg.annotate.decode import best_tags, stretches
from kg.annotate.edges import whole_content, whole_phrase
from kg.annotate.labels import Labels
from kg.annotate.names import Found
from kg.annotate.words import Words

Stretch = tuple[int, int]
AND = frozenset({",", "and", "&", "or"})
STOPS = frozenset({".", "!", "?"})
WIDEST_GAP = 12
FAR = 1000  # words: two windows, so no piece is claimed from farther away


class Proposal(NamedTuple):
    """A frame in words of the article. ``what`` may be pieces of one content; each other target is a proposal of its own."""

    label: str
    cue: Stretch
    who: Stretch | None
    what: tuple[Stretch, ...]
    score: float
    who_score: float
    what_score: float
    sure: bool


class Scene(NamedTuple):
    """One window: where it starts, its words, the line breaks before them, the names in it (in words of the window)."""

    start: int
    words: Sequence[str]
    breaks: Sequence[int]
    names: list[Stretch]


def scene(start: int, end: int, words: Words, names: Sequence[Found]) -> Scene:
    """The window ``[start, end)`` with the names that lie in it."""
    inside = [(name.start - start, name.end - start) for name in names if start <= name.start and name.end <= end]
    return Scene(start, words.forms[start:end], words.breaks[start:end], inside)


def argument_tags(odds: Floats, cues: Sequence[Cue], breaks: Sequence[int], labels: Labels) -> Ints:
    """(cues, words, 5) log probabilities -> (cues, words) tags O B0 I0 B1 I1, with each frame's readiness to take arguments."""
    kinds = [labels.frames[labels.frame_of[labels.cues.index(cue.label)]] for cue in cues]
    biased = odds.copy()
    biased[:, :, 0] -= np.array([labels.argument_bias.get(kind, 0.0) for kind in kinds], np.float32)[:, None]
    return best_tags(biased, labels.arguments, breaks)


def proposals(cue: Cue, tags: Ints, odds: Floats, view: Scene) -> Iterator[Proposal]:
    """Every reading of one cue: one for each who, and for stances one for each target.

    ``tags``: (w,), ``odds``: (w, 5) log probabilities over the window's words. A cue without a what is none, but for roles.
    """
    chances = np.exp(odds)
    who, what = chances[:, 1] + chances[:, 2], chances[:, 3] + chances[:, 4]
    found = stretches(tags.tolist())
    whos = [(start, end) for start, end, kind in found if kind == 0]
    whats = [(start, end) for start, end, kind in found if kind == 1]
    holders = [whole_phrase(s, view.words, view.names) for s in _whos(whos, who, view.words)]
    targets = _whats(cue, whats, tags, what, view)
    if not targets and cue.label != "role":
        return
    groups = [(target,) for target in targets] if _is_stance(cue) else [tuple(targets)]
    sources: list[Stretch | None] = [*holders] or [None]
    for holder in sources:
        for group in groups:
            yield _proposal(cue, holder, group, who, what, view.start)


def settle(found: list[Proposal]) -> list[Proposal]:
    """The proposals by cue. A piece of content that two cues of speech claim goes to the nearer, if the other keeps a piece."""
    settled = sorted(found, key=lambda proposal: proposal.cue)
    says = [proposal for proposal in settled if proposal.label == "say"]
    places = [proposal.cue[0] for proposal in says]
    for number, proposal in enumerate(settled):
        if proposal.label == "say" and len(proposal.what) > 1:
            near = says[bisect_left(places, proposal.cue[0] - FAR) : bisect_right(places, proposal.cue[0] + FAR)]
            rivals = [other for other in near if other.cue != proposal.cue and (other.sure or not proposal.sure)]
            kept = tuple(piece for piece in proposal.what if not any(_nearer(other, proposal, piece) for other in rivals))
            settled[number] = proposal._replace(what=kept or proposal.what)
    return settled


def _is_stance(cue: Cue) -> bool:
    return cue.label in ("supports", "opposes")


def _proposal(cue: Cue, who: Stretch | None, what: tuple[Stretch, ...], who_odds: Floats, what_odds: Floats, start: int) -> Proposal:
    return Proposal(
        cue.label,
        (cue.start, cue.end),
        (who[0] + start, who[1] + start) if who else None,
        tuple((piece[0] + start, piece[1] + start) for piece in what),
        cue.score,
        _mean([who] if who else [], who_odds),
        _mean(what, what_odds),
        cue.sure,
    )


def _mean(pieces: Sequence[Stretch], odds: Floats) -> float:
    total = sum(end - start for start, end in pieces)
    return sum(float(odds[start:end].sum()) for start, end in pieces) / total if total else 0.0


def _whos(found: list[Stretch], odds: Floats, words: Sequence[str]) -> list[Stretch]:
    """The likeliest who, and those joined to it by "and" or a comma."""
    if not found:
        return []
    best = max(found, key=lambda s: float(odds[s[0] : s[1]].sum()))
    return [who for who in found if who == best or (_joined(who, best, words) and float(odds[who[0] : who[1]].mean()) > 0.6)]


def _joined(one: Stretch, other: Stretch, words: Sequence[str]) -> bool:
    between = words[min(one[1], other[1]) : max(one[0], other[0])]
    return len(between) <= WIDEST_GAP and any(word in AND for word in between)


def _whats(cue: Cue, found: list[Stretch], tags: Ints, odds: Floats, view: Scene) -> list[Stretch]:
    if not found:
        return []
    if cue.label == "say":
        pieces = _content(found, (cue.start - view.start, cue.end - view.start), tags, odds, view)
        return [piece for piece in (whole_content(p, view.words) for p in pieces) if piece[1] > piece[0]]
    best = max(found, key=lambda s: float(odds[s[0] : s[1]].sum()))
    if _is_stance(cue):
        found = [what for what in found if what == best or float(odds[what[0] : what[1]].mean()) > 0.6]
        return [whole_phrase(what, view.words, view.names) for what in found]
    return [whole_phrase(best, view.words, view.names)] if cue.label == "role" else [best]


def _content(found: list[Stretch], cue: Stretch, tags: Ints, odds: Floats, view: Scene) -> list[Stretch]:
    """Pieces of what is said: those parted by one or two idle words are one; short unlikely ones are dropped."""
    pieces = [found[0]]
    for piece in found[1:]:
        if _idle(pieces[-1][1], piece[0], cue, tags, view):
            pieces[-1] = (pieces[-1][0], piece[1])
        else:
            pieces.append(piece)
    best = max(pieces, key=lambda s: float(odds[s[0] : s[1]].sum()))
    return [p for p in pieces if p == best or p[1] - p[0] >= 3 or float(odds[p[0] : p[1]].mean()) > 0.8]


def _idle(start: int, end: int, cue: Stretch, tags: Ints, view: Scene) -> bool:
    """Whether the words between two pieces are few and neither the cue, nor who, nor the end of a sentence or line."""
    if any(view.breaks[start : end + 1]):
        return False
    if end == start:
        return view.words[end - 1] not in STOPS
    return end - start <= 2 and not any(cue[0] <= word < cue[1] or tags[word] in (1, 2) for word in range(start, end))


def _nearer(other: Proposal, proposal: Proposal, piece: Stretch) -> bool:
    return _gap(other.cue, piece) < _gap(proposal.cue, piece) and any(_same(piece, claimed) for claimed in other.what)


def _gap(cue: Stretch, piece: Stretch) -> int:
    return max(0, piece[0] - cue[1], cue[0] - piece[1])


def _same(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share at least four fifths of what they cover."""
    return 5 * (min(one[1], other[1]) - max(one[0], other[0])) >= 4 * (max(one[1], other[1]) - min(one[0], other[0]))
