"""The output folder: out/texts/ab/….txt, out/parts/ab/….nq, the store, graph.ttl, and the manifest that says what belongs to it.

One program builds at a time; readers need no lock. The manifest is the last file a build moves into place: whoever reads it sees
the whole of one build. What a killed build left in ``next/`` is finished if it was complete, else thrown away.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import WorkspaceError
from kg.model import Article

FORMAT = 1
_STORE_FORMAT = 2  # of what a store holds: 1 had no default graph
_ADVICE = {
    "No space": "free some space",
    "Permission denied": "check its permissions",
    "Read-only": "use a folder that can be written",
    "Not a directory": "use the name of a folder",
    "File exists": "use the name of a folder",
}
_FOLDERS = {"parts": ".nq", "records": ".json", "texts": ".txt"}


@dataclass(frozen=True, slots=True)
class Part:
    """One article's named graph on its way into the workspace.

    ``key``: Article.key. ``id``: Article.id. ``data``: the N-Quads of ``quads.part``. ``source`` (where it was read from) and
    ``signature`` (what the part was made from) are the caller's own and come back in the manifest.
    """

    key: str
    id: str
    data: bytes
    source: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in the manifest: ``graph`` is the IRI of its named graph, ``sha256`` that of its part's bytes."""

    key: str
    id: str
    graph: str
    quads: int
    sha256: str
    source: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one build wrote: its articles by key, the SHA-256 of graph.ttl, and the caller's own notes (JSON values)."""

    entries: tuple[Entry, ...] = ()
    turtle: str = ""
    notes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def generation(self) -> str:
        """16 hexadecimal digits for the content of all parts: the name of the store that holds them, as stores are written now."""
        content = json.dumps([_STORE_FORMAT, sorted({(e.graph, e.sha256) for e in self.entries})])
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    @property
    def graphs(self) -> dict[str, tuple[str, ...]]:
        """Named graph -> the hashes of its parts (more than one if one text was read in two ways)."""
        found: dict[str, set[str]] = {}
        for entry in self.entries:
            found.setdefault(entry.graph, set()).add(entry.sha256)
        return {graph: tuple(sorted(hashes)) for graph, hashes in sorted(found.items())}

    def by_key(self) -> dict[str, Entry]:
        """Article key -> its entry."""
        return {entry.key: entry for entry in self.entries}

    def to_json(self) -> str:
        """Indented JSON, one article a line, sorted."""
        lines = ",\n".join("  " + json.dumps(dataclasses.asdict(e), sort_keys=True) for e in self.entries)
        head = f'"format": {FORMAT},\n"notes": {json.dumps(self.notes, sort_keys=True)},\n"turtle": {json.dumps(self.turtle)},\n'
        return "{\n" + head + '"articles": [\n' + lines + "\n]\n}\n"

    @staticmethod
    def from_json(words: str) -> Manifest:
        """The Manifest that ``to_json`` wrote. Raises ValueError, KeyError or TypeError on anything else."""
        value = json.loads(words)
        if value["format"] != FORMAT:
            raise ValueError(f"format {value['format']}")
        return Manifest(tuple(Entry(**entry) for entry in value["articles"]), value["turtle"], value["notes"])


class Workspace:
    """The folder a build writes to and everything else reads from. Making one touches no file."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.next = self.path / "next"
        self.turtle = self.path / "graph.ttl"
        self._held = False

    def manifest(self) -> Manifest:
        """What the last whole build wrote; an empty manifest if there was none. WorkspaceError if it cannot be read."""
        with explained(f"read {self.path}"):
            try:
                return Manifest.from_json((self.path / "manifest.json").read_text(encoding="utf-8"))
            except FileNotFoundError:
                return Manifest()
            except (ValueError, KeyError, TypeError) as error:
                raise WorkspaceError(f"{self.path / 'manifest.json'} is damaged or of another version: build anew") from error

    def built(self) -> Manifest:
        """The manifest of a folder that must hold a graph; WorkspaceError if it holds none."""
        manifest = self.manifest()
        if not manifest.entries and not (self.path / "manifest.json").exists():
            raise WorkspaceError(f"{self.path} holds no graph: build one first (kg build FILES -o {self.path})")
        return manifest

    def part_path(self, key: str) -> Path:
        """Where an article's N-Quads lie."""
        return self._place("parts", key)

    def text_path(self, key: str) -> Path:
        """Where an article's text lies."""
        return self._place("texts", key)

    def store_path(self, manifest: Manifest) -> Path:
        """Where the store of that build lies. A later build writes another folder, so a reader's store never changes."""
        return self.path / "store" / manifest.generation

    def put_text(self, article: Article) -> None:
        """Keep an article's text, to the character, beside the graph."""
        path = self.text_path(article.key)
        if not path.exists():  # the key stands for the text: what is there is right
            write_whole(path, article.text.encode())

    def get_text(self, key: str) -> str:
        """The text that ``put_text`` kept; WorkspaceError if it is not there."""
        with explained(f"read the text {self.text_path(key)}"):
            try:
                return self.text_path(key).read_bytes().decode()
            except UnicodeDecodeError as error:
                raise WorkspaceError(f"{self.text_path(key)} is damaged: build anew") from error

    def put_record(self, key: str, line: str) -> None:
        """Keep what was extracted from an article (any text; the caller knows what it means)."""
        write_whole(self._place("records", key), line.encode())

    def get_record(self, key: str) -> str | None:
        """What ``put_record`` kept, or None."""
        with explained(f"read the record {key}"):
            try:
                return self._place("records", key).read_bytes().decode()
            except (FileNotFoundError, UnicodeDecodeError):
                return None

    def write(self, name: str, data: bytes) -> Path:
        """Write a file of the folder ("graph.html"): whole or not at all."""
        write_whole(self.path / name, data)
        return self.path / name

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the folder for building, and clear away what a killed build left. WorkspaceError if another one holds it."""
        import fcntl

        with explained(f"write to {self.path}"):
            self.path.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path / ".lock", os.O_RDWR | os.O_CREAT, 0o666)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise WorkspaceError(f"another build is running in {self.path}: wait for it, or use another folder") from error
            with explained(f"write to {self.path}"):
                self._recover()
            self._held = True
            yield
        finally:
            self._held = False
            os.close(handle)

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._held

    def commit(self) -> None:
        """Move a complete ``next/`` into place, the manifest last, and drop what no longer belongs. Safe to repeat."""
        for staged in sorted((self.next / "parts").glob("*/*.nq")):
            _move(staged, self.part_path(staged.stem))
        for store in (self.next / "store").glob("*"):
            place = self.path / "store" / store.name
            shutil.rmtree(place, ignore_errors=True)  # only a damaged one can be there
            _move(store, place)
        if (self.next / "graph.ttl").exists():
            _move(self.next / "graph.ttl", self.turtle)
        (self.next / "before").write_text(self.manifest().generation)
        _move(self.next / "manifest.json", self.path / "manifest.json")
        _sync(self.path)
        self._sweep()

    def _recover(self) -> None:
        if (self.next / "manifest.json").exists():
            self.commit()
        elif (self.next / "before").exists():
            self._sweep()
        elif self.next.exists():
            shutil.rmtree(self.next)

    def _sweep(self) -> None:
        """Delete files of articles that are gone, and stores but this one and the one before (a reader may be in it)."""
        manifest, before = self.manifest(), (self.next / "before").read_text()
        keys = {entry.key for entry in manifest.entries}
        for folder in _FOLDERS:
            for path in (self.path / folder).glob("*/*"):
                if path.stem not in keys:
                    path.unlink(missing_ok=True)
        for store in (self.path / "store").glob("*"):
            if store.name not in (manifest.generation, before):
                shutil.rmtree(store, ignore_errors=True)
        shutil.rmtree(self.next)

    def _place(self, folder: str, key: str) -> Path:
        return self.path / folder / key[:2] / (key + _FOLDERS[folder])


@contextlib.contextmanager
def explained(doing: str) -> Iterator[None]:
    """Turn an OSError into a WorkspaceError of one line: cannot write to out: no space left …"""
    try:
        yield
    except OSError as error:
        reason = " ".join((error.strerror or str(error)).split())  # RocksDB's errors have no number, only words
        advice = next((advice for words, advice in _ADVICE.items() if words in reason), "check the folder")
        raise WorkspaceError(f"cannot {doing}: {reason[:1].lower()}{reason[1:]}; {advice} and try again") from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, also after a crash."""
    with explained(f"write {path}"):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            with open(temporary, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(source, target)


def _sync(folder: Path) -> None:
    """Make the renames in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
