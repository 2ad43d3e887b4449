"""The headline and the by-line are found where a reader sees them, and nowhere else."""

import pytest

from kg.read.head import date_line, head, names

BODY = "MARLOW, Ohio — The City Council voted 5-2 on Monday to adopt the plan after four hours of debate, its clerk said."


def title(text: str) -> str | None:
    found = head(text).title
    return text[slice(*found)] if found else None


@pytest.mark.parametrize(
    "line",
    [
        "Council backs rent cap",
        "COUNCIL BACKS RENT CAP",
        "Will the council back a rent cap?",
        "Council says it ‘will not’ back a rent cap",
        "“We are done,” mayor tells council",
        "Mayor: Council must back U.S.",
        "Gov. Haddon signs bill",
        "Council loves housing. Just not this housing.",
        "Council backs rent cap.",
    ],
)
def test_a_short_first_line_above_the_story_is_the_headline(line: str) -> None:
    assert title(f"{line}\n\n{BODY}\n") == line


def test_a_headline_needs_no_empty_line_under_it() -> None:
    assert title(f"Council backs rent cap\n{BODY}") == "Council backs rent cap"
    assert title(f"Council backs rent cap\r\n{BODY}") == "Council backs rent cap"


def test_a_headline_may_have_a_deck() -> None:
    assert title(f"Council backs rent cap\nTwo members dissent after long night\n\n{BODY}") == "Council backs rent cap"


def test_leading_empty_lines_do_not_hide_the_headline() -> None:
    assert title(f"\n\n  Council backs rent cap  \n\n{BODY}") == "Council backs rent cap"


@pytest.mark.parametrize(
    "text",
    [
        "Council backs rent cap",
        f"{BODY}\n\nA second paragraph of the story follows here.",
        "The council voted on Monday to adopt the plan.\nIt met for four hours and heard eighty people speak.",
        "The council voted on Monday to adopt the plan after\na long debate that ended late, its clerk told\nreporters.",
        "“I am done with it.”\n\nSo said the mayor.",
        "Dear neighbors,\n\nThe council has voted again and we are not pleased with it at all.",
        "- first point\n\n- second point of the list that is a bit longer",
        "https://ledger.example/rent-cap\n\nThe council voted on Monday to adopt the plan.",
    ],
)
def test_what_only_stands_first_is_no_headline(text: str) -> None:
    assert title(text) is None


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Ana Ruiz", ("Ana Ruiz",)),
        ("By ANA RUIZ, Staff Writer | Nov. 3, 2026", ("Ana Ruiz",)),
        ("By Ana Ruiz and Bo Chen", ("Ana Ruiz", "Bo Chen")),
        ("By Ana Ruiz, Bo Chen and Cy de la Cruz", ("Ana Ruiz", "Bo Chen", "Cy de la Cruz")),
        ("By Ana Ruiz in Marlow and Bo Chen in Tarn", ("Ana Ruiz", "Bo Chen")),
        ("By Ana Ruiz, Marlow Ledger", ("Ana Ruiz",)),
        ("Ana Ruiz, Staff Writer", ("Ana Ruiz",)),
        ("By our political staff", ()),
        ("By Associated Press", ()),
        ("By Friday, the council will have voted", ()),
        ("By Ana Ruiz the council was told to wait.", ()),
    ],
)
def test_a_byline_names_people(line: str, people: tuple[str, ...]) -> None:
    assert names(line) == people


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Nov. 3, 2026", "2026-11-03"),
        ("Tuesday, 3 November 2026", "2026-11-03"),
        ("Published November 3, 2026 at 10:00 a.m.", "2026-11-03"),
        ("By Ana Ruiz | Nov. 3, 2026", "2026-11-03"),
        ("Updated Nov. 4, 2026", None),
        ("The council met on Nov. 3, 2026", None),
        ("Tuesday", None),
    ],
)
def test_a_date_line_is_nothing_but_a_date(line: str, date: str | None) -> None:
    assert date_line(line) == date


def test_byline_and_date_stand_between_headline_and_story() -> None:
    found = head(f"Council backs rent cap\n\nBy Ana Ruiz\nNov. 3, 2026\n\n{BODY}")
    assert (found.authors, found.published) == (("Ana Ruiz",), "2026-11-03")


def test_a_byline_far_down_is_not_the_articles() -> None:
    assert head(f"Council backs rent cap\n\n{BODY}\n\nBy Ana Ruiz\n").authors == ()
