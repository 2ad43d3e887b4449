"""Pictures of a training: the loss of every head and the scores on the development passages, by word pieces read."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

Line = tuple[list[float], list[float]]


def plot(folder: Path) -> Path:
    """Draw ``log.jsonl`` of a training as ``log.png`` beside it."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    losses, scores = _lines(folder / "log.jsonl")
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(13, 5), layout="constrained")
    for axes, lines, title in ((left, losses, "loss"), (right, scores, "F1, development passages")):
        for name, (across, up) in sorted(lines.items()):
            axes.plot(across, up, label=name, marker="." if axes is right else "")
        axes.set_xlabel("million word pieces")
        axes.set_title(title)
        axes.grid(alpha=0.3)
        axes.legend(fontsize="small")
    left.set_yscale("log")
    target = folder / "log.png"
    figure.savefig(target, dpi=90)
    pyplot.close(figure)
    return target


def _lines(path: Path) -> tuple[dict[str, Line], dict[str, Line]]:
    losses: dict[str, Line] = defaultdict(lambda: ([], []))
    scores: dict[str, Line] = defaultdict(lambda: ([], []))
    pieces = 0.0
    for line in path.read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        pieces = found.get("pieces", pieces * 1e6) / 1e6
        for lines, values in ((losses, found.get("loss", {})), (scores, found.get("dev", {}))):
            for name, value in values.items():
                lines[name][0].append(pieces)
                lines[name][1].append(value)
    return losses, scores
