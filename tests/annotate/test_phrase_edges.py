import pytest

from kg.annotate.edges import whole_content, whole_phrase


@pytest.mark.parametrize(
    ("sentence", "guess", "expected"),
    [
        ("“ We will not pay , ” she said .", "We will not pay ,", "“ We will not pay , ”"),
        ("“ We will not pay , ” she said .", "“ We will not pay", "“ We will not pay , ”"),
        ('" We will not pay , " she said .', "We will not pay ,", '" We will not pay , "'),
        ("She said that taxes , which rose , hurt .", ", which rose ,", "which rose"),
        ("She said taxes hurt .", "taxes hurt .", "taxes hurt"),
        ("She said : taxes hurt .", ": taxes hurt", "taxes hurt"),
        ("They said it .", ".", ""),
    ],
)
def test_content_keeps_its_marks_and_loses_outer_commas(sentence: str, guess: str, expected: str) -> None:
    words = sentence.split()
    length = len(guess.split())
    start = next(k for k in range(len(words)) if words[k : k + length] == guess.split())
    found = whole_content((start, start + length), words)
    assert " ".join(words[slice(*found)]) == expected


def test_a_phrase_never_cuts_a_name() -> None:
    words = "the Harwick City Council of Ohio".split()
    assert whole_phrase((0, 2), words, [(1, 4)]) == (0, 4)
    assert whole_phrase((2, 6), words, [(1, 4)]) == (1, 6)


def test_a_phrase_closes_its_bracket_and_drops_outer_commas() -> None:
    words = "the Tri-County Coalition ( TCC ) , said".split()
    assert whole_phrase((0, 5), words, []) == (0, 6)
    assert whole_phrase((0, 7), words, []) == (0, 6)
