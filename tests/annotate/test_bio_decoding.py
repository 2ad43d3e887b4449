import itertools

import numpy as np
import pytest

from kg.annotate.decode import BIO, best_tags, log_softmax, sigmoid, stretches, transitions, viterbi

TWO_TYPES = ("O", "B-X", "I-X", "B-Y", "I-Y")
ARGUMENTS = ("O", "B0", "I0", "B1", "I1")


def best_by_trying_all(scores: np.ndarray, labels: tuple[str, ...]) -> float:
    allowed = transitions(labels)
    return max(
        sum(float(row[tag]) for row, tag in zip(scores, path, strict=True))
        for path in itertools.product(range(len(labels)), repeat=len(scores))
        if all(allowed[before, after] == 0 for before, after in itertools.pairwise((0, *path)))
    )


def total(scores: np.ndarray, tags: np.ndarray) -> float:
    return sum(float(row[tag]) for row, tag in zip(scores, tags, strict=True))


@pytest.mark.parametrize("labels", [BIO, TWO_TYPES, ARGUMENTS])
def test_viterbi_finds_the_best_of_all_allowed_sequences(labels: tuple[str, ...]) -> None:
    scores = np.random.default_rng(7).normal(size=(25, 5, len(labels))).astype(np.float32)
    for row, tags in zip(scores, viterbi(scores, labels), strict=True):
        assert total(row, tags) == pytest.approx(best_by_trying_all(row, labels), abs=1e-5)


@pytest.mark.parametrize("labels", [BIO, TWO_TYPES])
def test_decoding_only_the_broken_stretches_gives_the_same_as_decoding_all(labels: tuple[str, ...]) -> None:
    scores = np.random.default_rng(3).normal(size=(30, 60, len(labels))).astype(np.float32) * 4
    scores[:, ::7, 0] += 40
    assert (best_tags(scores, labels) == viterbi(scores, labels)).all()


def test_an_inner_tag_never_comes_first_or_after_another_type() -> None:
    scores = np.full((1, 4, 5), -5, np.float32)
    scores[0, [0, 1, 2, 3], [2, 2, 4, 4]] = 3  # I-X I-X I-Y I-Y
    tags = best_tags(scores, TWO_TYPES)[0].tolist()
    assert all(transitions(TWO_TYPES)[a, b] == 0 for a, b in itertools.pairwise((0, *tags)))


def test_allowed_best_labels_are_taken_as_they_are() -> None:
    scores = np.zeros((1, 4, 3), np.float32)
    scores[0, [0, 1, 2, 3], [1, 2, 0, 1]] = 1
    assert best_tags(scores, BIO)[0].tolist() == [1, 2, 0, 1]


def test_arguments_have_the_same_rules_as_names() -> None:
    assert (transitions(ARGUMENTS) == transitions(TWO_TYPES)).all()


def test_stretches_part_where_a_new_one_begins_or_the_type_changes() -> None:
    assert stretches([1, 2, 2, 0, 3, 4, 1, 1, 2]) == [(0, 3, 0), (4, 6, 1), (6, 7, 0), (7, 9, 0)]
    assert stretches([]) == []


def test_probabilities_sum_to_one_in_single_precision() -> None:
    scores = np.array([[1.0, 2.0, 30.0], [0.0, 0.0, 0.0]], np.float32)
    assert np.exp(log_softmax(scores)).sum(-1) == pytest.approx([1, 1])
    assert log_softmax(scores).dtype == sigmoid(scores).dtype == np.float32
