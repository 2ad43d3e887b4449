"""Places: one country whatever its spelling, cities apart where the text says so, links only where one choice is left."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Gazetteer, Known, Node, Record

Story = Callable[..., Record]
Nodes = Callable[..., dict[tuple[str, str], Node]]


def test_a_country_is_one_node_under_its_usual_name(story: Story, nodes: Nodes, cities: Gazetteer) -> None:
    found = nodes(story("a", ("Country", "U.S.")), story("b", ("Country", "the United States")), known=cities)
    assert found["a", "U.S."] is found["b", "the United States"]
    assert found["a", "U.S."] == Node("country/united-states", "Country", "United States", ("http://www.wikidata.org/entity/Q30",))


def test_spellings_of_a_country_are_one_without_a_gazetteer_too(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Country", "U.S.")), story("b", ("Country", "United States")))
    assert found["a", "U.S."] is found["b", "United States"]


def test_a_state_gets_its_full_name(story: Story, nodes: Nodes, cities: Gazetteer) -> None:
    found = nodes(story("a", ("Region", "Ill.")), story("b", ("Region", "Illinois")), known=cities)
    assert {node.path for node in found.values()} == {"region/illinois"}
    assert found["a", "Ill."].label == "Illinois"


def test_a_city_with_one_entry_is_linked(story: Story, nodes: Nodes, cities: Gazetteer) -> None:
    assert nodes(story("a", ("City", "Austin")), known=cities)["a", "Austin"].same_as == ("https://sws.geonames.org/3/",)


def test_a_city_of_many_is_linked_only_with_its_region_or_country(story: Story, nodes: Nodes, cities: Gazetteer) -> None:
    city = ("City", "Springfield")
    alone = nodes(story("a", city), known=cities)["a", "Springfield"]
    here = nodes(story("a", city, ("Region", "Ill.")), known=cities)["a", "Springfield"]
    torn = nodes(story("a", city, ("Country", "U.S.")), known=cities)["a", "Springfield"]
    assert (alone.path, alone.same_as) == (torn.path, torn.same_as) == ("city/springfield", ())
    assert (here.path, here.same_as) == ("city/springfield-illinois", ("https://sws.geonames.org/1/",))


def test_the_path_of_a_city_of_many_does_not_change_with_other_articles(story: Story, nodes: Nodes, cities: Gazetteer) -> None:
    city = ("City", "Springfield")
    found = nodes(story("a", city, ("Region", "Ill.")), story("b", city), known=cities)
    assert found["a", "Springfield"].path == "city/springfield-illinois"
    assert found["b", "Springfield"].path == "city/springfield"


def test_a_capital_goes_before_others_of_its_name(story: Story, nodes: Nodes, cities: Gazetteer) -> None:
    city, france, texas = ("City", "Paris"), ("Country", "France"), ("Region", "Tex.")
    found = nodes(story("a", city, france), story("b", city), story("c", city, texas, france), story("d", city, texas), known=cities)
    assert found["a", "Paris"] == Node("city/paris", "City", "Paris", ("https://sws.geonames.org/4/",))
    assert found["b", "Paris"] is found["c", "Paris"] is found["a", "Paris"]
    assert found["d", "Paris"].path == "city/paris-texas"
    assert nodes(story("b", city), known=cities)["b", "Paris"].same_as == ()


def _springfield(story: Story, article: str, state: str) -> Record:
    things = ("City", "Springfield"), ("Region", state)
    return story(article, *things, relations=[("Springfield", "partOf", state)])


def test_cities_of_one_name_in_two_regions_are_two(story: Story, nodes: Nodes, cities: Gazetteer) -> None:
    for known in (Gazetteer(), cities):
        found = nodes(_springfield(story, "a", "Illinois"), _springfield(story, "b", "Ohio"), known=known)
        assert found["a", "Springfield"].path == "city/springfield-illinois"
        assert found["b", "Springfield"].path == "city/springfield-ohio"
        assert bool(found["a", "Springfield"].same_as) == bool(known.entries)


def test_a_city_told_no_region_is_the_only_one_or_neither(story: Story, nodes: Nodes) -> None:
    bare = story("c", ("City", "Springfield"))
    one = nodes(_springfield(story, "a", "Illinois"), bare)
    two = nodes(_springfield(story, "a", "Illinois"), _springfield(story, "b", "Ohio"), bare)
    assert one["c", "Springfield"] is one["a", "Springfield"]
    assert two["c", "Springfield"].path == "city/springfield"


def test_a_text_that_puts_a_city_elsewhere_is_believed(story: Story, nodes: Nodes, cities: Gazetteer) -> None:
    record = story("a", ("City", "Austin"), ("Region", "Ohio"), relations=[("Austin", "partOf", "Ohio")])
    assert nodes(record, known=cities)["a", "Austin"].same_as == ()


def test_two_regions_that_share_their_parents_name_have_different_paths(story: Story, nodes: Nodes) -> None:
    known = Gazetteer.of(
        [
            Known("San Rey", "City", iri=("https://example.org/1",), within=("Rey", "Peru")),
            Known("San Rey", "City", iri=("https://example.org/2",), within=("Rey", "Chile")),
            Known("Peru", "Country"),
            Known("Chile", "Country"),
        ]
    )
    found = nodes(story("a", ("City", "San Rey"), ("Country", "Peru")), story("b", ("City", "San Rey"), ("Country", "Chile")), known=known)
    assert found["a", "San Rey"].path == "city/san-rey-rey-peru"
    assert found["b", "San Rey"].path == "city/san-rey-rey-chile"


def test_cities_are_asked_for_by_name(story: Story, nodes: Nodes, cities: Gazetteer) -> None:
    asked: list[set[str]] = []

    def more(names: set[str]) -> Gazetteer:
        asked.append(set(names))
        return cities

    found = nodes(story("a", ("City", "Austin"), ("Person", "Ann Lee")), cities=more)
    assert asked == [{"Austin"}]
    assert found["a", "Austin"].same_as


def test_a_dateline_is_no_label(story: Story, nodes: Nodes) -> None:
    assert nodes(story("a", ("City", "PORT DELTA")))["a", "PORT DELTA"].label == "Port Delta"


def test_streets_and_halls_belong_to_their_town(story: Story, nodes: Nodes) -> None:
    hall, home = ("Place", "City Hall"), [("City Hall", "partOf", "Austin")]
    found = nodes(story("a", hall), story("b", hall, ("City", "Austin"), relations=home), story("c", ("Place", "Delta River")))
    assert found["a", "City Hall"].path.startswith("place/a-city-hall-")
    assert found["b", "City Hall"].path == "place/austin-city-hall"
    assert found["c", "Delta River"].path == "place/delta-river"


def test_peoples_are_one_group_whether_noun_or_adjective(story: Story, nodes: Nodes, ours: Gazetteer) -> None:
    found = nodes(story("a", ("Group", "Iraqi")), story("b", ("Group", "Iraqis")), known=ours)
    assert {node.path for node in found.values()} == {"group/iraqis"}


def test_a_group_is_one_in_singular_and_plural(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Group", "immigrant communities")), story("b", ("Group", "immigrant community")))
    assert {node.path for node in found.values()} == {"group/immigrant-community"}
