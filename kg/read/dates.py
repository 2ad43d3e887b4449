"""Dates as pages write them, in ISO 8601: "Nov. 3, 2026" and "Tue, 03 Nov 2026 10:00:00 GMT"; "3/11/26" stays unknown."""

from __future__ import annotations

import datetime
import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DAY, YEAR = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)"
AMERICAN = re.compile(rf"\b{MONTH}\s+{DAY},?\s+{YEAR}\b", re.I)
EUROPEAN = re.compile(rf"\b{DAY}\s+{MONTH},?\s+{YEAR}\b", re.I)
NUMBERS = re.compile(r"^(\d\d?)([/.])(\d\d?)\2((?:19|20)\d\d)$")
ISO = re.compile(r"^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)?$")
MAIL = re.compile(r"^[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]\d{4})$")


def iso(text: str) -> str | None:
    """The ISO 8601 date, or date and time, that ``text`` unmistakably is, else None."""
    text = text.strip()
    try:
        if ISO.match(text):
            return _iso(text)
        if MAIL.match(text):
            import email.utils

            return email.utils.parsedate_to_datetime(text).isoformat()
        return _numbers(text) or written_date(text)
    except ValueError:
        return None


def written_date(text: str) -> str | None:
    """The one date with day, month and year in ``text`` ("Tuesday, Nov. 3, 2026 at 10 a.m."); None when there are none or two."""
    found = {_date(m) for pattern in (AMERICAN, EUROPEAN) for m in pattern.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _iso(text: str) -> str:
    if len(text) == 10:
        return datetime.date.fromisoformat(text).isoformat()
    return datetime.datetime.fromisoformat(re.sub(r"\s?(?:Z|UTC|GMT)$", "+00:00", text)).isoformat()


def _numbers(text: str) -> str | None:
    """ "23/11/2026" and "11/23/2026": sure only when one of the two numbers can be no month."""
    found = NUMBERS.match(text)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if first > 12 >= second:
        return datetime.date(year, second, first).isoformat()
    if second > 12 >= first or first == second:
        return datetime.date(year, first, second).isoformat()
    return None


def _date(found: re.Match[str]) -> str | None:
    try:
        return datetime.date(int(found["year"]), MONTHS.index(found["month"][:3].lower()) + 1, int(found["day"])).isoformat()
    except ValueError:
        return None
