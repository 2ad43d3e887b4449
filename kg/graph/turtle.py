"""graph.ttl: every article's part as one sorted Turtle file, with one paragraph for Dana Whitlow, however many articles.

Parts are sorted, so this is a merge: chunks of lines are sorted in memory, written out when they are many, and merged. Memory
stays flat; without blank nodes, sorted means the same bytes every time.
"""

from __future__ import annotations

import hashlib
import heapq
import io
import itertools
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from kg.graph.terms import ARTICLE_KIND, DATA, prefixes
from kg.graph.workspace import explained

if TYPE_CHECKING:
    import pyoxigraph as ox

_CHUNK = 120_000  # lines in memory at a time: about 50 MB with what sorting takes
_BATCH = 20_000  # lines parsed at a time


def write_turtle(parts: Iterable[tuple[Path, str]], output: IO[bytes], base: str = DATA, room: Path | None = None) -> str:
    """Write the union of the parts as Turtle; give the SHA-256 of the bytes in hexadecimal.

    ``parts``: (path of the N-Quads, name of its graph). ``base``: where the prefixes of things and articles point. ``room``:
    see ``merged``.
    """
    import pyoxigraph as ox

    counted = _Hashing(output)
    ox.serialize(parsed(merged(parts, room)), output=counted, format=ox.RdfFormat.TURTLE, prefixes=prefixes(base))
    return counted.hash.hexdigest()


def merged(parts: Iterable[tuple[Path, str]], room: Path | None = None) -> Iterator[bytes]:
    """The distinct triples of all parts, sorted, each a line of N-Triples that ends with a line break.

    ``room``: a folder with room for them all, for the while (else the system's); used when they are many.
    """
    with explained("sort the graph"):
        chunks = _chunks(parts)
        first, second = next(chunks, []), next(chunks, None)
        if second is None:
            yield from first
            return
        with tempfile.TemporaryDirectory(prefix="kg-merge-", dir=room) as folder:
            every = itertools.chain([first, second], chunks)
            runs = [_run(chunk, Path(folder) / f"{number}.nt") for number, chunk in enumerate(every)]
            del first, second, every  # their lines are on the disk now
            yield from _merge_runs(runs)


def _run(chunk: list[bytes], path: Path) -> Path:
    path.write_bytes(b"".join(chunk))
    return path


def without_graph(data: bytes, graph: str) -> bytes:
    """A part as N-Triples: a line break stands only at a line's end, so the graph's name is cut in one go."""
    return data.replace(f" <{graph}> .\n".encode(), b" .\n")


def triples_of(data: bytes, graph: str) -> list[bytes]:
    """The lines of a part as N-Triples."""
    return without_graph(data, graph).splitlines(keepends=True)


def base_of(graph: str) -> str:
    """The base under which an article's IRI was made."""
    return graph.rpartition(f"{ARTICLE_KIND}/")[0] or DATA


def _chunks(parts: Iterable[tuple[Path, str]]) -> Iterator[list[bytes]]:
    """Sorted, distinct lines, about ``_CHUNK`` at a time (the last one may be shorter)."""
    lines: list[bytes] = []
    for path, graph in parts:
        lines += triples_of(path.read_bytes(), graph)
        if len(lines) >= _CHUNK:
            yield sorted(set(lines))
            lines = []
    if lines:
        yield sorted(set(lines))


def _merge_runs(runs: list[Path]) -> Iterator[bytes]:
    files = [open(run, "rb") for run in runs]  # noqa: SIM115 (closed below: their number is not known)
    try:
        for line, _ in itertools.groupby(heapq.merge(*files)):
            yield line
    finally:
        for file in files:
            file.close()


def parsed(lines: Iterator[bytes]) -> Iterator[ox.Triple]:
    """Lines of N-Triples as pyoxigraph's triples."""
    import pyoxigraph as ox

    while batch := b"".join(itertools.islice(lines, _BATCH)):
        for quad in ox.parse(batch, format=ox.RdfFormat.N_TRIPLES):
            yield quad.triple  # type: ignore[union-attr,unused-ignore]


class _Hashing(io.RawIOBase, BinaryIO):
    """Passes bytes on and hashes them."""

    def __init__(self, output: IO[bytes]) -> None:
        self.output = output
        self.hash = hashlib.sha256()

    def write(self, data: Any) -> int:
        self.hash.update(data)
        self.output.write(data)
        return len(data)
