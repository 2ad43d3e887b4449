"""Whatever a Doc holds, extract() gives a Record that keeps its promises: spans inside the text, ids that exist, no circles."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.annotate.lemma import lemma
from kg.extract import extract
from kg.graph.evidence import verify
from kg.model import Article, Frame, Link, Record
from tests.extract.docs import GAZETTEER, LAYERS, THRESHOLDS, VOCAB

WORDS = (
    "Ana Ruiz Lee Mayor Sen. Dr. R D union Tenants Union Police Department PD SPD Norland Norlandic government Saltmere Lak. House "
    "council bill plan ordinance law vote critics spokesman statement I we he she it they its their this that who which the a two "
    "said says told announced according to vowed will wo would refused declined promised opposes opposed backed praised support "
    "opposition criticism for against of by with in from at like including such as and but or if whether not n't never 's is was "
    "passed signed sued leads based grant million $ member president chair because ex former repeal drew "
    ". . . , , , : ; ( ) “ ” ‘ ’ \" ' — - ? ! ... \n\n \n"
).split(" ")
POS = "NOUN PROPN VERB AUX PRON DET ADJ ADP ADV CCONJ SCONJ PART PUNCT NUM X".split()
DEPS = (
    "nsubj nsubj:pass obj iobj obl obl:agent obl:unmarked nmod nmod:poss nmod:desc amod compound flat appos conj cc case mark det aux "
    "aux:pass cop acl acl:relcl advcl advmod ccomp xcomp parataxis punct nummod list discourse dep"
).split()
NAMES = "PERSON AGENCY ORG CITY REGION COUNTRY PLACE GROUP DATE".split()
FRAMES = "say say supports opposes commits refuses role".split()


def doc_of(words: list[str], dice: Random) -> Doc:
    """Any words in any tree with any marks; what the annotator promises is kept: marks and frames begin and end with a word."""
    size, space = len(words), ["\n" in word for word in words]
    heads = _heads(size, dice)
    pos = ["SPACE" if space[i] else dice.choice(POS) if words[i].isalpha() else "PUNCT" for i in range(size)]
    deps = ["root" if heads[i] == i else "dep" if space[i] else dice.choice(DEPS) for i in range(size)]
    spaces = [not blank and dice.random() < 0.8 for blank in space]
    lemmas = [lemma(word, kind) for word, kind in zip(words, pos, strict=True)]
    doc = Doc(VOCAB, words=words, spaces=spaces, pos=pos, deps=deps, heads=heads, lemmas=lemmas)
    _mark(doc, [i for i in range(size) if not space[i]], dice)
    return doc


def _heads(size: int, dice: Random) -> list[int]:
    """Sentences one after another, each a tree: every token but the root hangs on one that was hung before it."""
    heads, start = list(range(size)), 0
    while start < size:
        order = list(range(start, min(size, start + dice.randint(1, 20))))
        start = order[-1] + 1
        dice.shuffle(order)
        for place in range(1, len(order)):
            heads[order[place]] = order[dice.randrange(place)]
    return heads


def _mark(doc: Doc, words: list[int], dice: Random) -> None:
    def stretch() -> tuple[int, int]:
        first = dice.randrange(len(words))
        return words[first], words[min(len(words) - 1, first + dice.randrange(8))] + 1

    def many(share: float) -> range:
        return range(dice.randint(0, 1 + int(share * len(words))) if words else 0)

    def score() -> float:
        return dice.choice([0.2, 0.6, 1.0])

    doc.ents = filter_spans([Span(doc, *stretch(), label=dice.choice(NAMES)) for _ in many(0.3)])
    for layer in LAYERS:
        doc.spans[layer] = [Span(doc, *stretch(), label=layer) for _ in many(0.1)]
    doc.user_data.update(
        article=Article("any", doc.text),
        thresholds=THRESHOLDS,
        name_scores={(e.start, e.end): score() for e in doc.ents},
        phrase_scores={(layer, s.start, s.end): score() for layer in LAYERS for s in doc.spans[layer]},
        frames=tuple(
            Frame(dice.choice(FRAMES), stretch(), stretch() if dice.random() < 0.7 else None, tuple(stretch() for _ in many(0)), score())
            for _ in many(0.2)
        ),
        links=tuple(Link(dice.choice(words), ((stretch(), score()),), score()) for _ in many(0.1)),
    )


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(WORDS), min_size=0, max_size=60), st.integers(0, 1 << 32))
def test_any_doc_gives_a_record_that_keeps_its_promises(words: list[str], seed: int) -> None:
    record = extract(doc_of(words, Random(seed)), GAZETTEER)
    verify(record)
    assert Record.from_json(record.to_json()) == record
