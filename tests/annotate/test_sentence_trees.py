import numpy as np

from kg.annotate.files import BUILT_IN
from kg.annotate.labels import load_labels
from kg.annotate.reading import Reading, Window
from kg.annotate.syntax import Syntax, inside_sentences, syntax_of

LABELS = load_labels(BUILT_IN / "labels.json")
TENSOR = np.zeros((len(LABELS.relations), 65, 65), np.float32)
TENSOR[LABELS.relations.index("nsubj"), 64, 64] = 1  # whatever the words, nsubj is likeliest


def window(start: int, end: int, heads: dict[int, int]) -> Window:
    """A window whose arc scores want these heads (words of the text; a word's own number for the root), else the next word."""
    size = end - start
    arc = np.zeros((size, size + 1), np.float32)
    for word in range(start, end):
        head = heads.get(word, min(word + 1, end - 1))
        arc[word - start, 0 if head == word else head - start + 1] = 5
    return Window(start, end, {"arc": arc, "rd": np.zeros((size, 64), np.float32), "rh": np.zeros((size + 1, 64), np.float32)})


def reading(owner: tuple[int, ...], *windows: Window) -> Reading:
    nothing = np.zeros((len(owner), 1), np.float32)
    return Reading(nothing, nothing, nothing, nothing, nothing, owner, windows)


def test_every_sentence_has_its_own_root() -> None:
    read = reading((0,) * 6, window(0, 6, {0: 1, 1: 1, 2: 1, 3: 4, 4: 4, 5: 4}))
    found = syntax_of(read, [True, False, False, True, False, False], LABELS, TENSOR)
    assert found.heads == [1, 1, 1, 4, 4, 4]
    assert found.relations == ["nsubj", "root", "nsubj", "nsubj", "root", "nsubj"]


def test_a_sentence_is_read_where_it_is_whole() -> None:
    first = window(0, 4, {0: 0, 1: 0, 2: 3, 3: 3})
    second = window(2, 6, {2: 3, 3: 3, 4: 3, 5: 3})
    found = syntax_of(reading((0, 0, 0, 1, 1, 1), first, second), [True, False, True, False, False, False], LABELS, TENSOR)
    assert found.heads == [0, 0, 3, 3, 3, 3]


def test_parts_of_an_endless_sentence_hang_together() -> None:
    first, second = window(0, 4, {0: 1, 1: 1, 2: 1, 3: 2}), window(2, 6, {2: 3, 3: 3, 4: 4, 5: 4})
    found = syntax_of(reading((0, 0, 0, 1, 1, 1), first, second), [True] + [False] * 5, LABELS, TENSOR)
    assert [word for word, head in enumerate(found.heads) if word == head] == [1]
    assert found.relations.count("root") == 1


def test_heads_from_elsewhere_stay_inside_their_sentences() -> None:
    given = Syntax([1, 1, 1, 1, 3], ["nsubj", "root", "obj", "conj", "obj"], [True, False, False, True, False])
    assert inside_sentences(given).heads == [1, 1, 1, 3, 3]
    assert inside_sentences(given).relations == ["nsubj", "root", "obj", "root", "obj"]
