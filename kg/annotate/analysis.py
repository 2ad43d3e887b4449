"""All that is found about the words of an article, still counted in words: names, trees, "who said what", "whom she means"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.annotate.arrays import Floats
from kg.annotate.coreference import antecedents
from kg.annotate.cues import ANAPHOR, Cue, cues_of
from kg.annotate.decode import log_softmax
from kg.annotate.frames import Proposal, argument_tags, proposals, scene, settle
from kg.annotate.given import NOTHING, Given
from kg.annotate.labels import Labels
from kg.annotate.lemma import lemma
from kg.annotate.names import Found, names_of, phrases_of
from kg.annotate.reading import Model, Reading, Window, read
from kg.annotate.sentences import sentence_starts
from kg.annotate.syntax import Syntax, syntax_of
from kg.annotate.words import Words

NO_CANDIDATES = frozenset({"DATE", "TITLE"})


class Pointer(NamedTuple):
    """An anaphor's word, its score, and its candidates, best first."""

    word: int
    score: float
    candidates: list[tuple[tuple[int, int], float]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """One entry a word: part of speech, base form, tree."""

    pos: list[str]
    lemmas: list[str]
    syntax: Syntax


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything about an article's words. Stretches are in words, end exclusive."""

    grammar: Grammar
    names: list[Found]
    phrases: list[Found]
    frames: list[Proposal]
    links: list[Pointer]


def analyse(words: Words, model: Model, given: Given = NOTHING) -> Analysis:
    """Read the words (at least one). What is ``given`` from elsewhere takes the place of the model's own answers."""
    reading = read(words, model)
    names = names_of(reading, words, model.labels) if given.names is None else given.names
    phrases = phrases_of(reading, words, model.labels)
    frames, links = _cued(reading, words, model, names, phrases)
    return Analysis(_grammar(reading, words, model, given), names, phrases, frames, links)


def _grammar(reading: Reading, words: Words, model: Model, given: Given) -> Grammar:
    pos = given.pos or [model.labels.pos[number] for number in reading.pos.argmax(-1).tolist()]
    starts = given.starts or sentence_starts(words, reading.starts.tolist())
    lemmas = given.lemmas or [lemma(word, kind) for word, kind in zip(words.texts, pos, strict=True)]
    return Grammar(pos, lemmas, given.syntax or syntax_of(reading, starts, model.labels, model.network.relations))


def _cued(reading: Reading, words: Words, model: Model, names: list[Found], phrases: list[Found]) -> tuple[list[Proposal], list[Pointer]]:
    """Frames and links: the frame head is asked once a window, about the first word of every cue in it."""
    cues: list[list[Cue]] = [[] for _ in reading.windows]
    for cue in cues_of(reading, words, model.labels):
        cues[reading.owner[cue.start]].append(cue)
    mentions = sorted({found[:2] for found in (*names, *phrases) if found.label not in NO_CANDIDATES})
    frames: list[Proposal] = []
    links: list[Pointer] = []
    for window, inside in zip(reading.windows, cues, strict=True):
        if inside:
            odds = _arguments(window, inside, model)
            frames += _frames(window, inside, odds, words, names, model.labels)
            links += _links(window, inside, odds, mentions, words, model.labels)
    return settle(frames), sorted(links)


def _arguments(window: Window, cues: list[Cue], model: Model) -> Floats:
    """(cues, w, 5) log probabilities."""
    kinds = [model.labels.frame_of[model.labels.cues.index(cue.label)] for cue in cues]
    anchors = [(cue.start - window.start, kind) for cue, kind in zip(cues, kinds, strict=True)]
    return log_softmax(model.network.arguments(window.answers["w"], anchors))


def _frames(window: Window, cues: list[Cue], odds: Floats, words: Words, names: list[Found], labels: Labels) -> Iterator[Proposal]:
    chosen = [place for place, cue in enumerate(cues) if cue.label != ANAPHOR]
    if not chosen:
        return
    view = scene(window.start, window.end, words, names)
    tags = argument_tags(odds[chosen], [cues[place] for place in chosen], view.breaks, labels)
    for row, place in enumerate(chosen):
        yield from proposals(cues[place], tags[row], odds[place], view)


def _links(
    window: Window, cues: list[Cue], odds: Floats, mentions: list[tuple[int, int]], words: Words, labels: Labels
) -> Iterator[Pointer]:
    near = [(start - window.start, end - window.start) for start, end in mentions if window.start <= start and end <= window.end]
    inside = words.forms[window.start : window.end]
    for place, cue in enumerate(cues):
        if cue.label == ANAPHOR:
            found = antecedents(odds[place], cue.start - window.start, near, inside, labels.low)
            yield Pointer(cue.start, cue.score, [((a + window.start, b + window.start), score) for (a, b), score in found])
