"""Laws, policies, events and unnamed people that the article has no proper name for."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.cast import Cast
from kg.extract.phrases import label_of, phrase_at, phrase_key
from kg.extract.syntax import parse_of
from tests.extract.docs import cast_of, doc_of, place, words_of

PHRASES = frozenset({"Law", "Policy", "Event", "UnnamedSource"})


def phrases(doc: Doc) -> list[tuple[str, list[str | None]]]:
    """Type and mentions of every thing that is no name, in text order."""
    cast = cast_of(doc)
    return [(d.type, [words_of(doc, s) for s in sorted(d.mentions)]) for d in cast.of_type(*PHRASES)]


def test_a_phrase_of_the_model_is_a_thing() -> None:
    assert phrases(doc_of("[nsubj She] read [obj {LAW the rent ordinance}] .")) == [("Law", ["the rent ordinance"])]


def test_equal_words_are_one_thing_whatever_the_determiner() -> None:
    doc = doc_of("[nsubj She] read [obj {LAW a rent ordinance}] . [nsubj He] liked [obj {LAW the rent ordinance}] .")
    assert phrases(doc) == [("Law", ["a rent ordinance", "the rent ordinance"])]


def test_equal_words_of_another_kind_are_two_things() -> None:
    doc = doc_of("[nsubj She] read [obj {LAW the harbour plan}] . [nsubj He] liked [obj {POLICY the harbour plan}] .")
    assert len(phrases(doc)) == 2


@pytest.mark.parametrize(("layer", "words"), [("LAW", "the bill"), ("POLICY", "this plan"), ("EVENT", "the vote")])
def test_a_phrase_that_points_back_is_no_thing_of_its_own(layer: str, words: str) -> None:
    assert phrases(doc_of(f"[nsubj She] liked [obj {{{layer} {words}}}] .")) == []


@pytest.mark.parametrize("words", ["it", "this", "will"])
def test_a_pronoun_or_determiner_alone_is_no_phrase(words: str) -> None:
    assert phrases(doc_of(f"[nsubj She] liked [obj {{POLICY {words}}}] .")) == []


def test_a_phrase_without_a_letter_is_none() -> None:
    assert phrases(doc_of("[nsubj She] liked [obj {POLICY 12 %}] .")) == []


# ---------------------------------------------------------------- unnamed people
def test_two_spokesmen_with_an_indefinite_article_are_two_people() -> None:
    doc = doc_of("[nsubj {UNNAMED A spokesman}] left . [nsubj {UNNAMED A spokesman}] stayed .")
    assert phrases(doc) == [("UnnamedSource", ["A spokesman"])] * 2


def test_a_definite_spokesman_is_the_one_before() -> None:
    doc = doc_of("[nsubj {UNNAMED A spokesman}] left . [nsubj {UNNAMED The spokesman}] stayed .")
    assert phrases(doc) == [("UnnamedSource", ["A spokesman", "The spokesman"])]


def test_the_post_beside_a_name_is_not_another_person() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz} , [appos {UNNAMED a harbour pilot}] ,] left .")
    assert phrases(doc) == []


def test_a_person_beside_a_body_is_still_a_person() -> None:
    doc = doc_of("[nsubj {ORG Tenants Union} [appos {UNNAMED members}]] left .")
    assert phrases(doc) == [("UnnamedSource", ["members"])]


def test_an_unnamed_source_keeps_whom_it_comes_from() -> None:
    doc = doc_of("[nsubj {UNNAMED Residents} [nmod of the two/NUM towns]] left .")
    assert phrases(doc) == [("UnnamedSource", ["Residents of the two towns"])]


def test_an_unnamed_source_ends_at_a_comma() -> None:
    doc = doc_of("[nsubj {UNNAMED Residents} [nmod of the towns , [acl:relcl [nsubj who] slept]]] left .")
    assert phrases(doc) == [("UnnamedSource", ["Residents of the towns"])]


def test_the_union_is_the_body_in_focus_and_no_unnamed_person() -> None:
    doc = doc_of("[nsubj {ORG Saltmere Tenants Union}] met . [nsubj {UNNAMED The union}] voted .")
    cast = cast_of(doc)
    assert cast.at[place(doc, "The union")].name == "Saltmere Tenants Union" and not cast.of_type("UnnamedSource")


# ---------------------------------------------------------------- posts
def mayor(words: str, *titles: str) -> tuple[Doc, Cast]:
    doc = doc_of(" ".join(titles) + f" [nsubj {{UNNAMED {words}}}] left .")
    return doc, cast_of(doc)


def test_the_holder_of_a_post_is_the_person_with_that_title() -> None:
    doc, cast = mayor("The mayor", "[nsubj [nmod:desc {TITLE Mayor}] {PERSON Ana Ruiz}] spoke .")
    assert (
        cast.at[place(doc, "The mayor")].name == "Ana Ruiz"
        and cast.at[place(doc, "The mayor")].mentions[place(doc, "The mayor")] == "nominal"
    )


def test_an_apposition_gives_the_post() -> None:
    doc, cast = mayor("The mayor", "[nsubj {PERSON Ana Ruiz} , [appos the {TITLE mayor/NOUN}] ,] spoke .")
    assert cast.at[place(doc, "The mayor")].name == "Ana Ruiz"


def test_a_party_does_not_change_the_post() -> None:
    doc, cast = mayor("The Harbourist mayor", "[nsubj [nmod:desc {TITLE Mayor}] {PERSON Ana Ruiz}] spoke .")
    assert cast.at[place(doc, "The Harbourist mayor")].name == "Ana Ruiz"


@pytest.mark.parametrize(
    ("words", "title"),
    [("A mayor", "Mayor"), ("The foreign minister", "Prime Minister"), ("The mayor", "Governor"), ("Two mayors", "Mayor")],
)
def test_another_post_or_an_indefinite_one_is_somebody_else(words: str, title: str) -> None:
    doc, cast = mayor(words, f"[nsubj [nmod:desc {{TITLE {title}}}] {{PERSON Ana Ruiz}}] spoke .")
    assert cast.at[place(doc, words)].type == "UnnamedSource"


def test_a_post_of_two_people_is_neither() -> None:
    first, second = (f"[nsubj [nmod:desc {{TITLE Mayor}}] {{PERSON {name}}}] spoke ." for name in ("Ana Ruiz", "Bo Lee"))
    doc, cast = mayor("The mayor", first, second)
    assert cast.at[place(doc, "The mayor")].type == "UnnamedSource"


# ---------------------------------------------------------------- legal nouns
@pytest.mark.parametrize(
    ("words", "kind"),
    [("federal/ADJ drug laws", "Law"), ("a rent ordinance", "Law"), ("a leaf-blower ban", "Policy"), ("an open/ADJ data policy", "Policy")],
)
def test_a_legal_noun_with_what_it_is_about_needs_no_model(words: str, kind: str) -> None:
    assert [k for k, _ in phrases(doc_of(f"[nsubj She] likes [obj {words}] ."))] == [kind]


@pytest.mark.parametrize("words", ["the law", "a new/ADJ law", "federal/ADJ laws", "the current/ADJ ban", "the rent increase"])
def test_a_bare_legal_noun_is_no_thing(words: str) -> None:
    assert phrases(doc_of(f"[nsubj She] likes [obj {words}] .")) == []


# ---------------------------------------------------------------- where a phrase ends
def test_a_whole_phrase_is_what_the_model_marked() -> None:
    assert phrases(doc_of("She liked [obj {EVENT passage} [nmod of the bill]] ."))[0][1] == ["passage"]


def test_a_phrase_does_not_end_in_a_preposition() -> None:
    doc = doc_of("She watched [obj passage [nmod of the rent bill]] .", marks={"passage of": "EVENT"})
    assert phrases(doc)[0][1] == ["passage of the rent bill"]


def test_a_phrase_does_not_end_in_a_determiner() -> None:
    doc = doc_of("She watched [obj passage [nmod of the rent bill]] .", marks={"passage of the": "EVENT"})
    assert phrases(doc)[0][1] == ["passage of the rent bill"]


def test_a_phrase_does_not_cut_a_name() -> None:
    doc = doc_of("She watched [obj the trial [nmod of {PERSON Ana Ruiz}]] .", marks={"the trial of Ana": "EVENT"})
    assert phrases(doc)[0][1] == ["the trial of Ana Ruiz"]


def test_a_phrase_ends_before_a_relative_clause_that_it_cuts() -> None:
    doc = doc_of("She read [obj a bill [acl:relcl [nsubj that] helps [obj tenants]]] .", marks={"a bill that": "LAW"})
    assert phrases(doc)[0][1] == ["a bill"]


def test_a_phrase_keeps_a_relative_clause_that_it_holds() -> None:
    doc = doc_of("She read [obj {LAW a bill [acl:relcl [nsubj that] helps [obj tenants]]}] .")
    assert phrases(doc)[0][1] == ["a bill that helps tenants"]


# ---------------------------------------------------------------- words of a phrase
def test_the_key_of_a_phrase_has_no_determiner_case_or_line_break() -> None:
    assert phrase_key("The  Rent\nOrdinance") == phrase_key("a rent ordinance") == "rent ordinance"
    assert phrase_key("the") == "the"


def test_a_label_stands_on_one_line_without_determiner_and_marks() -> None:
    assert label_of("the “rent\n ordinance,”") == "“rent ordinance"
    assert label_of("“The rent ordinance”") == "rent ordinance"


def test_a_phrase_means_the_thing_with_its_head_and_most_of_its_words() -> None:
    doc = doc_of("She read [obj the long/ADJ {LAW rent ordinance}] .")
    cast, parse = cast_of(doc), parse_of(doc)
    meant = phrase_at(cast, parse, place(doc, "the long rent ordinance"))
    assert meant is not None and meant.type == "Law"
    assert phrase_at(cast, parse, place(doc, "She")) is None
