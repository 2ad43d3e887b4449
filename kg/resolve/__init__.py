"""Which names are one thing: "ICE" here and "U.S. Immigration and Customs Enforcement" there are one node of the graph.

``resolve`` is the only step that sees all articles. It keeps their names, not their texts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from kg.model import PLACE_TYPES, Gazetteer, Node, Record
from kg.resolve.bodies import bodies
from kg.resolve.cards import Card, cards_of
from kg.resolve.decisions import Decisions, decide, load_decisions, parse_decisions
from kg.resolve.identity import Identities, linked, named, of_article
from kg.resolve.known import BODIES, lookup, only
from kg.resolve.labels import nodes_of
from kg.resolve.people import people
from kg.resolve.places import places
from kg.resolve.topics import topic_key, topics

__all__ = ["Decisions", "load_decisions", "parse_decisions", "resolve"]

MoreCities = Callable[[Collection[str]], Gazetteer]


def resolve(
    records: Iterable[Record],
    gazetteer: Gazetteer,
    decisions: Decisions | None = None,
    cities: MoreCities | None = None,
) -> dict[tuple[str, str], Node]:
    """The node of each thing of each article: (article.key, thing.id) -> Node. The order of the records does not matter.

    ``cities`` is asked once for the entries of the city names that occur, so that not all cities of the world need loading.
    """
    cards = _sorted(card for record in records for card in cards_of(record, gazetteer))
    gazetteer = _with_cities(cards, gazetteer, cities)
    located = [card for card in cards if card.type in PLACE_TYPES]
    found: Identities = {
        **places(located, gazetteer),
        **people(_of(cards, {"Person"}), gazetteer),
        **bodies(_of(cards, BODIES), located, gazetteer),
        **topics(_of(cards, {"Policy", "Law", "Event"}), located),
        **_groups(_of(cards, {"Group"}), gazetteer),
        **{card.id: of_article(card) for card in _of(cards, {"UnnamedSource"})},
    }
    nodes = nodes_of(cards, found)
    return decide(nodes, {c.setting.article: c.setting.id for c in cards}, decisions) if decisions else nodes


def _sorted(cards: Iterable[Card]) -> list[Card]:
    """Each card once, by article and thing."""
    by_id = {card.id: card for card in cards}
    return [by_id[key] for key in sorted(by_id)]


def _of(cards: list[Card], types: Collection[str]) -> list[Card]:
    return [card for card in cards if card.type in types]


def _with_cities(cards: list[Card], gazetteer: Gazetteer, cities: MoreCities | None) -> Gazetteer:
    names = {name for card in _of(cards, {"City"}) for name in card.names}
    names |= {home.name for card in cards for post in card.posts for home in post.homes if home.type == "City"}
    if cities is None or not names:
        return gazetteer
    more = (known for known in cities(names).entries if known.type == "City")
    return Gazetteer.of([*gazetteer.entries, *more])


def _groups(cards: list[Card], gazetteer: Gazetteer) -> Identities:
    """Peoples under the gazetteer's name ("Iraqi", "Iraqis"), other groups under their own, one or many."""
    found: Identities = {}
    for card in cards:
        known = only(lookup(gazetteer, card.names, {"Group"}))
        found[card.id] = linked(known) if known else named("Group", topic_key(card.name))
    return found
