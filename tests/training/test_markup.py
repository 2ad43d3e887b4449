"""Marked-up passages: what a mark means, and that a slip is named and not guessed at."""

from __future__ import annotations

import pytest

from training.markup import MarkupError, parse

PASSAGE = """\
[[Harbor|CITY h]] [[Mayor|TITLE]] [[Ana Ruiz|PERSON r]] backed [[[[the port|p]] tax|POLICY t]] on [[Monday|DATE]].
"[[We|h]] said it, and [[I|r]] said it twice," [[she|r]] said.
[[The [[Port Board|AGENCY p]]|p]] will not wait.
=S supports || Harbor Mayor Ana Ruiz || r || the port tax || t || backed
=A direct || she || r || said #3 || "We said it, and I said it twice,"
=K refuses || The Port Board || p || will not wait
=R r || Mayor || h
=G h || proposed || t"""


def read(text: str = PASSAGE) -> dict:
    return parse("one", text.split("\n"))


def test_the_text_is_what_stays_without_the_marks() -> None:
    assert read()["text"].startswith("Harbor Mayor Ana Ruiz backed the port tax on Monday.\n")


def test_marks_are_mentions_with_type_and_id_even_nested() -> None:
    found = read()
    spans = {(found["text"][m["start"] : m["end"]], m["type"], m["id"]) for m in found["mentions"]}
    assert {("the port tax", "POLICY", "t"), ("the port", None, "p"), ("Mayor", "TITLE", None), ("The Port Board", None, "p")} <= spans
    assert found["types"] == {"h": "CITY", "r": "PERSON", "t": "POLICY", "p": "AGENCY"}


def test_a_number_chooses_the_occurrence() -> None:
    found = read()
    cue = found["attributions"][0]["cue"]
    assert found["text"][: cue[1]].count("said") == 3 and found["text"][slice(*cue)] == "said"


def test_all_lines_are_read() -> None:
    found = read()
    assert [len(found[k]) for k in ("attributions", "stances", "commitments", "roles", "relations")] == [1, 1, 1, 1, 1]
    assert found["roles"] == [{"person": "r", "title": "Mayor", "of": "h"}]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[[Monday|DATE]]", "[[Monday", "not closed"),
        ("|PERSON r]]", "|PERSON]]", "without an id"),
        ("[[she|r]]", "[[she|x]]", "ids without a type: x"),
        ("said #3", "said #4", "not in the passage so often"),
        ("=S supports", "=S likes", "'likes' is not one of"),
        ("=G h || proposed", "=G h || invented", "'invented' is not one of"),
        ("=R r || Mayor || h", "=R r || Mayor", "wrong number of fields"),
        ("=R r", "=X r", "unknown line"),
        ("=R r", "=R q", "id 'q' is not marked"),
    ],
)
def test_a_slip_is_named(old: str, new: str, reason: str) -> None:
    with pytest.raises(MarkupError, match=r"^one: ") as error:
        read(PASSAGE.replace(old, new, 1))
    assert reason in str(error.value)
