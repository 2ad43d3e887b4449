"""A page gives its story, or a reason; no page holds the program up."""

import unicodedata
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.read import Limits, Source, articles
from kg.read.html import clean, with_title

PAGE = """<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>Council backs rent cap | Marlow Ledger</title>
<link rel="canonical" href="https://ledger.example/news/rent-cap"><meta property="og:site_name" content="Marlow Ledger">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Council backs rent cap",
"datePublished":"2031-11-03T10:00:00Z",
"author":[{"@type":"Person","name":"Ana Ruiz"},{"@type":"Person","name":"Bo Chen"}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/sports">Sports</a></nav><article><h1>Council backs rent cap</h1>
<p>MARLOW, Ohio — The council voted 5-2 on Monday to cap rent, officials said in a statement to reporters.</p>
<p>“It is a <b>good</b> day for the cafe\u0301,” said Mayor <a href="x">Lena Ortiz</a>, who backed it and will sign it.</p>
<p>Share this</p></article><footer>© 2026 Ledger</footer></body></html>"""
BODY = "<p>The council voted 5-2 on Monday to adopt the plan, its clerk said in a statement sent to every reporter in town.</p>" * 3


def read(path: Path, data: bytes | str, limits: Limits | None = None) -> Article | SourceError:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (result,) = articles(Source(str(path), ".html"), limits)
    return result


def story(path: Path, data: bytes | str) -> Article:
    result = read(path, data)
    assert isinstance(result, Article), result
    return result


def test_title_and_story_are_the_text_and_the_page_is_left_behind(tmp_path: Path) -> None:
    article = story(tmp_path / "rent.html", PAGE)
    first, *paragraphs = article.text.split("\n\n")
    assert (article.id, article.headline, first) == ("rent", "Council backs rent cap", "Council backs rent cap")
    assert article.headline_span and article.text[slice(*article.headline_span)] == article.headline
    assert paragraphs[0].startswith("MARLOW, Ohio") and article.text.count("Council backs") == 1
    assert "Sports" not in article.text
    assert [article.text[slice(*span)] for span in article.furniture] == ["Share this"]


def test_metadata_is_taken_from_the_page_whatever_day_it_is(tmp_path: Path) -> None:
    article = story(tmp_path / "a.html", PAGE)
    assert (article.authors, article.publisher, article.published) == (("Ana Ruiz", "Bo Chen"), "Marlow Ledger", "2031-11-03")
    assert (article.url, article.language) == ("https://ledger.example/news/rent-cap", "en-US")


def test_the_text_is_composed_before_any_offset_exists(tmp_path: Path) -> None:
    text = story(tmp_path / "a.html", PAGE).text
    assert "café" in text and unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-8"])
def test_the_pages_own_word_on_its_encoding_counts(tmp_path: Path, encoding: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{encoding}"').replace("e\u0301", "é").replace("iso-8859-1", "ISO-8859-1")
    data = page.encode("cp1252" if encoding != "utf-8" else "utf-8")
    assert "the café,” said" in story(tmp_path / "a.html", data).text


def test_a_page_with_a_byte_order_mark_in_utf_16_is_read(tmp_path: Path) -> None:
    assert "MARLOW" in story(tmp_path / "a.html", PAGE.encode("utf-16")).text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><body><script>load()</script></body></html>",
        "<html></html>",
        "not a page",
    ],
)
def test_a_page_without_a_story_is_refused(tmp_path: Path, page: str) -> None:
    result = read(tmp_path / "a.html", page)
    assert isinstance(result, SourceError) and "no news" in str(result)


def test_empty_binary_and_large_pages_are_refused(tmp_path: Path) -> None:
    assert "empty" in str(read(tmp_path / "a.html", b" \n"))
    assert "PDF" in str(read(tmp_path / "a.html", b"%PDF-1.4 ..."))
    assert "larger than 5 MB" in str(read(tmp_path / "a.html", PAGE + " " * 5_000_000))


def test_fifty_thousand_nested_boxes_do_no_harm(tmp_path: Path) -> None:
    page = f"<html><body>{'<div>' * 50_000}{BODY}{'</div>' * 50_000}</body></html>"
    assert isinstance(read(tmp_path / "a.html", page), Article | SourceError)
    assert isinstance(read(tmp_path / "b.html", PAGE), Article)


def test_a_page_that_takes_too_long_is_stopped_and_the_next_is_read(tmp_path: Path) -> None:
    attributes = " ".join(f'a{number}="1"' for number in range(200_000))
    result = read(tmp_path / "a.html", f"<html><body><div {attributes}>{BODY}</div></body></html>", Limits(seconds=0.5))
    assert isinstance(result, SourceError) and "takes more than 0.5 s to parse" in str(result)
    assert isinstance(read(tmp_path / "b.html", PAGE), Article)


def test_a_script_address_is_dropped(tmp_path: Path) -> None:
    page = PAGE.replace("https://ledger.example/news/rent-cap", "javascript:alert(1)")
    assert story(tmp_path / "a.html", page).url is None


def test_characters_that_cannot_be_stored_are_taken_out() -> None:
    assert clean("One\x0b\ufffe story.\r\n\n  Two. \n") == "One story.\n\nTwo."


def test_the_title_is_put_on_top_once() -> None:
    assert with_title("Rent cap!", "Rent cap\n\nThe council met.") == ("Rent cap!\n\nThe council met.", (0, 9))
    assert with_title("Rent cap", "The council met.") == ("Rent cap\n\nThe council met.", (0, 8))
    assert with_title(None, "The council met.") == ("The council met.", None)
