"""What is decided about a card: which node it is. "OCPD" -> agency/oak-city-police-department."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Known, ThingType
from kg.resolve.cards import Card
from kg.resolve.names import KINDS, canonical, scoped, slug

CardId = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Identity:
    """The node of a card: its path, and the label and outside identities that a gazetteer gives it."""

    type: ThingType
    tail: str
    label: str | None = None
    same_as: tuple[str, ...] = ()
    local: bool = False  # of one article alone

    @property
    def path(self) -> str:
        """The IRI below the base."""
        return f"{KINDS[self.type]}/{self.tail}"


Identities = dict[CardId, Identity]


def named(kind: ThingType, key: str, label: str | None = None) -> Identity:
    """The node of everything that bears this canonical name."""
    return Identity(kind, slug(key), label)


def linked(known: Known) -> Identity:
    """The node of a gazetteer's entry."""
    return Identity(known.type, slug(canonical(known.name)), known.name, known.iri)


def of_article(card: Card) -> Identity:
    """A node of this article alone."""
    tail = scoped(card.setting.id, card.key, card.setting.article, card.type, str(card.twin))
    return Identity(card.type, tail, local=True)
