"""Markdown: "# Council backs rent cap" gives the headline; the text stays as it is in the file and its marks are furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Article, Span
from kg.read.dates import iso
from kg.read.decode import decode
from kg.read.finish import finish, merged, one_line, web_address, without
from kg.read.furniture import lines
from kg.read.source import Limits, Source, load

FRONT = re.compile(r"\s*---[ \t]*\r?\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?P<value>.*)")
ITEM = re.compile(r"[ \t]+-[ \t]+(?P<value>.*)|-[ \t]+(?P<bare>.*)")
HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>.*?)(?:[ \t]+#+)?$")
LINE_MARK = re.compile(r"(?:#{1,6}[ \t]+|(?:>[ \t]?)+|[*+-][ \t]+(?=\S)|(?:```|~~~).*$)")
LONGEST_HEADING = 300
CLOSED_HEADING = re.compile(r"[ \t]+#+$")
# Emphasis has no blank inside its marks and no letter outside them: "2 * 3 * 4" and "rent_cap_bill" stay.
TARGET = r"\((?:[^()\n]|\([^()\n]*\)){0,500}\)"
INLINE = re.compile(
    rf"(?P<image>!\[[^\[\]\n]{{0,300}}\]{TARGET})|\[(?P<words>[^\[\]\n]{{1,300}})\](?:{TARGET}|\[[^\[\]\n]{{0,300}}\])"
    r"|(?P<strong>\*\*|__)(?=\S)|(?<=\S)(?P<closed>\*\*|__)"
    r"|(?<!\w)(?P<opens>[*_])(?=\w|[“\"'‘])[^*_\n]{1,200}?(?P<closes>[*_])(?!\w)"
    r"|(?P<comment><!--(?:(?!<!--).){0,5000}?-->)|(?P<tag></?[a-z][^<>\n]{0,200}>)",
    re.S,
)


def read(source: Source, limits: Limits) -> Iterator[Article]:
    """The one article of a Markdown file; front matter gives title, author, date, publisher and url."""
    text = decode(load(source, limits.file_bytes), source)
    front = FRONT.match(text)
    body = front.end() if front else 0
    meta = fields(front["fields"]) if front else {}
    marks = ([Span(0, body)] if front else []) + [Span(body + s, body + e) for s, e in _marks(text[body:])]
    span = _heading(text, body)
    title = _first(meta, "title", "headline")
    yield finish(
        Article(
            id=source.stem,
            text=text,
            headline=_unmarked(text, span, marks) if span else title,
            headline_span=span,
            authors=tuple(filter(None, map(one_line, meta.get("author", []) + meta.get("authors", [])))),
            publisher=_first(meta, "publisher", "source", "site"),
            published=iso(_first(meta, "date", "published") or ""),
            url=web_address(_first(meta, "url", "link", "canonical")),
            language=_first(meta, "language", "lang"),
            source=source.name,
            furniture=tuple(marks),
        ),
        source,
        limits,
    )


def fields(front: str) -> dict[str, list[str]]:
    """The plain fields of a front matter: ``name: value``, ``name: [a, b]`` or a list of "- " lines; the rest is left."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in front.splitlines():
        if item := ITEM.fullmatch(line):
            found.setdefault(name, []).append(_unquoted(item["value"] or item["bare"]))
        elif field := FIELD.fullmatch(line):
            name, value = field["name"].lower(), field["value"].strip()
            listed = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
            found[name] = [_unquoted(part) for part in listed if part.strip()]
    return found


def _first(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((one_line(meta[name][0]) for name in names if meta.get(name)), None)


def _unquoted(value: str | None) -> str:
    value = (value or "").strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _heading(text: str, body: int) -> Span | None:
    """The words of a heading that opens the body."""
    start, end = next(((body + s, body + e) for s, e in lines(text[body:])), (0, 0))
    found = HEADING.fullmatch(text, start, end) if end - start <= LONGEST_HEADING else None
    return Span(*found.span("title")) if found and found["title"] else None


def _unmarked(text: str, span: Span, marks: list[Span]) -> str:
    inside = [Span(s - span.start, e - span.start) for s, e in marks if span.start <= s and e <= span.end]
    return without(text[slice(*span)], merged(inside))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Heading marks, list marks, emphasis, brackets and targets of links, images, tags and comments."""
    for start, end in lines(text):
        if found := LINE_MARK.match(text, start, end):
            yield found.span()
        if text[start] == "#" and end - start <= LONGEST_HEADING and (closed := CLOSED_HEADING.search(text, start, end)):
            yield closed.span()
    for found in INLINE.finditer(text):
        yield from _inline(found)


def _inline(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    if found["words"] is not None:
        yield found.start(), found.start("words")
        yield found.end("words"), found.end()
    elif found["opens"]:
        yield found.span("opens")
        yield found.span("closes")
    else:
        yield found.span()
