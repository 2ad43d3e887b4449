import re
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.annotate.sentences import hard_wrapped
from kg.model import Article, Span


def sentences(doc: Doc) -> list[str]:
    return [sentence.text.strip() for sentence in doc.sents]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. officials met on Jan. 6 in the old mill.",
        "Sens. Ruth Pell and Omar Dane wrote the bill with Lt. Gov. Ana Ruiz of Ohio.",
        "They won seat No. 2 on Sept. 30 in Harwick.",
        "The chair, J. R. Bellamy, lives on St. Clair Ave. near the mill.",
        "He paid $3.5 million to Dane Corp. of Ohio, Dr. Pell said.",
        "“We will not pay,” Ruiz said.",
        "“Will you pay?” Ruiz asked the council.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_split_it(annotate: Callable[[str], Doc], text: str) -> None:
    assert sentences(annotate(text)) == [text]


def test_sentences_end_at_full_stops_and_closing_marks(annotate: Callable[[str], Doc]) -> None:
    text = "“We will not pay.” The council agreed. Nobody spoke! Did they vote? Yes."
    expected = ["“We will not pay.”", "The council agreed.", "Nobody spoke!", "Did they vote?", "Yes."]
    assert sentences(annotate(text)) == expected


def test_a_new_line_always_starts_a_sentence(annotate: Callable[[str], Doc]) -> None:
    text = "Council ends contract\nThe council voted\n\non Tuesday."
    assert sentences(annotate(text)) == ["Council ends contract", "The council voted", "on Tuesday."]


def test_a_dateline_stands_alone(annotate: Callable[[str], Doc]) -> None:
    found = sentences(annotate("HARWICK, Ohio (AP) — The council voted 6-3 on Tuesday to close the jail."))
    assert found[-1] == "The council voted 6-3 on Tuesday to close the jail."


def test_lines_that_end_because_the_page_was_full_go_on(annotate: Callable[[str], Doc]) -> None:
    text = (
        "The council of Harwick voted on Tuesday night to end its contract with the\n"
        "county jail, a decision that the mayor called long overdue and that the county\n"
        "sheriff said would cost taxpayers millions. The measure bars the police from\n"
        "sending people who were arrested for minor offenses to the jail.\n\n"
        "The sheriff opposed it."
    )
    assert hard_wrapped(text) and len(sentences(annotate(text))) == 3


def test_ordinary_paragraphs_are_not_taken_for_wrapped_lines() -> None:
    assert not hard_wrapped("\n".join(["The council voted on Tuesday night to end its contract with the jail."] * 5))


def test_furniture_is_a_sentence_of_its_own_and_is_not_read(annotator: Callable[[Article], Doc]) -> None:
    text = "Share this with Ana Ruiz\nThe mayor said Harwick would pay.\nRate this post, said Bob Dane."
    doc = annotator(Article("x", text, furniture=(Span(0, 24), Span(59, len(text)))))
    assert sentences(doc) == text.split("\n")
    assert [name.text for name in doc.ents] == ["Harwick"]
    assert all(24 < doc[frame.cue[0]].idx < 59 for frame in doc.user_data["frames"])


def test_the_marks_of_links_and_emphasis_do_not_part_a_sentence_or_hide_its_words(annotator: Callable[[Article], Doc]) -> None:
    text = "Mayor [Ana Ruiz](http://x.example/a) said *on Monday* that Bob Dane opposes the [Rent Act](http://x.example/b)."
    marks = [m.span() for m in re.finditer(r"\[|\]\([^)]*\)|\*", text)]
    doc = annotator(Article("x", text, furniture=tuple(Span(*mark) for mark in marks)))
    assert sentences(doc) == [text]
    plain = annotator(Article("y", re.sub(r"\[|\]\([^)]*\)|\*", "", text)))
    assert [name.text for name in doc.ents] == [name.text for name in plain.ents]
    assert {"Ana Ruiz", "Bob Dane"} <= {name.text for name in doc.ents}
