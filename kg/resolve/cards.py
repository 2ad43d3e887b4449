"""What resolve keeps of an article: one card a thing, with its names, posts and places: "Ann Lee", sheriff, Ohio.

A card holds no text, so the cards of many articles fit in memory.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import PLACE_TYPES, Gazetteer, Record, Thing, ThingType
from kg.resolve.known import NATION, lookup, only
from kg.resolve.names import canonical, is_acronym

SURE = 0.5  # a role or relation below this does not tell namesakes apart
_STATE = re.compile(r"\b(?:governor|gov|legislature|statehouse|state (?:house|senate|senator|representative|rep|sen)|assembly\w*)\b")
_NATIONAL = re.compile(r"^(?:us .+|congress|white house)$")
_TYING = frozenset({"jurisdiction", "partOf"})  # "basedIn" says where a body sits, not whose it is


class Home(NamedTuple):
    """A place that a thing belongs to, under the gazetteer's name where it has one."""

    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Post:
    """A role: its title in lower case, the body's canonical name, and the places of that body."""

    title: str
    body: str | None
    homes: frozenset[Home]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rest of the article tells: where it plays, by the gazetteer's names, and all its places' canonical names."""

    article: str
    id: str
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    of_state: bool = False  # it tells of a state's government and not of the nation's

    @property
    def domestic(self) -> bool:
        """Whether nothing speaks against the United States: no country is named, or theirs is."""
        return not self.countries or NATION in self.countries


@dataclass(frozen=True, slots=True)
class Card:
    """One thing of one article, with what helps to tell who or what it is."""

    setting: Setting
    thing: str
    type: ThingType
    name: str
    others: tuple[str, ...] = ()
    homes: frozenset[Home] = frozenset()
    posts: tuple[Post, ...] = ()
    twin: int = field(default=0)  # how many things of the same type and name stand before it in the article

    @property
    def id(self) -> tuple[str, str]:
        """The article's key and the thing's local id."""
        return self.setting.article, self.thing

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return self.name, *self.others

    @property
    def key(self) -> str:
        """The canonical name."""
        return canonical(self.name)

    @property
    def full_names(self) -> tuple[str, ...]:
        """The names that are no acronyms."""
        return tuple(name for name in self.names if not is_acronym(name))

    @property
    def acronyms(self) -> tuple[str, ...]:
        """The names that are."""
        return tuple(name for name in self.names if is_acronym(name))


def cards_of(record: Record, gazetteer: Gazetteer) -> Iterator[Card]:
    """One card for each thing of the record."""
    things = {thing.id: thing for thing in record.things}
    homes = _homes(record, things, gazetteer)
    posts = _posts(record, things, homes, gazetteer)
    setting = _setting(record, gazetteer)
    seen: dict[tuple[str, str], int] = {}
    for thing in record.things:
        kind = (thing.type, canonical(thing.name))
        yield Card(
            setting=setting,
            thing=thing.id,
            type=thing.type,
            name=sys.intern(thing.name),
            others=tuple(sys.intern(name) for name in sorted(set(thing.aliases) - {thing.name})),
            homes=homes.get(thing.id, frozenset()),
            posts=tuple(posts.get(thing.id, ())),
            twin=seen.setdefault(kind, 0),
        )
        seen[kind] += 1


def home_of(place: Thing, gazetteer: Gazetteer) -> Home:
    """The place under the name that the gazetteer gives it: "Ga." is Georgia."""
    known = only({k.name for k in lookup(gazetteer, (place.name, *place.aliases), {place.type} - {"City"})})
    return Home(place.type, known or place.name)


def _homes(record: Record, things: dict[str, Thing], gazetteer: Gazetteer) -> dict[str, frozenset[Home]]:
    """Thing -> the places it has jurisdiction in or is part of."""
    found: dict[str, set[Home]] = {}
    for relation in record.relations:
        place = things.get(relation.object)
        if relation.predicate in _TYING and relation.confidence >= SURE and place is not None and place.type in PLACE_TYPES:
            found.setdefault(relation.subject, set()).add(home_of(place, gazetteer))
    return {thing: frozenset(homes) for thing, homes in found.items()}


def _posts(record: Record, things: dict[str, Thing], homes: dict[str, frozenset[Home]], gazetteer: Gazetteer) -> dict[str, list[Post]]:
    """Thing -> the posts it holds; those of others' hearsay count too: a title is seldom in dispute."""
    found: dict[str, set[Post]] = {}
    for role in record.roles:
        if role.confidence >= SURE:
            title = canonical(record.article.text[role.title.start : role.title.end])
            body = things.get(role.organization or "")
            post = Post(title, canonical(body.name) if body else None, _homes_of(body, things, homes, gazetteer))
            found.setdefault(role.member, set()).add(post)
    return {thing: sorted(posts, key=lambda p: (p.title, p.body or "", sorted(p.homes))) for thing, posts in found.items()}


def _homes_of(body: Thing | None, things: dict[str, Thing], homes: dict[str, frozenset[Home]], gazetteer: Gazetteer) -> frozenset[Home]:
    """Where a post is held: the place itself, or the places of the body, by relation or because its name holds theirs."""
    if body is None:
        return frozenset()
    if body.type in PLACE_TYPES:
        return frozenset({home_of(body, gazetteer)})
    words = f" {canonical(body.name)} "
    named = {home_of(t, gazetteer) for t in things.values() if t.type in PLACE_TYPES and f" {canonical(t.name)} " in words}
    return homes.get(body.id, frozenset()) | named


def _setting(record: Record, gazetteer: Gazetteer) -> Setting:
    countries: set[str] = set()
    regions: set[str] = set()
    for thing in record.things:
        if thing.type == "Country":
            countries.add(home_of(thing, gazetteer).name)
        elif thing.type in {"Region", "Group"}:
            found = lookup(gazetteer, (thing.name, *thing.aliases), {thing.type})
            regions |= {known.name for known in found if thing.type == "Region"}
            lands = {known.within[-1] for known in found if known.within}
            countries |= lands if len(lands) == 1 else set()
    places = frozenset(canonical(name) for t in record.things if t.type in PLACE_TYPES for name in (t.name, *t.aliases))
    return Setting(record.article.key, record.article.id, frozenset(countries), frozenset(regions), places, _is_of_state(record))


def _is_of_state(record: Record) -> bool:
    """Whether the article names a governor or a legislature, but neither Congress nor the White House nor a "U.S." body."""
    names = {canonical(name) for thing in record.things for name in (thing.name, *thing.aliases)}
    titles = {canonical(record.article.text[role.title.start : role.title.end]) for role in record.roles}
    state = any(_STATE.search(words) for words in names | titles)
    return state and not any(_NATIONAL.search(words) for words in names)
