"""The hall: the frozen values that travel between the rooms. "Oak City PD says …" becomes an Article, then a Record.

Offsets are Unicode code points into ``Article.text``, end exclusive. Local ids ("t1", "c1" …) hold inside one Record only.
Standard library only.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import types
import typing
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

ThingType = Literal[
    "Person", "Organization", "Agency", "Group", "UnnamedSource",
    "Place", "City", "Region", "Country", "Policy", "Law", "Event",
]  # fmt: skip
AGENT_TYPES = frozenset({"Person", "Organization", "Agency", "Group", "UnnamedSource"})
PLACE_TYPES = frozenset({"Place", "City", "Region", "Country"})
TOPIC_TYPES = frozenset({"Policy", "Law", "Event"})

Mode = Literal["Direct", "Mixed", "Indirect"]
Predicate = Literal[
    "partOf", "basedIn", "jurisdiction", "memberOf", "leads", "adopted",
    "proposed", "signed", "sued", "arrested", "funded", "employs",
]  # fmt: skip


class Span(NamedTuple):
    """Characters ``[start, end)`` of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one news text, as it was read. The text is never edited afterwards.

    ``id`` is the JSONL line's id, else the file's name without its ending. ``published`` is ISO 8601 (date, or date and
    time). ``source`` says where it was read from and is for messages only: it never enters the graph. ``furniture`` are
    the stretches of the text that belong to the page and not to the news ("Share this"): nothing is extracted from them.
    ``headline_span`` is where the headline stands in the text, if it does.
    """

    id: str
    text: str
    headline: str | None = None
    headline_span: Span | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    source: str = ""
    furniture: tuple[Span, ...] = ()

    @property
    def text_hash(self) -> str:
        """``sha256:…`` of the text's UTF-8 bytes."""
        return "sha256:" + hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def key(self) -> str:
        """32 hexadecimal digits that stand for id, text and metadata: equal articles, equal keys. ``source`` does not count."""
        values = dataclasses.asdict(dataclasses.replace(self, source=""))
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Frame:
    """One proposal of the language model, in tokens of the Doc (``[start, end)``, whitespace tokens count).

    ``label``: say, supports, opposes, commits, refuses or role. ``who``: source, holder, agent or person; ``what``: content
    (one or more pieces), target, action or organization. Scores are in 0..1.
    """

    label: str
    cue: tuple[int, int]
    who: tuple[int, int] | None
    what: tuple[tuple[int, int], ...]
    score: float
    who_score: float = 0.0
    what_score: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """The language model's answer to "whom does this word mean?": the anaphor's head token and its candidates, best first."""

    anaphor: int
    candidates: tuple[tuple[tuple[int, int], float], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, agency, place, policy … of one article. ``speaks_for`` is the thing an unnamed source speaks for."""

    id: str
    type: ThingType
    name: str
    aliases: tuple[str, ...] = ()
    speaks_for: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to a thing. ``kind``: name, nominal ("the department") or pronoun."""

    span: Span
    thing: str
    kind: Literal["name", "nominal", "pronoun"] = "name"


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody is reported to say, think, ask or want something. ``speaker`` is None where the text names none."""

    id: str
    mode: Mode
    content: tuple[Span, ...]
    speaker: str | None = None
    source: Span | None = None
    cue: Span | None = None
    about: tuple[str, ...] = ()
    according_to: str | None = None
    confidence: float = 1.0
    extracted_by: str = "claims"
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """The text says that ``holder`` supports or opposes ``target``."""

    id: str
    holder: str
    value: Literal["Supports", "Opposes"]
    target: str
    cue: Span | None = None
    according_to: str | None = None
    confidence: float = 1.0
    extracted_by: str = "stances"
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """``agent`` says what it itself will or will not do. ``action`` is the span of the verb phrase."""

    id: str
    agent: str
    value: Literal["Commits", "Refuses"]
    action: Span
    about: tuple[str, ...] = ()
    according_to: str | None = None
    confidence: float = 1.0
    extracted_by: str = "commitments"
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """``member`` holds the post ``title`` in ``organization`` (None where the text gives none)."""

    id: str
    member: str
    title: Span
    organization: str | None = None
    according_to: str | None = None
    confidence: float = 1.0
    extracted_by: str = "roles"
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A plain fact between two things that the text states, e.g. an agency's jurisdiction."""

    id: str
    subject: str
    predicate: Predicate
    object: str
    according_to: str | None = None
    confidence: float = 1.0
    extracted_by: str = "relations"
    evidence: tuple[Span, ...] = ()


Assertion = Claim | Stance | Commitment | Role | Relation


@dataclass(frozen=True, slots=True)
class Record:
    """All that one article says, in the article's own terms. Its JSON is the cache between reading and mapping to a graph."""

    article: Article
    things: tuple[Thing, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    stances: tuple[Stance, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    roles: tuple[Role, ...] = ()
    relations: tuple[Relation, ...] = ()

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """Claims, stances, commitments, roles and relations, in this order."""
        return (*self.claims, *self.stances, *self.commitments, *self.roles, *self.relations)

    def to_json(self) -> str:
        """One line of JSON; ``Record.from_json`` gives an equal Record back."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, sort_keys=True)

    @staticmethod
    def from_json(line: str) -> Record:
        """The Record that ``to_json`` wrote. Raises ValueError, KeyError or TypeError on anything else."""
        return _revive(Record, json.loads(line))  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing's identity in the whole graph: what ``resolve`` decides for a thing of an article.

    ``path`` is the IRI below the base, e.g. "person/brandon-johnson"; ``same_as`` are IRIs of the outside identities.
    """

    path: str
    type: ThingType
    label: str
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """One entry of a gazetteer. ``iri`` identifies it outside; ``within`` are names of what it lies in or belongs to.

    ``capital``: the city is the capital of a country, which its name alone is taken to mean among several.
    """

    name: str
    type: ThingType
    aliases: tuple[str, ...] = ()
    acronym: str | None = None
    iri: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names that are known beforehand. ``entries`` are sorted; ``named`` finds them by any casefolded name."""

    entries: tuple[Known, ...] = ()
    index: dict[str, tuple[Known, ...]] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    def of(entries: typing.Iterable[Known]) -> Gazetteer:
        """A gazetteer over these entries, whatever their order."""
        ordered = tuple(sorted(set(entries), key=lambda k: (k.name, k.type, k.iri, k.within)))
        index: dict[str, list[Known]] = {}
        for known in ordered:
            names = {known.name, *known.aliases, *([known.acronym] if known.acronym else [])}
            for name in sorted({n.casefold() for n in names}):
                index.setdefault(name, []).append(known)
        return Gazetteer(ordered, {name: tuple(found) for name, found in index.items()})

    def named(self, name: str) -> tuple[Known, ...]:
        """Every entry that bears this name, alias or acronym, whatever its case."""
        return self.index.get(name.casefold(), ())


def _revive(kind: Any, value: Any) -> Any:
    """Rebuild frozen values from what ``json.loads`` gives, led by the type hints."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType or origin is typing.Union:
        return None if value is None else _revive(next(a for a in args if a is not type(None)), value)
    if origin is tuple:
        return tuple(_revive(args[0], v) for v in value)
    if kind is Span:
        return Span(*value)
    if dataclasses.is_dataclass(kind):
        hints = _hints(typing.cast(Any, kind))
        return kind(**{name: _revive(hints[name], v) for name, v in value.items()})  # type: ignore[operator]
    return value


@functools.cache
def _hints(kind: Any) -> dict[str, Any]:
    """The type hints of a class, resolved once: doing so for every value takes four times as long as all the rest."""
    return typing.get_type_hints(kind)
