"""Claims without a verb of saying: "Lisbon minister: no plan to quit", “It is home.” — Ana Ruiz, a paragraph that is one quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extract.found import FoundClaim, Stretch
from kg.extract.ground import DASHES, MARKS, Ground, is_title, trimmed
from kg.extract.quotations import Quotation
from kg.extract.speech_cues import SPEAKING_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc

SPEAKING_NAMES = frozenset({"PERSON", "AGENCY", "ORG"})
PLACE_NAMES = frozenset({"CITY", "COUNTRY"})
LONGEST_SPEAKER = 9
CONFIDENCE = {"headline": 0.8, "signed": 0.9, "paragraph": 0.6, "bare": 0.5}


def headline_claims(doc: Doc, ground: Ground, taken: Iterable[Stretch]) -> Iterator[FoundClaim]:
    """The claim of a headline that is "SPEAKER: CONTENT" or "SPEAKER to ADDRESSEE: CONTENT", if no cue has its words."""
    start, end = ground.after(0), ground.headline
    colon = next((i for i in range(start, min(end, start + LONGEST_SPEAKER + 5)) if ground.word(i) == ":"), None)
    if colon is None or any(s < end and colon < e for s, e in taken):
        return
    content = trimmed(ground, (colon + 1, end))
    source = _headline_speaker(doc, ground, (start, colon))
    if source is not None and content[0] < content[1]:
        yield FoundClaim("Indirect", source, None, (content,), CONFIDENCE["headline"])


def _headline_speaker(doc: Doc, ground: Ground, left: Stretch) -> Stretch | None:
    """The phrase before the colon, or what stands in it before "to" or "on", if it can speak."""
    start, end = left
    cut = next((i for i in range(start + 1, end) if ground.word(i) in {"to", "on"}), end)
    if any(ground.parse.pos[i] in ("VERB", "AUX") for i in range(start, cut)) or cut - start > LONGEST_SPEAKER:
        return None
    last = cut - 1
    return (start, cut) if ground.word(last) in SPEAKING_NOUNS or _names_speaker(doc, (start, cut)) else None


def _names_speaker(doc: Doc, stretch: Stretch) -> bool:
    """Whether a name ends the stretch, or the stretch is a name that stands in the text below."""
    start, end = stretch
    text = doc[start:end].text
    for name in doc.ents:
        if name.label_ in SPEAKING_NAMES and (name.start < end <= name.end or name.text.endswith(text)):
            return True
        if name.label_ in PLACE_NAMES and (name.start, name.end) == stretch:
            return True
    return False


def signed_quotations(ground: Ground, free: Iterable[int]) -> Iterator[FoundClaim]:
    """“It is home.” — Ana Ruiz: a quotation with its speaker's name after a dash, which ends the line."""
    for k in free:
        quote = ground.quotes[k]
        dash = ground.after(quote.end)
        if ground.word(quote.end - 1)[-1:] in DASHES and len(ground.word(quote.end - 1)) > 1:
            dash = quote.end - 1  # the tokenizer left mark and dash together
        if dash < len(ground) and ground.word(dash)[-1:] in DASHES and ground.line[dash] - ground.line[quote.end - 1] <= 1:
            source = _signature(ground, ground.after(dash + 1))
            if source is not None and ground.same_line(dash, source[0]):
                yield FoundClaim("Direct", source, None, quote.pieces, CONFIDENCE["signed"])


def _signature(ground: Ground, start: int) -> Stretch | None:
    """Two to five capitalised words up to a comma or the line's end."""
    end = start
    while ground.same_line(start, end) and ground.word(end) not in {",", "("} and not ground.parse.space[end]:
        end += 1
    while end > start and ground.stops(end - 1):
        end -= 1
    words = ground.parse.words[start:end]
    return (start, end) if 2 <= len(words) <= 5 and all(w[0].isupper() for w in words) else None


def quoted_paragraphs(ground: Ground, free: Iterable[int], cues: dict[int, Stretch]) -> Iterator[FoundClaim]:
    """A paragraph that is one quotation goes on with the speaker of the paragraph before. ``cues``: quotation -> its cue."""
    last = dict(cues)
    for k in sorted(free):
        quote = ground.quotes[k]
        if not _fills_its_lines(ground, quote):
            continue
        cue = last.get(k - 1) if k and _next_paragraph(ground, ground.quotes[k - 1], quote) else None
        if cue is not None:
            last[k] = cue
        yield FoundClaim("Direct", None, None, quote.pieces, CONFIDENCE["paragraph" if cue else "bare"], same_speaker=cue)


def _fills_its_lines(ground: Ground, quote: Quotation) -> bool:
    before, after = ground.before(quote.start), ground.after(quote.end)
    return not ground.same_line(before, quote.start) and (not ground.same_line(quote.end - 1, after) or ground.word(after) in {".", ","})


def _next_paragraph(ground: Ground, first: Quotation, second: Quotation) -> bool:
    """Whether only the rest of the first one's line lies between two quotations."""
    between = [i for i in range(first.end, second.start) if not ground.parse.space[i]]
    return all(ground.line[i] == ground.line[first.end - 1] for i in between)


def speaks(ground: Ground, quote: Quotation) -> bool:
    """Whether a quotation that no cue owns can be what somebody said: closed, longer than a scare quote, no title."""
    return quote.closed and not quote.scare and not is_title(ground, quote) and ground.word(quote.start + 1) not in MARKS
