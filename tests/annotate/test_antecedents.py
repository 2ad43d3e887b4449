import numpy as np

from kg.annotate.coreference import antecedents

WORDS = "Ana Ruiz met Bob . Ana Ruiz said she left".split()


def odds(chances: dict[int, tuple[float, float]]) -> np.ndarray:
    """(words, 5) log probabilities with these chances of B0 and I0."""
    found = np.full((len(WORDS), 5), 1e-6, np.float32)
    for word, (first, inner) in chances.items():
        found[word, 1:3] = max(first, 1e-6), max(inner, 1e-6)
    return np.log(found)


def test_the_likeliest_candidate_comes_first_and_a_name_only_once() -> None:
    given = odds({0: (0.9, 0), 1: (0, 0.9), 3: (0.4, 0), 5: (0.6, 0), 6: (0, 0.6)})
    found = antecedents(given, 8, [(0, 2), (3, 4), (5, 7)], WORDS, 0.15)
    assert [span for span, _ in found] == [(0, 2), (3, 4)] and found[0][1] > found[1][1]


def test_a_part_of_a_name_scores_less_than_the_whole() -> None:
    given = odds({0: (0.9, 0), 1: (0, 0.9)})
    assert antecedents(given, 8, [(0, 1), (0, 2)], WORDS, 0.15)[0][0] == (0, 2)


def test_a_word_is_not_its_own_antecedent_and_unlikely_ones_are_left_out() -> None:
    assert antecedents(odds({8: (0.9, 0)}), 8, [(8, 9), (3, 4)], WORDS, 0.15) == []
    assert antecedents(odds({}), 8, [], WORDS, 0.15) == []
