"""Windows of words as numbers: what each may answer, what is masked or renamed, how they become batches."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from kg.annotate.files import BUILT_IN
from kg.annotate.pieces import Pieces
from tests.training.test_passages import passage
from training.examples import Encoder, batches
from training.labels import CUES, NAMES, NOTHING
from training.treebanks import Document, Sentence
from training.variants import Variants


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(BUILT_IN / "tokenizer.json")


def encoder(pieces: Pieces, seed: int = 1) -> Encoder:
    return Encoder(pieces, ["nsubj", "root"], Random(seed), None)


def test_a_passage_gives_every_word_its_answers(pieces: Pieces) -> None:
    found = [example for seed in range(8) for example in encoder(pieces, seed).passage(passage())]
    whole = max(found, key=lambda example: len(example.first))
    assert len(whole.first) == len(whole.names) == len(whole.phrases) == len(whole.cues) == len(passage().forms)
    assert whole.names[0].nonzero()[0].tolist() == [NAMES.index("B-PERSON")]
    assert whole.cues[:, CUES.index("opposes")].sum() == 1
    assert set(whole.heads) == {NOTHING}


def test_a_frame_has_who_and_what(pieces: Pieces) -> None:
    found = next(example for seed in range(8) for example in encoder(pieces, seed).passage(passage()) if len(example.first) > 30)
    stance = next(tags for anchor, kind, tags in found.frames if kind == 1 and tags.any())
    assert stance.tolist()[:7] == [1, 2, 2, 2, 2, 2, 2]
    assert sorted(set(stance.tolist())) == [0, 1, 2, 3, 4]


def test_some_words_that_are_no_cue_are_asked_about_and_have_nothing(pieces: Pieces) -> None:
    frames = [f for seed in range(8) for example in encoder(pieces, seed).passage(passage()) for f in example.frames]
    assert any(not tags.any() for _, kind, tags in frames if kind < 3)


def test_grammar_gives_trees_and_coarse_names(pieces: Pieces) -> None:
    sentence = Sentence(["Ruiz", "spoke"], ["PROPN", "VERB"], [2, 0], ["nsubj", "root"], ["B-PER", None], True)
    (found,) = encoder(pieces).document(Document("d", "gum", [sentence, sentence]))
    assert found.heads == [2, 0, 4, 0] and found.relations == [0, 1, 0, 1] and found.starts == [1, 0, 1, 0]
    assert {NAMES[tag] for tag in found.names[0].nonzero()[0]} == {"O", "B-PERSON"}


def test_other_names_fit_into_the_same_places(pieces: Pieces) -> None:
    texts = [passage(), passage()]
    changed = {tuple(Variants(texts, [], Random(seed))(texts[0], 0, 12)) for seed in range(20)}
    assert all(len(words) == 12 for words in changed) and len(changed) > 1


def test_batches_hold_all_examples_once_and_no_more_than_allowed(pieces: Pieces) -> None:
    examples = [example for seed in range(40) for example in encoder(pieces, seed).passage(passage())]
    found = batches(examples, 300, Random(1))
    assert sorted(id(e) for batch in found for e in batch) == sorted(map(id, examples))
    assert all(max(len(e.ids) for e in batch) * len(batch) <= 300 for batch in found)
    assert np.mean([len(batch) for batch in found]) > 2
