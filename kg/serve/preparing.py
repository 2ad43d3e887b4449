"""Reads every statement of a store into Columns, in a process of its own: ``python -m kg.serve.preparing OUT GENERATION``.

What counts as a statement, whose it is and who claims it is decided as in kg.show.said; a test holds the two together.
"""

from __future__ import annotations

import math
import pickle
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph.terms import ARTICLE_TYPES, ASSERTION_KINDS, KG, ORG, PROV, RDF, SCHEMA, SKOS, TYPE
from kg.serve.choosing import highest
from kg.serve.columns import TYPE_NAMES, Columns
from kg.serve.current import Current, Graph
from kg.serve.lookup import Row, of_class, pairs, subjects
from kg.serve.names import CLASS_OF, fold
from kg.show import network
from kg.show.context import name
from kg.show.facts import place
from kg.show.layout import layout
from kg.show.pack import pack
from kg.show.terms import TYPES, VALUES, line
from kg.show.values import Network, Source, Thing

if TYPE_CHECKING:
    import numpy as np

# Where each class keeps its subject and its objects.
_WHO = (KG + "speaker", KG + "holder", KG + "agent", ORG + "member", RDF + "subject")
_WHOM = (KG + "about", KG + "target", KG + "about", ORG + "organization", RDF + "object")
_PARTS = {kind: parts for kind, *parts in zip(("claim", "stance", "commitment", "role", "relation"), _WHO, _WHOM, strict=True)}
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_DRAWN = 300
Values = dict[str, list[str]]


@dataclass(slots=True)
class Said:
    """A statement while its columns are made. ``who`` and ``whom`` are numbers of things; ``above``: IRIs of the claims around it."""

    iri: str
    kind: str
    who: int
    whom: list[int]
    article: int
    start: int
    above: Sequence[Said] = ()
    claimed: bool = False


def main() -> None:
    """Write the columns to standard output."""
    out, generation = sys.argv[1:]
    graph = Current(Path(out)).now()
    if graph.generation != generation:
        sys.exit(3)  # a build has finished meanwhile
    pickle.dump(columns_of(graph), sys.stdout.buffer, protocol=5)


def columns_of(graph: Graph) -> Columns:
    """The columns of a graph. Some ten microseconds a quad that counts; 2 million quads take seconds."""
    read = _Reader(graph)
    things, articles = read.things(), read.articles()
    said = read.said(things, articles)
    placed = _placed(things, said)
    return _columns(read, placed, articles, said)


class _Reader:
    """What the store says, property by property; read once."""

    def __init__(self, graph: Graph) -> None:
        self.graph, self.base = graph, graph.base
        self._read: dict[str, Values] = {}

    def all(self, predicate: str) -> Values:
        """Subject -> sorted objects."""
        if predicate not in self._read:
            found: Values = defaultdict(list)
            for subject, value in pairs(self.graph, predicate):
                found[subject].append(value)
            for values in found.values():
                values.sort()
            self._read[predicate] = dict(found)
        return self._read[predicate]

    def one(self, subject: str, predicate: str) -> str:
        return next(iter(self.all(predicate).get(subject, ())), "")

    def things(self) -> list[Thing]:
        """Every thing by rank, with its names."""
        ranks = Counter[str]()
        for kind, (who, whom) in _PARTS.items():
            for predicate, weight in ((who, 2), (whom, 1)):
                for subject, values in self.all(predicate).items():
                    if self.graph.names.kind(subject) == kind:
                        ranks.update(values * weight)
        found = network(self._thing_rows(), {}, drawn=0).things
        ranked = (replace(thing, rank=ranks[thing.iri]) for thing in found)
        return sorted(ranked, key=lambda thing: (-thing.rank, thing.label.casefold(), thing.iri))

    def articles(self) -> tuple[Source, ...]:
        """Every article by date."""
        return network(self._article_rows(), {}, drawn=0).articles

    def _thing_rows(self) -> Iterator[Row]:
        names = self.graph.names
        for iri, label in names.labels.items():
            if (kind := names.kind(iri)) in CLASS_OF:
                yield iri, TYPE, KG + CLASS_OF[kind]
                yield iri, SKOS + "prefLabel", label
                yield from ((iri, SKOS + "altLabel", alias) for alias in names.aliases.get(iri, ()))
        yield from ((iri, SCHEMA + "sameAs", value) for iri, value in pairs(self.graph, SCHEMA + "sameAs") if iri in names.labels)

    def _article_rows(self) -> Iterator[Row]:
        for iri in self.graph.entries:
            yield iri, TYPE, ARTICLE_TYPES[0]
            for term in ("headline", "identifier", "publisher", "datePublished", "url", "author"):
                yield from ((iri, SCHEMA + term, value) for value in self.all(SCHEMA + term).get(iri, ()))

    def said(self, things: Sequence[Thing], articles: Sequence[Source]) -> list[Said]:
        """Every statement, in the order of the articles and of their texts."""
        thing_at, article_at = {one.iri: at for at, one in enumerate(things)}, {one.iri: at for at, one in enumerate(articles)}
        spans = {term: self.all(KG + term) for term in ("contentSpan", "cueSpan", "sourceSpan", "evidence")}
        found = []
        for iri in self._assertions():
            kind, article = self._kind(iri), self._article(iri, article_at)
            if not kind or article is None:
                continue
            who, whom = _PARTS[self.graph.names.kind(iri)]
            subjects, objects = ([thing_at[one] for one in self.all(part).get(iri, ()) if one in thing_at] for part in (who, whom))
            found.append(Said(iri, kind, subjects[0] if subjects else -1, objects, article, _start(spans, iri, articles[article].iri)))
        found += self._spokespeople(thing_at, article_at)
        found.sort(key=lambda one: (one.article, one.start, one.kind, one.iri))
        self._chain(found, [thing.iri for thing in things])
        return found

    def _assertions(self) -> Iterator[str]:
        for kind in ASSERTION_KINDS:
            yield from (iri for iri in of_class(self.graph, KG + kind.capitalize()) if self.graph.names.kind(iri) == kind)

    def _kind(self, iri: str) -> str:
        match self.graph.names.kind(iri):
            case "claim":
                return "said"
            case "role":
                return "roleIn"
            case "relation":
                predicate = self.one(iri, RDF + "predicate")
                return predicate.removeprefix(KG) if predicate.startswith(KG) else ""
            case _:
                return VALUES.get(self.one(iri, KG + "value").removeprefix(KG), "")

    def _article(self, iri: str, article_at: dict[str, int]) -> int | None:
        spans = (spot[0] for span in self.all(KG + "evidence").get(iri, ()) if (spot := place(span)))
        return next((article_at[one] for one in (*self.all(PROV + "wasDerivedFrom").get(iri, ()), *spans) if one in article_at), None)

    def _spokespeople(self, thing_at: dict[str, int], article_at: dict[str, int]) -> Iterator[Said]:
        """Whom an unnamed source speaks for, where it is first named."""
        for iri, owners in self.all(KG + "speaksFor").items():
            whom = [thing_at[one] for one in owners if one in thing_at]
            spots = (place(span) for span in subjects(self.graph, KG + "refersTo", iri))
            named = [(article_at[spot[0]], spot[1]) for spot in spots if spot and spot[0] in article_at]
            if iri in thing_at and whom and named:
                yield Said(iri, "speaksFor", thing_at[iri], whom, *min(named))

    def _chain(self, said: Sequence[Said], things: Sequence[str]) -> None:
        """The claims that each statement stands in, and whether somebody other than its subject said it."""
        claims = {one.iri: one for one in said if one.kind == "said"}
        for one in said:
            one.above = list(self._above(one.iri, claims))
            own = one.who >= 0 and all(things[one.who] in self._voices(claim.iri) for claim in one.above)
            one.claimed = bool(one.above) and not own

    def _above(self, iri: str, claims: dict[str, Said]) -> Iterator[Said]:
        seen, above = {iri}, self.one(iri, KG + "accordingTo")
        while above in claims and above not in seen:
            seen.add(above)
            yield claims[above]
            above = self.one(above, KG + "accordingTo")

    def _voices(self, claim: str) -> list[str]:
        speakers = self.all(KG + "speaker").get(claim, [])
        return [*speakers, *(owner for speaker in speakers for owner in self.all(KG + "speaksFor").get(speaker, ()))]


def _start(spans: dict[str, Values], iri: str, article: str) -> int:
    """Where the statement's words begin in its article: content, cue or source, else its evidence."""
    own = {term: [spot[1] for span in values.get(iri, ()) if (spot := _inside(span, article))] for term, values in spans.items()}
    return min([at for term in ("contentSpan", "cueSpan", "sourceSpan") for at in own[term]] or own["evidence"], default=0)


def _inside(span: str, article: str) -> tuple[str, int, int] | None:
    spot = place(span)
    return spot if spot and spot[0] == article and spot[1] < spot[2] else None


def _placed(things: Sequence[Thing], said: Sequence[Said]) -> list[Thing]:
    """The things with their places in the picture: the most quoted laid out with care, each other one near its neighbours."""
    links = Counter((one.who, one.kind, other) for one in said for other in one.whom if one.who not in (-1, other))
    weighed = [(who, whom, line(kind).weight * (1 + math.log(count))) for (who, kind, whom), count in sorted(links.items())]
    near: dict[int, set[int]] = defaultdict(set)
    for who, _, whom in links:
        near[who].add(whom)
        near[whom].add(who)
    spots = layout([thing.iri for thing in things], weighed, sorted(highest({at: sorted(others) for at, others in near.items()}, _DRAWN)))
    return [replace(thing, x=x, y=y) for thing, (x, y) in zip(things, spots, strict=True)]


def _columns(read: _Reader, things: Sequence[Thing], articles: Sequence[Source], said: Sequence[Said]) -> Columns:
    import numpy as np

    packed = pack(Network(things=tuple(things), articles=tuple(articles)), base=read.base)
    says, spoken = Counter(one.who for one in said), Counter(other for one in said for other in one.whom if other != one.who)
    rows = [[*row, says[at], spoken[at]] for at, row in enumerate(packed["things"])]
    dates = [name(read.one(one.iri, KG + "statedOn"), 40)[:10] or articles[one.article].date[:10] for one in said]
    kinds = sorted({one.kind for one in said})
    days, day = _places(dates)
    publishers, publisher = _places([article.publisher for article in articles])
    _, title = _places([name(read.one(one.iri, KG + "title"), 2000) if one.kind == "roleIn" else "" for one in said])
    names = [(fold(word), at, i > 0) for at, thing in enumerate(things) for i, word in enumerate((thing.label, *thing.aliases))]
    keys = [one.iri.removeprefix(read.base) for one in said]
    whom = [(at, other) for at, one in enumerate(said) for other in (one.whom or [-1])]
    return Columns(
        base=read.base,
        things=rows,
        articles=packed["articles"],
        keys=keys,
        days=days,
        kinds=kinds,
        publishers=publishers,
        kind=_numbers(kinds.index(one.kind) for one in said),
        subject=_numbers(one.who for one in said),
        article=_numbers(one.article for one in said),
        day=day,
        sure=np.array([_sure(read.one(one.iri, KG + "confidence")) for one in said], float),
        claimed=np.array([one.claimed for one in said], bool),
        words=_numbers(len(_WORD.findall(name(read.one(one.iri, SCHEMA + "text"), 2000))) if one.kind == "said" else 0 for one in said),
        quoted=np.array([read.one(one.iri, KG + "mode") in (KG + "Direct", KG + "Mixed") for one in said], bool),
        title=title,
        orders=_orders(read, things, articles, said),
        pair=_numbers(at for at, _ in whom),
        object=_numbers(other for _, other in whom),
        publisher=publisher,
        type=_numbers(TYPE_NAMES.index(thing.type) for thing in things),
        folded=[word for word, _, _ in names],
        owner=_numbers(at for _, at, _ in names),
        alias=np.array([is_alias for _, _, is_alias in names], bool),
        thing_at={row[0]: at for at, row in enumerate(rows)},
        article_at={row[0]: at for at, row in enumerate(packed["articles"])},
        statement_at={key: at for at, key in enumerate(keys)},
    )


def _orders(read: _Reader, things: Sequence[Thing], articles: Sequence[Source], said: Sequence[Said]) -> dict[str, np.ndarray[Any, Any]]:
    """For each column that a table can be sorted by: the places of its values, of statements and of things."""
    label = [thing.label for thing in things]
    who = [label[one.who] if one.who >= 0 else "" for one in said]
    above = [" < ".join(label[claim.who] if claim.who >= 0 else "not named" for claim in one.above) for one in said]
    words = {
        "Who": who,
        "Does what": [f"{line(one.kind).verb} {name(read.one(one.iri, KG + 'cue'))}" for one in said],
        "Whom or what": [", ".join(label[other] for other in one.whom) for one in said],
        "According to": above,
        "Article": [articles[one.article].title for one in said],
        "Name": label,
        "Type": [TYPES[thing.type].one for thing in things],
        "Also called": [", ".join(thing.aliases) for thing in things],
    }
    return {column: _sorted_places(values) for column, values in words.items()}


def _sorted_places(values: Sequence[str]) -> np.ndarray[Any, Any]:
    """Equal for values that differ by case and accents only; numbers in names count as numbers, marks come before letters."""
    keys = {value: _natural(value) for value in set(values)}
    place_of = {key: at for at, key in enumerate(sorted(set(keys.values())))}
    return _numbers(place_of[keys[value]] for value in values)


def _natural(words: str) -> tuple[tuple[int, int, str], ...]:
    pieces = re.findall(r"\d+|\D", fold(words))
    return tuple((1, int(one), "") if one.isdigit() else (2 if one.isalpha() else 0, 0, one) for one in pieces)


def _places(values: Sequence[str]) -> tuple[list[str], np.ndarray[Any, Any]]:
    """The distinct values, sorted, and each value's place among them."""
    distinct = sorted(set(values))
    place_of = {value: at for at, value in enumerate(distinct)}
    return distinct, _numbers(place_of[value] for value in values)


def _sure(words: str) -> float:
    try:
        return float(words)
    except ValueError:
        return 2.0


def _numbers(values: Iterable[int]) -> np.ndarray[Any, Any]:
    import numpy as np

    return np.fromiter(values, np.int32)


if __name__ == "__main__":
    main()
