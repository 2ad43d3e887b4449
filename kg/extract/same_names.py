"""Which names of one article are one thing: "Dana Whitlow" and "Whitlow", "Oak City PD" and "OCPD", "Ga." and "Georgia".

A short name joins a longer one only where exactly one longer name fits; among namesakes the one named last is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kg.extract.cast import Cast, Draft
from kg.extract.kinds import BODIES, ORG_HEADS, SHORT_HEADS
from kg.extract.names import Name, is_acronym_of, tells_type
from kg.model import PLACE_TYPES, Gazetteer

TELLING = 6  # a full name with a head word outvotes that many acronyms
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NATION = re.compile(r"^(?:u\.?s\.?a?\.?|united states) (?=\S)")


def cast_names(found: Iterable[Name], gazetteer: Gazetteer) -> Cast:
    """The cast of all names: one draft a thing."""
    cast = Cast()
    by_family: dict[str, list[Name]] = {}
    for name in found:
        by_family.setdefault(_family(name), []).append(name)
    _cast_people(cast, by_family.get("people", []))
    _cast_bodies(cast, by_family.get("bodies", []), gazetteer)
    _cast_by_key(cast, by_family.get("places", []), lambda n: place_key(n, gazetteer))
    _cast_by_key(cast, by_family.get("groups", []), lambda n: n.text.casefold().removesuffix("s"))
    _cast_by_key(cast, by_family.get("topics", []), lambda n: n.text.casefold())
    return cast


def _family(name: Name) -> str:
    if name.type == "Person":
        return "people"
    if name.type in BODIES:
        return "bodies"
    if name.type in PLACE_TYPES:
        return "places"
    return "groups" if name.type == "Group" else "topics"


def _put(cast: Cast, draft: Draft, name: Name) -> None:
    draft.votes[name.type] += name.sure * (TELLING if tells_type(name) else 1)  # type: ignore[assignment]
    draft.sure = name.sure if not draft.names else max(draft.sure, name.sure)
    draft.names[name.text] += 1
    cast.mention(draft, name.stretch, "name")


def _cast_by_key(cast: Cast, found: list[Name], key: Callable[[Name], str]) -> None:
    drafts: dict[str, Draft] = {}
    for name in found:
        k = key(name)
        if k not in drafts:
            drafts[k] = cast.add(name.type, weight=0.0)
        _put(cast, drafts[k], name)


def place_key(name: Name, gazetteer: Gazetteer) -> str:
    """What all spellings of a place share: "U.S." and "United States", "Vt." and "Vermont"."""
    return place_name(name.text, name.type, gazetteer)


def place_name(text: str, kind: str, gazetteer: Gazetteer) -> str:
    """The casefolded name that the gazetteer gives a country or region, else the text without full stops."""
    known = {k.name for k in gazetteer.named(text) if k.type == kind} if kind in {"Country", "Region"} else set()
    return known.pop().casefold() if len(known) == 1 else text.casefold().replace(".", "")


# ---------------------------------------------------------------- people
def person_words(text: str) -> list[str]:
    """The words of a person's name, lower case, without "Jr." and initials' full stops."""
    words = [w.strip(".,").casefold() for w in text.replace("’s", "").replace("'s", "").split()]
    return [w for w in words if w and w not in _SUFFIXES] or [text.casefold()]


def _cast_people(cast: Cast, found: list[Name]) -> None:
    """Full names first; then each single name goes to the full name it is part of."""
    full: list[tuple[list[str], Draft]] = []
    single: list[Name] = []
    for name in found:
        words = person_words(name.text)
        if len(words) == 1:
            single.append(name)
            continue
        draft = next((d for w, d in full if _same_person(w, words)), None)
        if draft is None:
            draft = cast.add("Person", weight=0.0)
            full.append((words, draft))
        _put(cast, draft, name)
    alone: dict[str, Draft] = {}
    for name in single:
        word = person_words(name.text)[0]
        fits = [d for w, d in full if w[-1] == word] or [d for w, d in full if word in w[:-1]]
        draft = _meant(fits, name.stretch[0])
        if draft is None:
            draft = alone.get(word) or cast.add("Person", weight=0.0)
            alone[word] = draft
        _put(cast, draft, name)


def _same_person(a: list[str], b: list[str]) -> bool:
    """Equal names, a middle name or initial more or less: "Robert F. Kennedy", "Robert Kennedy"."""
    if a == b:
        return True
    return len(a) > 1 and len(b) > 1 and a[0] == b[0] and a[-1] == b[-1] and (len(a) == 2 or len(b) == 2)


def _meant(fits: list[Draft], token: int) -> Draft | None:
    """Of namesakes the one named last before the token, else the one named first after it."""
    if not fits:
        return None
    before = [d for d in fits if d.last_before(token) >= 0]
    return max(before, key=lambda d: d.last_before(token)) if before else min(fits, key=Draft.first)


# ---------------------------------------------------------------- agencies and organizations
def body_key(text: str) -> str:
    """What spellings of one body share: "the U.S. Department of Justice", "Justice Department"."""
    key = re.sub(r"\s+", " ", text.casefold().replace("’", "'")).strip()
    key = _NATION.sub("", key.removeprefix("the "))
    key = " ".join(SHORT_HEADS.get(w, w) for w in key.split())
    key = re.sub(r"^(department|ministry|university|bank) of (?:the )?(.+)$", r"\2 \1", key)
    return re.sub(r"[.,]|'s\b", "", key)


def _cast_bodies(cast: Cast, found: list[Name], gazetteer: Gazetteer) -> None:
    by_key: dict[str, Draft] = {}
    plain = [n for n in found if n.text.split()[-1].islower() and len(body_key(n.text).removeprefix("the ").split()) == 1]
    for name in [n for n in found if n not in plain]:
        key = body_key(name.text)
        if key not in by_key:
            by_key[key] = cast.add(name.type, weight=0.0)
        _put(cast, by_key[key], name)
    keys = sorted(by_key, key=lambda k: (-len(k), k))
    for short in [k for k in keys if " " not in k or not _known_body(by_key[k], gazetteer)]:
        fits = [k for k in keys if k != short and by_key[k] is not by_key[short]]
        longer = [k for k in fits if _stands_for(short, by_key[short], k, by_key[k])]
        if not longer and by_key[short].type == "Organization" and " " not in short and len(short) > 3 and not gazetteer.named(short):
            longer = [k for k in fits if k.startswith(short + " ") and by_key[k].type == "Organization"]
        drafts = {id(by_key[k]): by_key[k] for k in longer}
        if len(drafts) == 1:
            kept = next(iter(drafts.values()))
            gone = by_key[short]
            cast.merge(kept, gone)
            by_key = {k: kept if d is gone else d for k, d in by_key.items()}
    for name in plain:
        _put_plain(cast, by_key, name)


def _put_plain(cast: Cast, by_key: dict[str, Draft], name: Name) -> None:
    """ "the court": the body named last before it that has this word in its name, else one of its own."""
    word = body_key(name.text)
    fits = {id(d): d for k, d in by_key.items() if word in k.split()[-1:] or word in k.split()[:1]}
    before = [d for d in fits.values() if d.last_before(name.stretch[0]) >= 0]
    if before:
        cast.mention(max(before, key=lambda d: d.last_before(name.stretch[0])), name.stretch, "nominal")
        return
    if word not in by_key:
        by_key[word] = cast.add(name.type, weight=0.0)
    _put(cast, by_key[word], name)


def _known_body(draft: Draft, gazetteer: Gazetteer) -> bool:
    """The Environmental Protection Agency is not short for the Ohio Environmental Protection Agency."""
    return any(k.type in BODIES and len(k.name.split()) > 2 for name in draft.names for k in gazetteer.named(name))


def _stands_for(short: str, short_draft: Draft, long: str, long_draft: Draft) -> bool:
    """Whether the short name can be a shorter naming of the long one."""
    if any(is_acronym_of(s, n) for s in short_draft.names for n in long_draft.names):
        return True
    if short_draft.type != long_draft.type and " " not in short:
        return False
    s, w = short.split(), long.split()
    if len(s) >= len(w):
        return False
    if w[-len(s) :] == s:
        return len(s) > 1 or s[0] not in {"house", "party", "office", "service"}
    if w[: len(s)] == s:
        return len(s) > 1 or all(x in ORG_HEADS or x in {"department", "ministry"} for x in w[1:])
    return False
