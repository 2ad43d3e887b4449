"""English trees as most spaCy pipelines draw them, redrawn as Universal Dependencies: in "of the city" the city comes first."""

from __future__ import annotations

RENAMED = {
    "ROOT": "root",
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "neg": "advmod",
    "quantmod": "advmod",
    "npadvmod": "obl:unmarked",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
    "meta": "dep",
    "pobj": "obl",
    "pcomp": "advcl",
    "prep": "advmod",
    "agent": "advmod",
}
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
MOVED = frozenset({"nsubj", "nsubjpass", "csubj", "aux", "neg", "advmod", "advcl", "mark", "punct", "ccomp", "prep", "cc", "conj", "expl"})


def universal(heads: list[int], relations: list[str], pos: list[str]) -> tuple[list[int], list[str]]:
    """Heads (a root is its own) and relations in the universal convention; trees that follow it already come back as they are."""
    if not {"pobj", "dobj", "nsubjpass", "prep", "attr", "ROOT"} & set(relations):
        return heads, relations
    heads, relations = list(heads), list(relations)
    for word, relation in enumerate(relations):
        if relation in ("pobj", "pcomp") and relations[heads[word]] in ("prep", "agent"):
            _turn_preposition(word, heads, relations, pos)
    for word, relation in enumerate(relations):
        if relation in ("attr", "acomp") and pos[heads[word]] == "AUX":
            _turn_copula(word, heads, relations)
    for word, relation in enumerate(relations):
        if relation == "cc":
            heads[word] = next((c for c in range(word + 1, len(heads)) if relations[c] == "conj" and heads[c] == heads[word]), heads[word])
    return heads, [RENAMED.get(relation, relation) for relation in relations]


def _turn_preposition(word: int, heads: list[int], relations: list[str], pos: list[str]) -> None:
    """officials <- of <- city becomes officials <- city, city <- of."""
    preposition = heads[word]
    top = heads[preposition]
    if relations[word] == "pcomp":
        relation, marker = "advcl", "mark"
    elif relations[preposition] == "agent":
        relation, marker = "obl:agent", "case"
    else:
        relation, marker = "nmod" if pos[top] in NOUNS else "obl", "case"
    heads[word], relations[word] = top, relation
    heads[preposition], relations[preposition] = word, marker


def _turn_copula(word: int, heads: list[int], relations: list[str]) -> None:
    """she <- is -> mayor becomes she <- mayor, is <- mayor."""
    verb = heads[word]
    heads[word] = heads[verb] if heads[verb] != verb else word
    relations[word] = relations[verb]
    for other, head in enumerate(heads):
        if head == verb and other not in (word, verb) and relations[other] in MOVED:
            heads[other] = word
    heads[verb], relations[verb] = word, "cop"
