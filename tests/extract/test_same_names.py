"""Which names of one article are one thing."""

from __future__ import annotations

import pytest

from kg.extract.names import Name
from kg.extract.same_names import body_key, cast_names, person_words, place_name
from kg.model import ThingType
from tests.extract.docs import GAZETTEER


def things(*names: tuple[str, ThingType]) -> list[list[str]]:
    """The names of each thing, in the order of first mention; every name stands ten tokens after the one before."""
    found = [Name((10 * i, 10 * i + len(text.split())), text, kind, 0.9) for i, (text, kind) in enumerate(names)]
    return [sorted(d.names) for d in sorted(cast_names(found, GAZETTEER).drafts, key=lambda d: d.first())]


# ---------------------------------------------------------------- people
def test_a_surname_joins_its_full_name() -> None:
    assert things(("Ana Ruiz", "Person"), ("Ruiz", "Person")) == [["Ana Ruiz", "Ruiz"]]


def test_a_given_name_joins_its_full_name() -> None:
    assert things(("Ana Ruiz", "Person"), ("Ana", "Person")) == [["Ana", "Ana Ruiz"]]


def test_a_headlines_surname_joins_the_full_name_after_it() -> None:
    assert things(("Ruiz", "Person"), ("Ana Ruiz", "Person")) == [["Ana Ruiz", "Ruiz"]]


def test_another_surname_is_another_person() -> None:
    assert len(things(("Ana Ruiz", "Person"), ("Lee", "Person"))) == 2


def test_of_two_namesakes_the_one_named_last_is_meant() -> None:
    assert things(("Ana Ruiz", "Person"), ("Leo Ruiz", "Person"), ("Ruiz", "Person")) == [["Ana Ruiz"], ["Leo Ruiz", "Ruiz"]]


def test_two_surnames_without_a_full_name_are_one_person() -> None:
    assert things(("Ruiz", "Person"), ("Ruiz", "Person")) == [["Ruiz"]]


@pytest.mark.parametrize("other", ["Ana M. Ruiz", "Ana Maria Ruiz", "Ana Ruiz Jr.", "Ana Ruiz’s", "ANA RUIZ"])
def test_a_middle_name_or_a_suffix_is_no_difference(other: str) -> None:
    assert len(things(("Ana Ruiz", "Person"), (other, "Person"))) == 1


@pytest.mark.parametrize("other", ["Leo Ruiz", "Ana Lee"])
def test_another_given_name_or_surname_is_a_difference(other: str) -> None:
    assert len(things(("Ana Ruiz", "Person"), (other, "Person"))) == 2


def test_two_different_middle_names_are_two_people() -> None:
    assert len(things(("Ana Maria Ruiz", "Person"), ("Ana Luisa Ruiz", "Person"))) == 2


def test_suffixes_and_points_are_no_words_of_a_persons_name() -> None:
    assert person_words("Leo J. Ruiz, Jr.") == ["leo", "j", "ruiz"]
    assert person_words("Jr.") == ["jr."]


# ---------------------------------------------------------------- bodies
@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Saltmere Police Department", "SPD"),
        ("Saltmere Police Department", "Saltmere PD"),
        ("Department of Fisheries", "Fisheries Department"),
        ("Department of Fisheries", "U.S. Department of Fisheries"),
        ("Saltmere Tenants Union", "Tenants Union"),
        ("Saltmere University", "University of Saltmere"),
        ("Quill Tenants Coalition", "Quill Tenants"),
    ],
)
def test_a_shorter_naming_joins_the_longer_one(long: str, short: str) -> None:
    kind: ThingType = "Agency" if "Department" in long else "Organization"
    assert len(things((long, kind), (short, kind))) == 1


def test_an_acronym_of_two_bodies_joins_neither() -> None:
    found = things(("Saltmere Port District", "Agency"), ("Saltmere Parks Directorate", "Agency"), ("SPD", "Agency"))
    assert len(found) == 3


def test_a_short_name_that_fits_two_bodies_joins_neither() -> None:
    found = things(("Saltmere Police Department", "Agency"), ("Quill Police Department", "Agency"), ("Police Department", "Agency"))
    assert len(found) == 3


def test_a_known_body_is_not_short_for_a_longer_one() -> None:
    assert len(things(("Lake State River Protection Agency", "Agency"), ("River Protection Agency", "Agency"))) == 2


def test_a_name_of_another_kind_joins_only_by_more_than_a_word() -> None:
    assert len(things(("Quill Foundation", "Organization"), ("Quill", "Agency"))) == 2


def test_the_word_house_alone_is_not_short_for_every_house() -> None:
    assert len(things(("Quill Opera House", "Agency"), ("House", "Agency"))) == 2


def test_a_plain_word_for_a_body_points_at_the_one_named_last() -> None:
    found = [
        Name((0, 2), "Saltmere Court", "Agency", 0.9),
        Name((5, 7), "Quill Court", "Agency", 0.9),
        Name((9, 11), "the court", "Agency", 0.9),
    ]
    cast = cast_names(found, GAZETTEER)
    assert cast.at[(9, 11)].name == "Quill Court" and cast.at[(9, 11)].mentions[(9, 11)] == "nominal"


def test_a_plain_word_for_no_body_is_a_thing_of_its_own() -> None:
    assert things(("the court", "Agency")) == [["the court"]]


def test_the_key_of_a_body_has_no_nation_and_no_of() -> None:
    assert body_key("the U.S. Department of the Fisheries") == body_key("Fisheries Department") == "fisheries department"


def test_a_name_with_a_head_word_decides_the_type_against_an_acronym() -> None:
    found = [Name((0, 3), "Saltmere Tenants Union", "Organization", 0.9), *(Name((i, i + 1), "STU", "Agency", 0.9) for i in range(5, 9))]
    (draft,) = cast_names(found, GAZETTEER).drafts
    assert draft.type == "Organization"


# ---------------------------------------------------------------- places, groups, topics
def test_two_spellings_of_a_known_place_are_one() -> None:
    assert things(("Norland", "Country"), ("N.L.", "Country")) == [["N.L.", "Norland"]]
    assert things(("Lak.", "Region"), ("Lake State", "Region")) == [["Lak.", "Lake State"]]


def test_two_cities_are_two() -> None:
    assert len(things(("Saltmere", "City"), ("Harlow Falls", "City"))) == 2


def test_a_group_of_many_and_of_one_is_one_group() -> None:
    assert things(("Norlander", "Group"), ("Norlanders", "Group")) == [["Norlander", "Norlanders"]]


def test_laws_are_one_by_equal_words_only() -> None:
    assert len(things(("Clean Harbour Act", "Law"), ("CLEAN HARBOUR ACT", "Law"), ("Harbour Act", "Law"))) == 2


def test_a_person_and_a_body_of_one_name_stay_apart() -> None:
    assert len(things(("Quill", "Person"), ("Quill", "Organization"))) == 2


def test_a_place_unknown_to_the_gazetteer_is_known_by_its_letters() -> None:
    assert place_name("St. Orrin", "City", GAZETTEER) == "st orrin"
    assert place_name("N.L.", "Country", GAZETTEER) == "norland"
