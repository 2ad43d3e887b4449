"""Claims without a verb of saying: "Lisbon minister: no plan to quit", “It is home.” — Ana Ruiz, a paragraph that is one quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extract.found import FoundClaim, Stretch
from kg.extract.ground import MARKS, Ground, is_title, trimmed
from kg.extract.quotations import Quotation
from kg.extract.quoted_by import signature
from kg.extract.speech_cues import SPEAKING_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc

SPEAKING_NAMES = frozenset({"PERSON", "AGENCY", "ORG"})
PLACE_NAMES = frozenset({"CITY", "COUNTRY"})
LONGEST_SPEAKER = 9
# Words that a speaker says and a slogan seldom has.
SPOKEN = frozenset("i we you me us my our is are was were am 'm 're ’m ’re 've ’ve n't n’t".split())
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
    """“It is home.” — Ana Ruiz: a quotation with its speaker's name after a dash."""
    for k in sorted(free):
        source = signature(ground, ground.quotes[k])
        if source is not None:
            yield FoundClaim("Direct", source, None, ground.quotes[k].pieces, CONFIDENCE["signed"])


def quoted_headline(ground: Ground, free: Iterable[int]) -> Iterator[FoundClaim]:
    """'We were lied to': harbor pilots to strike. Somebody's words in a headline that does not say whose."""
    for k in sorted(free):
        quote = ground.quotes[k]
        words = {ground.word(i) for i in range(quote.start, quote.end)}
        if quote.end <= ground.headline and words & SPOKEN:
            yield FoundClaim("Direct", None, None, quote.pieces, CONFIDENCE["bare"])


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
