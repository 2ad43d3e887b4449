"""Nations behind adjectives and governments: a demonym points at a country that the article names."""

from __future__ import annotations

from spacy.tokens import Doc

from tests.extract.docs import cast_of, doc_of, meaning

NORLAND = "[nsubj {COUNTRY Norland}] voted ."


def country_of(doc: Doc, kind: str) -> str | None:
    (draft,) = cast_of(doc).of_type(kind)
    return draft.country.name if draft.country else None


def test_a_demonym_belongs_to_the_country_that_the_article_names() -> None:
    assert country_of(doc_of(f"{NORLAND} [nsubj {{GROUP Norlanders}}] cheered ."), "Group") == "Norland"


def test_a_demonym_of_a_country_that_is_not_named_belongs_to_none() -> None:
    assert country_of(doc_of(f"{NORLAND} [nsubj {{GROUP Sudmarkers}}] cheered ."), "Group") is None


def test_an_agency_with_a_demonym_belongs_to_the_country() -> None:
    assert country_of(doc_of(f"{NORLAND} [nsubj The {{AGENCY Norlandic Navy}}] sailed ."), "Agency") == "Norland"


def test_an_agency_with_a_countrys_name_belongs_to_it() -> None:
    assert country_of(doc_of(f"{NORLAND} [nsubj The {{AGENCY Norland Navy}}] sailed ."), "Agency") == "Norland"


def test_an_agency_without_a_nation_belongs_to_none() -> None:
    assert country_of(doc_of(f"{NORLAND} [nsubj The {{AGENCY Harbour Authority}}] sailed ."), "Agency") is None


def test_the_government_of_a_nation_is_the_country_acting() -> None:
    doc = doc_of(f"{NORLAND} She met [obj {{AGENCY Norlandic/ADJ government/NOUN}}] .")
    cast = cast_of(doc)
    assert meaning(doc, cast, "Norlandic government") == "Norland" and not cast.of_type("Agency")
    assert sorted(cast.of_type("Country")[0].names) == ["Norland"]


def test_the_government_of_a_country_that_is_not_named_stays_an_agency() -> None:
    doc = doc_of("She met [obj the {AGENCY Norlandic/ADJ government/NOUN}] .")
    assert [d.type for d in cast_of(doc).of_type("Agency")] == ["Agency"]
