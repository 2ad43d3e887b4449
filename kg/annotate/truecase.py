"""Headlines in capitals, read in the case the words have below: "MAYOR RUIZ VETOES BUDGET" as "Mayor Ruiz vetoes budget"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

LEAST_WORDS = 3


def truecase(words: Sequence[str], breaks: Sequence[int]) -> tuple[str, ...]:
    """The words, those of lines in capitals in the case they mostly have elsewhere, else in small letters.

    ``breaks``: line breaks before each word. Only the case changes, never the letters or their number.
    """
    lines = [line for line in _lines(breaks) if _capitals(words[line[0] : line[1]])]
    shouted = {place for start, end in lines for place in range(start, end)}
    if not shouted or 2 * len(shouted) > len(words):  # a text all in capitals gives no casing to learn from
        return tuple(words)
    casing = _casing(words, breaks, shouted)
    found = [_soften(word, casing) if place in shouted else word for place, word in enumerate(words)]
    for start, _ in lines:
        found[start] = found[start][0].upper() + found[start][1:] if len(found[start][0].upper()) == 1 else found[start]
    return tuple(found)


def _lines(breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    return pairwise([0, *(place for place, count in enumerate(breaks) if count and place), len(breaks)])


def _capitals(line: Sequence[str]) -> bool:
    """Whether a line is set in capitals: at least three words of letters, nearly all without a small letter."""
    letters = [word for word in line if word[0].isalpha() and len(word) > 1]
    return len(letters) >= LEAST_WORDS and sum(word.isupper() for word in letters) * 10 >= len(letters) * 9


def _casing(words: Sequence[str], breaks: Sequence[int], shouted: set[int]) -> dict[str, str]:
    """Word in small letters -> the form it most often has in the rest of the text, away from the start of a line."""
    seen: dict[str, Counter[str]] = {}
    for place, word in enumerate(words):
        if place not in shouted and not breaks[place] and word[0].isalpha():
            seen.setdefault(word.lower(), Counter())[word] += 1
    return {lower: max(forms.items(), key=lambda item: (item[1], item[0]))[0] for lower, forms in seen.items()}


def _soften(word: str, casing: dict[str, str]) -> str:
    lower = word.lower()
    if len(lower) != len(word) or not word.isupper():
        return word
    return casing.get(lower, lower)
