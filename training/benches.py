"""Outside benchmarks, word by word: PolNeAR's attributions and DWIE's names. Never trained on; each text is read as it is.

PolNeAR is annotated in another way: only outermost attributions, and auxiliaries belong to the cue; our answers are put into that
form first. DWIE's types are compared as person, organization and place.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.annotate.reading import Model
from kg.annotate.spacy_parts import english_tokenizer
from kg.annotate.words import Words
from training.answers import answers
from training.measures import HALF, Count, Counts, overlap
from training.passages import Places, Span, words_and_places

LOOSE = frozenset({"AUX", "ADV", "PART"})  # what PolNeAR's cues may begin with
ASKED = frozenset({"how", "when", "where", "why"})  # but not with these
LEAST_CONTENT = 3  # words of an attribution that may hold another
KINDS = {
    "PERSON": "persons", "AGENCY": "organizations", "ORG": "organizations", "CITY": "places", "REGION": "places", "COUNTRY": "places",
    "PLACE": "places",
}  # fmt: skip


class Said(NamedTuple):
    """One attribution as sets of words."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def polnear(model: Model, path: Path) -> list[Counts]:
    """Counts for each article: exact stretches of ``source``, ``cue`` and ``content``; ``linked``: the sources touch and half of
    the content is shared."""
    found = []
    for text, words, places in _texts(path):
        spans = [[[places.span(span) for span in one[part] or ()] for part in Said._fields] for one in text["attributions"]]
        wanted = [Said(*(_words(part) for part in one)) for one in spans]
        found.append(_compared(wanted, _flat(words, model), words.breaks))
    return found


def dwie(model: Model, path: Path) -> list[Counts]:
    """Counts for each article: ``persons``, ``organizations``, ``places``, and ``names`` of all three."""
    found = []
    for text, words, places in _texts(path):
        judged = {kind: KINDS[kind] for kind in text["score_types"] if kind in KINDS}
        spans = [(places.span((m["start"], m["end"])), m["type"]) for m in text["mentions"]]
        wanted = {(*span, judged[kind]) for span, kind in spans if span and kind in judged}
        named = answers(words, model).names(model.labels)
        given = {(name.start, name.end, judged[name.label]) for name in named if name.label in judged}
        counts: Counts = defaultdict(Count)
        for start, end, kind in wanted | given:
            name = (start, end, kind)
            for row in ("names", kind):
                counts[row].add(name in wanted and name in given, name in given, name in wanted)
        found.append(counts)
    return found


def _texts(path: Path) -> Iterator[tuple[dict[str, Any], Words, Places]]:
    tokenizer = english_tokenizer()
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)
        yield text, *words_and_places(text, tokenizer)


def _flat(words: Words, model: Model) -> list[Said]:
    """What the model says is said, in PolNeAR's form. Of attributions with the same cue the pieces are joined."""
    found = answers(words, model)
    frames = [frame for frame in found.frames(model.labels, found.names(model.labels)) if frame.label == "say"]
    said = [Said(_words([frame.who]), _words([frame.cue]), _words(frame.what)) for frame in frames]
    outer = [one for one in said if not any(_holds(other, one) for other in said)]
    pos = [model.labels.pos[number] for number in found.reading.pos.argmax(-1)]
    joined: dict[frozenset[int], Said] = {}
    for one in outer:
        cue = _with_auxiliaries(one, pos, words.forms)
        before = joined.get(cue, Said(frozenset(), cue, one.content))
        joined[cue] = before._replace(source=before.source | one.source)
    return list(joined.values())


def _holds(other: Said, one: Said) -> bool:
    return other.cue != one.cue and len(other.content) >= LEAST_CONTENT and one.cue <= other.content


def _with_auxiliaries(said: Said, pos: Sequence[str], forms: Sequence[str]) -> frozenset[int]:
    start = min(said.cue)
    while start > 0 and start - 1 not in said.source and pos[start - 1] in LOOSE and forms[start - 1].lower() not in ASKED:
        start -= 1
    return said.cue | frozenset(range(start, min(said.cue)))


def _compared(wanted: list[Said], found: list[Said], breaks: Sequence[int]) -> Counts:
    counts: Counts = defaultdict(Count)
    for place, part in enumerate(Said._fields):
        one, other = ({span for said in group for span in _stretches(said[place], breaks)} for group in (wanted, found))
        counts[part].add(len(one & other), len(other), len(one))
    left = [said for said in wanted if said.source and said.content]
    whole = [said for said in found if said.source and said.content]
    counts["linked"].add(0, len(whole), len(left))
    for one in whole:
        hit = next((said for said in left if said.source & one.source and overlap(said.content, one.content) >= HALF), None)
        if hit:
            left.remove(hit)
            counts["linked"].add(1, 0, 0)
    return counts


def _stretches(words: frozenset[int], breaks: Sequence[int]) -> list[Span]:
    """Words as stretches, none across a line break."""
    found: list[Span] = []
    for word in sorted(words):
        if found and found[-1][1] == word and not breaks[word]:
            found[-1] = (found[-1][0], word + 1)
        else:
            found.append((word, word + 1))
    return found


def _words(spans: Iterable[Span | None]) -> frozenset[int]:
    return frozenset(word for span in spans if span for word in range(*span))
