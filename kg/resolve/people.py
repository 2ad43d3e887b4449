"""People: one node a full name, unless posts tell namesakes apart: Ann Lee, mayor of Austin, is not the sheriff in Ohio.

A surname alone belongs to its article. Members of Congress are linked only where a post agrees.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Gazetteer, Known
from kg.resolve.cards import Card, Home, Post
from kg.resolve.identity import Identities, Identity, named, of_article
from kg.resolve.known import lookup, only
from kg.resolve.names import canonical, digest, is_description, slug

_HONORIFICS = frozenset("mr mrs ms miss dr sir dame prof rev fr sen rep gov lt col gen maj capt sgt judge justice".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
# Posts that one holds elsewhere than at home.
_ABROAD = frozenset("ambassador envoy correspondent consul missionary delegate visitor native resident candidate".split())
_SENATOR = frozenset({"senator", "sen", "senators", "sens"})
_REPRESENTATIVE = frozenset({"representative", "rep", "reps", "congressman", "congresswoman"})
_EITHER = frozenset({"congress", "lawmaker", "republican", "democrat"})
_MAJORITY = 3  # a cluster speaks for the ones without a post if it has this many times the cards of all others


def people(cards: Iterable[Card], gazetteer: Gazetteer) -> Identities:
    """The nodes of all persons."""
    found: Identities = {}
    groups: dict[str, list[Card]] = {}
    for card in cards:
        words = person_words(card.name)
        if _is_partial(card.name, words) and not _listed(card, gazetteer):
            found[card.id] = of_article(card)
        else:
            groups.setdefault(" ".join(words), []).append(card)
    _join_initials(groups)
    for key, members in groups.items():
        found |= _told_apart(key, members, gazetteer)
    return _without_clashes(found, groups)


def _is_partial(name: str, words: list[str]) -> bool:
    """Whether it is no full name: one word, a surname with its particle ("bin Laden"), or a description."""
    return len(words) < 2 or name[:1].islower() or is_description(name)


def person_words(name: str) -> list[str]:
    """The words of a person's name in canonical form, without honorifics."""
    words = canonical(name).split()
    kept = list(itertools.dropwhile(_HONORIFICS.__contains__, words))
    return kept or words


# ------------------------------------------------------------ one name


def _join_initials(groups: dict[str, list[Card]]) -> None:
    """ "Lena Holt" and "Lena M. Holt" are one if no other Lena X. Holt is known."""
    families: dict[tuple[str, ...], list[str]] = {}
    for key in groups:
        first, middle, last = _parts(key)
        if all(len(word) == 1 for word in middle):
            families.setdefault((first, *last), []).append(key)
    for keys in families.values():
        longer = [key for key in keys if _parts(key)[1]]
        short = next((key for key in keys if not _parts(key)[1]), None)
        if short and len(longer) == 1:
            groups[longer[0]] += groups.pop(short)


def _parts(key: str) -> tuple[str, list[str], tuple[str, ...]]:
    """First name, middle names, surname with its suffix."""
    words = key.split()
    cut = len(words) - 2 if words[-1] in _SUFFIXES and len(words) > 2 else len(words) - 1
    return words[0], words[1:cut], tuple(words[cut:])


# ------------------------------------------------------------ namesakes


def _told_apart(key: str, members: list[Card], gazetteer: Gazetteer) -> Identities:
    """One node for the name, or one for each place whose posts cannot be one person's."""
    clusters = _clusters(members, gazetteer)
    if len(clusters) < 2:
        node = _with_gazetteer(named("Person", key), members, gazetteer)
        return dict.fromkeys((card.id for card in members), node)
    found: Identities = {}
    for homes, cluster in clusters:
        node = replace(named("Person", key), tail=slug(f"{key} {canonical(_nearest(homes).name)}"))
        found |= dict.fromkeys((card.id for card in cluster), _with_gazetteer(node, cluster, gazetteer))
    for card in members:
        if card.id not in found:
            found[card.id] = _guessed(card, clusters, found)
    return found


def _guessed(card: Card, clusters: list[tuple[frozenset[Home], list[Card]]], found: Identities) -> Identity:
    """Of namesakes, the one whose place the article names; else the one whom nearly all articles mean; else its article's own."""
    here = [cluster for homes, cluster in clusters if any(canonical(home.name) in card.setting.places for home in homes)]
    sizes = Counter({i: len(cluster) for i, (_, cluster) in enumerate(clusters)})
    (top, most), rest = sizes.most_common(1)[0], sum(sizes.values())
    if len(here) == 1:
        return found[here[0][0].id]
    if not here and most > _MAJORITY * (rest - most):
        return found[clusters[top][1][0].id]
    return of_article(card)


def _clusters(members: list[Card], gazetteer: Gazetteer) -> list[tuple[frozenset[Home], list[Card]]]:
    """The cards with a place of office, put together where one person can have held all the posts."""
    groups = _by_shared_home([(homes, card) for card in members if (homes := _homes(card))])
    titles = [{post.title for card in cards for post in card.posts} for _, cards in groups]
    agree = {
        (i, j): _compatible(groups[i][0], groups[j][0], bool(titles[i] & titles[j]), gazetteer)
        for i, j in itertools.combinations(range(len(groups)), 2)
    }
    merged: list[tuple[frozenset[Home], list[Card]]] = []
    for part in _components(len(groups), agree):
        # A senator of the state may have been mayor of either of two cities: then all stay apart.
        clique = all(agree[pair] for pair in itertools.combinations(part, 2))
        for piece in [part] if clique else [[i] for i in part]:
            homes = frozenset(home for i in piece for home in groups[i][0])
            merged.append((homes, [card for i in piece for card in groups[i][1]]))
    return sorted(merged, key=lambda cluster: sorted(cluster[0]))


def _homes(card: Card) -> frozenset[Home]:
    """The places in which a person holds posts."""
    return frozenset(home for post in card.posts if not _ABROAD & set(post.title.split()) for home in post.homes)


def _by_shared_home(cards: list[tuple[frozenset[Home], Card]]) -> list[tuple[frozenset[Home], list[Card]]]:
    """Cards that share a place of office, also by way of others, stand together."""
    groups: list[tuple[set[Home], list[Card]]] = []
    for homes, card in cards:
        touched = [group for group in groups if group[0] & homes]
        union = ({*homes, *(h for g in touched for h in g[0])}, [*(c for g in touched for c in g[1]), card])
        groups = [group for group in groups if group not in touched] + [union]
    return sorted(((frozenset(homes), found) for homes, found in groups), key=lambda g: sorted(g[0]))


def _components(count: int, agree: dict[tuple[int, int], bool]) -> Iterator[list[int]]:
    left = list(range(count))
    while left:
        part, edge = [], [left[0]]
        while edge:
            at = edge.pop()
            part.append(at)
            left.remove(at)
            near = [i for i in left if agree[min(at, i), max(at, i)] and i not in edge]
            edge += near
        yield sorted(part)


def _compatible(a: frozenset[Home], b: frozenset[Home], same_title: bool, gazetteer: Gazetteer) -> bool:
    """Whether one person can have had posts in both sets of places."""
    return any(_nested(x, y, same_title, gazetteer) for x in a for y in b)


def _nested(x: Home, y: Home, same_title: bool, gazetteer: Gazetteer) -> bool:
    """Whether one place lies in the other. Where nobody knows, a country may hold any place, a region one with the same title."""
    if x.type == y.type:
        return x.name == y.name
    small, big = sorted((x, y), key=lambda home: _SIZE[home.type])
    choices = lookup(gazetteer, (small.name,), {small.type})
    if choices:
        return any(big.name in known.within for known in choices)
    return big.type == "Country" or same_title


_SIZE = {"Place": 0, "City": 1, "Region": 2, "Country": 3}


def _nearest(homes: frozenset[Home]) -> Home:
    """The smallest place, the first by the alphabet."""
    return min(homes, key=lambda home: (_SIZE[home.type], home.name))


# ------------------------------------------------------------ the gazetteer


def _listed(card: Card, gazetteer: Gazetteer) -> bool:
    """Whether a gazetteer has this one-word name without any condition, as a person's own file may."""
    return any(not known.within for known in lookup(gazetteer, (card.name,), {"Person"}))


def _with_gazetteer(node: Identity, members: list[Card], gazetteer: Gazetteer) -> Identity:
    """The node with the label and identities of the entry that its posts agree with, if there is exactly one."""
    fits = {known for card in members for known in lookup(gazetteer, card.names, {"Person"}) if _agrees(card, known)}
    known = only(fits)
    if known is None:
        return node
    return replace(node, label=None if known.within else known.name, same_as=known.iri)


def _agrees(card: Card, known: Known) -> bool:
    """Whether the article gives the post that the entry is known for; an entry that lies nowhere needs none."""
    return not known.within or any(_is_post_of(card, post, known) for post in card.posts)


def _is_post_of(card: Card, post: Post, known: Known) -> bool:
    """A seat in Congress: a legislator's title of that chamber, and the state, or at least no other state and country."""
    words = set(post.title.split())
    chamber = "Senate" if words & _SENATOR else "House of Representatives" if words & _REPRESENTATIVE else ""
    if "state" in words or not (chamber in known.within or words & _EITHER):
        return False
    states = {home.name for home in post.homes if home.type == "Region"}
    return bool(states & set(known.within)) if states else card.setting.domestic


# ------------------------------------------------------------ clashes


def _without_clashes(found: Identities, groups: dict[str, list[Card]]) -> Identities:
    """A namesake's path must not be somebody else's name: Ann Lee of Austin is not Ann Lee Austin."""
    names = {slug(key) for key in groups}
    whole = {card.id: slug(key) for key, members in groups.items() for card in members}
    return {
        card: replace(node, tail=f"{node.tail}-{digest(node.tail, 8)}")
        if card in whole and node.tail != whole[card] and node.tail in names
        else node
        for card, node in found.items()
    }
