"""What there is to read: files, folders, addresses and "-" become sources, always in the same order ("2026/council.txt" …)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from kg.read.readers import READERS
from kg.read.source import STDIN, Limits, Source

LINE_KINDS = (".jsonl", ".ndjson")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def sources(paths: Iterable[str], limits: Limits | None = None, skip: Callable[[str], object] = str) -> Iterator[Source]:
    """The sources behind ``paths``, in the order given; folders are walked by sorted name, hidden files left out.

    A file named in ``paths`` is always a source; in a folder, one whose ending no reader knows is passed to ``skip``
    (say, ``list.append``). Nothing is raised: what is missing or closed becomes a source that fails when it is read.
    """
    limits = limits or Limits()
    named = tuple(dict.fromkeys(paths))
    alone = {os.path.abspath(path) for path in named}
    seen: set[tuple[int, int]] = set()
    for path in named:
        if path == STDIN or is_address(path):
            yield Source(path, STDIN if path == STDIN else "url")
        elif os.path.isdir(path):
            yield from _folder(path, alone, seen, limits, skip)
        else:
            kind = _ending(path)
            yield from _file(path, kind if kind in READERS else "?", limits)


def is_address(path: str) -> bool:
    """Whether this is a page's address and not a file's name."""
    return path.lower().startswith(("http://", "https://"))


def _folder(top: str, alone: set[str], seen: set[tuple[int, int]], limits: Limits, skip: Callable[[str], object]) -> Iterator[Source]:
    """Depth first by an own stack, so that no depth of folders is too deep; ``seen`` ends loops of symbolic links."""
    stack = [top]
    while stack:
        path = stack.pop()
        if os.path.isdir(path):
            try:
                stack += reversed(_inside(path, seen))
            except OSError:
                yield Source(path, "?")
        elif os.path.isfile(path) and os.path.abspath(path) not in alone:
            if _ending(path) in READERS:
                yield from _file(path, _ending(path), limits)
            else:
                skip(path)


def _inside(folder: str, seen: set[tuple[int, int]]) -> list[str]:
    """What a folder holds, sorted; nothing when it was seen before. Raises OSError when it is closed."""
    status = os.stat(folder)
    if (status.st_dev, status.st_ino) in seen:
        return []
    seen.add((status.st_dev, status.st_ino))
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if not name.startswith(".")]


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _file(path: str, kind: str, limits: Limits) -> Iterator[Source]:
    """One source, or one for every ``chunk_lines`` lines of a JSON Lines file."""
    if kind not in LINE_KINDS:
        yield Source(path, kind)
        return
    try:
        yield from _chunks(path, kind, limits.chunk_lines)
    except OSError:
        yield Source(path, kind)


def _chunks(path: str, kind: str, lines: int) -> Iterator[Source]:
    """Byte ranges of whole lines; a line is read in pieces so that none is too long for memory."""
    start = offset = count = 0
    first = 1
    with open(path, "rb") as file:
        if file.read(2) in UTF_16:
            yield Source(path, kind)
            return
        file.seek(0)
        while piece := file.readline(1 << 20):
            offset += len(piece)
            count += piece.endswith(b"\n")
            if count == lines:
                yield Source(path, kind, start, offset, first)
                start, first, count = offset, first + lines, 0
    if offset > start or not offset:
        yield Source(path, kind, start, offset, first)
