"""Where a post belongs when the text does not say it beside the title: "the mayor" of an article with one city is that city's.

A post tells what kind of body or place has it; the article must have exactly one of that kind, or one named just before.
"""

from __future__ import annotations

from kg.extract.cast import Cast, Draft
from kg.extract.found import Stretch
from kg.extract.kinds import BODIES, NOUNS_OF_TYPE
from kg.extract.syntax import Parse

_PANELS = frozenset("council commission committee board assembly selectboard panel subcommittee authority legislature".split())
_CHAMBERS = frozenset("house senate assembly parliament congress legislature".split())
_ANY_BODY = frozenset({"*"})

# title word -> words of the body's name that has such a post
BODY_OF_POST: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        "chair chairman chairwoman chairperson vice-chair member commissioner councilman councilwoman councillor cllr trustee".split(),
        _PANELS,
    ),
    **dict.fromkeys(("speaker", "whip"), _CHAMBERS),
    **dict.fromkeys(("justice", "judge"), frozenset({"court"})),
    "superintendent": frozenset({"district", "schools"}),
    "principal": frozenset({"school"}),
    "president": frozenset("union association federation university college board council local senate".split()),
    **dict.fromkeys(
        "spokesman spokeswoman spokesperson director executive secretary-general secretary ceo founder owner".split(), _ANY_BODY
    ),
}
_COUNTRY_POSTS = frozenset("premier chancellor king queen emir".split())
FEDERATIONS = frozenset({"Canada", "Australia"})  # where provinces and states have premiers
_CITY_POSTS = frozenset("mayor alderman alderwoman councilmember".split())
OF_PLACES = _CITY_POSTS | frozenset({"governor", "gov"})  # no council or board has these
_STATE_POSTS = frozenset("governor gov".split())


def body_of_post(parse: Parse, cast: Cast, title: Stretch) -> Stretch | None:
    """A mention of the body or place that the post belongs to, or None."""
    words = [parse.lower[i].strip(".") for i in range(*title) if not parse.space[i]]
    if title[1] < len(parse) and parse.lower[title[1]] in {"of", "for", "at"}:
        return None  # the text says where, in words that are no thing of ours
    return _named_in_title(cast, words, title) or _place(parse, cast, words, title[0]) or _body(parse, cast, words, title)


def _named_in_title(cast: Cast, words: list[str], title: Stretch) -> Stretch | None:
    """ "union president", "committee chair": the body whose name or last noun is the title's first word."""
    for word in words[:-1]:
        bodies = [d for d in cast.of_type(*BODIES) if any(word in n.lower().split() for n in d.names)]
        if bodies:
            return _latest(bodies, title[0])
        if word in NOUNS_OF_TYPE["Organization"]:
            return _only_organization(cast)
    return None


def _only_organization(cast: Cast) -> Stretch | None:
    found = cast.of_type("Organization")
    return min(found[0].mentions) if len(found) == 1 else None


def _place(parse: Parse, cast: Cast, words: list[str], token: int) -> Stretch | None:
    """Posts of cities, counties, states and countries, where the article has one of them."""
    title, last = " ".join(words), words[-1] if words else ""
    if last in _CITY_POSTS or words[:1] == ["city"] or title in {"council member", "police chief", "fire chief"}:
        return _only(parse, cast, cast.of_type("City"), token)
    counties = [d for d in cast.of_type("Region") if "county" in d.name.casefold()]
    regions = [d for d in cast.of_type("Region") if d not in counties]
    if last == "sheriff" or words[:1] == ["county"]:
        return _only(parse, cast, counties, token)
    states = title in {"attorney general", "secretary of state", "lieutenant governor", "lt gov"}
    if states or last in _STATE_POSTS or words[:1] == ["state"]:
        found = _only(parse, cast, regions, token)
        return found or (_only(parse, cast, cast.of_type("Country"), token) if title == "secretary of state" else None)
    if last == "premier" and {d.name for d in cast.of_type("Country")} <= FEDERATIONS:
        found = _only(parse, cast, regions, token)
        if found:
            return found
    if last in _COUNTRY_POSTS or last == "minister" or title in {"foreign secretary", "president"}:
        return _only(parse, cast, cast.of_type("Country"), token)
    return None


def the_city(parse: Parse, cast: Cast, token: int) -> Stretch | None:
    """The mention, nearest to the token, of the one city in which the story plays."""
    return _only(parse, cast, cast.of_type("City"), token)


def _body(parse: Parse, cast: Cast, words: list[str], title: Stretch) -> Stretch | None:
    wanted = next((BODY_OF_POST[w] for w in reversed(words) if w in BODY_OF_POST), None)
    if wanted is None:
        return None
    bodies = cast.of_type(*BODIES)
    if wanted is _ANY_BODY:
        near = [
            d
            for d in bodies
            if 0 <= parse.sent[title[0]] - parse.sent[max(d.last_before(title[0]), 0)] <= 1 and d.last_before(title[0]) >= 0
        ]
        return _latest(near, title[0]) or _firm(bodies, words)
    return _latest([d for d in bodies if any(w in wanted for n in d.names for w in n.lower().split())], title[0])


def _firm(bodies: list[Draft], words: list[str]) -> Stretch | None:
    """The organization of a firm's post, where the article has one organization or is mostly about one."""
    firms = sorted((d for d in bodies if d.type == "Organization"), key=lambda d: -len(d.mentions))
    if not firms or words[-1] not in {"ceo", "executive", "founder", "owner"}:
        return None
    clear = len(firms) == 1 or len(firms[0].mentions) >= 2 * len(firms[1].mentions)
    return min(firms[0].mentions) if clear else None


def _latest(drafts: list[Draft], token: int) -> Stretch | None:
    """The mention that comes last before the token, else the first one of all."""
    before = [s for d in drafts for s in d.mentions if s[0] < token]
    return max(before) if before else min((s for d in drafts for s in d.mentions), default=None)


def _only(parse: Parse, cast: Cast, places: list[Draft], token: int) -> Stretch | None:
    """The only place; of several the one in the dateline ("SALTMERE, Ore. —"), else the one named much more often than the others."""
    line = dateline(parse, cast)
    if len(places) > 1:
        home = [d for d in places if any(s[0] in line for s in d.mentions)]
        counts = sorted((len(d.mentions) for d in places), reverse=True)
        places = home or ([d for d in places if len(d.mentions) == counts[0]] if counts[0] >= 2 * counts[1] + 1 else [])
    if len(places) == 1 and not _at_home(parse, line, places[0]):
        return None
    return places[0].nearest(token) if len(places) == 1 else None


def _at_home(parse: Parse, line: range, place: Draft) -> bool:
    """Whether the story plays there: the dateline names it, or the text does other than as a way's end."""
    return any(s[0] in line or not _passed_by(parse, s) for s in place.mentions)


def _passed_by(parse: Parse, stretch: Stretch) -> bool:
    """ "would move the club to Tulsa": where somebody goes or comes from is not where the story plays."""
    return any(parse.lower[i] in {"to", "from"} for i in range(max(0, stretch[0] - 2), stretch[0]))


def dateline(parse: Parse, cast: Cast) -> range:
    """The tokens of the dateline: from a line's first place name to the dash, "" if the article has none."""
    for i in range(min(len(parse), 120)):
        if parse.words[i] in {"—", "–", "--", "-"} and i and not parse.words[i - 1][-1].isdigit():
            start = max((j + 1 for j in range(i) if parse.space[j]), default=0)
            if i - start <= 10 and any(s[0] == start and cast.at[s].type in {"City", "Country"} for s in cast.covering(start)):
                return range(start, i)
    return range(0)
