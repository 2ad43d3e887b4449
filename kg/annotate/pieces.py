"""Words to numbers: "Ruiz's" becomes the ids of its word pieces, and its shape says that it was written with a capital."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.annotate.files import unusable

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP, UNKNOWN = 101, 102, 100
MOST_PIECES = 12
MOST_KNOWN = 100_000

LOWER, CAPITAL, UPPER, LETTER, INNER_UPPER, MIXED = 1, 2, 3, 4, 5, 6
DIGITS, NUMBER, DIGITS_AND_LETTERS = 7, 8, 9
STOP, OPENING, CLOSING, OTHER_MARK = 10, 11, 12, 13
ABBREVIATED, OTHER = 14, 15


class Input(NamedTuple):
    """What the network reads: piece ids, shapes (plus 16 on a new line), first piece of every word."""

    ids: list[int]
    shapes: list[int]
    first: list[int]


class Pieces:
    """Word -> (piece ids, shape), remembered. Words come back by the thousand in news."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = _tokenizer(path)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, tuple[list[int], int]] = {}

    def __call__(self, word: str) -> tuple[list[int], int]:
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES]
            found = self._known[word] = (ids or [UNKNOWN], shape(word))
        return found

    def lengths(self, words: Sequence[str]) -> list[int]:
        """Number of pieces of every word."""
        return [len(self(word)[0]) for word in words]

    def encode(self, words: Sequence[str], breaks: Sequence[int]) -> Input:
        """One window's words, and 1 for each that stands on a new line."""
        ids, shapes, first = [CLS], [0], []
        for word, line_breaks in zip(words, breaks, strict=True):
            pieces, form = self(word)
            first.append(len(ids))
            ids += pieces
            shapes += [form + 16 * line_breaks] + [form] * (len(pieces) - 1)
        return Input([*ids, SEP], [*shapes, 0], first)


def _tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    try:
        return Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises plain Exception
        raise unusable(path, error) from error


def shape(word: str) -> int:
    """Case, digits and punctuation of a word as a class 1..15: the encoder is uncased, this gives the case back."""
    if not any(c.isalnum() for c in word):
        return _mark(word)
    if word[0].isdigit() or (len(word) > 1 and not word[0].isalpha() and any(c.isdigit() for c in word)):
        if word.isdigit():
            return DIGITS
        return DIGITS_AND_LETTERS if any(c.isalpha() for c in word) else NUMBER
    return _letters(word, [c for c in word if c.isalpha()])


def _mark(word: str) -> int:
    if word in ".!?" or word in ("...", "…"):
        return STOP
    if word in ("“", "``", "‘"):
        return OPENING
    return CLOSING if word in ('"', "”", "''", "'", "’") else OTHER_MARK


def _letters(word: str, letters: list[str]) -> int:
    if not letters:
        return OTHER
    if not any(c.isupper() for c in letters):
        return LOWER
    if len(letters) == 1:
        return LETTER if len(word) == 1 else ABBREVIATED
    if all(c.isupper() for c in letters):
        return ABBREVIATED if "." in word else UPPER
    if not letters[0].isupper():
        return INNER_UPPER
    if any(c.isupper() for c in letters[1:]):
        return MIXED
    return ABBREVIATED if word.endswith(".") else CAPITAL
