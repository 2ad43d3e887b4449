"""The top of a plain text: the headline "Council backs rent cap", the by-line "By Ana Ruiz, Staff Writer | Nov. 3, 2026"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.read.dates import iso, written_date
from kg.read.furniture import lines

LONGEST, LONGEST_BYLINE, LINES, WRAPPED, ENOUGH = 160, 120, 6, 100, 400
NAME = r"[^\W\d_a-z][\w.’'-]*(?:\s+(?:(?:de|da|del|der|van|von|bin|al|la|le|di|y)\s+){0,2}[^\W\d_a-z][\w.’'-]*){1,3}"
BYLINE = re.compile(rf"(?i:by|written by|story by|reported by)[:\s]\s*(?P<names>{NAME}.*)")
UNDER_NAME = re.compile(
    rf"(?P<names>{NAME}),\s+(?i:staff|senior|special|city|political|education)?\s?(?i:staff|writer|reporter|correspondent|editor|columnist)s?\b.*"
)
DATED = re.compile(r"^(?i:(?:first )?(?:published|posted|date|filed|dated)(?: on)?:?\s+)")
OFFICE = re.compile(
    r"(?i)\b(?:staff|writers?|reporters?|editors?|correspondents?|columnists?|bureau|news|press|courier|times|post|wire|service|ledger"
    r"|herald|tribune|gazette|journal|radio|special|contributors?|team|desk|agency|media|network|freelance|today)\b"
)
ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]\.)+|\b(?:Inc|Co|Corp|Jr|Sr|Ltd|No|St|a\.m|p\.m|etc)\.|\.\.\.|…)$")
DATELINE = re.compile(r"(?:[A-Z][A-Z.’'/-]+)(?:[\s,]+[^\n]{0,50})??\s*(?:—|–|―|--|\s-)\s*\S.*[a-z]")
CLOSERS = "”\"’')]} "


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the first paragraph of a text; ``title`` is where the headline is."""

    title: Span | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


def head(text: str, furniture: Sequence[Span] = ()) -> Head:
    """The headline, authors and date that the first lines of ``text`` plainly show; lines that are furniture do not count."""
    top = _first_lines(text, furniture)
    words = [text[start : min(end, start + ENOUGH)] for start, end in top]
    first = next((i for i, line in enumerate(words) if not _is_credit(line)), 0)
    found = first < len(words) and is_headline(words[first:], _gap(text, top[first:]))
    authors, published = byline(words[:first] + words[first + 1 if found else first :][:4])
    return Head(Span(*top[first]) if found else None, authors, published)


def is_headline(lines: list[str], gap: bool) -> bool:
    """Whether the first of ``lines`` is a headline; ``gap``: an empty line follows it."""
    first, after = lines[0], lines[1] if len(lines) > 1 else ""
    if not after or not 2 <= len(first.split()) <= 30 or len(first) > LONGEST or _is_no_headline(first):
        return False
    if after[0].islower():
        return False
    if _opens_story(after):
        return True
    whole = max(map(len, lines)) > WRAPPED
    if _ends_sentence(first):
        return len(first) <= 110 and len(after) > (1.2 if gap else 2) * len(first) and (gap or whole)
    return gap or whole or _is_deck(lines)


def byline(lines: list[str]) -> tuple[tuple[str, ...], str | None]:
    """Authors and ISO date in the lines under a headline; they end at the first line that is neither."""
    authors: tuple[str, ...] = ()
    published = None
    for line in lines:
        found, dated = names(line), date_line(line)
        if not (found or dated):
            if len(line) > LONGEST_BYLINE or _ends_sentence(line):
                break
            continue
        authors = authors or found
        published = published or dated
    return authors, published


def names(line: str) -> tuple[str, ...]:
    """The people in a by-line: "By ANA RUIZ and Bo Chen, Staff Writers" -> ("Ana Ruiz", "Bo Chen"); () for any other line."""
    if len(line) > LONGEST_BYLINE or _ends_sentence(line):
        return ()
    if not (found := BYLINE.fullmatch(line) or UNDER_NAME.fullmatch(line)):
        return ()
    credited = re.split(r"\s*(?:\||•|·|–|—|/|;|\s-\s|\b(?:for|[Pp]ublished|[Uu]pdated|[Pp]osted)\b|\d)\s*", found["names"])[0]
    parts = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*", credited)
    listed = len(parts) > 1 and bool(re.search(r"\sand\s|&", credited))
    people = [re.sub(r"\s+in\s.*", "", part) for part in (parts if listed else parts[:1])]
    return tuple(_cased(name) for name in people if re.fullmatch(NAME, name) and not OFFICE.search(name))


def date_line(line: str) -> str | None:
    """The ISO date of a short line that is a date, or of a by-line with a date: "Published Nov. 3, 2026, 10 a.m."."""
    if len(line) > LONGEST_BYLINE or line.casefold().startswith(("updated", "last updated")):
        return None
    if names(line):
        return written_date(line)
    date = DATED.sub("", line.strip("() "))
    rest = re.sub(r"(?i)\b(?:at|on|[ap]\.?m\.?|by)(?=\W|$)", "", date)
    return None if re.search(r"\b[a-z]", rest) or len(rest.split()) > 8 else iso(date)


def _is_credit(line: str) -> bool:
    return bool(names(line) or date_line(line))


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name


def _first_lines(text: str, furniture: Sequence[Span]) -> list[tuple[int, int]]:
    news = ((start, end) for start, end in lines(text) if not any(s <= start and end <= e for s, e in furniture))
    return list(itertools.islice(news, LINES))


def _gap(text: str, top: list[tuple[int, int]]) -> bool:
    """Whether an empty line stands between the first two lines."""
    return len(top) > 1 and len(re.findall(r"\r\n|\n|\r", text[top[0][1] : top[1][0]])) > 1


def _is_no_headline(line: str) -> bool:
    """A dateline, a list item, an address, the start of a letter."""
    if line[-1] in ",:" or line.startswith(("- ", "* ", "• ", "http://", "https://", "Dear ")) or DATELINE.match(line):
        return True
    return not any(c.isalpha() for c in line)


def _ends_sentence(line: str) -> bool:
    """A final full stop, or a question or exclamation that is a whole quoted sentence."""
    bare = line.rstrip(CLOSERS)
    if bare.endswith((".", "!", "?")) and line[0] in '“"' and line[-1] in '”"':
        return True
    return bare.endswith(".") and not ABBREVIATED.search(bare)


def _opens_story(line: str) -> bool:
    return bool(DATELINE.match(line)) or _is_credit(line)


def _is_deck(lines: list[str]) -> bool:
    """The second line is a deck: as short as a headline, and the story itself follows."""
    return len(lines) > 2 and len(lines[1]) <= LONGEST and not _ends_sentence(lines[1]) and len(lines[2]) > 1.5 * len(lines[1])
