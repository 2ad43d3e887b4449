"""What a worker does: read a source and write down what each article says; map one article's record to its named graph.

Both run in any process, in any order, and write only files whose names come from the article: work done twice changes nothing.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import EvidenceError, ShapeError, SourceError
from kg.model import Article, Gazetteer, Node, Record

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.graph.workspace import Part, Workspace
    from kg.read import Limits, Source

_READING = ("model.py", "steps.py", "read/**/*.py")
_UNDERSTANDING = ("annotate/**/*.py", "annotate/model/model.json", "extract/**/*.py")
_MAPPING = ("model.py", "steps.py", "graph/**/*.py")
_DRAWING = ("show/**/*",)


@dataclass(frozen=True, slots=True)
class Failed:
    """A source or an article that was left out: ``reason`` is one line that says what, why, and what to do."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """An article that was read; ``index`` is its place in its source, ``fresh``: read just now."""

    index: int
    key: str
    id: str
    text_hash: str
    published: str | None
    words: int
    statements: int
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """How an Article becomes a Record. ``pipeline``: a spaCy pipeline for names and syntax; ``gazetteer``: extra Turtle files.

    ``understand`` replaces the language model and the extractors; it must be a function of a module, for it goes to other
    processes by its name.
    """

    pipeline: str | None = None
    gazetteer: tuple[str, ...] = ()
    understand: Callable[[Article], Record] | None = None
    program: str = ""

    def __call__(self, article: Article) -> Record:
        if self.understand:
            return self.understand(article)
        from kg.extract import extract

        return extract(annotator(self.pipeline)(article), self.names())

    def names(self) -> Gazetteer:
        """The names known beforehand."""
        return Gazetteer() if self.understand else known_names(self.gazetteer)


def reader_of(pipeline: str | None, gazetteer: tuple[str, ...], understand: Callable[[Article], Record] | None = None) -> Reader:
    """A Reader with its ``program``: a hash of all that decides what it finds in a text."""
    from kg import __version__

    names = [hashlib.sha256(_bytes_of(path)).hexdigest() for path in gazetteer]
    own: object = [_files(_UNDERSTANDING), _ontology_files("gazetteer/*"), pipeline]
    if understand:
        own = f"{understand.__module__}.{understand.__qualname__}"
    values = [__version__, names, own, _files(_READING)]
    return Reader(pipeline, gazetteer, understand, hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16])


@functools.cache
def annotator(pipeline: str | None) -> Callable[[Article], Doc]:
    """The language model, loaded once in each process."""
    from kg.annotate import Annotator

    return Annotator(pipeline=pipeline)


def known_cities(names: Collection[str]) -> Gazetteer:
    """The world's cities of these names: most articles need a few of the 34,000."""
    from kg.graph.gazetteer import load_gazetteer

    return load_gazetteer(cities=names)


@functools.cache
def known_names(files: tuple[str, ...]) -> Gazetteer:
    """Our gazetteer and the user's, loaded once in each process."""
    from kg.graph.gazetteer import load_gazetteer

    return load_gazetteer([Path(path) for path in files])


# ------------------------------------------------------------ reading


@dataclass(frozen=True, slots=True)
class ToRead:
    """The articles of one source from the ``first`` on; ``at`` is the source's place among all."""

    at: int
    source: Source
    first: int = 0

    def after(self, results: int) -> ToRead:
        """What is left when there have been so many results."""
        return dataclasses.replace(self, first=self.first + results)


@dataclass(frozen=True, slots=True)
class ReadSource:
    """Work on a ToRead: yields a Read or Failed for each article, in order; its text and record are then in the workspace."""

    workspace: Workspace
    reader: Reader
    limits: Limits

    def __call__(self, task: ToRead) -> Iterator[Read | Failed]:
        from kg.read import articles

        for index, found in enumerate(articles(task.source, self.limits)):
            if index < task.first:
                continue
            if isinstance(found, SourceError):
                yield Failed(task.source.name, str(found))
            else:
                yield self.read(index, found)

    def read(self, index: int, article: Article) -> Read:
        """Extract from one article, unless this program has done so before."""
        key = article.key
        line = saved(self.workspace, key, self.reader.program)
        record = Record.from_json(line) if line else self.reader(article)
        if not line:
            self.workspace.put_text(article)
            self.workspace.put_record(key, self.reader.program + "\n" + record.to_json())
        words = len(article.text.split())
        return Read(index, key, article.id, article.text_hash, article.published, words, _statements(record), not line)


def _statements(record: Record) -> int:
    """As many as the page shows: equal ones once, and for whom an unnamed source speaks is one too."""
    distinct = {dataclasses.replace(one, id="", confidence=0.0, extracted_by="") for one in record.assertions}
    return len(distinct) + sum(thing.speaks_for is not None for thing in record.things)


def saved(workspace: Workspace, key: str, program: str) -> str | None:
    """The JSON of an article's record as this program made it, if it is in the workspace."""
    before, _, line = (workspace.get_record(key) or "").partition("\n")
    return line if before == program and line else None


@dataclass(frozen=True, slots=True)
class Records:
    """The records of some articles, read from the workspace one by one each time one goes over them."""

    workspace: Workspace
    program: str
    keys: tuple[str, ...]

    def __iter__(self) -> Iterator[Record]:
        for key in self.keys:
            yield record_of(self.workspace, key, self.program)

    def __len__(self) -> int:
        return len(self.keys)


def record_of(workspace: Workspace, key: str, program: str) -> Record:
    """The record that was saved for an article."""
    line = saved(workspace, key, program)
    if line is None:
        raise SourceError(f"the record of article {key} has gone from {workspace.path}: build again")
    return Record.from_json(line)


# ------------------------------------------------------------ mapping


@dataclass(frozen=True, slots=True)
class ToMap:
    """One article to map: its key, where it was read from, the identities of its things, and the version it corrects."""

    key: str
    source: str
    nodes: Mapping[str, Node]
    base: str
    earlier: str | None = None

    def signature(self, program: str, mapping: str) -> str:
        """A hash of all that decides the article's graph."""
        nodes = sorted((thing, dataclasses.astuple(node)) for thing, node in self.nodes.items())
        values = json.dumps([program, mapping, self.key, nodes, self.base, self.earlier])
        return hashlib.sha256(values.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class MapArticle:
    """Work on a ToMap: yields its Part, verified word by word and shape by shape, or why it has none."""

    workspace: Workspace
    program: str
    mapping: str

    def __call__(self, task: ToMap) -> Iterator[Part | Failed]:
        from kg.graph import evidence, quads, shapes
        from kg.graph.workspace import Part

        record = record_of(self.workspace, task.key, self.program)
        earlier = record_of(self.workspace, task.earlier, self.program).article if task.earlier else None
        try:
            evidence.verify(record)
            data = quads.part(record, task.nodes, task.base, earlier)
            shapes.conforms(data)
        except (EvidenceError, ShapeError) as error:
            yield Failed(task.source, f"{task.source}: {error}; it was left out")
            return
        yield Part(task.key, record.article.id, data, task.source, task.signature(self.program, self.mapping))


def mapping_program() -> str:
    """A hash of the code and shapes by which records become graphs."""
    values = [_files(_MAPPING), _ontology_files("*.ttl")]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]


# ------------------------------------------------------------ fingerprints


def drawing_program() -> str:
    """A hash of the code by which graphs become pages."""
    return hashlib.sha256(json.dumps(_files(_DRAWING)).encode()).hexdigest()[:16]


def _files(patterns: tuple[str, ...]) -> list[tuple[str, str]]:
    return _hashes(Path(__file__).parent, patterns)


def _ontology_files(pattern: str) -> list[tuple[str, str]]:
    from kg.graph.ontology import ontology_dir

    return _hashes(ontology_dir(), (pattern,))


def _hashes(folder: Path, patterns: tuple[str, ...]) -> list[tuple[str, str]]:
    paths = sorted(path for pattern in patterns for path in folder.glob(pattern) if path.is_file() and "__pycache__" not in path.parts)
    return [(path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths]


def _bytes_of(path: str) -> bytes:
    from kg.errors import GazetteerError

    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read ({(error.strerror or str(error)).lower()}); check its name") from error
