"""People: one node a name, namesakes apart where posts say so, Congress only where a post agrees."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Gazetteer, Known, Node, Record

Story = Callable[..., Record]
Nodes = Callable[..., dict[tuple[str, str], Node]]


def test_a_full_name_is_one_person_across_articles(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Person", "Lena Holt")), story("b", ("Person", "Dr. Lena Holt", "Holt")))
    assert found["a", "Lena Holt"] is found["b", "Dr. Lena Holt"]
    assert found["a", "Lena Holt"].path == "person/lena-holt"


def test_a_surname_alone_stays_in_its_article(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Person", "Holt")), story("b", ("Person", "Holt")), story("c", ("Person", "Lena Holt")))
    assert len({node.path for node in found.values()}) == 3
    assert found["a", "Holt"].path.startswith("person/a-holt-")


def test_a_surname_with_its_particle_is_no_full_name(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Person", "bin Omar")), story("b", ("Person", "al-Omari")), story("c", ("Person", "Al Stone")))
    assert found["a", "bin Omar"].path.startswith("person/a-bin-omar-")
    assert found["b", "al-Omari"].path.startswith("person/b-al-omari-")
    assert found["c", "Al Stone"].path == "person/al-stone"


def test_an_initial_joins_the_only_name_that_it_fits(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Person", "Lena Holt")), story("b", ("Person", "Lena M. Holt")))
    assert {node.path for node in found.values()} == {"person/lena-m-holt"}


def test_two_initials_leave_the_plain_name_alone(story: Story, nodes: Nodes) -> None:
    found = nodes(*(story(name, ("Person", name)) for name in ("Lena Holt", "Lena M. Holt", "Lena T. Holt")))
    assert len({node.path for node in found.values()}) == 3


def test_a_junior_is_not_his_father(story: Story, nodes: Nodes) -> None:
    found = nodes(story("a", ("Person", "Omar Diaz")), story("b", ("Person", "Omar Diaz Jr.")))
    assert len({node.path for node in found.values()}) == 2


def _mayor(story: Story, article: str, city: str = "Austin", title: str = "Mayor") -> Record:
    return story(article, ("Person", "Ann Lee"), ("City", city), roles=[("Ann Lee", title, city)])


def _sheriff(story: Story, article: str) -> Record:
    return story(article, ("Person", "Ann Lee"), ("Region", "Ohio"), roles=[("Ann Lee", "Sheriff", "Ohio")])


def test_posts_in_different_places_tell_namesakes_apart(story: Story, nodes: Nodes, cities: Gazetteer) -> None:
    for known in (Gazetteer(), cities):
        found = nodes(_mayor(story, "a"), _sheriff(story, "b"), known=known)
        assert found["a", "Ann Lee"].path == "person/ann-lee-austin"
        assert found["b", "Ann Lee"].path == "person/ann-lee-ohio"
        assert found["a", "Ann Lee"].label == "Ann Lee"


def test_the_same_post_is_the_same_person(story: Story, nodes: Nodes) -> None:
    found = nodes(_mayor(story, "a"), _mayor(story, "b"), _mayor(story, "c", title="Councilwoman"))
    assert {found[a, "Ann Lee"].path for a in "abc"} == {"person/ann-lee"}


def test_a_mayor_may_become_governor_of_her_state(story: Story, nodes: Nodes, cities: Gazetteer) -> None:
    governor = story("b", ("Person", "Ann Lee"), ("Region", "Texas"), roles=[("Ann Lee", "Governor", "Texas")])
    found = nodes(_mayor(story, "a"), governor, known=cities)
    assert {found[a, "Ann Lee"].path for a in "ab"} == {"person/ann-lee"}


def test_a_governor_between_two_mayors_joins_neither(story: Story, nodes: Nodes, cities: Gazetteer) -> None:
    governor = story("c", ("Person", "Ann Lee"), ("Region", "Texas"), roles=[("Ann Lee", "Governor", "Texas")])
    found = nodes(_mayor(story, "a"), _mayor(story, "b", "Paris"), governor, known=cities)
    assert len({found[a, "Ann Lee"].path for a in "abc"}) == 3


def test_a_namesake_without_a_post_is_the_one_whose_place_is_named(story: Story, nodes: Nodes) -> None:
    bare = story("c", ("Person", "Ann Lee"), ("City", "Austin"))
    found = nodes(_mayor(story, "a"), _sheriff(story, "b"), bare, story("d", ("Person", "Ann Lee")))
    assert found["c", "Ann Lee"] is found["a", "Ann Lee"]
    assert found["d", "Ann Lee"].path.startswith("person/d-ann-lee-")


def test_a_namesake_without_a_post_is_the_one_whom_nearly_all_mean(story: Story, nodes: Nodes) -> None:
    many = [_mayor(story, f"a{i}") for i in range(4)]
    found = nodes(*many, _sheriff(story, "b"), story("d", ("Person", "Ann Lee")))
    assert found["d", "Ann Lee"] is found["a0", "Ann Lee"]


def test_a_suffix_does_not_change_with_other_articles(story: Story, nodes: Nodes) -> None:
    other = story("z", ("Person", "Bo Ek"), ("City", "Aachen"), roles=[("Bo Ek", "Mayor", "Aachen")])
    found = nodes(_mayor(story, "a"), _sheriff(story, "b"), other)
    assert found["a", "Ann Lee"].path == "person/ann-lee-austin"


def test_a_namesakes_path_is_nobody_elses_name(story: Story, nodes: Nodes) -> None:
    found = nodes(_mayor(story, "a"), _sheriff(story, "b"), story("c", ("Person", "Ann Lee Austin")))
    assert found["c", "Ann Lee Austin"].path == "person/ann-lee-austin"
    assert found["a", "Ann Lee"].path.startswith("person/ann-lee-austin-")


def test_a_doubtful_post_tells_nobody_apart(story: Story, nodes: Nodes) -> None:
    doubtful = story("b", ("Person", "Ann Lee"), ("Region", "Ohio"), roles=[("Ann Lee", "Sheriff", "Ohio")], confidence=0.3)
    found = nodes(_mayor(story, "a"), doubtful)
    assert found["a", "Ann Lee"] is found["b", "Ann Lee"]


def test_an_ambassador_is_not_from_where_she_is_sent(story: Story, nodes: Nodes) -> None:
    sent = story("b", ("Person", "Ann Lee"), ("Country", "France"), roles=[("Ann Lee", "Ambassador", "France")])
    us = story("a", ("Person", "Ann Lee"), ("Country", "United States"), roles=[("Ann Lee", "Senator", "United States")])
    assert len({node.path for key, node in nodes(us, sent).items() if key[1] == "Ann Lee"}) == 1


# ------------------------------------------------------------ Congress
SENATOR = Known("Ann B. Lee", "Person", ("Ann Lee",), iri=("http://www.wikidata.org/entity/Q1",), within=("Senate", "Ohio"))


def _linked(nodes: Nodes, record: Record) -> bool:
    states = [Known(name, "Region", within=("United States",)) for name in ("Ohio", "Texas")]
    return bool(nodes(record, known=Gazetteer.of([SENATOR, *states]))[record.article.id, "Ann Lee"].same_as)


def test_a_senator_is_linked_by_title_and_state(story: Story, nodes: Nodes) -> None:
    lee, ohio = ("Person", "Ann Lee"), ("Region", "Ohio")
    assert _linked(nodes, story("a", lee, ohio, roles=[("Ann Lee", "Sen.", "Ohio")]))
    assert _linked(nodes, story("a", lee, roles=[("Ann Lee", "U.S. senator", None)]))


def test_a_namesake_of_a_senator_is_not_linked(story: Story, nodes: Nodes) -> None:
    lee, ohio, texas = ("Person", "Ann Lee"), ("Region", "Ohio"), ("Region", "Texas")
    assert not _linked(nodes, story("a", lee, ohio))
    assert not _linked(nodes, story("a", lee, ohio, roles=[("Ann Lee", "Sheriff", "Ohio")]))
    assert not _linked(nodes, story("a", lee, texas, roles=[("Ann Lee", "Sen.", "Texas")]))
    assert not _linked(nodes, story("a", lee, ohio, roles=[("Ann Lee", "state senator", "Ohio")]))
    assert not _linked(nodes, story("a", lee, ohio, roles=[("Ann Lee", "Rep.", "Ohio")]))
    assert not _linked(nodes, story("a", lee, ("Country", "Kenya"), roles=[("Ann Lee", "Senator", None)]))


def test_a_persons_own_entry_needs_no_post(story: Story, nodes: Nodes) -> None:
    mine = Gazetteer.of([Known("Lulu", "Person", iri=("https://example.org/lulu",))])
    node = nodes(story("a", ("Person", "Lulu")), known=mine)["a", "Lulu"]
    assert node == Node("person/lulu", "Person", "Lulu", ("https://example.org/lulu",))
