"""The whole chain on twenty sentences: train, be killed, go on, export, read with kg. Needs the extra [train]."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed (the extra [train])")
pytest.importorskip("onnx", reason="onnx is not installed (the extra [train])")

from kg.annotate import Annotator  # noqa: E402
from kg.annotate.files import BUILT_IN  # noqa: E402
from kg.annotate.pieces import Pieces  # noqa: E402
from kg.model import Article  # noqa: E402
from tests.training.test_passages import TEXT  # noqa: E402
from training.answers import answers  # noqa: E402
from training.export import export  # noqa: E402
from training.labels import untuned  # noqa: E402
from training.loop import Stage, Texts, Training, load  # noqa: E402
from training.markup import parse  # noqa: E402
from training.measures import brief, measure, syntax  # noqa: E402
from training.network import Net  # noqa: E402
from training.passages import Converter  # noqa: E402
from training.reader import model_of  # noqa: E402
from training.treebanks import Document, Sentence  # noqa: E402
from training.tune import tuned  # noqa: E402

RELATIONS = ["nsubj", "punct", "root"]
STAGES = (Stage("grammar", 200, False, 1.0, 1.0), Stage("news", 1200, True, 0.5, 0.5))


def texts() -> Texts:
    convert = Converter()
    passages = [convert({**parse("one", TEXT.split("\n")), "id": f"p{number}"}, "own") for number in range(6)]
    sentence = Sentence(["Ruiz", "spoke", "."], ["PROPN", "VERB", "PUNCT"], [2, 0, 2], ["nsubj", "root", "punct"], ["B-PER", None, None])
    names = Sentence(["Ana", "Ruiz", "sat"], names=["B-PER", "I-PER", None])
    return Texts(passages, [Document("g", "gum", [sentence] * 10)], [Document("c", "crossner", [names] * 4)])


def training(folder: Path) -> Training:
    torch.manual_seed(1)
    return Training(Net(len(RELATIONS)), texts(), Pieces(BUILT_IN / "tokenizer.json"), RELATIONS, folder)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training")
    training(folder).run(STAGES)
    return folder


def test_training_ends_and_leaves_the_averaged_network(trained: Path) -> None:
    assert load(trained / "model.pt", len(RELATIONS)).training is False
    assert torch.load(trained / "state.pt", weights_only=True)["place"]["stage"] == len(STAGES)


def test_one_that_was_stopped_goes_on(tmp_path: Path) -> None:
    first = training(tmp_path)
    first.run(STAGES[:1])
    second = training(tmp_path)
    second.run(STAGES)
    assert second.place.stage == len(STAGES)
    assert not torch.equal(first.net.cue.weight, second.net.cue.weight)


def test_the_exported_model_reads_an_article_and_is_close_to_the_network(trained: Path, tmp_path: Path) -> None:
    net = load(trained / "model.pt", len(RELATIONS))
    passages = texts().passages
    model = model_of(net, untuned(RELATIONS), Pieces(BUILT_IN / "tokenizer.json"))
    pairs = [(passage, answers(passage.words, model)) for passage in passages[:2]]
    labels = tuned(pairs, model.labels)
    assert set(brief(measure(pairs, labels))) >= {"names", "speech", "stances"}
    assert 0 <= syntax(model, texts().grammar)["LAS"] <= 100
    export(net, labels, BUILT_IN / "tokenizer.json", tmp_path)
    doc = Annotator(model=tmp_path)(Article(id="a", text=passages[0].text))
    assert doc.text == passages[0].text
    assert (tmp_path / "enc.int8.onnx").stat().st_size < 30_000_000
