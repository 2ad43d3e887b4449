"""The model's card: what it is for, what it was trained on, its figures, its failures, its files; written from what was measured."""

from __future__ import annotations

import json
from pathlib import Path

from kg.annotate.files import NEEDED
from training.loop import STAGES
from training.passages import counts
from training.report import report
from training.sources import OWN_GROUP, SOURCES, training_passages

FILES = {
    "enc.int8.onnx": "encoder and word-level heads: parts of speech, sentence starts, dependencies, names, phrases, cues",
    "frame.onnx": "for given cue words: who (argument 0) and what (argument 1), as O B0 I0 B1 I1 over the words of the window",
    "rel.npz": "the dependency-label tensor",
    "labels.json": "label lists, window sizes, thresholds and biases chosen on development passages",
    "tokenizer.json": "BERT uncased word pieces",
}
PURPOSE = """\
# The news model

One MiniLM-L6 encoder (384 dimensions) with many heads, 8-bit ONNX. It runs on onnxruntime, tokenizers and numpy; spaCy's blank English
tokenizer makes the words. Made by `make model` (see `training/README.md`).

**For**: finding in English news who says, backs, opposes, promises or refuses what, in which words, and who is who, as `kg` does it; every
answer is meant to be looked up in the text. **Not for**: judging people or checking facts; languages other than English; texts that are not
news (court records, chats, fiction); decisions about anybody without a person who reads the sentence. It does not know irony, does not
infer what a text leaves unsaid, and has learnt what counts as a stance from a few annotators.
"""
FAILURES = """\
## Known failures

AGENCY against ORG; descriptive POLICY and EVENT phrases; stances whose holder or target stands far from the cue, or that only a figure of
speech tells; nominal anaphors ("the policies", "the measure"); short forms such as "City Hall"; nested contents cut short; organizations
that only the article as a whole gives.
"""


def card(shared: Path, folder: Path, rivals: list[Path]) -> str:
    """The text of MODEL.md for the model in ``folder``, with the figures of ``rivals`` before its own."""
    parts = [
        PURPOSE,
        _files(folder),
        _data(shared),
        _training(),
        _figures(shared, [*rivals, folder]),
        _calibration(folder.parent),
        FAILURES,
    ]
    return "\n".join(parts)


def _calibration(folder: Path) -> str:
    found = (folder / "calibration.md").read_text(encoding="utf-8")
    said = "Share of right answers (and their number) for each tenth of the confidence; words that are surely nothing do not count."
    return f"## Confidence\n\n{said}\n\n{found}"


def _files(folder: Path) -> str:
    sealed = json.loads((folder / "model.json").read_text(encoding="utf-8"))["files"]
    rows = [f"| {name} | {FILES[name]} | {sealed[name]['bytes']:,} | {sealed[name]['sha256']} |" for name in NEEDED]
    note = (
        "`model.json` repeats sizes and sums; they are checked whenever the model is loaded. The weights are under CC BY-SA 4.0, not under"
    )
    return "\n".join(["| file | what | bytes | SHA-256 |", "|---|---|---:|---|", *rows, "", note, "the licence of the code.", ""])


def _data(shared: Path) -> str:
    passages = training_passages(shared)
    rows = [f"| {source.name} | {source.licence} | {source.use} |" for source in SOURCES]
    found, own = counts(passages), counts(p for p in passages if p.group == OWN_GROUP)
    labels = ", ".join(f"{found[name]:,} {name}" for name in ("say", "supports", "opposes", "commits", "refuses", "role", "coref"))
    said = f"{found['passages']} annotated passages ({own['passages']} of them our own), {found['words']:,} words; frames: {labels}."
    return "\n".join(["## Data", "", "| data | licence | use |", "|---|---|---|", *rows, "", said, ""])


def _training() -> str:
    stages = "; ".join(f"{stage.name}, {stage.pieces / 1e6:.1f} million word pieces" for stage in STAGES)
    return f"## Training\n\nStart: all-MiniLM-L6-v2. Stages: {stages}. One seed, a moving average of the weights.\n"


def _figures(shared: Path, folders: list[Path]) -> str:
    head = "## Figures\n\n8-bit files, word level, passages never trained on; thresholds were chosen on the same passages."
    if len(folders) > 1:
        head += " Gain: of the last model over the first, with where it lies for 95 of 100 draws of passages."
    return "\n".join([head, "", report(shared, folders).replace("| files |", "| this |"), ""])
