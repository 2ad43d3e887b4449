"""Claims, stances, commitments, roles and relations as Statements, each with its sentence and the words that count in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kg.show.context import sentence, sentence_ends
from kg.show.facts import Facts, place
from kg.show.terms import KG, MODES, VALUES
from kg.show.values import Sentence, Source, Statement

Stretch = tuple[int, int]
_LONGEST = 1200
_LONGEST_WORDS = 2000

# Where each class keeps its subject, its objects and its words.
_PARTS = {
    "Claim": ("kg:speaker", "kg:about", "schema:text"),
    "Stance": ("kg:holder", "kg:target", "kg:cue"),
    "Commitment": ("kg:agent", "kg:about", "kg:action"),
    "Role": ("org:member", "org:organization", "kg:title"),
    "Relation": ("rdf:subject", "rdf:object", ""),
}


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is looked up while statements are made. ``sentences`` and ``ends`` (of an article's sentences) grow."""

    found: Facts
    things: dict[str, int]
    iris: Sequence[str]
    articles: dict[str, int]
    sources: Sequence[Source]
    named: Mapping[tuple[str, str], Sequence[Stretch]]
    sentences: dict[Sentence, int] = field(default_factory=dict)
    ends: dict[int, list[int]] = field(default_factory=dict)


class _Core(NamedTuple):
    """What of a statement does not depend on its sentence."""

    iri: str
    kind: str
    subject: int | None
    objects: tuple[int, ...]
    article: int
    words: str


class _Setting(NamedTuple):
    """The rest: fields of Statement."""

    sentence: int
    quoted: tuple[Stretch, ...] = ()
    source: Stretch | None = None
    cue_at: Stretch | None = None
    evidence: tuple[Stretch, ...] = ()
    exact: tuple[bool, bool, bool] = (False, False, False)


def counts(found: Facts) -> Counter[str]:
    """How much each thing says (twice) and is spoken about, by its IRI: what the ranks are made of."""
    seen: Counter[str] = Counter()
    for iri in found.of(*_PARTS):
        who, whom, _ = _PARTS[found.classes[iri]]
        seen.update(found.all(iri, who) * 2)
        seen.update(found.all(iri, whom))
    return seen


def statements(found: Facts, things: Sequence[str], sources: Sequence[Source]) -> tuple[tuple[Statement, ...], tuple[Sentence, ...]]:
    """All statements in the order of the articles and their texts, and the sentences that they point into.

    Subjects and objects are numbers of ``things``. A statement that belongs to no article is left out.
    """
    numbers, articles = ({iri: at for at, iri in enumerate(iris)} for iris in (things, [source.iri for source in sources]))
    desk = _Desk(found, numbers, things, articles, sources, _named(found))
    made = [one for iri in found.of(*_PARTS) if (one := _statement(desk, iri))]
    made += _spokespeople(desk)
    ordered = [one for _, one in sorted(made, key=lambda pair: (pair[1].article, pair[0], pair[1].kind, pair[1].iri))]
    return _chained(desk, ordered), tuple(desk.sentences)


def _statement(desk: _Desk, iri: str) -> tuple[int, Statement] | None:
    """The statement with the place of its first word, or None when its kind or its article is unknown."""
    found, core = desk.found, _core(desk, iri)
    if core is None:
        return None
    start, around = _in_its_sentence(desk, core)
    made = Statement(
        *core[:5],
        around.sentence,
        core.words,
        quoted=around.quoted,
        source=around.source,
        cue_at=around.cue_at,
        evidence=around.evidence,
        exact=around.exact,
        cue=found.name(iri, found.one(iri, "kg:cue")),
        mode=MODES.get(found.one(iri, "kg:mode").removeprefix(KG), ""),
        confidence=_number(found.one(iri, "kg:confidence")),
        extracted_by=found.name(iri, found.one(iri, "kg:extractedBy")),
        date=found.name(iri, found.one(iri, "kg:statedOn"), 40)[:10] or desk.sources[core.article].date[:10],
    )
    return start, made


def _core(desk: _Desk, iri: str) -> _Core | None:
    found = desk.found
    who, whom, words = _PARTS[found.classes[iri]]
    kind, article = _kind(found, iri), _article(desk, iri)
    if not kind or article is None:
        return None
    subject = next((desk.things[one] for one in found.all(iri, who) if one in desk.things), None)
    objects = tuple(desk.things[one] for one in found.all(iri, whom) if one in desk.things)
    return _Core(iri, kind, subject, objects, article, found.name(iri, found.one(iri, words), _LONGEST_WORDS) if words else "")


def _kind(found: Facts, iri: str) -> str:
    match found.classes[iri]:
        case "Claim":
            return "said"
        case "Role":
            return "roleIn"
        case "Relation":
            return found.one(iri, "rdf:predicate").removeprefix(KG) if found.one(iri, "rdf:predicate").startswith(KG) else ""
        case _:
            return VALUES.get(found.one(iri, "kg:value").removeprefix(KG), "")


def _article(desk: _Desk, iri: str) -> int | None:
    named = next((desk.articles[one] for one in desk.found.all(iri, "prov:wasDerivedFrom") if one in desk.articles), None)
    spots = (place(span) for span in desk.found.all(iri, "kg:evidence")) if named is None else ()
    return next((desk.articles[spot[0]] for spot in spots if spot and spot[0] in desk.articles), named)


def _number(text: str) -> float | None:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return None


def _named(found: Facts) -> dict[tuple[str, str], list[Stretch]]:
    """(article IRI, thing IRI) → where the thing is named there, in order."""
    named: dict[tuple[str, str], list[Stretch]] = {}
    for article, mentions in found.mentions.items():
        for start, end, thing in sorted(mentions):
            named.setdefault((article, thing), []).append((start, end))
    return named


def _in_its_sentence(desk: _Desk, one: _Core) -> tuple[int, _Setting]:
    """Where the statement begins, its sentence, and the stretches of its words, cue and source in it."""
    spans = {part: _spans(desk, one, f"kg:{part}") for part in ("contentSpan", "cueSpan", "sourceSpan", "evidence")}
    core = [span for part in ("contentSpan", "cueSpan", "sourceSpan") for span in spans[part]] or spans["evidence"]
    if not core:
        return 0, _Setting(_kept(desk, Sentence(one.article, 0, "")))
    around = _around(desk, one, core)
    first, last = around.start, around.start + len(around.text)
    quoted, cue = _marked(desk, around, one, spans), _inside(first, last, spans["cueSpan"])
    source = _inside(first, last, spans["sourceSpan"] or _names(desk, one, "subject"))
    shown = (("contentSpan", quoted), ("cueSpan", cue[:1]), ("sourceSpan", source[:1]))
    content, cued, sourced = (bool(spans[part]) and spans[part] == [(first + a, first + b) for a, b in marks] for part, marks in shown)
    ends = (source[0] if source else None, cue[0] if cue else None)
    made = _Setting(_kept(desk, around), tuple(quoted), *ends, tuple(spans["evidence"]), (content, cued, sourced))
    return min(core)[0], made


def _spans(desk: _Desk, one: _Core, predicate: str) -> list[Stretch]:
    """The stretches of this statement in its own article, in order."""
    found = desk.found.about[predicate].get(one.iri)
    if not found:
        return []
    article = desk.sources[one.article].iri
    return sorted({spot[1:] for span in found if (spot := place(span)) and spot[0] == article and spot[1] < spot[2]})


def _around(desk: _Desk, one: _Core, spans: Sequence[Stretch]) -> Sentence:
    """The sentence around these stretches; without the article's text, the words of the longest piece of evidence."""
    text = desk.sources[one.article].text
    if text is None:
        return _words_only(desk, one)
    start = min(min(spans)[0], len(text))
    end = min(max(end for _, end in spans), start + _LONGEST, len(text))
    if one.article not in desk.ends:
        desk.ends[one.article] = sentence_ends(text)
    first, last = sentence(text, start, max(start, end), desk.ends[one.article])
    return Sentence(one.article, first, text[first:last])


def _words_only(desk: _Desk, one: _Core) -> Sentence:
    spans = [*desk.found.all(one.iri, "kg:evidence"), *desk.found.all(one.iri, "kg:contentSpan")]
    best = max(spans, key=lambda span: len(desk.found.words.get(span, "")))
    spot = place(best)
    return Sentence(
        one.article,
        spot[1] if spot else 0,
        desk.found.clean(desk.sources[one.article].iri, desk.found.words.get(best, one.words))[:_LONGEST],
    )


def _kept(desk: _Desk, around: Sentence) -> int:
    return desk.sentences.setdefault(around, len(desk.sentences))


def _marked(desk: _Desk, around: Sentence, one: _Core, spans: dict[str, list[Stretch]]) -> list[Stretch]:
    """What was said; else the statement's own words, else its object's names in the sentence; else evidence shorter than that."""
    first, last = around.start, around.start + len(around.text)
    if content := _inside(first, last, spans["contentSpan"]):
        return content
    evidence = _inside(first, last, spans["evidence"])
    begin = evidence[0][0] if evidence else 0
    if one.words and (at := around.text.find(one.words, begin)) >= 0:
        return [(at, at + len(one.words))]
    return _inside(first, last, _names(desk, one, "object")) or [span for span in evidence if span[1] - span[0] < 0.8 * len(around.text)]


def _names(desk: _Desk, one: _Core, part: str) -> list[Stretch]:
    """Where the article names the statement's subject, or its objects."""
    subject = () if one.subject is None else (one.subject,)
    article = desk.sources[one.article].iri
    return [spot for at in (subject if part == "subject" else one.objects) for spot in desk.named.get((article, desk.iris[at]), ())]


def _inside(first: int, last: int, spans: Sequence[Stretch]) -> list[Stretch]:
    cut = ((max(start, first) - first, min(end, last) - first) for start, end in spans)
    return [(start, end) for start, end in cut if start < end]


def _spokespeople(desk: _Desk) -> Iterator[tuple[int, Statement]]:
    """Whom an unnamed source speaks for, in the sentence that first names it. The source's own IRI stands for the statement."""
    first: dict[str, tuple[int, int, int]] = {}
    for (where, thing), stretches in desk.named.items():
        if where in desk.articles:
            first[thing] = min(first.get(thing, (len(desk.articles), 0, 0)), (desk.articles[where], *stretches[0]))
    for iri in desk.found.of("UnnamedSource"):
        whom = [desk.things[one] for one in desk.found.all(iri, "kg:speaksFor") if one in desk.things]
        if whom and iri in first:
            article, start, end = first[iri]
            made = _Core(iri, "speaksFor", desk.things[iri], tuple(whom), article, "")
            around = _around(desk, made, [(start, end)]) if desk.sources[article].text is not None else Sentence(article, start, "")
            quoted = tuple(_inside(around.start, around.start + len(around.text), [(start, end)]))
            yield start, Statement(**made._asdict(), sentence=_kept(desk, around), quoted=quoted, date=desk.sources[article].date[:10])


def _chained(desk: _Desk, ordered: Sequence[Statement]) -> tuple[Statement, ...]:
    """Every statement with the claims that it stands in, innermost first, and whether somebody else said it."""
    at = {one.iri: i for i, one in enumerate(ordered) if one.kind == "said"}
    iris = desk.iris
    made = []
    for one in ordered:
        if chain := _chain(desk.found, one.iri, at):
            own = one.subject is not None and all(iris[one.subject] in _voices(desk.found, ordered[claim].iri) for claim in chain)
            one = replace(one, chain=chain, claimed=not own)
        made.append(one)
    return tuple(made)


def _chain(found: Facts, iri: str, at: Mapping[str, int]) -> tuple[int, ...]:
    chain: list[int] = []
    above = found.one(iri, "kg:accordingTo")
    while above in at and at[above] not in chain and above != iri:
        chain.append(at[above])
        above = found.one(above, "kg:accordingTo")
    return tuple(chain)


def _voices(found: Facts, claim: str) -> set[str]:
    """The claim's speakers and whom they speak for: in their mouths it is the subject's own word."""
    speakers = found.all(claim, "kg:speaker")
    return {*speakers, *(owner for speaker in speakers for owner in found.all(speaker, "kg:speaksFor"))}
