"""Sentences with syntax (Universal Dependencies) or names (GUM's entities, CrossNER), word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

GUM_GENRES = frozenset("news interview bio voyage academic textbook vlog speech".split())  # openly licensed
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
CROSSNER_TYPES = {
    **dict.fromkeys("person politician writer musicalartist scientist researcher".split(), "PER"),
    **dict.fromkeys("organisation politicalparty university band".split(), "ORG"),
    "country": "COU", "location": "LOC", "election": "EVENT", "event": "EVENT",
}  # fmt: skip
CROSSNER_DOMAINS = ("politics", "ai", "literature", "music", "science")
UNKNOWN = "-"  # a word that may be part of a name of any type
INNER = frozenset(("of", "for", "the", "and", "&", "-", ".", "'s"))
TOGETHER = 4  # CrossNER's sentences, taken as one text
ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
BRACKET = re.compile(r"(\()?([^()]+)(\))?")


@dataclass(slots=True)
class Sentence:
    """Words; if known, part of speech, head (1-based, 0 at the root) and relation of each; coarse name tags (None: no name)."""

    words: list[str]
    pos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """Sentences of one text. ``source``: ewt, gum or crossner."""

    name: str
    source: str
    sentences: list[Sentence]


def ewt(path: Path) -> Iterator[Document]:
    """Documents of a CoNLL-U file, with syntax."""
    for name, rows in _conllu(path):
        yield Document(name, "ewt", [_sentence(row, start) for row, start in rows])


def gum(path: Path, names: bool = True) -> Iterator[Document]:
    """Documents of GUM's openly licensed genres, with syntax and, if wanted, coarse names."""
    for name, rows in _conllu(path):
        if name.split("_")[1] in GUM_GENRES:
            found = [_sentence(row, start) for row, start in rows]
            if names:
                for sentence, (row, _) in zip(found, rows, strict=True):
                    sentence.names = _gum_names(sentence, [columns[9] for columns in row])
            yield Document(name, "gum", found)


def crossner(folder: Path) -> Iterator[Document]:
    """All parts of CrossNER, a few sentences a document, with coarse names."""
    for domain in CROSSNER_DOMAINS:
        found = [s for part in ("train", "dev", "test") for s in _tagged(folder / domain / f"{part}.txt", domain)]
        for start in range(0, len(found), TOGETHER):
            yield Document(f"{domain}-{start}", "crossner", found[start : start + TOGETHER])


def relations_of(documents: list[Document]) -> list[str]:
    """The relations that occur at least three times, sorted."""
    seen = Counter(relation for document in documents for sentence in document.sentences for relation in sentence.relations)
    return sorted(relation for relation, times in seen.items() if times >= 3)


def _conllu(path: Path) -> Iterator[tuple[str, list[tuple[list[list[str]], bool]]]]:
    """(document, [(rows of ten columns, whether a paragraph starts)])."""
    name, found, rows, starts = "", [], [], True
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc"):
            if found:
                yield name, found
            name, found, starts = line.split("=")[-1].strip(), [], True
        elif line.startswith("# newpar"):
            starts = True
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
        elif not line and rows:
            found.append((rows, starts))
            rows, starts = [], False
    if found:
        yield name, found


def _sentence(rows: list[list[str]], paragraph: bool) -> Sentence:
    words, pos, heads, relations = ([row[column] for row in rows] for column in (1, 3, 6, 7))
    return Sentence(words, pos, [int(head) for head in heads], [relation.lower() for relation in relations], [], paragraph)


def _gum_names(sentence: Sentence, notes: list[str]) -> list[str | None]:
    """Tags of named people, organizations and places; every other proper noun may be anything."""
    tags: list[str | None] = [UNKNOWN if pos == "PROPN" else None for pos in sentence.pos]
    for start, end, parts in sorted(_entities(notes), key=lambda entity: entity[0] - entity[1]):
        kind = GUM_TYPES.get(parts[1]) if len(parts) >= 6 else None
        head = re.match(r"\d+", parts[5]) if kind else None
        word = start + int(head[0]) - 1 if head else -1
        if kind and start <= word < end and sentence.pos[word] == "PROPN":
            first, last = _name_around(sentence, word, start, end, kind)
            for place in range(first, last + 1):
                tags[place] = f"{'B' if place == first else 'I'}-{kind}"
    return tags


def _entities(notes: list[str]) -> list[tuple[int, int, list[str]]]:
    opened: list[tuple[int, list[str]]] = []
    found = []
    for place, note in enumerate(notes):
        entity = ENTITY.search(note)
        for opens, body, closes in BRACKET.findall(entity[1]) if entity else ():
            parts = body.split("-")
            if opens and closes:
                found.append((place, place + 1, parts))
            elif opens:
                opened.append((place, parts))
            elif closes:
                match = next((k for k in reversed(range(len(opened))) if opened[k][1][0] == parts[0]), None)
                if match is not None:
                    start, first = opened.pop(match)
                    found.append((start, place + 1, first))
    return found


def _name_around(sentence: Sentence, head: int, start: int, end: int, kind: str) -> tuple[int, int]:
    """First and last word of the proper name around its head."""

    def joined(place: int) -> bool:
        return sentence.pos[place] in ("PROPN", "NUM") or (sentence.words[place] in INNER and kind != "PER")

    first = last = head
    while first > start and joined(first - 1):
        first -= 1
    while last + 1 < end and joined(last + 1):
        last += 1
    while sentence.pos[first] != "PROPN":
        first += 1
    while sentence.pos[last] != "PROPN":
        last -= 1
    return first, last


def _tagged(path: Path, domain: str) -> Iterator[Sentence]:
    sentence = Sentence([])
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        columns = line.split("\t") if "\t" in line else line.split()
        if len(columns) >= 2:
            sentence.words.append(columns[0])
            sentence.names.append(_crossner_tag(columns[-1], domain))
        elif sentence.words:
            yield sentence
            sentence = Sentence([])


def _crossner_tag(tag: str, domain: str) -> str | None:
    if tag == "O":
        return None
    kind = CROSSNER_TYPES.get(tag[2:])
    return UNKNOWN if kind is None or (kind == "EVENT" and domain != "politics") else tag[:2] + kind
