"""Where sentences start: not after the "Sen." of "Sen. Ruiz" or the "U.S." of "the U.S. officials", always on a new line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.annotate.words import Words

ENDS = frozenset({".", "!", "?", "...", "…", "?!", "!!", "!?"})
CLOSES = frozenset({'"', "”", "'", "’", ")", "''", "]"})
OPENS = frozenset('"“‘[(')
DASHES = frozenset({"-", "--", "–", "—", "―"})
# A name always follows these, so the full stop never ends a sentence.
TITLES = frozenset(
    {"adm", "asst", "atty", "capt", "cmdr", "col", "cpl", "det", "dr", "drs", "fr", "ft", "gen", "gov", "govs", "hon", "lt"}
    | {"maj", "messrs", "mr", "mrs", "ms", "mt", "pfc", "pres", "prof", "profs", "pvt", "rep", "reps", "rev", "sen"}
    | {"sens", "sgt", "spc", "sr", "st", "ste", "supt"}
)
# These may end a sentence or not: the network is asked.
SHORT = frozenset(
    {"ariz", "ave", "blvd", "bros", "calif", "co", "colo", "conn", "corp", "dept", "dist", "est", "etc", "fla", "ga", "ill"}
    | {"inc", "jr", "kan", "ky", "la", "ltd", "mass", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore"}
    | {"pa", "pp", "rd", "tenn", "univ", "va", "vs", "vt", "wash", "wis", "wyo"}
)
SPEECH = frozenset(
    {"said", "says", "asked", "asks", "wrote", "writes", "told", "added", "adds", "replied", "shouted", "demanded", "wondered"}
    | {"answered", "tweeted", "posted", "joked", "yelled", "chanted", "cried", "exclaimed", "recalled", "continued"}
)
LEAST_LINE = 45
DATELINE = 12


def rule_starts(words: Sequence[str], apart: Sequence[bool], breaks: Sequence[int]) -> tuple[bool, ...]:
    """Sentence starts by punctuation alone: a new line, or a full stop (and closing marks) before a capital or opening mark.

    ``apart``: white space stands before the word; ``breaks``: line breaks before it.
    """
    return tuple(
        place == 0 or breaks[place] > 0 or (apart[place] and _ended(words, place) and _opens(words[place])) for place in range(len(words))
    )


def sentence_starts(words: Words, scores: Sequence[float]) -> list[bool]:
    """The final sentence starts: the rules' and, where a full stop may mean something else, the network's.

    ``scores``: for every word, how much likelier a start is than none (log odds).
    """
    found = list(words.starts)
    datelines = _dateline_ends(words)
    for place in range(1, len(found)):
        if words.breaks[place] or not _opens(words.texts[place]):
            continue
        if _may_end(words.texts, place) or place in datelines:
            found[place] = scores[place] > 0
    return found


def hard_wrapped(text: str) -> bool:
    """Whether lines end where the page was full and not where a paragraph ends: many lines go on in lower case."""
    lines = text.split("\n")
    follows = [lines[k + 1][:1] for k in range(len(lines) - 1) if len(lines[k]) >= LEAST_LINE and lines[k + 1].strip()]
    return len(follows) >= 3 and sum(first.islower() for first in follows) * 4 >= len(follows)


def soft_break(text: str, end: int) -> bool:
    """In a hard-wrapped text: whether the line whose last word ends at ``end`` is full, so that its break means nothing."""
    return end - (text.rfind("\n", 0, end) + 1) >= LEAST_LINE


def _ended(words: Sequence[str], place: int) -> bool:
    """Whether the words before end a sentence for sure, as far as marks can tell."""
    before = words[place - 1]
    if before == "." and place > 1:
        return not _title(words[place - 2])
    if before in CLOSES and place > 1:
        return words[place - 2] in ENDS and (words[place - 2] == "." or not _speaker_follows(words, place))
    return before in ENDS


def _speaker_follows(words: Sequence[str], place: int) -> bool:
    """Whether a name and a verb of speech go on with the sentence of a quoted question: "“Why?” Council Member Pell asked."."""
    follows = next((word for word in words[place : place + 6] if word[0].islower()), "")
    return follows in SPEECH


def _may_end(words: Sequence[str], place: int) -> bool:
    """Whether a short form stands before, which may or may not end a sentence ("Inc.", "p.m.", "J.")."""
    before = words[place - 1]
    if before == "." and place > 1:
        return words[place - 2].lower() in SHORT
    return len(before) > 1 and before.endswith(".") and before[0].isalpha() and not _title(before[:-1])


def _title(word: str) -> bool:
    return word[0].isupper() and word.lower() in TITLES


def _opens(word: str) -> bool:
    return word[0].isupper() or word[0] in OPENS


def _dateline_ends(words: Words) -> set[int]:
    """Words after the dash of "SPRINGFIELD, Ill. (AP) —" at the start of a line."""
    found, line = set(), 0
    for place in range(1, len(words)):
        line = place if words.breaks[place] else line
        head = words.texts[line : place - 1]
        if place - line <= DATELINE and words.texts[place - 1] in DASHES and head and head[0].isupper() and len(head[0]) > 2:
            found.add(place)
    return found
