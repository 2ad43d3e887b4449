"""What is certain about a Doc before any claim is read: its parse, its lines, its quotations, where a sentence's words begin.

In "GENEVA — The deal, she said, is dead." the sentence's first word is "The".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.found import Stretch
from kg.extract.quotations import Quotation, quotations
from kg.extract.syntax import Parse, parse_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

MARKS = frozenset({'"', "“", "”", "„", "«", "»", "``", "''", "‘", "’", "'", "‚"})
ENDS = frozenset({".", "!", "?", "…", "...", "!!", "?!", "...."})
DASHES = frozenset({"—", "–", "--", "-", "―"})
DATELINE_WORDS = 12
HEADLINE_WORDS = 40
SENTENCE_WORDS = 400
# Short forms before a name or number whose point ends no sentence.
SHORT_FORMS = frozenset(
    """mr mrs ms dr sen sens rep reps gov govs lt gen col capt sgt det maj cpl pvt cmdr adm prof rev hon atty fr sr jr st mt ft no
    vs jan feb mar apr jun jul aug sept sep oct nov dec pres supt asst dept del dist co corp inc ltd u.s u.n""".split()
)


@dataclass(frozen=True, slots=True)
class Ground:
    """``line`` numbers lines of text; ``quotes`` are the outermost quotations and ``inside`` the one a token stands in (-1:
    none), ``around`` all that it stands in, counted through; ``touches``: no white space follows the token;
    ``headline``: the end of a short first line, or 0."""

    parse: Parse
    line: tuple[int, ...]
    quotes: tuple[Quotation, ...]
    inside: tuple[int, ...]
    around: tuple[tuple[int, ...], ...]
    touches: tuple[bool, ...]
    headline: int

    def __len__(self) -> int:
        return len(self.line)

    def before(self, i: int) -> int:
        """The nearest token left of i that is no white space, or -1."""
        i -= 1
        while i >= 0 and self.parse.space[i]:
            i -= 1
        return i

    def after(self, i: int) -> int:
        """The nearest token from i on that is no white space, or the number of tokens."""
        while i < len(self.line) and self.parse.space[i]:
            i += 1
        return i

    def word(self, i: int) -> str:
        """The token's lower-case text; a line break's is empty."""
        return self.parse.lower[i] if 0 <= i < len(self.line) else ""

    def stops(self, i: int) -> bool:
        """Whether token i ends a sentence: "." but not that of "Lt." or "No."."""
        return self.word(i) in ENDS and not (self.word(i) == "." and self.word(i - 1) in SHORT_FORMS and self._goes_on(i))

    def _goes_on(self, i: int) -> bool:
        following = self.after(i + 1)
        return self.same_line(i, following) and self.parse.words[following][:1].isalnum()

    def same_line(self, i: int, j: int) -> bool:
        return 0 <= i < len(self.line) and 0 <= j < len(self.line) and self.line[i] == self.line[j]


def ground_of(doc: Doc) -> Ground:
    """The Doc's certain facts, found once a Doc."""
    if "ground" not in doc.user_data:
        doc.user_data["ground"] = _ground(doc)
    found: Ground = doc.user_data["ground"]
    return found


def _ground(doc: Doc) -> Ground:
    parse = parse_of(doc)
    lines, number = [], 0
    for word, space in zip(parse.words, parse.space, strict=True):
        number += word.count("\n") if space else 0
        lines.append(number)
    every = quotations(doc)
    quotes = tuple(q for q in every if not q.nested)
    inside = [-1] * len(lines)
    for k, quote in enumerate(quotes):
        for start, end in quote.pieces:
            inside[start:end] = [k] * (end - start)
    touches = tuple(not token.whitespace_ for token in doc)
    return Ground(parse, tuple(lines), quotes, tuple(inside), _around(every, len(lines)), touches, _headline_end(parse, lines))


def _around(every: tuple[Quotation, ...], size: int) -> tuple[tuple[int, ...], ...]:
    around: list[tuple[int, ...]] = [()] * size
    for k, quote in enumerate(every):
        for start, end in quote.pieces:
            for i in range(start, end):
                around[i] += (k,)
    return tuple(around)


def _headline_end(parse: Parse, lines: list[int]) -> int:
    start = next((i for i in range(len(lines)) if not parse.space[i]), 0)
    end = next((i for i in range(start, len(lines)) if lines[i] != lines[start]), 0)
    return end if end - start <= HEADLINE_WORDS else 0


def sentence_start(ground: Ground, i: int) -> int:
    """First word of token i's sentence: after the line's start, a dateline and the sentence before."""
    start, least = i, max(0, i - SENTENCE_WORDS)
    while start > least and ground.line[start - 1] == ground.line[i] and not _parts(ground, start - 1):
        start -= 1
    start = ground.after(start)
    return ground.after(_after_dateline(ground, start))


def _parts(ground: Ground, i: int) -> bool:
    """Whether a sentence ends with token i, as the parse and the stops agree."""
    j = i
    while j >= 0 and (ground.parse.space[j] or (ground.word(j) in MARKS and ground.inside[j] != ground.inside[i + 1])):
        j -= 1
    following = ground.after(i + 1)
    opens = ground.word(following) in MARKS and ground.inside[following] != ground.inside[i]
    return ground.stops(j) and (ground.parse.sent[i] != ground.parse.sent[i + 1] or ground.word(i) in MARKS or opens)


def _after_dateline(ground: Ground, start: int) -> int:
    """The token after "LONDON, May 3 (Agency) —" at a line's beginning, else start."""
    before = ground.before(start)
    if before >= 0 and ground.line[before] == ground.line[start]:
        return start
    end = min(start + DATELINE_WORDS, len(ground))
    dash = next((i for i in range(start + 1, end) if ground.parse.words[i] in DASHES), None)
    if dash is None or not ground.parse.words[start].isupper() or not ground.same_line(start, dash):
        return start
    return dash + 1


def sentence_end(ground: Ground, i: int) -> int:
    """One past the last token of i's sentence on its line."""
    end, most = i + 1, min(len(ground), i + SENTENCE_WORDS)
    while end < most and ground.line[end] == ground.line[i] and not _parts(ground, end - 1):
        end += 1
    return end


def is_title(ground: Ground, quote: Quotation) -> bool:
    """Whether a quotation is the name of a work or a show: “The Morning Hour”."""
    words = [ground.parse.words[i] for i in range(quote.start, quote.end) if ground.parse.words[i].isalpha()]
    long = [w for w in words if len(w) > 3]
    return 2 <= len(words) <= 8 and bool(long) and words[0][0].isupper() and all(w[0].isupper() for w in long)


def words_in(ground: Ground, start: int, end: int) -> int:
    """How many tokens between start and end are neither punctuation nor white space."""
    return sum(1 for i in range(start, end) if not ground.parse.space[i] and ground.parse.pos[i] != "PUNCT")


def trimmed(ground: Ground, stretch: Stretch) -> Stretch:
    """Without white space, commas, stops and dashes at the ends; quotation marks stay; may come back empty."""
    start, end = stretch
    outer = DASHES | {",", ";", ":", ".", "…", "..."}
    while start < end and (ground.parse.space[start] or ground.parse.words[start] in outer):
        start += 1
    while end > start and (ground.parse.space[end - 1] or ground.parse.words[end - 1] in outer):
        end -= 1
    return start, end
