"""Names and phrases: "Ana Ruiz" PERSON, "the Elm Street Housing Act" LAW, "two officials" UNNAMED; one type for one name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from kg.annotate.arrays import Floats
from kg.annotate.decode import BIO, best_tags, stretches
from kg.annotate.labels import Labels
from kg.annotate.reading import Reading
from kg.annotate.words import Words

REPEATED = frozenset({"PERSON", "AGENCY", "ORG"})
NOT_VOTED = "DATE"
NOUNS = ("NOUN", "PROPN")


class Found(NamedTuple):
    """Words ``[start, end)`` bear a label, with a probability of 0..1."""

    start: int
    end: int
    label: str
    score: float


def names_of(reading: Reading, words: Words, labels: Labels) -> list[Found]:
    """All names, in order, none overlapping. Mentions of one name vote on its type; an untagged repeat of it is tagged."""
    tags = best_tags(reading.names[None], labels.names, words.breaks)[0].tolist()
    odds = np.exp(reading.names)
    odds = odds[:, 1::2] + odds[:, 2::2]
    found = [Found(start, end, labels.types[type_], _mean(odds, start, end, type_)) for start, end, type_ in stretches(tags)]
    return sorted(_agreed(found, words.forms, odds, labels.types))


def phrases_of(reading: Reading, words: Words, labels: Labels) -> list[Found]:
    """Phrases of all layers, layer by layer; they may overlap, but the same words are a phrase of one layer only
    (a TITLE may be another thing's phrase too). Words without a noun ("the", "its") are none."""
    scores = reading.phrases.transpose(1, 0, 2).copy()
    scores[:, :, 0] -= np.array([labels.phrase_bias.get(layer, 0.0) for layer in labels.phrases], np.float32)[:, None]
    inside = 1 - np.exp(reading.phrases[:, :, 0])
    found = [
        Found(start, end, layer, _mean(inside, start, end, number))
        for number, (layer, tags) in enumerate(zip(labels.phrases, best_tags(scores, BIO, words.breaks).tolist(), strict=True))
        for start, end, _ in stretches(tags)
    ]
    nouns = np.isin(reading.pos.argmax(-1), [labels.pos.index(kind) for kind in NOUNS])
    return _without_twins([phrase for phrase in found if nouns[phrase.start : phrase.end].any()])


def _mean(odds: Floats, start: int, end: int, column: int) -> float:
    return float(odds[start:end, column].mean())


def _agreed(found: list[Found], forms: tuple[str, ...], odds: Floats, types: tuple[str, ...]) -> Iterator[Found]:
    groups: dict[tuple[str, ...], list[Found]] = {}
    for name in found:
        groups.setdefault(tuple(form.lower() for form in forms[name.start : name.end]), []).append(name)
    taken = {word for name in found for word in range(name.start, name.end)}
    places = _places(forms)
    for group in groups.values():
        voted = group if group[0].label == NOT_VOTED else _voted(group, odds, types)
        yield from voted
        yield from _repeats(voted, forms, places, taken)


def _voted(group: list[Found], odds: Floats, types: tuple[str, ...]) -> list[Found]:
    """The mentions of one name with the type that is likeliest over all of them."""
    if len(group) == 1:
        return group
    votes = sum(np.log(odds[name.start : name.end] + 1e-6).mean(0) for name in group)
    type_ = int(np.argmax(votes))
    return [Found(name.start, name.end, types[type_], _mean(odds, name.start, name.end, type_)) for name in group]


def _repeats(group: list[Found], forms: tuple[str, ...], places: dict[str, list[int]], taken: set[int]) -> Iterator[Found]:
    """The same words elsewhere, not yet part of a name: a mention as sure as the tagged ones are on the average."""
    name = forms[group[0].start : group[0].end]
    if group[0].label not in REPEATED or not _distinct(name):
        return
    score = sum(mention.score for mention in group) / len(group)
    for start in places[name[0]]:
        span = range(start, start + len(name))
        if forms[start : start + len(name)] == name and taken.isdisjoint(span):
            taken.update(span)
            yield Found(start, start + len(name), group[0].label, score)


def _distinct(name: tuple[str, ...]) -> bool:
    """Whether words can hardly mean something else: all with a capital, and two of them or an acronym."""
    return all(word[0].isupper() for word in name) and (len(name) > 1 or (name[0].isupper() and len(name[0]) > 2))


def _places(forms: tuple[str, ...]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        if form[0].isupper():
            found.setdefault(form, []).append(place)
    return found


def _without_twins(found: list[Found]) -> list[Found]:
    best: dict[tuple[int, int], Found] = {}
    for phrase in found:
        if phrase.label != "TITLE":
            best[phrase[:2]] = max(best.get(phrase[:2], phrase), phrase, key=lambda p: p.score)
    return [phrase for phrase in found if phrase.label == "TITLE" or best[phrase[:2]] is phrase]
