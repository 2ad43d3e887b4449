"""The words that name a claim's source, made whole: "a narrator in the Clinton | ad", "Ana Ruiz, who | runs the clinic"."""

from __future__ import annotations

from kg.extract.clauses import completed
from kg.extract.found import Stretch
from kg.extract.ground import MARKS, Ground
from kg.extract.syntax import NOMINAL, head_of

RELATIVE = frozenset({"who", "which", "whose", "whom", "that", "where"})

# Verbs by which a noun of speech is uttered: "issued a warning", "raised objections".
VOICING = frozenset("make issue raise express voice release give offer repeat renew sound show deliver air file lodge".split())


def whole_source(ground: Ground, cue: Stretch, source: Stretch) -> Stretch | None:
    """The source's phrase with its missing words, on the cue's own line; None where no noun is in it."""
    source = _last_line(ground, source)
    start, end = _to_its_last_word(ground, cue, source)
    if (start, end) == source:
        start, end = _relative_clause(ground, source, cue)
    start, end = _trimmed(ground, (start, end))
    return None if all(ground.word(i) in {"the", "a", "an"} for i in range(start, end)) else (start, end)


def _to_its_last_word(ground: Ground, cue: Stretch, source: Stretch) -> Stretch:
    """ "a lawyer at the Urban | Center": completed, but not with the cue, a "'s", or a second source ("and Ruiz")."""
    start, end = completed(ground, head_of(ground.parse, cue), source)
    top = head_of(ground.parse, source)
    for i in range(source[1], end):
        second = ground.parse.dep[i] == "cc" and ground.parse.head[ground.parse.head[i]] == top
        if second or ground.word(i) in {"'s", "’s"} or cue[0] <= i < cue[1]:
            return start, i
    return start, end


def _last_line(ground: Ground, source: Stretch) -> Stretch:
    """ "7 p.m. / Ana Ruiz": a line above is a heading."""
    start, end = source
    for i in range(end - 1, start, -1):
        if ground.line[i] != ground.line[i - 1]:
            return ground.after(i), end
    return source


def _relative_clause(ground: Ground, source: Stretch, cue: Stretch) -> Stretch:
    """A relative clause is taken whole or, when only its pronoun is there, not at all."""
    start, end = source
    for i in range(start + 1, end):
        if ground.word(i) in RELATIVE and ground.word(i - 1) == ",":
            verb = next((h for h in _up(ground, i) if ground.parse.dep[h] == "acl:relcl"), None)
            if end - i <= 1:
                return start, i - 1
            right = ground.parse.right[verb] if verb is not None else end
            return (start, right) if end < right <= cue[0] and ground.same_line(end, right - 1) else source
    return source


def _up(ground: Ground, token: int) -> list[int]:
    out = [token]
    while ground.parse.head[out[-1]] != out[-1] and len(out) < 8:
        out.append(ground.parse.head[out[-1]])
    return out


def _trimmed(ground: Ground, source: Stretch) -> Stretch:
    start, end = source
    while end > start and (ground.parse.space[end - 1] or ground.word(end - 1) in {",", ";", ":", "—", "-", "--"}):
        end -= 1
    while start < end and (ground.parse.space[start] or ground.word(start) in {",", ";", ":", ".", "—", "-", "--", *MARKS}):
        start += 1
    return start, end


def source_by_parse(ground: Ground, cue: Stretch) -> Stretch | None:
    """The subject of an active cue where the model sees no source; None for a passive ("is expected to")."""
    head = head_of(ground.parse, cue)
    if ground.parse.pos[head] == "NOUN":
        verb = ground.parse.head[head]
        voiced = ground.parse.dep[head] == "obj" and ground.parse.lemma[verb] in VOICING
        subject = _subject(ground, verb) if voiced else None
    else:
        subject = _subject(ground, head) if ground.parse.pos[head] == "VERB" else None
    nominal = subject is not None and ground.parse.pos[subject] in NOMINAL
    return _noun_phrase(ground, subject) if subject is not None and nominal else None


def _subject(ground: Ground, verb: int) -> int | None:
    """The subject of a verb, its own or (joined verbs, participles, "going on to say") that of the verb above."""
    parse = ground.parse
    for _ in range(5):
        own = [c for c in parse.children[verb] if parse.dep[c].startswith("nsubj")]
        if any(parse.dep[c] == "nsubj:pass" for c in own) or any(parse.dep[c] == "aux:pass" for c in parse.children[verb]):
            return None
        if own:
            return _antecedent(ground, own[0])
        shares = parse.dep[verb] in ("conj", "xcomp") or (parse.dep[verb] == "advcl" and parse.lower[verb].endswith("ing"))
        if not shares or parse.head[verb] == verb or parse.pos[parse.head[verb]] not in ("VERB", "AUX"):
            return None
        verb = parse.head[verb]
    return None


def _antecedent(ground: Ground, subject: int) -> int | None:
    """For "who" and "which" the noun that the relative clause describes."""
    if ground.word(subject) not in RELATIVE:
        return subject
    verb = ground.parse.head[subject]
    return ground.parse.head[verb] if ground.parse.dep[verb] == "acl:relcl" else None


def _noun_phrase(ground: Ground, noun: int) -> Stretch:
    """The noun with all that hangs on it, up to a relative clause."""
    start, end = ground.parse.left[noun], ground.parse.right[noun]
    while start < noun and ground.parse.dep[start] in ("case", "cc", "mark", "punct", "advmod"):
        start += 1
    for child in ground.parse.children[noun]:
        if child > noun and ground.parse.dep[child] in ("acl:relcl", "parataxis", "conj"):
            end = min(end, ground.parse.left[child])
    return _trimmed(ground, (start, end))
