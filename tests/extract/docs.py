"""Small Docs in a notation that shows their parse: "[nsubj {PERSON Ana Ruiz}] opposes [obj {LAW the rent ordinance}] ."

``[dep …]`` is a phrase with its dependency; its head is its last word that is no function word, or the one with a star
("*mayor"). ``{LABEL …}`` marks a name or a phrase of the model. Function words find their part of speech and dependency
themselves; other words are verbs in clauses and nouns in phrases; "word/ADJ" says otherwise. "¶" is an empty line, "↵" the end
of a line. A full stop at the outermost level ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.lang.lex_attrs import LEX_ATTRS
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.annotate.lemma import lemma
from kg.extract.cast import Cast
from kg.extract.found import Stretch
from kg.model import Article, Frame, Gazetteer, Known, Link

VOCAB = Vocab(lex_attr_getters=LEX_ATTRS)  # without these no token knows that it is white space
LAYERS = ("TITLE", "LAW", "POLICY", "EVENT", "UNNAMED")
FLAT = frozenset({"PERSON", "CITY", "REGION", "COUNTRY", "GROUP", "PLACE"})  # names whose first word is the head
THRESHOLDS = {label: 0.5 for label in ("say", "supports", "opposes", "commits", "refuses", "role", "coref")}
BREAKS = {"¶": "\n\n", "↵": "\n"}
NOMINAL = frozenset(
    "nsubj nsubj:pass nsubj:outer obj iobj obl obl:agent obl:unmarked nmod nmod:poss nmod:desc appos compound vocative flat".split()
)
POS = {
    **dict.fromkeys("the a an these those some any no each every another such".split(), "DET"),
    **dict.fromkeys("i we he she it they you him them us me who whom which himself itself there".split(), "PRON"),
    **dict.fromkeys("his her its their my our".split(), "PRON"),
    **dict.fromkeys("of for from with in on at by against about like over under among behind into including".split(), "ADP"),
    **dict.fromkeys("will wo would could can ca may might should must is are was were be been has have had do does did 'll".split(), "AUX"),
    **dict.fromkeys("and or but nor".split(), "CCONJ"),
    **dict.fromkeys("if whether because when while unless".split(), "SCONJ"),
    **dict.fromkeys("not n't 's ’s".split(), "PART"),
    **dict.fromkeys("never no-longer also still".split(), "ADV"),
}
DEP = {"DET": "det", "ADP": "case", "AUX": "aux", "CCONJ": "cc", "SCONJ": "mark", "PUNCT": "punct", "ADJ": "amod", "ADV": "advmod",
       "NUM": "nummod", "PRON": "nmod:poss", "NOUN": "compound", "PROPN": "compound", "VERB": "compound", "X": "dep"}  # fmt: skip
FUNCTION = frozenset({"DET", "ADP", "AUX", "CCONJ", "SCONJ", "PUNCT", "PART", "SPACE", "ADV", "ADJ", "NUM"})
NO_SPACE_BEFORE, NO_SPACE_AFTER = frozenset(", . ; : ? ! ) ” 's ’s n't ' ’ - %".split()), frozenset("( “ $ - ‘".split())


@dataclass
class _Row:
    word: str
    pos: str = ""
    dep: str = ""
    head: int = -1
    starred: bool = False


@dataclass
class _Reading:
    rows: list[_Row] = field(default_factory=list)
    marks: list[tuple[str, int, int]] = field(default_factory=list)


def doc_of(
    text: str,
    *frames: tuple[str, str, str | None, Sequence[str]],
    links: dict[str, str] | None = None,
    marks: dict[str, str] | None = None,
    sure: float = 0.9,
) -> Doc:
    """A Doc in the notation. ``frames``: (label, cue, who, what) by their words; ``links``: anaphor -> its one antecedent;
    ``marks``: words -> label, for a mark that cuts a phrase in two. ``sure`` is every score."""
    reading = _Reading()
    for sentence in _sentences(text):
        head = _phrase(reading, sentence, "root")
        reading.rows[head].head = head
    words = [row.word for row in reading.rows]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=[_space(a, b) for a, b in zip(words, [*words[1:], "."], strict=False)],
        pos=[row.pos for row in reading.rows],
        deps=[row.dep for row in reading.rows],
        heads=[row.head for row in reading.rows],
        lemmas=[lemma(row.word, row.pos) for row in reading.rows],
    )
    _mark(doc, reading.marks + [(label, *place(doc, marked)) for marked, label in (marks or {}).items()], sure)
    doc.user_data["frames"] = tuple(
        Frame(label, place(doc, cue), place(doc, who) if who else None, tuple(place(doc, w) for w in what), sure, sure, sure)
        for label, cue, who, what in frames
    )
    doc.user_data["links"] = tuple(
        Link(place(doc, anaphor)[1] - 1, ((place(doc, antecedent), sure),), sure) for anaphor, antecedent in (links or {}).items()
    )
    return doc


def _mark(doc: Doc, marks: Sequence[tuple[str, int, int]], sure: float) -> None:
    doc.ents = [Span(doc, start, end, label) for label, start, end in marks if label not in LAYERS]
    for layer in LAYERS:
        doc.spans[layer] = [Span(doc, start, end, layer) for label, start, end in marks if label == layer]
    doc.user_data["article"] = Article("test", doc.text)
    doc.user_data["thresholds"] = dict(THRESHOLDS)
    doc.user_data["name_scores"] = {(start, end): sure for label, start, end in marks if label not in LAYERS}
    doc.user_data["phrase_scores"] = {mark: sure for mark in marks if mark[0] in LAYERS}


def place(doc: Doc, words: str) -> Stretch:
    """The tokens of the first occurrence of the words; "words#2" is the second."""
    words, _, number = words.partition("#")
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if words[0].isalnum() else re.escape(words)
    found = list(re.finditer(pattern, doc.text))
    assert found, f"{words!r} does not stand in {doc.text!r}"
    match = found[int(number or 1) - 1]
    span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
    assert span is not None
    return span.start, span.end


def words_of(doc: Doc, stretch: Stretch | None) -> str | None:
    return doc[stretch[0] : stretch[1]].text if stretch else None


# ---------------------------------------------------------------- reading the notation
@dataclass(frozen=True)
class _Bracket:
    """``[dep …]`` or ``{LABEL …}`` with what stands in it."""

    sign: str
    name: str
    inner: tuple[_Bracket | str, ...]


def _sentences(text: str) -> Iterator[list[_Bracket | str]]:
    pieces = re.findall(r"\[[a-z:]+|\{[A-Z]+|[\]}]|[^\s\]}]+", text)
    items = list(_items(pieces))
    assert not pieces, f"a bracket is closed too often in {text!r}"
    sentence: list[_Bracket | str] = []
    ended = False
    for item in items:
        if ended and item not in ("”", ")", "¶", "↵"):
            yield sentence
            sentence, ended = [], False
        sentence.append(item)
        ended = ended or item in (".", "?", "!", "¶", "↵")
    if sentence:
        yield sentence


def _items(pieces: list[str]) -> Iterator[_Bracket | str]:
    """Take pieces from the front up to the closing bracket."""
    while pieces and pieces[0] not in "]}":
        piece = pieces.pop(0)
        if piece[0] in "[{" and len(piece) > 1:
            yield _Bracket(piece[0], piece[1:], tuple(_items(pieces)))
            assert pieces and "[{".index(piece[0]) == "]}".index(pieces.pop(0)), f"{piece} is not closed by its own bracket"
        else:
            yield piece


def _phrase(reading: _Reading, items: Sequence[_Bracket | str], dep: str, above: str = "VERB") -> int:
    """Add a phrase's rows and hang all but its head, which is returned. ``above``: NOUN or VERB, what the phrase hangs on."""
    nominal = dep in NOMINAL or (dep == "conj" and above == "NOUN")
    words: list[int] = []
    phrases: list[int] = []
    first_name: dict[int, int] = {}  # word -> first word of the flat name that it belongs to

    def walk(items: Sequence[_Bracket | str]) -> None:
        for item in items:
            if isinstance(item, str):
                words.append(len(reading.rows))
                reading.rows.append(_row(item, nominal))
            elif item.sign == "[":
                phrases.append(_phrase(reading, item.inner, item.name, "NOUN" if nominal else "VERB"))
            else:
                start, count = len(reading.rows), len(words)
                walk(item.inner)
                reading.marks.append((item.name, start, len(reading.rows)))
                first_name.update(dict.fromkeys(words[count:], words[count]) if item.name in FLAT else {})

    walk(items)
    head = _head(reading, words, first_name)
    if reading.rows[head].pos == "DET":  # "that", "this" for a thing
        reading.rows[head].pos = "PRON"
    for i in phrases:
        reading.rows[i].head = head
    for i in words:
        flat = first_name.get(i, i) != i
        reading.rows[i].head = first_name[i] if flat else head
        reading.rows[i].dep = dep if i == head else "flat" if flat else _dep(reading.rows[i], nominal)
    return head


def _head(reading: _Reading, words: list[int], first_name: dict[int, int]) -> int:
    starred = [i for i in words if reading.rows[i].starred]
    content = [i for i in words if reading.rows[i].pos not in FUNCTION]
    any_word = [i for i in words if reading.rows[i].pos not in {"PUNCT", "SPACE"}]
    last = (starred or content or any_word or words)[-1]
    return first_name.get(last, last)


def _row(text: str, nominal: bool) -> _Row:
    word, _, pos = text.removeprefix("*").partition("/")
    if word in BREAKS:
        return _Row(BREAKS[word], "SPACE")
    return _Row(word, pos or _pos(word, nominal), starred=text.startswith("*"))


def _pos(word: str, nominal: bool) -> str:
    lower = word.lower()
    if not any(c.isalnum() for c in word):
        return "PUNCT"
    if lower == "that":
        return "DET" if nominal else "SCONJ"
    if lower == "to":
        return "ADP" if nominal else "PART"
    if lower in POS:
        return POS[lower]
    if word[0].isdigit():
        return "NUM"
    return "PROPN" if word[0].isupper() and nominal else "NOUN" if nominal else "VERB"


def _dep(row: _Row, nominal: bool) -> str:
    if row.pos == "PART":
        return "case" if row.word in {"'s", "’s"} else "mark" if row.word == "to" else "advmod"
    if row.pos == "ADP" and not nominal:
        return "mark"
    return "dep" if row.pos == "SPACE" else DEP[row.pos]


def _space(word: str, following: str) -> bool:
    bare = any(c == "\n" for c in word + following)
    return not bare and following not in NO_SPACE_BEFORE and word not in NO_SPACE_AFTER


# ---------------------------------------------------------------- what is known beforehand, and the cast
GAZETTEER = Gazetteer.of(
    [
        Known("Norland", "Country", ("Republic of Norland",), "N.L."),
        Known("Norlanders", "Group", ("Norlandic", "Norlander"), within=("Norland",)),
        Known("Sudmark", "Country"),
        Known("Sudmarkers", "Group", ("Sudmarkian",), within=("Sudmark",)),
        Known("Lake State", "Region", ("Lak.",), within=("Norland",)),
        Known("House of Deputies", "Agency", ("House",), within=("Norland",)),
        Known("River Protection Agency", "Agency", acronym="RPA", within=("Norland",)),
    ]
)


def cast_of(doc: Doc, gazetteer: Gazetteer = GAZETTEER) -> Cast:
    """The Doc's cast before any statement is read, as ``extract`` makes it; it is also put into the Doc."""
    from kg.extract.claims import claims
    from kg.extract.coreference import link_anaphors
    from kg.extract.names import names
    from kg.extract.nations import link_nations
    from kg.extract.phrases import cast_phrases
    from kg.extract.same_names import cast_names

    cast = cast_names(names(doc, gazetteer), gazetteer)
    link_nations(cast, gazetteer)
    cast_phrases(doc, cast)
    link_anaphors(doc, cast, tuple(claims(doc)))
    doc.user_data["cast"] = cast
    return cast


def meaning(doc: Doc, cast: Cast, words: str) -> str | None:
    """The name of the thing that the words mean, None if they mean nothing."""
    draft = cast.at.get(place(doc, words))
    return draft.name if draft else None
