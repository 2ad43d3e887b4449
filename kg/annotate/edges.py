"""Where a stretch should really end: not inside a name, not before the closing mark of "“We will not,” she said"."""

from __future__ import annotations

from collections.abc import Sequence

Stretch = tuple[int, int]
OPENING = frozenset({"“", "``"})
CLOSING = frozenset({"”", "''"})
BOTH = '"'
LOOSE = frozenset({",", ":", ";", "."})
LOOSE_BEFORE = frozenset({",", ";", ":", ".", "—", "-", '"', "”"})
LOOSE_AFTER = frozenset({",", ";", ":"})


def whole_content(stretch: Stretch, words: Sequence[str]) -> Stretch:
    """Content without outer commas and stops, with both its quotation marks. May come back empty."""
    start, end = stretch
    while end > start and words[start] in LOOSE:
        start += 1
    start, end = _with_marks(start, end, words)
    while end > start and words[end - 1] in LOOSE and not _stop_inside_quote(words[start:end]):
        end -= 1
    return start, end


def whole_phrase(stretch: Stretch, words: Sequence[str], names: Sequence[Stretch]) -> Stretch:
    """A who or a target: never half a name, brackets closed, no outer commas."""
    start, end = stretch
    for first, last in names:
        start = first if first < start < last else start
        end = last if first < end < last else end
    if "(" in words[start:end] and ")" not in words[start:end] and ")" in words[end : end + 3]:
        end += list(words[end : end + 3]).index(")") + 1
    while end - start > 1 and words[end - 1] in LOOSE_AFTER:
        end -= 1
    while end - start > 1 and words[start] in LOOSE_BEFORE:
        start += 1
    return start, end


def _with_marks(start: int, end: int, words: Sequence[str]) -> Stretch:
    inside = words[start:end]
    open_ = sum(word in OPENING for word in inside) - sum(word in CLOSING for word in inside)
    odd = end > start and sum(word == BOTH for word in inside) % 2 == 1
    if open_ > 0 or (odd and words[start] == BOTH):
        return start, _closed(end, words)
    if open_ < 0 or (odd and words[end - 1] == BOTH):
        return _opened(start, words), end
    if start and end < len(words) and _opens(words[start - 1]) and _closes(words[end]):
        return start - 1, end + 1
    return start, end


def _closed(end: int, words: Sequence[str]) -> int:
    return next((place + 1 for place in range(end, min(end + 3, len(words))) if _closes(words[place])), end)


def _opened(start: int, words: Sequence[str]) -> int:
    return next((place for place in range(start - 1, max(start - 3, -1), -1) if _opens(words[place])), start)


def _opens(word: str) -> bool:
    return word in OPENING or word == BOTH


def _closes(word: str) -> bool:
    return word in CLOSING or word == BOTH


def _stop_inside_quote(inside: Sequence[str]) -> bool:
    """Whether a last full stop belongs to a quotation that the content opens and does not close."""
    if inside[-1] != "." or len(inside) < 2 or BOTH in inside:
        return False
    return sum(word in OPENING for word in inside) > sum(word in CLOSING for word in inside)
