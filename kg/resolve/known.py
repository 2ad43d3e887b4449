"""Looking names up in the gazetteer, however they are spelt: "the Justice Dept." finds the Department of Justice."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable
from typing import TypeVar

from kg.model import Gazetteer, Known
from kg.resolve.names import canonical

T = TypeVar("T")
BODIES = frozenset({"Agency", "Organization"})
NATION = "United States"

_NATION = re.compile(r"^(?:the )?(?:U\.? ?S\.?(?:A\.?)?|United States) (?=\S)", re.IGNORECASE)


def lookup(gazetteer: Gazetteer, names: Iterable[str], types: Collection[str]) -> tuple[Known, ...]:
    """The entries of these types that bear one of the names, sorted; the first name that is known at all decides."""
    for name in names:
        for spelling in spellings(name):
            found = tuple(known for known in gazetteer.named(spelling) if known.type in types)
            if found:
                return found
    return ()


def only(found: Collection[T]) -> T | None:
    """The one that was found, or None where there are none or several."""
    return next(iter(found)) if len(found) == 1 else None


@functools.lru_cache(maxsize=100_000)
def spellings(name: str) -> tuple[str, ...]:
    """The name, without "the" and possessive, with straight apostrophes and "and", with and without full stops, without "U.S."."""
    plain = re.sub(r"\s+", " ", name.replace("’", "'")).strip()
    plain = re.sub(r"'s?$", "", re.sub(r"^the ", "", plain, flags=re.IGNORECASE))
    whole = re.sub(r"\bDept\b\.?", "Department", plain.replace("&", "and"))
    return tuple(dict.fromkeys((name, plain, whole, whole.replace(".", ""), f"{plain}.", without_nation(whole), canonical(name))))


def without_nation(name: str) -> str:
    """ "U.S. Coast Guard" without "U.S."."""
    return _NATION.sub("", name)


def names_nation(name: str) -> bool:
    """Whether the name begins with "U.S." or "United States" and goes on."""
    return without_nation(name) != name


def is_national(known: Known) -> bool:
    """Whether an entry belongs to the United States."""
    return NATION in known.within
