"""Plain facts between two things: "the Senate passed the bill", "Lebanon's economy ministry", "Winona, Minn.".

Only a short list of sure constructions; each is one function from the parse and the cast to found relations.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.cast import Cast, Draft
from kg.extract.found import FoundRelation, Stretch
from kg.extract.roles import roles
from kg.extract.sources import thing_at
from kg.extract.syntax import Parse, head_of, parse_of
from kg.model import Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc

BODIES = frozenset({"Agency", "Organization"})
PLACES = frozenset({"City", "Region", "Country", "Place"})
TOPICS = frozenset({"Law", "Policy"})
ACTORS = frozenset({"Person", "Agency", "Organization", "Country", "City", "Region", "UnnamedSource", "Group"})

# verb lemma -> (predicate, types of subject, types of object)
VERBS: dict[str, tuple[Predicate, frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(("pass", "adopt", "approve", "enact", "ratify", "repeal"), ("adopted", BODIES | PLACES, TOPICS)),  # type: ignore[dict-item]
    **dict.fromkeys(("introduce", "propose", "author", "sponsor", "draft", "unveil", "write", "reintroduce", "offer"), ("proposed", ACTORS, TOPICS)),  # type: ignore[dict-item]
    "sign": ("signed", ACTORS, TOPICS),
    "sue": ("sued", ACTORS, ACTORS),
    **dict.fromkeys(("arrest", "detain"), ("arrested", ACTORS, frozenset({"Person", "UnnamedSource"}))),  # type: ignore[dict-item]
    **dict.fromkeys(("lead", "head", "chair", "command", "run"), ("leads", frozenset({"Person"}), BODIES)),  # type: ignore[dict-item]
    **dict.fromkeys(("fund", "finance"), ("funded", ACTORS - {"Person"}, ACTORS | TOPICS)),  # type: ignore[dict-item]
    **dict.fromkeys(("employ", "hire"), ("employs", BODIES, frozenset({"Person"}))),  # type: ignore[dict-item]
}
LEADING_TITLES = frozenset("leader head chairman chairwoman chair chairs chairperson co-chair co-leader secretary-general founder president".split())
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def relations(doc: Doc) -> Iterator[FoundRelation]:
    """All relations of an article, whoever tells them. Needs the cast in ``doc.user_data["cast"]``."""
    parse, cast = parse_of(doc), doc.user_data["cast"]
    yield from _place_in_place(parse, cast)
    yield from _body_of_place(parse, cast)
    yield from _named_after_place(cast)
    yield from _verbs(parse, cast)
    yield from _based_in(parse, cast)
    yield from _by_role(doc, parse, cast)


def _place_in_place(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    """ "Winona, Minn.", "Basra, Iraq": a comma between a place and the larger one that holds it."""
    wider = {"City": {"Region", "Country"}, "Place": {"City", "Region", "Country"}, "Region": {"Country", "Region"}}
    for stretch, draft in sorted(cast.at.items()):
        after = stretch[1]
        if draft.type in wider and after + 1 < len(parse) and parse.words[after] == ",":
            other = next((s for s in cast.covering(after + 1) if s[0] == after + 1 and cast.at[s].type in wider[draft.type]), None)
            if other and cast.at[other] is not draft:
                yield FoundRelation(stretch, "partOf", other, 0.85)


def _body_of_place(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    """ "Lebanon's economy ministry", "the department's budget office": the possessor is what the body is part of."""
    for stretch, draft in sorted(cast.at.items()):
        if draft.type != "Agency":
            continue
        head = head_of(parse, stretch)
        for child in parse.children[head]:
            if parse.dep[child] != "nmod:poss" and not (parse.dep[child] == "nmod" and child > head and _case(parse, child) == "of"):
                continue
            owner = _owner(parse, cast, child, stretch)
            if owner is not None and cast.at[owner] is not draft and cast.at[owner].type in PLACES | {"Agency"}:
                yield FoundRelation(stretch, "partOf", owner, 0.75)


def _owner(parse: Parse, cast: Cast, token: int, barred: Stretch) -> Stretch | None:
    found = [s for s in cast.covering(token) if s != barred and head_of(parse, s) == token]
    return found[0] if found else None


def _case(parse: Parse, token: int) -> str:
    return next((parse.lower[c] for c in parse.children[token] if parse.dep[c] == "case"), "")


def _named_after_place(cast: Cast) -> Iterator[FoundRelation]:
    """ "Chicago Police Department": the place at the start of the name is the one it serves."""
    places = [d for d in cast.of_type("City", "Region", "Country") if d.mentions]
    for draft in cast.of_type("Agency"):
        for place in places:
            if any(_starts_with(name, town) for name in draft.names for town in place.names):
                yield FoundRelation(min(draft.mentions), "partOf", min(place.mentions), 0.7)


def _starts_with(name: str, place: str) -> bool:
    name, place = name.casefold(), place.casefold()
    return len(place) > 2 and (name.startswith((place + " ", place + "'s ", place + "’s ")) or name.endswith(" of " + place))


def _verbs(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    for token in range(len(parse)):
        if parse.pos[token] != "VERB" or parse.lemma[token] not in VERBS:
            continue
        predicate, subjects, objects = VERBS[parse.lemma[token]]
        if _negated(parse, token):
            continue
        for agent, patient in _arguments(parse, token):
            a, b = _of_types(parse, cast, agent, subjects), _of_types(parse, cast, patient, objects)
            if a is not None and b is not None:
                yield FoundRelation(a, predicate, b, 0.7)


def _negated(parse: Parse, token: int) -> bool:
    """ "did not pass", "would pass", "has not signed" state no fact."""
    return any(parse.lower[c] in {"not", "n't", "n’t", "never", "would", "could", "might", "should", "may", "will", "to", "can"} for c in parse.children[token] if c < token)


def _arguments(parse: Parse, verb: int) -> Iterator[tuple[int, int]]:
    """Agent and patient: active, passive with "by", participle after the noun, relative clause, conjoined agents."""
    kids = parse.children[verb]
    agents = [c for c in kids if parse.dep[c] == "nsubj"] + [c for c in kids if parse.dep[c] == "obl:agent" or parse.dep[c] == "obl" and _case(parse, c) == "by"]
    patients = [c for c in kids if parse.dep[c] in {"obj", "nsubj:pass"}]
    if parse.dep[verb] == "acl" and not patients:
        patients.append(parse.head[verb])
    if parse.dep[verb] == "conj" and not agents:
        agents += [c for c in parse.children[parse.head[verb]] if parse.dep[c] == "nsubj"]
    for agent in agents:
        for patient in patients:
            for one in (agent, *(c for c in parse.children[agent] if parse.dep[c] == "conj")):
                for other in (patient, *(c for c in parse.children[patient] if parse.dep[c] == "conj")):
                    yield one, other


def _of_types(parse: Parse, cast: Cast, token: int, types: frozenset[str]) -> Stretch | None:
    """The mention whose head is this token, or that the phrase under it means, if its type fits."""
    for stretch in cast.covering(token):
        if head_of(parse, stretch) == token and cast.at[stretch].type in types:
            return stretch
    draft = thing_at(parse, cast, (parse.left[token], parse.right[token]))
    return _nearest(draft, token) if draft is not None and draft.type in types else None


def _nearest(draft: Draft, token: int) -> Stretch | None:
    return min(draft.mentions, key=lambda s: (abs(s[0] - token), s), default=None)


def _based_in(parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    """ "the Calgary-based developer", "a company headquartered in Ohio"."""
    for token in range(1, len(parse)):
        if parse.lower[token] not in {"based", "headquartered"}:
            continue
        if parse.words[token - 1] == "-" and token >= 2:
            place, noun = token - 2, parse.head[token] if parse.head[token] != token else token
            body = _of_types(parse, cast, noun, BODIES) or next((s for s in cast.covering(token + 1) if cast.at[s].type in BODIES), None) if token + 1 < len(parse) else None
        else:
            place = next((c for c in parse.children[token] if parse.dep[c] == "obl" and _case(parse, c) == "in"), -1)
            noun = next((c for c in parse.children[token] if parse.dep[c] in SUBJECTS), parse.head[token])
            body = _of_types(parse, cast, noun, BODIES)
        where = next((s for s in cast.covering(place) if cast.at[s].type in PLACES), None) if place >= 0 else None
        if body and where:
            yield FoundRelation(body, "basedIn", where, 0.85)


def _by_role(doc: Doc, parse: Parse, cast: Cast) -> Iterator[FoundRelation]:
    """A post tells the tie: a leader leads, a member is a member."""
    for role in roles(doc):
        if role.organization is None:
            continue
        body = thing_at(parse, cast, role.organization)
        if body is None or body.type not in BODIES:
            continue
        words = {parse.lower[i] for i in range(*role.title)}
        if "member" in words:
            yield FoundRelation(role.member, "memberOf", role.organization, 0.8)
        elif words & LEADING_TITLES and not words & {"vice", "deputy", "former", "ex"}:
            yield FoundRelation(role.member, "leads", role.organization, 0.5)
