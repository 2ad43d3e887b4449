"""Answers as text: each form can be read back, and hostile words stay words."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask import FORMATS, Table, Term, write
from kg.errors import QueryError
from tests.ask.port_ellery import HOSTILE, Asked

XSD = "http://www.w3.org/2001/XMLSchema#"
ODD = 'a\t"b"\\\n\r\x1b[31m\x9b\u202e東\U000e0041'
TABLE = Table(
    ("who", "n", "words", "none"),
    (
        (Term("http://example.org/x", "iri"), Term("-3", datatype=XSD + "integer"), Term(ODD), None),
        (Term("b0", "bnode"), Term("0.5", datatype=XSD + "decimal"), Term("=1+1", language="en"), None),
    ),
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def written(table: Table, form: str) -> str:
    stream = io.StringIO()
    write(table, form, stream)
    return stream.getvalue()


def safe(text: str) -> bool:
    return not any(c in text for c in "\x1b\x9b\u202e\U000e0041\x07\x08")


@pytest.mark.parametrize("form", ["json", "tsv"])
def test_sparqls_own_formats_are_read_back_by_the_engine(form: str) -> None:
    kind = {"json": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV}[form]
    text = written(TABLE, form)
    assert safe(text)
    rows = list(ox.parse_query_results(text.encode(), format=kind))
    assert [row["words"].value for row in rows] == [ODD, "=1+1"]
    assert rows[1]["words"].language == "en"
    assert [row["n"].value for row in rows] == ["-3", "0.5"]
    assert rows[0]["who"] == ox.NamedNode("http://example.org/x") and rows[0]["none"] is None


@settings(deadline=None)
@given(TEXTS)
def test_any_text_survives_json_tsv_and_turtle(text: str) -> None:
    table = Table(("x",), ((Term(text),),))
    for form, kind in (("json", ox.QueryResultsFormat.JSON), ("tsv", ox.QueryResultsFormat.TSV)):
        assert next(iter(ox.parse_query_results(written(table, form).encode(), format=kind)))["x"].value == text
    graph = Table(triples=((Term("http://a/s", "iri"), Term("http://a/p", "iri"), Term(text)),))
    assert next(iter(ox.parse(written(graph, "ttl").encode(), format=ox.RdfFormat.TURTLE))).object.value == text


def test_json_lines_hold_plain_values() -> None:
    lines = [json.loads(line) for line in written(TABLE, "jsonl").splitlines()]
    assert lines[0] == {"who": "http://example.org/x", "n": -3, "words": ODD, "none": None}
    assert lines[1]["n"] == 0.5
    assert safe(written(TABLE, "jsonl"))
    number, yes, odd = Term("NaN", datatype=XSD + "double"), Term("true", datatype=XSD + "boolean"), Term("x", datatype=XSD + "integer")
    assert json.loads(written(Table(("a", "b", "c"), ((number, yes, odd),)), "jsonl")) == {"a": "NaN", "b": True, "c": "x"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r", " =", "＝"])
def test_csv_holds_no_formula(start: str) -> None:
    table = Table(("x", "n"), ((Term(f"{start}cmd|' /C calc'!A0"), Term("-5", datatype=XSD + "integer")),))
    row = list(csv.reader(io.StringIO(written(table, "csv"), newline="")))[1]
    assert row == [f"'{start}cmd|' /C calc'!A0", "-5"]


def test_csv_is_read_back() -> None:
    table = Table(("a", "b"), ((Term('x, "y"\nz'), None), (Term("http://a/", "iri"), Term("é"))))
    rows = list(csv.reader(io.StringIO(written(table, "csv"), newline="")))
    assert rows == [["a", "b"], ['x, "y"\nz', ""], ["http://a/", "é"]]


def test_yes_and_no_in_every_form() -> None:
    truth = Table(truth=True)
    assert written(truth, "table") == "yes\n" and written(Table(truth=False), "table") == "no\n"
    assert written(truth, "csv") == written(truth, "tsv") == written(truth, "jsonl") == "true\n"
    assert json.loads(written(truth, "json")) == {"head": {}, "boolean": True}


def test_a_graph_is_turtle_or_rows_of_three() -> None:
    triples = ((Term("https://w3id.org/newskg/id/person/a", "iri"), Term("http://a/p", "iri"), Term(HOSTILE)),)
    graph = Table(triples=triples)
    text = written(graph, "ttl")
    assert safe(text) and text.startswith("@prefix person:") and text.count("@prefix") == 1
    assert len(list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))) == 1
    assert written(graph, "csv").startswith("subject,predicate,object\n")
    assert json.loads(written(graph, "json"))["head"]["vars"] == ["subject", "predicate", "object"]


def test_a_form_that_does_not_fit_is_refused() -> None:
    with pytest.raises(QueryError, match="CONSTRUCT"):
        written(TABLE, "ttl")
    with pytest.raises(QueryError, match="table, csv"):
        written(TABLE, "xls")


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_a_table_keeps_to_the_width_and_shows_escapes(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    text = written(TABLE, "table")
    assert (safe(text) and "␛[31m" in "".join(text.split("\n")).replace(" ", "")) or columns == "40"
    assert all(len(line) <= int(columns) for line in text.splitlines())
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_markup_in_words_is_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    table = Table(("[bold]c[/]",), ((Term("[red]x[/red] :smile: [link=http://a]y[/link]"),),))
    text = written(table, "table")
    assert "[red]x[/red] :smile: [link=http://a]y[/link]" in text and "[bold]c[/]" in text


def test_wide_answers_become_records(monkeypatch: pytest.MonkeyPatch, asked: Asked) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = written(asked("who-said-what", {"who": "dana"}), "table")
    assert "2 of 2" in text and "person:dana-whitcombe" in text
    assert safe(text)


def test_colours_only_on_a_terminal_and_not_with_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    table = Table(("a",), ((Term("x"),),))
    bright = Terminal()
    write(table, "table", bright)
    assert "\x1b[" in bright.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    dull = Terminal()
    write(table, "table", dull)
    assert "\x1b[3" not in dull.getvalue()
    assert "\x1b" not in written(table, "table")


def test_nothing_found_is_said() -> None:
    assert written(Table(("a",)), "table") == "nothing found\n"
    assert written(Table(("a",)), "csv") == "a\n"
    assert written(Table(("a",)), "jsonl") == ""


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_answer_gives_the_same_bytes(form: str, asked: Asked) -> None:
    query = "CONSTRUCT { ?s kg:about ?o . [] kg:cue ?o } { ?s kg:about ?o }" if form == "ttl" else "SELECT ?s { ?s a kg:Claim } ORDER BY ?s"
    assert written(asked(query), form) == written(asked(query), form)
