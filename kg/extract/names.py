"""The names of an article, mended and typed: "the Oak City PD" is one agency, "(R-Ga.)" is none.

The language model proposes; head words ("… Department"), the gazetteer and the other mentions of the same name correct it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.found import Stretch
from kg.extract.kinds import AGENCY_HEADS, BODIES, LAW_HEADS, ORG_HEADS, PUBLIC_WORDS, SHORT_HEADS, STYLES, SURE_ORG_HEADS, TYPE_OF_LABEL
from kg.extract.syntax import POSSESSIVES, Parse, noun_phrase, parse_of, text_of
from kg.model import PLACE_TYPES, Gazetteer, ThingType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLIP = frozenset({"the", "The", "THE", ",", ";", ":", ".", "(", ")", "“", "”", '"', "'s", "’s", "'", "’", "‘", "-", "–", "—", "a", "an"})


@dataclass(frozen=True, slots=True)
class Name:
    """One naming of a thing. ``sure`` is the confidence in its type, 0..1."""

    stretch: Stretch
    text: str
    type: ThingType
    sure: float


def names(doc: Doc, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """All names but dates, in text order. None overlaps another, but for a place inside a body without a name of its own."""
    parse, scores = parse_of(doc), doc.user_data.get("name_scores", {})
    found: list[Name] = []
    for ent in doc.ents:
        if ent.label_ not in TYPE_OF_LABEL:
            continue
        stretch = _clip(parse, (ent.start, ent.end))
        if ent.label_ == "PERSON":
            stretch = _clip(parse, _without_style(parse, _with_hyphens(doc, parse, stretch)))
        if ent.label_ in {"AGENCY", "ORG"}:
            stretch = _with_head_word(doc, parse, _owner(parse, _common_body(parse, stretch)))
        if stretch[0] < stretch[1] and any(c.isalpha() for c in text_of(doc, stretch)):
            found.append(Name(stretch, _flat(text_of(doc, stretch)), TYPE_OF_LABEL[ent.label_], scores.get((ent.start, ent.end), 0.8)))
    found = _join_short_heads(doc, parse, found)
    found = _join_bodies(doc, parse, found)
    found = _companies(parse, [_retyped(_in_dateline(parse, name), gazetteer) for name in found])
    found = _short_for_bodies(found)
    found += list(_acronyms_in_brackets(doc, parse, found))
    found += list(_in_titles(doc, found, gazetteer))
    found += list(_inside_common_bodies(doc, parse, found, gazetteer))
    return tuple(sorted(found, key=lambda n: n.stretch))


def _owner(parse: Parse, stretch: Stretch) -> Stretch:
    """ "Marlow Borough Council’s cabinet" is about the council: its parts have no name of their own."""
    for i in range(stretch[0] + 1, stretch[1] - 1):
        if parse.words[i] in POSSESSIVES and parse.lower[i - 1] in AGENCY_HEADS and parse.words[i + 1].islower():
            return stretch[0], i
    return stretch


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _clip(parse: Parse, stretch: Stretch) -> Stretch:
    """Without "the", brackets, quotation marks and possessive endings at the edges; "Inc." keeps its full stop."""
    start, end = stretch
    while start < end and (parse.space[start] or parse.words[start] in _CLIP):
        start += 1
    while end > start and (parse.space[end - 1] or parse.words[end - 1] in _CLIP):
        end -= 1
    return start, end


def _common_body(parse: Parse, stretch: Stretch) -> Stretch:
    """A body without a name of its own keeps its determiner: "the county commission", "a House panel"."""
    last = stretch[1] - 1
    if last < stretch[0] or not parse.words[last][0].islower() or parse.pos[last] != "NOUN":
        return stretch
    start = min(stretch[0], noun_phrase(parse, last)[0])
    return (start, stretch[1]) if stretch[0] - start <= 4 else stretch


def _companies(parse: Parse, found: list[Name]) -> list[Name]:
    """ "Buckeye Plating, which employs 240 people": what is taken up by "which" is no person, here and elsewhere."""
    things = {n.text for n in found if n.type == "Person" and _taken_up_by_which(parse, n.stretch[1])}
    return [Name(n.stretch, n.text, "Organization", 0.9) if n.type == "Person" and n.text in things else n for n in found]


def _taken_up_by_which(parse: Parse, end: int) -> bool:
    return end + 1 < len(parse) and parse.words[end] == "," and parse.lower[end + 1] == "which"


def _short_for_bodies(found: list[Name]) -> list[Name]:
    """ "Northline" beside "Northline Energy Corp." and no person of that name: the company."""
    people = {word for n in found if n.type == "Person" and " " in n.text for word in n.text.split()}
    ends = {word for n in found if n.type in BODIES and " " in n.text for word in (n.text.split()[0], n.text.split()[-1])}
    short = {n.text for n in found if n.type == "Person" and n.text in ends - people}
    return [Name(n.stretch, n.text, "Organization", 0.9) if n.type == "Person" and n.text in short else n for n in found]


def _in_dateline(parse: Parse, name: Name) -> Name:
    """ "WASHINGTON —" at the start of a line is the city."""
    start, end = name.stretch
    first = start == 0 or (parse.space[start - 1] and "\n" in parse.words[start - 1])
    dash = end < len(parse) and parse.words[end] in {"—", "–", "--"}
    return Name(name.stretch, name.text, "City", 0.95) if first and dash and name.type in BODIES | {"Person"} else name


def _without_style(parse: Parse, stretch: Stretch) -> Stretch:
    """ "Cllr Ana Ruiz", "Viscountess Ruiz" without the style before the name; a style alone is no name."""
    start, end = stretch
    while start < end and (parse.lower[start].strip(".") in STYLES or parse.words[start] == "."):
        start += 1
    return start, end


def _with_hyphens(doc: Doc, parse: Parse, stretch: Stretch) -> Stretch:
    """ "Kim Jong" + "-un": a person's name does not end before a hyphen that touches it on both sides."""
    start, end = stretch
    while (
        end + 1 < len(parse)
        and parse.words[end] == "-"
        and not doc[end - 1].whitespace_
        and not doc[end].whitespace_
        and parse.words[end + 1].isalpha()
    ):
        end += 2
    return start, end


def _with_head_word(doc: Doc, parse: Parse, stretch: Stretch) -> Stretch:
    """ "Civilian Review" + "Board": the capitalised head word after a body's name belongs to it."""
    end = stretch[1]
    if end < len(parse) and doc[end].ent_iob_ != "B" and parse.words[end][0].isupper() and parse.words[end - 1][0].isupper():
        word = parse.lower[end]
        if word in AGENCY_HEADS | ORG_HEADS | {"board", "panel", "committee"} and not parse.words[end - 1].isupper():
            return stretch[0], end + 1
    return stretch


def _join_short_heads(doc: Doc, parse: Parse, found: list[Name]) -> list[Name]:
    """ "Oak City PD": a place and a short head make one agency, whatever the model made of the two letters."""
    out: list[Name] = []
    for name in sorted(found, key=lambda n: n.stretch):
        start, end = name.stretch
        before = out[-1] if out else None
        if before and start < before.stretch[1]:
            continue
        if (
            name.text.isupper()
            and name.text.lower() in SHORT_HEADS
            and before
            and before.type in PLACE_TYPES
            and before.stretch[1] == start
        ):
            stretch = (before.stretch[0], end)
            out[-1] = Name(stretch, _flat(text_of(doc, stretch)), "Agency", 0.9)
            continue
        after = parse.words[end] if end < len(parse) else ""
        if name.type in PLACE_TYPES and after.isupper() and after.lower() in SHORT_HEADS:
            name = Name((start, end + 1), _flat(text_of(doc, (start, end + 1))), "Agency", 0.9)
        out.append(name)
    return out


def _join_bodies(doc: Doc, parse: Parse, found: list[Name]) -> list[Name]:
    """ "Cedar Fork" + "Board of Education": two names in a row, the second a body with a head word, are one name."""
    out: list[Name] = []
    for name in found:
        before = out[-1] if out else None
        joins = (
            before is not None and before.stretch[1] == name.stretch[0] and before.type in BODIES | PLACE_TYPES and not _headed(before.text)
        )
        if before and joins and name.type in BODIES | {"Place"} and _headed(name.text):
            stretch = (before.stretch[0], name.stretch[1])
            out[-1] = Name(stretch, _flat(text_of(doc, stretch)), name.type, name.sure)
        else:
            out.append(name)
    return out


def _headed(text: str) -> bool:
    """Whether the name has a body's head word and so cannot stand alone after another name."""
    return any(w in AGENCY_HEADS | ORG_HEADS | {"board", "panel"} for w in text.lower().split())


def head_word(text: str) -> str:
    """The word that says what a body is: the last one before "of", "for", "on" …: "Department" of "Department of Justice"."""
    words = text.lower().replace(",", " ").split()
    for i, word in enumerate(words):
        if i and word in {"of", "for", "on", "in", "at", "and", "to", "against"} and words[i - 1] in AGENCY_HEADS | ORG_HEADS | LAW_HEADS:
            return words[i - 1]
    return words[-1].rstrip(".") if words else ""


def _retyped(name: Name, gazetteer: Gazetteer) -> Name:
    """The type that the head word or the gazetteer is sure of, where the model was not."""
    kind, sure = name.type, name.sure
    word, several = head_word(name.text), " " in name.text
    known = {k.type for k in gazetteer.named(name.text)}
    if kind in BODIES or kind in {"Law", "Policy"}:
        if known == {"Country"}:
            kind, sure = "Country", 0.95
        elif "Agency" in known and "Organization" not in known:
            kind, sure = "Agency", 0.95
        elif several and word in SURE_ORG_HEADS:
            kind, sure = "Organization", 0.98
        elif several and word in AGENCY_HEADS - ORG_HEADS - {"office", "service", "services", "district"} and sure < 0.97:
            kind, sure = "Agency", max(sure, 0.9)
        elif several and word in ORG_HEADS - AGENCY_HEADS - {"center", "centre", "group"} and sure < 0.97:
            kind, sure = "Organization", max(sure, 0.9)
    if kind == "Agency" and not known and not _public(name.text):
        kind, sure = "Organization", min(sure, 0.9)
    if kind in PLACE_TYPES and "Country" in known and not known & {"Region", "City"}:
        kind, sure = "Country", 0.98
    return Name(name.stretch, name.text, kind, sure)


def _inside_common_bodies(doc: Doc, parse: Parse, found: list[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """ "the Mexican government", "a U.S. agency": the nation or state in a body that has no name of its own."""
    for name in found:
        start, end = name.stretch
        if name.type not in BODIES or not parse.words[end - 1][0].islower():
            continue
        while start < end and (not parse.words[start][0].isupper() or parse.lower[start] in {"the", "a", "an"}):
            start += 1
        for stop in range(min(end - 1, start + 3), start, -1):
            text = _flat(text_of(doc, (start, stop)))
            kinds = {k.type for k in gazetteer.named(text)} & {"Country", "Region", "Group"}
            if kinds and text[0].isupper() and stop > start:
                yield Name((start, stop), text, next(k for k in ("Country", "Group", "Region") if k in kinds), 0.95)
                break


def tells_type(name: Name) -> bool:
    """Whether the name's own head word says its type: "… Coalition", "Department of …"."""
    word = head_word(name.text)
    return " " in name.text and word in (SURE_ORG_HEADS if name.type == "Organization" else AGENCY_HEADS if name.type == "Agency" else ())


def _public(text: str) -> bool:
    """Whether a name shows that it is a public body: a word such as "Department". Initials alone show nothing."""
    words = text.lower().replace("-", " ").replace("’s", "").replace("'s", "").split()
    return bool(PUBLIC_WORDS.intersection(words)) or text[0].islower()


def _acronyms_in_brackets(doc: Doc, parse: Parse, found: list[Name]) -> Iterator[Name]:
    """ "… Immigrant Rights (CIR)": the letters in brackets name the same thing, if the model passed them over."""
    taken = {i for name in found for i in range(*name.stretch)}
    for name in found:
        end = name.stretch[1]
        if name.type in BODIES and end + 2 < len(parse) and parse.words[end] in "([" and parse.words[end + 2] in ")]":
            letters = parse.words[end + 1]
            if end + 1 not in taken and is_acronym_of(letters, name.text):
                yield Name((end + 1, end + 2), letters, name.type, name.sure)


def _in_titles(doc: Doc, found: list[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """ "House Minority Leader", "Interior Secretary": a known agency at the start of a title."""
    taken = {i for name in found for i in range(*name.stretch)}
    for title in doc.spans.get("TITLE", ()):
        for end in range(title.end - 1, title.start, -1):
            words = doc[title.start : end]
            known = words.text[0].isupper() and any(k.type == "Agency" for k in gazetteer.named(words.text))
            if known and not taken.intersection(range(title.start, end)):
                yield Name((title.start, end), _flat(words.text), "Agency", 0.9)
                break


def is_acronym_of(letters: str, name: str) -> bool:
    """Whether the letters are the initials of the name, small words counted or not: OCPD, "U.S.", DoJ."""
    short = letters.replace(".", "")
    if not (2 <= len(short) <= 8 and short.isalpha() and sum(c.isupper() for c in short) >= 2) or " " not in name:
        return False
    words = [w for w in re.split(r"[\s\-/,]+", re.sub(r"[’']s\b", "", name)) if w and w[0].isalnum()]
    big = "".join(w[0] for w in words if w[0].isupper() or w.lower() not in {"of", "the", "and", "for", "in", "on", "to", "de", "a", "&"})
    every = "".join(w[0] for w in words)
    return short.casefold() in {big.casefold(), every.casefold()}
