"""Whom "he", "the department" and "we" mean."""

from __future__ import annotations

import pytest

from kg.extract.coreference import link_first_persons
from kg.extract.found import FoundClaim
from kg.extract.sources import link_speaks_for
from tests.extract.docs import cast_of, doc_of, meaning, place

RUIZ = "[nsubj [nmod:desc {TITLE Mayor}] {PERSON Ana Ruiz}] spoke ."
LEE = "[nsubj [nmod:desc {TITLE Chairman}] {PERSON Bo Lee}] spoke ."


def meant(text: str, words: str, links: dict[str, str] | None = None, sure: float = 0.9) -> str | None:
    doc = doc_of(text, links=links, sure=sure)
    return meaning(doc, cast_of(doc), words)


# ---------------------------------------------------------------- he, she
def test_he_is_the_subject_before_without_any_model() -> None:
    assert meant(f"{RUIZ} [nsubj She] left .", "She") == "Ana Ruiz"


def test_he_is_nobody_where_two_subjects_stand_before() -> None:
    text = "[nsubj {PERSON Ana Ruiz}] spoke , [conj and [nsubj {PERSON Bo Lee}] listened ,] [conj and [nsubj she] left] ."
    assert meant(text, "she") is None


def test_the_sentence_before_wins_over_the_one_before_it() -> None:
    assert meant(f"{RUIZ} [nsubj {{PERSON Bo Lee}}] listened . [nsubj He] left .", "He") == "Bo Lee"


def test_a_subject_three_sentences_back_is_too_far() -> None:
    assert meant(f"{RUIZ} [nsubj Rain] fell . [nsubj Snow] fell . [nsubj Hail] fell . [nsubj She] left .", "She") is None


def test_an_object_is_no_antecedent_of_a_rule() -> None:
    assert meant("[nsubj Rain] hit [obj {PERSON Ana Ruiz}] . [nsubj She] left .", "She") is None


def test_a_title_tells_the_gender() -> None:
    assert meant(f"[nsubj {{PERSON Ana Ruiz}}] spoke . {LEE} [nsubj She] left .", "She") == "Ana Ruiz"


def test_a_given_name_does_not_tell_the_gender() -> None:
    assert meant("[nsubj {PERSON Ana Ruiz}] spoke . [nsubj He] left .", "He") == "Ana Ruiz"


def test_a_pronoun_tells_the_gender_of_the_next_one() -> None:
    text = "[nsubj {PERSON Ana Ruiz}] spoke . [nsubj She] left . [nsubj He] stayed ."
    assert meant(text, "He") is None


def test_the_model_chooses_among_people() -> None:
    text = f"{RUIZ} {LEE} [nsubj They] met . [nsubj She] left ."
    assert meant(text, "She", {"She": "Ana Ruiz"}) == "Ana Ruiz"


def test_the_model_does_not_outvote_a_title() -> None:
    assert meant(f"{LEE} [nsubj She] left .", "She", {"She": "Bo Lee"}) is None


def test_he_is_no_agency() -> None:
    assert meant("[nsubj {AGENCY Water Department}] spoke . [nsubj He] left .", "He", {"He": "Water Department"}) is None


def test_an_unsure_model_is_not_asked() -> None:
    text = "[nsubj {AGENCY Water Department}] spoke . [nsubj It] left ."
    assert meant(text, "It", {"It": "Water Department"}, sure=0.4) is None
    assert meant(text, "It", {"It": "Water Department"}) == "Water Department"


# ---------------------------------------------------------------- it, its, their
def test_it_is_no_person() -> None:
    assert meant(f"{RUIZ} [nsubj It] left .", "It", {"It": "Ana Ruiz"}) is None


def test_its_is_the_subject_of_its_clause() -> None:
    assert meant("[nsubj {ORG Tenants Union}] praised [obj its lawyers] .", "its") == "Tenants Union"


def test_their_is_the_example_after_like() -> None:
    text = "[nsubj Cities [nmod like {CITY Saltmere}]] keep [obj their rules] ."
    assert meant(text, "their", {"their": "Saltmere"}) == "Saltmere"


def test_its_is_not_a_personal_subject() -> None:
    assert meant("[nsubj {PERSON Ana Ruiz}] praised [obj its lawyers] .", "its") is None


def test_relative_pronouns_are_no_mentions() -> None:
    text = "[nsubj {PERSON Ana Ruiz} , [acl:relcl [nsubj who] left] ,] spoke ."
    assert meant(text, "who", {"who": "Ana Ruiz"}) is None


# ---------------------------------------------------------------- the source again
def said(text: str, cue: str, who: str, what: str) -> str | None:
    doc = doc_of(text, ("say", cue, who, [what]))
    first = place(doc, what)[0]
    cast = cast_of(doc)
    draft = cast.at.get((first, first + 1))
    return draft.name if draft else None


def test_the_pronoun_that_opens_what_is_reported_is_the_source() -> None:
    assert said("[nsubj {AGENCY Water Department}] said [ccomp [nsubj it] will close] .", "said", "Water Department", "it will close") == (
        "Water Department"
    )
    assert said("[nsubj {PERSON Bo Lee}] said [ccomp [nsubj he] will leave] .", "said", "Bo Lee", "he will leave") == "Bo Lee"


def test_it_is_the_body_that_a_spokesman_speaks_for() -> None:
    text = "[nsubj {UNNAMED A spokesman [nmod for {AGENCY Water Department}]}] said [ccomp [nsubj it] will close] ."
    assert said(text, "said", "A spokesman for Water Department", "it will close") == "Water Department"


def test_it_is_not_the_person_who_speaks() -> None:
    assert said("[nsubj {PERSON Bo Lee}] said [ccomp [nsubj it] will rain] .", "said", "Bo Lee", "it will rain") is None


def test_they_is_not_the_one_person_who_speaks() -> None:
    assert said("[nsubj {PERSON Bo Lee}] said [ccomp [nsubj they] will leave] .", "said", "Bo Lee", "they will leave") is None


# ---------------------------------------------------------------- the department
def test_the_union_is_the_only_body_with_that_word_in_its_name() -> None:
    assert meant("[nsubj {ORG Saltmere Tenants Union}] met . [nsubj The union] voted .", "The union") == "Saltmere Tenants Union"


def test_the_union_is_nobody_where_two_unions_are_named() -> None:
    text = "[nsubj {ORG Tenants Union}] met . [nsubj {ORG Bakers Union}] met . [nsubj The union] voted ."
    assert meant(text, "The union") is None


def test_the_union_is_not_one_that_is_named_later() -> None:
    assert meant("[nsubj The union] voted . [nsubj {ORG Tenants Union}] met .", "The union") is None


def test_a_union_is_another_one() -> None:
    text = "[nsubj {ORG Tenants Union}] met . [nsubj A union] voted ."
    assert meant(text, "A union", {"A union": "Tenants Union"}) is None


def test_the_mayor_is_the_person_with_that_title() -> None:
    assert meant(f"{RUIZ} [nsubj The mayor] left .", "The mayor") == "Ana Ruiz"


def test_a_noun_before_a_name_is_the_start_of_a_longer_naming() -> None:
    text = f"{RUIZ} [nsubj [nmod:desc The mayor] {{PERSON Bo Lee}}] left ."
    assert meant(text, "The mayor") is None


def test_the_model_must_be_surer_of_a_noun_than_of_a_pronoun() -> None:
    text = "[nsubj {LAW The rent ordinance}] passed . [nsubj The cap] holds ."
    assert (
        meant(text, "The cap", {"The cap": "The rent ordinance"}) == "rent ordinance"
        or meant(text, "The cap", {"The cap": "The rent ordinance"}) == "The rent ordinance"
    )
    assert meant(text, "The cap", {"The cap": "The rent ordinance"}, sure=0.52) is None


@pytest.mark.parametrize(("words", "meaning"), [("The town", "Saltmere"), ("The camp", None)])
def test_a_place_is_taken_up_by_a_noun_for_places_only(words: str, meaning: str | None) -> None:
    assert meant(f"She left [obj {{CITY Saltmere}}] . [nsubj {words}] grew .", words, {words: "Saltmere"}) == meaning


def test_an_apposition_is_the_same_person() -> None:
    text = "[nsubj {PERSON Ana Ruiz} , [appos the only/ADJ doctor [nmod on the council]] ,] left ."
    assert meant(text, "the only doctor") == "Ana Ruiz"


@pytest.mark.parametrize("words", ["a doctor", "the tower"])
def test_an_indefinite_apposition_or_one_of_another_kind_is_not(words: str) -> None:
    assert meant(f"[nsubj {{PERSON Ana Ruiz}} , [appos {words}] ,] left .", words) is None


# ---------------------------------------------------------------- I, we
QUOTED = "“ [ccomp [nsubj We] know [ccomp [nsubj I] win] ,] ” [nsubj {} ] said ."


def first_person(source: str, words: str, mode: str = "Direct") -> str | None:
    doc = doc_of(QUOTED.format(source))
    cast = cast_of(doc)
    link_speaks_for(doc, cast)
    speaker = max(cast.drafts, key=lambda d: d.type == "UnnamedSource")
    claim = FoundClaim(mode, None, None, (place(doc, "We know I win"),), 0.9)  # type: ignore[arg-type]
    link_first_persons(doc, cast, [(claim, speaker)])
    return meaning(doc, cast, words)


def test_i_in_a_quotation_is_its_speaker() -> None:
    assert first_person("{PERSON Ana Ruiz}", "I") == "Ana Ruiz"


def test_i_outside_a_quotation_is_nobody() -> None:
    assert first_person("{PERSON Ana Ruiz}", "I", "Indirect") is None


def test_we_of_a_body_is_the_body() -> None:
    assert first_person("{ORG Tenants Union}", "We") == "Tenants Union"


def test_we_of_a_spokesman_is_the_body_that_he_speaks_for() -> None:
    assert first_person("{UNNAMED A spokesman [nmod for {ORG Tenants Union}]}", "We") == "Tenants Union"


def test_we_of_a_person_is_nobody_known() -> None:
    assert first_person("{PERSON Ana Ruiz}", "We") is None


@pytest.mark.parametrize(("word", "body"), [("we", "Tenants Union"), ("our", None)])
def test_we_of_a_person_with_a_post_is_the_body_of_the_post(word: str, body: str | None) -> None:
    doc = doc_of(f"[nsubj {{PERSON Ana Ruiz}}] left [obj the {{ORG Tenants Union}}] . “ {word} win . ”")
    cast = cast_of(doc)
    ruiz, union = cast.at[place(doc, "Ana Ruiz")], cast.at[place(doc, "Tenants Union")]
    said = FoundClaim("Direct", None, None, (place(doc, f"{word} win"),), 0.9)
    link_first_persons(doc, cast, [(said, ruiz)], {id(ruiz): union})
    assert meaning(doc, cast, word) == body


def test_a_quotation_without_a_speaker_says_nothing_about_i() -> None:
    doc = doc_of(QUOTED.format("{PERSON Ana Ruiz}"))
    cast = cast_of(doc)
    link_first_persons(doc, cast, [(FoundClaim("Direct", None, None, (place(doc, "We know I win"),), 0.9), None)])
    assert meaning(doc, cast, "I") is None
