"""The store: all articles' graphs in one RocksDB that pyoxigraph opens, so "who opposes the raids" is one quick query.

A build never writes into a store that somebody may be reading: it makes the next one beside it, from a checkpoint (hard links)
and the articles that changed, or from all parts if many changed, and the manifest then names the new one.
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
from kg.graph.turtle import base_of, write_turtle
from kg.graph.workspace import Entry, Manifest, Part, Workspace, explained

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

_ANEW = 0.3  # share of the quads that change above which loading all parts is quicker than changing the store
_MANY = 200  # files
_BATCH = 16_000_000  # bytes of N-Quads


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

    workspace = Workspace(path)
    place = workspace.store_path(workspace.built())
    if not (place / "CURRENT").exists():
        place = _restored(workspace)
    try:
        return ox.Store.read_only(str(place))
    except (OSError, RuntimeError) as error:  # RuntimeError: RocksDB calls it corrupt
        raise WorkspaceError(f"the store {place} is damaged: delete it, and it is made anew from the parts") from error


def open_graph(path: str | Path) -> rdflib.Dataset:
    """The same graph as an rdflib Dataset whose plain SPARQL sees every article. Raises WorkspaceError."""
    import rdflib
    from oxrdflib import OxigraphStore

    return rdflib.Dataset(store=OxigraphStore(store=open_store(path)), default_union=True)


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
            return _change(present, target, sorted(changed & set(before)), [_present(workspace, entry) for entry in fresh])
        except RuntimeError:  # RocksDB calls the present store corrupt: the parts make a whole one
            shutil.rmtree(target, ignore_errors=True)
    _load(target, [_present(workspace, entry) for entry in new.entries])


def _change(present: Path, target: Path, gone: list[str], fresh: list[Path]) -> None:
    """A checkpoint of the present store (files are hard links), less some graphs, plus some parts."""
    import pyoxigraph as ox

    ox.Store.read_only(str(present)).backup(str(target))
    store = ox.Store(str(target))
    for graph in gone:
        store.remove_graph(ox.NamedNode(graph))
    _fill(store, fresh)


def _load(target: Path, paths: list[Path]) -> None:
    import pyoxigraph as ox

    _fill(ox.Store(str(target)), paths)


def _fill(store: ox.Store, paths: list[Path]) -> None:
    import pyoxigraph as ox

    for batch in _batches(paths):
        store.bulk_load(batch, format=ox.RdfFormat.N_QUADS)
    store.flush()


def _restored(workspace: Workspace) -> Path:
    """Make a lost store anew from the parts."""
    with workspace.lock(), explained(f"write to {workspace.path}"):
        manifest = workspace.built()
        target = workspace.next / "store" / manifest.generation
        target.parent.mkdir(parents=True, exist_ok=True)
        _load(target, [workspace.part_path(entry.key) for entry in manifest.entries])
        place = workspace.store_path(manifest)
        shutil.rmtree(place, ignore_errors=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(target, place)
        shutil.rmtree(workspace.next)
        return place


def _write_turtle(workspace: Workspace, manifest: Manifest) -> str:
    parts = ((_present(workspace, entry), entry.graph) for entry in manifest.entries)
    base = base_of(manifest.entries[0].graph) if manifest.entries else DATA
    with open(workspace.next / "graph.ttl", "wb", buffering=1 << 20) as file:
        return write_turtle(parts, file, base, workspace.next)


def _next_part(workspace: Workspace, key: str) -> Path:
    return workspace.next / "parts" / key[:2] / f"{key}.nq"


def _present(workspace: Workspace, entry: Entry) -> Path:
    """Where an article's part lies now: among the new ones, else among those that stay."""
    staged = _next_part(workspace, entry.key)
    return staged if staged.exists() else workspace.part_path(entry.key)


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


def _batches(paths: Iterable[Path]) -> Iterator[bytes]:
    """The parts' bytes, about ``_BATCH`` at a time: loaded in one go, 600,000 quads take 600 MB of memory."""
    batch, size = [], 0
    for path in paths:
        batch.append(path.read_bytes())
        size += len(batch[-1])
        if size >= _BATCH:
            yield b"".join(batch)
            batch, size = [], 0
    yield b"".join(batch)
