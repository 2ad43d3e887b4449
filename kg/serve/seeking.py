"""Search over every name as the page does it: "munoz" finds Inés Muñoz, the closest and most quoted first."""

from __future__ import annotations

import re

from kg.serve.columns import Columns
from kg.serve.names import fold

_FAR = 9.0


def seek(columns: Columns, words: str, most: int = 30) -> list[int]:
    """The numbers of the things whose names hold these words."""
    wanted = fold(words)
    if not wanted:
        return []
    parts = wanted.split()
    longest = max(parts, key=len)
    found: dict[int, float] = {}
    for at in _holding(columns, longest):
        score = _closeness(columns.folded[at], wanted, parts) + 0.5 * bool(columns.alias[at])
        thing = int(columns.owner[at])
        if score < found.get(thing, _FAR):
            found[thing] = score
    return sorted(found, key=lambda thing: (found[thing], thing))[:most]


def _holding(columns: Columns, word: str) -> list[int]:
    """The places of the names that hold a word."""
    return [at for at, name in enumerate(columns.folded) if word in name]


def _closeness(name: str, wanted: str, parts: list[str]) -> float:
    at = name.find(wanted)
    if at < 0:
        return 4 if len(parts) > 1 and all(part in name for part in parts) else _FAR
    if name == wanted:
        return 0
    if at == 0:
        return 1
    return 3 if re.match(r"[^\W_]", name[at - 1]) else 2
