"""What has no telling name: standard input and files named by hand ("kg build notes") are read as what they look like."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator

from kg.errors import SourceError
from kg.model import Article
from kg.read import html, jsonl, text
from kg.read.decode import decode
from kg.read.source import Limits, Source, failure, load, megabytes

PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.I | re.S)
JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*\"")


def read(source: Source, limits: Limits) -> Iterator[Article | SourceError]:
    """The articles of a source, whatever it holds: JSON lines, JSON, a web page, or plain text."""
    data = load(source, limits.list_bytes)
    bare = data.removeprefix(b"\xef\xbb\xbf")
    if JSON.match(bare):
        yield from _json(bare, source, limits)
    elif PAGE.match(bare):
        yield html.article(_small(data, limits.page_bytes, source), source, limits)
    else:
        yield text.article(decode(_small(data, limits.file_bytes, source), source), source, limits)


def _json(data: bytes, source: Source, limits: Limits) -> Iterator[Article | SourceError]:
    """One value, else lines: only whole files of one object or list parse as one value."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        yield from jsonl.of_lines(io.BytesIO(data), source, limits)
    else:
        yield from jsonl.of_value(value, source, limits)


def _small(data: bytes, limit: int, source: Source) -> bytes:
    if len(data) > limit:
        raise failure(source, f"is larger than {megabytes(limit)}; split it, or raise the limit")
    return data
