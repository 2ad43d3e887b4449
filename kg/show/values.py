"""What the page is made of: things, what was said about them, and where. "OCPD —refuses→ ICE, 3 statements" is an Edge.

Things, statements, articles and sentences refer to each other by their place in the Network's tuples.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, agency, place, policy …; ``type`` is the class's name. ``x`` and ``y`` are canvas units, y grows down."""

    iri: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    rank: int = 0
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """One article as the panel cites it. ``url`` is empty unless it is http or https."""

    iri: str
    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    text: str | None = None
    mentions: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of an article around a statement; ``start`` is where they begin in the article's text (code points)."""

    article: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One assertion of one article.

    ``kind`` is a key of ``terms.KINDS``; ``words`` is what was said, done or titled. ``quoted``, ``source`` and ``cue_at`` are
    ``(start, end)`` code points inside the sentence's text. ``chain`` are the claims it stands in, innermost first.
    ``claimed`` says that somebody other than the subject said so. ``evidence`` are code points of the article. ``exact`` tells
    which of ``quoted``, ``cue_at`` and ``source`` are the graph's own spans, whole and to the character.
    """

    iri: str
    kind: str
    subject: int | None
    objects: tuple[int, ...]
    article: int
    sentence: int
    words: str = ""
    cue: str = ""
    mode: str = ""
    quoted: tuple[tuple[int, int], ...] = ()
    source: tuple[int, int] | None = None
    cue_at: tuple[int, int] | None = None
    chain: tuple[int, ...] = ()
    claimed: bool = False
    confidence: float | None = None
    extracted_by: str = ""
    date: str = ""
    evidence: tuple[tuple[int, int], ...] = ()
    exact: tuple[bool, bool, bool] = (False, False, False)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of the picture and the statements it stands for. ``claimed``: none of them is the subject's own or the outlet's."""

    subject: int
    kind: str
    object: int
    statements: tuple[int, ...]
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """All that one page shows. ``things`` are sorted by rank; ``drawn`` are those in the picture at first.

    ``altered``: IRIs of things, statements and articles whose texts had to be cleaned or cut to be shown.
    """

    things: tuple[Thing, ...] = ()
    statements: tuple[Statement, ...] = ()
    edges: tuple[Edge, ...] = ()
    articles: tuple[Source, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    drawn: tuple[int, ...] = ()
    limit: int = 300
    altered: frozenset[str] = frozenset()
