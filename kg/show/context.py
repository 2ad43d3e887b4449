"""The sentence that a statement's words stand in: "is dead" → "Mayor Reyes said the plan is dead.", and text made safe."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

# A sentence ends at . ! ? (with closing quotes) before white space and a capital, digit or opening quote, or at a line's end.
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9À-Þ])|\n+")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rep|Reps|Sen|Sens|Gov|Lt|Gen|Col|Sgt|Capt|Rev|Hon|Pres|St|Jr|Sr|No|vs|Inc|Corp|Co|Ltd|Dept|Ald"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.N|U\.K|D\.C|a\.m|p\.m|i\.e|e\.g))\.$"
)
_LONGEST = 420

# Controls, halves of surrogate pairs and marks that turn the direction of writing: replaced one for one, so offsets stay.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TURNING = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text without controls, lone surrogates and direction marks, as long as before."""
    return _TURNING.sub("\u200b", _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text)))


def name(text: str, longest: int = 200) -> str:
    """A label on one line, cut with an ellipsis after ``longest`` characters."""
    if text.isprintable() and len(text) <= longest and "  " not in text and text.strip() == text:
        return text  # as nearly all are
    line = " ".join(clean(text).replace("\u200b", "").split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def sentence_ends(text: str) -> list[int]:
    """Where the text's sentences end, its own end included."""
    return [match.end() for match in _END.finditer(text) if not _abbreviated(text, match)] + [len(text)]


def sentence(text: str, start: int, end: int, ends: Sequence[int]) -> tuple[int, int]:
    """Where the sentences around ``text[start:end]`` begin and end, trimmed; far ends are cut at 210 characters.

    ``ends`` are the ``sentence_ends`` of the text; ``0 <= start <= end <= len(text)``.
    """
    before = bisect.bisect_right(ends, start)
    after = bisect.bisect_left(ends, max(end, start + 1))
    first, last = ends[before - 1] if before else 0, ends[min(after, len(ends) - 1)]
    return _trimmed(text, *_cut(text, first, last, start, end))


def utf16(text: str, offsets: Sequence[int]) -> list[int]:
    """Code point offsets as the browser counts them: two units for every character beyond U+FFFF."""
    if text.isascii() or max(map(ord, text), default=0) <= 0xFFFF:
        return list(offsets)
    return [offset + sum(ord(char) > 0xFFFF for char in text[:offset]) for offset in offsets]


def _abbreviated(text: str, match: re.Match[str]) -> bool:
    return match.group().startswith(".") and bool(_SHORT.search(text[max(0, match.start() - 8) : match.start() + 1]))


def _cut(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """A very long "sentence" is cut at spaces around the words that matter."""
    if start - first > _LONGEST // 2:
        first = text.find(" ", start - _LONGEST // 2, start) + 1 or start - _LONGEST // 2
    if last - end > _LONGEST // 2:
        space = text.rfind(" ", end, end + _LONGEST // 2)
        last = space if space > 0 else end + _LONGEST // 2
    return first, last


def _trimmed(text: str, first: int, last: int) -> tuple[int, int]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last
