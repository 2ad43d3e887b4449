"""How a query is split into words, and where its faults are shown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask import BASE
from kg.ask.place import fault, fault_at, visible
from kg.ask.prefixes import known_prefixes, shortened
from kg.ask.question import literal
from kg.ask.tokens import decoded, expanded, readings, tokens


def kinds(query: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(query)]


def test_texts_iris_comments_and_names_are_told_apart() -> None:
    query = 'SELECT ?x { ?x kg:cue \'said # no\', """a"b"""@en ; <http://a/#b> 1.5e3 } # end'
    assert kinds(query) == [
        ("word", "SELECT"), ("variable", "?x"), ("sign", "{"), ("variable", "?x"), ("prefixed", "kg:cue"),
        ("string", "'said # no'"), ("sign", ","), ("string", '"""a"b"""'), ("language", "@en"), ("sign", ";"),
        ("iri", "<http://a/#b>"), ("number", "1.5e3"), ("sign", "}"),
    ]  # fmt: skip


def test_a_smaller_sign_is_no_iri_where_a_space_follows() -> None:
    assert ("sign", "<") in kinds("FILTER(?a < ?b && ?c > ?d)")


def test_a_local_name_keeps_its_dots_but_not_the_last() -> None:
    assert kinds("kg:a.b. kg:c\\~d") == [("prefixed", "kg:a.b"), ("sign", "."), ("prefixed", "kg:c\\~d")]


@settings(deadline=None)
@given(st.text(alphabet="a<>'\"\\#?:. \n{}S1@", max_size=60))
def test_every_character_belongs_to_a_token_and_every_reading_holds_the_usual_one(query: str) -> None:
    usual = tokens(query)
    assert all(query[token.start : token.end] == token.text for token in usual)
    closed = all(token.text not in ("'", '"') for token in usual)
    assert set(usual) <= set(readings(query)) or not closed


@settings(deadline=None)
@given(st.text(max_size=40))
def test_a_literal_is_one_token_and_one_line(text: str) -> None:
    written = literal(text)
    assert kinds(written) == [("string", written)]
    assert "\n" not in written and "\r" not in written


def test_names_are_expanded() -> None:
    prefixes = known_prefixes()
    assert expanded(tokens("person:ana-ruiz")[0], prefixes) == BASE + "person/ana-ruiz"
    assert expanded(tokens("<http://a/\\u00e9>")[0], prefixes) == "http://a/é"
    assert expanded(tokens("foo:bar")[0], prefixes) is None
    assert shortened(BASE + "person/ana-ruiz", prefixes) == "person:ana-ruiz"
    assert shortened("http://elsewhere/x", prefixes) == "http://elsewhere/x"


def test_escapes_are_decoded_once() -> None:
    assert decoded("\\u0053ERVICE \\U0001F600 \\u005Cu0053") == "SERVICE 😀 \\u0053"
    assert decoded("\\ud800\\uFFFFFFFF") == "\ufffd\uffffFFFF"


def test_a_fault_shows_line_column_and_caret() -> None:
    query = "SELECT *\n{ ?s foo:x ?o }"
    assert str(fault(query, query.index("foo"), "no")) == "line 2, column 6: no\n  { ?s foo:x ?o }\n       ^"
    assert str(fault_at("", 7, 3, "no")).startswith("line 7, column 3: no")


def test_the_caret_stands_under_wide_and_hidden_characters() -> None:
    line = "'\t東\u202e' x"
    message = str(fault(line, line.index("x"), "no")).splitlines()
    assert message[1] == "  '␉東\\u202e' x"
    assert len(message[2]) - 1 == message[1].index("x") + 1  # 東 takes two cells


def test_a_long_line_is_cut_around_the_place() -> None:
    message = str(fault("x" * 3000 + "!" + "y" * 3000, 3000, "no"))
    assert len(message) < 250 and "!" in message


@pytest.mark.parametrize(
    ("text", "shown"), [("a\x1b[31m", "a␛[31m"), ("\x9b", "\\u009b"), ("é 東 \U0001f600", "é 東 \U0001f600"), ("\U000e0041", "\\U000e0041")]
)  # fmt: skip
def test_hidden_characters_are_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
