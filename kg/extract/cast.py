"""The cast of an article: its things under construction, and which words mean which: "Dana Whitlow … Whitlow … he".

A draft becomes a ``Thing`` when the article has been read to its end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Literal

from kg.extract.found import Stretch
from kg.model import ThingType

Kind = Literal["name", "nominal", "pronoun"]
_ORDER = {"name": 0, "nominal": 1, "pronoun": 2}


@dataclass(slots=True)
class Draft:
    """A thing in the making: the votes on its type, what it is called, and its mentions in tokens."""

    votes: Counter[ThingType] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    mentions: dict[Stretch, Kind] = field(default_factory=dict)
    speaks_for: Draft | None = None
    gender: str = ""
    sure: float = 1.0
    posts: set[str] = field(default_factory=set)
    country: Draft | None = None

    @property
    def type(self) -> ThingType:
        """The type with most votes; the alphabet decides a tie."""
        return min(self.votes, key=lambda t: (-self.votes[t], t)) if len(self.votes) > 1 else next(iter(self.votes))

    @property
    def name(self) -> str:
        """The longest name; one that only stands in capitals is the last choice."""
        best = max(self.names, key=lambda n: (not shouted(n), len(n), self.names[n], n)) if self.names else ""
        return best.title() if shouted(best) and self.type in {"Person", "City", "Region", "Country"} else best

    def last_before(self, token: int) -> int:
        """Start of the last mention that begins before the token, else -1."""
        return max((s for s, _ in self.mentions if s < token), default=-1)

    def nearest(self, token: int) -> Stretch | None:
        """The mention nearest to the token, pronouns last; of two equally near the earlier."""
        return min(self.mentions, key=lambda s: (self.mentions[s] == "pronoun", abs(s[0] - token), s), default=None)

    def first(self) -> int:
        """Where the first mention begins; beyond every text if there is none."""
        return min((s for s, _ in self.mentions), default=1 << 30)


def shouted(name: str) -> bool:
    """Whether a name stands in capitals because its line does: "HARLOW FALLS", not "NATO"."""
    return name.isupper() and len(name.replace(".", "")) > 5


class Cast:
    """The drafts of one article, found by the words that mention them."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.at: dict[Stretch, Draft] = {}
        self.titles: tuple[Stretch, ...] = ()
        self._by_token: dict[int, list[Stretch]] = {}

    def add(self, kind: ThingType, weight: float = 1.0) -> Draft:
        """A new draft of this type."""
        draft = Draft()
        draft.votes[kind] += weight  # type: ignore[assignment]
        self.drafts.append(draft)
        return draft

    def mention(self, draft: Draft, stretch: Stretch, kind: Kind) -> None:
        """Let the words mean the draft, unless they mean something already."""
        if stretch in self.at:
            return
        draft.mentions[stretch] = kind
        self.at[stretch] = draft
        for token in range(*stretch):
            self._by_token.setdefault(token, []).append(stretch)

    def forget(self, stretch: Stretch) -> None:
        """Take a mention back."""
        draft = self.at.pop(stretch, None)
        if draft is None:
            return
        del draft.mentions[stretch]
        for token in range(*stretch):
            self._by_token[token].remove(stretch)

    def covering(self, token: int) -> list[Stretch]:
        """The mentions that hold this token, shortest first."""
        return sorted(self._by_token.get(token, ()), key=lambda s: (s[1] - s[0], s))

    def starting(self, token: int, types: Container[str] | None = None) -> Stretch | None:
        """The shortest mention that starts with this token, of a thing of these types if any are given."""
        found = (s for s in self.covering(token) if s[0] == token and (types is None or self.at[s].type in types))
        return next(found, None)

    def within(self, stretch: Stretch) -> list[Stretch]:
        """The mentions that lie wholly in the stretch, in text order, the longer first."""
        found = {s for token in range(*stretch) for s in self._by_token.get(token, ()) if stretch[0] <= s[0] and s[1] <= stretch[1]}
        return sorted(found, key=lambda s: (s[0], -s[1]))

    def merge(self, into: Draft, other: Draft) -> None:
        """Two drafts are one thing."""
        if into is other:
            return
        into.votes.update(other.votes)
        into.sure = max(into.sure, other.sure)
        into.names.update(other.names)
        for stretch, kind in list(other.mentions.items()):
            into.mentions[stretch] = kind
            self.at[stretch] = into
        other.mentions.clear()
        self.drafts = [d for d in self.drafts if d is not other]
        for draft in self.drafts:
            if draft.speaks_for is other:
                draft.speaks_for = into

    def merge_as_nominal(self, into: Draft, other: Draft) -> None:
        """The other's names are only ways to point at the thing: "the Norlandic government" for Norland."""
        for stretch in list(other.mentions):
            self.forget(stretch)
            self.mention(into, stretch, "nominal")
        self.drafts = [d for d in self.drafts if d is not other]

    def of_type(self, *types: str) -> list[Draft]:
        """The drafts of these types, in order of first mention."""
        return sorted((d for d in self.drafts if d.type in types), key=Draft.first)


def sorted_mentions(draft: Draft) -> list[tuple[Stretch, Kind]]:
    """Mentions in text order; a name before the pronoun at the same place."""
    return sorted(draft.mentions.items(), key=lambda m: (m[0], _ORDER[m[1]]))
