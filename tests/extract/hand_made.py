"""Docs made by hand: words by spaCy's tokenizer, parse and frames as the test gives them."""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from spacy.tokens import Doc

from kg.extract.found import FoundClaim, Stretch
from kg.model import Frame

TOKENIZER = spacy.blank("en").tokenizer
THRESHOLDS = {"say": 0.5}


def doc_of(text: str, *frames: tuple[str, str | None, Sequence[str]], parse: str = "") -> Doc:
    """A Doc with frames (cue, who, pieces of what), each found by its words, and optionally a parse.

    ``parse`` holds one entry a token: "POS dep head", head as a token's place, separated by ";".
    """
    doc = TOKENIZER(text)
    if parse:
        rows = [row.split() for row in parse.strip().split(";")]
        assert len(rows) == len(doc), f"{len(rows)} entries for {[t.text for t in doc]}"
        pos, deps, heads = zip(*rows, strict=True)
        doc = Doc(
            doc.vocab,
            words=[t.text for t in doc],
            spaces=[bool(t.whitespace_) for t in doc],
            pos=list(pos),
            deps=list(deps),
            heads=[int(h) for h in heads],
            lemmas=[t.lower_ for t in doc],
        )
    else:
        for token in doc:
            token.pos_ = "SPACE" if token.is_space else "PUNCT" if token.is_punct or token.is_quote else "X"
    doc.user_data["frames"] = tuple(
        Frame("say", place(doc, cue), place(doc, who) if who else None, tuple(place(doc, w) for w in what), 1.0)
        for cue, who, what in frames
    )
    doc.user_data["thresholds"] = THRESHOLDS
    return doc


def place(doc: Doc, words: str) -> Stretch:
    """The tokens of the first occurrence of the words; "words#2" is the second."""
    words, _, number = words.partition("#")
    at = -1
    for _ in range(int(number or 1)):
        at = doc.text.index(words, at + 1)
    span = doc.char_span(at, at + len(words), alignment_mode="expand")
    assert span is not None
    return span.start, span.end


def words_of(doc: Doc, stretches: Sequence[Stretch]) -> list[str]:
    return [doc[start:end].text for start, end in stretches]


def contents(doc: Doc, claims: Sequence[FoundClaim]) -> list[list[str]]:
    return [words_of(doc, claim.content) for claim in claims]
