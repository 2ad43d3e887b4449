"""The assembly: what the extractors found, in tokens, becomes a Record of things and statements with their characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.extract.arguments import joint
from kg.extract.cast import Cast, Draft, sorted_mentions
from kg.extract.confidence import COMMITMENTS, ROLES, STANCES, share_right
from kg.extract.coreference import link_first_persons
from kg.extract.found import FoundClaim, FoundCommitment, FoundRelation, FoundRole, FoundStance, Stretch
from kg.extract.kinds import FIRST_PLURAL, FIRST_SINGULAR, NOUNS_OF_TYPE, plain_post
from kg.extract.phrases import label_of, mended, phrase_at
from kg.extract.relations import ties_of_posts
from kg.extract.sources import agent_at, examples_in, link_speaks_for, thing_at
from kg.extract.stances import side_takers
from kg.extract.syntax import Parse, head_of, inside, parse_of, text_of, trim
from kg.model import (
    AGENT_TYPES,
    PLACE_TYPES,
    TOPIC_TYPES,
    Article,
    Claim,
    Commitment,
    Mention,
    Record,
    Relation,
    Role,
    Span,
    Stance,
    Thing,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Nouns for people, places and bodies: a phrase of theirs that means no thing of the article is no policy either.
NO_TOPICS = NOUNS_OF_TYPE["Person"] | NOUNS_OF_TYPE["City"] | NOUNS_OF_TYPE["Country"] | NOUNS_OF_TYPE["Organization"]
UNDOING = frozenset("overturn repeal block stop kill scrap reject defeat rescind reverse veto strike halt".split())
FORETELLING = frozenset("warn predict fear expect forecast worry caution estimate".split())
SURE_STANCE = 0.5  # below it, holder and target must be things of the article already
# How sure the language model must be of a phrase that takes part in no statement.
SURE_IDLE = {
    "UnnamedSource": 0.8, "Event": 0.95, "Policy": 0.93, "Law": 0.9, "Agency": 0.65, "Organization": 0.6, "Person": 0.6,
    "City": 0.5, "Region": 0.7, "Country": 0.6, "Place": 0.5, "Group": 0.4,
}  # fmt: skip
HULL_LIMIT = 500  # characters: longer evidence is given in pieces
_AUX = frozenset("will would shall wo ’ll 'll 'd ’d not n't n’t never".split())


class Assembly:
    """One article's statements on their way into a Record. ``rows``: what was found with the drafts that its words mean."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc, self.cast, self.parse = doc, cast, parse_of(doc)
        self.text: str = doc.text  # spaCy joins the tokens anew at each asking
        self.claims: list[tuple[FoundClaim, Draft | None]] = []
        self.rows: dict[str, list[tuple[Any, ...]]] = {"stances": [], "commitments": [], "roles": [], "relations": []}

    # ------------------------------------------------------------ things
    def speakers(self, found: Iterable[FoundClaim]) -> None:
        """Give every claim its speaker: third persons, then "I" and "we" by the quotation around them, then who said it as "I"."""
        claims = [replace(c, content=tuple(one_line(self.parse, p) for p in c.content)) if c.mode == "Indirect" else c for c in found]
        claims = [c for c in claims if all(p[0] < p[1] for p in (*c.content, c.source or (0, 1)))]
        first = [c for c in claims if c.source and self.parse.lower[c.source[0]] in FIRST_SINGULAR | FIRST_PLURAL]
        by_cue: dict[Stretch | None, Draft | None] = {}
        for claim in [c for c in claims if c not in first]:
            speaker = self._behind_statement(claim) or (agent_at(self.doc, self.cast, claim.source) if claim.source else None)
            if claim.source is None and claim.same_speaker is not None:
                speaker = by_cue.get(claim.same_speaker)
            by_cue[claim.cue] = speaker
            self.claims.append((claim, speaker))
        link_speaks_for(self.doc, self.cast)
        link_first_persons(self.doc, self.cast, self.claims, self._bodies())
        self.claims += [(claim, thing_at(self.parse, self.cast, claim.source)) for claim in first if claim.source]

    def _bodies(self) -> dict[int, Draft]:
        """The one agency or organization in which a person holds a post, by the person's identity."""
        found: dict[int, dict[int, Draft]] = {}
        for _, member, body in self.rows["roles"]:
            if body is not None and body.type in {"Agency", "Organization"}:
                found.setdefault(id(member), {})[id(body)] = body
        return {member: next(iter(bodies.values())) for member, bodies in found.items() if len(bodies) == 1}

    def _behind_statement(self, claim: FoundClaim) -> Draft | None:
        """ "the statement read" after somebody's words in the same paragraph is that somebody's statement."""
        words = [self.parse.lower[i] for i in range(*claim.source)] if claim.source else []
        if words != ["the", "statement"] or not self.claims or not claim.source:
            return None
        before, speaker = max(self.claims, key=lambda c: max(p[1] for p in c[0].content))
        between = self.doc[max(p[1] for p in before.content) : claim.source[0]].text
        return speaker if before.content[0][0] < claim.source[0] and "\n\n" not in between else None

    def stances(self, found: Iterable[FoundStance]) -> None:
        """Keep what has a holder and a target; an unsure one only between things that the article has already."""
        for stance in self._each(found):
            known = stance.confidence < SURE_STANCE
            if (examples := examples_in(self.parse, self.cast, stance.holder)) and (target := self.target_at(stance.target, known)):
                self.rows["stances"] += [(stance, example, target) for example in examples if example is not target]
                continue
            holder = thing_at(self.parse, self.cast, stance.holder) if known else agent_at(self.doc, self.cast, stance.holder)
            target = self.target_at(stance.target, known)
            if holder is not None and target is not None and holder is not target:
                self.rows["stances"].append((stance, holder, target))

    def target_at(self, stretch: Stretch, known: bool = False) -> Draft | None:
        """The thing a stance is about; a phrase that is none yet becomes a policy with its words as label, unless only ``known``."""
        stretch = mended(self.parse, self.cast, trim(self.parse, stretch), "POLICY")
        if stretch[0] >= stretch[1]:
            return None
        draft = thing_at(self.parse, self.cast, stretch) or phrase_at(self.cast, self.parse, stretch)
        if draft is not None:
            self._widen(draft, stretch)
            return draft
        head = head_of(self.parse, stretch)
        if not known and self.parse.pos[head] in {"NOUN", "PROPN", "VERB"} and self.parse.lower[head] not in NO_TOPICS:
            draft = self.cast.add("Policy")
            draft.names[text_of(self.doc, stretch)] += 1
            self.cast.mention(draft, stretch, "name")
        return draft

    def _widen(self, draft: Draft, stretch: Stretch) -> None:
        """A law, policy or event is named by the whole phrase: "a resolution that criticizes …", not "a resolution"."""
        if draft.type not in TOPIC_TYPES or stretch in self.cast.at:
            return
        inner = [s for s in draft.mentions if s[0] >= stretch[0] and s[1] <= stretch[1] and draft.mentions[s] == "name"]
        if inner and head_of(self.parse, inner[0]) == head_of(self.parse, stretch):
            self.cast.forget(inner[0])
            draft.names[text_of(self.doc, stretch)] += 1
            self.cast.mention(draft, stretch, "name")

    def commitments(self, found: Iterable[FoundCommitment]) -> None:
        """Keep what an agent says of its own action, one for each of several agents."""
        each = (replace(c, agent=a, action=one_line(self.parse, c.action)) for c in found for a in joint(self.parse, c.agent))
        for commitment in each:
            agent = agent_at(self.doc, self.cast, commitment.agent)
            start, end = trim(self.parse, commitment.action)
            if agent is not None and start < end and not self._foretold(commitment, agent):
                self.rows["commitments"].append((commitment, agent))

    def settle(self) -> None:
        """One side for one holder and target in one sentence: the undoing word, else the surer cue, decides."""
        best: dict[tuple[int, int, int], tuple[Any, ...]] = {}
        for row in self.rows["stances"]:
            key = (id(row[1]), id(row[2]), self.parse.sent[row[0].cue[0]])
            if key not in best or self._rank(row) > self._rank(best[key]):
                best[key] = row
        self.rows["stances"] = list(best.values())

    def _rank(self, row: tuple[Any, ...]) -> tuple[bool, float]:
        return _undoes(self.parse, row[0]), row[0].confidence

    def _each(self, found: Iterable[FoundStance]) -> list[FoundStance]:
        """One stance for each of several holders and targets that share the words: "Ruiz and the union oppose it"."""
        return [
            replace(stance, holder=holder, target=target)
            for stance in found
            for holder in joint(self.parse, mended(self.parse, self.cast, stance.holder, "UNNAMED"))
            for target in [one_line(self.parse, trim(self.parse, stance.target))]
            if target[0] < target[1]
        ]

    def _foretold(self, commitment: FoundCommitment, agent: Draft) -> bool:
        """ "warned that owners would sell": what somebody fears of others is no promise of theirs."""
        claim = self.around(commitment.action)
        cue = self.parse.lemma[head_of(self.parse, claim.cue)] if claim and claim.cue else ""
        return cue in FORETELLING and all(speaker is not agent for c, speaker in self.claims if c is claim)

    def roles(self, found: Iterable[FoundRole]) -> None:
        """Keep the posts of people; what is no agent or place gives no post."""
        for role in found:
            member = agent_at(self.doc, self.cast, role.member)
            body = thing_at(self.parse, self.cast, role.organization) if role.organization else None
            body = body if body is not None and _is_agent(body) else None
            if member is not None and member.type in {"Person", "UnnamedSource"} and body is not member:
                self.rows["roles"].append((role, member, body))

    def relations(self, found: Iterable[FoundRelation]) -> None:
        """Keep facts between two different things."""
        for relation in found:
            subject, object_ = thing_at(self.parse, self.cast, relation.subject), thing_at(self.parse, self.cast, relation.object)
            if subject is not None and object_ is not None and subject is not object_:
                self.rows["relations"].append((relation, subject, object_))

    # ------------------------------------------------------------ characters
    def span(self, stretch: Stretch) -> Span:
        """Characters of a stretch, without white space at the ends."""
        start, end = trim(self.parse, stretch, frozenset())
        return Span(self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))

    def evidence(self, *stretches: Stretch | None) -> tuple[Span, ...]:
        """The words from the first to the last, or the pieces where that would be too long."""
        spans = sorted({self.span(s) for s in stretches if s is not None})
        hull = Span(min(s.start for s in spans), max(s.end for s in spans))
        gap = "\n\n" in self.text[hull.start : hull.end]
        return (hull,) if hull.end - hull.start <= HULL_LIMIT and not gap else tuple(spans)

    def about(self, pieces: Iterable[Stretch], barred: Draft | None = None) -> tuple[Draft, ...]:
        """The things named in the pieces, in order of first mention there."""
        found: dict[int, Draft] = {}
        for piece in pieces:
            for stretch in self.cast.within(piece):
                found.setdefault(id(self.cast.at[stretch]), self.cast.at[stretch])
        return tuple(d for d in found.values() if d is not barred)

    def around(self, stretch: Stretch, barred: FoundClaim | None = None) -> FoundClaim | None:
        """The innermost claim whose content holds the stretch; longer than ``barred``, so that no claim stands inside itself."""
        least = _size(barred) if barred else 0
        holders = [
            (_size(claim), i, claim)
            for i, (claim, _) in enumerate(self.claims)
            if _size(claim) > least and any(inside(stretch, piece) for piece in claim.content)
        ]
        return min(holders, key=lambda h: h[:2])[2] if holders else None


def _size(claim: FoundClaim) -> int:
    """How many tokens a claim reports."""
    return sum(end - start for start, end in claim.content)


def one_line(parse: Parse, stretch: Stretch) -> Stretch:
    """The stretch up to its first line break: a headline does not run on into the by-line."""
    end = next((i for i in range(*stretch) if parse.space[i] and "\n" in parse.words[i]), stretch[1])
    return stretch[0], end


def _undoes(parse: Parse, stance: FoundStance) -> bool:
    return stance.value == "Opposes" and any(parse.lemma[i] in UNDOING for i in range(*stance.cue))


def action_of(assembly: Assembly, stretch: Stretch) -> Stretch:
    """The action without "will (not)", where more than that is left: "will not assist ICE" is "assist ICE", refused."""
    parse, (start, end) = assembly.parse, trim(assembly.parse, stretch)
    first = start
    while first < end and (parse.lower[first] in _AUX or parse.space[first]):
        first += 1
    return (first, end) if end - first >= first - start and first < end else (start, end)


def assemble(doc: Doc, cast: Cast, found: Mapping[str, tuple[Any, ...]]) -> Record:
    """The Record of an article: things in order of first mention, statements in text order."""
    assembly = Assembly(doc, cast)
    assembly.roles(found["roles"])
    assembly.speakers(found["claims"])
    assembly.stances((*found["stances"], *side_takers(doc, found["claims"])))
    assembly.settle()
    assembly.commitments(found["commitments"])
    assembly.relations((*found["relations"], *ties_of_posts(doc, found["roles"])))
    link_speaks_for(doc, cast)
    _drop_idle(assembly)
    return _record(assembly)


def _drop_idle(a: Assembly) -> None:
    """Forget phrases of which nothing is said: nobody speaks, acts or takes a side, and the model is not sure of them."""
    busy = {id(speaker) for _, speaker in a.claims if speaker} | {id(x) for rows in a.rows.values() for row in rows for x in row[1:]}
    busy |= {id(d.speaks_for) for d in a.cast.drafts}
    busy |= {id(d) for found, _ in a.rows["commitments"] for d in a.about([found.action])}
    for draft in a.cast.of_type(*SURE_IDLE):
        if id(draft) not in busy and draft.sure < SURE_IDLE[draft.type]:
            for stretch in list(draft.mentions):
                a.cast.forget(stretch)


def _record(a: Assembly) -> Record:
    drafts = sorted((d for d in a.cast.drafts if d.mentions), key=lambda d: (d.first(), d.type, d.name))
    ids = {id(d): f"t{i}" for i, d in enumerate(drafts, 1)}
    claims, claim_ids = _claims(a, ids)
    article: Article = a.doc.user_data["article"]

    def outer(stretch: Stretch) -> str | None:
        claim = a.around(stretch)
        return claim_ids[id(claim)] if claim else None

    return Record(
        article,
        tuple(_thing(d, ids) for d in drafts),
        tuple(sorted((Mention(a.span(s), ids[id(d)], kind) for d in drafts for s, kind in sorted_mentions(d)), key=lambda m: m.span)),
        claims,
        tuple(_stances(a, ids, outer)),
        tuple(_commitments(a, ids, outer)),
        tuple(_roles(a, ids, outer)),
        tuple(_relations(a, ids, outer)),
    )


def _thing(draft: Draft, ids: dict[int, str]) -> Thing:
    name = label_of(draft.name) or draft.name
    aliases = tuple(sorted({n for n in (label_of(x) or x for x in draft.names)} - {name}))
    return Thing(ids[id(draft)], draft.type, name, aliases, ids.get(id(draft.speaks_for)) if draft.speaks_for else None)


def _is_agent(draft: Draft) -> bool:
    return draft.type in AGENT_TYPES | PLACE_TYPES


def _claims(a: Assembly, ids: dict[int, str]) -> tuple[tuple[Claim, ...], dict[int, str]]:
    ordered = sorted(a.claims, key=lambda c: (min(c[0].content), c[0].cue or (-1, -1), c[0].source or (-1, -1)))
    claim_ids = {id(claim): f"c{i}" for i, (claim, _) in enumerate(ordered, 1)}
    out = []
    for claim, speaker in ordered:
        outer = a.around(claim.cue, barred=claim) if claim.cue else None
        content = tuple(sorted(a.span(p) for p in claim.content))
        out.append(
            Claim(
                claim_ids[id(claim)],
                claim.mode,
                content,
                ids.get(id(speaker)) if speaker and _is_agent(speaker) else None,
                a.span(claim.source) if claim.source else None,
                a.span(claim.cue) if claim.cue else None,
                tuple(ids[id(d)] for d in a.about(claim.content)),
                claim_ids[id(outer)] if outer else None,
                round(claim.confidence, 2),
                evidence=a.evidence(claim.source, claim.cue, *claim.content),
            )
        )
    return tuple(out), claim_ids


def _stances(a: Assembly, ids: dict[int, str], outer: Any) -> Iterable[Stance]:
    """One stance for what is told more than once in one voice: by its first cue, with all its evidence."""
    seen: dict[tuple[str, str, str, str | None], Stance] = {}
    for found, holder, target in sorted(a.rows["stances"], key=lambda r: (r[0].cue, r[0].holder, r[0].target)):
        if not _is_agent(holder):
            continue
        key = (ids[id(holder)], found.value, ids[id(target)], outer(found.cue))
        evidence, sure = a.evidence(found.holder, found.cue, found.target), share_right(STANCES, found.confidence)
        kept = seen.get(key) or Stance(f"s{len(seen) + 1}", key[0], found.value, key[2], a.span(found.cue), key[3], 0.0)
        both = tuple(sorted({*kept.evidence, *evidence}))
        seen[key] = replace(kept, confidence=max(kept.confidence, sure), evidence=both)
    return seen.values()


def _commitments(a: Assembly, ids: dict[int, str], outer: Any) -> Iterable[Commitment]:
    rows = sorted(a.rows["commitments"], key=lambda r: (r[0].action, r[0].agent))
    for i, (found, agent) in enumerate((r for r in rows if _is_agent(r[1])), 1):
        action = action_of(a, found.action)
        about = tuple(ids[id(d)] for d in a.about([found.action], barred=agent))
        yield Commitment(
            f"k{i}",
            ids[id(agent)],
            found.value,
            a.span(action),
            about,
            outer(action),
            share_right(COMMITMENTS, found.confidence),
            evidence=a.evidence(found.agent, found.action),
        )


def _roles(a: Assembly, ids: dict[int, str], outer: Any) -> Iterable[Role]:
    """One role a person and post: "Sen." and "Senator" are one, and so are a naming with the body and one without."""
    kept: dict[tuple[str, str], Role] = {}
    for found, member, body in sorted(a.rows["roles"], key=lambda r: (r[2] is None, r[0].title, r[0].member)):
        title, organization = a.span(found.title), ids[id(body)] if body else None
        post = plain_post(a.text[title.start : title.end])
        key = (ids[id(member)], post)
        known = {k for k in kept if k[0] == key[0] and (k[1].endswith(post) or post.endswith(k[1]))}
        if not known or (organization and all(kept[k].organization not in {None, organization} for k in known)):
            evidence = a.evidence(found.member, found.title, found.organization)
            kept[(key[0], post + "@" + (organization or "") if known else post)] = Role(
                "", key[0], title, organization, outer(found.title), share_right(ROLES, found.confidence), evidence=evidence
            )
    ordered = sorted(kept.values(), key=lambda r: (r.title, r.member, r.organization or ""))
    return [replace(role, id=f"r{i}") for i, role in enumerate(ordered, 1)]


def _relations(a: Assembly, ids: dict[int, str], outer: Any) -> Iterable[Relation]:
    seen: dict[tuple[str, str, str], Relation] = {}
    for found, subject, object_ in sorted(a.rows["relations"], key=lambda r: (r[0].subject, r[0].object)):
        key = (ids[id(subject)], found.predicate, ids[id(object_)])
        if key not in seen:
            evidence = a.evidence(found.subject, found.object)
            seen[key] = Relation(f"g{len(seen) + 1}", *key, outer(found.subject), round(found.confidence, 2), evidence=evidence)
    return seen.values()
