"""Names and grammar that come from elsewhere: an installed spaCy pipeline finds "Ana Ruiz" and the trees instead of our model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.conventions import universal
from kg.annotate.gpe import place_type
from kg.annotate.names import Found
from kg.annotate.syntax import Syntax, inside_sentences
from kg.annotate.words import Words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

SCORE = 0.9
TYPES = {"ORG": "ORG", "LOC": "PLACE", "FAC": "PLACE", "NORP": "GROUP", "DATE": "DATE", "PERSON": "PERSON"}
OURS = frozenset({"PERSON", "AGENCY", "ORG", "CITY", "REGION", "COUNTRY", "PLACE", "GROUP", "DATE"})


@dataclass(frozen=True, slots=True)
class Given:
    """What takes the place of the model's own answers; None where it does not. Lists hold one entry a word."""

    names: list[Found] | None = None
    pos: list[str] | None = None
    lemmas: list[str] | None = None
    starts: list[bool] | None = None
    syntax: Syntax | None = None


NOTHING = Given()


def ask(pipeline: Language, doc: Doc, words: Words) -> Given:
    """What the pipeline finds in a text with our tokens. A pipeline without a parser, a tagger or names leaves these to us."""
    from spacy.tokens import Doc

    fresh = Doc(pipeline.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    found = pipeline(fresh)
    place = {token: word for word, token in enumerate(words.token)}
    tagged = found.has_annotation("POS")
    return Given(
        names=_names(found, place) if found.has_annotation("ENT_IOB") else None,
        pos=[found[token].pos_ or "X" for token in words.token] if tagged else None,
        lemmas=[found[token].lemma_.lower() for token in words.token] if found.has_annotation("LEMMA") else None,
        starts=_starts(found, words) if found.has_annotation("SENT_START") else None,
        syntax=_syntax(found, words, place) if tagged and found.has_annotation("DEP") else None,
    )


def _names(doc: Doc, place: dict[int, int]) -> list[Found]:
    found = []
    for entity in doc.ents:
        inside = [place[token] for token in range(entity.start, entity.end) if token in place]
        label = _label(entity)
        if inside and label and inside[-1] - inside[0] == len(inside) - 1:
            found.append(Found(inside[0], inside[-1] + 1, label, SCORE))
    return found


def _label(entity: Span) -> str | None:
    label = entity.label_
    if label == "GPE":
        return place_type(entity.text)
    return label if label in OURS else TYPES.get(label)


def _starts(doc: Doc, words: Words) -> list[bool]:
    """The pipeline's sentence starts; a new line always is one. A start on white space counts for the word after it."""
    starts: list[bool] = []
    pending, read = False, set(words.token)
    for token in doc:
        pending = pending or bool(token.is_sent_start)
        if token.i in read:
            starts.append(pending or words.breaks[len(starts)] > 0)
            pending = False
    return starts


def _syntax(doc: Doc, words: Words, place: dict[int, int]) -> Syntax:
    heads, relations = [], []
    for word, token in enumerate(words.token):
        head = doc[token].head
        while head.i not in place and head.head.i != head.i:
            head = head.head
        heads.append(place.get(head.i, word))
        relations.append(doc[token].dep_ or "dep")
    heads, relations = universal(heads, relations, [doc[token].pos_ for token in words.token])
    return inside_sentences(Syntax(heads, relations, _starts(doc, words)))
