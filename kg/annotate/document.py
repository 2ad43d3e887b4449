"""The analysis written into spaCy's Doc: "Ana Ruiz" becomes an entity, "said" a verb with a subject, spaces stay as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.annotate.analysis import Analysis
from kg.annotate.labels import Labels
from kg.annotate.names import Found
from kg.annotate.words import Words
from kg.model import Article, Frame, Link

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

DIGITS = 3
NO_TREE = "dep"
BEGIN, INSIDE, OUTSIDE = 3, 1, 2


def write(doc: Doc, article: Article, words: Words, analysis: Analysis | None, labels: Labels) -> Doc:
    """Fill a fresh Doc. ``analysis`` None: there were no words."""
    if len(doc):
        _set_tokens(doc, words, analysis)
    for layer in labels.phrases:
        found = analysis.phrases if analysis else []
        doc.spans[layer] = [doc[slice(*words.tokens(p.start, p.end))] for p in found if p.label == layer]
    doc.user_data.update(
        article=article,
        frames=_frames(words, analysis) if analysis else (),
        links=_links(words, analysis) if analysis else (),
        thresholds={**labels.thresholds, "low": labels.low, "antecedent": labels.antecedent},
        name_scores={words.tokens(n.start, n.end): round(n.score, DIGITS) for n in analysis.names} if analysis else {},
        phrase_scores=_phrase_scores(words, analysis.phrases) if analysis else {},
    )
    return doc


def _phrase_scores(words: Words, phrases: list[Found]) -> dict[tuple[str, int, int], float]:
    return {(p.label, *words.tokens(p.start, p.end)): round(p.score, DIGITS) for p in phrases}


def _frames(words: Words, analysis: Analysis) -> tuple[Frame, ...]:
    return tuple(
        Frame(
            label=f.label,
            cue=words.tokens(*f.cue),
            who=words.tokens(*f.who) if f.who else None,
            what=tuple(words.tokens(*piece) for piece in f.what),
            score=round(f.score, DIGITS),
            who_score=round(f.who_score, DIGITS),
            what_score=round(f.what_score, DIGITS),
        )
        for f in analysis.frames
    )


def _links(words: Words, analysis: Analysis) -> tuple[Link, ...]:
    return tuple(
        Link(
            anaphor=words.token[pointer.word],
            candidates=tuple((words.tokens(*span), round(score, DIGITS)) for span, score in pointer.candidates),
            score=round(pointer.score, DIGITS),
        )
        for pointer in analysis.links
    )


def _set_tokens(doc: Doc, words: Words, analysis: Analysis | None) -> None:
    """Heads, relations, parts of speech, base forms and names of all tokens at once: one call, not one per token."""
    # spaCy's compiled modules have no stubs
    from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS  # type: ignore[import-not-found]
    from spacy.parts_of_speech import IDS  # type: ignore[import-not-found]

    heads, relations = _tree(doc, words, analysis)
    pos, lemmas = ["X"] * len(doc), [token.lower_ for token in doc]
    if analysis:
        for token, kind, base in zip(words.token, analysis.grammar.pos, analysis.grammar.lemmas, strict=True):
            pos[token], lemmas[token] = kind, base
    spaces = [token.is_space for token in doc]
    kinds, types = _entities(doc, words, analysis.names if analysis else [])
    number = doc.vocab.strings.add
    columns = [
        [head - place for place, head in enumerate(heads)],
        [number(relation) for relation in relations],
        [IDS["SPACE"] if space else IDS[kind] for kind, space in zip(pos, spaces, strict=True)],
        [number(base) for base in lemmas],
        kinds,
        types,
    ]
    attributes = [HEAD, DEP, POS, LEMMA, ENT_IOB, ENT_TYPE]
    doc.from_array(attributes, np.stack([_unsigned(column) for column in columns], 1))  # type: ignore[arg-type]


def _unsigned(column: list[int]) -> NDArray[np.uint64]:
    """Heads before their words are negative numbers, strings' numbers need all 64 bits: spaCy takes both as unsigned."""
    return np.array([value & 0xFFFFFFFFFFFFFFFF for value in column], np.uint64)


def _tree(doc: Doc, words: Words, analysis: Analysis | None) -> tuple[list[int], list[str]]:
    """Every token's head and relation. Lines of furniture are a sentence; white space and marks within a line hang on the word before."""
    heads, relations = list(range(len(doc))), [NO_TREE] * len(doc)
    if analysis:
        syntax = analysis.grammar.syntax
        for token, head, relation in zip(words.token, syntax.heads, syntax.relations, strict=True):
            heads[token], relations[token] = words.token[head], relation
    read = set(words.token)
    before, furniture = next((t.i for t in doc if not t.is_space), 0), -1
    inline = False  # a word of the news stands before on this line
    for place, space in enumerate([token.is_space for token in doc]):
        inline = place in read or (inline and not (space and "\n" in doc[place].text))
        if space or (inline and place not in read):
            heads[place], before = before, before if space else place
            continue
        before = place
        if place in read:
            furniture = -1
        elif furniture < 0:
            furniture, relations[place] = place, "root"
        else:
            heads[place] = furniture
    return heads, relations


def _entities(doc: Doc, words: Words, names: list[Found]) -> tuple[list[int], list[int]]:
    kinds, types = [OUTSIDE] * len(doc), [0] * len(doc)
    for name in names:
        start, end = words.tokens(name.start, name.end)
        kinds[start:end] = [BEGIN] + [INSIDE] * (end - start - 1)
        types[start:end] = [doc.vocab.strings.add(name.label)] * (end - start)
    return kinds, types
