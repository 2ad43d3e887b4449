"""Floors under the quality of the reading, with the real model on whole articles. They may rise, never fall.

A floor stands two points under what was measured when it was set (F1 in percent). The own articles lie beside this file; the
larger texts are not part of the project, and their tests are skipped where they are missing.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from tests.quality.measure import measured

FLOORS = {
    "own": {"claims": 85.2, "stances": 54.3, "roles": 64.7},
    "corpora": {
        "mentions": 71.0, "entities": 76.2, "cue exact": 90.2, "content exact": 82.0, "who": 80.1, "quotes@0.8": 83.6, "stances": 53.6,
        "commitments": 67.6, "roles": 67.3, "relations": 42.2,
    },
}  # fmt: skip
OWN = Path(__file__).parent / "own_articles.jsonl"
SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "score" / "score.py"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The figures of a graph of the own articles."""
    if not OWN.is_file():
        pytest.skip(f"{OWN} is missing")
    place = tmp_path_factory.mktemp("own")
    articles = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    for article in articles:
        (place / f"{article['id']}.txt").write_text(article["text"], encoding="utf-8", newline="")
    kg.build([place], place / "out")
    return {task: score.f1 for task, score in measured(articles, place / "out" / "graph.ttl").items()}


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The figures of a graph of the annotated development texts, as their own scorer counts."""
    if not SCORER.is_file():
        pytest.skip(f"the annotated texts and their scorer are not here ({SCORER})")
    place = tmp_path_factory.mktemp("corpora")
    gold = place / "gold.jsonl"
    files = sorted((SHARED / "corpora").glob("*.dev.jsonl"))
    gold.write_text("".join(path.read_text(encoding="utf-8") for path in files), encoding="utf-8")
    _scorer("texts", str(gold), str(place / "texts"))
    kg.build([place / "texts"], place / "out")
    tasks = json.loads(_scorer("score", str(gold), str(place / "out" / "graph.ttl"), "--json"))["tasks"]
    return {task: row["f1"] for task, row in tasks.items()}


def _scorer(*arguments: str) -> str:
    return subprocess.run([sys.executable, str(SCORER), *arguments], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("task", FLOORS["own"])
def test_the_own_articles_are_read_well_enough(own: dict[str, float], task: str) -> None:
    assert own[task] >= FLOORS["own"][task]


@pytest.mark.parametrize("task", FLOORS["corpora"])
def test_the_development_texts_are_read_well_enough(corpora: dict[str, float], task: str) -> None:
    assert corpora[task] >= FLOORS["corpora"][task]
