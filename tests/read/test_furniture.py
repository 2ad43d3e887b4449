"""Lines of the page are told from news, and when in doubt it is news."""

import json
from pathlib import Path

import pytest

from kg.read.furniture import furniture, is_furniture

SHARED = Path(__file__).parents[3] / "shared" / "corpora"

PAGE = """Rate this post | Final Thoughts: | **Final thoughts** | ## Key takeaways | Conclusion | The bottom line | What’s next?
Share | Facebook  Twitter  WhatsApp | Related: Council backs rent cap | READ MORE: Mayor says "no" | Also read: More rent
Subscribe to our newsletter | Click here to subscribe | Advertisement | Story continues below advertisement | Read more
Photo: Jo Dane/Getty Images | (Photo by Jo Dane/Getty Images) | Jo Dane/Reuters | Image: Jo Dane. | File photo: The Ledger
© 2026 Marlow Ledger. All rights reserved. | Copyright 2026 The Ledger | Follow us on Facebook | Follow Jo Dane on X @jodane
We use cookies to improve your visit. | 12 comments | Comments (3) | Leave a comment | Tags: housing, rent | #rent #housing
Contact: 555-0134 | news@ledger.example | https://ledger.example/a | ### | * * * | 3 min read | 5/5 - (1 vote)
This material may not be published, broadcast or rewritten. | Sign up for our daily newsletter | Was this article helpful?"""

NEWS = """Police did not report any arrests. | Photos by residents show flooded streets. | Share the road, police said.
Copyright law is at the heart of the case. | 12 votes separated the two. | Contact: Ana Ruiz, 555-0134. | By Ana Ruiz
This material may not be used in court, the judge ruled. | Sign up for the program, officials urged. | Background
Related charges were dropped. | The bottom line is that rents will rise. | More is on the way. | “Read more,” she said.
Video shows the officer firing. | Reuters said so. | AP reported the loss first. | Nov. 3, 2026 | The post was vacant.
Conclusion of the talks is expected Friday. | Print subscribers fell. | No | Tag-alongs were told to leave."""


def each(table: str) -> list[str]:
    return [line for row in table.splitlines() for line in row.split(" | ")]


@pytest.mark.parametrize("line", each(PAGE))
def test_lines_of_the_page_are_furniture(line: str) -> None:
    assert is_furniture(line)


def test_a_share_bar_is_furniture() -> None:
    assert is_furniture("Facebook | X | LinkedIn | Email | Print")


@pytest.mark.parametrize("line", each(NEWS))
def test_lines_of_the_news_are_not(line: str) -> None:
    assert not is_furniture(line)


def test_the_spans_are_the_lines_without_blanks_and_line_ends() -> None:
    text = "The council met.\r\n\r\n  Final Thoughts:  \r\n\r\nIt will meet again.\nShare this"
    assert [text[slice(*span)] for span in furniture(text)] == ["Final Thoughts:", "Share this"]


def test_a_long_line_is_never_furniture() -> None:
    assert not is_furniture("Click here " + "and read on " * 20)


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated news is not beside this checkout")
def test_no_annotated_word_is_furniture() -> None:
    for file in sorted(SHARED.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            for start, end in furniture(passage["text"]):
                inside = [m for m in passage["mentions"] if m["start"] < end and m["end"] > start]
                assert not inside, (passage["id"], passage["text"][start:end])
