"""Names as keys and slugs: spellings of one name are one key, distinct names never share a path."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.names import SLUG_LENGTH, canonical, is_acronym, scoped, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the U.S. Dept. of Justice", "United States Department of Justice"),
        ("Enrique Peña Nieto", "Enrique Pena Nieto"),
        ("Tromsø", "TROMSO"),
        ("Veterans’ Affairs", "Veterans' Affairs"),
        ("President’s Council", "President Council"),
        ("Texas A&M", "Texas A and M"),
        ("U.N.", "UN"),
        ("Abdul-Rahman Omar", "Abdul Rahman  Omar"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Omar Diaz", "Omar Diaz Jr."), ("القاهرة", "بغداد"), ("नरेन्द्र", "नरन्द्र"), ("!!!", "???")],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_accents_are_not_in_the_slug() -> None:
    assert slug(canonical("José Ñandú Łódź")) == "jose-nandu-lodz"


def test_a_name_in_another_script_is_a_hash() -> None:
    assert len(slug(canonical("محمد"))) == 8
    assert slug(canonical("محمد")) != slug(canonical("أحمد"))


def test_a_long_name_is_cut_and_told_apart() -> None:
    long = "committee " * 20
    assert len(slug(canonical(long + "one"))) <= SLUG_LENGTH
    assert slug(canonical(long + "one")) != slug(canonical(long + "two"))


def test_a_name_that_looks_like_a_hash_is_hashed_itself() -> None:
    assert slug("ann lee deadbeef") != "ann-lee-deadbeef"


@given(st.text(min_size=1), st.text(min_size=1))
def test_distinct_keys_give_distinct_slugs(one: str, other: str) -> None:
    a, b = canonical(one), canonical(other)
    assert (a == b) == (slug(a) == slug(b))


@given(st.text())
def test_a_slug_is_plain_ascii_and_short(name: str) -> None:
    import re

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(canonical(name)))
    assert len(slug(canonical(name))) <= SLUG_LENGTH


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    key = canonical(name)
    assert key and canonical(key) in {key, key.removeprefix("the ")}


@given(st.text(), st.text(), st.text())
def test_a_scoped_path_is_plain_and_tells_articles_apart(article: str, other: str, name: str) -> None:
    key = canonical(name)
    assert len(scoped(article, key)) <= SLUG_LENGTH
    assert (scoped(article, key) == scoped(other, key)) == (article == other)


@pytest.mark.parametrize("name", ["CPD", "U.N.", "DoJ", "ICIRR", "UNHCR"])
def test_initials_are_an_acronym(name: str) -> None:
    assert is_acronym(name)


@pytest.mark.parametrize("name", ["Iran", "Chicago PD", "X", "Bo", "Congress"])
def test_a_word_is_no_acronym(name: str) -> None:
    assert not is_acronym(name)
