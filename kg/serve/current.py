"""The graph as it is now: when ``kg build`` beside the server is done, the next request sees the new one, whole."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import WorkspaceError
from kg.graph.store import open_store
from kg.graph.terms import DATA
from kg.graph.turtle import base_of
from kg.graph.workspace import Entry, Manifest, Workspace
from kg.serve.names import Names, names_of

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.serve.columns import Columns


@dataclass(frozen=True, slots=True)
class Graph:
    """One build's graph, open for reading. ``place``: its store's folder. ``base``: what its IRIs begin with.

    ``ordered``: the statements about a thing, as they were found once. ``columns``: all statements as columns, once they are prepared.
    """

    workspace: Workspace
    generation: str
    store: ox.Store
    base: str
    entries: dict[str, Entry]
    names: Names
    ordered: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    columns: list[Columns] = field(default_factory=list)

    @property
    def place(self) -> Path:
        """The folder of this generation's store."""
        return self.workspace.path / "store" / self.generation

    @property
    def quads(self) -> int:
        """How many there are in all articles' graphs together."""
        return sum(entry.quads for entry in self.entries.values())

    def text(self, article: str) -> str | None:
        """An article's stored text by its IRI; None if a later build has dropped it."""
        try:
            return self.workspace.get_text(self.entries[article].key)
        except (KeyError, WorkspaceError):
            return None

    def has_text(self, article: str) -> bool:
        """Whether ``text`` would give one."""
        return article in self.entries and self.workspace.text_path(self.entries[article].key).exists()


class Current:
    """Opens the graph of the last whole build, and again when another one is there."""

    def __init__(self, out: Path) -> None:
        self.workspace = Workspace(out)
        self._lock = threading.Lock()
        self._mark: tuple[int, ...] | None = None
        self._graph: Graph | None = None

    def now(self) -> Graph:
        """The graph. While a new one is being opened, others go on with the one before. Raises WorkspaceError if there is none."""
        graph = self._graph
        if graph is not None and self._mark == _mark(self.workspace):
            return graph
        if not self._lock.acquire(blocking=graph is None):
            return graph  # type: ignore[return-value]  # not blocking only where there is one
        try:
            return self._renewed()
        finally:
            self._lock.release()

    def _renewed(self) -> Graph:
        mark = _mark(self.workspace)
        if self._graph is None or mark != self._mark:
            try:
                manifest = self.workspace.built()
                if self._graph is None or manifest.generation != self._graph.generation:
                    self._graph = _opened(self.workspace, manifest)
                self._mark = mark
            except WorkspaceError:
                if self._graph is None:
                    raise
        return self._graph


def _opened(workspace: Workspace, manifest: Manifest) -> Graph:
    store = open_store(workspace.path)
    entries = {entry.graph: entry for entry in manifest.entries}
    base = str(manifest.notes.get("base") or (base_of(manifest.entries[0].graph) if manifest.entries else DATA))
    return Graph(workspace, manifest.generation, store, base, entries, names_of(store, base))


def _mark(workspace: Workspace) -> tuple[int, ...]:
    """What changes when a build has moved its manifest into place."""
    try:
        stat = (workspace.path / "manifest.json").stat()
    except OSError:
        return ()
    return stat.st_mtime_ns, stat.st_ino, stat.st_size
