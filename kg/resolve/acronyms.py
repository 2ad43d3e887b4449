"""What an acronym stands for: "OCPD" alone is the Oak City Police Department if the articles spell out no other OCPD."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kg.model import PLACE_TYPES
from kg.resolve.cards import Card
from kg.resolve.identity import Identities, Identity
from kg.resolve.known import only
from kg.resolve.names import initials

_LONGEST = 3  # words of a place's name


@dataclass(frozen=True, slots=True)
class Expansions:
    """Acronym -> the nodes that some article spells out so; and all places that the articles name."""

    nodes: dict[str, frozenset[Identity]]
    places: frozenset[str]

    def meant(self, card: Card, known: Iterable[Identity], types: Collection[str]) -> Identity | None:
        """The only node of these types that the card's acronyms stand for, in the corpus or as ``known``; else None.

        One of the card's own type goes before others, and one whose name holds a place of the article before several.
        """
        corpus = {node for name in card.acronyms for node in self.nodes.get(initials(name), ())}
        spelt = {node for node in corpus if not self._far(node, card)} | set(known)
        best = {node.path: node for node in sorted(spelt, key=_worth)}
        nodes = [node for node in best.values() if node.type in types]
        own = [node for node in nodes if node.type == card.type] or nodes
        return only(own) or only([node for node in own if self._homes(node) & card.setting.places])

    def _far(self, node: Identity, card: Card) -> bool:
        """Whether the node's name holds a place, and the article names places but not this one: APD in Albuquerque, not Austin."""
        homes = self._homes(node)
        return bool(homes and card.setting.places) and not homes & card.setting.places

    def _homes(self, node: Identity) -> frozenset[str]:
        """The places in the node's name."""
        words = node.tail.split("-")
        runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + _LONGEST, len(words)) + 1))
        return self.places.intersection(runs)


def expansions_of(cards: Iterable[Card], found: Identities) -> Expansions:
    """The acronyms that articles give beside full names. A node of one article says nothing about others."""
    nodes: dict[str, set[Identity]] = {}
    places: set[str] = set()
    for card in cards:
        if card.type in PLACE_TYPES:
            places.add(card.key)
        node = found.get(card.id)
        if node is not None and not node.local and card.full_names:
            for acronym in card.acronyms:
                nodes.setdefault(initials(acronym), set()).add(node)
    return Expansions({name: frozenset(spelt) for name, spelt in nodes.items()}, frozenset(places))


def _worth(node: Identity) -> tuple[bool, str, tuple[str, ...]]:
    """For sorting: what a gazetteer says about a path comes last and stays."""
    return node.label is not None, node.label or "", node.same_as
