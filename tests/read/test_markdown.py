"""Markdown stays as it is in the file; its marks are furniture."""

from pathlib import Path

from kg.errors import SourceError
from kg.model import Article
from kg.read import Source, articles
from kg.read.finish import without

NOTE = """---
title: "A title from the front"
author: [Ana Ruiz, 'Bo Chen']
date: Nov. 3, 2026
publisher: Marlow Ledger
url: https://ledger.example/rent-cap
---

# Council *backs* rent cap ##

> “It is a **good** day,” said [Mayor Lena Ortiz](https://ledger.example/wiki/Ortiz_(mayor)), who backed it.

![The hall](hall.png)

- The cap is 2 * 3 percent for rent_cap_bill.<br>

## Key takeaways

The council <!-- or so -->meets again.
"""


def read(path: Path, text: str) -> Article:
    path.write_bytes(text.encode())
    (result,) = articles(Source(str(path), ".md"))
    assert isinstance(result, Article), result
    return result


def test_the_text_is_the_file(tmp_path: Path) -> None:
    assert read(tmp_path / "a.md", NOTE).text == NOTE


def test_without_its_furniture_the_news_is_left(tmp_path: Path) -> None:
    note = read(tmp_path / "a.md", NOTE)
    assert [line for line in without(note.text, note.furniture).splitlines() if line.strip()] == [
        "Council backs rent cap",
        "“It is a good day,” said Mayor Lena Ortiz, who backed it.",
        "The cap is 2 * 3 percent for rent_cap_bill.",
        "The council meets again.",
    ]


def test_the_heading_is_the_headline_and_the_front_matter_the_metadata(tmp_path: Path) -> None:
    note = read(tmp_path / "a.md", NOTE)
    assert note.headline == "Council backs rent cap"
    assert note.headline_span and note.text[slice(*note.headline_span)] == "Council *backs* rent cap"
    assert (note.authors, note.published, note.publisher) == (("Ana Ruiz", "Bo Chen"), "2026-11-03", "Marlow Ledger")
    assert note.url == "https://ledger.example/rent-cap"


def test_without_a_heading_the_title_is_the_headline(tmp_path: Path) -> None:
    note = read(tmp_path / "a.md", "---\ntitle: Rent cap\nauthors:\n  - Ana Ruiz\n  - Bo Chen\n---\nThe council met on Monday.\n")
    assert (note.headline, note.headline_span, note.authors) == ("Rent cap", None, ("Ana Ruiz", "Bo Chen"))


def test_front_matter_without_a_title_is_not_taken_for_a_headline(tmp_path: Path) -> None:
    note = read(tmp_path / "a.md", "---\ntags: rent\n---\n\nCouncil backs rent cap\n\nThe council met on Monday and adopted it.\n")
    assert note.headline == "Council backs rent cap"


def test_a_rule_is_no_front_matter(tmp_path: Path) -> None:
    note = read(tmp_path / "a.md", "# Rent cap\n\nThe council met.\n\n---\n\nIt meets again.\n")
    assert "The council met." in without(note.text, note.furniture)


def test_an_address_that_runs_a_script_is_dropped(tmp_path: Path) -> None:
    assert read(tmp_path / "a.md", "---\nurl: javascript:alert(1)\n---\nThe council met on Monday.\n").url is None


def test_front_matter_alone_is_no_news(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: Rent cap\n---\n")
    (result,) = articles(Source(str(path), ".md"))
    assert isinstance(result, SourceError) and "no news" in str(result)
