"""Which thing a phrase means: its head decides. "Dr. Ana Ruiz, who runs the clinic" is Ruiz; "a clinic spokesman" is nobody named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.cast import Cast, Draft
from kg.extract.focus import taken_up
from kg.extract.found import Stretch
from kg.extract.kinds import BODIES, PRONOUNS, SPEAKS_FOR
from kg.extract.phrases import phrase_key
from kg.extract.syntax import POSSESSIVES, SAME_THING, Parse, climb, head_of, parse_of, same_thing, text_of, trim
from kg.model import AGENT_TYPES

if TYPE_CHECKING:
    from spacy.tokens import Doc

RELATIVE = frozenset({"who", "which", "that", "whom"})
_FOR = frozenset({"for", "of", "with", "at", "from", "to", "in"})
_NOBODY = frozenset({"there", "what", "this", "these", "those", "all"})
_CAN_HEAD = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON", "VERB"})


def agent_at(doc: Doc, cast: Cast, stretch: Stretch) -> Draft | None:
    """The thing that speaks, wants or acts; a person without a name becomes an UnnamedSource. None for "it" without a meaning."""
    parse = parse_of(doc)
    stretch = trim(parse, stretch)
    if stretch[0] >= stretch[1]:
        return None
    draft, head = thing_at(parse, cast, stretch), head_of(parse, stretch)
    if draft is not None or parse.lower[head] in PRONOUNS:
        return draft
    return unnamed_at(doc, cast, stretch, head)


def thing_at(parse: Parse, cast: Cast, stretch: Stretch) -> Draft | None:
    """The thing that a phrase means, None if it means none of the cast."""
    stretch = trim(parse, stretch)
    if stretch in cast.at:
        return cast.at[stretch]
    if stretch[0] >= stretch[1]:
        return None
    head = head_of(parse, stretch)
    if parse.lower[head] in RELATIVE:
        return _antecedent_of_clause(parse, cast, head)
    inside = cast.within(stretch)
    named = [s for s in inside if cast.at[s].type == "Person" and cast.at[s].mentions[s] == "name" and not _owns(parse, s)]
    titled = [s for s in named if _only_title_before(parse, stretch, s) or _apposition(parse, s, head)]
    if titled:
        return cast.at[titled[0]]
    named_after = cast.starting(stretch[1], {"Person"})
    if named_after and parse.dep[head] in SAME_THING and parse.pos[stretch[1] - 1] in {"NOUN", "PROPN"}:
        return cast.at[named_after]
    body = next((s for s in inside if _says_what_body(parse, cast, stretch, s)), None)
    if body is not None:
        return cast.at[body]
    same = [s for s in inside if _is_head(parse, cast, s, head)]
    people = [s for s in same if cast.at[s].type == "Person"]
    if people or same:
        return cast.at[(people or same)[0]]
    title = next((s for s in cast.titles if s[0] <= stretch[0] and stretch[1] <= s[1]), None)
    holder = cast.starting(title[1], {"Person"}) if title else None
    if holder is not None:
        return cast.at[holder]
    around = [s for s in cast.covering(head) if head_of(parse, s) == head]
    return cast.at[around[0]] if around else taken_up(parse, cast, stretch)


def _says_what_body(parse: Parse, cast: Cast, stretch: Stretch, name: Stretch) -> bool:
    """ "Colombian broadcaster Radio Caribe": the phrase ends in a body's name, and before it stands what kind of body that is."""
    if name[1] != stretch[1] or name[0] == stretch[0] or cast.at[name].type not in BODIES or cast.at[name].mentions[name] != "name":
        return False
    before = range(stretch[0], name[0])
    plain = all(parse.pos[i] in {"NOUN", "ADJ", "DET", "PROPN"} or parse.words[i] in {"'", "’"} for i in before)
    return plain and parse.pos[before[-1]] == "NOUN" and parse.lemma[before[-1]] == parse.lower[before[-1]]


def examples_in(parse: Parse, cast: Cast, stretch: Stretch) -> list[Draft]:
    """ "groups like the Civic League and Oak Tenants": the named examples, of which the same is said."""
    start = next(
        (
            i + 1
            for i in range(*stretch)
            if parse.lower[i] in {"like", "including"} or (parse.lower[i] == "as" and parse.lower[i - 1] == "such")
        ),
        None,
    )
    if start is None or head_of(parse, stretch) >= start:
        return []
    return [cast.at[s] for s in cast.within((start, stretch[1])) if cast.at[s].mentions[s] == "name" and cast.at[s].type in AGENT_TYPES]


def _is_head(parse: Parse, cast: Cast, stretch: Stretch, head: int) -> bool:
    """Whether the mention is what the phrase is about: "the mayor, Ana Ruiz", but not "a Harlow College poll"."""
    top = head_of(parse, stretch)
    if top == head:
        return True
    before_noun = parse.dep[top] == "compound" and parse.words[head][0].islower()
    return same_thing(parse, top, head) and not (before_noun and cast.at[stretch].type != "Person")


def _owns(parse: Parse, person: Stretch) -> bool:
    """ "Ruiz's lawyer" is not Ruiz."""
    return person[1] < len(parse) and parse.words[person[1]] in POSSESSIVES


def _apposition(parse: Parse, person: Stretch, head: int) -> bool:
    """ "his successor, Bishop Bo Lee": the name stands beside the head."""
    return same_thing(parse, head_of(parse, person), head)


def _only_title_before(parse: Parse, stretch: Stretch, person: Stretch) -> bool:
    """Whether only name words and nouns stand between the phrase's start and the person: "Democratic U.S. Sen. Ana Ruiz"; or
    the person ends the phrase and no preposition leads to it: "the speaker of parliament Ana Ruiz"."""
    if person[1] == stretch[1] and parse.pos[person[0] - 1] in {"NOUN", "PROPN"} and parse.words[person[0] - 1] not in {"'s", "’s"}:
        return True
    return all(
        parse.pos[i] in {"NOUN", "PROPN", "ADJ", "DET", "PUNCT", "X", "SPACE"} and parse.words[i] not in {"'s", "’s"}
        for i in range(stretch[0], person[0])
    )


def _antecedent_of_clause(parse: Parse, cast: Cast, pronoun: int) -> Draft | None:
    """ "the mayor, who said": the noun that the relative clause describes."""
    for above in climb(parse, pronoun, 4):
        if parse.dep[above] == "acl:relcl":
            noun = parse.head[above]
            if any(parse.dep[c] == "cop" for c in parse.children[noun]):  # "she was a senator who opposed it"
                noun = next((c for c in parse.children[noun] if parse.dep[c] == "nsubj"), noun)
            found = [s for s in cast.covering(noun) if head_of(parse, s) == noun] or cast.covering(noun)
            return cast.at[found[0]] if found else None
    return None


# ---------------------------------------------------------------- people without a name
def unnamed_at(doc: Doc, cast: Cast, stretch: Stretch, head: int) -> Draft | None:
    """A new unnamed source for the phrase, or the one whose words are the same and definite."""
    parse = parse_of(doc)
    if parse.pos[head] not in _CAN_HEAD or parse.lower[head] in _NOBODY:
        return None
    stretch = whole_phrase(parse, stretch, head)
    if not any(parse.pos[i] in {"NOUN", "PROPN", "NUM", "ADJ", "PRON"} for i in range(*stretch)):
        return None
    if stretch in cast.at:
        return cast.at[stretch]
    text = text_of(doc, stretch)
    same = next((d for d in cast.drafts if d.type == "UnnamedSource" and phrase_key(text) in {phrase_key(n) for n in d.names}), None)
    if same is None or parse.lower[stretch[0]] in {"a", "an", "another", "one", "some"}:
        same = cast.add("UnnamedSource")
    same.names[text] += 1
    cast.mention(same, stretch, "name")
    return same


def whole_phrase(parse: Parse, stretch: Stretch, head: int) -> Stretch:
    """The noun phrase up to its first comma or relative clause: "a spokesman for the agency", not ", who declined to be named"."""
    start, end = stretch
    for i in range(head + 1, end):
        if parse.words[i] in {",", "—", "–", "(", ";"} or parse.lower[i] in {"who", "which", "whose"}:
            end = i
            break
    return trim(parse, (start, end))


def link_speaks_for(doc: Doc, cast: Cast) -> None:
    """Set whom each unnamed source speaks for: "a spokesperson for the OCPD", "an ICE official", "the union's president"."""
    parse = parse_of(doc)
    for draft in cast.of_type("UnnamedSource"):
        for stretch in sorted(draft.mentions):
            if draft.speaks_for is None and draft.mentions[stretch] == "name":
                draft.speaks_for = _spoken_for(parse, cast, stretch, draft)


def spoken_for(parse: Parse, cast: Cast, stretch: Stretch) -> Draft | None:
    """The body that an unnamed source's phrase speaks for: the agency of "an agency spokesman"."""
    return _spoken_for(parse, cast, stretch, cast.at.get(stretch))


def _spoken_for(parse: Parse, cast: Cast, stretch: Stretch, draft: Draft | None) -> Draft | None:
    head = head_of(parse, stretch)
    if parse.lower[head] not in SPEAKS_FOR:
        return None
    for inner in cast.within(stretch):
        other = cast.at[inner]
        if other is draft or other.type not in {"Agency", "Organization", "Country", "City", "Region"}:
            continue
        if _belongs(parse, head_of(parse, inner), head):
            return other
    return None


def _belongs(parse: Parse, token: int, head: int) -> bool:
    """Whether token hangs on head as its body: before it ("ICE official", "the union's lawyer") or after "for", "of", "at"."""
    while parse.head[token] != token and parse.head[token] != head and parse.dep[token] in {"compound", "flat", "nmod:poss", "conj"}:
        token = parse.head[token]
    if parse.head[token] != head:
        return False
    if parse.dep[token] in {"compound", "nmod:poss", "amod", "nmod:desc"}:
        return True
    return parse.dep[token] == "nmod" and any(parse.dep[c] == "case" and parse.lower[c] in _FOR for c in parse.children[token])
