"""Where sentences start: not after the "Jan." of "Jan. 6", not after "the U.S." of "the U.S. officials", always on a new line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.annotate.words import Words

ENDS = frozenset({".", "!", "?", "...", "…", "?!", "!!", "!?"})
CLOSES = frozenset({'"', "”", "'", "’", ")", "''", "]"})
OPENS = frozenset('"“‘[(')
LEAST_LINE = 45


def rule_starts(words: Sequence[str], apart: Sequence[bool], breaks: Sequence[int]) -> tuple[bool, ...]:
    """Sentence starts by punctuation: a new line, or a full stop (and closing marks) before a capital or an opening mark.

    ``apart``: white space stands before the word; ``breaks``: line breaks before it.
    """
    return tuple(
        place == 0 or breaks[place] > 0 or (apart[place] and _ended(words, place) and _opens(words[place]))
        for place in range(len(words))
    )


def sentence_starts(words: Words, scores: Sequence[float]) -> list[bool]:
    """The final sentence starts: the rules' and the network's votes (``scores``: how much likelier a start is than none)."""
    return list(words.starts)


def hard_wrapped(text: str) -> bool:
    """Whether lines end where the page was full and not where a paragraph ends: many lines go on in lower case."""
    lines = text.split("\n")
    follows = [lines[k + 1][:1] for k in range(len(lines) - 1) if len(lines[k]) >= LEAST_LINE and lines[k + 1].strip()]
    return len(follows) >= 3 and sum(first.islower() for first in follows) * 4 >= len(follows)


def soft_break(text: str, end: int) -> bool:
    """In a hard-wrapped text: whether the line whose last word ends at ``end`` is full, so that its break means nothing."""
    return end - (text.rfind("\n", 0, end) + 1) >= LEAST_LINE


def _ended(words: Sequence[str], place: int) -> bool:
    before = words[place - 1]
    return before in ENDS or (before in CLOSES and place > 1 and words[place - 2] in ENDS)


def _opens(word: str) -> bool:
    return word[0].isupper() or word[0] in OPENS
