"""Which thing a phrase means: its head decides."""

from __future__ import annotations

import pytest

from kg.extract.sources import agent_at, examples_in, link_speaks_for, thing_at
from kg.extract.syntax import parse_of
from tests.extract.docs import cast_of, doc_of, place


def thing(text: str, words: str) -> str | None:
    doc = doc_of(text)
    draft = thing_at(parse_of(doc), cast_of(doc), place(doc, words))
    return draft.name if draft else None


def agent(text: str, words: str) -> tuple[str, str] | None:
    doc = doc_of(text)
    draft = agent_at(doc, cast_of(doc), place(doc, words))
    return (draft.type, draft.name) if draft else None


def speaks_for(text: str, words: str) -> str | None:
    """Whom the unnamed source of these words speaks for."""
    doc = doc_of(text)
    cast = cast_of(doc)
    draft = agent_at(doc, cast, place(doc, words))
    assert draft is not None and draft.type == "UnnamedSource"
    link_speaks_for(doc, cast)
    return draft.speaks_for.name if draft.speaks_for else None


# ---------------------------------------------------------------- phrases around a name
@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("{PERSON Ana Ruiz}", "Ana Ruiz"),
        ("[nmod:desc {TITLE Mayor}] {PERSON Ana Ruiz}", "Mayor Ana Ruiz"),
        ("[nmod:desc Dr.] {PERSON Ana Ruiz} , [acl:relcl [nsubj who] runs [obj the clinic]] ,", "Dr. Ana Ruiz, who runs the clinic"),
        ("[nmod:desc {TITLE Mayor}] {PERSON Ana Ruiz} [nmod of {CITY Saltmere}]", "Mayor Ana Ruiz of Saltmere"),
        ("his successor , [appos {PERSON Ana Ruiz}] ,", "his successor, Ana Ruiz"),
        ("{PERSON Ana Ruiz} , [appos the baker] ,", "Ana Ruiz, the baker,"),
    ],
)
def test_a_phrase_around_a_name_means_the_person(phrase: str, words: str) -> None:
    assert thing(f"[nsubj {phrase}] left .", words) == "Ana Ruiz"


def test_a_title_before_a_name_means_the_person() -> None:
    assert thing("[nsubj [nmod:desc {TITLE Harbour Master}] {PERSON Ana Ruiz}] left .", "Harbour Master") == "Ana Ruiz"


def test_somebody_elses_possessor_is_not_meant() -> None:
    assert thing("[nsubj [nmod:poss {PERSON Ana Ruiz} 's] lawyer] left .", "Ana Ruiz's lawyer") is None


def test_a_name_after_for_is_not_meant() -> None:
    assert thing("[nsubj A lawyer [nmod for {PERSON Ana Ruiz}]] left .", "A lawyer for Ana Ruiz") is None


def test_the_body_in_an_unnamed_phrase_is_not_meant() -> None:
    assert thing("[nsubj A spokesman [nmod for the {ORG Tenants Union}]] left .", "A spokesman for the Tenants Union") is None


def test_a_name_with_its_determiner_is_the_body() -> None:
    assert thing("[nsubj The {ORG Tenants Union}] left .", "The Tenants Union") == "Tenants Union"


def test_a_relative_pronoun_means_the_noun_that_its_clause_describes() -> None:
    assert thing("[nsubj {PERSON Ana Ruiz} , [acl:relcl [nsubj who] slept] ,] left .", "who") == "Ana Ruiz"


def test_who_after_a_predicate_means_the_subject() -> None:
    text = "[nsubj {PERSON Ana Ruiz}] [cop was] *baker/NOUN [acl:relcl [nsubj who] slept] ."
    assert thing(text, "who") == "Ana Ruiz"


def test_who_in_a_question_is_nobody() -> None:
    assert thing("[nsubj {PERSON Ana Ruiz}] asked [ccomp [nsubj who] left] .", "who") is None


def test_marks_around_a_phrase_do_not_count() -> None:
    assert thing("“ , [nsubj {PERSON Ana Ruiz}] , left .", ", Ana Ruiz,") == "Ana Ruiz"


# ---------------------------------------------------------------- people without a name
def test_a_person_without_a_name_becomes_an_unnamed_source() -> None:
    assert agent("[nsubj A harbour pilot] left .", "A harbour pilot") == ("UnnamedSource", "A harbour pilot")


def test_an_unnamed_source_ends_at_its_relative_clause() -> None:
    text = "[nsubj A pilot [nmod of the harbour] , [acl:relcl [nsubj who] asked [xcomp to stay [obj unnamed]]] ,] left ."
    assert agent(text, "A pilot of the harbour, who asked to stay unnamed") == ("UnnamedSource", "A pilot of the harbour")


def test_a_somebody_elses_lawyer_is_an_unnamed_source() -> None:
    text = "[nsubj [nmod:poss {PERSON Ana Ruiz} 's] lawyer] left ."
    assert agent(text, "Ana Ruiz's lawyer") == ("UnnamedSource", "Ana Ruiz's lawyer")


@pytest.mark.parametrize("word", ["It", "There", "This", "All", "They"])
def test_a_pronoun_without_a_meaning_is_nobody(word: str) -> None:
    assert agent(f"[nsubj {word}] left .", word) is None


def test_equal_definite_words_are_one_unnamed_source() -> None:
    doc = doc_of("[nsubj The pilots] left . [nsubj The pilots] slept . [nsubj A pilot] woke . [nsubj A pilot] ate .")
    cast = cast_of(doc)
    many = [agent_at(doc, cast, place(doc, words)) for words in ("The pilots", "The pilots#2")]
    each = [agent_at(doc, cast, place(doc, words)) for words in ("A pilot", "A pilot#2")]
    assert many[0] is many[1] and each[0] is not each[1]


# ---------------------------------------------------------------- whom they speak for
@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("A spokesman [nmod for the {ORG Tenants Union}]", "A spokesman for the Tenants Union"),
        ("A [compound {ORG Tenants Union}] official", "A Tenants Union official"),
        ("[nmod:poss The {ORG Tenants Union} 's] lawyer", "The Tenants Union's lawyer"),
        ("Leaders [nmod of the {ORG Tenants Union}]", "Leaders of the Tenants Union"),
    ],
)
def test_an_unnamed_source_speaks_for_its_body(phrase: str, words: str) -> None:
    assert speaks_for(f"[nsubj {phrase}] left .", words) == "Tenants Union"


def test_a_critic_speaks_for_nobody() -> None:
    assert speaks_for("[nsubj Critics [nmod of the {ORG Tenants Union}]] left .", "Critics of the Tenants Union") is None


def test_a_person_is_not_spoken_for() -> None:
    assert speaks_for("[nsubj A lawyer [nmod for {PERSON Ana Ruiz}]] left .", "A lawyer for Ana Ruiz") is None


def test_a_body_after_another_preposition_is_not_spoken_for() -> None:
    assert speaks_for("[nsubj Officials [nmod against the {ORG Tenants Union}]] left .", "Officials against the Tenants Union") is None


# ---------------------------------------------------------------- examples
def examples(phrase: str, words: str) -> list[str]:
    doc = doc_of(f"[nsubj {phrase}] left .")
    return [d.name for d in examples_in(parse_of(doc), cast_of(doc), place(doc, words))]


@pytest.mark.parametrize("word", ["like", "including"])
def test_named_examples_stand_for_their_group(word: str) -> None:
    phrase = f"Groups [nmod {word} {{ORG Tenants Union}} [conj and {{ORG Oak Street League}}]]"
    assert examples(phrase, f"Groups {word} Tenants Union and Oak Street League") == ["Tenants Union", "Oak Street League"]


def test_such_as_gives_examples() -> None:
    phrase = "Groups [nmod such/ADJ as/ADP {ORG Tenants Union}]"
    assert examples(phrase, "Groups such as Tenants Union") == ["Tenants Union"]


def test_a_group_of_a_body_has_no_examples() -> None:
    assert examples("Members [nmod of {ORG Tenants Union}]", "Members of Tenants Union") == []
