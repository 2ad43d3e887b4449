"""Where a post belongs when the text does not say it beside the title."""

from __future__ import annotations

import pytest

from kg.extract.posts import body_of_post, dateline
from kg.extract.syntax import parse_of
from tests.extract.docs import cast_of, doc_of, place

TWICE = {
    "City": "[nsubj {CITY Saltmere}] slept . [nsubj {CITY Saltmere}] woke .",
    "Region": "[nsubj {REGION Lake State}] slept . [nsubj {REGION Lake State}] woke .",
    "County": "[nsubj {REGION Oak County}] slept . [nsubj {REGION Oak County}] woke .",
    "Country": "[nsubj {COUNTRY Norland}] slept . [nsubj {COUNTRY Norland}] woke .",
}


def home(before: str, title: str) -> str | None:
    """The name of what the title's post belongs to, after these sentences."""
    doc = doc_of(f"{before} [nsubj [nmod:desc {{TITLE {title}}}] {{PERSON Ana Ruiz}}] left .")
    cast = cast_of(doc)
    found = body_of_post(parse_of(doc), cast, place(doc, title))
    return cast.at[found].name if found else None


@pytest.mark.parametrize(
    ("where", "title", "name"),
    [
        ("City", "Mayor", "Saltmere"),
        ("City", "City Manager", "Saltmere"),
        ("City", "Police Chief", "Saltmere"),
        ("Region", "Governor", "Lake State"),
        ("Region", "Attorney General", "Lake State"),
        ("Region", "State Auditor", "Lake State"),
        ("County", "Sheriff", "Oak County"),
        ("Country", "Chancellor", "Norland"),
        ("Country", "Prime Minister", "Norland"),
        ("Country", "President", "Norland"),
        ("Country", "Secretary of State", "Norland"),
    ],
)
def test_a_post_belongs_to_the_only_place_of_its_kind(where: str, title: str, name: str) -> None:
    assert home(TWICE[where], title) == name


@pytest.mark.parametrize(("where", "title"), [("Region", "Mayor"), ("City", "Governor"), ("Region", "Sheriff"), ("City", "President")])
def test_a_post_does_not_belong_to_a_place_of_another_kind(where: str, title: str) -> None:
    assert home(TWICE[where], title) is None


def test_a_city_that_somebody_only_goes_to_has_no_mayor() -> None:
    assert home("She flew [obl to/ADP {CITY Saltmere}] .", "Mayor") is None
    assert home("She works [obl in {CITY Saltmere}] .", "Mayor") == "Saltmere"


def test_the_city_of_the_dateline_has_a_mayor() -> None:
    assert home("{CITY SALTMERE} — [nsubj Rain] fell . [nsubj {CITY Quill}] slept . [nsubj {CITY Quill}] woke .", "Mayor") == "Saltmere"


def test_of_two_cities_neither_has_the_mayor() -> None:
    assert home(TWICE["City"] + " [nsubj {CITY Quill}] slept . [nsubj {CITY Quill}] woke .", "Mayor") is None


def test_of_two_cities_the_one_named_much_more_often_has_the_mayor() -> None:
    assert home(TWICE["City"] + " [nsubj {CITY Saltmere}] ate . [nsubj {CITY Quill}] slept .", "Mayor") == "Saltmere"


# ---------------------------------------------------------------- bodies
@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("{AGENCY Harbour Commission}", "Commissioner"),
        ("{AGENCY Harbour Commission}", "Chairman"),
        ("{AGENCY Harbour Court}", "Justice"),
        ("{AGENCY Harbour Assembly}", "Speaker"),
        ("{ORG Harbour Union}", "President"),
        ("{ORG Harbour Union}", "Spokesman"),
        ("{ORG Harbour Union}", "Union Secretary"),
    ],
)
def test_a_post_belongs_to_the_body_that_has_such_posts(body: str, title: str) -> None:
    assert home(f"[nsubj The {body}] met .", title) == body[body.index(" ") + 1 : -1]


@pytest.mark.parametrize(
    ("body", "title"), [("{AGENCY Harbour Court}", "Commissioner"), ("{ORG Harbour Union}", "Justice"), ("{ORG Harbour Union}", "Baker")]
)
def test_a_post_does_not_belong_to_another_body(body: str, title: str) -> None:
    assert home(f"[nsubj The {body}] met .", title) is None


@pytest.mark.parametrize("title", ["CEO", "Founder", "Company Secretary"])
def test_a_firms_post_belongs_to_the_only_organization(title: str) -> None:
    assert home("[nsubj {ORG Corbel Plating}] closed . [nsubj Rain] fell . [nsubj Snow] fell .", title) == "Corbel Plating"


def test_of_two_firms_neither_has_the_post() -> None:
    assert home("[nsubj {ORG Corbel Plating}] met [obj {ORG Quill Bakery}] . [nsubj Rain] fell . [nsubj Snow] fell .", "CEO") is None


def test_of_two_bodies_the_one_named_last_has_the_post() -> None:
    assert home("[nsubj The {ORG Harbour Union}] met . [nsubj The {ORG Bakers Union}] met .", "Union Secretary") == "Bakers Union"


def test_a_title_with_of_says_itself_where_it_is() -> None:
    doc = doc_of(TWICE["City"] + " [nsubj The {TITLE mayor/NOUN} [nmod of the hill town]] left .")
    assert body_of_post(parse_of(doc), cast_of(doc), place(doc, "mayor")) is None


# ---------------------------------------------------------------- datelines
def test_a_dateline_is_a_city_before_a_dash() -> None:
    doc = doc_of("{CITY SALTMERE} — [nsubj Rain] fell .")
    assert dateline(parse_of(doc), cast_of(doc)) == range(0, 1)


@pytest.mark.parametrize("text", ["[nsubj Rain] fell — late/ADV .", "[nsubj Rain] fell .", "[nsubj {PERSON Ana Ruiz}] left 2 - 3 times ."])
def test_another_dash_makes_no_dateline(text: str) -> None:
    doc = doc_of(text)
    assert dateline(parse_of(doc), cast_of(doc)) == range(0)
