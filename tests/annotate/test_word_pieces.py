import pytest

from kg.annotate.files import BUILT_IN
from kg.annotate.pieces import MOST_PIECES, Pieces, shape


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(BUILT_IN / "tokenizer.json")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("council", 1), ("Council", 2), ("CPD", 3), ("A", 4), ("iPhone", 5), ("McKay", 6), ("2026", 7), ("6-3", 8), ("14th", 9),
        (".", 10), ("…", 10), ("“", 11), ("”", 12), ('"', 12), (",", 13), ("—", 13), ("U.S.", 14), ("Sept.", 14), ("Q1", 14),
        ("'s", 1), ("日本", 1), ("😀", 13), ("½", 15),
    ],
)  # fmt: skip
def test_shape_tells_case_digits_and_marks(word: str, expected: int) -> None:
    assert shape(word) == expected


def test_case_does_not_change_the_pieces(pieces: Pieces) -> None:
    assert pieces("Harwick")[0] == pieces("HARWICK")[0] and pieces("Harwick")[1] != pieces("HARWICK")[1]


def test_a_window_is_framed_and_every_word_knows_its_first_piece(pieces: Pieces) -> None:
    found = pieces.encode(["Sheriff", "Kesslerman", "agreed"], [0, 1, 2])
    assert found.ids[0] == 101 and found.ids[-1] == 102 and len(found.ids) == len(found.shapes)
    assert found.first[0] == 1 and len(found.first) == 3
    assert [found.shapes[place] for place in found.first] == [2, 2 + 16, 1 + 32]


def test_an_endless_word_has_few_pieces(pieces: Pieces) -> None:
    assert all(1 <= len(pieces(word)[0]) <= MOST_PIECES for word in ("x" * 90, "-" * 5000, "\x00", "\u200f"))
