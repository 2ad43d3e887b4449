"""Who holds which post where."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.roles import roles
from kg.extract.sources import thing_at
from kg.extract.syntax import parse_of
from tests.extract.docs import cast_of, doc_of, words_of

CITY = "[nsubj {CITY Saltmere}] slept . [nsubj {CITY Saltmere}] woke ."


def held(doc: Doc) -> list[tuple[str | None, str | None, str | None]]:
    """Member and title in words, and the name of what the post belongs to."""
    cast = cast_of(doc)
    return [(words_of(doc, r.member), words_of(doc, r.title), cast.at[r.organization].name if r.organization else None) for r in roles(doc)]


def read(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return held(doc_of(text))


# ---------------------------------------------------------------- titles beside people
def test_a_title_before_a_name_gives_a_role() -> None:
    assert read("[nsubj [nmod:desc {TITLE Pastor}] {PERSON Ana Ruiz}] left .") == [("Ana Ruiz", "Pastor", None)]


def test_an_apposition_gives_a_role() -> None:
    text = "[nsubj {PERSON Ana Ruiz} , [appos [nmod:poss the {ORG Tenants Union} 's] {TITLE treasurer/NOUN}] ,] left ."
    assert read(text) == [("Ana Ruiz", "treasurer", "Tenants Union")]


def test_a_title_in_an_unnamed_phrase_gives_a_role() -> None:
    text = "[nsubj {UNNAMED A {TITLE spokesman/NOUN} [nmod for the {ORG Tenants Union}]}] left ."
    assert read(text) == [("A spokesman for the Tenants Union", "spokesman", "Tenants Union")]


def test_a_title_with_nobody_beside_it_gives_none() -> None:
    assert read("[nsubj The {TITLE treasurer/NOUN}] left [obj {PERSON Ana Ruiz}] .") == []


@pytest.mark.parametrize("title", ["Mr.", "Mrs.", "Ms."])
def test_a_form_of_address_is_no_post(title: str) -> None:
    assert read(f"[nsubj [nmod:desc {{TITLE {title}}}] {{PERSON Ana Ruiz}}] left .") == []


@pytest.mark.parametrize("title", ["party/NOUN", "council/NOUN", "pro-/X"])
def test_a_body_or_a_stray_prefix_is_no_post(title: str) -> None:
    assert read(f"[nsubj [nmod:desc {{TITLE {title}}}] {{PERSON Ana Ruiz}}] left .") == []


# ---------------------------------------------------------------- where
@pytest.mark.parametrize(
    ("phrase", "body"),
    [
        ("[nmod:desc {TITLE {AGENCY Harbour Ministry} Secretary}] {PERSON Ana Ruiz}", "Harbour Ministry"),
        ("[nmod:desc [compound {CITY Quill}] {TITLE Mayor}] {PERSON Ana Ruiz}", "Quill"),
        ("[nmod:desc [nmod:poss {CITY Quill} 's] {TITLE Mayor}] {PERSON Ana Ruiz}", "Quill"),
        ("{PERSON Ana Ruiz} , [appos {TITLE president/NOUN} [nmod of the {ORG Tenants Union}]] ,", "Tenants Union"),
        ("{PERSON Ana Ruiz} , [appos {TITLE spokeswoman/NOUN} [nmod for the {AGENCY Harbour Ministry}]] ,", "Harbour Ministry"),
        ("[nmod:desc {TITLE Sen.}] {PERSON Ana Ruiz} ( R - {REGION Lak.} )", "Lak."),
    ],
)
def test_the_organization_stands_in_before_or_after_the_title(phrase: str, body: str) -> None:
    ((member, _, organization),) = read(f"[nsubj {phrase}] left .")
    assert (member, organization) == ("Ana Ruiz", body)


def test_brackets_without_a_party_tell_no_organization() -> None:
    assert read("[nsubj [nmod:desc {TITLE Sen.}] {PERSON Ana Ruiz} ( {REGION Lak.} )] left .")[0][2] is None


def test_the_mayor_without_more_is_the_only_citys() -> None:
    assert read(f"{CITY} [nsubj [nmod:desc {{TITLE Mayor}}] {{PERSON Ana Ruiz}}] left .") == [("Ana Ruiz", "Mayor", "Saltmere")]


def test_an_honorific_belongs_to_no_place() -> None:
    assert read(f"{CITY} [nsubj [nmod:desc {{TITLE Dr.}}] {{PERSON Ana Ruiz}}] left .") == [("Ana Ruiz", "Dr.", None)]


def test_a_demonym_before_a_post_is_the_country_that_the_article_names() -> None:
    post = "[nsubj [nmod:desc [amod {GROUP Norlandic}] {TITLE Minister}] {PERSON Ana Ruiz}] left ."
    assert read(f"[nsubj {{COUNTRY Norland}}] voted . {post}") == [("Ana Ruiz", "Minister", "Norland")]


def test_an_ambassador_to_a_country_is_not_that_countrys() -> None:
    text = "[nsubj {PERSON Ana Ruiz} , [appos {TITLE ambassador/NOUN to/ADP {COUNTRY Sudmark}}] ,] left ."
    assert [body for _, _, body in read(text)] == [None]


# ---------------------------------------------------------------- frames of the model
def test_a_frame_gives_a_role_with_its_confidence() -> None:
    doc = doc_of("{PERSON Ana Ruiz} leads the {ORG Tenants Union} as chair .", ("role", "chair", "Ana Ruiz", ["Tenants Union"]), sure=0.8)
    assert held(doc) == [("Ana Ruiz", "chair", "Tenants Union")] and [r.confidence for r in roles(doc)] == [0.8]


def test_the_whole_title_around_a_cue_is_the_title() -> None:
    text = "[nsubj [nmod:desc {TITLE Deputy Harbour Master}] {PERSON Ana Ruiz}] left ."
    assert held(doc_of(text, ("role", "Master", "Ana Ruiz", []))) == [("Ana Ruiz", "Deputy Harbour Master", None)]


def test_a_frame_that_names_only_the_title_gives_the_name_after_it() -> None:
    text = "[nsubj [nmod:desc {TITLE Pastor}] {PERSON Ana Ruiz}] left ."
    doc = doc_of(text, ("role", "Pastor", "Pastor", []))
    cast = cast_of(doc)
    ((draft, title),) = [(thing_at(parse_of(doc), cast, r.member), r.title) for r in roles(doc)]
    assert draft is not None and draft.name == "Ana Ruiz" and words_of(doc, title) == "Pastor"


def test_a_title_of_a_frame_is_not_read_again() -> None:
    text = "[nsubj [nmod:desc {TITLE Pastor}] {PERSON Ana Ruiz}] left ."
    assert len(held(doc_of(text, ("role", "Pastor", "Ana Ruiz", [])))) == 1


def test_a_frame_below_its_threshold_or_of_a_form_of_address_is_none() -> None:
    text = "She likes {PERSON Ana Ruiz} , chair ."
    assert held(doc_of(text, ("role", "chair", "Ana Ruiz", []), sure=0.3)) == []
    text = "[nsubj Mr. {PERSON Ana Ruiz}] left ."
    assert held(doc_of(text, ("role", "Mr.", "Ana Ruiz", []))) == []


def test_a_mayor_of_a_council_in_a_frame_is_still_the_citys() -> None:
    text = f"{CITY} [nsubj [nmod:desc {{TITLE Mayor}}] {{PERSON Ana Ruiz}}] met [obj the {{AGENCY Harbour Council}}] ."
    assert held(doc_of(text, ("role", "Mayor", "Ana Ruiz", ["Harbour Council"]))) == [("Ana Ruiz", "Mayor", "Saltmere")]
