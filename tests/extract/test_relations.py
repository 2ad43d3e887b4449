"""Plain facts between two things, from a short list of constructions."""

from __future__ import annotations

import pytest

from kg.extract.relations import relations, ties_of_posts
from kg.extract.roles import roles
from tests.extract.docs import cast_of, doc_of

UNION, COUNCIL, LAW = "the {ORG Tenants Union}", "the {AGENCY Harbour Council}", "the {LAW rent ordinance}"


def facts(text: str) -> set[tuple[str, str, str]]:
    doc = doc_of(text)
    cast = cast_of(doc)
    found = (*relations(doc), *ties_of_posts(doc, roles(doc)))
    return {(cast.at[r.subject].name, r.predicate, cast.at[r.object].name) for r in found}


# ---------------------------------------------------------------- places
@pytest.mark.parametrize("wider", ["{REGION Lake State}", "{COUNTRY Norland}"])
def test_a_comma_between_a_city_and_a_wider_place(wider: str) -> None:
    name = wider[wider.index(" ") + 1 : -1]
    assert facts(f"[nsubj {{PERSON Ana Ruiz}}] left [obj {{CITY Saltmere}} , [appos {wider}]] .") == {("Saltmere", "partOf", name)}


def test_a_list_of_places_holds_nothing() -> None:
    assert facts("She saw [obj {CITY Quill} , [conj {CITY Saltmere}] , [conj {REGION Lake State}] , [conj and {CITY Elm}]] .") == set()


def test_a_city_is_not_part_of_a_city() -> None:
    assert facts("She saw [obj {CITY Quill} , [conj {CITY Saltmere}]] .") == set()


def test_a_possessive_country_holds_its_ministry() -> None:
    text = "[nsubj [nmod:poss {COUNTRY Norland} 's] {AGENCY Harbour Ministry}] met ."
    assert facts(text) == {("Harbour Ministry", "partOf", "Norland")}


def test_of_tells_what_an_agency_belongs_to() -> None:
    assert facts("[nsubj The {AGENCY Harbour Ministry} [nmod of {COUNTRY Norland}]] met .") == {("Harbour Ministry", "partOf", "Norland")}


def test_an_agency_named_after_a_city_is_its_part() -> None:
    text = "[nsubj {CITY Saltmere}] slept . [nsubj The {AGENCY Saltmere Water Department}] met ."
    assert facts(text) == {("Saltmere Water Department", "partOf", "Saltmere")}


def test_an_agency_named_after_a_city_that_is_not_named_is_no_part() -> None:
    assert facts("[nsubj {CITY Quill}] slept . [nsubj The {AGENCY Saltmere Police Department}] met .") == set()


def test_a_police_force_named_after_a_city_serves_it() -> None:
    text = "[nsubj {CITY Saltmere}] slept . [nsubj The {AGENCY Saltmere Police Department}] met ."
    assert ("Saltmere Police Department", "jurisdiction", "Saltmere") in facts(text)


def test_the_police_department_is_the_one_citys() -> None:
    text = "{CITY SALTMERE} — [nsubj Rain] fell . [nsubj The {AGENCY Police Department}] met ."
    assert facts(text) == {("Police Department", "partOf", "Saltmere")}


def test_the_police_department_of_an_article_with_two_cities_is_neithers() -> None:
    text = "[nsubj {CITY Saltmere}] slept . [nsubj {CITY Quill}] woke . [nsubj The {AGENCY Police Department}] met ."
    assert facts(text) == set()


def test_an_agency_with_a_demonym_is_part_of_its_country() -> None:
    text = "[nsubj {COUNTRY Norland}] voted . [nsubj The {AGENCY Norlandic Navy}] sailed ."
    assert facts(text) == {("Norlandic Navy", "partOf", "Norland")}


# ---------------------------------------------------------------- bodies
def test_a_college_in_a_city_is_based_there() -> None:
    assert facts("She left [obj {ORG Elm College} [nmod in {CITY Saltmere}]] .") == {("Elm College", "basedIn", "Saltmere")}


def test_a_museum_at_a_university_is_its_part() -> None:
    text = "She left [obj the {ORG Elm Museum} [nmod at the {ORG Quill University}]] ."
    assert facts(text) == {("Elm Museum", "partOf", "Quill University")}


def test_a_body_that_meets_in_a_city_is_not_based_there() -> None:
    assert facts(f"[nsubj {UNION}] met [obl in {{CITY Saltmere}}] .") == set()


def test_a_hyphen_tells_where_a_body_is_based() -> None:
    assert facts("[nsubj The [amod {CITY Saltmere} -/PUNCT *based/VERB] {ORG Corbel Plating}] closed .") == {
        ("Corbel Plating", "basedIn", "Saltmere")
    }


def test_headquartered_tells_where_a_body_is_based() -> None:
    text = "[nsubj {ORG Corbel Plating} [acl , headquartered [obl in {CITY Saltmere}]] ,] closed ."
    assert facts(text) == {("Corbel Plating", "basedIn", "Saltmere")}


def test_a_claim_based_on_something_is_no_place() -> None:
    assert facts(f"[nsubj {UNION}] sued [obl based/VERB on the rules] .") == set()


@pytest.mark.parametrize(
    "phrase", ["{PERSON Ana Ruiz} [nmod of the {ORG Civic Party}]", "[nmod:poss The {ORG Civic Party} 's] {PERSON Ana Ruiz}"]
)
def test_a_person_of_a_party_is_its_member(phrase: str) -> None:
    assert facts(f"[nsubj {phrase}] left .") == {("Ana Ruiz", "memberOf", "Civic Party")}


def test_a_person_of_a_city_is_no_member() -> None:
    assert facts("[nsubj {PERSON Ana Ruiz} [nmod of {CITY Saltmere}]] left .") == set()


# ---------------------------------------------------------------- verbs
@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (f"[nsubj {COUNCIL}] passed [obj {LAW}] .", ("Harbour Council", "adopted", "rent ordinance")),
        (f"[nsubj:pass {LAW}] [aux:pass was] adopted [obl:agent by {COUNCIL}] .", ("Harbour Council", "adopted", "rent ordinance")),
        (f"[nsubj {{PERSON Ana Ruiz}}] introduced [obj {LAW}] .", ("Ana Ruiz", "proposed", "rent ordinance")),
        (f"[nsubj {{PERSON Ana Ruiz}}] signed [obj {LAW}] .", ("Ana Ruiz", "signed", "rent ordinance")),
        (f"[nsubj {UNION}] sued [obj {{CITY Saltmere}}] .", ("Tenants Union", "sued", "Saltmere")),
        ("[nsubj {AGENCY Harbour Police}] arrested [obj {PERSON Bo Lee}] .", ("Harbour Police", "arrested", "Bo Lee")),
        (f"[nsubj {{PERSON Ana Ruiz}}] leads [obj {UNION}] .", ("Ana Ruiz", "leads", "Tenants Union")),
        (f"[nsubj {COUNCIL}] funds [obj {UNION}] .", ("Harbour Council", "funded", "Tenants Union")),
        (f"[nsubj {UNION}] hired [obj {{PERSON Ana Ruiz}}] .", ("Tenants Union", "employs", "Ana Ruiz")),
        (f"[nsubj {COUNCIL}] voted [xcomp to adopt [obj {LAW}]] .", ("Harbour Council", "adopted", "rent ordinance")),
    ],
)
def test_a_verb_states_a_fact(text: str, fact: tuple[str, str, str]) -> None:
    assert facts(text) == {fact}


@pytest.mark.parametrize(
    "text",
    [
        f"[nsubj {COUNCIL}] did not pass [obj {LAW}] .",
        f"[nsubj {COUNCIL}] will pass [obj {LAW}] .",
        f"[nsubj {COUNCIL}] could sign [obj {LAW}] .",
        f"[nsubj {COUNCIL}] wants [xcomp to pass [obj {LAW}]] .",
        f"[nsubj {UNION}] was never/ADV sued [obl in {{CITY Saltmere}}] .",
        f"[nsubj:pass {UNION}] [aux:pass was] sued [obl in May] .",
        f"[nsubj {LAW}] passed [obj {COUNCIL}] .",  # a law adopts nothing
        "[nsubj {AGENCY Harbour Police}] arrested [obj {ORG Tenants Union}] .",
        f"[nsubj {{PERSON Ana Ruiz}}] passed [obj {LAW}] .",
        f"[nsubj {{PERSON Ana Ruiz}}] read [obj {LAW}] .",
    ],
)
def test_negation_plans_and_wrong_kinds_state_nothing(text: str) -> None:
    assert facts(text) == set()


# ---------------------------------------------------------------- money
@pytest.mark.parametrize(
    "text",
    [
        f"[nsubj {COUNCIL}] awarded [obj $ 2 million/NUM *dollars] [obl to/ADP {UNION}] .",
        f"[nsubj {UNION}] received [obj a grant] [obl from {COUNCIL}] .",
        f"[nsubj {UNION}] received [obj a grant [nmod from {COUNCIL}]] .",
    ],
)
def test_a_grant_funds(text: str) -> None:
    assert facts(text) == {("Harbour Council", "funded", "Tenants Union")}


def test_a_medal_funds_nobody() -> None:
    assert facts(f"[nsubj {COUNCIL}] awarded [obj a medal] [obl to/ADP {UNION}] .") == set()


# ---------------------------------------------------------------- what somebody owns, what a post tells
def test_somebodys_bill_is_what_they_proposed() -> None:
    text = "[nsubj {LAW [nmod:poss {PERSON Ana Ruiz} 's] bill}] passed ."
    assert {(s, p) for s, p, _ in facts(text)} == {("Ana Ruiz", "proposed")}


def test_a_citys_ordinance_is_what_it_adopted() -> None:
    text = "[nsubj {LAW [nmod:poss {CITY Saltmere} 's] rent ordinance}] passed ."
    assert {(s, p) for s, p, _ in facts(text)} == {("Saltmere", "adopted")}


def test_somebodys_visit_is_nothing_they_proposed() -> None:
    assert facts("[nsubj {EVENT [nmod:poss {PERSON Ana Ruiz} 's] visit}] ended .") == set()


@pytest.mark.parametrize(("title", "predicate"), [("leader", "leads"), ("head", "leads"), ("member", "memberOf")])
def test_a_post_tells_the_tie(title: str, predicate: str) -> None:
    text = f"[nsubj {{PERSON Ana Ruiz}} , [appos {{TITLE {title}/NOUN}} [nmod of {UNION}]] ,] left ."
    assert facts(text) == {("Ana Ruiz", predicate, "Tenants Union")}


@pytest.mark.parametrize("title", ["deputy/ADJ leader", "former/ADJ head", "treasurer"])
def test_a_deputy_a_former_head_and_others_lead_nothing(title: str) -> None:
    text = f"[nsubj {{PERSON Ana Ruiz}} , [appos {{TITLE {title}}} [nmod of {UNION}]] ,] left ."
    assert facts(text) == set()


def test_the_president_of_a_country_is_no_tie_of_a_body() -> None:
    text = "[nsubj {PERSON Ana Ruiz} , [appos {TITLE president/NOUN} [nmod of {COUNTRY Norland}]] ,] left ."
    assert facts(text) == set()
