"""One article a line; a broken line is named and the others are read."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.read import Limits, Source, articles, sources

TEXT = "Council backs rent cap\n\nThe council met on Monday.\r\n"


def read(path: Path, *lines: Any, limits: Limits | None = None) -> list[Article | SourceError]:
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
    return [item for source in sources([str(path)], limits) for item in articles(source, limits)]


def one(path: Path, value: dict[str, Any]) -> Article:
    (result,) = read(path, value)
    assert isinstance(result, Article), result
    return result


def test_the_text_is_kept_and_the_values_are_understood(tmp_path: Path) -> None:
    value = {
        "id": 17, "title": "Council backs rent cap", "text": TEXT, "url": "https://ledger.example/a", "date": "Nov. 3, 2026",
        "source": "Marlow Ledger", "authors": ["Ana Ruiz", "By Bo Chen"], "language": "en",
    }  # fmt: skip
    article = one(tmp_path / "a.jsonl", value)
    assert (article.id, article.text, article.headline, article.headline_span) == ("17", TEXT, "Council backs rent cap", (0, 22))
    assert (article.url, article.published, article.publisher) == ("https://ledger.example/a", "2026-11-03", "Marlow Ledger")
    assert (article.authors, article.language) == (("Ana Ruiz", "Bo Chen"), "en")


def test_the_names_of_schema_org_are_known(tmp_path: Path) -> None:
    value = {
        "headline": "Rent cap", "articleBody": "The council met.", "datePublished": "2026-11-03T10:00:00Z", "inLanguage": "en",
        "author": [{"@type": "Person", "name": "Ana Ruiz"}], "publisher": {"name": "Marlow Ledger"}, "mainEntityOfPage": {"@id": "https://l.example/a"},
    }  # fmt: skip
    article = one(tmp_path / "a.jsonl", value)
    assert (article.headline, article.headline_span, article.text) == ("Rent cap", None, "The council met.")
    assert (article.authors, article.publisher, article.url) == (("Ana Ruiz",), "Marlow Ledger", "https://l.example/a")


def test_a_title_that_only_begins_the_first_sentence_has_no_place_in_the_text(tmp_path: Path) -> None:
    assert one(tmp_path / "a.jsonl", {"title": "The council", "text": "The council met."}).headline_span is None


def test_without_an_id_the_line_number_is_in_the_id(tmp_path: Path) -> None:
    results = read(tmp_path / "week.jsonl", {"text": "The council met."}, b"", {"text": "It met again."})
    assert [item.id for item in results if isinstance(item, Article)] == ["week-1", "week-3"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "broken', "is not JSON"),
        (b'["a"]', "is no JSON object"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"n": ' + b"9" * 5000 + b', "text": "x"}', "is not JSON"),
        (b'{"text": "caf\xe9"}', "is not UTF-8"),
        (b'{"title": "No text"}', 'has no "text"'),
        (b'{"text": "  "}', "empty or no string"),
        (b'{"text": {"a": 1}}', "empty or no string"),
        (b'{"text": "Half \\ud83d of it"}', "U+D83D, half of a surrogate pair"),
        (b'{"text": "Nothing \\u0000 here"}', "U+0000"),
        (b'{"text": "Share"}', "no news"),
        (
            json.dumps({"text": "El alcalde de la ciudad dijo que no va a votar la ley en el consejo. " * 9}).encode(),
            "not English",
        ),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: bytes, reason: str) -> None:
    first, error, last = read(tmp_path / "week.jsonl", {"text": "The council met."}, line, {"text": "It met again."})
    assert isinstance(first, Article) and isinstance(last, Article)
    assert isinstance(error, SourceError) and "week.jsonl, line 2: " in str(error) and reason in str(error)
    assert "\n" not in str(error)


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    limits = Limits(file_bytes=1000)
    results = read(tmp_path / "a.jsonl", {"text": "word " * 300}, {"text": "x" * 9000}, {"text": "The council met."}, limits=limits)
    assert ["longer" in str(r) or "larger" in str(r) for r in results] == [True, True, False]
    assert isinstance(results[2], Article) and results[2].id == "a-3"


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + b'{"text": "The council met."}')
    assert isinstance(article, Article)


@pytest.mark.parametrize("data", [b"", b"\n\n \n"])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    (error,) = read(tmp_path / "a.jsonl", data)
    assert isinstance(error, SourceError) and "empty" in str(error)


def test_utf_16_lines_are_refused(tmp_path: Path) -> None:
    (error,) = read(tmp_path / "a.jsonl", '{"text": "The council met."}\n'.encode("utf-16"))
    assert "UTF-16" in str(error)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/hosts", "https://a b", "http://[", "//x.example", 7]
)
def test_only_web_addresses_are_kept(tmp_path: Path, url: Any) -> None:
    assert one(tmp_path / "a.jsonl", {"text": "The council met.", "url": url}).url is None


def test_metadata_is_one_clean_line(tmp_path: Path) -> None:
    value = {"text": "The council met.", "title": "Rent\u0000\n cap\ud800", "author": "Ana \x1b[31mRuiz", "id": "a\nb"}
    article = one(tmp_path / "a.jsonl", value)
    assert (article.headline, article.authors, article.id) == ("Rent cap", ("Ana [31mRuiz",), "a b")


def test_a_json_file_holds_one_article_or_a_list(tmp_path: Path) -> None:
    path = tmp_path / "week.json"
    path.write_text('{"text": "The council met."}')
    assert [item.id for item in articles(Source(str(path), ".json")) if isinstance(item, Article)] == ["week"]
    path.write_text('[{"text": "The council met."}, {"no": 1}, {"id": "x", "text": "It met again."}]')
    first, error, last = articles(Source(str(path), ".json"))
    assert isinstance(first, Article) and first.id == "week-1"
    assert isinstance(last, Article) and last.id == "x"
    assert "week.json, article 2: has no" in str(error)
    path.write_text('{"text": ')
    (error,) = articles(Source(str(path), ".json"))
    assert "is not JSON" in str(error)
