"""Where one or more articles can be read from: the file "council.txt", lines 201 to 400 of "week.jsonl", a page's address."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kg.errors import SourceError

STDIN = "-"
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading may cost. Sizes are bytes, times seconds; a text that is surely not English is refused if ``english_only``."""

    file_bytes: int = 10_000_000
    page_bytes: int = 5_000_000
    list_bytes: int = 100_000_000
    chunk_lines: int = 200
    seconds: float = 20.0
    english_only: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A cheap unit of reading. ``kind`` is a key of READERS; bytes ``[start, end)`` are read, the first is in line ``line``."""

    path: str
    kind: str
    start: int = 0
    end: int | None = None
    line: int = 1

    @property
    def name(self) -> str:
        """The path as it may be shown: no control characters, no undecodable bytes."""
        return "stdin" if self.path == STDIN else printable(self.path)

    @property
    def stem(self) -> str:
        """The file's name without its ending: the id of the article that fills the file. An address is no file's name."""
        if self.path == STDIN:
            return "stdin"
        if self.kind == "url":
            return self.name
        return printable(os.path.splitext(os.path.basename(os.path.normpath(self.path)))[0]) or "article"


def printable(name: str) -> str:
    """``name`` with "?" for each character that a terminal or a graph cannot take."""
    return "".join(c if c.isprintable() else "?" for c in name)


def failure(source: Source, reason: str, where: str = "") -> SourceError:
    """The error "news/a.txt, WHERE: REASON"; where is "line 3", the reason says what is wrong and what to do."""
    return SourceError(f"{source.name}{where and ', '}{where}: {reason}")


def load(source: Source, limit: int) -> bytes:
    """The source's bytes. Raises SourceError when there are more than ``limit``, OSError when they cannot be read."""
    with opened(source) as file:
        size = limit + 1 if source.end is None else source.end - source.start
        data = file.read(min(size, limit + 1))
    if len(data) > limit:
        raise failure(source, f"is larger than {megabytes(limit)}; split it, or raise the limit")
    return data


def opened(source: Source) -> contextlib.AbstractContextManager[BinaryIO]:
    """The source as a binary file, at its first byte; leaving it closes it, but not standard input."""
    if source.path == STDIN:
        return contextlib.nullcontext(sys.stdin.buffer)
    file = open(source.path, "rb")  # noqa: SIM115 - the caller closes it
    if source.start:
        file.seek(source.start)
    return file


def signature(source: Source) -> str:
    """ "sha256:…" of the source's bytes: equal means unchanged. Empty for what can only be read once (standard input, pipes, addresses).

    Raises SourceError when the file cannot be read.
    """
    if source.kind in ("url", STDIN):
        return ""
    digest = hashlib.sha256()
    try:
        if not stat.S_ISREG(os.stat(source.path).st_mode) and not os.path.isdir(source.path):
            return ""
        with opened(source) as file:
            for block in _blocks(file, source):
                digest.update(block)
    except OSError as error:
        raise unreadable(source, error) from error
    return "sha256:" + digest.hexdigest()


def unreadable(source: Source, error: OSError) -> SourceError:
    """The system's refusal ("No such file or directory") as one line."""
    reason = (error.strerror or str(error) or type(error).__name__).lower()
    return failure(source, f"cannot be read ({reason}); check the name and the permissions")


def megabytes(size: int) -> str:
    """10000000 -> "10 MB"."""
    return f"{size / 1e6:g} MB"


def _blocks(file: BinaryIO, source: Source) -> Iterator[bytes]:
    left = sys.maxsize if source.end is None else source.end - source.start
    while left > 0 and (block := file.read(min(BLOCK, left))):
        left -= len(block)
        yield block
