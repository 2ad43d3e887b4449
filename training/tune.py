"""Thresholds, chosen on the development passages: how sure a cue must be, how readily words become phrases and arguments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.labels import Labels
from training.answers import Answers
from training.measures import Count, Counts, linked, measure, spans
from training.passages import Passage

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)
BIASES = (-1.0, -0.75, -0.5, -0.375, -0.25, -0.125, 0.0, 0.125, 0.25, 0.375, 0.5, 0.75, 1.0)
ARGUMENT_BIASES = (0.0, 0.5, 1.0, 2.0)
ANTECEDENTS = tuple(round(0.05 * step, 2) for step in range(1, 13))
# A choice far from the plain one must pay: points of F1 for each unit away from it.
THRESHOLD_COST, BIAS_COST = 6.0, 0.3
GROUPS = {"say": ("say",), "stance": ("supports", "opposes"), "commit": ("commits", "refuses"), "role": ("role",)}
# Not chosen on the passages: through the graph, a post's organization is worth more than these measures see.
PLAIN_BIASES = {"say": 0.0, "role": 0.7}
Pairs = Sequence[tuple[Passage, Answers]]


def tuned(pairs: Pairs, labels: Labels) -> Labels:
    """The labels with the thresholds and biases that score best on the passages."""
    labels = _phrases(pairs, labels)
    for frame, cues in GROUPS.items():
        labels = _frames(pairs, labels, frame, cues)
    return _links(pairs, labels)


def _phrases(pairs: Pairs, labels: Labels) -> Labels:
    for layer in labels.phrases:
        name = f"title {layer}" if layer == "TITLE" else f"phrase {layer}"

        def scored(bias: float, layer: str = layer, name: str = name, labels: Labels = labels) -> float:
            tried = replace(labels, phrase_bias={**labels.phrase_bias, layer: bias})
            return _spans(pairs, tried)[name].f1 - BIAS_COST * abs(bias)

        labels = replace(labels, phrase_bias={**labels.phrase_bias, layer: max(BIASES, key=scored)})
    return labels


def _spans(pairs: Pairs, labels: Labels) -> Counts:
    found: Counts = defaultdict(Count)
    for passage, answers in pairs:
        spans(passage, [], answers.phrases(labels), found)
    return found


def _frames(pairs: Pairs, labels: Labels, frame: str, cues: tuple[str, ...]) -> Labels:
    """Threshold of each cue, for each readiness to take arguments (that of the frame, so of both its cues)."""
    best, chosen = -1.0, labels
    for bias in ARGUMENT_BIASES if len(cues) > 1 else (PLAIN_BIASES[frame],):
        tried = replace(labels, argument_bias={**labels.argument_bias, frame: bias})
        total = 0.0
        for cue in cues:
            scores = {threshold: _score(pairs, _with(tried, cue, threshold), cue, threshold) for threshold in THRESHOLDS}
            threshold = max(THRESHOLDS, key=scores.__getitem__)
            tried = _with(tried, cue, threshold)
            total += scores[threshold] / len(cues)
        if total - BIAS_COST * bias > best:
            best, chosen = total - BIAS_COST * bias, tried
    return chosen


def _score(pairs: Pairs, labels: Labels, cue: str, threshold: float) -> float:
    only = replace(labels, thresholds={**dict.fromkeys(labels.cues, 2.0), cue: threshold})
    found: Counts = defaultdict(Count)
    for passage, answers in pairs:
        names = answers.names(labels)
        linked(passage, answers.frames(only, names), names, found)
    return found["roles" if cue == "role" else cue].f1 - THRESHOLD_COST * abs(threshold - 0.5)


def _with(labels: Labels, cue: str, threshold: float) -> Labels:
    return replace(labels, thresholds={**labels.thresholds, cue: threshold})


def _links(pairs: Pairs, labels: Labels) -> Labels:
    tried = [_with(labels, "coref", threshold) for threshold in THRESHOLDS]
    labels = max(tried, key=lambda one: measure(pairs, one)["cue coref"].f1 - THRESHOLD_COST * abs(one.thresholds["coref"] - 0.5))
    return max((replace(labels, antecedent=least) for least in ANTECEDENTS), key=lambda one: measure(pairs, one)["coreference"].f1)
