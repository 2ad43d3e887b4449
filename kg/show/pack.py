"""A Network as compact JSON for the page's script: {"things": [["person/ana-ruiz", 0, "Ana Ruiz", …], …]}.

Columns by place instead of by name, every sentence once, IRIs without their common beginning: about half the size.
"""

from __future__ import annotations

import base64
import json
import math
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from kg.show.context import utf16
from kg.show.terms import MODES, TYPES, line
from kg.show.values import Network, Sentence, Source, Statement, Thing

_PLAIN = 400  # so few rows stay readable in the page; more would make it four times as large
_MODES = ("", *MODES.values())
_KINDS = tuple(TYPES)
_TURNED = ("things", "sentences", "statements")
_ALWAYS = ("supports", "opposes", "commits", "refuses", "said", "roleIn", "speaksFor")


def pack(network: Network, with_text: bool = False, base: str = "") -> dict[str, Any]:
    """The values that kg/show/page/data.js unpacks. ``with_text`` puts the articles' whole texts and mentions in.

    ``base`` is left out at the beginning of IRIs ("" takes the longest that all have).
    """
    base = base or _base(network)
    kinds = [*_ALWAYS, *sorted({one.kind for one in network.statements} - set(_ALWAYS))]
    extractors = sorted({one.extracted_by for one in network.statements})
    return {
        "base": base,
        "limit": network.limit,
        "types": [[name, *look] for name, look in TYPES.items()],
        "kinds": [[kind, *line(kind)] for kind in kinds],
        "extractors": extractors,
        "modes": list(_MODES),
        "things": [_thing(one, base) for one in network.things],
        "articles": [_article(one, base, with_text) for one in network.articles],
        "sentences": [[one.article, one.text, one.start] for one in network.sentences],
        "statements": [_statement(one, network, base, kinds, extractors) for one in network.statements],
        "altered": sorted(iri.removeprefix(base) for iri in network.altered),
    }


def embedded(value: Any) -> tuple[str, str]:
    """The JSON as it stands in the page, and how it is coded: as it is, or from some size on deflated, in base64.

    Before they are deflated, rows are turned into columns: like stands beside like, and that saves a tenth.
    """
    rows = {name: value[name] for name in _TURNED if value.get(name)}
    if sum(map(len, rows.values())) <= _PLAIN:
        return script_json(value), "plain"
    turned = {name: list(zip(*every, strict=True)) for name, every in rows.items()}
    text = script_json({**value, **turned, "columns": list(turned)})
    return base64.b64encode(zlib.compress(text.encode(), 6)).decode(), "deflate"


def script_json(value: Any) -> str:
    """JSON that can stand inside a script element whatever the strings hold: no <, >, & and no line separators."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def size(one: Thing) -> int:
    """Radius of a thing's mark in canvas units: 7 for the least spoken of, 24 at most, unnamed sources smaller."""
    full = min(24.0, 7 + 2.2 * math.sqrt(one.rank))
    return round(full * 0.62 if one.type == "UnnamedSource" else full)


def _base(network: Network) -> str:
    """What all IRIs of things, statements and articles begin with, up to the last slash or hash."""
    iris = [one.iri for values in (network.things, network.statements, network.articles) for one in values]
    common = _shared(min(iris), max(iris)) if len(iris) > 1 else ""
    return common[: max(common.rfind("/"), common.rfind("#")) + 1]


def _shared(one: str, other: str) -> str:
    """The beginning that both have; of the first and the last in sorted order, all between have it too."""
    return one[: next((i for i, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))]


def _thing(one: Thing, base: str) -> list[Any]:
    return [
        one.iri.removeprefix(base),
        _KINDS.index(one.type),
        one.label,
        list(one.aliases),
        list(one.same_as),
        one.rank,
        size(one),
        one.x,
        one.y,
    ]


def _article(one: Source, base: str, with_text: bool) -> list[Any]:
    row: list[Any] = [one.iri.removeprefix(base), one.title, one.publisher, one.date, one.url, list(one.authors)]
    if with_text and one.text is not None:
        offsets = iter(utf16(one.text, [offset for start, end, _ in one.mentions for offset in (start, end)]))
        row += [one.text, [[next(offsets), next(offsets), thing] for _, _, thing in one.mentions]]
    return row


def _statement(one: Statement, network: Network, base: str, kinds: Sequence[str], extractors: Sequence[str]) -> list[Any]:
    around = network.sentences[one.sentence]
    same_day = one.date == network.articles[one.article].date[:10]
    return [
        one.iri.removeprefix(base),
        kinds.index(one.kind),
        -1 if one.subject is None else one.subject,
        list(one.objects),
        one.sentence,
        _words(one, around),
        one.cue,
        _MODES.index(one.mode),
        _flat(around, one.quoted),
        _flat(around, [one.source] if one.source else []),
        _flat(around, [one.cue_at] if one.cue_at else []),
        list(one.chain),
        int(one.claimed),
        -1 if one.confidence is None else round(one.confidence, 3),
        extractors.index(one.extracted_by),
        0 if same_day else one.date,
        _evidence(one, around),
        one.exact[0] + 2 * one.exact[1] + 4 * one.exact[2],
    ]


def _words(one: Statement, around: Sentence) -> str | int:
    """The statement's words; where they are the marked ones, each on one line, a number: its bits are the pieces that lost their
    quotation marks (“We will,” he said, “not go” → We will, not go), so that the words need not be sent twice."""
    bare, rest = 0, one.words + " "
    for place, (start, end) in enumerate(one.quoted):
        piece, inner = (" ".join(text.split()) + " " for text in (around.text[start:end], around.text[start + 1 : end - 1]))
        bare |= (not rest.startswith(piece)) << place
        if not rest.startswith(inner if bare >> place else piece):
            return one.words
        rest = rest.removeprefix(inner if bare >> place else piece)
    return one.words if rest or "\ufeff" in one.words or len(one.quoted) > 30 else bare


def _evidence(one: Statement, around: Sentence) -> int | list[int]:
    """Code points counted from the sentence's beginning; 0 where the evidence is just the sentence."""
    if one.evidence == ((around.start, around.start + len(around.text)),):
        return 0
    return [offset - around.start for stretch in one.evidence for offset in stretch]


def _flat(around: Sentence, stretches: Iterable[tuple[int, int]]) -> list[int]:
    return utf16(around.text, [offset for stretch in stretches for offset in stretch])
