"""Laws, policies, events: a name is one thing everywhere, "the bill" is another one in every article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Node, Record
from kg.resolve.topics import is_name

Story = Callable[..., Record]
Nodes = Callable[..., dict[tuple[str, str], Node]]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Clean Harbors Act", "Law"),
        ("Senate Bill 12", "Law"),
        ("H.R. 40", "Law"),
        ("Proposition 8", "Law"),
        ("2026 election", "Event"),
        ("Delta war", "Event"),
        ("ICE raids", "Event"),
        ("sanctuary city policy", "Policy"),
        ("death penalty", "Policy"),
        ("gun control", "Policy"),
        ("Medicaid", "Policy"),
        ("Arizona's immigration law", "Law"),
    ],
)
def test_a_label_that_tells_which_is_a_name(label: str, kind: str) -> None:
    assert is_name(label, kind)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("bill", "Law"),
        ("House bill", "Law"),
        ("immigration law", "Law"),
        ("plan", "Policy"),
        ("housing plan", "Policy"),
        ("city's decision", "Policy"),
        ("HPD's position", "Policy"),
        ("her gun control plan", "Policy"),
        ("such policies", "Policy"),
        ("Governor's Budget", "Policy"),
        ("$5 million plan", "Policy"),
        ("30-day ban", "Policy"),
        ("November election", "Event"),
        ("press conference", "Event"),
    ],
)
def test_a_label_that_many_things_bear_is_none(label: str, kind: str) -> None:
    assert not is_name(label, kind)


def test_a_law_with_a_name_is_one_across_articles(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Law", "Clean Harbors Act")), story("b", ("Law", "the Clean Harbors Act", "CHA")))
    assert {node.path for node in found.values()} == {"law/clean-harbors-act"}


def test_the_bill_is_another_one_in_every_article(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Law", "bill")), story("b", ("Law", "bill")))
    assert found["a", "bill"].path.startswith("law/a-bill-")
    assert found["a", "bill"].path != found["b", "bill"].path


def test_a_policy_is_one_in_singular_and_plural(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Policy", "sanctuary city policies")), story("b", ("Policy", "sanctuary city policy")))
    assert {node.path for node in found.values()} == {"policy/sanctuary-city-policy"}


def test_capitals_of_a_headline_make_no_name(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Policy", "Housing Plan")), story("b", ("Policy", "housing plan")))
    assert len({node.path for node in found.values()}) == 2


def test_an_acronym_of_a_program_is_spelt_out_elsewhere(story: Story, nodes: Nodes) -> None:
    full = story("a", ("Policy", "Harbor Access for Everyone", "HAE"))
    found = nodes(full, story("b", ("Policy", "HAE")))
    assert {node.path for node in found.values()} == {"policy/harbor-access-for-everyone"}
