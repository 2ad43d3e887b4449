"""build(): the only file that knows the order of the rooms: news/*.txt -> Records -> identities -> named graphs -> page.

What each article says is kept in the output folder, so that building again reads only what is new. What the graph holds
depends on the sources alone, not on what was built before or on how many processes.
"""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.model import Article, Node, Record
from kg.steps import (
    Failed,
    MapArticle,
    Read,
    Reader,
    ReadSource,
    Records,
    ToMap,
    ToRead,
    drawing_program,
    known_cities,
    mapping_program,
    reader_of,
    saved,
)
from kg.workers import Died, Done, Workers

if TYPE_CHECKING:
    from kg.graph.workspace import Entry, Manifest, Part, Workspace
    from kg.read import Limits, Source
    from kg.resolve import Decisions

BASE = "https://w3id.org/newskg/id/"
WORKER_SIZE = 400_000_000  # bytes of memory that a worker takes, the model included
FEW, SHORT = 3, 40_000  # so few sources of so few bytes are read here sooner than a process starts
LINES = 25  # of a JSON Lines file are one task: enough to be worth sending, few enough to share out

Progress = Callable[[str, int, int | None], None]
"""Called with a step ("reading"), how many articles are through it, and of how many (None: not known)."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: ``articles`` are in the graph, of them ``read`` now and ``kept`` from before; ``removed`` are gone.

    ``failed``: what was left out, each with one line that says why. ``skipped``: files in folders that no reader knows.
    ``words`` and ``statements``: of all articles in the graph. ``seconds``: wall time. ``out``: the output folder.
    """

    out: Path
    articles: int
    read: int
    kept: int
    removed: int
    words: int
    statements: int
    seconds: float
    failed: tuple[Failed, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def turtle(self) -> Path:
        """All articles' graphs as one."""
        return self.out / "graph.ttl"

    @property
    def page(self) -> Path:
        """The graph to look at."""
        return self.out / "graph.html"


def build(
    sources: Iterable[str | Path],
    out: str | Path = "out",
    *,
    jobs: int | None = None,
    gazetteer: Sequence[str | Path] = (),
    base: str = BASE,
    pipeline: str | None = None,
    decisions: str | Path | None = None,
    strict: bool = False,
    limits: Limits | None = None,
    progress: Progress | None = None,
    understand: Callable[[Article], Record] | None = None,
) -> BuildReport:
    """Make the graph of exactly these sources (files, folders, addresses, "-") in the folder ``out``.

    ``jobs``: processes (default: one for each core, as far as memory goes). ``gazetteer``: Turtle files of names known
    beforehand, beside ours. ``base``: what the graph's IRIs begin with. ``pipeline``: an installed spaCy pipeline that gives
    names and syntax. ``decisions``: a curator's TOML file of which names are one thing and which are not. ``strict``: stop at
    the first article that would be left out. ``limits``: what reading may cost. ``understand``: a module's function that makes
    the Record, instead of the language model and the extractors.

    Raises SourceError when nothing can be read, WorkspaceError when the folder cannot be used; earlier output then stays.
    """
    from kg.graph.workspace import Workspace
    from kg.read import Limits
    from kg.resolve import load_decisions

    started = time.monotonic()
    reader = reader_of(pipeline, tuple(str(path) for path in gazetteer), understand)
    workspace, limits = Workspace(out), limits or Limits(chunk_lines=LINES)
    decided = load_decisions(decisions) if decisions else None
    skipped: list[str] = []
    listed = _listed([str(path) for path in sources], workspace.path, limits, skipped)
    with workspace.lock():
        with Workers(_processes(jobs, listed)) as workers:
            job = _Job(workspace, workspace.manifest(), reader, base, decided, strict, limits, progress or _silent, workers)
            drawn = _is_drawn(job)
            articles, manifest = _run(job, listed)
        _draw(job, manifest, drawn)  # the workers have gone: their memory is free for the page
    there = {entry.key for entry in manifest.entries}
    named = {(entry.id, entry.source) for entry in manifest.entries}  # a changed article has another key, but is not gone
    kept = [read for read in articles if read.key in there]
    return BuildReport(
        out=workspace.path,
        articles=len(kept),
        read=sum(read.fresh for read in kept),
        kept=sum(not read.fresh for read in kept),
        removed=sum(entry.key not in there and (entry.id, entry.source) not in named for entry in job.old.entries),
        words=sum(read.words for read in kept),
        statements=sum(read.statements for read in kept),
        seconds=round(time.monotonic() - started, 3),
        failed=tuple(sorted(job.failed, key=astuple)),
        skipped=tuple(skipped),
    )


@dataclass(frozen=True, slots=True)
class _Job:
    """What the steps of one build share: ``old`` is the manifest of the build before, ``failed`` what is left out so far."""

    workspace: Workspace
    old: Manifest
    reader: Reader
    base: str
    decisions: Decisions | None
    strict: bool
    limits: Limits
    progress: Progress
    workers: Workers
    failed: list[Failed] = field(default_factory=list)

    def fail(self, failed: Failed) -> None:
        """Leave one article or source out."""
        if self.strict:
            raise SourceError(failed.reason)
        self.failed.append(failed)

    def nothing(self) -> SourceError:
        """The error of a build without a single article."""
        if not self.failed:
            return SourceError("there is no article in what was named")
        more = f" (and {len(self.failed) - 1} more)" if len(self.failed) > 1 else ""
        return SourceError(self.failed[0].reason + more)


def _run(job: _Job, listed: list[Source]) -> tuple[list[Read], Manifest]:
    """Read, resolve, map, store: the articles that were read and the manifest of what is now in the folder."""
    from kg.graph import store
    from kg.resolve import resolve

    signatures = [_signature(source) for source in listed]
    found = _read_all(job, listed, signatures)
    articles = _distinct(read for reads in found for read in reads)
    if not articles:
        raise job.nothing()
    job.progress("resolving", 0, None)
    keys = tuple(read.key for read in articles)
    records = Records(job.workspace, job.reader.program, keys)
    nodes = resolve(records, job.reader.names(), job.decisions, known_cities)
    sources = {read.key: source.name for source, reads in zip(listed, found, strict=True) for read in reads}
    rows = [[*_place(s), sign, [astuple(r)[:-1] for r in reads]] for s, sign, reads in zip(listed, signatures, found, strict=True)]
    failed = sorted({failed.source for failed in job.failed})
    notes = {"base": job.base, "program": job.reader.program, "drawing": drawing_program(), "sources": rows, "failed": failed}
    tasks = _to_map(job, articles, sources, nodes)
    return articles, store.replace(job.workspace, _map_all(job, tasks), notes)


# ------------------------------------------------------------ listing


def _listed(named: list[str], out: Path, limits: Limits, skipped: list[str]) -> list[Source]:
    """Everything to read, in order, but not the output folder itself: ``kg build .`` would read its own texts."""
    from kg.read import sources

    own = out.resolve()
    found = sources(named, limits, skipped.append)
    listed = [source for source in found if source.path in named or not Path(source.path).resolve().is_relative_to(own)]
    skipped[:] = [path for path in skipped if not Path(path).resolve().is_relative_to(own)]
    if listed:
        return listed
    if not named:
        raise SourceError("there is nothing to read: name files, folders or addresses with articles")
    other = f" ({skipped[0]} is of another kind)" if skipped else ""
    raise SourceError(f"{', '.join(named)}: no articles in it; give .txt, .md, .html or .jsonl files{other}")


def _processes(jobs: int | None, listed: list[Source]) -> int:
    """How many workers; 0 (this process does it) for a small job."""
    if len(listed) <= FEW and sum(map(_size, listed)) <= SHORT:
        return 0
    return jobs or max(1, min(len(os.sched_getaffinity(0)), _free_memory() // WORKER_SIZE))


def _free_memory() -> int:
    """Bytes that processes may still take, as Linux tells; very many where it does not."""
    try:
        rows = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        return next(int(row.split()[1]) * 1024 for row in rows if row.startswith("MemAvailable:"))
    except (OSError, StopIteration):
        return 1 << 50


def _size(source: Source) -> int:
    """About how many bytes of text a source holds; of a web page, most is not text."""
    try:
        size = (source.end or os.stat(source.path).st_size) - source.start
    except OSError:
        return 0
    return size // 10 if "htm" in source.kind else size


def _signature(source: Source) -> str:
    """What tells a changed source; "" for one that must be read again anyway."""
    from kg.read import signature

    try:
        return signature(source)
    except SourceError:
        return ""


def _place(source: Source) -> tuple[str, int, int]:
    return source.name, source.start, source.line


# ------------------------------------------------------------ reading


def _read_all(job: _Job, listed: list[Source], signatures: list[str]) -> list[list[Read]]:
    """The articles of each source, in order."""
    known = _known(job)
    found: list[list[Read]] = []
    tasks: list[ToRead] = []
    for at, (source, signature) in enumerate(zip(listed, signatures, strict=True)):
        found.append(known.get((*_place(source), signature), []) if signature else [])
        if not found[-1]:
            tasks.append(ToRead(at, source))
    done = sum(map(len, found))
    job.progress("reading", done, None)
    for task, result in _outcomes(job, tasks):
        if isinstance(result, Failed):
            job.fail(result)
        else:
            found[task.at].append(result)
            done += 1
        job.progress("reading", done, None)
    return [sorted(reads, key=lambda read: read.index) for reads in found]


def _known(job: _Job) -> dict[tuple[str, int, int, str], list[Read]]:
    """What the build before found in each source, if the program is the same and all its records are there."""
    if job.old.notes.get("program") != job.reader.program:
        return {}
    failed = set(job.old.notes.get("failed", ()))
    places: dict[tuple[str, int, int, str], list[Read]] = {}
    for path, start, line, signature, rows in job.old.notes["sources"]:
        reads = [Read(*row) for row in rows]
        if path not in failed and all(saved(job.workspace, read.key, job.reader.program) for read in reads):
            places[path, start, line, signature] = reads
    return places


def _outcomes(job: _Job, tasks: list[ToRead]) -> Iterator[tuple[ToRead, Read | Failed]]:
    """Every article that was read or could not be; where a worker is lost, its article is tried once more, alone."""
    work = ReadSource(job.workspace, job.reader, job.limits)
    again: list[ToRead] = []
    ours = [task for task in tasks if task.source.path == "-"]  # workers have no standard input
    others = [task for task in tasks if task.source.path != "-"]
    for task, result in itertools.chain(Workers(0).run(work, ours), job.workers.run(work, others)):
        if isinstance(result, Died):
            again.append(task.after(result.results))
        elif not isinstance(result, Done):
            yield task, result
    while again:
        for task, result in job.workers.run(work, [again.pop()], jobs=1):
            if isinstance(result, Died):
                name = task.source.name
                yield task, Failed(name, f"{name}: {result.reason} at article {task.first + result.results + 1}; it was left out")
                again.append(task.after(result.results + 1))
            elif not isinstance(result, Done):
                yield task, result


def _distinct(reads: Iterable[Read]) -> list[Read]:
    """The first article of each id and text; the same text with another id, or another text with the same id, is another one."""
    found: dict[tuple[str, str], Read] = {}
    for read in reads:
        found.setdefault((read.id, read.text_hash), read)
    return list(found.values())


# ------------------------------------------------------------ mapping and drawing


def _to_map(job: _Job, articles: list[Read], sources: Mapping[str, str], nodes: Mapping[tuple[str, str], Node]) -> Iterator[ToMap]:
    """Each article with the identities of its own things."""
    own: dict[str, dict[str, Node]] = {read.key: {} for read in articles}
    for (key, thing), node in nodes.items():
        own[key][thing] = node
    earlier = _revisions(articles)
    for read in articles:
        yield ToMap(read.key, sources[read.key], own[read.key], job.base, earlier.get(read.key))


def _revisions(articles: Iterable[Read]) -> dict[str, str]:
    """Article -> the version that it corrects: the one of the same id with the date of publication before its own."""
    versions: dict[str, dict[str, str]] = {}
    for read in articles:
        if read.published:
            versions.setdefault(read.id, {}).setdefault(read.published, read.key)
    ordered = ([keys[date] for date in sorted(keys)] for keys in versions.values())
    return {later: before for keys in ordered for before, later in itertools.pairwise(keys)}


def _map_all(job: _Job, tasks: Iterable[ToMap]) -> Iterator[Part | Entry]:
    """The named graph of each article, verified; the entry of the build before where nothing changed."""
    mapping, before, changed, done = mapping_program(), job.old.by_key(), list[ToMap](), 0
    for task in tasks:
        if task.key in before and before[task.key].signature == task.signature(job.reader.program, mapping):
            yield before[task.key]
            done += 1
        else:
            changed.append(task)
    total = done + len(changed)
    job.progress("mapping", done, total)
    for part in _mapped(job, MapArticle(job.workspace, job.reader.program, mapping), changed):
        yield part
        done += 1
        job.progress("mapping", done, total)
    if not done:  # raised here, before the store is touched: the graph of the build before stays
        raise job.nothing()


def _mapped(job: _Job, work: MapArticle, tasks: list[ToMap]) -> Iterator[Part]:
    for task, result in job.workers.run(work, tasks):
        if isinstance(result, Died):
            job.fail(Failed(task.source, f"{task.source}: {result.reason}; it was left out"))
        elif isinstance(result, Failed):
            job.fail(result)
        elif not isinstance(result, Done):
            yield result


def _is_drawn(job: _Job) -> bool:
    """Whether graph.html is the page of the build before: it is written after the manifest."""
    page, written = job.workspace.path / "graph.html", job.workspace.path / "manifest.json"
    return page.exists() and written.exists() and page.stat().st_mtime_ns >= written.stat().st_mtime_ns


def _draw(job: _Job, manifest: Manifest, drawn: bool) -> None:
    """graph.html, unless it is already the page of this graph."""
    if drawn and manifest.generation == job.old.generation and manifest.notes["drawing"] == job.old.notes.get("drawing"):
        (job.workspace.path / "graph.html").touch()
        return
    from kg.outputs import page_of

    job.progress("drawing", 0, None)
    job.workspace.write("graph.html", page_of(job.workspace).encode())


def _silent(step: str, done: int, total: int | None) -> None:
    """No progress is shown."""
