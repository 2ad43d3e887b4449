import itertools

import numpy as np
import pytest

from kg.annotate.trees import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    for word in range(1, len(heads) + 1):
        steps = 0
        while word and steps <= len(heads):
            word, steps = heads[word - 1], steps + 1
        if word:
            return False
    return True


def best_by_trying_all(scores: np.ndarray) -> float:
    words = len(scores)
    return max(
        sum(float(scores[word, head]) for word, head in enumerate(heads))
        for heads in itertools.product(range(words + 1), repeat=words)
        if heads.count(0) == 1 and is_tree(heads)
    )


@pytest.mark.parametrize("words", [1, 2, 3, 4, 5])
def test_the_tree_is_the_best_of_all_with_one_root(words: int) -> None:
    numbers = np.random.default_rng(words)
    for _ in range(12):
        scores = numbers.normal(size=(words, words + 1)).astype(np.float32)
        heads = best_tree(scores.copy())
        assert is_tree(tuple(heads.tolist())) and (heads == 0).sum() == 1
        found = sum(float(scores[word, head]) for word, head in enumerate(heads))
        assert found == pytest.approx(best_by_trying_all(scores), abs=1e-4)


def test_clear_heads_are_taken_without_search() -> None:
    scores = np.zeros((3, 4), np.float32)
    scores[0, 2] = scores[1, 0] = scores[2, 2] = 9  # she said no
    assert best_tree(scores).tolist() == [2, 0, 2]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.full((2, 3), -9, np.float32)
    scores[0, 2] = scores[1, 1] = 5  # each wants the other
    scores[0, 0], scores[1, 0] = 1, 2
    assert best_tree(scores).tolist() == [2, 0]


def test_a_word_is_never_its_own_head() -> None:
    scores = np.zeros((3, 4), np.float32)
    for word in range(3):
        scores[word, word + 1] = 50
    assert all(head != word + 1 for word, head in enumerate(best_tree(scores).tolist()))


def test_a_long_sentence_of_equal_scores_still_gives_a_tree() -> None:
    heads = best_tree(np.zeros((120, 121), np.float32))
    assert is_tree(tuple(heads.tolist())) and (heads == 0).sum() == 1
