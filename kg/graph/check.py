"""The check of a finished graph: every "opposes the raids" still stands in its text, and store, Turtle and parts agree."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import ShapeError, WorkspaceError
from kg.graph import shapes
from kg.graph.reading import Described, by_graph, described, graph_data, part
from kg.graph.store import open_store, turtle_hash
from kg.graph.terms import ASSERTION_KINDS, DATA, KG, SCHEMA
from kg.graph.turtle import base_of, merged, write_turtle
from kg.graph.workspace import Entry, Manifest, Workspace, explained

if TYPE_CHECKING:
    import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, in numbers, and what is wrong, one line each; ``ok`` if nothing is.

    ``assertions`` counts with them for whom unnamed sources speak, as the page does.
    """

    articles: int
    spans: int
    assertions: int
    quads: int
    problems: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check(workspace: Workspace, progress: Callable[[int, int], None] | None = None) -> Report:
    """Check every article's evidence against its stored text, its shapes, the store and graph.ttl against the parts.

    ``progress`` is called with (articles checked, articles). Nothing is changed. Raises WorkspaceError if there is no graph,
    or if a build changed it meanwhile.
    """
    manifest = workspace.built()
    spans = assertions = 0
    problems = ["a build was cut off before its last step: run it again"] if (workspace.next / "manifest.json").exists() else []
    for done, entry in enumerate(manifest.entries, 1):
        found = _readable(workspace, entry, problems)
        if found is not None:
            spans += len(found.of("Span"))
            assertions += sum(len(found.said(kind.capitalize())) for kind in ASSERTION_KINDS)
            assertions += sum(bool(found.all(source, KG + "speaksFor")) for source in found.of("UnnamedSource"))
            problems += _evidence_problems(workspace, entry, found)
        if progress:
            progress(done, len(manifest.entries))
    if not problems:  # else they would only be named again
        problems += [*_store_problems(workspace, manifest), *_turtle_problems(workspace, manifest)]
    if workspace.manifest() != manifest:
        raise WorkspaceError(f"{workspace.path} was built anew while it was being checked: check again")
    return Report(len(manifest.entries), spans, assertions, sum(e.quads for e in manifest.entries), tuple(problems))


def _readable(workspace: Workspace, entry: Entry, problems: list[str]) -> Described | None:
    """The article's graph, after its shapes were checked."""
    try:
        data = part(workspace, entry)
        shapes.conforms(data)
    except WorkspaceError as error:
        problems.append(str(error))
        return None
    except ShapeError as error:
        problems.append(str(error))
    return described(data, entry.graph)


def _evidence_problems(workspace: Workspace, entry: Entry, found: Described) -> Iterator[str]:
    """Spans whose words are not in the stored text where they should be."""
    try:
        text = workspace.get_text(entry.key)
    except WorkspaceError as error:
        yield str(error)
        return
    if found.all(entry.graph, KG + "textHash") != ["sha256:" + hashlib.sha256(text.encode()).hexdigest()]:
        yield f"article {entry.id!r}: the stored text is not the one that was read"
    for span in found.of("Span"):
        start, end = found.span(span)
        if text[start:end] != found.one(span, KG + "text"):
            yield f"article {entry.id!r}: characters {start} to {end} of the text are not what {span} says"
    if found.all(entry.graph, SCHEMA + "identifier") != [entry.id]:
        yield f"article {entry.id!r}: its graph names another article"


def _store_problems(workspace: Workspace, manifest: Manifest) -> Iterator[str]:
    """Graphs that the store lacks, has besides, or holds with other triples than the parts; the default graph among them."""
    import pyoxigraph as ox

    store, known = open_store(workspace.path), by_graph(manifest)
    for graph in sorted({str(graph.value) for graph in store.named_graphs()} | set(known)):
        held = b"".join(sorted(_lines(store, ox.NamedNode(graph))))
        try:
            if held != graph_data(workspace, known.get(graph, [])):
                yield f"the store holds other triples than the parts for {graph}: delete {workspace.path / 'store'}"
        except WorkspaceError:
            continue  # the part itself is at fault, and was named before
    with explained(f"read the parts in {workspace.path}"):
        meant = _sum(merged((workspace.part_path(e.key), e.graph) for e in manifest.entries))
    if _sum(_lines(store, ox.DefaultGraph())) != meant:
        yield f"the store's default graph does not hold every article's triples once: delete {workspace.path / 'store'}"


def _lines(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[bytes]:
    for quad in store.quads_for_pattern(None, None, None, graph):
        yield f"{quad} .\n".encode()


def _sum(lines: Iterable[bytes]) -> tuple[int, int]:
    """How many lines there are, and the sum of their hashes: the same for the same lines in any order, without keeping them."""
    number = total = 0
    for line in lines:
        number += 1
        total += int.from_bytes(hashlib.blake2b(line, digest_size=16).digest())
    return number, total


def _turtle_problems(workspace: Workspace, manifest: Manifest) -> Iterator[str]:
    """Turtle that is not the union of the parts, byte by byte."""
    base = base_of(manifest.entries[0].graph) if manifest.entries else DATA
    with open(os.devnull, "wb") as nowhere, explained(f"read the parts in {workspace.path}"):
        meant = write_turtle(((workspace.part_path(e.key), e.graph) for e in manifest.entries), nowhere, base)
    if turtle_hash(workspace) != meant:
        yield f"{workspace.turtle} is not what the parts say: delete it and build again"
