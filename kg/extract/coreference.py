"""Whom "he", "the department" and "we" mean: rules where exactly one thing fits, else the language model's choice.

Third persons first; "I" and "we" inside quotations after the speakers are known (``link_first_persons``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.extract.cast import Cast, Draft
from kg.extract.found import FoundClaim, Stretch
from kg.extract.kinds import (
    FEMALE,
    FEMALE_WORDS,
    FIRST_PLURAL,
    FIRST_SINGULAR,
    MALE,
    MALE_WORDS,
    NOUNS_OF_TYPE,
    PERSON_PRONOUNS,
    PRONOUNS,
    THING_PRONOUNS,
)
from kg.extract.phrases import holder_of_post
from kg.extract.sources import spoken_for, thing_at
from kg.extract.syntax import Parse, climb, head_of, noun_phrase, parse_of
from kg.model import PLACE_TYPES, Link

if TYPE_CHECKING:
    from spacy.tokens import Doc

COREF_MIN = 0.35
NOMINAL_MIN = 0.55

OPENING = frozenset({"he", "she", "it", "they"})
PLACE_NOUNS = NOUNS_OF_TYPE["City"] | NOUNS_OF_TYPE["Region"] | NOUNS_OF_TYPE["Country"] | {"place", "side", "people"}
PEOPLE = frozenset({"Person", "UnnamedSource"})


def link_anaphors(doc: Doc, cast: Cast, found: Iterable[FoundClaim] = ()) -> None:
    """Add the nominal and pronoun mentions that point at a thing of the cast, in text order."""
    parse = parse_of(doc)
    learn_genders(parse, cast)
    link_appositions(parse, cast, {i for t in doc.spans.get("TITLE", ()) for i in range(t.start, t.end)})
    links: dict[int, Link] = {link.anaphor: link for link in doc.user_data.get("links", ())}
    threshold = doc.user_data.get("thresholds", {}).get("coref", 0.5)
    sources = subjects_of_contents(parse, found)
    for token in range(len(parse)):
        link = links.get(token)
        if parse.lower[token] in FIRST_SINGULAR | FIRST_PLURAL or any(
            cast.at[s].mentions[s] == "name" for s in cast.covering(token)[:1] if s[1] - s[0] == 1
        ):
            continue
        sure = link is not None and link.score >= threshold
        draft, stretch = _source_again(parse, cast, token, sources.get(token)), (token, token + 1)
        if draft is None:
            draft, stretch = _antecedent(parse, cast, token, link if sure else None)
        if draft is not None and stretch not in cast.at:
            cast.mention(draft, stretch, "pronoun" if parse.lower[token] in PRONOUNS else "nominal")
            _note_gender(parse, draft, stretch)


def subjects_of_contents(parse: Parse, found: Iterable[FoundClaim]) -> dict[int, Stretch]:
    """ "The company said it would close": the pronoun that opens what is reported -> the source."""
    out = {}
    for claim in found:
        first = claim.content[0][0] + (parse.lower[claim.content[0][0]] == "that")
        if claim.source and claim.mode != "Direct" and claim.source[1] <= first < len(parse) and parse.lower[first] in OPENING:
            out[first] = claim.source
    return out


def _source_again(parse: Parse, cast: Cast, token: int, source: Stretch | None) -> Draft | None:
    """The source itself where the pronoun fits it, the body of an unnamed one for "it" ("a spokesman said it …")."""
    if source is None:
        return None
    draft = thing_at(parse, cast, source)
    if parse.lower[token] == "it":
        if draft is None or draft.type == "UnnamedSource":
            return spoken_for(parse, cast, source)
        return draft if draft.type != "Person" else None
    if draft is None or (parse.lower[token] == "they" and draft.type == "Person"):
        return None
    return draft if (draft.type in PEOPLE and _gender_fits(draft, parse.lower[token])) or parse.lower[token] == "they" else None


def link_appositions(parse: Parse, cast: Cast, titles: set[int]) -> None:
    """ "Ana Ruiz, the only Republican on the council": both sides of the comma are one person. Titles are left to the roles."""
    for stretch, draft in sorted(cast.at.items()):
        head = head_of(parse, stretch)
        if draft.type not in {"Person", "Organization", "Agency"} or draft.mentions[stretch] != "name":
            continue
        noun = parse.head[head] if parse.dep[head] == "appos" else next((c for c in parse.children[head] if parse.dep[c] == "appos"), head)
        phrase = noun_phrase(parse, noun)
        if (
            noun == head
            or parse.pos[noun] != "NOUN"
            or titles.intersection(range(*phrase))
            or any(parse.words[i] in {",", ";"} for i in range(*phrase))
        ):
            continue
        if parse.lower[noun] in NOUNS_OF_TYPE[draft.type] and parse.lower[phrase[0]] in {"the", "his", "her", "its", "their"}:
            cast.mention(draft, phrase, "nominal")


def _antecedent(parse: Parse, cast: Cast, token: int, link: Link | None) -> tuple[Draft | None, Stretch]:
    if parse.lower[token] in PRONOUNS:
        return _pronoun(parse, cast, token, link), (token, token + 1)
    if parse.pos[token] not in {"NOUN", "PROPN", "ADJ"} or _goes_on(parse, cast, token):
        return None, (token, token + 1)
    stretch = noun_phrase(parse, token)
    if parse.lower[stretch[0]] in {"a", "an", "another", "some", "any", "no"}:
        return None, stretch
    chosen = _chosen(cast, link, least=NOMINAL_MIN) if link else None
    if chosen is not None and chosen.type in PLACE_TYPES and parse.lemma[token] not in PLACE_NOUNS:
        chosen = None  # "the camp", "the area" are no city's or country's
    return holder_of_post(parse, cast, stretch) or _by_noun(parse, cast, stretch) or chosen, stretch


def _goes_on(parse: Parse, cast: Cast, token: int) -> bool:
    """ "the broadcaster | LBCI", "his brother | -in-law": the noun is only the start of a longer naming."""
    after = token + 1
    if after >= len(parse):
        return False
    named = any(s[0] == after and cast.at[s].mentions[s] == "name" for s in cast.covering(after))
    return named or parse.words[after] == "-"


def _chosen(
    cast: Cast, link: Link, wanted: frozenset[str] = frozenset(), barred: frozenset[str] = frozenset(), least: float = COREF_MIN
) -> Draft | None:
    """The model's best candidate that is a thing of a fitting type."""
    for stretch, score in link.candidates:
        if score < least:
            break
        draft = cast.at.get(stretch) or next((cast.at[s] for s in cast.within(stretch)), None)
        if draft and draft.type not in barred and (not wanted or draft.type in wanted):
            return draft
    return None


# ---------------------------------------------------------------- pronouns
def _pronoun(parse: Parse, cast: Cast, token: int, link: Link | None) -> Draft | None:
    word = parse.lower[token]
    if link is None:
        return (
            _subject_before(parse, cast, token)
            if word in {"he", "she"}
            else _owner_in_clause(parse, cast, token)
            if word == "its"
            else None
        )
    if word in {"who", "whom", "whose", "which", "that"}:
        return None
    if word in PERSON_PRONOUNS:
        chosen = _chosen(cast, link, PEOPLE)
        if chosen and _gender_fits(chosen, word):
            return chosen
        return _subject_before(parse, cast, token)
    if word in {"its", "their"}:
        owner = _owner_in_clause(parse, cast, token)
        if owner is not None:
            return owner
    if word in THING_PRONOUNS:
        return _chosen(cast, link, barred=frozenset({"Person", "Group"}))
    return _chosen(cast, link)


def _owner_in_clause(parse: Parse, cast: Cast, token: int) -> Draft | None:
    """ "Oak City's decision to keep its rule", "cities like Oak City keep their rules": the possessor or subject above."""
    for above in climb(parse, token, 6):
        for child in parse.children[above]:
            if child >= token or parse.dep[child] not in {"nmod:poss", "nsubj", "nsubj:pass"}:
                continue
            examples = [
                g for g in parse.children[child] if parse.dep[g] == "nmod" and any(parse.lower[c] == "like" for c in parse.children[g])
            ]
            for noun in (child, *examples):
                found = [
                    cast.at[s] for s in cast.covering(noun) if head_of(parse, s) == noun and cast.at[s].type not in {"Person", "Group"}
                ]
                if found:
                    return found[0]
    return None


def _subject_before(parse: Parse, cast: Cast, token: int) -> Draft | None:
    """The one person who was subject of this or the two sentences before and whose gender fits."""
    word = parse.lower[token]
    for back in range(0, 3):
        sentence = parse.sent[token] - back
        fits = [
            d
            for d in cast.of_type("Person")
            for s in d.mentions
            if s[0] < token
            and parse.sent[s[0]] == sentence
            and parse.dep[_top(parse, s)] in {"nsubj", "nsubj:pass"}
            and _gender_fits(d, word)
        ]
        if fits:
            return fits[0] if all(d is fits[0] for d in fits) else None
    return None


def _top(parse: Parse, stretch: Stretch) -> int:
    """The stretch's head word; from there up over name parts, titles and appositions."""
    token = next((i for i in range(*stretch) if not (stretch[0] <= parse.head[i] < stretch[1] and parse.head[i] != i)), stretch[0])
    while parse.dep[token] in {"flat", "appos", "compound", "nmod:desc"} and parse.head[token] != token:
        token = parse.head[token]
    return token


def _gender_fits(draft: Draft, word: str) -> bool:
    return not draft.gender or (draft.gender == "f" if word in FEMALE else draft.gender == "m" if word in MALE else True)


def learn_genders(parse: Parse, cast: Cast) -> None:
    """Titles tell: "Mrs. Ruiz", "Chairwoman Ruiz". A given name does not."""
    for draft in cast.of_type("Person"):
        for start, _ in draft.mentions:
            for before in range(max(0, start - 2), start):
                word = parse.lower[before].strip(".")
                if not draft.gender and word in FEMALE_WORDS | MALE_WORDS:
                    draft.gender = "f" if word in FEMALE_WORDS else "m"


def _note_gender(parse: Parse, draft: Draft, stretch: Stretch) -> None:
    word = parse.lower[stretch[0]]
    if not draft.gender and stretch[1] - stretch[0] == 1 and draft.type == "Person" and word in FEMALE | MALE:
        draft.gender = "f" if word in FEMALE else "m"


# ---------------------------------------------------------------- "the department"
def _by_noun(parse: Parse, cast: Cast, stretch: Stretch) -> Draft | None:
    """The only thing named before whose own last word is this noun: "the coalition" for "… Coalition for …"."""
    start, end = stretch
    words = [parse.lower[i] for i in range(start, end) if not parse.space[i]]
    if len(words) != 2 or words[0] not in {"the", "this", "that"}:
        return None
    noun = words[1]
    types = [t for t, nouns in NOUNS_OF_TYPE.items() if noun in nouns and t not in {"Person", "City", "Region", "Country"}]
    fits = [d for d in cast.drafts if d.type in types and d.last_before(start) >= 0 and any(noun in n.casefold().split() for n in d.names)]
    return fits[0] if len(fits) == 1 else None


# ---------------------------------------------------------------- "I", "we"
def link_first_persons(
    doc: Doc, cast: Cast, spoken: Iterable[tuple[FoundClaim, Draft | None]], bodies: Mapping[int, Draft] | None = None
) -> None:
    """ "I" in quoted words means the speaker; "we" the body that speaks, is spoken for or has the speaker in a post (``bodies``:
    identity of a person's draft -> body), and nobody where there is none."""
    parse = parse_of(doc)
    quoted = [(piece, speaker) for claim, speaker in spoken if speaker and claim.mode != "Indirect" for piece in claim.content]
    for token in range(len(parse)):
        word = parse.lower[token]
        if word not in FIRST_SINGULAR | FIRST_PLURAL:
            continue
        inner = min((q for q in quoted if q[0][0] <= token < q[0][1]), key=lambda q: q[0][1] - q[0][0], default=None)
        if inner is None:
            continue
        speaker = inner[1]
        meant: Draft | None = speaker
        if word in FIRST_PLURAL and speaker.type in PEOPLE:
            meant = speaker.speaks_for or ((bodies or {}).get(id(speaker)) if word == "we" else None)
        if meant is not None:
            cast.mention(meant, (token, token + 1), "pronoun")
