"""Agencies and organizations: "OCPD" is the Oak City Police Department; every city has a "City Council" of its own.

A name made of everyday words only ("Police Department") is one body across articles where a place stands in it, where the
text ties it to a place, or where the gazetteer knows it and the article plays in its country; else it stays in its article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Gazetteer, Known, ThingType
from kg.resolve.acronyms import Expansions, expansions_of
from kg.resolve.cards import Card, Home
from kg.resolve.identity import Identities, Identity, linked, named, of_article
from kg.resolve.known import BODIES, NATION, is_national, lookup, names_nation, only, without_nation
from kg.resolve.names import canonical, is_description
from kg.resolve.words import BODY_WORDS, STATE_BODIES

_ONLY_THERE = frozenset({"state department"})
_ALSO_IN_STATES = frozenset({"senate", "house", "house of representatives", "supreme court", "appropriations committee"})
_INVERTED = re.compile(r"^(?:(.+) )?(department|ministry) of (?:the )?(.+)$")
_SHORT_ENDS = {"pd": "police department", "fd": "fire department", "so": "sheriff office"}
_SIZE = {"City": 0, "Region": 1, "Place": 2, "Country": 3}


def bodies(cards: Iterable[Card], places: Iterable[Card], gazetteer: Gazetteer) -> Identities:
    """The nodes of all agencies and organizations; ``places`` are the cards of all places."""
    cards = list(cards)
    full = {card.id: _of_full_name(card, name, gazetteer) for card in cards if (name := full_name(card)) is not None}
    found = _typed_alike(full)
    expansions = expansions_of([*cards, *places], found)
    for card in cards:
        if card.id not in found:
            found[card.id] = _of_acronym(card, expansions, gazetteer)
    return found


def full_name(card: Card) -> str | None:
    """The best name that is no acronym: the card's own, unless an alias says more of the same. None if all are acronyms."""
    names = sorted(card.full_names, key=lambda n: (n != card.name, -len(n), n))
    if not names:
        return None
    words = set(body_key(names[0]).split())
    if not is_generic(body_key(names[0])):
        return names[0]
    return next((n for n in names if words < set(body_key(n).split()) and not is_generic(body_key(n))), names[0])


def body_key(name: str) -> str:
    """What the spellings of a body share: "the Department of Justice", "Justice Dept."; "Oak City PD", "Oak City Police Department"."""
    words = canonical(name).split()
    if len(words) > 1 and words[-1] in _SHORT_ENDS:
        words[-1] = _SHORT_ENDS[words[-1]]
    return _turned(" ".join(words))


def _turned(key: str) -> str:
    match = _INVERTED.match(key)
    return f"{match[1] + ' ' if match[1] else ''}{match[3]} {match[2]}" if match else key


def is_generic(key: str) -> bool:
    """Whether many places have a body of this name."""
    words = key.split()
    return all(word in BODY_WORDS for word in (words[1:] if words[0] == "us" else words))


# ------------------------------------------------------------ full names


def _of_full_name(card: Card, name: str, gazetteer: Gazetteer) -> Identity:
    known = _known(card, name, gazetteer)
    if known is not None and _is_meant(card, name, known):
        return linked(known)
    if is_description(name):
        return of_article(card)
    key = _with_place(name, card, gazetteer)
    if not is_generic(key) or names_nation(name) or key != body_key(name):
        return named(card.type, key)
    home = _nearest(card.homes)
    if home is None:
        return of_article(card)
    return named(card.type, f"{body_key(home.name)} {key}", f"{home.name} {without_nation(name).removeprefix('the ')}")


def _known(card: Card, name: str, gazetteer: Gazetteer) -> Known | None:
    """The one entry that bears the full name; the acronym beside it decides between several."""
    found = lookup(gazetteer, (name,), BODIES)
    if len(found) > 1:
        found = tuple(k for k in found if k.acronym in card.acronyms) or tuple(k for k in found if k.type == card.type)
    return only(found)


def _is_meant(card: Card, name: str, known: Known) -> bool:
    """Whether an entry of this name is the body of this article: of everyday words, only in its own country."""
    key = body_key(name)
    if not is_generic(key) or names_nation(name) or (known.acronym and known.acronym in card.acronyms):
        return True
    if not is_national(known) or key in _ONLY_THERE:
        return True
    elsewhere = {home.name for home in card.homes if home.name != NATION}
    state = card.setting.of_state and key in _ALSO_IN_STATES
    return not elsewhere and not state and card.setting.domestic


def _with_place(name: str, card: Card, gazetteer: Gazetteer) -> str:
    """The key with the place in front: "Supreme Court of Texas" -> "texas supreme court", "Iranian Parliament" -> "iran parliament"."""
    key = canonical(name)
    kind, of, place = key.rpartition(" of ")
    if of and _is_of_state(kind) and _is_place(place, card, gazetteer):
        return f"{place} {_turned(kind)}"
    words = key.split()
    for cut in (1, 2):
        people, rest = " ".join(words[:cut]), " ".join(words[cut:])
        if card.type == "Agency" and _is_of_state(rest):
            homes = {known.within[0] for known in lookup(gazetteer, (people,), {"Group"}) if known.within}
            if len(homes) == 1:
                return f"{canonical(homes.pop())} {_turned(rest)}"
    return body_key(name)


def _is_of_state(kind: str) -> bool:
    """Whether every country or state has such a body: "supreme court", but not "bank" or "university"."""
    return bool(kind) and is_generic(kind) and bool(STATE_BODIES & set(kind.split()))


def _is_place(name: str, card: Card, gazetteer: Gazetteer) -> bool:
    return name in card.setting.places or bool(lookup(gazetteer, (name,), {"Country", "Region"}))


def _nearest(homes: Iterable[Home]) -> Home | None:
    return min(homes, key=lambda home: (_SIZE[home.type], home.name), default=None)


def _typed_alike(found: Identities) -> Identities:
    """One type a name: what most articles call an agency is an agency in all. A tie is an agency."""
    votes: dict[str, Counter[ThingType]] = {}
    for node in found.values():
        votes.setdefault(node.tail, Counter())[node.type] += 1
    best = {tail: max(sorted(count), key=lambda kind: count[kind]) for tail, count in votes.items()}
    return {card: replace(node, type=best[node.tail]) for card, node in found.items()}


# ------------------------------------------------------------ acronyms alone


def _of_acronym(card: Card, expansions: Expansions, gazetteer: Gazetteer) -> Identity:
    """The only body that the corpus or the gazetteer spells out so, else a node that bears the acronym."""
    known = [linked(k) for name in card.acronyms for k in lookup(gazetteer, (name,), BODIES)]
    return expansions.meant(card, known, BODIES) or named(card.type, card.key)
