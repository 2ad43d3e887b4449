"""The data: our own passages are whole and numerous, and nothing that judges can be trained on."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.markup import read
from training.sources import OWN, BenchmarkError, refuse_benchmarks, training_passages

LEAST = 240


@pytest.mark.parametrize("path", ["bench/polnear.dev.jsonl", "x/dwie.json", "corpora/civic.dev.jsonl", "tests/quality/own_articles.txt"])
def test_benchmarks_are_refused_by_name(path: str) -> None:
    with pytest.raises(BenchmarkError, match="not trained on"):
        refuse_benchmarks(Path(path))


def test_a_benchmark_among_the_data_stops_the_training(tmp_path: Path) -> None:
    (tmp_path / "corpora").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "polnear-1.txt").write_text("### a\nA.\n")
    with pytest.raises(BenchmarkError):
        training_passages(tmp_path, tmp_path / "own")


def test_there_are_enough_own_passages_each_with_an_id_of_its_own() -> None:
    found = [passage["id"] for path in sorted(OWN.glob("*.txt")) for passage in read(path)]
    assert len(found) >= LEAST
    assert len(found) == len(set(found))


@pytest.mark.parametrize("path", sorted(OWN.glob("*.txt")), ids=lambda path: path.stem)
def test_own_passages_are_whole(path: Path) -> None:
    for passage in read(path):
        text = passage["text"]
        assert text.strip() == text and "[[" not in text and "]]" not in text and "||" not in text, passage["id"]
        assert any(m["type"] for m in passage["mentions"]), passage["id"]
        for one in passage["attributions"]:
            assert one["cue"] is None or not any(a <= one["cue"][0] and one["cue"][1] <= b for a, b in one["content"]), (passage["id"], one)
