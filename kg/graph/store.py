"""The store: all articles' graphs in one RocksDB that pyoxigraph opens, so "who opposes the raids" is one quick query.

A build never writes into a store that somebody may be reading: it makes the next one beside it, from a checkpoint (hard links)
and the articles that changed, or from all parts if many changed, and the manifest then names the new one.

A triple stands in the named graph of each article that has it and, once, in the default graph: the engine's own union of named
graphs gives Ana Ruiz's name as often as there are articles about her, and whoever counts would count it each time.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import WorkspaceError
from kg.graph.terms import DATA
from kg.graph.turtle import base_of, without_graph, write_turtle
from kg.graph.workspace import Entry, Manifest, Part, Workspace, explained

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

_ANEW = 0.2  # share of the quads that change above which loading all parts is quicker than changing the store
_MANY = 200  # files
_BATCH = 16_000_000  # bytes of N-Quads

_Placed = tuple[Path, str]  # a part's file and the name of its graph


def replace(workspace: Workspace, parts: Iterable[Part | Entry], notes: Mapping[str, Any] | None = None) -> Manifest:
    """Bring parts, store, graph.ttl and manifest to exactly these articles, all at once, and give the new manifest.

    ``parts`` may be a generator. An Entry of the present manifest stands for a part that stays as it is. ``notes`` are JSON
    values for the manifest. Until the last moment the folder holds what it held before; after a crash too. Takes the lock
    unless ``workspace.lock()`` is held. Raises WorkspaceError: locked, full, no permission, an Entry whose part is missing.
    """
    if not workspace.held:
        with workspace.lock():
            return replace(workspace, parts, notes)
    try:
        shutil.rmtree(workspace.next, ignore_errors=True)
        manifest = Manifest(tuple(_staged(workspace, parts)), notes=dict(notes or {}))
        with explained(f"write to {workspace.path}"):
            return _swap(workspace, manifest)
    except BaseException:
        if not (workspace.next / "manifest.json").exists():  # once it is there, the next build finishes the move
            shutil.rmtree(workspace.next, ignore_errors=True)
        raise


def open_store(path: str | Path) -> ox.Store:
    """The graph of the last whole build, read-only; a later build does not change it. Raises WorkspaceError."""
    import pyoxigraph as ox

    place = store_of(Workspace(path))
    try:
        return ox.Store.read_only(str(place))
    except (OSError, RuntimeError) as error:  # RuntimeError: RocksDB calls it corrupt
        raise WorkspaceError(f"the store {place} is damaged: delete it, and it is made anew from the parts") from error


def store_of(workspace: Workspace) -> Path:
    """Where the store of the last whole build lies; made anew from the parts if it is lost or of an earlier form.

    Raises WorkspaceError if there is no graph.
    """
    place = workspace.store_path(workspace.built())
    return place if (place / "CURRENT").exists() else _restored(workspace)


def open_graph(path: str | Path) -> rdflib.Dataset:
    """The same graph as an rdflib Dataset whose plain SPARQL sees every article, each triple once. Raises WorkspaceError."""
    from kg.graph.dataset import dataset

    return dataset(open_store(path))


def turtle_hash(workspace: Workspace) -> str:
    """The SHA-256 of graph.ttl as it is now, in hexadecimal; "" if there is none."""
    try:
        with open(workspace.turtle, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _staged(workspace: Workspace, parts: Iterable[Part | Entry]) -> list[Entry]:
    """Write what is new to ``next/``; the entries of all parts by key, each key once (the last one counts)."""
    old = workspace.manifest().by_key()
    found: dict[str, Entry] = {}
    for part in parts:
        if isinstance(part, Part):
            found[part.key] = _stage(workspace, part)
        elif part == old.get(part.key) and workspace.part_path(part.key).exists():
            found[part.key] = part
        else:
            raise WorkspaceError(f"{workspace.path} has lost the part of article {part.id}: build it anew")
    return [found[key] for key in sorted(found)]


def _stage(workspace: Workspace, part: Part) -> Entry:
    """Write a part to ``next/`` unless the same bytes are in place."""
    with explained(f"write to {workspace.path}"):
        present = workspace.part_path(part.key)
        if not (present.exists() and present.read_bytes() == part.data):
            _write(_next_part(workspace, part.key), part.data)
    graph = part.data[part.data.rindex(b" <") + 2 : part.data.rindex(b"> .")].decode()
    digest = hashlib.sha256(part.data).hexdigest()
    return Entry(part.key, part.id, graph, part.data.count(b"\n"), digest, part.source, part.signature)


def _swap(workspace: Workspace, manifest: Manifest) -> Manifest:
    """Complete ``next/`` and move it into place."""
    workspace.next.mkdir(parents=True, exist_ok=True)
    old = workspace.manifest()
    if not (workspace.store_path(manifest) / "CURRENT").exists():
        _build(workspace, old, manifest)
    same = manifest.generation == old.generation and turtle_hash(workspace) == old.turtle != ""
    manifest = dataclasses.replace(manifest, turtle=old.turtle if same else _write_turtle(workspace, manifest))
    _write(workspace.next / "manifest.tmp", manifest.to_json().encode())
    _flush(workspace.next)
    os.replace(workspace.next / "manifest.tmp", workspace.next / "manifest.json")
    workspace.commit()
    return manifest


def _build(workspace: Workspace, old: Manifest, new: Manifest) -> None:
    """Make the store of ``new`` in ``next/store``: from the old one if little changed, else from all parts."""
    target = workspace.next / "store" / new.generation
    target.parent.mkdir(parents=True, exist_ok=True)
    before, after = old.graphs, new.graphs
    changed = {graph for graph in {**before, **after} if before.get(graph) != after.get(graph)}
    fresh = [entry for entry in new.entries if entry.graph in changed]
    quads = sum(entry.quads for entry in new.entries)
    present = workspace.store_path(old)
    few = len(changed) <= _ANEW * len(after) and sum(entry.quads for entry in fresh) <= _ANEW * quads
    if few and (present / "CURRENT").exists():
        try:
            return _change(present, target, sorted(changed & set(before)), [_placed(workspace, entry) for entry in fresh])
        except RuntimeError:  # RocksDB calls the present store corrupt: the parts make a whole one
            shutil.rmtree(target, ignore_errors=True)
    _load(target, [_placed(workspace, entry) for entry in new.entries])


def _change(present: Path, target: Path, gone: list[str], fresh: list[_Placed]) -> None:
    """A checkpoint of the present store (files are hard links), less some graphs, plus some parts."""
    import pyoxigraph as ox

    ox.Store.read_only(str(present)).backup(str(target))
    store = ox.Store(str(target))
    for graph in gone:
        _drop(store, ox.NamedNode(graph))
    _fill(store, fresh)


def _drop(store: ox.Store, graph: ox.NamedNode) -> None:
    """Remove a named graph, and from the default graph what no other one has."""
    import pyoxigraph as ox

    default = ox.DefaultGraph()
    triples = [(quad.subject, quad.predicate, quad.object) for quad in store.quads_for_pattern(None, None, None, graph)]
    store.remove_graph(graph)
    for triple in triples:
        if all(quad.graph_name == default for quad in store.quads_for_pattern(*triple, None)):
            store.remove(ox.Quad(*triple, default))


def _load(target: Path, parts: list[_Placed]) -> None:
    import pyoxigraph as ox

    _fill(ox.Store(str(target)), parts)


def _fill(store: ox.Store, parts: list[_Placed]) -> None:
    """Add parts: each to its named graph, and to the default graph, where a triple that is there already stays one."""
    import pyoxigraph as ox

    for batch in _batches(parts):
        store.bulk_load(batch, format=ox.RdfFormat.N_QUADS)
    store.flush()


def _restored(workspace: Workspace) -> Path:
    """Make a lost store anew from the parts."""
    with workspace.lock(), explained(f"write to {workspace.path}"):
        manifest = workspace.built()
        place = workspace.store_path(manifest)
        if (place / "CURRENT").exists():  # another reader was quicker
            return place
        target = workspace.next / "store" / manifest.generation
        target.parent.mkdir(parents=True, exist_ok=True)
        _load(target, [_placed(workspace, entry) for entry in manifest.entries])
        shutil.rmtree(place, ignore_errors=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(target, place)
        shutil.rmtree(workspace.next)
        return place


def _write_turtle(workspace: Workspace, manifest: Manifest) -> str:
    parts = (_placed(workspace, entry) for entry in manifest.entries)
    base = base_of(manifest.entries[0].graph) if manifest.entries else DATA
    with open(workspace.next / "graph.ttl", "wb", buffering=1 << 20) as file:
        return write_turtle(parts, file, base, workspace.next)


def _next_part(workspace: Workspace, key: str) -> Path:
    return workspace.next / "parts" / key[:2] / f"{key}.nq"


def _placed(workspace: Workspace, entry: Entry) -> _Placed:
    """Where an article's part lies now (among the new ones, else among those that stay), and its graph."""
    staged = _next_part(workspace, entry.key)
    return staged if staged.exists() else workspace.part_path(entry.key), entry.graph


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _flush(folder: Path) -> None:
    """What the manifest promises is on the disk before the manifest is; one call for all is quicker when files are many."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    if len(paths) > _MANY:
        os.sync()
        return
    for path in paths:
        with open(path, "rb") as file:
            os.fsync(file.fileno())


def _batches(parts: Iterable[_Placed]) -> Iterator[bytes]:
    """The parts' N-Quads with and without their graph's name, about ``_BATCH`` bytes at a time: memory grows with it."""
    batch: list[bytes] = []
    size = 0
    for path, graph in parts:
        data = path.read_bytes()
        batch += [data, without_graph(data, graph)]
        size += len(batch[-2]) + len(batch[-1])
        if size >= _BATCH:
            yield b"".join(batch)
            batch, size = [], 0
    yield b"".join(batch)
