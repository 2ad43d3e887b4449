"""The data sets: where each lies under the folder of shared data, its licence, what it is used for; benchmarks are refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from training import markup
from training.passages import Converter, Passage
from training.treebanks import Document, crossner, ewt, gum

OWN = Path(__file__).with_name("data")
OWN_GROUP = "own"


class Source(NamedTuple):
    """One data set. ``path`` is under the folder of shared data, or in the project for our own."""

    name: str
    path: str
    licence: str
    use: str


SOURCES = (
    Source("UD English EWT", "treebanks/ewt", "CC BY-SA 4.0", "syntax; its test part for judging"),
    Source("UD English GUM, open genres", "treebanks/gum", "CC BY 4.0 / CC BY 2.5 (annotation and texts)", "syntax, coarse names"),
    Source("CrossNER", "names/crossner", "MIT", "coarse names"),
    Source("annotated news, train", "corpora/*.train.jsonl", "annotation CC BY 4.0; texts public domain, CC BY 2.5 and CC0", "all heads"),
    Source("annotated news, dev", "corpora/*.dev.jsonl", "the same", "thresholds and judging; never trained on"),
    Source("own passages", "training/data/*.txt", "CC BY 4.0", "all heads"),
)
# Texts that only judge. Weights trained on them would make every figure a lie.
BENCHMARKS = ("polnear", "dwie", "own_articles", "fresh-", "bench", ".dev.", "held")


class BenchmarkError(ValueError):
    """Somebody tried to train on a text that is there to judge."""


def refuse_benchmarks(path: Path) -> None:
    """Raises BenchmarkError for a file whose name, or whose folder's name, is that of a benchmark."""
    for part in path.parts[-2:]:
        found = next((word for word in BENCHMARKS if word in part.lower()), None)
        if found:
            raise BenchmarkError(f"{path}: {found!r} in its name says that it is there to judge; it is not trained on")


def training_passages(shared: Path, own: Path | None = OWN) -> list[Passage]:
    """The corpora's train parts and our own passages, in the order of their names."""
    convert = Converter()
    paths = sorted((shared / "corpora").glob("*.train.jsonl"))
    marked = sorted(own.glob("*.txt")) if own else []
    for path in (*paths, *marked):
        refuse_benchmarks(path)
    found = [convert(one, path.name.split(".")[0]) for path in paths for one in _lines(path)]
    return found + [convert(one, OWN_GROUP) for path in marked for one in markup.read(path)]


def judging_passages(shared: Path) -> list[Passage]:
    """The corpora's development parts."""
    convert = Converter()
    return [convert(one, path.name.split(".")[0]) for path in sorted((shared / "corpora").glob("*.dev.jsonl")) for one in _lines(path)]


def grammar(shared: Path, judged: set[str] = frozenset()) -> list[Document]:
    """The treebanks' training parts. Documents named in ``judged`` give syntax only: they stand in the development passages."""
    found = [*ewt(shared / "treebanks/ewt/en_ewt-ud-train.conllu"), *gum(shared / "treebanks/gum/gum_open-train.conllu")]
    for document in found:
        if document.name in judged:
            for sentence in document.sentences:
                sentence.names = []
    return found


def grammar_tests(shared: Path) -> dict[str, list[Document]]:
    """Documents that judge the syntax: EWT's test part and GUM's news."""
    news = [d for part in ("dev", "test") for d in gum(shared / f"treebanks/gum/gum_open-{part}.conllu", names=False)]
    return {
        "EWT test": list(ewt(shared / "treebanks/ewt/en_ewt-ud-test.conllu")),
        "GUM news": [document for document in news if document.name.startswith("GUM_news_")],
    }


def names(shared: Path) -> list[Document]:
    """CrossNER."""
    return list(crossner(shared / "names/crossner"))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
