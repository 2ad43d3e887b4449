"""The last step of every reader: is it news, is it English, and which lines are furniture? Then it is an Article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from kg.model import Article, Span
from kg.read.decode import UNSTORABLE
from kg.read.english import other_language
from kg.read.furniture import furniture
from kg.read.head import head
from kg.read.source import Limits, Source, failure

LONGEST_VALUE = 500
BAD_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0<>\"{}|\\^`\ud800-\udfff]")


def finish(article: Article, source: Source, limits: Limits, where: str = "") -> Article:
    """``article`` with its furniture, and with headline, authors and date from the top of its text where they are unknown.

    Furniture that the reader found itself stays. Raises SourceError when the text holds no news or is not English.
    """
    spans = merged([*article.furniture, *furniture(article.text)])
    _refuse_no_news(article.text, spans, source, limits, where)
    top = head(article.text, spans)
    title = article.headline_span or (top.title if article.headline is None else None)
    return replace(
        article,
        headline=article.headline or (article.text[slice(*title)] if title else None),
        headline_span=title,
        authors=article.authors or top.authors,
        published=article.published or top.published,
        furniture=spans,
    )


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same stretches, sorted and without overlaps."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def one_line(value: object) -> str | None:
    """A metadata value as clean text of one line; None when nothing is left of it."""
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return None
    text = " ".join(UNSTORABLE.sub(" ", unicodedata.normalize("NFC", str(value))).split())
    return text[:LONGEST_VALUE] or None


def web_address(value: object) -> str | None:
    """The http or https address in ``value``; None for "javascript:", "data:" and whatever no graph can take."""
    if not isinstance(value, str) or not (address := value.strip()) or BAD_IN_ADDRESS.search(address):
        return None
    try:
        parts = urlsplit(address)
        return address if parts.scheme.lower() in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def without(text: str, spans: Sequence[Span]) -> str:
    """``text`` with these stretches left out."""
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    return "".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _refuse_no_news(text: str, spans: tuple[Span, ...], source: Source, limits: Limits, where: str) -> None:
    news = without(text, spans)
    if not any(letter.isalpha() for letter in news):
        raise failure(source, "has no news in it, only page furniture or signs; leave it out", where)
    if limits.english_only and (language := other_language(news)):
        raise failure(source, f"is not English (it reads like {language}); leave it out", where)
