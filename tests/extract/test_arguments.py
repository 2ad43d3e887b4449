"""Who does what to whom around a verb."""

from __future__ import annotations

import pytest

from kg.extract.arguments import agents, joint, modal, negated, patients, phrase_of, under
from kg.extract.syntax import parse_of
from tests.extract.docs import doc_of, place, words_of


def doers(text: str, verb: str) -> list[str]:
    doc = doc_of(text)
    return [doc[i].text for i in agents(parse_of(doc), place(doc, verb)[0])]


def done_to(text: str, verb: str) -> list[str]:
    doc = doc_of(text)
    return [doc[i].text for i in patients(parse_of(doc), place(doc, verb)[0])]


# ---------------------------------------------------------------- who does it
def test_the_subject_does_it() -> None:
    assert doers("[nsubj Ruiz] backs [obj the bill] .", "backs") == ["Ruiz"]


def test_joined_subjects_both_do_it() -> None:
    assert doers("[nsubj Ruiz [conj and Lee]] back [obj the bill] .", "back") == ["Ruiz", "Lee"]


def test_by_tells_who_does_a_passive_verb() -> None:
    assert doers("[nsubj:pass The bill] [aux:pass was] backed [obl:agent by Ruiz [conj and Lee]] .", "backed") == ["Ruiz", "Lee"]


def test_nobody_does_a_passive_verb_without_by() -> None:
    assert doers("[nsubj:pass The bill] [aux:pass was] backed [obl in May] .", "backed") == []


def test_by_tells_who_does_a_participle() -> None:
    assert doers("[nsubj The bill [acl , backed [obl:agent by Ruiz]]] passed .", "backed") == ["Ruiz"]


def test_the_noun_does_a_participle_in_ing() -> None:
    assert doers("[nsubj Parents [acl backing [obj the bill]]] left .", "backing") == ["Parents"]


def test_the_noun_does_what_its_relative_clause_says() -> None:
    assert doers("[nsubj Ruiz , [acl:relcl [nsubj who] backs [obj the bill]] ,] left .", "backs") == ["Ruiz"]


def test_the_subject_does_what_it_plans_to() -> None:
    assert doers("[nsubj Ruiz] plans [xcomp to veto [obj it]] .", "veto") == ["Ruiz"]


def test_the_subject_does_the_joined_verb() -> None:
    assert doers("[nsubj Ruiz] rose [conj and vetoed [obj it]] .", "vetoed") == ["Ruiz"]


def test_the_subject_does_not_do_what_it_asks_others_to() -> None:
    assert doers("[nsubj Ruiz] asked [obj them] [xcomp to veto [obj it]] .", "veto") == []


def test_nobody_does_a_verb_without_a_subject() -> None:
    assert doers("[obj The bill] veto !", "veto") == []


# ---------------------------------------------------------------- to what
def test_it_is_done_to_the_object() -> None:
    assert done_to("[nsubj Ruiz] backs [obj the bill [conj and the cap]] .", "backs") == ["bill", "cap"]


def test_a_passive_verb_is_done_to_its_subject() -> None:
    assert done_to("[nsubj:pass The bill] [aux:pass was] backed [obl:agent by Ruiz] .", "backed") == ["bill"]


def test_a_participle_is_done_to_its_noun() -> None:
    assert done_to("[nsubj The bill [acl , backed [obl:agent by Ruiz]]] passed .", "backed") == ["bill"]


def test_the_second_passive_verb_is_done_to_the_same_subject() -> None:
    text = "[nsubj:pass The bill] [aux:pass was] backed [obl:agent by Ruiz] [conj and [aux:pass was] opposed [obl:agent by Lee]] ."
    assert done_to(text, "opposed") == ["bill"] and doers(text, "opposed") == ["Lee"]


def test_a_relative_clause_with_its_own_subject_is_about_its_noun() -> None:
    assert done_to("[nsubj The bill [acl:relcl [nsubj Ruiz] opposes]] passed .", "opposes") == ["bill"]


def test_a_relative_clause_without_an_object_is_not_about_who() -> None:
    assert done_to("[nsubj Ruiz , [acl:relcl [nsubj who] objects] ,] left .", "objects") == []


def test_joined_verbs_share_their_object() -> None:
    assert done_to("[nsubj Ruiz] wrote [conj and backed [obj the bill]] .", "wrote") == ["bill"]


def test_nothing_is_done_where_there_is_no_object() -> None:
    assert done_to("[nsubj Ruiz] objects .", "objects") == []


# ---------------------------------------------------------------- words beside the verb
def test_what_hangs_under_a_word_by_its_preposition() -> None:
    doc = doc_of("[nsubj Ruiz] voted [obl for the bill [conj and the cap]] [obl in May] .")
    assert [doc[i].text for i in under(parse_of(doc), place(doc, "voted")[0], frozenset({"for"}))] == ["bill", "cap"]
    assert under(parse_of(doc), place(doc, "voted")[0], frozenset({"against"})) == []


@pytest.mark.parametrize("word", ["not", "n't", "never"])
def test_not_and_never_negate(word: str) -> None:
    doc = doc_of(f"[nsubj Ruiz] does {word} back [obj it] .")
    assert negated(parse_of(doc), place(doc, "back")[0])


def test_a_plain_verb_is_not_negated() -> None:
    doc = doc_of("[nsubj Ruiz] backs [obj it] .")
    assert not negated(parse_of(doc), place(doc, "backs")[0]) and modal(parse_of(doc), place(doc, "backs")[0]) == ""


def test_would_is_a_modal() -> None:
    doc = doc_of("[nsubj Ruiz] would back [obj it] .")
    assert modal(parse_of(doc), place(doc, "back")[0]) == "would"


# ---------------------------------------------------------------- phrases
@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("the old/ADJ bill", "the old bill"),
        ("the bill [nmod on rents]", "the bill on rents"),
        ("the bill , [acl:relcl [nsubj which] passed]", "the bill"),
        ("the bill [conj and the cap]", "the bill"),
        ("[nmod:poss Ruiz 's] bill", "Ruiz's bill"),
    ],
)
def test_the_phrase_of_a_noun(phrase: str, words: str) -> None:
    doc = doc_of(f"[nsubj Lee] read [obj {phrase}] .")
    assert words_of(doc, phrase_of(parse_of(doc), place(doc, "bill")[0])) == words


def test_the_phrase_after_a_preposition_does_not_hold_it() -> None:
    doc = doc_of("[nsubj Lee] voted [obl for the bill] .")
    assert words_of(doc, phrase_of(parse_of(doc), place(doc, "bill")[0])) == "the bill"


@pytest.mark.parametrize(
    ("phrase", "words", "pieces"),
    [
        ("Ruiz [conj and the union]", "Ruiz and the union", ["Ruiz", "the union"]),
        ("Ruiz [conj , Lee] [conj and two/NUM parents]", "Ruiz, Lee and two parents", ["Ruiz", "Lee", "two parents"]),
        ("Ruiz", "Ruiz", ["Ruiz"]),
        ("parents [nmod of boys [conj and girls]]", "parents of boys and girls", ["parents of boys and girls"]),
    ],
)
def test_joint_holders_are_told_apart(phrase: str, words: str, pieces: list[str]) -> None:
    doc = doc_of(f"[nsubj {phrase}] back [obj it] .")
    assert [words_of(doc, s) for s in joint(parse_of(doc), place(doc, words))] == pieces
