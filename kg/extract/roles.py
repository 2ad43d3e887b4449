"""Who holds which post where: "Oak City Mayor Dana Whitlow", "Ana Ruiz, the union's president".

The model's role frames first; then every title that stands beside a person and that no frame has used. The organization is
in the title, before it, after "of", in the brackets "(R-Ga.)", else the only place of the article that has such a post.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.cast import Cast
from kg.extract.found import FoundRole, Stretch
from kg.extract.posts import OF_PLACES, body_of_post
from kg.extract.sources import thing_at
from kg.extract.syntax import POSSESSIVES, Parse, head_of, inside, overlap, parse_of, trim

if TYPE_CHECKING:
    from spacy.tokens import Doc

BODY_TYPES = frozenset({"Agency", "Organization", "City", "Region", "Country", "Group"})
BODY_NOUNS = frozenset(
    "party board council committee commission government department agency union group selectboard house senate court".split()
)
_HONORIFICS = frozenset("rev reverend dr doctor prof sir dame sheikh imam rabbi father sister hon".split())
_POSSESSORS = frozenset({"his", "her", "my"})
_NOT_TITLES = frozenset({"mr", "mrs", "ms", "miss"})


def roles(doc: Doc) -> Iterator[FoundRole]:
    """All posts that an article states. Needs the cast in ``doc.user_data["cast"]``."""
    parse, cast = parse_of(doc), doc.user_data["cast"]
    titles = [(s.start, s.end) for s in doc.spans.get("TITLE", ())]
    used: list[Stretch] = []
    for role in _framed(doc, parse, cast, titles):
        used.append(role.title)
        yield role
    for title in titles:
        if not any(overlap(title, u) for u in used) and parse.lower[title[1] - 1].strip(".") not in _NOT_TITLES:
            yield from _beside(parse, cast, title)


def _framed(doc: Doc, parse: Parse, cast: Cast, titles: list[Stretch]) -> Iterator[FoundRole]:
    threshold = doc.user_data.get("thresholds", {}).get("role", 0.5)
    for frame in doc.user_data.get("frames", ()):
        if frame.label != "role" or frame.score < threshold or parse.lower[frame.cue[1] - 1].strip(".") in _NOT_TITLES:
            continue
        title = max((t for t in titles if overlap(t, frame.cue)), key=lambda t: overlap(t, frame.cue), default=frame.cue)
        member = _holder(parse, cast, frame.who, title)
        if member is None or not _is_title(parse, title):
            continue
        body = _inside_title(parse, cast, title) or _fitting(parse, cast, frame.what, title) or _body_of(parse, cast, title, member)
        yield FoundRole(member, title, _country_of(cast, body), round(frame.score, 2))


def _holder(parse: Parse, cast: Cast, who: Stretch | None, title: Stretch) -> Stretch | None:
    """The model's person; the name right after the title where the model saw only the title itself."""
    after = _person_after(cast, title)
    if who is not None and after is not None:
        draft = thing_at(parse, cast, who)
        return who if draft is not None and draft.type == "Person" else after
    return who or after or _unnamed_around(cast, title)


def _is_title(parse: Parse, title: Stretch) -> bool:
    """Not a stray prefix ("pro-") and not the body itself ("party", "board")."""
    last = parse.lower[title[1] - 1]
    return (last[-1].isalnum() and last not in BODY_NOUNS) or last.endswith(".")


def _fitting(parse: Parse, cast: Cast, what: tuple[Stretch, ...], title: Stretch) -> Stretch | None:
    """The model's organization, if it is something that has posts."""
    for stretch in what:
        body = thing_at(parse, cast, stretch)
        if body is not None and body.type in {"Agency", "Organization"} and parse.lower[title[1] - 1].strip(".") in OF_PLACES:
            continue
        if body is not None and body.type in BODY_TYPES | {"UnnamedSource"}:
            return stretch
    return None


def _beside(parse: Parse, cast: Cast, title: Stretch) -> Iterator[FoundRole]:
    """A title with a person right after it, or before it with a comma, or in whose phrase it stands."""
    member = _person_after(cast, title) or _person_before(parse, cast, title) or _unnamed_around(cast, title)
    if member is not None and _is_title(parse, title):
        yield FoundRole(member, title, _country_of(cast, _body_of(parse, cast, title, member)), 0.7)


def _country_of(cast: Cast, body: Stretch | None) -> Stretch | None:
    """ "the Iraqi president" is the president of Iraq, if the article names Iraq."""
    group = cast.at.get(body) if body else None
    if group is not None and group.type == "Group" and group.country is not None and group.country.mentions:
        return group.country.nearest(body[0]) if body else None
    return body


def _person_after(cast: Cast, title: Stretch) -> Stretch | None:
    return cast.starting(title[1], {"Person"})


def _person_before(parse: Parse, cast: Cast, title: Stretch) -> Stretch | None:
    """ "Ana Ruiz, president of …", "Ana Ruiz, the union's president": the title's noun is an apposition of the name."""
    head = head_of(parse, title)
    if parse.dep[head] != "appos":
        return None
    return next((s for s in cast.covering(parse.head[head]) if cast.at[s].type == "Person"), None)


def _unnamed_around(cast: Cast, title: Stretch) -> Stretch | None:
    """ "a spokesman for the agency": the title inside an unnamed source's phrase."""
    return next((s for s in cast.covering(title[0]) if inside(title, s) and cast.at[s].type == "UnnamedSource"), None)


def _body_of(parse: Parse, cast: Cast, title: Stretch, member: Stretch) -> Stretch | None:
    if parse.lower[title[0]].strip(".") in _HONORIFICS:
        return None
    head = head_of(parse, title)
    return (
        _inside_title(parse, cast, title)
        or _before_title(parse, cast, title)
        or _after_title(parse, cast, head)
        or _in_brackets(parse, cast, member)
        or (None if _of_somebody(parse, cast, title) else body_of_post(parse, cast, title))
    )


def _of_somebody(parse: Parse, cast: Cast, title: Stretch) -> bool:
    """ "her spokeswoman", "Ruiz's aide": somebody's own, so not the post of a body that is named elsewhere."""
    before = title[0] - 1
    if before < 0 or parse.lower[before] in _POSSESSORS:
        return before >= 0
    return parse.words[before] in POSSESSIVES and any(cast.at[s].type == "Person" for s in cast.covering(before - 1))


def _inside_title(parse: Parse, cast: Cast, title: Stretch) -> Stretch | None:
    """ "Interior Department spokesman" as one title."""
    return next((s for s in cast.within(title) if cast.at[s].type in BODY_TYPES and not _sent_to(parse, s)), None)


def _sent_to(parse: Parse, place: Stretch) -> bool:
    """An "ambassador to Venezuela" is not Venezuela's."""
    return any(parse.lower[i] == "to" for i in range(max(0, place[0] - 2), place[0]))


def _before_title(parse: Parse, cast: Cast, title: Stretch) -> Stretch | None:
    """ "Oak City Mayor", "the union's president", "its director"."""
    before = title[0] - 1
    if before >= 0 and parse.words[before] in POSSESSIVES:
        before -= 1
    if before < 0:
        return None
    return next((s for s in cast.covering(before) if s[1] in {before + 1, before + 2} and cast.at[s].type in BODY_TYPES), None)


def _after_title(parse: Parse, cast: Cast, head: int) -> Stretch | None:
    """ "president of the union", "spokesman for the agency"."""
    for child in parse.children[head]:
        if child > head and parse.dep[child] in {"nmod", "obl"}:
            found = [s for s in cast.covering(child) if head_of(parse, s) == child and cast.at[s].type in BODY_TYPES]
            if found:
                return found[0]
    return None


def _in_brackets(parse: Parse, cast: Cast, member: Stretch) -> Stretch | None:
    """ "Sen. Ana Ruiz (D-Ga.)", "Ana Ruiz, D-Ga.,": the state after the party's letter."""
    window = trim(parse, (member[1], min(member[1] + 5, len(parse))), frozenset())
    if not any(parse.words[i] in {"R", "D", "I", "R-", "D-"} for i in range(*window)):
        return None
    return next((s for s in cast.within((window[0], window[1] + 1)) if cast.at[s].type == "Region"), None)
