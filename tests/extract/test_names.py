"""Which words name what: the model's names, mended by head words, the gazetteer and the words around them."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.names import Name, head_word, is_acronym_of, names, tells_type
from kg.model import Gazetteer
from tests.extract.docs import GAZETTEER, doc_of


def named(doc: Doc, gazetteer: Gazetteer = Gazetteer()) -> list[tuple[str, str]]:  # noqa: B008
    return [(name.text, name.type) for name in names(doc, gazetteer)]


def test_a_name_keeps_the_models_type() -> None:
    assert named(doc_of("[nsubj {PERSON Ana Ruiz}] left [obj {CITY Harlow Falls}] .")) == [("Ana Ruiz", "Person"), ("Harlow Falls", "City")]


def test_dates_are_no_names() -> None:
    assert named(doc_of("[nsubj She] left [obl on {DATE May 3}] .")) == []


def test_names_stand_in_text_order_and_their_confidence_is_the_models() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] met [obj {PERSON Bo Lee}] .", sure=0.7)
    assert [(n.text, n.sure) for n in names(doc, GAZETTEER)] == [("Ana Ruiz", 0.7), ("Bo Lee", 0.7)]


@pytest.mark.parametrize("words", ["{ORG the Tenants Union}", "{ORG “ Tenants Union ”}", "{ORG Tenants Union 's}", "{ORG Tenants Union ,}"])
def test_articles_marks_and_possessive_endings_are_no_part_of_a_name(words: str) -> None:
    assert named(doc_of(f"[nsubj {words}] left .")) == [("Tenants Union", "Organization")]


def test_a_mark_without_a_letter_is_no_name() -> None:
    assert named(doc_of("[nsubj {PERSON , 7}] left .")) == []


def test_a_body_without_a_name_of_its_own_keeps_its_determiner() -> None:
    assert named(doc_of("[nsubj The {AGENCY county/NOUN commission/NOUN}] met .")) == [("The county commission", "Agency")]


def test_a_dateline_is_a_city() -> None:
    assert named(doc_of("{ORG SALTMERE} — [nsubj {PERSON Ana Ruiz}] left ."))[0] == ("SALTMERE", "City")


def test_a_body_before_a_dash_inside_a_line_is_no_dateline() -> None:
    assert named(doc_of("[nsubj She] joined [obj {ORG Saltmere}] — late/ADV ."))[0] == ("Saltmere", "Organization")


def test_what_is_taken_up_by_which_is_no_person() -> None:
    doc = doc_of(
        "[nsubj {PERSON Corbel Plating} , [acl:relcl [nsubj which] hires [obj welders]] ,] closed . [nsubj {PERSON Corbel Plating}] left ."
    )
    assert named(doc) == [("Corbel Plating", "Organization")] * 2


def test_who_takes_up_a_person() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz} , [acl:relcl [nsubj who] hires [obj welders]] ,] left .")
    assert named(doc) == [("Ana Ruiz", "Person")]


def test_the_first_word_of_a_company_is_no_person() -> None:
    doc = doc_of("[nsubj {ORG Corbel Plating Corp.}] closed . [nsubj {PERSON Corbel}] left .")
    assert named(doc)[1] == ("Corbel", "Organization")


def test_a_person_of_the_companys_name_stays_a_person() -> None:
    doc = doc_of("[nsubj {ORG Corbel Plating Corp.}] closed . [nsubj {PERSON Ana Corbel}] left . [nsubj {PERSON Corbel}] wept .")
    assert named(doc)[2] == ("Corbel", "Person")


def test_a_persons_name_does_not_end_before_a_hyphen() -> None:
    assert named(doc_of("[nsubj {PERSON Park Min} - ho/PROPN] left .")) == [("Park Min-ho", "Person")]


def test_a_capitalised_head_word_after_a_body_belongs_to_its_name() -> None:
    assert named(doc_of("[nsubj The {AGENCY Civilian Review} Board] met .")) == [("Civilian Review Board", "Agency")]


def test_a_small_word_after_a_body_does_not_belong_to_its_name() -> None:
    assert named(doc_of("[nsubj The {AGENCY Civilian Review} board/NOUN] met .")) == [("Civilian Review", "Organization")]


def test_a_place_and_two_letters_make_a_police_department() -> None:
    assert named(doc_of("[nsubj {CITY Saltmere} PD] left .")) == [("Saltmere PD", "Agency")]


def test_a_place_and_other_letters_stay_apart() -> None:
    assert named(doc_of("[nsubj {CITY Saltmere} {AGENCY RPA}] left ."), GAZETTEER) == [("Saltmere", "City"), ("RPA", "Agency")]


def test_a_place_and_a_body_with_a_head_word_are_one_name() -> None:
    assert named(doc_of("[nsubj The {CITY Saltmere} {AGENCY Council of Teachers}] met .")) == [("Saltmere Council of Teachers", "Agency")]


def test_two_whole_bodies_in_a_row_stay_two() -> None:
    doc = doc_of("[nsubj {AGENCY Water Department} {ORG Tenants Union}] met .")
    assert [n for n, _ in named(doc)] == ["Water Department", "Tenants Union"]


@pytest.mark.parametrize(
    ("label", "text", "kind"),
    [
        ("ORG", "Ministry of Fisheries", "Agency"),
        ("ORG", "Saltmere Police Department", "Agency"),
        ("AGENCY", "Saltmere University", "Organization"),
        ("AGENCY", "Quill Tenants Coalition", "Organization"),
        ("AGENCY", "Corbel Plating", "Organization"),  # nothing in the name shows a public body
        ("AGENCY", "QXZ", "Organization"),  # initials neither
        ("AGENCY", "RPA", "Agency"),  # the gazetteer knows these
        ("ORG", "River Protection Agency", "Agency"),  # the gazetteer knows it
        ("ORG", "Norland", "Country"),
        ("CITY", "Norland", "Country"),
        ("REGION", "Lake State", "Region"),
    ],
)
def test_head_words_and_the_gazetteer_correct_the_type(label: str, text: str, kind: str) -> None:
    assert named(doc_of(f"[nsubj {{{label} {text}}}] left ."), GAZETTEER) == [(text, kind)]


def test_a_very_sure_model_outvotes_a_head_word() -> None:
    doc = doc_of("[nsubj {ORG Saltmere Fishing Council}] left .", sure=0.99)
    assert named(doc) == [("Saltmere Fishing Council", "Organization")]


def test_initials_in_brackets_are_a_name_too() -> None:
    doc = doc_of("[nsubj The {ORG Coalition for Tenant Rights} ( CTR )] left .")
    assert named(doc) == [("Coalition for Tenant Rights", "Organization"), ("CTR", "Organization")]


def test_other_letters_in_brackets_are_no_name() -> None:
    assert len(named(doc_of("[nsubj The {ORG Coalition for Tenant Rights} ( PDF )] left ."))) == 1


def test_a_known_agency_at_the_start_of_a_title_is_named() -> None:
    doc = doc_of("[nsubj [nmod:desc {TITLE House Leader}] {PERSON Ana Ruiz}] left .")
    assert named(doc, GAZETTEER) == [("House", "Agency"), ("Ana Ruiz", "Person")]


def test_an_unknown_word_at_the_start_of_a_title_is_no_agency() -> None:
    assert named(doc_of("[nsubj [nmod:desc {TITLE Minority Leader}] {PERSON Ana Ruiz}] left ."), GAZETTEER) == [("Ana Ruiz", "Person")]


def test_a_nation_in_a_body_without_a_name_is_named() -> None:
    doc = doc_of("[nsubj She] met [obj the {AGENCY Norlandic/ADJ ministry/NOUN}] .")
    assert named(doc, GAZETTEER) == [("the Norlandic ministry", "Agency"), ("Norlandic", "Group")]


def test_a_nation_in_a_proper_name_is_not_named_apart() -> None:
    assert named(doc_of("[nsubj The {AGENCY Norlandic Ministry}] met ."), GAZETTEER) == [("Norlandic Ministry", "Agency")]


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("SPD", "Saltmere Police Department"),
        ("S.P.D.", "Saltmere Police Department"),
        ("DoF", "Department of Fisheries"),
        ("CTR", "Coalition for Tenant Rights"),
    ],
)
def test_initials_are_an_acronym(letters: str, name: str) -> None:
    assert is_acronym_of(letters, name)


@pytest.mark.parametrize(
    ("letters", "name"),
    [("SPX", "Saltmere Police Department"), ("S", "Saltmere"), ("Spd", "Saltmere Police Department"), ("SA", "Saltmere")],
)
def test_other_letters_are_no_acronym(letters: str, name: str) -> None:
    assert not is_acronym_of(letters, name)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Department of Fisheries", "department"),
        ("Fisheries Department", "department"),
        ("Corbel Plating Inc.", "inc"),
        ("Institute for Tide Research", "institute"),
    ],
)  # fmt: skip
def test_the_head_word_stands_last_or_before_of(name: str, word: str) -> None:
    assert head_word(name) == word


def test_only_a_head_word_in_a_longer_name_tells_the_type() -> None:
    assert tells_type(Name((0, 2), "Fisheries Department", "Agency", 1))
    assert not tells_type(Name((0, 1), "Department", "Agency", 1)) and not tells_type(Name((0, 2), "Quill Harbour", "Agency", 1))
