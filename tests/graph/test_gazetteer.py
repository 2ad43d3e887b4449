"""Gazetteers: "ICE" finds its agency, a person's own file is added, and a bad one is told in one line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.errors import GazetteerError
from kg.graph.gazetteer import load_gazetteer
from kg.graph.ontology import ontology_dir
from kg.model import Gazetteer, Known

PREFIXES = """@prefix kg: <https://w3id.org/newskg/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix my: <https://example.org/> .
"""


@cache
def _built_in(cities: bool = False) -> Gazetteer:
    return load_gazetteer(cities=cities)


def _only(name: str, kind: str, cities: bool = False) -> Known:
    (known,) = (k for k in _built_in(cities).named(name) if k.type == kind)
    return known


def _own(tmp_path: Path, turtle: str, builtin: bool = False) -> Gazetteer:
    path = tmp_path / "mine.ttl"
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    return load_gazetteer([path], builtin=builtin)


def test_the_ontology_lies_beside_the_package() -> None:
    assert (ontology_dir() / "shapes.ttl").is_file()


def test_an_acronym_finds_its_agency_and_where_it_belongs() -> None:
    ice = _only("ICE", "Agency")
    assert (ice.name, ice.acronym) == ("Immigration and Customs Enforcement", "ICE")
    assert ice.within == ("Department of Homeland Security", "United States")


@pytest.mark.parametrize("name", ["Justice Department", "DOJ", "U.S. Department of Justice", "department of justice"])
def test_a_department_is_known_by_every_usual_name(name: str) -> None:
    assert _only(name, "Agency").name == "Department of Justice"


USUAL = (
    "ATF",
    "CBP",
    "CDC",
    "DEA",
    "DHS",
    "DOJ",
    "EPA",
    "EU",
    "FBI",
    "FEMA",
    "HHS",
    "HUD",
    "IMF",
    "IRS",
    "NASA",
    "NATO",
    "TSA",
    "UN",
    "WHO",
)


@pytest.mark.parametrize("acronym", USUAL)
def test_usual_acronyms_mean_one_agency_each(acronym: str) -> None:
    assert _only(acronym, "Agency").acronym == acronym


@pytest.mark.parametrize("name", ["U.S.", "US", "USA", "United States", "United States of America"])
def test_short_names_of_a_country_are_known(name: str) -> None:
    known = _only(name, "Country")
    assert known.name == "United States"
    assert known.iri == ("http://www.wikidata.org/entity/Q30", "https://sws.geonames.org/6252001/")


def test_a_people_is_linked_to_its_country() -> None:
    assert _only("Iraqi", "Group") == Known("Iraqis", "Group", ("Iraqi",), within=("Iraq",))


def test_a_state_is_known_by_its_newspaper_short_form() -> None:
    assert _only("Ga.", "Region").name == "Georgia"
    assert _only("Calif.", "Region").within == ("United States",)


def test_a_member_of_congress_carries_state_and_chamber() -> None:
    members = [k for k in _built_in().entries if k.type == "Person"]
    assert len(members) == 537
    assert all({"Senate", "House of Representatives"} & set(k.within) for k in members)
    assert sum(bool(k.iri) for k in members) == 536  # the table has no identity for one


def test_a_committee_is_known_the_way_news_say_it() -> None:
    assert _only("Senate Judiciary Committee", "Agency").name == "Senate Committee on the Judiciary"


def test_cities_come_only_when_asked_for() -> None:
    assert not any(k.type == "City" for k in _built_in().entries)
    assert _only("Chicago", "City", cities=True).within == ("Illinois", "United States")
    assert _only("Chicago", "City", cities=True).iri == ("https://sws.geonames.org/4887398/",)


def test_a_city_is_found_without_its_accents() -> None:
    assert "São Paulo" in {k.name for k in _built_in(True).named("Sao Paulo")}


def test_own_names_are_added_to_ours(tmp_path: Path) -> None:
    turtle = 'my:u a kg:Organization ; skos:prefLabel "Dockers Union" ; skos:altLabel "Dockers" ; skos:notation "DU" .'
    mine = _own(tmp_path, turtle, builtin=True)
    assert mine.named("dockers") == (Known("Dockers Union", "Organization", ("Dockers",), "DU"),)
    assert mine.named("ICE")


def test_part_of_is_followed_to_its_end_and_a_circle_does_no_harm(tmp_path: Path) -> None:
    mine = _own(
        tmp_path,
        """my:a a kg:Agency ; skos:prefLabel "A" ; kg:partOf my:b . my:b a kg:Agency ; skos:prefLabel "B" ; kg:partOf my:c .
        my:c a kg:Agency ; skos:prefLabel "C" ; kg:partOf my:a ; schema:sameAs <https://example.org/c> .""",
    )
    assert mine.named("a")[0].within == ("B", "C", "A")
    assert mine.named("c")[0].iri == ("https://example.org/c",)


def test_a_label_in_another_language_is_another_name(tmp_path: Path) -> None:
    mine = _own(tmp_path, 'my:k a kg:City ; skos:prefLabel "Köln"@de, "Cologne"@en .')
    assert mine.entries == (Known("Cologne", "City", ("Köln",)),)


def test_a_name_is_found_once_whatever_its_case(tmp_path: Path) -> None:
    mine = _own(tmp_path, 'my:d a kg:Agency ; skos:prefLabel "DOD" ; skos:altLabel "DoD", "dod" .')
    assert len(mine.named("Dod")) == 1


@pytest.mark.parametrize(
    ("turtle", "complaint"),
    [
        ('my:a a kg:Agency ;\n skos:prefLabel "A" . oops', "mine.ttl, line 6"),
        ('my:a skos:prefLabel "A" .', "<https://example.org/a> has no class of the ontology"),
        ("my:a a kg:Agency .", "<https://example.org/a> has no skos:prefLabel"),
        ("", "names nothing"),
    ],
)
def test_a_bad_file_is_told_in_one_line(tmp_path: Path, turtle: str, complaint: str) -> None:
    with pytest.raises(GazetteerError, match=complaint) as told:
        _own(tmp_path, turtle)
    assert "\n" not in str(told.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"nowhere\.ttl cannot be read"):
        load_gazetteer([tmp_path / "nowhere.ttl"])


def test_a_binary_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GazetteerError, match=r"x\.ttl, line 1"):
        load_gazetteer([tmp_path / "x.ttl"])
