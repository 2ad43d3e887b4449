"""Who says what it will or will not do: "the department will not assist", "the mayor vowed to veto the bill".

The language model's frames first; then "will" and the verbs of promise and refusal with a subject that can will something.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from kg.extract.arguments import agents, is_passive, negated, phrase_of
from kg.extract.cast import Cast
from kg.extract.found import FoundCommitment, Stretch
from kg.extract.syntax import Parse, climb, overlap, parse_of, trim
from kg.model import PLACE_TYPES

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.model import Frame

Value = Literal["Commits", "Refuses"]
ACTING = frozenset({"Person", "Agency", "Organization", "UnnamedSource"}) | PLACE_TYPES - {"Place"}
PROMISES = frozenset("vow pledge promise agree commit undertake swear".split())
REFUSALS = frozenset("refuse decline".split())
# "will" with these tells what happens to the subject or is only likely.
NOT_WILLED = frozenset(
    """be have become receive face get need see lose win remain stay take meet know cost depend happen die fall rise grow last
    suffer end start begin arrive appear seem find feel turn 've expire benefit learn miss""".split()
)


def commitments(doc: Doc) -> Iterator[FoundCommitment]:
    """All commitments and refusals of an article. Needs the cast in ``doc.user_data["cast"]``."""
    parse, cast = parse_of(doc), doc.user_data["cast"]
    thresholds = doc.user_data.get("thresholds", {})
    done: list[Stretch] = []
    for frame in doc.user_data.get("frames", ()):
        if frame.label in {"commits", "refuses"} and frame.score >= thresholds.get(frame.label, 0.5):
            for found in _framed(parse, frame):
                done.append(found.action)
                yield found
    for found in _by_verb(parse, cast):
        if not any(overlap(found.action, action) for action in done):
            done.append(found.action)
            yield found


def _framed(parse: Parse, frame: Frame) -> Iterator[FoundCommitment]:
    """The model's cue with its own agent and action, or the parse's agent where it found none."""
    if not frame.what or parse.sent[frame.what[0][0]] != parse.sent[frame.cue[0]]:
        return
    who = frame.who or next((phrase_of(parse, a) for a in agents(parse, frame.cue[0])), None)
    if who is not None:
        value: Value = "Refuses" if frame.label == "refuses" or _says_no(parse, frame.what[0]) else "Commits"
        yield FoundCommitment(value, who, frame.what[0], round(frame.score if frame.who else 0.7 * frame.score, 2))


def _says_no(parse: Parse, action: Stretch) -> bool:
    """ "promised not to call a strike", "will never sign": the negation stands at the start."""
    return any(parse.lower[i] in {"not", "n't", "n’t", "never"} for i in range(action[0], min(action[0] + 3, action[1])))


def _by_verb(parse: Parse, cast: Cast) -> Iterator[FoundCommitment]:
    for token in range(len(parse)):
        if parse.pos[token] != "VERB" or is_passive(parse, token):
            continue
        will = next((c for c in parse.children[token] if parse.dep[c] == "aux" and parse.lower[c] in {"will", "wo", "’ll", "'ll"}), None)
        lemma = parse.lemma[token]
        if will is not None and lemma not in NOT_WILLED and not _conditional(parse, token):
            start, value = will, "Refuses" if negated(parse, token) else "Commits"
        elif lemma in PROMISES | REFUSALS and _has_infinitive(parse, token) and not negated(parse, token):
            start, value = token, "Refuses" if lemma in REFUSALS or _promises_not(parse, token) else "Commits"
        else:
            continue
        agent = next((a for a in agents(parse, token) if _can_will(parse, cast, a)), None)
        if agent is not None:
            yield FoundCommitment(value, phrase_of(parse, agent), _action(parse, start, token), 0.5)  # type: ignore[arg-type]


def _can_will(parse: Parse, cast: Cast, token: int) -> bool:
    """Whether the subject is a thing of the article that can decide something."""
    return any(cast.at[s].type in ACTING for s in cast.covering(token)[:1])


def _conditional(parse: Parse, token: int) -> bool:
    """ "if the mayor signs it, the city will …" and questions ("whether it will") decide nothing."""
    if any(parse.lower[c] in {"whether", "if", "when", "unless", "how", "what", "who"} for c in parse.children[token]):
        return True
    return any(
        parse.lower[c] in {"if", "whether"} for above in climb(parse, token, 2) for c in parse.children[above] if parse.dep[c] == "mark"
    )


def _has_infinitive(parse: Parse, token: int) -> bool:
    return any(parse.dep[c] == "xcomp" and any(parse.lower[g] == "to" for g in parse.children[c]) for c in parse.children[token])


def _promises_not(parse: Parse, token: int) -> bool:
    """ "pledged not to cut"."""
    return any(parse.dep[c] == "xcomp" and negated(parse, c) for c in parse.children[token])


def _action(parse: Parse, start: int, verb: int) -> Stretch:
    """From "will" or the verb of promise to the end of its objects; not into the next clause."""
    end = verb + 1
    for child in parse.children[verb]:
        if (
            child > verb
            and parse.dep[child] in {"conj", "parataxis", "punct", "cc", "ccomp"}
            and not (parse.dep[child] == "ccomp" and child == verb + 1)
        ):
            break
        if child > verb:
            end = max(end, parse.right[child])
    return trim(parse, (start, end))
