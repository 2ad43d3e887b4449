"""Literals as N-Triples writes them: a quote's line breaks and quotation marks escaped, 0.920 as "0.92", a real date typed.

Lexical forms are canonical, because stores keep values and not spellings: what comes back is what was written.
"""

from __future__ import annotations

import datetime
import re

from kg.graph.terms import XSD

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
# What canonical N-Triples escapes: quotes, backslash, control characters, and the two code points no XML can hold.
_UNSAFE = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?\s*([Zz]|[+-]\d\d:?\d\d)?")


def string(words: str) -> str:
    """A plain string."""
    return f'"{_UNSAFE.sub(_escape, words)}"'


def integer(number: int) -> str:
    """An xsd:integer."""
    return f'"{number}"^^<{XSD}integer>'


def decimal(number: float) -> str:
    """An xsd:decimal in canonical form, to three places: "1", "0.92"."""
    return f'"{f"{number:.3f}".rstrip("0").rstrip(".")}"^^<{XSD}decimal>'


def date(words: str) -> str | None:
    """The xsd:date on which an ISO 8601 date or date and time lies, as written there; None if there is no such day."""
    moment = _moment(words)
    return f'"{moment.date().isoformat()}"^^<{XSD}date>' if moment else None


def published(words: str) -> str:
    """An xsd:date, an xsd:dateTime, or, for what is neither, the plain string."""
    moment = _moment(words)
    if moment is None:
        return string(words)
    if _DATE.fullmatch(words.strip()):
        return f'"{moment.date().isoformat()}"^^<{XSD}date>'
    return f'"{_canonical_time(moment)}"^^<{XSD}dateTime>'


def _moment(words: str) -> datetime.datetime | None:
    words = words.strip()
    if not (words.isascii() and (_DATE.fullmatch(words) or _TIME.fullmatch(words))):
        return None
    try:
        moment = datetime.datetime.fromisoformat(re.sub(r"\s+(?=[Zz+-])", "", words).upper())
    except ValueError:
        return None
    offset = moment.utcoffset() or datetime.timedelta()
    return moment if abs(offset) <= datetime.timedelta(hours=14) else None  # XML Schema's limit


def _canonical_time(moment: datetime.datetime) -> str:
    shown = moment.replace(tzinfo=None).isoformat()
    shown = shown.rstrip("0") if "." in shown else shown
    zone = "" if moment.tzinfo is None else moment.isoformat()[-6:]
    return shown + ("Z" if zone in ("+00:00", "-00:00") else zone)


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
