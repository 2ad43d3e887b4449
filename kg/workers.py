"""Processes that work through a list: reading "council.txt" on one core and "court.txt" on another, and losing one loses little.

The stock process pools lose the whole job when the system kills one worker, and start by running the caller's script again.
Ours are plain child processes with one pipe each: a lost worker costs the one article it had, and we know which.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, TypeVar

from kg.errors import KgError

Task = TypeVar("Task")
Work = Callable[[Any], Iterator[Any]]
"""What a worker does with one task: a module-level function (or partial of one) that yields a result for each piece of it."""

_START = "import sys, json; sys.path[:] = json.loads(sys.argv[2]); from kg.workers import serve; serve(int(sys.argv[1]))"
# One thread each: the processes are the parallelism, and numeric libraries would start a thread per core in every one.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}


@dataclass(frozen=True, slots=True)
class Done:
    """The task's last result has come."""


@dataclass(frozen=True, slots=True)
class Died:
    """The worker ended in the middle of the task, after ``results`` results."""

    reason: str
    results: int


@dataclass(slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    pipe: Connection
    task: Any = None
    results: int = 0
    since: float = field(default_factory=time.monotonic)


class Workers:
    """A few child processes, started when the first task comes; with ``jobs=0`` the caller's own process does the work.

    A context manager: leaving it ends the processes. ``seconds`` is the longest a worker may take for one result.
    """

    def __init__(self, jobs: int, seconds: float = 300.0) -> None:
        self.jobs, self.seconds = jobs, seconds
        self._idle: list[_Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._idle:
            _end(worker, kill=True)  # it holds nothing, and taking the libraries down in good order takes half a second
        self._idle.clear()

    def run(self, work: Work, tasks: Iterable[Task], jobs: int | None = None) -> Iterator[tuple[Task, Any]]:
        """Pairs of task and result as they come, in no order; after a task's last result ``Done``, or ``Died`` in its place.

        Tasks are taken one by one as workers become free. An exception in ``work`` is raised here.
        """
        if self.jobs == 0:
            yield from _run_here(work, tasks)
            return
        queue, busy = iter(tasks), list[_Worker]()
        try:
            while self._fill(busy, work, queue, min(jobs or self.jobs, self.jobs)):
                yield from self._collect(busy)
        finally:
            for worker in busy:
                _end(worker, kill=True)

    def _fill(self, busy: list[_Worker], work: Work, queue: Iterator[Any], jobs: int) -> bool:
        """Give every free place a task; false when nothing is left to wait for."""
        for task in _up_to(queue, jobs - len(busy)):
            worker = self._idle.pop() if self._idle else _start()
            worker.task, worker.results, worker.since = task, 0, time.monotonic()
            busy.append(worker)
            worker.pipe.send((work, task))
        return bool(busy)

    def _collect(self, busy: list[_Worker]) -> Iterator[tuple[Any, Any]]:
        """What the busy workers have to say, waiting for the first word."""
        ready = set(wait([worker.pipe for worker in busy], timeout=1.0))
        for worker in list(busy):
            if worker.pipe in ready:
                result = _receive(worker)
            elif time.monotonic() - worker.since > self.seconds:
                result = Died(f"took longer than {self.seconds:g} s", worker.results)
            else:
                continue
            if isinstance(result, Done | Died):
                busy.remove(worker)
                self._rest(worker, result)
            worker.results, worker.since = worker.results + 1, time.monotonic()
            yield worker.task, result

    def _rest(self, worker: _Worker, result: Done | Died) -> None:
        if isinstance(result, Done):
            self._idle.append(worker)
        else:
            _end(worker, kill=True)


def serve(descriptor: int) -> None:
    """The worker's loop: take a task from the pipe, send its results, until the other end is closed."""
    # What a library prints belongs to nobody: standard output may be the caller's Turtle.
    os.dup2(2, 1)
    with Connection(descriptor) as pipe:
        while True:
            try:
                work, task = pipe.recv()
            except (EOFError, KeyboardInterrupt):
                return
            _answer(pipe, work, task)


def _answer(pipe: Connection, work: Work, task: Any) -> None:
    try:
        for result in work(task):
            pipe.send(result)
        pipe.send(Done())
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        raise SystemExit(1) from None
    except Exception as error:
        pipe.send(_portable(error))


def _portable(error: Exception) -> Exception:
    """The error as one that can be sent: ours as they are, anything else as a RuntimeError with its traceback in words."""
    if isinstance(error, KgError):
        return error
    import traceback

    return RuntimeError("in a worker process:\n" + "".join(traceback.format_exception(error)))


def _run_here(work: Work, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
    for task in tasks:
        for result in work(task):
            yield task, result
        yield task, Done()


def _up_to(queue: Iterator[Any], count: int) -> Iterator[Any]:
    for _, task in zip(range(count), queue, strict=False):
        yield task


def _start() -> _Worker:
    here, there = Pipe()
    command = [sys.executable, "-c", _START, str(there.fileno()), json.dumps(sys.path)]
    process = subprocess.Popen(command, pass_fds=[there.fileno()], stdin=subprocess.DEVNULL, env=os.environ | _ONE_THREAD, process_group=0)
    there.close()
    return _Worker(process, here)


def _receive(worker: _Worker) -> Any:
    try:
        result = worker.pipe.recv()
    except (EOFError, OSError):
        code = worker.process.wait()
        how = "was killed (out of memory?)" if code == -9 else f"ended with {code}"
        return Died(f"the process reading it {how}", worker.results)
    if isinstance(result, Exception):
        raise result
    return result


def _end(worker: _Worker, kill: bool = False) -> None:
    """Close the pipe, which ends the worker's loop; ``kill`` does not wait for what it is doing."""
    worker.pipe.close()
    if kill:
        worker.process.kill()
    worker.process.wait()
