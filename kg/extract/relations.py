"""Plain facts between two things: "the Senate passed the bill", "Norland's economy ministry", "Oakton, Minn.".

Only a short list of sure constructions; each is one function from the parse and the cast to found relations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extract.arguments import agents, case, modal, negated, patients, under
from kg.extract.cast import Cast
from kg.extract.found import FoundRelation, FoundRole, Stretch
from kg.extract.kinds import BODIES
from kg.extract.posts import the_city
from kg.extract.sources import thing_at
from kg.extract.syntax import Parse, head_of, parse_of
from kg.model import PLACE_TYPES, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOPICS = frozenset({"Law", "Policy"})
ACTORS = frozenset({"Person", "Agency", "Organization", "Country", "City", "Region", "UnnamedSource", "Group"})

# verb lemma -> (predicate, types of subject, types of object)
VERBS: dict[str, tuple[Predicate, frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(("pass", "adopt", "approve", "enact", "ratify", "repeal"), ("adopted", BODIES | PLACE_TYPES, TOPICS)),
    **dict.fromkeys(
        ("introduce", "propose", "author", "sponsor", "draft", "unveil", "write", "reintroduce", "offer"),
        ("proposed", ACTORS, TOPICS),
    ),
    "sign": ("signed", ACTORS, TOPICS),
    "sue": ("sued", ACTORS, ACTORS),
    **dict.fromkeys(("arrest", "detain"), ("arrested", ACTORS, frozenset({"Person", "UnnamedSource"}))),
    **dict.fromkeys(("lead", "head", "chair", "command", "run"), ("leads", frozenset({"Person"}), BODIES)),
    **dict.fromkeys(("fund", "finance"), ("funded", ACTORS - {"Person"}, ACTORS | TOPICS)),
    **dict.fromkeys(("employ", "hire"), ("employs", BODIES, frozenset({"Person"}))),
}
LEADING_TITLES = frozenset("leader head co-leader chair chairman chairwoman chairperson president ceo".split())
LEADING_POSTS = ("chief executive", "executive director")
NOT_LEADING = frozenset("vice deputy former ex assistant".split())
# Posts of those who sit on a council or board.
SEATS = frozenset("member councilor councillor councilman councilwoman councilmember alderman alderwoman trustee commissioner".split())
PANELS = frozenset("council commission board assembly committee panel commissioners aldermen trustees".split())
PROPOSALS = frozenset("bill plan proposal amendment measure legislation resolution rule ordinance motion initiative budget".split())
# Bodies that serve the place at the start of their name: "Oak City Police Department".
SERVING = frozenset("police sheriff's sheriff’s sheriff court schools school constabulary".split())
LOCAL_BODIES = frozenset(
    {
        "city council", "council", "town council", "city commission", "planning commission", "zoning board", "police department",
        "fire department", "parks department", "public works department", "board of aldermen", "selectboard", "city hall",
        "school board", "town board", "planning department", "housing authority", "department of public works",
    }
)  # fmt: skip
STANDING = frozenset("policy law ordinance ban rule code charter moratorium program principle status act statute regulation".split())
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def relations(doc: Doc) -> Iterator[FoundRelation]:
    """The relations that constructions tell, whoever tells them; posts tell more (``ties_of_posts``).

    Needs the cast in ``doc.user_data["cast"]``.
    """
    parse, cast = parse_of(doc), doc.user_data["cast"]
    yield from _place_in_place(parse, cast)
    yield from _body_of_place(parse, cast)
    yield from _body_in_place(parse, cast)
    yield from _person_of_body(parse, cast)
    yield from _named_after(cast)
    yield from _local_bodies(parse, cast)
    yield from _verbs(parse, cast)
    yield from _owned_topics(parse, cast)
    yield from _grants(parse, cast)
    yield from _based_in(parse, cast)


def _place_in_place(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    """ "Oakton, Minn.", "Basra, Iraq": a comma between a place and the larger one that holds it."""
    wider = {"City": {"Region", "Country"}, "Place": {"City", "Region", "Country"}, "Region": {"Country", "Region"}}
    for stretch, draft in sorted(cast.at.items()):
        after = stretch[1]
        if draft.type in wider and after + 1 < len(parse) and parse.words[after] == ",":
            other = cast.starting(after + 1, wider[draft.type])
            if other and cast.at[other] is not draft and not _in_list(parse, cast, stretch, other):
                yield FoundRelation(stretch, "partOf", other, 0.85)


def _in_list(parse: Parse, cast: Cast, first: Stretch, second: Stretch) -> bool:
    """ "Quill, Saltmere, Elm and Ada": places in a row hold nothing of one another."""
    before, after = first[0] - 2, second[1] + 1
    behind = before >= 0 and parse.words[first[0] - 1] == "," and any(cast.at[s].type in PLACE_TYPES for s in cast.covering(before))
    goes_on = after < len(parse) and parse.lower[second[1]] in {",", "and"}
    ahead = goes_on and any(cast.at[s].type in PLACE_TYPES for s in cast.covering(after))
    return behind or (ahead and cast.at[second].type == "Region")


def _body_of_place(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    """ "Norland's economy ministry", "the department's budget office", "Norland's Fell region": the possessor holds the rest."""
    for stretch, draft in sorted(cast.at.items()):
        if draft.type not in PLACE_TYPES | {"Agency"} or draft.mentions[stretch] == "pronoun":
            continue
        head = head_of(parse, stretch)
        heads = [head] + (
            [parse.head[head]] if parse.dep[head] in {"compound", "flat", "nmod:desc", "appos"} and draft.type in PLACE_TYPES else []
        )
        for noun in heads:
            for child in parse.children[noun]:
                if child == head or (
                    parse.dep[child] != "nmod:poss" and not (parse.dep[child] == "nmod" and child > noun and case(parse, child) == "of")
                ):
                    continue
                owner = _owner(parse, cast, child, stretch)
                if owner is not None and cast.at[owner] is not draft and _holds(cast.at[owner].type, draft.type):
                    yield FoundRelation(stretch, "partOf", owner, 0.75)


def _holds(whole: str, part: str) -> bool:
    if part == "Agency":
        return whole in PLACE_TYPES | {"Agency"}
    return whole in {"City": {"Region", "Country"}, "Region": {"Country"}, "Place": {"City", "Region", "Country"}}.get(part, set())


def _owner(parse: Parse, cast: Cast, token: int, barred: Stretch) -> Stretch | None:
    found = [s for s in cast.covering(token) if s != barred and head_of(parse, s) == token]
    return found[0] if found else None


def _body_in_place(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    """ "Harlow College in Cedar Springs", "the museum at the university": a name, "in" or "at", a name, and nothing between."""
    for stretch, draft in sorted(cast.at.items()):
        word = stretch[1]
        if draft.mentions[stretch] != "name" or word + 1 >= len(parse) or parse.lower[word] not in {"in", "at"}:
            continue
        start = word + 2 if parse.lower[word + 1] == "the" else word + 1
        other = next((s for s in cast.covering(start) if s[0] == start and cast.at[s].mentions[s] == "name"), None)
        if other is None or parse.head[head_of(parse, other)] != head_of(parse, stretch):
            continue
        if draft.type in BODIES and cast.at[other].type in {"City", "Region", "Country"}:
            yield FoundRelation(stretch, "basedIn", other, 0.65)
        elif (draft.type in BODIES and cast.at[other].type == "Organization" and parse.lower[word] == "at") or _holds(
            cast.at[other].type, draft.type
        ):
            yield FoundRelation(stretch, "partOf", other, 0.65)


def _person_of_body(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    """ "Ana Ruiz of the Civic Party", "the Civic Party's Ana Ruiz"."""
    for stretch, draft in sorted(cast.at.items()):
        if draft.type != "Person" or draft.mentions[stretch] != "name":
            continue
        head = head_of(parse, stretch)
        for child in parse.children[head]:
            ties = parse.dep[child] == "nmod:poss" or (parse.dep[child] == "nmod" and child > head and case(parse, child) == "of")
            owner = _owner(parse, cast, child, stretch) if ties else None
            if owner is not None and cast.at[owner].type == "Organization":
                yield FoundRelation(stretch, "memberOf", owner, 0.65)


def _named_after(cast: Cast) -> Iterator[FoundRelation]:
    """ "Oak City Police Department", "U.N. Security Council": the place or body at the start of the name is the whole."""
    wholes = cast.of_type("City", "Region", "Country", "Agency")
    for draft in cast.of_type("Agency"):
        if draft.country is not None and draft.country.mentions:
            yield FoundRelation(min(draft.mentions), "partOf", draft.country.nearest(draft.first()) or min(draft.country.mentions), 0.5)
        for whole in wholes:
            named = any(_starts_with(name, other) for name in draft.names for other in whole.names)
            if named and whole is not draft and whole is not draft.country:
                words, place = min(draft.mentions), whole.nearest(draft.first()) or min(whole.mentions)
                yield FoundRelation(words, "partOf", place, 0.5)
                if whole.type in {"City", "Region"} and any(w in SERVING for name in draft.names for w in name.casefold().split()):
                    yield FoundRelation(words, "jurisdiction", place, 0.5)


def _local_bodies(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    """ "the City Council", "the police department": those of the one city in which the story plays."""
    for draft in cast.of_type("Agency"):
        names = {name.casefold().removeprefix("the ") for name in draft.names}
        city = the_city(parse, cast, draft.first()) if names and names <= LOCAL_BODIES else None
        if city is not None:
            yield FoundRelation(min(draft.mentions), "partOf", city, 0.6)


def _starts_with(name: str, place: str) -> bool:
    name, place = name.casefold(), place.casefold()
    return len(place) > 2 and (name.startswith((place + " ", place + "'s ", place + "’s ")) or name.endswith(" of " + place))


def _verbs(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    for token in range(len(parse)):
        if parse.pos[token] != "VERB" or parse.lemma[token] not in VERBS:
            continue
        predicate, subjects, objects = VERBS[parse.lemma[token]]
        if negated(parse, token) or modal(parse, token) or _intended(parse, token):
            continue
        for agent in agents(parse, token):
            for patient in patients(parse, token):
                a, b = _of_types(parse, cast, agent, subjects), _of_types(parse, cast, patient, objects)
                if a is not None and b is not None:
                    yield FoundRelation(a, predicate, b, 0.7)


def _intended(parse: Parse, token: int) -> bool:
    """ "voted to pass" may state a fact, "wants to pass" does not."""
    return any(parse.lower[c] == "to" for c in parse.children[token] if c < token) and parse.lemma[parse.head[token]] != "vote"


def _of_types(parse: Parse, cast: Cast, token: int, types: frozenset[str]) -> Stretch | None:
    """The mention whose head is this token, or that the phrase under it means, if its type fits."""
    for stretch in cast.covering(token):
        if head_of(parse, stretch) == token and cast.at[stretch].type in types:
            return stretch
    draft = thing_at(parse, cast, (parse.left[token], parse.right[token]))
    return draft.nearest(token) if draft is not None and draft.type in types else None


def _owned_topics(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    """ "Ruiz's bill" is what Ruiz proposed; "the city's rent ordinance" is what the city adopted."""
    for stretch, draft in sorted(cast.at.items()):
        if draft.type not in TOPICS or draft.mentions[stretch] == "pronoun":
            continue
        head = head_of(parse, stretch)
        for child in parse.children[head]:
            owner = _owner(parse, cast, child, stretch) if parse.dep[child] == "nmod:poss" else None
            if owner is None:
                continue
            kind = cast.at[owner].type
            if parse.lemma[head] in PROPOSALS and kind in {"Person", "Organization", "UnnamedSource"}:
                yield FoundRelation(owner, "proposed", stretch, 0.65)
            elif parse.lemma[head] in STANDING and kind in {"Agency", "City", "Region", "Country"}:
                yield FoundRelation(owner, "adopted", stretch, 0.6)


def _grants(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    """ "the agency awarded $2 million to the county", "the county will receive a grant from the agency"."""
    for token in range(len(parse)):
        giver_word = {"award": "to", "grant": "to", "allocate": "to", "provide": "to", "give": "to", "receive": "from"}.get(
            parse.lemma[token]
        )
        if parse.pos[token] != "VERB" or giver_word is None or not any(_money(parse, p) for p in patients(parse, token)):
            continue
        subjects, others = agents(parse, token), under(parse, token, frozenset({giver_word}))
        others += [o for p in patients(parse, token) for o in under(parse, p, frozenset({giver_word}))]
        givers, takers = (others, subjects) if giver_word == "from" else (subjects, others)
        for giver in givers:
            for taker in takers:
                a, b = _of_types(parse, cast, giver, BODIES | {"Country"}), _of_types(parse, cast, taker, BODIES | PLACE_TYPES)
                if a is not None and b is not None:
                    yield FoundRelation(a, "funded", b, 0.7)


def _money(parse: Parse, token: int) -> bool:
    """Whether a noun phrase is about money."""
    return any(
        parse.lower[i] in {"$", "£", "€", "grant", "grants", "funding", "funds", "million", "billion", "aid"}
        for i in range(parse.left[token], parse.right[token])
    )


def _based_in(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    """ "the Quill-based developer", "a company headquartered in Ohio"."""
    for token in range(1, len(parse)):
        if parse.lower[token] not in {"based", "headquartered"}:
            continue
        if parse.words[token - 1] == "-" and token >= 2:
            place, noun = token - 2, parse.head[token] if parse.head[token] != token else token
            body = (
                _of_types(parse, cast, noun, BODIES) or next((s for s in cast.covering(token + 1) if cast.at[s].type in BODIES), None)
                if token + 1 < len(parse)
                else None
            )
        else:
            place = next((c for c in parse.children[token] if parse.dep[c] == "obl" and case(parse, c) == "in"), -1)
            noun = next((c for c in parse.children[token] if parse.dep[c] in SUBJECTS), parse.head[token])
            body = _of_types(parse, cast, noun, BODIES)
        where = next((s for s in cast.covering(place) if cast.at[s].type in PLACE_TYPES), None) if place >= 0 else None
        if body and where:
            yield FoundRelation(body, "basedIn", where, 0.85)


def ties_of_posts(doc: Doc, posts: Iterable[FoundRole]) -> Iterator[FoundRelation]:
    """A post tells the tie: a leader leads, a member is a member."""
    parse, cast = parse_of(doc), doc.user_data["cast"]
    for role in posts:
        if role.organization is None:
            continue
        body = thing_at(parse, cast, role.organization)
        if body is None or body.type not in BODIES:
            continue
        words = [parse.lower[i] for i in range(*role.title)]
        seat = words[-1] in SEATS and any(word in PANELS for name in body.names for word in name.lower().split())
        if "member" in words or seat:
            yield FoundRelation(role.member, "memberOf", role.organization, 0.8 if "member" in words else 0.6)
        elif (LEADING_TITLES & set(words) or " ".join(words).endswith(LEADING_POSTS)) and not NOT_LEADING & set(words):
            yield FoundRelation(role.member, "leads", role.organization, 0.5)
