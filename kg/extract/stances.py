"""Who backs or opposes what: "the bill, backed by the union", "critics of the plan", "a rule that Ruiz opposes".

Three voices by cue word: the language model's frames; the parse around a cue that the model saw; the lexicon with the parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from kg.extract.arguments import agents, asked, is_passive, modal, negated, patients, phrase_of, under
from kg.extract.found import FoundClaim, FoundStance, Stretch
from kg.extract.stance_cues import NOUNS, OPPOSES_VERBS, PEOPLE_NOUNS, RECEIVING, SUPPORTS_VERBS, VERBS_WITH
from kg.extract.syntax import Parse, head_of, overlap, parse_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.model import Frame

Value = Literal["Supports", "Opposes"]
_HEDGES = frozenset("would could might should may can".split())


def stances(doc: Doc) -> Iterator[FoundStance]:
    """All stances of an article in text order of their cues, one a holder and target."""
    parse = parse_of(doc)
    thresholds = doc.user_data.get("thresholds", {})
    done: list[Stretch] = []
    for frame in doc.user_data.get("frames", ()):
        if frame.label in {"supports", "opposes"} and frame.score >= thresholds.get(frame.label, 0.5):
            found = list(_framed(parse, frame))
            if found:
                done.append(frame.cue)
            yield from found
    weak = {i for f in doc.user_data.get("frames", ()) if f.label in {"supports", "opposes"} for i in range(*f.cue)}
    for stance in _by_lexicon(parse, weak):
        if not any(overlap(stance.cue, cue) for cue in done):
            yield stance


def _framed(parse: Parse, frame: Frame) -> Iterator[FoundStance]:
    """The model's cue with its own holder and targets, or those of the parse where it found none."""
    value: Value = "Supports" if frame.label == "supports" else "Opposes"
    word = head_of(parse, frame.cue)
    if _side(parse.lemma[word]) == value and _taken_back(parse, word):
        return
    holders = [frame.who] if frame.who else [phrase_of(parse, a) for a in agents(parse, word)]
    targets = list(frame.what) or [phrase_of(parse, p) for p in patients(parse, word)]
    sure = frame.score if frame.who and frame.what else 0.7 * frame.score
    for holder in holders:
        for target in targets:
            yield FoundStance(value, holder, target, frame.cue, round(sure, 2))


def _by_lexicon(parse: Parse, weak: set[int]) -> Iterator[FoundStance]:
    for token in range(len(parse)):
        lemma, pos = parse.lemma[token], parse.pos[token]
        if pos == "VERB":
            yield from _verb(parse, token, lemma, 0.6 if token in weak else 0.45)
        elif pos == "NOUN" and lemma in PEOPLE_NOUNS:
            prepositions, value = PEOPLE_NOUNS[lemma]
            for target in under(parse, token, prepositions):
                yield FoundStance(value, phrase_of(parse, token), phrase_of(parse, target), (token, token + 1), 0.55)
        elif pos == "NOUN" and lemma in NOUNS:
            yield from _noun(parse, token, lemma)


def _verb(parse: Parse, token: int, lemma: str, sure: float) -> Iterator[FoundStance]:
    if _taken_back(parse, token) or modal(parse, token) in _HEDGES or asked(parse, token):
        return
    value = _side(lemma)
    targets = patients(parse, token) if value else []
    if lemma in VERBS_WITH:
        for preposition, side in VERBS_WITH[lemma].items():
            found = under(parse, token, frozenset({preposition}))
            if found:
                value, targets = side, found
    if value is None:
        return
    for holder in agents(parse, token):
        for target in targets:
            yield FoundStance(value, phrase_of(parse, holder), phrase_of(parse, target), (token, token + 1), sure)


def _side(verb: str) -> Value | None:
    return "Supports" if verb in SUPPORTS_VERBS else "Opposes" if verb in OPPOSES_VERBS else None


def _taken_back(parse: Parse, verb: int) -> bool:
    """ "did not back it", "no longer opposes it", "stopped short of endorsing it", "declined to condemn it", "will not try to
    block it"."""
    above = parse.head[verb]
    short = parse.lemma[above] in {"stop", "fall", "short"} and any(parse.lower[i] == "short" for i in range(above, verb))
    declined = parse.dep[verb] == "xcomp" and (parse.lemma[above] in {"decline", "refuse", "fail", "hesitate"} or negated(parse, above))
    longer = any(parse.lower[c] == "longer" and parse.lower[c - 1] == "no" for c in parse.children[verb] if c)
    return negated(parse, verb) or short or declined or longer


def _met_with(parse: Parse, token: int, value: Value) -> Iterator[FoundStance]:
    """ "the plan drew criticism from Ruiz", "the vote was met with support from the union"."""
    verb = parse.head[token]
    if parse.lemma[verb] not in RECEIVING:
        return
    targets = patients(parse, verb) if is_passive(parse, verb) else agents(parse, verb)
    for holder in [*under(parse, token, frozenset({"from", "among"})), *under(parse, verb, frozenset({"from", "among"}))]:
        for target in targets:
            yield FoundStance(value, phrase_of(parse, holder), phrase_of(parse, target), (token, token + 1), 0.6)


def side_takers(doc: Doc, claims: Iterable[FoundClaim]) -> Iterator[FoundStance]:
    """ "critics say the plan …", "supporters argue that it …": what their words are about is what they are against or for."""
    parse = parse_of(doc)
    for claim in claims:
        noun = head_of(parse, claim.source) if claim.source else -1
        if noun < 0 or parse.lemma[noun] not in PEOPLE_NOUNS or under(parse, noun, PEOPLE_NOUNS[parse.lemma[noun]][0]):
            continue
        start, end = claim.content[0]
        subjects = [i for i in range(start, min(end, start + 15)) if parse.dep[i] in {"nsubj", "nsubj:pass"} and parse.pos[i] != "PRON"]
        if subjects and claim.source and claim.cue:
            yield FoundStance(PEOPLE_NOUNS[parse.lemma[noun]][1], claim.source, phrase_of(parse, subjects[0]), claim.cue, 0.6)


def _noun(parse: Parse, token: int, lemma: str) -> Iterator[FoundStance]:
    """ "Ruiz's opposition to the plan", "voiced his support for it": the possessor, else the subject of the verb above."""
    prepositions, value = NOUNS[lemma]
    yield from _met_with(parse, token, value)
    owners = [c for c in parse.children[token] if parse.dep[c] == "nmod:poss"]
    if not owners and parse.dep[token] == "obj":
        owners = agents(parse, parse.head[token])
    for target in under(parse, token, prepositions):
        for owner in owners:
            yield FoundStance(value, phrase_of(parse, owner), phrase_of(parse, target), (token, token + 1), 0.5)
