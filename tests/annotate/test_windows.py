from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.windows import LONGEST_SENTENCE, owners, windows

WORDS = st.lists(st.tuples(st.booleans(), st.integers(1, 12)), min_size=1, max_size=400)


@given(WORDS, st.integers(LONGEST_SENTENCE + 2, 400), st.integers(0, 3))
def test_windows_cover_every_word_and_none_is_too_long(words: list[tuple[bool, int]], longest: int, overlap: int) -> None:
    starts, lengths = [start for start, _ in words], [length for _, length in words]
    found = list(windows(starts, lengths, longest, overlap))
    assert {word for start, end in found for word in range(start, end)} == set(range(len(words)))
    assert all(sum(lengths[start:end]) + 2 <= longest for start, end in found)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))


@given(WORDS)
def test_every_word_is_owned_by_a_window_that_holds_it(words: list[tuple[bool, int]]) -> None:
    found = list(windows([start for start, _ in words], [length for _, length in words], 210, 2))
    for word, owner in enumerate(owners(found, len(words))):
        assert found[owner][0] <= word < found[owner][1]


def test_a_next_window_reads_the_last_sentences_again() -> None:
    starts = [place % 10 == 0 for place in range(100)]
    assert list(windows(starts, [1] * 100, 62, 0)) == [(0, 60), (60, 100)]
    assert list(windows(starts, [1] * 100, 62, 1)) == [(0, 60), (50, 100)]


def test_a_word_belongs_to_the_window_where_it_stands_farther_from_the_edge() -> None:
    assert owners([(0, 6), (4, 10)], 10) == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]


def test_a_sentence_without_end_is_cut() -> None:
    found = list(windows([True] + [False] * 999, [1] * 1000, 384, 2))
    assert found[-1][1] == 1000 and all(end - start <= 382 for start, end in found)
