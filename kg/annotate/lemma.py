"""Base forms by rule: "said" -> "say", "refusing" -> "refuse", "critics" -> "critic". Lower case, for every word."""

from __future__ import annotations

import re

from kg.annotate.irregular import AUXILIARIES, NOUNS, VERBS

DOUBLED = re.compile(r"([bdgkmnprt])\1$")
SYLLABLE = re.compile(r"[aeiouy]+")
# Stems that end like this lost an "e" before -ed and -ing. One syllable with one vowel and one consonant did, too: it would
# have doubled the consonant otherwise ("hoped", "hopped").
LOST_E = tuple(
    re.compile(f"(?:{ending})$")
    for ending in (
        r"[cuvz](?<!zz)",  # announce, argue, resolve, seize
        r"[dlr]g|[aeiou]g|(?:ch|r)ang|[lv]eng|[lru]ung",  # pledge, charge, allege, challenge
        r"[aeiourln]s|[aeiou]ps|[^e]rows",  # refuse, raise, endorse, collapse
        r"[^eo]at|[cpn]ed|[^aeou]i[kn]|tak|nam",  # negotiate, concede, refine, dislike
        r"[bcdfgkptz]l",  # settle, enable
        r"[^aeo][iau]d|ou?d(?<!oud)(?<!ood)|[^ao]id",  # decide, invade, include
        r"quir|[^aeo][iau]r",  # require, declare, ensure
        r"[^aeiou]ut|[^ae]ib|[^o]ok|[^ao]um|[^aeo]ul",  # execute, describe, provoke, assume
    )
)


def lemma(word: str, pos: str) -> str:
    """The base form of a word of this universal part of speech, in lower case: verbs and common nouns lose their endings."""
    lower = word.lower().replace("’", "'")
    if pos == "AUX":
        return AUXILIARIES.get(lower, lower)
    if pos == "VERB":
        return VERBS.get(lower) or _verb(lower)
    if pos == "NOUN":
        return NOUNS.get(lower) or _noun(lower)
    return "not" if lower == "n't" else lower


def _verb(word: str) -> str:
    if word.endswith("s"):
        return _without_s(word)
    if word.endswith("ied"):
        return word[:-1] if len(word) < 5 else word[:-3] + "y"
    if word.endswith("ed") and not word.endswith("eed"):
        return _stem(word, word[:-2])
    if word.endswith("ing"):
        return _stem(word, word[:-3])
    return word


def _noun(word: str) -> str:
    if word.endswith("men"):
        return word[:-2] + "an"
    return _without_s(word)


def _without_s(word: str) -> str:
    """The word without its -s or -es, if it has one."""
    if not word.endswith("s") or len(word) < 4 or word.endswith(("ss", "us", "is", "'s")) or not word.replace("-", "").isalpha():
        return word
    if word.endswith("ies"):
        return word[:-1] if len(word) < 5 else word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _stem(word: str, stem: str) -> str:
    """A verb's base form from what stands before -ed or -ing."""
    if not SYLLABLE.search(stem):
        return word
    if DOUBLED.search(stem):
        return stem[:-1]
    return stem + "e" if _lost_e(stem) else stem


def _lost_e(stem: str) -> bool:
    if len(SYLLABLE.findall(stem)) == 1 and re.fullmatch(r"(?:[^aeiouy]|qu|y)*[aeiouy][^aeiouwxy]", stem):
        return True
    return any(ending.search(stem) for ending in LOST_E)
