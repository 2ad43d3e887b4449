"""The words the network reads: all tokens of the Doc but white space and page furniture, "JUDGE" read as "Judge"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate.sentences import hard_wrapped, rule_starts, soft_break
from kg.annotate.truecase import truecase
from kg.model import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Words:
    """One entry a word. ``token``: its index in the Doc; ``forms``: as the network reads it (same letters, maybe another
    case); ``breaks``: 1 where it stands on a new line; ``starts``: a sentence starts here by the rules."""

    token: tuple[int, ...]
    texts: tuple[str, ...]
    forms: tuple[str, ...]
    breaks: tuple[int, ...]
    starts: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.token)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of words as a stretch of the Doc's tokens, without white space at its end."""
        return self.token[start], self.token[end - 1] + 1


def words_of(doc: Doc, article: Article) -> Words:
    """The words of an article that are news: no white space, nothing of ``article.furniture``."""
    kept = [(t.i, t.idx, t.text) for t in doc if not t.is_space]
    furniture = [span for span in article.furniture if span.end > span.start]
    if furniture:
        kept = [(i, at, word) for i, at, word in kept if not any(at < s.end and s.start < at + len(word) for s in furniture)]
    texts = tuple(word for _, _, word in kept)
    gaps = _gaps(article.text, kept)
    breaks = _breaks(article, gaps, furniture)
    return Words(
        token=tuple(i for i, _, _ in kept),
        texts=texts,
        forms=truecase(texts, breaks),
        breaks=breaks,
        starts=rule_starts(texts, [end > start for start, end in gaps], breaks),
    )


def _gaps(text: str, kept: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """The characters before each word, back to the word before it. The first word has none."""
    return [(0, 0)] * bool(kept) + [(at + len(word), after) for (_, at, word), (_, after, _) in pairwise(kept)]


def _breaks(article: Article, gaps: list[tuple[int, int]], furniture: list[Span]) -> tuple[int, ...]:
    """1 before each word that starts a line; so does furniture with a line break beside it, not the mark of a link or emphasis.

    A blank line counts as one break: the network was trained on texts without blank lines.
    """
    text, wrapped = article.text, hard_wrapped(article.text)
    found = []
    for start, end in gaps:
        lines = breaks = text.count("\n", start, end) if end > start else 0
        if breaks == 1 and wrapped and soft_break(text, start):
            breaks = 0
        found.append(int(breaks > 0 or (lines > 0 and any(start <= s.start and s.end <= end for s in furniture))))
    return tuple(found)
