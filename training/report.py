"""Models side by side on development passages, outside benchmarks and treebanks, each gain with its bootstrap interval."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

from kg.annotate.reading import Model, load_model
from training.answers import answers
from training.benches import dwie, polnear
from training.measures import Count, Counts, measure, syntax
from training.passages import Passage
from training.sources import grammar_tests, judging_passages

DRAWS = 1000
ROWS = (
    "names", "name PERSON", "name AGENCY", "name ORG", "name CITY", "name REGION", "name COUNTRY", "name PLACE", "name GROUP",
    "name DATE", "titles", "phrases", "phrases, half overlapping", "phrase LAW", "phrase POLICY", "phrase EVENT", "phrase UNNAMED",
    "cue say", "cue say, overlapping", "speech", "commitments", "roles", "roles, by thing", "stances", "cue coref", "pronouns",
    "nominals", "coreference",
)  # fmt: skip

BENCHES = (
    ("PolNeAR", "bench/polnear_dev.jsonl", polnear, ("source", "cue", "content", "linked")),
    ("DWIE", "bench/dwie_dev.jsonl", dwie, ("names", "persons", "organizations", "places")),
)


def report(shared: Path, folders: list[Path]) -> str:
    """A Markdown table, a column for each model; the last column is the gain of the last model over the first, 95 of 100 draws."""
    passages = judging_passages(shared)
    models = [load_model(folder) for folder in folders]
    head = ["F1", "wanted", *(folder.name for folder in folders), *(["gain"] if len(folders) > 1 else [])]
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    lines += _rows("dev", [_each(model, passages) for model in models], ROWS)
    for name, path, measured, rows in BENCHES:
        if (shared / path).is_file():
            lines += _rows(name, [measured(model, shared / path) for model in models], rows)
    return "\n".join([*lines, *_syntax(shared, models)])


def _rows(name: str, each: list[list[Counts]], rows: tuple[str, ...]) -> list[str]:
    """One line for each row: the F1 of every model, and the gain of the last."""
    totals = [_sum(counts) for counts in each]
    lines = []
    for row in rows:
        cells = [f"{total[row].f1:.1f}" for total in totals]
        if len(each) > 1:
            cells.append(_gain(each[0], each[-1], row))
        lines.append(f"| {name}: {row} | {totals[0][row].wanted} | " + " | ".join(cells) + " |")
    return lines


def _each(model: Model, passages: list[Passage]) -> list[Counts]:
    return [measure([(passage, answers(passage.words, model))], model.labels) for passage in passages]


def _sum(parts: list[Counts]) -> Counts:
    found: Counts = defaultdict(Count)
    for part in parts:
        for name, count in part.items():
            found[name].add(count.right, count.found, count.wanted)
    return found


def _gain(one: list[Counts], other: list[Counts], row: str) -> str:
    """The difference of F1, and where it lies for 95 of 100 draws of as many passages with replacement."""
    chance = random.Random(1)
    drawn = []
    for _ in range(DRAWS):
        places = chance.choices(range(len(one)), k=len(one))
        drawn.append(_f1(other, places, row) - _f1(one, places, row))
    drawn.sort()
    whole = range(len(one))
    return f"{_f1(other, whole, row) - _f1(one, whole, row):+.1f} ({drawn[DRAWS // 40]:+.1f} … {drawn[-DRAWS // 40]:+.1f})"


def _f1(parts: list[Counts], places: range | list[int], row: str) -> float:
    total, empty = Count(), Count()
    for place in places:
        count = parts[place].get(row, empty)
        total.add(count.right, count.found, count.wanted)
    return total.f1


def _syntax(shared: Path, models: list[Model]) -> list[str]:
    lines = []
    for name, documents in grammar_tests(shared).items():
        found = [syntax(model, documents) for model in models]
        for figure in ("UPOS", "LAS"):
            cells = [f"{one[figure]:.1f}" for one in found]
            gain = [f"{found[-1][figure] - found[0][figure]:+.1f}"] if len(models) > 1 else []
            lines.append(f"| {name} {figure} | | " + " | ".join([*cells, *gain]) + " |")
    return lines
