"""Whole articles: a frozen annotation in, the expected Record out. ``python -m tests.extract.freeze`` writes the expected ones."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import pytest

from kg.graph.evidence import verify
from kg.model import Record, Span
from tests.extract.freeze import GOLDEN, NAMES, golden_json, read


@pytest.mark.parametrize("name", NAMES)
def test_a_frozen_article_gives_its_golden_record(name: str) -> None:
    found, expected = read(name), (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
    verify(found)
    if golden_json(found) != expected:
        before, now = (list(readable(record)) for record in (Record.from_json(expected), found))
        if before == now:
            before, now = expected.splitlines(), golden_json(found).splitlines()
        lines = difflib.unified_diff(before, now, "golden", "found", lineterm="", n=1)
        pytest.fail("\n".join([f"{name} is read otherwise (python -m tests.extract.freeze keeps the new reading):", *lines]), pytrace=False)


def test_there_are_golden_articles() -> None:
    assert len(NAMES) >= 3


def readable(record: Record) -> Iterator[str]:
    """A line for every thing and statement, in words."""
    names = {t.id: t.name for t in record.things} | {None: "nobody"}

    def words(*spans: Span | None) -> str:
        return " … ".join(record.article.text[s.start : s.end].replace("\n", "⏎") for s in spans if s)

    for thing in record.things:
        mentions = ", ".join(f"{words(m.span)} ({m.kind})" for m in record.mentions if m.thing == thing.id)
        yield f"{thing.type} {thing.name} {list(thing.aliases)} for {names[thing.speaks_for]}: {mentions}"
    for c in record.claims:
        yield f"claim by {names[c.speaker]} [{words(c.source)} | {words(c.cue)}]: {words(*c.content)} ({c.mode})"
        yield f"  in {c.according_to}, {c.confidence}, about {[names[t] for t in c.about]}; evidence: {words(*c.evidence)}"
    for s in record.stances:
        yield f"stance: {names[s.holder]} {s.value} {names[s.target]} [{words(s.cue)}] (in {s.according_to}, {s.confidence})"
    for k in record.commitments:
        yield f"commitment: {names[k.agent]} {k.value} {words(k.action)} (in {k.according_to}, {k.confidence})"
    for r in record.roles:
        yield f"role: {names[r.member]}, {words(r.title)}, {names[r.organization]} (in {r.according_to}, {r.confidence})"
    for g in record.relations:
        yield f"relation: {names[g.subject]} {g.predicate} {names[g.object]} (in {g.according_to}, {g.confidence})"
