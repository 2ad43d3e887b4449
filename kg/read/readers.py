"""Which reader opens what: ".txt" plain text, ".jsonl" one article a line, "url" a page. A new reader is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.errors import SourceError
from kg.model import Article
from kg.read import html, jsonl, markdown, sniff, text, web
from kg.read.source import STDIN, Limits, Source, unreadable

Reader = Callable[[Source, Limits], Iterator[Article | SourceError]]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": jsonl.read_whole,
    "url": web.read,
    STDIN: sniff.read,
    "?": sniff.read,
}


def articles(source: Source, limits: Limits | None = None) -> Iterator[Article | SourceError]:
    """The articles of a source in its order; what cannot be read comes as a SourceError value, and the rest goes on."""
    try:
        yield from READERS[source.kind](source, limits or Limits())
    except SourceError as error:
        yield error
    except OSError as error:
        yield unreadable(source, error)
