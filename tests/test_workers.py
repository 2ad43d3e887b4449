"""Workers: results of all tasks, one lost worker loses one task, errors come home."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from kg.errors import SourceError
from kg.workers import Died, Done, Workers


def thrice(task: int) -> Iterator[int]:
    if task == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    for turn in range(3):
        yield task * 10 + turn


def refuse(task: int) -> Iterator[int]:
    yield task
    raise SourceError(f"no {task}")


def stumble(task: int) -> Iterator[float]:
    yield 1 / task


def shout(task: int) -> Iterator[int]:
    print("a library talks")
    yield task


def sleep(task: float) -> Iterator[float]:
    yield 0.0
    time.sleep(task)
    yield task


@pytest.mark.parametrize("jobs", [0, 1, 3])
def test_every_result_comes_with_its_task_and_then_done(jobs: int) -> None:
    with Workers(jobs) as workers:
        found = list(workers.run(thrice, range(5)))
    results = sorted((task, result) for task, result in found if not isinstance(result, Done))
    assert results == [(task, task * 10 + turn) for task in range(5) for turn in range(3)]
    assert sorted(task for task, result in found if isinstance(result, Done)) == list(range(5))


def test_a_killed_worker_loses_one_task() -> None:
    with Workers(2) as workers:
        found = list(workers.run(thrice, range(10, 16)))
    assert [(task, result.results) for task, result in found if isinstance(result, Died)] == [(13, 0)]
    assert sum(isinstance(result, Done) for _, result in found) == 5


def test_workers_serve_a_second_list() -> None:
    with Workers(2) as workers:
        assert len(list(workers.run(thrice, [1, 2]))) == len(list(workers.run(thrice, [3, 4]))) == 8


def test_tasks_are_taken_as_workers_become_free() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for task in range(100):
            taken.append(task)
            yield task

    with Workers(2) as workers:
        next(workers.run(thrice, tasks()))
        assert len(taken) == 2


def test_our_errors_come_home_as_they_are() -> None:
    with Workers(1) as workers, pytest.raises(SourceError, match="no 7"):
        list(workers.run(refuse, [7]))


def test_a_bug_comes_home_with_its_traceback() -> None:
    with Workers(1) as workers, pytest.raises(RuntimeError, match=r"in stumble(?s:.*)ZeroDivisionError"):
        list(workers.run(stumble, [0]))


def test_a_worker_that_takes_too_long_is_ended() -> None:
    with Workers(2, seconds=4) as workers:
        found = list(workers.run(sleep, [30.0, 0.01]))
    assert [(task, result.results) for task, result in found if isinstance(result, Died)] == [(30.0, 1)]


def test_what_a_worker_prints_does_not_reach_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    with Workers(1) as workers:
        list(workers.run(shout, [1]))
    sys.stdout.flush()
    assert capfd.readouterr().out == ""
