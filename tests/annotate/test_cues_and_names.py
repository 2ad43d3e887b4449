import numpy as np
import pytest

from kg.annotate.cues import Cue, cues_of
from kg.annotate.files import BUILT_IN
from kg.annotate.labels import Labels, load_labels
from kg.annotate.names import names_of, phrases_of
from kg.annotate.reading import Reading
from kg.annotate.words import Words


@pytest.fixture(scope="module")
def labels() -> Labels:
    return load_labels(BUILT_IN / "labels.json")


def words(text: str, *new_lines: int) -> Words:
    forms = tuple(text.split())
    breaks = tuple(int(place in new_lines) for place in range(len(forms)))
    return Words(tuple(range(len(forms))), forms, forms, breaks, tuple(place == 0 for place in range(len(forms))))


def reading(labels: Labels, size: int) -> Reading:
    """Answers that say nothing about any word, to be changed by the tests: all O, no cue, every word a noun."""
    names = np.full((size, len(labels.names)), -9, np.float32)
    phrases = np.full((size, len(labels.phrases), 3), -9, np.float32)
    names[:, 0], phrases[:, :, 0] = -0.01, -0.01
    pos = np.zeros((size, len(labels.pos)), np.float32)
    pos[:, labels.pos.index("NOUN")] = 1
    return Reading(names, phrases, np.zeros((size, len(labels.cues)), np.float32), pos, np.zeros(size, np.float32), (0,) * size, ())


def tag(read: Reading, labels: Labels, start: int, end: int, type_: str, score: float = -0.01) -> None:
    for place in range(start, end):
        read.names[place] = -9
        read.names[place, labels.names.index(("B-" if place == start else "I-") + type_)] = score


def test_mentions_of_one_name_agree_on_its_type(labels: Labels) -> None:
    read = reading(labels, 5)
    tag(read, labels, 0, 1, "ORG")
    tag(read, labels, 2, 3, "ORG")
    tag(read, labels, 4, 5, "AGENCY", -0.5)
    found = names_of(read, words("Treasury and Treasury or Treasury"), labels)
    assert [name.label for name in found] == ["ORG"] * 3


def test_an_untagged_repeat_of_a_sure_name_is_found(labels: Labels) -> None:
    read = reading(labels, 5)
    tag(read, labels, 0, 2, "PERSON")
    found = names_of(read, words("Ana Ruiz met Ana Ruiz"), labels)
    assert [(name.start, name.end) for name in found] == [(0, 2), (3, 5)] and found[0].score == pytest.approx(found[1].score)


def test_one_common_word_is_not_repeated(labels: Labels) -> None:
    read = reading(labels, 3)
    tag(read, labels, 0, 1, "PERSON")
    assert len(names_of(read, words("Will left Will"), labels)) == 1


def test_a_name_does_not_go_on_over_a_line_break(labels: Labels) -> None:
    read = reading(labels, 4)
    tag(read, labels, 0, 4, "ORG")
    read.names[2, labels.names.index("B-ORG")] = -1
    found = names_of(read, words("Elm Street Elm Council", 2), labels)
    assert [(name.start, name.end) for name in found] == [(0, 2), (2, 4)]


def test_the_same_words_are_one_phrase_but_a_title_stays(labels: Labels) -> None:
    read = reading(labels, 2)
    for layer, score in (("TITLE", -0.01), ("LAW", -0.4), ("POLICY", -0.1)):
        read.phrases[:, labels.phrases.index(layer)] = [[-3, score, -9], [-3, -9, score]]
    found = {phrase.label for phrase in phrases_of(read, words("rent cap"), labels)}
    assert "TITLE" in found and len(found & {"LAW", "POLICY"}) == 1


def test_a_phrase_without_a_noun_is_none(labels: Labels) -> None:
    read = reading(labels, 1)
    read.phrases[0, labels.phrases.index("UNNAMED")] = [-3, -0.05, -9]
    assert len(phrases_of(read, words("critics"), labels)) == 1
    read.pos[0, labels.pos.index("DET")] = 5
    assert phrases_of(read, words("the"), labels) == []


def cues(labels: Labels, label: str, *odds: float, breaks: tuple[int, ...] = ()) -> list[tuple[int, int, bool]]:
    read = reading(labels, len(odds))
    read.cues[:, labels.cues.index(label)] = odds
    return [(cue.start, cue.end, cue.sure) for cue in cues_of(read, words("w " * len(odds), *breaks), labels)]


def test_a_sure_run_is_a_cue_and_its_unsure_neighbours_are_not(labels: Labels) -> None:
    assert cues(labels, "say", 0.3, 0.9, 0.8, 0.2, 0.0, 0.9) == [(1, 3, True), (5, 6, True)]


def test_an_unsure_run_is_proposed_as_such(labels: Labels) -> None:
    assert cues(labels, "say", 0.3, 0.4, 0.0, 0.1) == [(0, 2, False)]


def test_anaphors_are_single_words_and_runs_end_at_line_breaks(labels: Labels) -> None:
    assert cues(labels, "coref", 0.9, 0.9, 0.2) == [(0, 1, True), (1, 2, True), (2, 3, False)]
    assert cues(labels, "role", 0.9, 0.9, breaks=(1,)) == [(0, 1, True), (1, 2, True)]


def test_of_two_stances_on_one_word_the_likelier_stays(labels: Labels) -> None:
    read = reading(labels, 1)
    read.cues[0, [labels.cues.index("supports"), labels.cues.index("opposes")]] = 0.8, 0.9
    assert cues_of(read, words("w"), labels) == [Cue("opposes", 0, 1, pytest.approx(0.9), True)]
