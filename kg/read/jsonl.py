"""JSON: each line of "week.jsonl" is an article, {"id": "rent-cap", "title": …, "text": …}; a .json file holds one or a list."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from kg.errors import SourceError
from kg.model import Article, Span
from kg.read.dates import iso
from kg.read.decode import decode, refuse_unstorable
from kg.read.finish import finish, one_line, web_address
from kg.read.source import Limits, Source, failure, load, megabytes, opened

TEXT = ("text", "body", "content", "articleBody", "article_body", "maintext", "fulltext", "article")
TITLE = ("title", "headline")
PUBLISHED = ("published", "datePublished", "date_published", "date_publish", "publication_date", "pubdate", "date")
PUBLISHER = ("publisher", "source", "site", "sitename", "source_domain", "outlet", "publication")
AUTHORS = ("authors", "author", "byline", "creator")
URL = ("url", "link", "canonical", "canonical_url", "mainEntityOfPage")
LANGUAGE = ("language", "lang", "inLanguage")
BOM = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read(source: Source, limits: Limits) -> Iterator[Article | SourceError]:
    """The articles of the source's lines; a line that is no article gives a SourceError and the others go on."""
    with opened(source) as file:
        yield from of_lines(file, source, limits)


def read_whole(source: Source, limits: Limits) -> Iterator[Article | SourceError]:
    """The article, or the list of articles, that a .json file holds."""
    text = decode(load(source, limits.list_bytes), source)
    try:
        yield from of_value(json.loads(text), source, limits)
    except (ValueError, RecursionError) as error:
        raise failure(source, f"is not JSON ({_why(error)}); for one object a line use the ending .jsonl") from error


def of_lines(file: BinaryIO, source: Source, limits: Limits) -> Iterator[Article | SourceError]:
    """The articles of the lines from here to the end of the source."""
    empty = True
    for number, line in enumerate(_lines(file, source, limits), source.line):
        if line is None or line.strip():
            empty = False
            yield _of_line(line, number, source, limits)
    if empty and source.start == 0 and not file.read(1):
        raise failure(source, "is empty; there is nothing to read")


def of_value(value: Any, source: Source, limits: Limits) -> Iterator[Article | SourceError]:
    """The article in an object, or those in a list of objects. A single one without an id bears the file's name."""
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield _caught(item, f"{source.stem}-{number}", source, limits, f"article {number}")
    else:
        yield _caught(value, source.stem, source, limits, "")


def article(value: dict[str, Any], name: str, source: Source, limits: Limits, where: str) -> Article:
    """The article in a JSON object, its text kept to the character; ``name`` is its id if it has none.

    Raises SourceError, with ``where`` in its message, when it has no text, or one that cannot be stored or is no news.
    """
    text = _text(value, source, where)
    refuse_unstorable(text, source, where or "article 1")
    if len(text) > limits.file_bytes:
        raise failure(source, f"its text is larger than {megabytes(limits.file_bytes)}; leave it out", where)
    title = one_line(_first(value, TITLE))
    made = Article(
        id=one_line(value.get("id")) or name,
        text=text,
        headline=title,
        headline_span=_at_the_top(title, text),
        authors=tuple(dict.fromkeys(_authors(_first(value, AUTHORS)))),
        publisher=_named(_first(value, PUBLISHER)),
        published=iso(one_line(_first(value, PUBLISHED)) or ""),
        url=web_address(_address(_first(value, URL))),
        language=one_line(_first(value, LANGUAGE)),
        source=f"{source.name}, {where}" if where else source.name,
    )
    return finish(made, source, limits, where)


def _of_line(line: bytes | None, number: int, source: Source, limits: Limits) -> Article | SourceError:
    """The article in one line, or why there is none; None stands for a line that is too long."""
    where = f"line {number}"
    if line is None:
        return failure(source, f"is longer than {megabytes(_longest(limits))}; leave it out", where)
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return failure(source, f"is not UTF-8 (byte {error.start}); re-encode the file", where)
    except (ValueError, RecursionError) as error:
        return failure(source, f"is not JSON ({_why(error)}); repair or delete the line", where)
    return _caught(value, f"{source.stem}-{number}", source, limits, where)


def _caught(value: Any, name: str, source: Source, limits: Limits, where: str) -> Article | SourceError:
    if not isinstance(value, dict):
        return failure(source, 'is no JSON object; write {"id": …, "text": …}', where)
    try:
        return article(value, name, source, limits, where)
    except SourceError as error:
        return error


def _lines(file: BinaryIO, source: Source, limits: Limits) -> Iterator[bytes | None]:
    """The lines of the source; None for one that is too long, which is passed over in pieces."""
    longest = _longest(limits)
    left = sys.maxsize if source.end is None else source.end - source.start
    first = source.start == 0
    while left > 0 and (line := file.readline(longest + 1)):
        left -= len(line)
        too_long = len(line) > longest
        piece = line
        while too_long and not piece.endswith(b"\n") and (piece := file.readline(1 << 20)):
            left -= len(piece)
        if first and line.startswith(UTF_16):
            raise failure(source, "is UTF-16; re-encode it as UTF-8")
        yield None if too_long else line.removeprefix(BOM) if first else line
        first = False


def _longest(limits: Limits) -> int:
    """JSON may write each character as "\\uXXXX"."""
    return 6 * limits.file_bytes


def _text(value: dict[str, Any], source: Source, where: str) -> str:
    text = _first(value, TEXT)
    if isinstance(text, list) and text and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)
    if text is None:
        raise failure(source, 'has no "text" (nor "body", "content"); add it or leave the article out', where)
    if not isinstance(text, str) or not text.strip():
        raise failure(source, 'its "text" is empty or no string; repair it or leave the article out', where)
    return text


def _first(value: dict[str, Any], names: Iterable[str]) -> Any:
    return next((value[name] for name in names if value.get(name) not in (None, "", [])), None)


def _named(value: Any) -> str | None:
    """ "Marlow Ledger", or the name in schema.org's {"name": "Marlow Ledger"}."""
    return one_line(value.get("name") if isinstance(value, dict) else value)


def _address(value: Any) -> Any:
    return value.get("@id") if isinstance(value, dict) else value


def _authors(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        value = value.replace(" and ", ";").split(";")
    for author in value if isinstance(value, list) else [value]:
        if name := _named(author):
            yield name.removeprefix("By ")


def _at_the_top(title: str | None, text: str) -> Span | None:
    """Where the title is the text's first line."""
    start = len(text) - len(text.lstrip())
    if not title or not text.startswith(title, start):
        return None
    end = start + len(title)
    return Span(start, end) if end == len(text) or text[end] in "\r\n" else None


def _why(error: Exception) -> str:
    return (
        error.msg.removesuffix(" at")
        if isinstance(error, json.JSONDecodeError)
        else "nested too deeply"
        if isinstance(error, RecursionError)
        else "bad number"
    )
