"""How good the reading is: builds graphs of hand-annotated texts and scores them, as `make scores` does.

    python benchmarks/scores.py [SHARED] [--sets corpora,polnear,dwie] [--jobs N] [--keep DIR] [--words]

SHARED (default ../shared) holds corpora/*.dev.jsonl, bench/*_dev.jsonl and score/score.py. Each set is built from scratch by
`kg build` on plain text files. Tables go to standard output, benchmarks/results/scores.json and scores.md. With --words the
language model is judged word by word, too: beside the model in SHARED/models, with its errors by class; benchmarks/results/words.md.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
from typing import Any

from kg.annotate.files import BUILT_IN, NEEDED, seal

RESULTS = pathlib.Path(__file__).parent / "results"
SETS = {"corpora": "corpora/*.dev.jsonl", "polnear": "bench/polnear_dev.jsonl", "dwie": "bench/dwie_dev.jsonl"}
# What is aimed at, in F1 (see README): set -> task -> figure.
FLOORS = {
    "corpora": {
        "mentions": 74, "entities": 74, "cue exact": 88, "content exact": 78, "content overlap": 88, "who": 66, "stances": 45,
        "commitments": 58, "roles": 68, "relations": 40, "quotes@0.8": 80,
    },
    "polnear": {"source exact": 60, "cue exact": 52, "content exact": 52},
    "dwie": {"mentions": 74, "entities": 72},
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", default="../shared", type=pathlib.Path)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--jobs", default=None)
    parser.add_argument("--keep", type=pathlib.Path, help="leave texts, gold and graphs here, for looking at errors")
    parser.add_argument("--words", action="store_true", help="judge the language model word by word, too (three minutes)")
    args = parser.parse_args()
    if not (args.shared / "score" / "score.py").is_file():
        parser.exit(2, f"{args.shared} holds no score/score.py: name the folder with the annotated texts\n")
    with tempfile.TemporaryDirectory() as folder:
        place = args.keep or pathlib.Path(folder)
        results = {name: measure(args.shared, name, place / name, args.jobs) for name in args.sets.split(",")}
    RESULTS.mkdir(exist_ok=True)
    if set(results) == set(SETS):
        (RESULTS / "scores.json").write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        (RESULTS / "scores.md").write_text(report(results), encoding="utf-8")
    print(report(results))
    if args.words:
        found = words(args.shared)
        (RESULTS / "words.md").write_text(found, encoding="utf-8")
        print(found)


def measure(shared: pathlib.Path, name: str, place: pathlib.Path, jobs: str | None) -> dict[str, Any]:
    """Build one set and score it. ``place`` gets gold.jsonl, texts/ and out/."""
    place.mkdir(parents=True, exist_ok=True)
    gold, scorer = place / "gold.jsonl", [sys.executable, str(shared / "score" / "score.py")]
    files = sorted(shared.glob(SETS[name]))
    gold.write_text("".join(path.read_text(encoding="utf-8") for path in files), encoding="utf-8")
    subprocess.run([*scorer, "texts", str(gold), str(place / "texts")], check=True, stdout=subprocess.DEVNULL)
    started = time.monotonic()
    command = [sys.executable, "-m", "kg", "build", str(place / "texts"), "-o", str(place / "out"), "--json"]
    built = subprocess.run([*command, *(["--jobs", jobs] if jobs else [])], stdout=subprocess.PIPE, check=False)
    if built.returncode not in (0, 1):
        raise SystemExit(built.returncode)
    seconds = time.monotonic() - started
    build = json.loads(built.stdout)
    scored = subprocess.run([*scorer, "score", str(gold), str(place / "out" / "graph.ttl"), "--json"], stdout=subprocess.PIPE, check=True)
    facts = {key: build[key] for key in ("articles", "words", "statements")}
    facts["failed"] = [failed["reason"].removeprefix(f"{place / 'texts'}/") for failed in build["failed"]]
    result: dict[str, Any] = json.loads(scored.stdout)
    return result | {"build": facts | {"seconds": round(seconds, 1)}}


def words(shared: pathlib.Path) -> str:
    """The model in use beside the one in ``shared/models``, where there is one, as `python -m training` judges them."""
    with tempfile.TemporaryDirectory() as folder:
        rival = pathlib.Path(folder) / "former"
        if (shared / "models").is_dir():
            rival.mkdir()
            for name in NEEDED:
                shutil.copyfile(shared / "models" / name, rival / name)
            seal(rival)
        folders = [rival, BUILT_IN] if rival.is_dir() else [BUILT_IN]
        compared = training("judge", shared, *folders)
    return f"# Word by word\n\n{compared}\n## Errors of the model in use\n\n{training('errors', shared, BUILT_IN)}"


def training(command: str, shared: pathlib.Path, *folders: pathlib.Path) -> str:
    """What `python -m training COMMAND` prints."""
    asked = [sys.executable, "-m", "training", command, "--shared", str(shared.resolve()), *map(str, folders)]
    return subprocess.run(asked, cwd=pathlib.Path(__file__).parents[1], stdout=subprocess.PIPE, check=True, text=True).stdout


def report(results: dict[str, Any]) -> str:
    """The tables, in Markdown."""
    return "\n".join(line for name, result in results.items() for line in table(name, result))


def table(name: str, result: dict[str, Any]) -> list[str]:
    build = result["build"]
    lines = [f"## {name}: {build['articles']} texts, {build['words']:,} words", ""]
    lines += [f"left out: {reason}" for reason in build["failed"]]
    lines += ["not found in the graph: " + ", ".join(result["missing"])] if result["missing"] else []
    lines += [""] if result["missing"] or build["failed"] else []
    lines += ["| task | P | R | F1 | aim | gold | found |", "|---|---:|---:|---:|---:|---:|---:|"]
    for task, row in result["tasks"].items():
        aim = FLOORS[name].get(task)
        lines.append(line(task, row, "" if aim is None else f"{aim}{'' if row['f1'] >= aim else ' ✗'}"))
    lines += [line(f"mention {kind}", row, "") for kind, row in sorted(result["mentions_by_type"].items())]
    return [*lines, ""]


def line(task: str, row: dict[str, Any], aim: str) -> str:
    return f"| {task} | {row['p']:.1f} | {row['r']:.1f} | {row['f1']:.1f} | {aim} | {row['gold']} | {row['predicted']} |"


if __name__ == "__main__":
    main()
