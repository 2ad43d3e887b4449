"""What an extractor hands over: who, what and which words, still in tokens: "the OCPD | said | that it will not help".

A stretch is ``(start, end)`` in tokens of the Doc, end exclusive. The assembly (``record.py``) turns stretches into
characters and into things.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model import Mode, Predicate

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """``source`` None: the text names nobody. ``same_speaker`` is the cue of the claim whose speaker this one shares."""

    mode: Mode
    source: Stretch | None
    cue: Stretch | None
    content: tuple[Stretch, ...]
    confidence: float
    same_speaker: Stretch | None = None


@dataclass(frozen=True, slots=True)
class FoundStance:
    """ "Ruiz (holder) opposes (cue) the plan (target)"."""

    value: Literal["Supports", "Opposes"]
    holder: Stretch
    target: Stretch
    cue: Stretch
    confidence: float


@dataclass(frozen=True, slots=True)
class FoundCommitment:
    """ "The union (agent) will not help the city (action, with "will" and "not")"."""

    value: Literal["Commits", "Refuses"]
    agent: Stretch
    action: Stretch
    confidence: float


@dataclass(frozen=True, slots=True)
class FoundRole:
    """``organization`` None: the post is stated without one."""

    member: Stretch
    title: Stretch
    organization: Stretch | None
    confidence: float


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """ "The council (subject) passed the ordinance (object)"."""

    subject: Stretch
    predicate: Predicate
    object: Stretch
    confidence: float
