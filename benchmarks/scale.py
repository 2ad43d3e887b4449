"""Time and memory of `kg build` for more and more articles, as `make scale` does.

    python benchmarks/scale.py [SHARED] [--sizes 250,500,1000] [--jobs N]

The articles are composed: each is a few passages of SHARED/corpora (default ../shared), or of the samples where there is no such
folder, about 430 words long, no two alike. Each size is built twice: from nothing, and again with one article changed. The yardstick
is spaCy's blank English tokenizer over the same texts in the same run, one process: figures on a busy machine are then still ratios.
The tables go to standard output and benchmarks/results/scale.md.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass

RESULTS = pathlib.Path(__file__).parent / "results"
LENGTH = 430


@dataclass(frozen=True)
class Cost:
    """What one build took: seconds of wall and CPU, and the peak of the memory of all its processes together, in bytes."""

    wall: float
    cpu: float
    memory: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", default="../shared", type=pathlib.Path)
    parser.add_argument("--sizes", default="250,500,1000")
    parser.add_argument("--jobs", default=str(len(os.sched_getaffinity(0))))
    args = parser.parse_args()
    sizes = [int(size) for size in args.sizes.split(",")]
    passages = read_passages(args.shared)
    lines = [f"`benchmarks/scale.py`, {args.jobs} processes; yardstick: spaCy's blank English tokenizer, one process.", ""]
    columns = ["articles", "words", "wall s", "CPU s", "ms CPU an article", "words a CPU-second", "× tokenizing"]
    lines += ["| " + " | ".join([*columns, "memory, all processes", "one changed: CPU s"]) + " |"]
    lines += ["|---:|---:|---:|---:|---:|---:|---:|---:|---:|"]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            lines.append(measure(pathlib.Path(folder), compose(passages, size), args.jobs))
            print(lines[-1], file=sys.stderr)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "scale.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def read_passages(shared: pathlib.Path) -> list[str]:
    """Texts to compose articles from."""
    files = sorted(shared.glob("corpora/*.jsonl"))
    if files:
        return [json.loads(line)["text"] for path in files for line in path.open(encoding="utf-8")]
    samples = pathlib.Path(__file__).parents[1] / "kg" / "samples"
    return [part for path in sorted(samples.glob("*.txt")) for part in path.read_text(encoding="utf-8").split("\n\n")]


def compose(passages: list[str], count: int) -> list[str]:
    """``count`` articles of about LENGTH words, the same in every run."""
    choice, articles = random.Random(2026), []
    for _ in range(count):
        parts: list[str] = []
        while sum(len(part.split()) for part in parts) < LENGTH:
            left = LENGTH - sum(len(part.split()) for part in parts)
            parts.append(" ".join(choice.choice(passages).split(" ")[:left]))
        articles.append("\n\n".join(parts))
    return articles


def measure(folder: pathlib.Path, articles: list[str], jobs: str) -> str:
    """One row of the table."""
    news, out = folder / "news", folder / "out"
    news.mkdir()
    for number, text in enumerate(articles):
        (news / f"a{number:05}.txt").write_text(text, encoding="utf-8")
    words = sum(len(text.split()) for text in articles)
    yardstick = tokenizing(articles)
    first = build(news, out, jobs)
    (news / "a00000.txt").write_text(articles[0] + "\n\nNothing else was said.", encoding="utf-8")
    again = build(news, out, jobs)
    figures = [f"{len(articles):,}", f"{words:,}", f"{first.wall:.0f}", f"{first.cpu:.0f}", f"{1000 * first.cpu / len(articles):.0f}"]
    figures += [f"{words / first.cpu:,.0f}", f"{first.cpu / yardstick:.0f}", f"{first.memory / 1e6:.0f} MB", f"{again.cpu:.1f}"]
    return "| " + " | ".join(figures) + " |"


def tokenizing(articles: list[str]) -> float:
    """CPU-seconds of spaCy's blank English tokenizer over the articles."""
    import spacy

    nlp = spacy.blank("en")
    started = time.process_time()
    for text in articles:
        nlp.make_doc(text)
    return time.process_time() - started


def build(news: pathlib.Path, out: pathlib.Path, jobs: str) -> Cost:
    """Run `kg build` and watch it."""
    started = time.monotonic()
    command = [sys.executable, "-m", "kg", "build", str(news), "-o", str(out), "--jobs", jobs, "--json"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = [0]
    done = threading.Event()
    watcher = threading.Thread(target=watch, args=(process.pid, peak, done))
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    done.set()
    watcher.join()
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"kg build ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(time.monotonic() - started, usage.ru_utime + usage.ru_stime, peak[0])


def watch(pid: int, peak: list[int], done: threading.Event) -> None:
    """Twice a second, the memory of the process and its children; the highest sum."""
    while not done.wait(0.5):
        peak[0] = max(peak[0], sum(memory(one) for one in [pid, *children(pid)]))


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def memory(pid: int) -> int:
    """Proportional set size in bytes: pages that processes share count once."""
    try:
        rows = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
