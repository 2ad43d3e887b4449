"""Quotation marks, paired over the whole article: “We will stay,” in ‘“We will stay,” she said. “It is home.”’

Marks are judged one by one from the characters beside them (an apostrophe is no quotation mark), then paired paragraph by
paragraph. A paragraph that ends inside a quotation goes on in the next one if that one opens with a mark again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.found import Stretch

if TYPE_CHECKING:
    from spacy.tokens import Doc

MARK = re.compile(r"``|''|[\"“”„«»‘’'‚]")
PARAGRAPH = re.compile(r"[^\r\n]+")
OPENS, CLOSES, EITHER = "opens", "closes", "either"
SINGLE = "single"
KIND = {
    **dict.fromkeys("‘’'‚", SINGLE), **dict.fromkeys("“”„", "curly"), **dict.fromkeys("«»", "angle"),
    **dict.fromkeys(("``", "''"), "latex"), '"': "straight",
}  # fmt: skip
# Words that begin with an apostrophe: "'em", "'90s", "'til", "rock 'n' roll".
ELISION = re.compile(r"(?:\d|(?:em|til|till|tis|twas|cause|bout|round|n|cos|neath)\b)", re.IGNORECASE)
SCARE_WORDS = 3
# How many marks ahead a mark looks, and how deep quotations nest: a hostile text has thousands.
AHEAD, DEEPEST = 24, 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, marks included. ``pieces``: one stretch a paragraph. ``nested``: it stands inside another quotation."""

    pieces: tuple[Stretch, ...]
    words: int
    closed: bool = True
    nested: bool = False

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]

    @property
    def scare(self) -> bool:
        """A word or two in marks is a name or a distancing, not what somebody said."""
        return self.words <= SCARE_WORDS


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str  # of marks that pair with each other: curly, straight, latex or single
    way: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """Characters of one paired piece. ``open_end``: the paragraph ended before the closing mark."""

    start: int
    end: int
    kind: str
    depth: int
    open_end: bool = False


def quotations(doc: Doc) -> tuple[Quotation, ...]:
    """All quotations of the Doc in the order of their opening marks; stretches are tokens of the Doc."""
    if "quotations" not in doc.user_data:
        doc.user_data["quotations"] = _quotations(doc)
    found: tuple[Quotation, ...] = doc.user_data["quotations"]
    return found


def _quotations(doc: Doc) -> tuple[Quotation, ...]:
    text = doc.text
    starts = [token.idx for token in doc]
    outer: list[Quotation] = []
    nested: list[Quotation] = []
    going_on: str | None = None  # the kind of marks that the paragraph before left open
    for paragraph in PARAGRAPH.finditer(text):
        if not paragraph[0].strip():
            continue
        pairs = list(_pairs(text, paragraph.start(), paragraph.end(), going_on))
        for pair in pairs:
            stretch, words = _stretch(pair, starts), _count(text[pair.start : pair.end])
            if pair.depth:
                nested.append(Quotation((stretch,), words, not pair.open_end, nested=True))
            else:
                begins = text[paragraph.start() : pair.start].strip() == ""
                _add(outer, Quotation((stretch,), words, not pair.open_end), begins and going_on == pair.kind)
        going_on = next((p.kind for p in pairs if p.open_end and p.depth == 0), None)
    return tuple(sorted(outer + nested, key=lambda q: (q.start, -q.end)))


def _add(outer: list[Quotation], piece: Quotation, continues: bool) -> None:
    """Append a quotation, or give the last one its next piece."""
    last = outer[-1] if outer else None
    if last is not None and piece.start < last.end:  # two marks in one token must not make quotations overlap
        if piece.end <= last.end:
            return
        piece = replace(piece, pieces=((last.end, piece.end),))
    if continues and last is not None and not last.closed:
        outer[-1] = replace(last, pieces=last.pieces + piece.pieces, words=last.words + piece.words, closed=piece.closed)
    else:
        outer.append(piece)


def _count(text: str) -> int:
    return len(re.findall(r"\w[\w'’.-]*", text))


def _stretch(pair: _Pair, starts: list[int]) -> Stretch:
    return bisect_right(starts, pair.start) - 1, bisect_right(starts, pair.end - 1)


def _pairs(text: str, start: int, end: int, going_on: str | None) -> Iterator[_Pair]:
    """Pairs of one paragraph, inner before outer. ``going_on``: the kind of quotation the paragraph before left open."""
    while end > start and text[end - 1].isspace():
        end -= 1
    stack: list[_Mark] = []
    marks = list(_marks(text, start, end))
    for i, mark in enumerate(marks):
        later = marks[i + 1 : i + 1 + AHEAD]
        way = _settle(mark, later, stack, text)
        if way == OPENS:
            if stack and stack[-1].kind == mark.kind and not _encloses(mark, later):  # the closing mark was forgotten
                lost = stack.pop()
                yield _Pair(lost.start, _trimmed(text, lost.end, mark.start), lost.kind, len(stack))
            if len(stack) < DEEPEST:
                stack.append(mark)
        elif way == CLOSES:
            opened = _partner(mark, stack)
            if opened is not None:
                del stack[stack.index(opened) :]
                yield _Pair(opened.start, mark.end, opened.kind, len(stack))
    # Only a double mark may stay open: a lone single one is an apostrophe.
    for depth, mark in enumerate(stack):
        if mark.kind != SINGLE or going_on == SINGLE:
            yield _Pair(mark.start, end, mark.kind, depth, open_end=True)


def _encloses(mark: _Mark, later: list[_Mark]) -> bool:
    """Whether two closing marks of its kind follow an opening one: then it opens a quotation inside another of its kind."""
    ways = [m.way for m in later if m.kind == mark.kind][:2]
    return ways == [CLOSES, CLOSES]


def _partner(mark: _Mark, stack: list[_Mark]) -> _Mark | None:
    """The opening mark that this one closes: the last of its kind, else (sloppy typing) the last double one."""
    same = [m for m in stack if m.kind == mark.kind]
    other = [m for m in stack if m.kind != SINGLE and mark.kind != SINGLE]
    return next(reversed(same or other), None)


def _trimmed(text: str, start: int, end: int) -> int:
    return max(start, start + len(text[start:end].rstrip()))


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in MARK.finditer(text, start, end):
        mark = match[0]
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        kind = KIND[mark]
        way = (
            _single_way(mark, before, after, text[match.end() : min(end, match.end() + 6)])
            if kind == SINGLE
            else _double_way(mark, before, after)
        )
        if way:
            yield _Mark(match.start(), match.end(), kind, way)


def _double_way(mark: str, before: str, after: str) -> str | None:
    if mark in ("“", "„", "«", "``"):
        wrongly_turned = mark == "“" and not before.isspace() and before not in "([—–-‘" and not (after.isalnum() or after in "[(…‘")
        return CLOSES if wrongly_turned else OPENS
    if mark in ("”", "»"):
        return OPENS if before.isspace() and after.isalnum() else CLOSES
    if before.isdigit() and not after.isalnum():
        return CLOSES  # 6'3" tall: harmless where nothing is open
    if before == "=":
        return None  # a stray tag's attribute
    return _way_by_neighbours(before, after)


def _way_by_neighbours(before: str, after: str) -> str:
    opens = (before.isspace() or before in "([{-–—/‘'“\"") and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in ".,;:!?)]}-–—/’'”\"")
    return EITHER if opens == closes else OPENS if opens else CLOSES


def _single_way(mark: str, before: str, after: str, rest: str) -> str | None:
    if before.isalnum() and after.isalnum():
        return None
    if mark in "‘‚":
        return None if ELISION.match(rest) and before.isspace() and rest[:1].isdigit() else OPENS
    if before.isalnum() or before in '.,!?…”"':
        return CLOSES
    if (before.isspace() or before in '([{-–—“"') and after.isalnum() and mark == "'":
        return None if ELISION.match(rest) else OPENS
    return CLOSES if not before.isspace() else None


def _settle(mark: _Mark, later: list[_Mark], stack: list[_Mark], text: str) -> str | None:
    """What the mark does here, knowing what is open and what follows."""
    inside = any(m.kind == mark.kind for m in stack)
    if mark.kind != SINGLE:
        return (CLOSES if inside else OPENS) if mark.way == EITHER else mark.way
    if mark.way == OPENS:
        return OPENS if any(m.kind == SINGLE and m.way == CLOSES for m in later) and not inside else None
    return CLOSES if inside and not _plural_possessive(mark, later, text) else None


def _plural_possessive(mark: _Mark, later: list[_Mark], text: str) -> bool:
    """The first mark in ‘the guards’ union won’t bend’ is an apostrophe: the real closing mark follows before a new opening."""
    if text[mark.start - 1] not in "sS" or not re.match(r" [a-z]", text[mark.end : mark.end + 2]):
        return False
    following = next((m for m in later if m.kind == SINGLE), None)
    return following is not None and following.way == CLOSES
