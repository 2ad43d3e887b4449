"""Plain text: "council.txt" becomes the article "council", its text kept to the character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Article
from kg.read.decode import decode
from kg.read.finish import finish
from kg.read.source import Limits, Source, failure, load

PAGE = re.compile(r"\s*<(?:!doctype\s+html|html[\s>])", re.I)


def read(source: Source, limits: Limits) -> Iterator[Article]:
    """The one article of a text file. Raises SourceError or OSError."""
    yield article(decode(load(source, limits.file_bytes), source), source, limits)


def article(text: str, source: Source, limits: Limits) -> Article:
    """The article whose whole text this is; markup of a web page is refused, not read as news."""
    if PAGE.match(text):
        raise failure(source, "is a web page, not plain text; give it the ending .html")
    return finish(Article(id=source.stem, text=text, source=source.name), source, limits)
