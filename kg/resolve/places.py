"""Countries, regions, cities and other places: "U.S." is the United States; Springfield in Illinois is not the one in Ohio."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.model import Gazetteer, Known
from kg.resolve.cards import Card
from kg.resolve.identity import Identities, Identity, linked, named, of_article
from kg.resolve.known import lookup, only
from kg.resolve.names import canonical, slug
from kg.resolve.words import PLACE_WORDS

# Keys are short where a body's name begins with them; a country alone is spelt out.
_SPELT = {"us": "united-states", "uk": "united-kingdom"}


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a card says its place lies: the entry of the gazetteer, or the names of what it is part of.

    ``shared``: the gazetteer has several places of this name.
    """

    known: Known | None
    within: tuple[str, ...]
    shared: bool = False


def places(cards: Iterable[Card], gazetteer: Gazetteer) -> Identities:
    """The nodes of all places. A city or region is linked only where its name or its article leaves one choice."""
    found: Identities = {}
    groups: dict[tuple[str, str], list[tuple[Card, _Spot]]] = {}
    for card in cards:
        known = only(lookup(gazetteer, card.names, {card.type})) if card.type == "Country" else None
        if card.type == "Country":
            node = linked(known) if known else named(card.type, card.key)
            found[card.id] = replace(node, tail=_SPELT.get(node.tail, node.tail))
        elif card.type == "Place":
            found[card.id] = _plain_place(card)
        else:
            spot = _spot(card, gazetteer)
            if not spot.within and not spot.shared and _is_everywhere(card):
                found[card.id] = of_article(card)
                continue
            key = canonical(spot.known.name) if spot.known else _usual_key(card, gazetteer)
            groups.setdefault((card.type, key), []).append((card, spot))
    for (_, key), members in groups.items():
        found |= _told_apart(key, members)
    return found


def _plain_place(card: Card) -> Identity:
    """Rivers, buildings, streets: "Main Street" belongs to its town, or else to its article."""
    if not _is_everywhere(card):
        return named(card.type, card.key)
    home = min(card.homes, key=lambda home: (home.type, home.name), default=None)
    if home is None:
        return of_article(card)
    return named(card.type, f"{canonical(home.name)} {card.key}")


def _is_everywhere(card: Card) -> bool:
    """Whether every town has a place of this name."""
    return all(word in PLACE_WORDS for word in card.key.split())


def _usual_key(card: Card, gazetteer: Gazetteer) -> str:
    """The canonical name, or the gazetteer's if every place that it could be has the same."""
    name = only({known.name for known in lookup(gazetteer, card.names, {card.type})})
    return canonical(name) if name else card.key


def _spot(card: Card, gazetteer: Gazetteer) -> _Spot:
    """The gazetteer's entry that the article leaves: by what the text says, else the only one, else by country and region."""
    choices = lookup(gazetteer, card.names, {card.type})
    parents = {home.name for home in card.homes if canonical(home.name) != card.key}
    if parents:
        fits = [k for k in choices if parents <= set(k.within)] or [k for k in choices if parents & set(k.within)]
        known = only(fits)
        return _Spot(known, known.within if known else tuple(sorted(parents)), len(choices) > 1)
    known = only(choices) or _by_setting(card, choices)
    return _Spot(known, known.within if known else (), len(choices) > 1)


def _by_setting(card: Card, choices: tuple[Known, ...]) -> Known | None:
    """The capital of a country of the article, else the only one in a region, else the only one in a country of the article."""
    regions, countries = card.setting.regions, card.setting.countries
    here = [known for known in choices if countries & set(known.within)]
    return (
        only([known for known in here if known.capital])
        or only([known for known in choices if regions & set(known.within[:-1])])
        or only(here)
    )


def _told_apart(key: str, members: list[tuple[Card, _Spot]]) -> Identities:
    """One node, unless the gazetteer or the texts have several places of this name: then each has its region in its path.

    The plain path is then the capital's, and that of places that no text locates.
    """
    spots = _distinct(spot for _, spot in members if spot.within)
    if len(spots) <= 1 and not any(spot.shared for _, spot in members):
        spot = spots[0] if spots else None
        return {card.id: _node(card, key, spot, "") for card, _ in members}
    found: Identities = {}
    for card, spot in members:
        where = only([s for s in spots if _same(s, spot)]) if spot.within else None
        found[card.id] = _node(card, key, where, _suffix(where, spots) if where else "")
    return found


def _suffix(spot: _Spot, spots: list[_Spot]) -> str:
    """The nearest parent's name, or all of them where another place of the name has a parent of that name as well."""
    if spot.known and spot.known.capital:
        return ""
    alone = sum(other.within[0] == spot.within[0] for other in spots) == 1
    return spot.within[0] if alone else " ".join(spot.within)


def _node(card: Card, key: str, spot: _Spot | None, suffix: str) -> Identity:
    known = spot.known if spot else None
    tail = slug(f"{key} {canonical(suffix)}" if suffix else key)
    return Identity(card.type, tail, known.name if known else None, known.iri if known else ())


def _distinct(spots: Iterable[_Spot]) -> list[_Spot]:
    """The places that are meant, the best told first; "Springfield, Illinois" adds nothing to the entry for it."""
    kept: list[_Spot] = []
    for spot in sorted(set(spots), key=lambda s: (s.known is None, -len(s.within), s.within, s.known.iri if s.known else ())):
        if not any(_same(other, spot) for other in kept):
            kept.append(spot)
    return kept


def _same(full: _Spot, spot: _Spot) -> bool:
    """Whether the second can be the first: the same entry, or all its parents are among the first's."""
    if full.known and spot.known:
        return full.known == spot.known
    return set(spot.within) <= set(full.within)
