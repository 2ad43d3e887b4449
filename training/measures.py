"""How good a model is, word by word: names, phrases, frames, coreference on passages; trees on treebanks. F1 in percent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kg.annotate.frames import Proposal
from kg.annotate.labels import Labels
from kg.annotate.names import Found
from kg.annotate.reading import Model, Window
from kg.annotate.syntax import parse_window
from training.answers import Answers, candidates
from training.passages import Passage, Span, Target, is_pronoun
from training.treebanks import Document, Sentence

GROUPS = {
    "supports": "stances", "opposes": "stances", "commits": "commitments", "refuses": "commitments", "say": "speech", "role": "roles",
}  # fmt: skip
NO_BODY = frozenset({"PERSON", "DATE", "GROUP"})
HALF = 0.5
LONGEST = 256  # pieces of treebank sentences read at once


@dataclass(slots=True)
class Count:
    """Right, proposed and wanted answers."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        """Percent."""
        return 200 * self.right / max(1, self.found + self.wanted)

    @property
    def precision(self) -> float:
        """Percent."""
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Percent."""
        return 100 * self.right / max(1, self.wanted)

    def add(self, right: int, found: int, wanted: int) -> None:
        """Count more."""
        self.right += right
        self.found += found
        self.wanted += wanted


Counts = dict[str, Count]


def measure(pairs: Sequence[tuple[Passage, Answers]], labels: Labels) -> Counts:
    """All counts over passages. Names as ``name PERSON``, phrases as ``phrase LAW``, their sums as ``names`` and ``phrases``."""
    found: Counts = defaultdict(Count)
    for passage, answers in pairs:
        names, phrases = answers.names(labels), answers.phrases(labels)
        spans(passage, names, phrases, found)
        _cues(passage, answers, labels, found)
        linked(passage, answers.frames(labels, names), names, found)
        _coreference(passage, answers, names, phrases, labels, found)
    return dict(found)


def spans(passage: Passage, names: list[Found], phrases: list[Found], counts: Counts) -> None:
    """Names and phrases against the passage's."""
    _spans("names", "name", passage.names, set(), {f[:3] for f in names}, counts)
    for layer, tags in passage.phrases.items():
        group, one = ("titles", "title") if layer == "TITLE" else ("phrases", "phrase")
        _spans(group, one, tags, passage.soft[layer], {f[:3] for f in phrases if f.label == layer}, counts)


def _spans(group: str, one: str, tags: list[str], soft: set[int], found: set[tuple[int, int, str]], counts: Counts) -> None:
    """Exact spans with their type. What covers words that are spared is neither right nor wrong."""
    wanted, spared = wanted_spans(tags, soft)
    found = {span for span in found if span in wanted or spared.isdisjoint(range(*span[:2]))}
    for span in wanted | found:
        for name in (group, f"{one} {span[2]}"):
            counts[name].add(span in wanted and span in found, span in found, span in wanted)
    if group == "phrases":
        near = sum(any(_half(span, other) for other in found) for span in wanted)
        counts["phrases, half overlapping"].add(near, len(found), len(wanted))


def wanted_spans(tags: Sequence[str], soft: Set[int]) -> tuple[set[tuple[int, int, str]], set[int]]:
    """The spans to be found, and the words that are spared: whatever covers these is neither right nor wrong."""
    wanted = {span for span in stretches(tags) if not soft.issuperset(range(*span[:2]))}
    return wanted, {word for word, tag in enumerate(tags) if tag == "?"} | soft


def stretches(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """B-LAW I-LAW O -> (0, 2, LAW)."""
    found: list[tuple[int, int, str]] = []
    for word, tag in enumerate(tags):
        if tag[0] == "B":
            found.append((word, word + 1, tag[2:]))
        elif tag[0] == "I" and found and found[-1][1] == word:
            found[-1] = (found[-1][0], word + 1, found[-1][2])
    return found


def _cues(passage: Passage, answers: Answers, labels: Labels, counts: Counts) -> None:
    cues = answers.cues(labels)
    for label in labels.cues:
        wanted = {target.cue for target in passage.targets if target.label == label}
        spared = passage.spared.get(label, set())
        found = {(c.start, c.end) for c in cues if c.label == label}
        found = {cue for cue in found if cue in wanted or spared.isdisjoint(range(*cue))}
        counts[f"cue {label}"].add(len(wanted & found), len(found), len(wanted))
        touched = sum(any(touch(cue, other) for other in found) for cue in wanted)
        touching = sum(any(touch(cue, other) for other in wanted) for cue in found)
        counts[f"cue {label}, overlapping"].add(min(touched, touching), len(found), len(wanted))


def linked(passage: Passage, frames: list[Proposal], names: list[Found], counts: Counts) -> None:
    """Whole frames: the cue overlaps, so does the who, and half of the what is shared. Roles are judged by their things, too."""
    wanted = [target for target in passage.targets if target.label in GROUPS]
    left = list(wanted)
    for frame in frames:
        if frame.label in GROUPS and not (frame.label == "role" and not passage.spared["role"].isdisjoint(range(*frame.cue))):
            hit = next((target for target in left if _agrees(target, frame)), None)
            if hit:
                left.remove(hit)
            for name in (frame.label, GROUPS[frame.label]):
                counts[name].add(hit is not None, 1, 0)
    for target in wanted:
        for name in (target.label, GROUPS[target.label]):
            counts[name].add(0, 0, 1)
    _roles(passage, [frame for frame in frames if frame.label == "role"], names, counts["roles, by thing"])


def _agrees(target: Target, frame: Proposal) -> bool:
    who, what = words_in(target.who), words_in(target.what)
    proposed, about = words_in([frame.who] if frame.who else []), words_in(frame.what)
    if target.label != frame.label or not touch(target.cue, frame.cue) or ((who or proposed) and not who & proposed):
        return False
    return overlap(what, about) >= HALF


def _roles(passage: Passage, frames: list[Proposal], names: list[Found], count: Count) -> None:
    left = [target for target in passage.targets if target.label == "role"]
    count.add(0, 0, len(left))
    for frame in frames:
        if not passage.spared["role"].isdisjoint(range(*frame.cue)):
            continue
        inside = [n[:2] for n in names if frame.cue[0] <= n.start and n.end <= frame.cue[1] and n.label not in NO_BODY]
        bodies = words_in(frame.what or inside)  # "Interior Department spokesman" names its own
        hit = next((target for target in left if _same_role(target, frame, bodies)), None)
        if hit:
            left.remove(hit)
        count.add(hit is not None, 1, 0)


def _same_role(target: Target, frame: Proposal, bodies: set[int]) -> bool:
    """Any mention of the person and of the organization will do."""
    if not touch(target.cue, frame.cue) or not frame.who or words_in([*target.others, *target.who]).isdisjoint(range(*frame.who)):
        return False
    return not words_in(target.bodies).isdisjoint(bodies) if target.bodies else not bodies


def _coreference(
    passage: Passage, answers: Answers, names: list[Found], phrases: list[Found], labels: Labels, counts: Counts
) -> None:  # fmt: skip
    named = [m for m in passage.mentions if m.kind in ("typed", "name") and m.id and m.type not in ("DATE", "TITLE")]
    wanted = {target.anchor: target for target in passage.targets if target.label == "coref" and target.who}
    for anchor, target in wanted.items():
        best = answers.antecedent(anchor, [m.span for m in named], labels, 0.0)
        right = best is not None and best[0] in target.who
        counts["pronouns" if is_pronoun(passage, target) else "nominals"].add(right, 1, 1)
    anchors = {target.anchor for target in passage.targets if target.label == "coref"}
    count = counts["coreference"]
    count.add(0, 0, len(wanted))
    mentions = candidates(names, phrases)
    for cue in answers.cues(labels):
        if cue.label == "coref" and (cue.start in anchors or cue.start not in passage.spared["coref"]):
            best = answers.antecedent(cue.start, mentions, labels, labels.antecedent)
            if best:
                target = wanted.get(cue.start)
                count.add(target is not None and any(_half(best[0], span) for span in target.who), 1, 0)


def syntax(model: Model, documents: Iterable[Document]) -> dict[str, float]:
    """Percent of words with the right part of speech (UPOS), head (UAS), head and relation (LAS; no punctuation).

    Where sentences start is for the model to say.
    """
    right: dict[str, int] = defaultdict(int)
    for document in documents:
        for group in _groups(document, model):
            _parse(group, model, right)
    words, counted = max(1, right["words"]), max(1, right["counted"])
    return {"UPOS": 100 * right["pos"] / words, "UAS": 100 * right["head"] / counted, "LAS": 100 * right["both"] / counted}


def _groups(document: Document, model: Model) -> list[list[Sentence]]:
    groups: list[list[Sentence]] = [[]]
    size = 2
    for sentence in document.sentences:
        length = sum(model.pieces.lengths(sentence.words))
        if groups[-1] and size + length > LONGEST:
            groups.append([])
            size = 2
        groups[-1].append(sentence)
        size += length
    return groups


def _parse(sentences: list[Sentence], model: Model, right: dict[str, int]) -> None:
    words = [word for sentence in sentences for word in sentence.words]
    found = model.network.read(model.pieces.encode(words, [0] * len(words)))
    heads, relations = list(range(len(words))), [""] * len(words)
    starts = np.flatnonzero(found["ss"][1:, 1] > found["ss"][1:, 0]) + 1
    window, bounds = Window(0, len(words), found), [0, *starts.tolist(), len(words)]
    parse_window(window, list(pairwise(bounds)), heads, relations, model.labels, model.network.relations)
    pos = found["upos"].argmax(-1)
    before = 0
    for sentence in sentences:
        for place, head in enumerate(sentence.heads):
            word = before + place
            right["words"] += 1
            right["pos"] += model.labels.pos[pos[word]] == sentence.pos[place]
            if sentence.pos[place] != "PUNCT":
                same = heads[word] == (before + head - 1 if head else word)
                right["counted"] += 1
                right["head"] += same
                right["both"] += same and relations[word] == sentence.relations[place]
        before += len(sentence.words)


def brief(counts: Counts) -> dict[str, float]:
    """The figures one looks at while a model trains."""
    names = ("names", "titles", "phrases", "speech", "commitments", "roles", "stances", "coreference")
    return {name: round(counts[name].f1, 1) for name in names if name in counts}


def touch(one: Span, other: Span) -> bool:
    """Whether two stretches share a word."""
    return one[0] < other[1] and other[0] < one[1]


def _half(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two stretches share half of the longer one."""
    return 2 * (min(one[1], other[1]) - max(one[0], other[0])) >= max(one[1] - one[0], other[1] - other[0])


def overlap(one: Set[int], other: Set[int]) -> float:
    """Words in both among the words in either, 0..1; two empty sets are the same."""
    return len(one & other) / len(one | other) if one or other else 1.0


def words_in(spans: Iterable[Span]) -> set[int]:
    """All words of some stretches."""
    return {word for span in spans for word in range(*span)}
