"""No statement without its words: a stance whose evidence is not in the text is an error that says so in one line."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from kg.errors import EvidenceError
from kg.graph.evidence import verify
from kg.model import Mention, Record, Span, Thing
from tests.graph.elm_falls import ARTICLE, CLAIMS, RECORD, THINGS, span


def stances(**changes: Any) -> Record:
    return dataclasses.replace(RECORD, stances=(dataclasses.replace(RECORD.stances[0], **changes),))


def claims(**changes: Any) -> Record:
    return dataclasses.replace(RECORD, claims=(dataclasses.replace(CLAIMS[0], **changes), *CLAIMS[1:]))


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (stances(evidence=()), "stance 's1' has no evidence"),
        (stances(evidence=(Span(5, 5),)), "the evidence of stance 's1' is at 5..5, but the text has"),
        (stances(evidence=(Span(-1, 5),)), "is at -1..5"),
        (stances(evidence=(Span(0, 10_000),)), "is at 0..10000"),
        (stances(cue=Span(12, 19)), "the cue of stance 's1' at 12..19 begins or ends with white space"),
        (stances(holder="t9"), "the holder of stance 's1' is 't9', which is no thing of the record"),
        (stances(holder="t5"), "the holder of stance 's1' is 't5', a Policy"),
        (stances(confidence=1.5), "has the confidence 1.5"),
        (stances(confidence=float("nan")), "has the confidence nan"),
        (stances(according_to="s1"), "is according to 's1', which is no claim"),
        (stances(id="c1"), "two assertions have the id 'c1'"),
        (claims(content=()), "claim 'c1' has no content"),
        (claims(according_to="c1"), "claim 'c1' stands inside itself"),
        (claims(about=("t9",)), "the topic of claim 'c1' is 't9'"),
        (dataclasses.replace(RECORD, mentions=(Mention(Span(0, 3), "t9"),)), "the thing of a mention is 't9'"),
        (dataclasses.replace(RECORD, things=(*THINGS, THINGS[0])), "two things have the id 't1'"),
        (dataclasses.replace(RECORD, things=(*THINGS, Thing("t8", "Person", " "))), "thing 't8' has no name"),
        (dataclasses.replace(RECORD, things=(*THINGS, Thing("t8", "Person", "x", (), "t5"))), "t8 speaks for is 't5', a Policy"),
        (dataclasses.replace(RECORD, article=dataclasses.replace(ARTICLE, text=ARTICLE.text + "\ud800")), "lone surrogate"),
        (dataclasses.replace(RECORD, roles=(dataclasses.replace(RECORD.roles[0], member="t5"),)), "member of role 'r1' is 't5'"),
    ],
)  # fmt: skip
def test_what_is_not_proven_is_refused(record: Record, message: str) -> None:
    with pytest.raises(EvidenceError) as error:
        verify(record)
    assert message in str(error.value)
    assert "\n" not in str(error.value)
    assert "elm-falls" in str(error.value)


def test_claims_that_stand_inside_each_other_are_refused() -> None:
    outer = dataclasses.replace(CLAIMS[1], according_to="c1")
    with pytest.raises(EvidenceError, match="stands inside itself"):
        verify(dataclasses.replace(RECORD, claims=(dataclasses.replace(CLAIMS[0], according_to="c2"), outer, CLAIMS[2])))


def test_a_claim_inside_another_is_fine() -> None:
    verify(claims(according_to="c3"))


def test_a_town_may_hold_a_stance() -> None:
    verify(stances(holder="t4", evidence=(span("Elm Falls will not assist the marshals"),)))
