"""Who does what to whom around a verb: active and passive, participles, relative clauses, shared subjects.

"the bill, backed by the union and opposed by Ruiz": backing is done by the union, to the bill.
"""

from __future__ import annotations

from kg.extract.found import Stretch
from kg.extract.syntax import NOMINAL, Parse, head_of, trim

SUBJECT = frozenset({"nsubj", "nsubj:outer"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})


def agents(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """Head tokens of those who do it; the subject of the governing verb where this one has none ("plans to veto")."""
    kids = parse.children[verb]
    passive = is_passive(parse, verb)
    by = [c for c in kids if parse.dep[c] in {"obl:agent", "obl"} and case(parse, c) == "by"]
    if passive:
        return spread(parse, by)
    found = [c for c in kids if parse.dep[c] in SUBJECT] or by
    if found:
        return spread(parse, [_antecedent(parse, c) for c in found])
    above = parse.head[verb]
    if depth < 4 and above != verb:
        if parse.dep[verb] in {"xcomp", "conj", "advcl"} and parse.pos[above] in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}:
            return agents(parse, above, depth + 1) if parse.dep[verb] != "xcomp" or not _object_control(parse, above) else []
        if parse.dep[verb] == "acl" and not is_participle(parse, verb):
            return spread(parse, [above])
        if parse.dep[verb] == "acl" and parse.lower[verb].endswith("ing"):
            return spread(parse, [above])
    return []


def _object_control(parse: Parse, verb: int) -> bool:
    """ "asked them to oppose": the object, not the subject, would do it."""
    return any(parse.dep[c] in {"obj", "iobj"} for c in parse.children[verb])


def patients(parse: Parse, verb: int) -> list[int]:
    """Head tokens of what it is done to."""
    kids = parse.children[verb]
    if is_passive(parse, verb):
        found = [c for c in kids if parse.dep[c] in {"nsubj:pass", "nsubj"}]
        if not found and parse.dep[verb] in {"acl", "acl:relcl", "amod"}:
            found = [parse.head[verb]]
        if not found and parse.dep[verb] == "conj":
            return patients(parse, parse.head[verb]) if parse.head[verb] != verb else []
        return spread(parse, [_antecedent(parse, c) for c in found])
    found = [c for c in kids if parse.dep[c] == "obj"]
    if not found and parse.dep[verb] == "acl:relcl" and any(parse.dep[c] in SUBJECT for c in kids):
        subject = next(c for c in kids if parse.dep[c] in SUBJECT)
        found = [parse.head[verb]] if parse.lower[subject] not in RELATIVE_PRONOUNS else []
    if not found and parse.dep[verb] != "conj":
        shared = [c for c in kids if parse.dep[c] == "conj" and parse.pos[c] == "VERB"]
        found = [g for c in shared for g in parse.children[c] if parse.dep[g] == "obj"][:1]
    return spread(parse, [_antecedent(parse, c) for c in found])


def under(parse: Parse, word: int, prepositions: frozenset[str]) -> list[int]:
    """Head tokens that hang under the word by one of these prepositions: "vote [for] the bill", "critics [of] the plan"."""
    return spread(
        parse,
        [c for c in parse.children[word] if parse.dep[c] in {"obl", "nmod", "acl", "advcl", "xcomp"} and case(parse, c) in prepositions],
    )


def case(parse: Parse, token: int) -> str:
    """The preposition of a phrase, lower case, "" if it has none."""
    return next((parse.lower[c] for c in parse.children[token] if parse.dep[c] in {"case", "mark"}), "")


def spread(parse: Parse, tokens: list[int]) -> list[int]:
    """The tokens and what is joined to them by "and"."""
    return [t for token in tokens for t in (token, *(c for c in parse.children[token] if parse.dep[c] == "conj"))]


def is_passive(parse: Parse, verb: int) -> bool:
    """ "was backed", "the bill, backed by Ruiz": the subject, or the noun described, has it done to it."""
    if any(parse.dep[c] in {"nsubj:pass", "aux:pass"} for c in parse.children[verb]):
        return True
    return (
        is_participle(parse, verb) and parse.dep[verb] in {"acl", "amod"} and not any(parse.dep[c] == "obj" for c in parse.children[verb])
    )


def is_participle(parse: Parse, verb: int) -> bool:
    """ "backed", "known", "led": a past form that is not plainly finite; its own dependency tells the rest."""
    word = parse.lower[verb]
    return word.endswith(("ed", "en", "wn", "ught")) or word in _PARTICIPLES


_PARTICIPLES = frozenset("led met held won hit cut sought made told put set".split())


def _antecedent(parse: Parse, token: int) -> int:
    """ "the mayor, who opposes": the noun behind the relative pronoun."""
    if parse.lower[token] in RELATIVE_PRONOUNS:
        above = parse.head[token]
        if parse.dep[above] == "acl:relcl":
            return parse.head[above]
    return token


def negated(parse: Parse, verb: int) -> bool:
    """Whether "not", "never" or "no longer" stands with the verb or its auxiliary."""
    return any(parse.lower[c] in {"not", "n't", "n’t", "never", "neither", "nor"} for c in parse.children[verb])


def asked(parse: Parse, verb: int) -> bool:
    """ "has not said whether she supports it", "if the council backs it": a question or a condition decides nothing."""
    return any(parse.lower[c] in {"whether", "if"} for c in parse.children[verb])


def modal(parse: Parse, verb: int) -> str:
    """ "would", "could", "will" … before the verb, "" if none."""
    return next((parse.lower[c] for c in parse.children[verb] if parse.dep[c] == "aux" and parse.lower[c] in _MODALS), "")


_MODALS = frozenset("would could might should may will wo ’ll 'll shall must can ca 'd ’d".split())


def phrase_of(parse: Parse, token: int) -> Stretch:
    """A noun with its modifiers, up to a relative clause, an apposition or a conjoined noun."""
    end = token + 1
    for child in parse.children[token]:
        if child > token and parse.dep[child] in {"conj", "acl:relcl", "appos", "punct", "cc", "parataxis", "dep"}:
            break
        if child > token:
            end = max(end, parse.right[child])
    start = token
    for child in reversed(parse.children[token]):
        if (
            child < token
            and parse.dep[child] not in {"case", "cc", "mark", "punct", "conj", "nsubj", "cop"}
            and parse.right[child] >= start - 1
        ):
            start = min(start, parse.left[child])
    return start, end


def joint(parse: Parse, stretch: Stretch) -> list[Stretch]:
    """ "Ruiz, the union and two parents": each of them; the stretch itself where nobody is joined."""
    if stretch[0] >= stretch[1]:
        return []
    head = head_of(parse, stretch)
    tops = [head, *(c for c in parse.children[head] if parse.dep[c] == "conj" and stretch[0] <= c < stretch[1] and parse.pos[c] in NOMINAL)]
    if len(tops) == 1:
        return [stretch]
    ends = [parse.left[t] for t in tops[1:]] + [stretch[1]]
    starts = [stretch[0], *(parse.left[t] for t in tops[1:])]
    pieces = [trim(parse, (s, e)) for s, e in zip(starts, ends, strict=True)]
    return [_without_joiner(parse, p) for p in pieces if p[0] < p[1]]


def _without_joiner(parse: Parse, stretch: Stretch) -> Stretch:
    start, end = stretch
    while start < end and (parse.pos[start] == "CCONJ" or parse.words[start] == ","):
        start += 1
    while end > start and (parse.pos[end - 1] == "CCONJ" or parse.words[end - 1] == "," or parse.space[end - 1]):
        end -= 1
    return start, end
