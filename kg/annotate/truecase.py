"""Headlines in capitals, read in the case the words have below: "MAYOR RUIZ VETOES BUDGET" as "Mayor Ruiz Vetoes Budget"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

SMALL = frozenset(
    {
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "off",
        "out",
        "up",
        "over",
        "into",
        "after",
        "before",
        "amid",
        "against",
        "about",
        "than",
        "that",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "it",
        "its",
        "his",
        "her",
        "their",
        "who",
        "not",
        "no",
        "if",
        "when",
        "while",
        "says",
        "say",
        "said",
        "will",
        "would",
        "can",
    }
)
LEAST_WORDS = 3


def truecase(words: Sequence[str], breaks: Sequence[int]) -> tuple[str, ...]:
    """The words with every line of capitals put into mixed case; other lines, and the length of the text, stay."""
    lines = [line for line in _lines(breaks) if _capitals(words[line[0] : line[1]])]
    if not lines:
        return tuple(words)
    shouted = {place for start, end in lines for place in range(start, end)}
    casing = _casing(words, breaks, shouted)
    return tuple(_soften(word, casing, place) if place in shouted else word for place, word in enumerate(words))


def _lines(breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    bounds = [0, *(place for place, count in enumerate(breaks) if count and place), len(breaks)]
    return pairwise(bounds)


def _capitals(line: Sequence[str]) -> bool:
    """Whether a line is set in capitals: at least three words of letters, nearly all without a small letter."""
    letters = [word for word in line if word[0].isalpha() and len(word) > 1]
    return len(letters) >= LEAST_WORDS and sum(word.isupper() for word in letters) * 10 >= len(letters) * 9


def _casing(words: Sequence[str], breaks: Sequence[int], shouted: set[int]) -> dict[str, str]:
    """Lower-cased word -> the form it most often has in the rest of the text, away from the start of a line."""
    seen: dict[str, Counter[str]] = {}
    for place, word in enumerate(words):
        if place not in shouted and not breaks[place] and word[0].isalpha():
            seen.setdefault(word.lower(), Counter())[word] += 1
    return {lower: max(forms.items(), key=lambda item: (item[1], item[0]))[0] for lower, forms in seen.items()}


def _soften(word: str, casing: dict[str, str], place: int) -> str:
    lower = word.lower()
    if len(lower) != len(word) or not word.isupper():
        return word
    if lower in casing:
        return casing[lower]
    return lower if place and lower in SMALL else word[0] + lower[1:]
