"""The parse as plain tuples: who is whose head in "the mayor, who signed the bill, said". Faster to walk than spaCy tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.found import Stretch

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# What stands before a noun and belongs to its shortest phrase: "the", "its", "Senate", "two", "controversial".
BEFORE_NOUN = frozenset({"det", "det:predet", "nmod:poss", "amod", "compound", "nummod", "flat", "nmod:desc", "nmod:unmarked", "advmod"})
SAME_THING = frozenset({"appos", "flat", "compound", "nmod:desc", "list", "fixed"})


@dataclass(frozen=True, slots=True)
class Parse:
    """One entry a token. ``head[i] == i`` at a sentence's root; ``left``/``right`` bound the subtree; ``sent`` numbers sentences."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    sent: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    space: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.words)


def parse_of(doc: Doc) -> Parse:
    """The Doc's parse, made once a Doc."""
    if "parse" not in doc.user_data:
        doc.user_data["parse"] = _parse(doc)
    found: Parse = doc.user_data["parse"]
    return found


def _parse(doc: Doc) -> Parse:
    tokens = list(doc)
    words = tuple(t.text for t in tokens)
    head = tuple(_owned(t) for t in tokens)
    children: list[list[int]] = [[] for _ in tokens]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    left, right = _edges(head)
    sent, number = [], -1
    for i, t in enumerate(tokens):
        number += bool(t.is_sent_start) or i == 0
        sent.append(number)
    return Parse(
        words,
        tuple(w.lower() for w in words),
        tuple(t.lemma_ for t in tokens),
        tuple(t.pos_ for t in tokens),
        tuple(t.dep_ for t in tokens),
        head,
        tuple(sent),
        tuple(map(tuple, children)),
        left,
        right,
        tuple(t.is_space for t in tokens),
    )


def _owned(token: Token) -> int:
    """The head of a word; of "its" and "their" never a word before them: the noun that follows, where the parse errs so."""
    head = token.head.i
    if head >= token.i or token.dep_ != "nmod:poss" or token.pos_ != "PRON" or token.n_lefts + token.n_rights:
        return head
    return next((t.i for t in token.doc[token.i + 1 : token.sent.end] if t.pos_ in {"NOUN", "PROPN"}), head)


def _edges(head: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First token and end of each token's subtree: every token pushes its own place up to its ancestors."""
    left, right = list(range(len(head))), [i + 1 for i in range(len(head))]
    for i in range(len(head)):
        h, steps = head[i], 0
        while steps < 200:
            left[h], right[h] = min(left[h], i), max(right[h], i + 1)
            if head[h] == h:
                break
            h, steps = head[h], steps + 1
    return tuple(left), tuple(right)


def head_of(parse: Parse, stretch: Stretch) -> int:
    """The token of the stretch that the others hang on: its head lies outside. Nouns before other words, then the first."""
    start, end = stretch
    tops = [i for i in range(start, end) if not (start <= parse.head[i] < end and parse.head[i] != i) and not parse.space[i]]
    tops = [i for i in tops if parse.pos[i] != "PUNCT"] or tops or [start]
    return next((i for i in tops if parse.pos[i] in NOMINAL), tops[0])


def noun_phrase(parse: Parse, noun: int) -> Stretch:
    """The shortest phrase of a noun: what stands before it and belongs to it, and the noun ("the controversial bill")."""
    start = noun
    for child in reversed(parse.children[noun]):
        if child < noun and parse.dep[child] in BEFORE_NOUN and parse.right[child] >= start:
            start = min(start, parse.left[child])
    return start, noun + 1


def climb(parse: Parse, token: int, steps: int = 40) -> Iterator[int]:
    """The token's ancestors, nearest first."""
    while parse.head[token] != token and steps:
        token, steps = parse.head[token], steps - 1
        yield token


def same_thing(parse: Parse, token: int, top: int) -> bool:
    """Whether token hangs on top only by apposition, name parts or titles: "Mayor Ana Ruiz", "the chief, Ana Ruiz"."""
    while token != top:
        if parse.dep[token] not in SAME_THING or parse.head[token] == token:
            return False
        token = parse.head[token]
    return True


def inside(inner: Stretch, outer: Stretch) -> bool:
    """Whether all of the first stretch lies in the second."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlap(a: Stretch, b: Stretch) -> int:
    """How many tokens two stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def text_of(doc: Doc, stretch: Stretch) -> str:
    """The characters of a stretch, as they stand in the article."""
    found: str = doc[stretch[0] : stretch[1]].text
    return found


def trim(parse: Parse, stretch: Stretch, outer: frozenset[str] = frozenset(",;:.")) -> Stretch:
    """Without white space and the given punctuation at its ends; may come back empty."""
    start, end = stretch
    while start < end and (parse.space[start] or parse.words[start] in outer):
        start += 1
    while end > start and (parse.space[end - 1] or parse.words[end - 1] in outer):
        end -= 1
    return start, end
