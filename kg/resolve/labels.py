"""The label of each node, one for the whole corpus: the gazetteer's, else the name that most articles use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.model import PLACE_TYPES, Node
from kg.resolve.cards import Card
from kg.resolve.identity import CardId, Identities, Identity
from kg.resolve.names import is_acronym

_SHORT = 4  # letters: "U.K." stays, "SALEM" does not


def nodes_of(cards: Iterable[Card], found: Identities) -> dict[CardId, Node]:
    """The node of every card; cards of one path share one Node."""
    names: dict[str, Counter[str]] = {}
    best: dict[str, Identity] = {}
    for card in cards:
        node = found[card.id]
        names.setdefault(node.path, Counter())[card.name] += 1
        best[node.path] = max(best.get(node.path, node), node, key=_worth)
    same = _same_as(found)
    nodes = {path: Node(path, node.type, node.label or _label(node, names[path]), same.get(path, ())) for path, node in best.items()}
    return {card: nodes[node.path] for card, node in found.items()}


def _label(node: Identity, names: Counter[str]) -> str:
    """The best name; a place that stands only in datelines is no longer "SALEM"."""
    name = best_name(names)
    return name.title() if node.type in PLACE_TYPES and name.isupper() and len(name) > _SHORT else name


def best_name(names: Counter[str]) -> str:
    """The name used most, but a full name before an acronym and small letters before capitals only; then the longest."""
    return min(names, key=lambda n: (is_acronym(n), n.isupper(), -names[n], -len(n), n))


def _worth(node: Identity) -> tuple[bool, bool, str]:
    return bool(node.same_as), node.label is not None, node.label or ""


def _same_as(found: Identities) -> dict[str, tuple[str, ...]]:
    """Path -> outside identities; none where the gazetteer's entries contradict each other."""
    claimed: dict[str, set[tuple[str, ...]]] = {}
    for node in found.values():
        if node.same_as:
            claimed.setdefault(node.path, set()).add(node.same_as)
    return {path: next(iter(same)) for path, same in claimed.items() if len(same) == 1}
