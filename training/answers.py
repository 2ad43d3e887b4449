"""A model's answers for passages whose right answers are known, kept so that other thresholds can be tried on them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.annotate.analysis import NO_CANDIDATES
from kg.annotate.arrays import Floats
from kg.annotate.coreference import antecedents
from kg.annotate.cues import ANAPHOR, Cue, cues_of
from kg.annotate.decode import log_softmax
from kg.annotate.frames import Proposal, argument_tags, proposals, scene, settle
from kg.annotate.labels import Labels
from kg.annotate.names import Found, names_of, phrases_of
from kg.annotate.reading import Model, Reading, read
from kg.annotate.words import Words

Span = tuple[int, int]


@dataclass(slots=True)
class Answers:
    """What the encoder found in one text; names, phrases and frames under any labels (that is: thresholds)."""

    words: Words
    reading: Reading
    model: Model
    _odds: dict[tuple[int, int], Floats] = field(default_factory=dict)

    def names(self, labels: Labels) -> list[Found]:
        """Names."""
        return names_of(self.reading, self.words, labels)

    def phrases(self, labels: Labels) -> list[Found]:
        """Phrases of all layers."""
        return phrases_of(self.reading, self.words, labels)

    def cues(self, labels: Labels) -> list[Cue]:
        """The cues that reach their threshold."""
        return [cue for cue in cues_of(self.reading, self.words, labels) if cue.sure]

    def frames(self, labels: Labels, names: list[Found]) -> list[Proposal]:
        """Frames of the sure cues."""
        found: list[Proposal] = []
        for cue in self.cues(labels):
            if cue.label != ANAPHOR:
                odds = self.odds(cue.start, labels.frame_of[labels.cues.index(cue.label)])
                window = self.reading.windows[self.reading.owner[cue.start]]
                view = scene(window.start, window.end, self.words, names)
                tags = argument_tags(odds[None], [cue], view.breaks, labels)[0]
                found += proposals(cue, tags, odds, view)
        return settle(found)

    def antecedent(self, anchor: int, candidates: Iterable[Span], labels: Labels, least: float) -> tuple[Span, float] | None:
        """The best of the candidates for an anaphor, if its score reaches ``least``."""
        window = self.reading.windows[self.reading.owner[anchor]]
        near = [(a - window.start, b - window.start) for a, b in candidates if window.start <= a and b <= window.end]
        inside = self.words.forms[window.start : window.end]
        found = antecedents(self.odds(anchor, labels.frames.index("coref")), anchor - window.start, near, inside, least)
        return ((found[0][0][0] + window.start, found[0][0][1] + window.start), found[0][1]) if found else None

    def odds(self, anchor: int, kind: int) -> Floats:
        """(w, 5) log probabilities over the words of the anchor's window."""
        if (anchor, kind) not in self._odds:
            window = self.reading.windows[self.reading.owner[anchor]]
            self._odds[anchor, kind] = log_softmax(self.model.network.arguments(window.answers["w"], [(anchor - window.start, kind)]))[0]
        return self._odds[anchor, kind]


def answers(words: Words, model: Model) -> Answers:
    """Ask the model."""
    return Answers(words, read(words, model), model)


def candidates(names: list[Found], phrases: list[Found]) -> list[Span]:
    """What an anaphor may point to."""
    return sorted({found[:2] for found in (*names, *phrases) if found.label not in NO_CANDIDATES})
