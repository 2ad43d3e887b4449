"""Claims, stances, commitments, roles and relations as Statements, each with its sentence and the words that count in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

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
    made = [one for iri in found.of(*_PARTS) for one in _statement(desk, iri)]
    made += list(_spokespeople(desk))
    ordered = [one for _, one in sorted(made, key=lambda pair: (pair[1].article, pair[0], pair[1].kind, pair[1].iri))]
    return _chained(desk, ordered), tuple(desk.sentences)


def _statement(desk: _Desk, iri: str) -> Iterator[tuple[int, Statement]]:
    """The statement with the place of its first word, or nothing when its kind or its article is unknown."""
    found = desk.found
    who, whom, words = _PARTS[found.classes[iri]]
    kind, article = _kind(found, iri), _article(desk, iri)
    if not kind or article is None:
        return
    made = Statement(
        iri,
        kind,
        next((desk.things[one] for one in found.all(iri, who) if one in desk.things), None),
        tuple(desk.things[one] for one in found.all(iri, whom) if one in desk.things),
        article,
        -1,
        found.name(iri, found.one(iri, words), _LONGEST_WORDS) if words else "",
        found.name(iri, found.one(iri, "kg:cue")),
        MODES.get(found.one(iri, "kg:mode").removeprefix(KG), ""),
        confidence=_number(found.one(iri, "kg:confidence")),
        extracted_by=found.name(iri, found.one(iri, "kg:extractedBy")),
        date=found.name(iri, found.one(iri, "kg:statedOn"), 40)[:10] or desk.sources[article].date[:10],
    )
    yield _in_its_sentence(desk, made)


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
    spans = (spot[0] for span in desk.found.all(iri, "kg:evidence") if (spot := place(span)))
    return next((desk.articles[a] for a in (*desk.found.all(iri, "prov:wasDerivedFrom"), *spans) if a in desk.articles), None)


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


def _in_its_sentence(desk: _Desk, one: Statement) -> tuple[int, Statement]:
    """The statement with its sentence, and the stretches of its words, cue and source in it."""
    spans = {part: _spans(desk, one, f"kg:{part}") for part in ("contentSpan", "cueSpan", "sourceSpan", "evidence")}
    core = [span for part in ("contentSpan", "cueSpan", "sourceSpan") for span in spans[part]] or spans["evidence"]
    if not core:
        return 0, replace(one, sentence=_kept(desk, Sentence(one.article, 0, "")))
    around = _around(desk, one, core)
    first, last = around.start, around.start + len(around.text)
    quoted, cue = _marked(desk, around, one, spans), _inside(first, last, spans["cueSpan"])
    source = _inside(first, last, spans["sourceSpan"] or _names(desk, one, "subject"))
    marks = {"quoted": tuple(quoted), "cue_at": cue[0] if cue else None, "source": source[0] if source else None}
    shown = (("contentSpan", quoted), ("cueSpan", cue[:1]), ("sourceSpan", source[:1]))
    exact = tuple(bool(spans[part]) and spans[part] == [(first + a, first + b) for a, b in marked] for part, marked in shown)
    truth = {"evidence": tuple(spans["evidence"]), "exact": exact}
    return min(core)[0], replace(one, sentence=_kept(desk, around), **marks, **truth)  # type: ignore[arg-type]


def _spans(desk: _Desk, one: Statement, predicate: str) -> list[Stretch]:
    """The stretches of this statement in its own article, in order."""
    spots = (place(span) for span in desk.found.all(one.iri, predicate))
    article = desk.sources[one.article].iri
    return sorted((start, end) for where, start, end in filter(None, spots) if where == article and start < end)


def _around(desk: _Desk, one: Statement, spans: Sequence[Stretch]) -> Sentence:
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


def _words_only(desk: _Desk, one: Statement) -> Sentence:
    spans = [*desk.found.all(one.iri, "kg:evidence"), *desk.found.all(one.iri, "kg:contentSpan")]
    best = max(spans, key=lambda span: len(desk.found.words.get(span, "")))
    spot = place(best)
    return Sentence(one.article, spot[1] if spot else 0, desk.found.clean(desk.sources[one.article].iri, desk.found.words.get(best, one.words))[:_LONGEST])


def _kept(desk: _Desk, around: Sentence) -> int:
    return desk.sentences.setdefault(around, len(desk.sentences))


def _marked(desk: _Desk, around: Sentence, one: Statement, spans: dict[str, list[Stretch]]) -> list[Stretch]:
    """What was said; else the statement's own words, else its object's names in the sentence; else evidence shorter than that."""
    first, last = around.start, around.start + len(around.text)
    if content := _inside(first, last, spans["contentSpan"]):
        return content
    evidence = _inside(first, last, spans["evidence"])
    begin = evidence[0][0] if evidence else 0
    if one.words and (at := around.text.find(one.words, begin)) >= 0:
        return [(at, at + len(one.words))]
    return _inside(first, last, _names(desk, one, "object")) or [span for span in evidence if span[1] - span[0] < 0.8 * len(around.text)]


def _names(desk: _Desk, one: Statement, part: str) -> list[Stretch]:
    """Where the article names the statement's subject, or its objects."""
    subject = () if one.subject is None else (one.subject,)
    article = desk.sources[one.article].iri
    return [spot for at in (subject if part == "subject" else one.objects) for spot in desk.named.get((article, desk.iris[at]), ())]


def _inside(first: int, last: int, spans: Sequence[Stretch]) -> list[Stretch]:
    cut = ((max(start, first) - first, min(end, last) - first) for start, end in spans)
    return [(start, end) for start, end in cut if start < end]


def _spokespeople(desk: _Desk) -> Iterator[tuple[int, Statement]]:
    """Whom an unnamed source speaks for, in the sentence that first names it. The source's own IRI stands for the statement."""
    for iri in desk.found.of("UnnamedSource"):
        whom = [desk.things[one] for one in desk.found.all(iri, "kg:speaksFor") if one in desk.things]
        spot = next(((number, *desk.named[where, iri][0]) for where, number in desk.articles.items() if (where, iri) in desk.named), None)
        if whom and spot:
            article, start, end = spot
            made = Statement(iri, "speaksFor", desk.things[iri], tuple(whom), article, -1)
            around = _around(desk, made, [(start, end)]) if desk.sources[article].text is not None else Sentence(article, start, "")
            quoted = tuple(_inside(around.start, around.start + len(around.text), [(start, end)]))
            yield start, replace(made, sentence=_kept(desk, around), quoted=quoted, date=desk.sources[article].date[:10])


def _chained(desk: _Desk, ordered: Sequence[Statement]) -> tuple[Statement, ...]:
    """Every statement with the claims that it stands in, innermost first, and whether somebody else said it."""
    at = {one.iri: i for i, one in enumerate(ordered) if one.kind == "said"}
    iris = desk.iris
    made = []
    for one in ordered:
        chain = _chain(desk.found, one.iri, at)
        own = one.subject is not None and all(iris[one.subject] in _voices(desk.found, ordered[claim].iri) for claim in chain)
        made.append(replace(one, chain=chain, claimed=bool(chain) and not own))
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
