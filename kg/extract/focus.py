"""What a short naming takes up: "the plan", "the company", "the city" mean a thing that the article has in focus."""

from __future__ import annotations

from kg.extract.cast import Cast, Draft
from kg.extract.found import Stretch
from kg.extract.kinds import NOUNS_OF_TYPE
from kg.extract.syntax import Parse


def taken_up(parse: Parse, cast: Cast, stretch: Stretch) -> Draft | None:
    """ "the plan", "the company", "the city": the thing of that kind with this word in its name, else the only or the latest one."""
    words = [i for i in range(*stretch) if not parse.space[i]]
    if len(words) != 2 or parse.lower[words[0]] not in {"the", "this", "that"} or not parse.words[words[1]].islower():
        return None
    noun = parse.lemma[words[1]]
    types = {t for t, nouns in NOUNS_OF_TYPE.items() if noun in nouns and t != "Person"}
    before = [d for d in cast.drafts if d.type in types and d.last_before(stretch[0]) >= 0]
    same = [d for d in before if any(noun in n.casefold().split() for n in d.names)]
    fits = same or (before if len(before) == 1 else _in_focus(before) if types & {"Law", "Policy"} else [])
    latest = max(fits, key=lambda d: d.last_before(stretch[0]), default=None)
    if latest is None:
        return None
    cast.mention(latest, (words[0], words[1] + 1), "nominal")
    return latest


def _in_focus(drafts: list[Draft]) -> list[Draft]:
    """The law or policy that the article keeps coming back to, if one does."""
    topics = sorted((d for d in drafts if d.type in {"Law", "Policy"}), key=lambda d: -len(d.mentions))
    clear = len(topics) > 1 and len(topics[0].mentions) >= 2 * len(topics[1].mentions)
    return topics[:1] if clear or len(topics) == 1 else []
