"""The parse as plain tuples, and the notation in which these tests write it."""

from __future__ import annotations

import pytest

from kg.extract.syntax import climb, head_of, inside, noun_phrase, overlap, parse_of, same_thing, trim
from tests.extract.docs import doc_of, place, words_of

TITLED = "[nsubj [nmod:desc {TITLE Mayor}] {PERSON Ana Ruiz} [nmod of {CITY Saltmere}]] left ."


def test_the_notation_gives_words_heads_and_marks() -> None:
    doc = doc_of("[nsubj {PERSON Ana Ruiz}] does n't like/VERB [obj the new/ADJ {LAW rent act}] ( yet/ADV ) . ¶ [nsubj She] left .")
    assert doc.text == "Ana Ruiz doesn't like the new rent act (yet).\n\nShe left."
    assert [(t.text, t.dep_, t.head.text) for t in doc][:9] == [
        ("Ana", "nsubj", "like"), ("Ruiz", "flat", "Ana"), ("does", "aux", "like"), ("n't", "advmod", "like"), ("like", "root", "like"),
        ("the", "det", "act"), ("new", "amod", "act"), ("rent", "compound", "act"), ("act", "obj", "like"),
    ]  # fmt: skip
    assert [(e.text, e.label_) for e in doc.ents] == [("Ana Ruiz", "PERSON")] and [s.text for s in doc.spans["LAW"]] == ["rent act"]
    assert [t.text for t in doc if t.is_sent_start] == ["Ana", "She"] and [t.lemma_ for t in doc][2:4] == ["do", "not"]


@pytest.mark.parametrize(
    ("phrase", "head"), [("Mayor Ana Ruiz of Saltmere", "Ana"), ("of Saltmere", "Saltmere"), ("Saltmere left.", "Saltmere"), (".", ".")]
)
def test_the_head_of_a_stretch_hangs_on_something_outside(phrase: str, head: str) -> None:
    doc = doc_of(TITLED)
    assert doc[head_of(parse_of(doc), place(doc, phrase))].text == head


def test_subtrees_sentences_and_ancestors() -> None:
    doc = doc_of(f"{TITLED} [nsubj She] slept .")
    parse, saltmere = parse_of(doc), place(doc, "Saltmere")[0]
    assert (parse.left[1], parse.right[1]) == (0, 5) and parse.sent[saltmere] == 0 and parse.sent[len(parse) - 1] == 1
    assert [doc[i].text for i in climb(parse, saltmere)] == ["Ana", "left"]


def test_a_title_and_its_name_are_the_same_thing_and_a_place_is_not() -> None:
    doc = doc_of(TITLED)
    parse = parse_of(doc)
    assert same_thing(parse, 0, 1) and same_thing(parse, 2, 1) and not same_thing(parse, 4, 1)


def test_the_shortest_noun_phrase() -> None:
    doc = doc_of("[nsubj She] read [obj [nmod:poss the city 's] new/ADJ rent act [nmod of May]] .")
    assert words_of(doc, noun_phrase(parse_of(doc), place(doc, "act")[0])) == "the city's new rent act"


def test_stretches_are_trimmed_and_compared() -> None:
    doc = doc_of("[nsubj She] left , ¶")
    parse = parse_of(doc)
    assert trim(parse, (1, 4)) == (1, 2) and trim(parse, (2, 4))[0] >= trim(parse, (2, 4))[1]
    assert inside((1, 2), (0, 2)) and not inside((1, 3), (0, 2)) and overlap((0, 3), (2, 5)) == 1 and overlap((0, 1), (2, 3)) == 0
