"""Who backs or opposes what: the model's frames, then the cue lexicon with the parse."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.found import FoundClaim
from kg.extract.stances import side_takers, stances
from tests.extract.docs import doc_of, place, words_of


def sides(doc: Doc) -> list[tuple[str | None, str, str | None]]:
    return [(words_of(doc, s.holder), s.value, words_of(doc, s.target)) for s in stances(doc)]


def taken(text: str) -> list[tuple[str | None, str, str | None]]:
    return sides(doc_of(text))


# ---------------------------------------------------------------- frames of the model
def test_a_frame_is_a_stance() -> None:
    doc = doc_of("Ruiz likes the bill .", ("supports", "likes", "Ruiz", ["the bill"]))
    (stance,) = stances(doc)
    assert sides(doc) == [("Ruiz", "Supports", "the bill")] and words_of(doc, stance.cue) == "likes" and stance.confidence == 0.9


def test_a_frame_with_two_targets_is_two_stances() -> None:
    doc = doc_of("Ruiz likes bills and caps .", ("opposes", "likes", "Ruiz", ["bills", "caps"]))
    assert sides(doc) == [("Ruiz", "Opposes", "bills"), ("Ruiz", "Opposes", "caps")]


def test_a_frame_below_its_threshold_is_none() -> None:
    doc = doc_of("Ruiz likes the bill .", ("supports", "likes", "Ruiz", ["the bill"]), sure=0.4)
    assert sides(doc) == []


def test_the_parse_fills_what_a_frame_lacks_and_is_less_sure() -> None:
    doc = doc_of("[nsubj Ruiz] likes [obj the bill] .", ("supports", "likes", None, []))
    (stance,) = stances(doc)
    assert sides(doc) == [("Ruiz", "Supports", "the bill")] and stance.confidence == 0.63


def test_a_claims_frame_is_no_stance() -> None:
    assert sides(doc_of("Ruiz said no .", ("say", "said", "Ruiz", ["no"]))) == []


@pytest.mark.parametrize(
    ("text", "value", "cue"),
    [
        ("[nsubj Ruiz] [advmod not] opposes [obj the bill] .", "opposes", "opposes"),
        ("[nsubj Ruiz] [advmod no longer] backs [obj the bill] .", "supports", "backs"),
        ("[nsubj Ruiz] declined [xcomp to *endorse/VERB [obj the bill]] .", "supports", "endorse"),
        ("[nsubj Ruiz] [aux would] [advmod not] try/VERB [xcomp to *block/VERB [obj the bill]] .", "opposes", "block"),
    ],
)
def test_a_frame_whose_verb_is_taken_back_is_no_stance(text: str, value: str, cue: str) -> None:
    assert taken_with(text, value, cue) == []


def test_not_backing_can_still_be_a_frame_of_opposition() -> None:
    assert taken_with("[nsubj Ruiz] [advmod not] backs [obj the bill] .", "opposes", "backs") == [("Ruiz", "Opposes", "the bill")]


def taken_with(text: str, value: str, cue: str) -> list[tuple[str | None, str, str | None]]:
    return sides(doc_of(text, (value, cue, "Ruiz", ["the bill"])))


def test_a_cue_of_a_frame_is_not_read_again() -> None:
    doc = doc_of("[nsubj Ruiz] opposes [obj the bill] .", ("opposes", "opposes", "Ruiz", ["the bill"]))
    assert len(sides(doc)) == 1


# ---------------------------------------------------------------- verbs
@pytest.mark.parametrize(
    ("verb", "value"), [("supports", "Supports"), ("praised", "Supports"), ("opposes", "Opposes"), ("rejected", "Opposes")]
)
def test_a_verb_takes_a_side(verb: str, value: str) -> None:
    assert taken(f"[nsubj Ruiz] {verb} [obj the bill] .") == [("Ruiz", value, "the bill")]


def test_a_participle_takes_a_side() -> None:
    assert taken("[nsubj The bill [acl , backed [obl:agent by Ruiz] ,]] passed .")[0][:2] == ("Ruiz", "Supports")


def test_a_relative_clause_takes_a_side() -> None:
    assert taken("[nsubj The bill [acl:relcl [nsubj Ruiz] opposes]] passed .") == [("Ruiz", "Opposes", "The bill")]


def test_joined_holders_and_targets_share_the_cue() -> None:
    assert taken("[nsubj Ruiz [conj and Lee]] oppose [obj the bill [conj and the cap]] .") == [
        ("Ruiz", "Opposes", "the bill"),
        ("Ruiz", "Opposes", "the cap"),
        ("Lee", "Opposes", "the bill"),
        ("Lee", "Opposes", "the cap"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[nsubj Ruiz] voted [obl for the bill] .", "Supports"),
        ("[nsubj Ruiz] voted [obl against the bill] .", "Opposes"),
        ("[nsubj Ruiz] objected [obl to/ADP the bill] .", "Opposes"),
        ("[nsubj Ruiz] rallied [obl behind the bill] .", "Supports"),
        ("[nsubj Ruiz] spoke [obl against the bill] .", "Opposes"),
    ],
)
def test_the_preposition_tells_the_side(text: str, value: str) -> None:
    assert taken(text) == [("Ruiz", value, "the bill")]


@pytest.mark.parametrize(
    "text",
    [
        "[nsubj Ruiz] does not oppose [obj the bill] .",
        "[nsubj Ruiz] never backed [obj the bill] .",
        "[nsubj Ruiz] could support [obj the bill] .",
        "[nsubj Ruiz] might oppose [obj the bill] .",
        "[nsubj Ruiz] would welcome [obj the bill] .",
    ],
)
def test_negated_and_hedged_verbs_take_no_side(text: str) -> None:
    assert taken(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[nsubj Ruiz] read [obj the bill] .",
        "[nsubj Ruiz] voted [obl in May] .",
        "[nsubj Ruiz] spoke [obl with the mayor] .",
        "[nsubj:pass The bill] [aux:pass was] opposed .",
        "[nsubj Lee] asked [obj Ruiz] [xcomp to back [obj the bill]] .",
        "[nsubj Lee] has support/NOUN .",
    ],
)
def test_words_without_a_side_a_holder_or_a_target_give_none(text: str) -> None:
    assert taken(text) == []


def test_a_cue_that_the_model_saw_weakly_is_surer_than_one_it_did_not() -> None:
    text = "[nsubj Ruiz] opposes [obj the bill] ."
    doc = doc_of(text, ("opposes", "opposes", "Ruiz", ["the bill"]), sure=0.2)
    assert [s.confidence for s in stances(doc)] == [0.6] and [s.confidence for s in stances(doc_of(text))] == [0.45]


# ---------------------------------------------------------------- nouns
@pytest.mark.parametrize(
    ("noun", "value"),
    [("Critics", "Opposes"), ("Opponents", "Opposes"), ("Supporters", "Supports"), ("Backers", "Supports"), ("Foes", "Opposes")],
)
def test_people_nouns_hold_the_side_themselves(noun: str, value: str) -> None:
    assert taken(f"[nsubj {noun}/NOUN [nmod of the bill]] left .") == [(f"{noun} of the bill", value, "the bill")]


def test_critics_of_nothing_take_no_side() -> None:
    assert taken("[nsubj Critics/NOUN [nmod from Saltmere]] left .") == []


def test_the_possessor_holds_the_side_of_a_noun() -> None:
    ((holder, value, target),) = taken("[nsubj [nmod:poss Ruiz 's] opposition [nmod to the bill]] grew .")
    assert holder is not None and holder.startswith("Ruiz") and (value, target) == ("Opposes", "the bill")


def test_the_subject_holds_the_side_of_an_object_noun() -> None:
    assert taken("[nsubj Ruiz] voiced [obj support [nmod for the bill]] .") == [("Ruiz", "Supports", "the bill")]


def test_a_noun_without_an_owner_takes_no_side() -> None:
    assert taken("[nsubj Opposition/NOUN [nmod to the bill]] grew .") == []


def test_a_bill_draws_criticism_from_somebody() -> None:
    assert taken("[nsubj The bill] drew [obj criticism] [obl from Ruiz] .") == [("Ruiz", "Opposes", "The bill")]


def test_a_bill_is_met_with_praise_from_somebody() -> None:
    text = "[nsubj:pass The bill] [aux:pass was] met [obl with praise [nmod from Ruiz]] ."
    assert taken(text) == [("Ruiz", "Supports", "The bill")]


def test_criticism_that_nobody_receives_takes_no_side() -> None:
    assert taken("[nsubj Ruiz] heard [obj criticism] [obl from Lee] .") == []


# ---------------------------------------------------------------- critics who speak
def spoken(source: str) -> list[tuple[str | None, str, str | None]]:
    doc = doc_of(f"[nsubj {source}/NOUN] say [ccomp [nsubj the new/ADJ plan] costs [advmod too/ADV much/ADV]] .")
    claim = FoundClaim("Indirect", place(doc, source), place(doc, "say"), (place(doc, "the new plan costs too much"),), 0.9)
    return [(words_of(doc, s.holder), s.value, words_of(doc, s.target)) for s in side_takers(doc, [claim])]


def test_critics_oppose_what_they_speak_about() -> None:
    assert spoken("critics") == [("critics", "Opposes", "the new plan")]


def test_supporters_support_what_they_speak_about() -> None:
    assert spoken("supporters") == [("supporters", "Supports", "the new plan")]


def test_residents_take_no_side_by_speaking() -> None:
    assert spoken("residents") == []
