"""Agencies and organizations: acronyms find their names, everyday names stay local, the gazetteer is a candidate only."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Gazetteer, Node, Record
from kg.resolve.bodies import body_key, is_generic

Story = Callable[..., Record]
Nodes = Callable[..., dict[tuple[str, str], Node]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Department of Justice", "the Justice Dept."),
        ("Riverton PD", "Riverton Police Department"),
        ("Ministry of Health", "Health Ministry"),
        ("Ohio Department of Public Health", "Ohio Public Health Department"),
        ("Parks & Trails Society", "Parks and Trails Society"),
    ],
)
def test_spellings_of_one_body_share_a_key(one: str, other: str) -> None:
    assert body_key(one) == body_key(other)


def test_everyday_names_are_told_from_names_of_ones_own() -> None:
    assert all(map(is_generic, ("city council", "police department", "school board", "superior court", "us senate")))
    assert not any(map(is_generic, ("austin city council", "harbor tenants union", "environmental protection agency")))


def test_one_node_for_a_body_across_articles(story: Story, nodes: Nodes) -> None:
    names = ("the Harbor Tenants Union", "Harbor Tenants' Union", "Harbor Tenants Union")
    found = nodes(*(story(name, ("Organization", name)) for name in names))
    assert {node.path for node in found.values()} == {"organization/harbor-tenants-union"}
    assert len({node.label for node in found.values()}) == 1


def test_an_acronym_alone_joins_the_only_name_that_the_corpus_gives_it(story: Story, nodes: Nodes) -> None:
    full = story("a", ("Organization", "Harbor Tenants Union", "HTU"))
    found = nodes(full, story("b", ("Organization", "HTU")), story("c", ("Organization", "H.T.U.")))
    assert {node.path for node in found.values()} == {"organization/harbor-tenants-union"}


def test_an_acronym_of_two_names_joins_neither(story: Story, nodes: Nodes) -> None:
    found = nodes(
        story("a", ("Organization", "Harbor Tenants Union", "HTU")),
        story("b", ("Organization", "Hill Trail Users", "HTU")),
        story("c", ("Organization", "HTU")),
    )
    assert found["c", "HTU"].path == "organization/htu"


def test_an_acronym_of_two_names_is_the_one_whose_place_is_named(story: Story, nodes: Nodes) -> None:
    found = nodes(
        story("a", ("Agency", "Camden Police Department", "CPD"), ("City", "Camden")),
        story("b", ("Agency", "Corvallis Police Department", "CPD"), ("City", "Corvallis")),
        story("c", ("Agency", "CPD"), ("City", "Camden")),
    )
    assert found["c", "CPD"] is found["a", "Camden Police Department"]


def test_an_acronym_in_another_city_is_another_body(story: Story, nodes: Nodes) -> None:
    found = nodes(
        story("a", ("Agency", "Camden Police Department", "CPD"), ("City", "Camden")),
        story("c", ("Agency", "CPD"), ("City", "Corvallis")),
    )
    assert found["c", "CPD"].path == "agency/cpd"


def test_an_acronym_gets_the_gazetteers_name(story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    found = nodes(
        story("a", ("Agency", "ICE")),
        story("b", ("Agency", "U.S. Immigration and Customs Enforcement", "ICE")),
        known=ours,
    )
    assert {node.path for node in found.values()} == {"agency/immigration-and-customs-enforcement"}
    assert {node.label for node in found.values()} == {"Immigration and Customs Enforcement"}


def test_an_acronym_that_the_article_spells_out_is_never_the_gazetteers(story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    found = nodes(story("a", ("Organization", "Institute for Clean Estuaries", "ICE")), known=ours)
    assert found["a", "Institute for Clean Estuaries"].path == "organization/institute-for-clean-estuaries"


def test_an_acronym_of_the_gazetteer_and_of_an_article_is_left_open(story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    spelt = story("a", ("Agency", "Island Court of Elders", "ICE"))
    found = nodes(spelt, story("b", ("Agency", "ICE")), known=ours)
    assert found["b", "ICE"].path == "agency/ice"


@pytest.mark.parametrize("name", ["Justice Department", "the U.S. Department of Justice", "Dept. of Justice", "US Justice Department"])
def test_a_federal_department_is_one_node(name: str, story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    node = nodes(story("a", ("Agency", name)), known=ours)["a", name]
    assert (node.path, node.label) == ("agency/department-of-justice", "Department of Justice")


def test_a_department_of_another_country_is_not_the_federal_one(story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    canada = ("Country", "Canada")
    found = nodes(
        story("a", ("Agency", "Department of Justice"), canada),
        story("b", ("Agency", "Department of Justice"), canada, relations=[("Department of Justice", "jurisdiction", "Canada")]),
        story("c", ("Agency", "Department of Justice"), canada, ("Country", "U.S.")),
        known=ours,
    )
    assert found["a", "Department of Justice"].path.startswith("agency/a-department-of-justice-")
    assert found["b", "Department of Justice"].path == "agency/canada-justice-department"
    assert found["c", "Department of Justice"].path == "agency/department-of-justice"


def test_an_agency_is_an_agency_whatever_an_article_calls_it(story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    node = nodes(story("a", ("Organization", "NASA")), known=ours)["a", "NASA"]
    assert node.path == "agency/national-aeronautics-and-space-administration"


def test_most_articles_decide_between_agency_and_organization(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Agency", "Delta Water Trust")), *(story(x, ("Organization", "Delta Water Trust")) for x in "bc"))
    assert {node.path for node in found.values()} == {"organization/delta-water-trust"}


def test_every_city_has_its_own_council(story: Story, nodes: Nodes) -> None:
    council, home = ("Agency", "City Council"), [("City Council", "jurisdiction", "Austin")]
    found = nodes(
        story("a", council),
        story("b", council),
        story("c", council, ("City", "Austin"), relations=home),
        story("d", ("Agency", "Austin City Council")),
    )
    assert found["a", "City Council"].path != found["b", "City Council"].path
    assert found["a", "City Council"].path.startswith("agency/a-city-council-")
    assert found["c", "City Council"] is found["d", "Austin City Council"]
    assert found["c", "City Council"].label == "Austin City Council"


def test_the_place_may_stand_behind_or_as_a_people(story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    texan = nodes(story("a", ("Agency", "Supreme Court of Texas")), story("b", ("Agency", "Texas Supreme Court")), known=ours)
    iran = nodes(story("a", ("Agency", "Iranian Parliament")), story("b", ("Agency", "Iran's Parliament")), known=ours)
    assert {node.path for node in texan.values()} == {"agency/texas-supreme-court"}
    assert {node.path for node in iran.values()} == {"agency/iran-parliament"}


def test_a_university_is_not_turned_around(story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    found = nodes(
        story("a", ("Organization", "University of Texas")),
        story("b", ("Organization", "Texas University")),
        story("c", ("Organization", "American University")),
        known=ours,
    )
    assert {n.path for n in found.values()} == {
        "organization/university-of-texas",
        "organization/texas-university",
        "organization/american-university",
    }


def test_a_longer_alias_saves_an_everyday_name(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Agency", "Police Department", "Riverton PD")))
    assert found["a", "Police Department"].path == "agency/riverton-police-department"


def test_an_acronym_of_a_local_body_means_nothing_elsewhere(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Agency", "School Board", "SB")), story("b", ("Agency", "SB")))
    assert found["b", "SB"].path == "agency/sb"


def test_a_description_names_nobody(story: Story, nodes: Nodes) -> None:
    found = nodes(*(story(a, ("Agency", "his ministry"), ("Organization", "state television")) for a in "ab"))
    assert len({node.path for node in found.values()}) == 4


def test_a_headlines_senate_is_no_acronym(story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    assert nodes(story("a", ("Agency", "SENATE")), known=ours)["a", "SENATE"].path == "agency/senate"


def test_a_states_senate_is_not_the_nations(story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    state = ("Agency", "Senate"), ("Person", "Ann Lee"), ("Region", "Ohio")
    found = nodes(story("a", *state, roles=[("Ann Lee", "Governor", "Ohio")]), known=ours)
    both = nodes(story("a", *state, ("Agency", "Congress"), roles=[("Ann Lee", "Governor", "Ohio")]), known=ours)
    assert found["a", "Senate"].path.startswith("agency/a-senate-")
    assert both["a", "Senate"].path == "agency/senate"


def test_a_gazetteers_acronym_holds_wherever_the_article_plays(story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    found = nodes(story("a", ("Agency", "EU"), ("City", "Union")), known=ours)
    assert found["a", "EU"].path == "agency/european-union"


def test_an_alias_that_is_another_name_does_not_replace_an_everyday_one(story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    found = nodes(story("a", ("Agency", "Department of Labor", "Washington")), known=ours)
    assert found["a", "Department of Labor"].path == "agency/department-of-labor"
