"""Annotated articles kept as files, so that golden tests need no language model.

    python -m tests.extract.freeze              write tests/golden/*.json anew: what the extractors find in the frozen Docs
    python -m tests.extract.freeze --annotate   first annotate tests/extract/frozen/*.txt anew, with the real model

The articles are invented for these tests. Look at the difference (git diff tests/golden) before you keep it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span

from kg.extract import extract
from kg.model import Article, Frame, Link, Record
from tests.extract.docs import GAZETTEER, LAYERS, VOCAB

FROZEN = Path(__file__).parent / "frozen"
GOLDEN = Path(__file__).parent.parent / "golden"
NAMES = sorted(path.stem for path in FROZEN.glob("*.json"))


def freeze(doc: Doc) -> dict[str, Any]:
    """All that the extractors read from a Doc, as JSON values. Stretches are tokens, end exclusive."""
    data = doc.user_data
    return {
        "id": data["article"].id,
        "tokens": [[t.text, t.whitespace_, t.pos_, t.dep_, t.head.i, t.lemma_] for t in doc],
        "ents": [[e.start, e.end, e.label_, data["name_scores"].get((e.start, e.end), 1.0)] for e in doc.ents],
        "phrases": [
            [label, s.start, s.end, data["phrase_scores"].get((label, s.start, s.end), 1.0)] for label in LAYERS for s in doc.spans[label]
        ],
        "frames": [[f.label, f.cue, f.who, f.what, f.score, f.who_score, f.what_score] for f in data["frames"]],
        "links": [[link.anaphor, link.candidates, link.score] for link in data["links"]],
        "thresholds": data["thresholds"],
    }


def thaw(values: dict[str, Any]) -> Doc:
    """The Doc that ``freeze`` was given."""
    words, spaces, pos, deps, heads, lemmas = (list(column) for column in zip(*values["tokens"], strict=True))
    doc = Doc(VOCAB, words=words, spaces=[bool(s) for s in spaces], pos=pos, deps=deps, heads=heads, lemmas=lemmas)
    doc.ents = [Span(doc, start, end, label) for start, end, label, _ in values["ents"]]
    for layer in LAYERS:
        doc.spans[layer] = [Span(doc, start, end, label) for label, start, end, _ in values["phrases"] if label == layer]
    doc.user_data.update(
        article=Article(values["id"], doc.text),
        name_scores={(start, end): score for start, end, _, score in values["ents"]},
        phrase_scores={(label, start, end): score for label, start, end, score in values["phrases"]},
        frames=tuple(_frame(*row) for row in values["frames"]),
        links=tuple(Link(at, tuple((tuple(c), s) for c, s in candidates), score) for at, candidates, score in values["links"]),
        thresholds=values["thresholds"],
    )
    return doc


def _frame(label: str, cue: list[int], who: list[int] | None, what: list[list[int]], *scores: float) -> Frame:
    pieces = tuple((start, end) for start, end in what)
    return Frame(label, (cue[0], cue[1]), (who[0], who[1]) if who else None, pieces, *scores)


def frozen(name: str) -> Doc:
    """A fresh Doc of a frozen article."""
    return thaw(json.loads((FROZEN / f"{name}.json").read_text(encoding="utf-8")))


def read(name: str) -> Record:
    """What the extractors find in a frozen article."""
    return extract(frozen(name), GAZETTEER)


def golden_json(record: Record) -> str:
    """The Record's own JSON, with a thing, mention or statement a line."""
    return _rows(json.loads(record.to_json()))


def _rows(values: dict[str, Any]) -> str:
    """JSON with a token, name, statement … a line."""
    parts = []
    for key, value in values.items():
        rows = ",\n  ".join(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in value) if isinstance(value, list) else ""
        parts.append(
            f' "{key}": [\n  {rows}\n ]'
            if isinstance(value, list)
            else f' "{key}": {json.dumps(value, ensure_ascii=False, sort_keys=True)}'
        )
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annotate", action="store_true")
    if parser.parse_args().annotate:
        from kg.annotate import Annotator

        annotator = Annotator()
        for path in sorted(FROZEN.glob("*.txt")):
            doc = annotator(Article(path.stem, path.read_text(encoding="utf-8").strip()))
            values = json.loads(json.dumps(freeze(doc)))
            assert extract(thaw(values), GAZETTEER) == extract(doc, GAZETTEER), f"{path.stem}: freezing loses something"
            path.with_suffix(".json").write_text(_rows(values), encoding="utf-8")
    GOLDEN.mkdir(exist_ok=True)
    for path in sorted(FROZEN.glob("*.json")):
        (GOLDEN / path.name).write_text(golden_json(read(path.stem)), encoding="utf-8")


if __name__ == "__main__":
    main()
