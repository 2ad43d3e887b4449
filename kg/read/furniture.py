"""Lines of the page that are not news: "Rate this article", "Share", "Advertisement", the label "Conclusion:".

Only whole short lines are furniture, and only in wordings that no news sentence has: a line too many costs little, a
sentence too few is lost. A line that names a person who may matter ("Contact: Ana Ruiz, 555-0134") is news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span
from kg.read.wordings import ACTIONS, BUTTONS, LABELS, NOTICES, PREFIXED

LONGEST = 160
MARKUP = " \t\r\n\f\v\u00a0#*_>=~|[]-–—•·»›→…"

CREDIT = re.compile(
    r"\(?(?:(?:file )?(?:photo|photograph|image|picture|illustration|graphic|video)s?"
    r"(?: credits?| by| courtesy(?: of)?| source)? ?(?:(?<=by|of) |[:/|] ?)|credits? ?: ?|courtesy of )",
    re.I,
)
AGENCY = re.compile(
    r"\b(?:getty|ap|associated press|reuters|afp|epa|upi|dpa|shutterstock|istock|istockphoto|alamy|adobe stock|unsplash|pexels"
    r"|pixabay|wikimedia|flickr|instagram|bloomberg|handout|file|pool)(?: (?:photos?|images?|commons))?\)?$",
    re.I,
)
SMALL_WORDS = frozenset(["for", "of", "the", "via", "and", "de", "van", "von", "der", "by", "photo"])
NO_WORDS = re.compile(r"[\W_]+|(?:[@#]\w+[\s,]*)+")
SPOKEN = re.compile(r"[“”\"«»]|\b(?:said|says|told|asked|added|urged|according)\b", re.I)


def _wordings(table: str) -> str:
    alternatives = " ".join(line.strip() for line in table.strip().splitlines()).replace(" | ", "|")
    return alternatives.replace(" ?", r"\s?").replace(" ", r"\s+")


SURE = re.compile("|".join(map(_wordings, (LABELS, PREFIXED, rf"(({BUTTONS.strip()})([,|/·•&\s]+|$))+"))), re.I)
UNLESS_SPOKEN = re.compile("|".join(map(_wordings, (ACTIONS, NOTICES))), re.I)


def furniture(text: str) -> tuple[Span, ...]:
    """The spans of the text's lines that are furniture, in order, without the line ends."""
    return tuple(Span(start, end) for start, end in lines(text) if is_furniture(text[start:end]))


def is_furniture(line: str) -> bool:
    """Whether this whole line belongs to the page and not to the news."""
    if len(line) > LONGEST:
        return False
    words = line.strip(MARKUP).rstrip(":.!?" + MARKUP)
    if NO_WORDS.fullmatch(line) or SURE.fullmatch(words) or _is_credit(words):
        return True
    return bool(UNLESS_SPOKEN.fullmatch(words)) and not SPOKEN.search(line)


def _is_credit(words: str) -> bool:
    """Names only, after "Photo:" or before a picture agency: "Photo by Ana Ruiz/Getty Images"."""
    prefix = CREDIT.match(words)
    agency = AGENCY.search(words)
    if not prefix and not (agency and ("/" in words or not agency.start())):
        return False
    names = re.findall(r"[^\s/|,&()-]+", words[prefix.end() if prefix else 0 :])
    return len(names) <= 12 and all(name[0].isupper() or name[0] in "©@" or name in SMALL_WORDS for name in names)


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds more than blanks, the blanks around it left out."""
    for found in re.finditer(r"[^\n\r]+", text):
        line = found[0]
        if stripped := line.strip():
            start = found.start() + len(line) - len(line.lstrip())
            yield start, start + len(stripped)
