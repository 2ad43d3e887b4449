"""Where a post belongs when the text does not say it beside the title: "the mayor" of an article with one city is that city's.

A post tells what kind of body or place has it; the article must have exactly one of that kind, or one named just before.
"""

from __future__ import annotations

from kg.extract.cast import Cast, Draft
from kg.extract.found import Stretch
from kg.extract.syntax import Parse

BODIES = frozenset({"Agency", "Organization"})
_PANELS = frozenset("council commission committee board assembly selectboard panel subcommittee authority legislature".split())
_CHAMBERS = frozenset("house senate assembly parliament congress legislature".split())
_ANY_BODY = frozenset({"*"})

# title word -> words of the body's name that has such a post
BODY_OF_POST: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        "chair chairman chairwoman chairperson vice-chair member commissioner councilman councilwoman trustee".split(), _PANELS
    ),
    **dict.fromkeys(("speaker", "whip"), _CHAMBERS),
    **dict.fromkeys(("justice", "judge"), frozenset({"court"})),
    "superintendent": frozenset({"district", "schools"}),
    "principal": frozenset({"school"}),
    "president": frozenset("union association federation university college board council local senate".split()),
    **dict.fromkeys("spokesman spokeswoman spokesperson director executive secretary-general".split(), _ANY_BODY),
}
_COUNTRY_POSTS = frozenset("premier chancellor king queen emir".split())
_CITY_POSTS = frozenset("mayor alderman alderwoman councilmember".split())
_STATE_POSTS = frozenset("governor gov".split())


def body_of_post(parse: Parse, cast: Cast, title: Stretch) -> Stretch | None:
    """A mention of the body or place that the post belongs to, or None."""
    words = [parse.lower[i].strip(".") for i in range(*title) if not parse.space[i]]
    return _named_in_title(cast, words, title) or _place(cast, words) or _body(parse, cast, words, title)


def _named_in_title(cast: Cast, words: list[str], title: Stretch) -> Stretch | None:
    """ "union president", "committee chair": the body whose name or last noun is the title's first word."""
    for word in words[:-1]:
        bodies = [d for d in cast.of_type(*BODIES) if any(word in n.lower().split() for n in d.names)]
        if bodies:
            return _latest(bodies, title[0])
    return None


def _place(cast: Cast, words: list[str]) -> Stretch | None:
    """Posts of cities, counties, states and countries, where the article has one of them."""
    title, last = " ".join(words), words[-1] if words else ""
    if last in _CITY_POSTS or words[:1] == ["city"] or title in {"council member", "police chief", "fire chief"}:
        return _only(cast.of_type("City"))
    counties = [d for d in cast.of_type("Region") if "county" in d.name.casefold()]
    if last == "sheriff" or words[:1] == ["county"]:
        return _only(counties)
    if (
        last in _STATE_POSTS
        or words[:1] == ["state"]
        or title in {"attorney general", "secretary of state", "lieutenant governor", "lt gov"}
    ):
        return _only([d for d in cast.of_type("Region") if d not in counties])
    if last in _COUNTRY_POSTS or title in {
        "prime minister",
        "foreign minister",
        "defense minister",
        "foreign secretary",
        "president",
    }:
        return _only(cast.of_type("Country"))
    return None


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
        return _latest(near, title[0])
    return _latest([d for d in bodies if any(w in wanted for n in d.names for w in n.lower().split())], title[0])


def _latest(drafts: list[Draft], token: int) -> Stretch | None:
    """The mention that comes last before the token, else the first one of all."""
    before = [s for d in drafts for s in d.mentions if s[0] < token]
    return max(before) if before else min((s for d in drafts for s in d.mentions), default=None)


def _only(drafts: list[Draft]) -> Stretch | None:
    return min(drafts[0].mentions) if len(drafts) == 1 and drafts[0].mentions else None
