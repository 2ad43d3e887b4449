"""Marked-up passages: "[[Mayor|TITLE]] [[Ana Ruiz|PERSON r]] said" and, below, "=A direct || Mayor Ana Ruiz || r || said || …".

A file holds passages, each after a line "### id". The marks and lines are those of ``data/README.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TYPES = frozenset("PERSON AGENCY ORG CITY REGION COUNTRY PLACE LAW POLICY EVENT GROUP UNNAMED TITLE DATE".split())
RELATIONS = frozenset("part-of based-in jurisdiction member-of leads adopted proposed signed sued arrested funded employs".split())
WITHOUT_ID = ("TITLE", "DATE")
LABEL = re.compile(r"\|([^\[\]|]{1,60})\]\]")
OCCURRENCE = re.compile(r"\s*#(\d+)$")
Span = list[int]


class MarkupError(ValueError):
    """A passage that cannot be read, in one line: which, where and why."""


def read(path: Path) -> list[dict[str, Any]]:
    """The passages of a file: text, mentions, types, attributions, stances, commitments, roles, relations; spans in code
    points, end exclusive. Raises MarkupError."""
    found = [parse(name, lines) for name, lines in _split(path.read_text(encoding="utf-8"))]
    names = [passage["id"] for passage in found]
    if len(set(names)) < len(names):
        raise MarkupError(f"{path}: a passage's id comes twice")
    return found


def parse(name: str, lines: list[str]) -> dict[str, Any]:
    """One passage from its lines. Raises MarkupError."""
    cut = next((place for place, line in enumerate(lines) if line.startswith("=")), len(lines))
    marked = "\n".join(line.rstrip() for line in "\n".join(lines[:cut]).strip().split("\n"))
    try:
        text, marks = _stripped(marked)
        mentions, types = _mentions(marks)
        passage = _Passage(text, types)
        for line in filter(str.strip, lines[cut:]):
            passage.add(line)
    except (MarkupError, KeyError, ValueError) as error:
        raise MarkupError(f"{name}: {error}") from error
    return {"id": name, "text": text, "mentions": mentions, "types": types, **passage.found}


class _Passage:
    """Reads the lines that start with "=" against the text and the ids that are marked in it."""

    def __init__(self, text: str, types: dict[str, str]) -> None:
        self._text, self._types = text, types
        self.found: dict[str, list[dict[str, Any]]] = {k: [] for k in ("attributions", "stances", "commitments", "roles", "relations")}

    def add(self, line: str) -> None:
        kind, fields = line[:2], [part.strip() for part in line[2:].split("||")]
        readers = {"=A": self._attribution, "=S": self._stance, "=K": self._commitment, "=R": self._role, "=G": self._relation}
        if kind not in readers:
            raise MarkupError(f"unknown line {line[:40]!r}")
        try:
            name, value = readers[kind](*fields)
        except TypeError as error:
            raise MarkupError(f"wrong number of fields in {line[:60]!r}") from error
        self.found[name].append(value)

    def _attribution(self, mode: str, source: str, who: str, cue: str, content: str) -> tuple[str, dict[str, Any]]:
        _one_of(mode, ("direct", "mixed", "indirect"))
        pieces = [self._span(piece) for piece in content.split(" ++ ")]
        return "attributions", {
            "mode": mode, "source": self._maybe(source), "id": self._id(who), "cue": self._maybe(cue), "content": pieces,
        }  # fmt: skip

    def _stance(self, value: str, holder: str, who: str, target: str, what: str, cue: str) -> tuple[str, dict[str, Any]]:
        _one_of(value, ("supports", "opposes"))
        return "stances", {
            "value": value, "holder": self._span(holder), "id": self._id(who), "target": self._span(target),
            "target_id": self._id(what), "cue": self._span(cue),
        }  # fmt: skip

    def _commitment(self, value: str, agent: str, who: str, action: str) -> tuple[str, dict[str, Any]]:
        _one_of(value, ("commits", "refuses"))
        return "commitments", {"value": value, "agent": self._span(agent), "id": self._id(who), "action": self._span(action)}

    def _role(self, person: str, title: str, of: str) -> tuple[str, dict[str, Any]]:
        return "roles", {"person": self._id(person), "title": title, "of": self._id(of)}

    def _relation(self, subject: str, relation: str, thing: str) -> tuple[str, dict[str, Any]]:
        _one_of(relation, RELATIONS)
        return "relations", {"subject": self._id(subject), "relation": relation, "object": self._id(thing)}

    def _id(self, name: str) -> str:
        if name != "-" and name not in self._types:
            raise MarkupError(f"id {name!r} is not marked with a type")
        return name

    def _maybe(self, words: str) -> Span | None:
        return None if words == "-" else self._span(words)

    def _span(self, words: str) -> Span:
        """Where the words stand; "said #2" are the second ones."""
        number = OCCURRENCE.search(words)
        words = OCCURRENCE.sub("", words).strip()
        at = -1
        for _ in range(int(number[1]) if number else 1):
            at = self._text.find(words, at + 1)
            if at < 0:
                raise MarkupError(f"not in the passage so often: {words[:80]!r}")
        return [at, at + len(words)]


def _split(text: str) -> Iterator[tuple[str, list[str]]]:
    parts = re.split(r"^### (\S+).*\n", text, flags=re.M)
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        yield name, body.split("\n")


def _stripped(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The plain text, and its marks as (start, end, label)."""
    plain: list[str] = []
    opened: list[int] = []
    marks: list[tuple[int, int, str]] = []
    at = 0
    while at < len(marked):
        label = LABEL.match(marked, at) if opened else None
        if label:
            marks.append((opened.pop(), len(plain), label[1].strip()))
            at = label.end()
        elif marked.startswith("[[", at):
            opened.append(len(plain))
            at += 2
        else:
            plain.append(marked[at])
            at += 1
    if opened:
        raise MarkupError(f"a mark is not closed near {''.join(plain[opened[-1] : opened[-1] + 40])!r}")
    return "".join(plain), sorted(marks)


def _mentions(marks: list[tuple[int, int, str]]) -> tuple[list[dict[str, Any]], dict[str, str]]:
    mentions: list[dict[str, Any]] = []
    types: dict[str, str] = {}
    for start, end, label in marks:
        first, *rest = label.split()
        kind, name = (first, rest[0] if rest else None) if first in TYPES else (None, first)
        if kind and name:
            types.setdefault(name, kind)
        elif kind and kind not in WITHOUT_ID:
            raise MarkupError(f"a {kind} without an id")
        mentions.append({"start": start, "end": end, "type": kind, "id": name})
    untyped = {m["id"] for m in mentions if m["id"]} - types.keys()
    if untyped:
        raise MarkupError(f"ids without a type: {' '.join(sorted(untyped))}")
    return mentions, types


def _one_of(value: str, allowed: Any) -> None:
    if value not in allowed:
        raise MarkupError(f"{value!r} is not one of {' '.join(sorted(allowed))}")
