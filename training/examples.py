"""What one step of training sees: windows of words as numbers, with the answers wanted for each; several make a batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np
from numpy.typing import NDArray

from kg.annotate.pieces import Pieces
from kg.annotate.windows import windows
from training.labels import CUES, FRAME_OF, FRAMES, NAMES, NOTHING, PHRASES, POS
from training.passages import Passage, Target
from training.treebanks import UNKNOWN, Document, Sentence
from training.variants import Variants

MASK = 103
MOST_LINKS = 10  # anaphors of one window that are asked about at once
LONGEST_SENTENCE = 318
SIZES = (128, 180, 240, 320, 320)
GRAMMAR_SIZES = (100, 160, 220, 300)
WITHOUT_HEADLINE = 0.15
BIO = {"O": 0, "B": 1, "I": 2}
ANY = np.ones(len(NAMES), bool)
Numbers = NDArray[np.int64]


@dataclass(slots=True)
class Example:
    """One window of n words. ``names`` (n, 19): which tags are allowed. ``frames``: anchor, kind, tag of every word.

    Labels of -100 teach nothing; ``cues`` (n, 7) of -1 neither. ``sentence``: number of the word's sentence, for the trees.
    """

    kind: str
    ids: list[int]
    shapes: list[int]
    first: list[int]
    names: NDArray[np.bool_]
    sentence: list[int]
    pos: list[int]
    starts: list[int]
    heads: list[int]
    relations: list[int]
    phrases: Numbers
    cues: NDArray[np.float32]
    frames: list[tuple[int, int, Numbers]] = field(default_factory=list)


def _allow(*tags: str) -> NDArray[np.bool_]:
    found = np.zeros(len(NAMES), bool)
    found[[NAMES.index(tag) for tag in tags]] = True
    return found


def _parts(*types: str) -> list[str]:
    return [f"{part}-{kind}" for kind in types for part in "BI"]


_PLACES = ("CITY", "REGION", "COUNTRY", "PLACE", "AGENCY")  # "France" may act, too
_COMMON = {
    None: _allow("O", *_parts("GROUP", "DATE")),
    UNKNOWN: ANY,
    **{f"{part}-ORG": _allow(f"{part}-AGENCY", f"{part}-ORG") for part in "BI"},
    **{f"{part}-LOC": _allow(*(f"{part}-{kind}" for kind in _PLACES)) for part in "BI"},
}
# A coarse tag of another data set -> the tags of ours that it allows. GUM's people need not be names to their last word.
ALLOWED: dict[str, dict[str | None, NDArray[np.bool_]]] = {
    "gum": {**_COMMON, "B-PER": _allow("O", "B-PERSON"), "I-PER": _allow("B-PERSON", "I-PERSON")},
    "crossner": {
        **_COMMON,
        **{f"{part}-EVENT": ANY for part in "BI"},
        **{f"{part}-PER": _allow(f"{part}-PERSON") for part in "BI"},
        **{f"{part}-COU": _allow(f"{part}-COUNTRY") for part in "BI"},
    },
}
ONE = {**{tag: _allow(tag) for tag in NAMES}, "?": ANY}


class Encoder:
    """Texts to examples. ``relations``: the dependency relations in order; ``random`` decides on cuts, masks and variants."""

    def __init__(self, pieces: Pieces, relations: Sequence[str], random: Random, variants: Variants | None) -> None:
        self._pieces, self._random, self._variants = pieces, random, variants
        self._relations = {relation: number for number, relation in enumerate(relations)}

    def document(self, document: Document) -> Iterator[Example]:
        """Sentences of a treebank or of CrossNER, as many at a time as fit into a window of random size."""
        longest = self._random.choice(GRAMMAR_SIZES)
        group: list[Sentence] = []
        size = 2
        for sentence in document.sentences:
            length = sum(self._pieces.lengths(sentence.words))
            if length <= LONGEST_SENTENCE:
                if group and size + length > longest:
                    yield self._sentences(document.source, group)
                    group, size = [], 2
                group.append(sentence)
                size += length
        if group:
            yield self._sentences(document.source, group)

    def passage(self, passage: Passage) -> Iterator[Example]:
        """A passage cut into windows of random size, from a random sentence on, now and then without its headline."""
        chance = self._random
        head = 0
        if chance.random() < WITHOUT_HEADLINE:
            head = next((word for word in range(1, min(30, len(passage.forms))) if passage.words.breaks[word]), 0)
        starts, lengths = passage.words.starts, self._pieces.lengths(passage.forms)
        cut = chance.choice([word for word, starting in enumerate(starts) if starting]) if chance.random() < 0.5 else 0
        longest = chance.choice(SIZES)
        for first, last in ((head, cut), (max(head, cut), len(starts))):
            if last > first:
                for start, end in windows(starts[first:last], lengths[first:last], longest, 0):
                    yield self._window(passage, first + start, first + end)

    def _sentences(self, source: str, sentences: list[Sentence]) -> Example:
        words = [word for sentence in sentences for word in sentence.words]
        lines = self._random.random() < 0.5
        firsts = [(sentence, place == 0) for sentence in sentences for place in range(len(sentence.words))]
        breaks = [int(lines and first and sentence.paragraph and sentence is not sentences[0]) for sentence, first in firsts]
        example = self._blank("grammar" if sentences[0].heads else "names", words, breaks)
        example.sentence = [number for number, sentence in enumerate(sentences) for _ in sentence.words]
        if sentences[0].heads:
            self._trees(example, sentences)
        tags = [tag for sentence in sentences for tag in sentence.names]
        if tags:
            example.names = np.stack([ALLOWED[source][tag] for tag in tags])
        if source == "crossner":
            events = [(word, tag) for word, tag in enumerate(tags) if tag and tag.endswith("EVENT")]
            for word, tag in events:
                example.phrases[word, PHRASES.index("EVENT")] = BIO[tag[0]]
        if self._random.random() < 0.25:
            self._mask(example, 0.06)
        return example

    def _trees(self, example: Example, sentences: list[Sentence]) -> None:
        example.pos = [POS.index(pos) if pos in POS else NOTHING for sentence in sentences for pos in sentence.pos]
        example.starts = [int(place == 0) for sentence in sentences for place in range(len(sentence.words))]
        example.heads, before = [], 0
        for sentence in sentences:
            example.heads += [head and before + head for head in sentence.heads]
            before += len(sentence.words)
        example.relations = [self._relation(relation) for sentence in sentences for relation in sentence.relations]

    def _relation(self, relation: str) -> int:
        return self._relations.get(relation, self._relations.get(relation.split(":")[0], NOTHING))

    def _window(self, passage: Passage, start: int, end: int) -> Example:
        words = self._variants(passage, start, end) if self._variants else list(passage.forms[start:end])
        breaks = list(passage.words.breaks[start:end])
        if start:
            breaks[0] = 1  # as kg reads a window that starts inside a text
        example = self._blank("news", words, breaks)
        example.names = np.stack([ONE[tag] for tag in passage.names[start:end]])
        layers = [[NOTHING if tags[word] == "?" else BIO[tags[word][0]] for tags in passage.phrases.values()] for word in range(start, end)]
        example.phrases = np.array(layers, np.int64)
        example.cues = _cues(passage, start, end)
        example.frames = self._frames([t for t in passage.targets if start <= t.anchor < end], start, end)
        example.frames += self._idle(example, words)
        if self._random.random() < 0.5:
            self._mask(example, 0.08)
        return example

    def _frames(self, targets: list[Target], start: int, end: int) -> list[tuple[int, int, Numbers]]:
        found: dict[tuple[int, int], Numbers] = {}
        for target in targets:
            place = (target.anchor - start, FRAME_OF[target.label])
            tags = found.setdefault(place, np.zeros(end - start, np.int64))
            mark(tags, target.what, 3, start, end)
            mark(tags, _who(target, start, end), 1, start, end)
        links = [place for place in found if FRAMES[place[1]] == "coref"]
        left_out = set(self._random.sample(links, len(links) - MOST_LINKS)) if len(links) > MOST_LINKS else set()
        return [(*place, _restarted(tags)) for place, tags in found.items() if place not in left_out]

    def _idle(self, example: Example, words: list[str]) -> list[tuple[int, int, Numbers]]:
        """Words that are no cue: asked about who and what, the answer is nobody and nothing. Verbs of speech are the hard ones."""
        says = [anchor for anchor, kind, _ in example.frames if kind == 0]
        plain = [place for place, word in enumerate(words) if len(word) > 3 and word.isalpha() and word.islower()]
        found = []
        for kind, cues in ((0, [0]), (1, [1, 2]), (2, [3, 4])):
            pool = says if kind and says and self._random.random() < 0.5 else plain
            if pool:
                place = self._random.choice(pool)
                if example.cues[place, cues].max() <= 0:
                    found.append((place, kind, np.zeros(len(words), np.int64)))
        return found

    def _mask(self, example: Example, share: float) -> None:
        """Hide some words; their shapes stay."""
        ends = [*example.first[1:], len(example.ids) - 1]
        for start, end in zip(example.first, ends, strict=True):
            if self._random.random() < share:
                example.ids[start:end] = [MASK] * (end - start)

    def _blank(self, kind: str, words: Sequence[str], breaks: Sequence[int]) -> Example:
        """An example that teaches nothing yet."""
        found = self._pieces.encode(words, breaks)
        nothing = [NOTHING] * len(words)
        return Example(
            kind, list(found.ids), found.shapes, found.first, np.tile(ANY, (len(words), 1)), [0] * len(words),
            nothing, nothing, nothing, nothing,
            np.full((len(words), len(PHRASES)), NOTHING, np.int64), np.full((len(words), len(CUES)), -1, np.float32),
        )  # fmt: skip


def _cues(passage: Passage, start: int, end: int) -> NDArray[np.float32]:
    found = np.zeros((end - start, len(CUES)), np.float32)
    for label, words in passage.spared.items():
        found[[word - start for word in words if start <= word < end], CUES.index(label)] = -1
    for target in passage.targets:
        if start <= target.anchor < end:
            found[target.cue[0] - start : min(target.cue[1], end) - start, CUES.index(target.label)] = 1
    return found


def _who(target: Target, start: int, end: int) -> Sequence[tuple[int, int]]:
    """The who of a frame; of an anaphor whose names are all outside the window, its other mentions."""
    inside = any(start <= first and last <= end for first, last in target.who)
    return target.who if target.label != "coref" or inside else target.others


def mark(tags: Numbers, spans: Sequence[tuple[int, int]], tag: int, start: int, end: int) -> None:
    """Tag stretches of words, the longest first; those cut by the window's edges are shortened."""
    for first, last in sorted(spans, key=lambda span: span[0] - span[1]):
        first, last = max(first, start) - start, min(last, end) - start
        if last > first:
            tags[first] = tag
            tags[first + 1 : last] = tag + 1


def _restarted(tags: Numbers) -> Numbers:
    """After an interruption a stretch starts anew: B I O I becomes B I O B."""
    for place, tag in enumerate(tags):
        if tag in (2, 4) and (place == 0 or tags[place - 1] not in (tag, tag - 1)):
            tags[place] = tag - 1
    return tags


def batches(examples: list[Example], most: int, random: Random) -> list[list[Example]]:
    """Batches of one kind and of similar length, at most ``most`` word pieces with the padding, in random order."""
    found: list[list[Example]] = []
    for kind in sorted({example.kind for example in examples}):
        same = [example for example in examples if example.kind == kind]
        random.shuffle(same)
        ordered = [e for start in range(0, len(same), 120) for e in sorted(same[start : start + 120], key=lambda e: len(e.ids))]
        batch: list[Example] = []
        longest = 0
        for example in ordered:
            longest = max(longest, len(example.ids))
            if batch and longest * (len(batch) + 1) > most:
                found.append(batch)
                batch, longest = [], len(example.ids)
            batch.append(example)
        found.append(batch)
    random.shuffle(found)
    return found
