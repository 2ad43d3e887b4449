"""Resolving as a whole: every thing gets a node, whatever the order, and a curator has the last word."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.model import Article, Gazetteer, Node, Record, Thing
from kg.resolve import Decisions, load_decisions, parse_decisions, resolve

Story = Callable[..., Record]
Nodes = Callable[..., dict[tuple[str, str], Node]]
TYPES = ("Person", "Organization", "Agency", "Group", "Place", "City", "Region", "Country", "Policy", "Law", "Event")


def test_unnamed_sources_are_never_merged(story: Story, nodes: Nodes) -> None:
    critics = ("UnnamedSource", "critics")
    found = resolve([story("a", critics, critics), story("b", critics)], Gazetteer())
    assert len({node.path for node in found.values()}) == 3
    assert all(node.label == "critics" for node in found.values())
    assert nodes(story("a", critics))["a", "critics"].path.startswith("source/a-critics-")


def test_articles_that_differ_only_in_their_text_have_their_own_sources() -> None:
    one, two = (Record(Article("same", text), (Thing("t1", "UnnamedSource", "critics"),)) for text in ("x", "y"))
    assert len({node.path for node in resolve([one, two], Gazetteer()).values()}) == 2


def test_the_order_of_records_does_not_matter(story: Story, ours: Gazetteer) -> None:
    records = [
        story("a", ("Person", "Ann Lee"), ("City", "Austin"), roles=[("Ann Lee", "Mayor", "Austin")]),
        story("b", ("Person", "Ann Lee"), ("Region", "Ohio"), roles=[("Ann Lee", "Sheriff", "Ohio")]),
        story("c", ("Agency", "DOJ"), ("Country", "U.S."), ("Person", "Ann Lee")),
        story("d", ("Organization", "Harbor Union", "HU"), ("Policy", "Gun control")),
        story("e", ("Agency", "HU"), ("Policy", "gun control")),
    ]
    results = [resolve(order, ours) for order in itertools.permutations(records)]
    assert all(sorted(found.items()) == sorted(results[0].items()) for found in results)


@given(st.lists(st.tuples(st.sampled_from(TYPES), st.text(min_size=1, max_size=30)), max_size=8))
@settings(max_examples=60, deadline=None)
def test_every_thing_gets_a_node_and_a_path_one_type_and_label(names: list[tuple[str, str]]) -> None:
    things = tuple(Thing(f"t{i}", kind, name) for i, (kind, name) in enumerate(names))  # type: ignore[arg-type]
    records = [Record(Article("a", "x"), things), Record(Article("b", "y"), things[::-1])]
    found = resolve(records, Gazetteer())
    assert set(found) == {(r.article.key, t.id) for r in records for t in r.things}
    by_path: dict[str, set[Node]] = {}
    for node in found.values():
        by_path.setdefault(node.path, set()).add(node)
    assert all(len(nodes) == 1 for nodes in by_path.values())
    assert all(node.label for node in found.values())


def test_the_label_is_what_most_articles_say(story: Story, nodes: Nodes) -> None:
    found = nodes(*(story(a, ("Person", name)) for a, name in zip("abc", ("José Ruiz", "Jose Ruiz", "José Ruiz"), strict=True)))
    assert {(node.path, node.label) for node in found.values()} == {("person/jose-ruiz", "José Ruiz")}


def test_a_headlines_capitals_are_no_label(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Person", "ANN LEE")), story("b", ("Person", "ANN LEE")), story("c", ("Person", "Ann Lee")))
    assert {node.label for node in found.values()} == {"Ann Lee"}


# ------------------------------------------------------------ a curator's decisions
def test_a_curator_can_merge_split_and_rename(story: Story, nodes: Nodes, tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(
        """
        [[merge]]
        into = "agency/harbor-police"
        nodes = ["organization/port-constables"]
        [[split]]
        node = "person/ann-lee"
        articles = ["b"]
        into = "person/ann-lee-the-baker"
        [[label]]
        node = "person/ann-lee-the-baker"
        label = "Ann Lee (baker)"
        """
    )
    found = nodes(
        story("a", ("Person", "Ann Lee"), ("Agency", "Harbor Police")),
        story("b", ("Person", "Ann Lee"), ("Organization", "Port Constables")),
        decisions=load_decisions(path),
    )
    assert found["a", "Ann Lee"] == Node("person/ann-lee", "Person", "Ann Lee")
    assert found["b", "Ann Lee"] == Node("person/ann-lee-the-baker", "Person", "Ann Lee (baker)")
    assert found["b", "Port Constables"] == found["a", "Harbor Police"] == Node("agency/harbor-police", "Agency", "Harbor Police")


def test_merges_of_merges_lead_to_the_end_and_a_circle_does_no_harm(story: Story, nodes: Nodes) -> None:
    records = [story("a", ("Person", "Ann Lee"), ("Person", "Bo Ek"), ("Person", "Cy Ito"))]
    chain = Decisions(merges=(("person/ann-lee", "person/bo-ek"), ("person/bo-ek", "person/cy-ito")))
    circle = Decisions(merges=(("person/ann-lee", "person/bo-ek"), ("person/bo-ek", "person/ann-lee")))
    assert {node.path for node in nodes(*records, decisions=chain).values()} == {"person/cy-ito"}
    assert {node.path for node in nodes(*records, decisions=circle).values()} == {"person/ann-lee", "person/cy-ito"}


def test_nodes_merged_into_a_new_path_share_one_node(story: Story, nodes: Nodes) -> None:
    values = {"merge": [{"into": "person/boss", "nodes": ["person/ann-lee", "person/a-lee"]}]}
    found = nodes(story("a", ("Person", "Ann Lee"), ("Person", "A. Lee")), decisions=parse_decisions(values))
    assert set(found.values()) == {Node("person/boss", "Person", "A. Lee")}


def test_a_decision_about_nothing_changes_nothing(story: Story, nodes: Nodes) -> None:
    decisions = Decisions(labels=(("person/nobody", "X"),), splits=(("person/nobody", "a", "person/x"),))
    assert nodes(story("a", ("Person", "Ann Lee")), decisions=decisions)["a", "Ann Lee"].path == "person/ann-lee"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[merge]]\ninto = 'person/a'", r"\[\[merge\]\] number 1 must have into, nodes"),
        ("[[label]]\nnode = 'Ann Lee'\nlabel = 'x'", "'Ann Lee' is no node"),
        ("[[label]]\nnode = 'person/a'\nlabel = ''", "must be a list of words"),
        ("[[merge]]\ninto = 'city/a'\nnodes = ['person/b']", "'person/b' cannot become 'city/a'"),
        ("[[merge]]\ninto = 'person/a'\nnodes = 'person/b'", "must be a list of words"),
        ("merge = 1", r"must be written as \[\[merge\]\]"),
        ("[[drop]]\nnode = 'person/a'", "'drop' is no decision"),
        ("[[merge", "mend the TOML"),
    ],
)
def test_a_bad_decision_is_told_in_one_line(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(text)
    with pytest.raises(KgError, match=complaint) as told:
        load_decisions(path)
    assert "\n" not in str(told.value) and "decisions.toml" in str(told.value)


def test_missing_decisions_are_told(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="cannot be read"):
        load_decisions(tmp_path / "none.toml")
