"""The gate that queries pass: a few at a time, some waiting, the rest told to come back; a slow one holds no other request up."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import anyio
import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.ask import Ending, Limits, Question, Table, ask
from kg.errors import QueryError
from kg.graph.ontology import ontology_dir
from kg.serve.current import Current
from kg.serve.settings import Settings

Result = TypeVar("Result")
_QUEUE = 8  # waiting queries for each that runs


class Gate:
    """Runs queries in processes of their own, ``settings.queries`` at a time."""

    def __init__(self, settings: Settings, current: Current) -> None:
        self.settings, self.current = settings, current
        self.limits = Limits(settings.seconds, settings.memory, settings.rows)
        self._free = anyio.Semaphore(settings.queries)
        self._threads = anyio.CapacityLimiter(settings.queries)
        self._waiting = 0

    @property
    def headers(self) -> dict[str, str]:
        """The limits, for the client to see."""
        return {
            "X-Limit-Seconds": f"{self.limits.seconds:g}",
            "X-Limit-Rows": str(self.limits.rows),
            "X-Limit-Memory": str(self.limits.memory),
        }

    async def ask(self, request: Request, query: str | Question, params: Mapping[str, str] | None = None) -> Table:
        """The answer of the graph as it is now; the query is killed when the client of the request goes away.

        Raises QueryError; HTTPException 503 when too many are waiting, 499 when the client has gone.
        """
        ending, answers = Ending(), list[Table]()

        async def leave() -> None:
            while (await request.receive())["type"] != "http.disconnect":
                pass
            ending.end()
            tasks.cancel_scope.cancel()

        with _one_error():
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(leave)
                answers.append(await self._run(lambda: self._ask(query, dict(params or {}), ending)))
                tasks.cancel_scope.cancel()
        if not answers:
            raise HTTPException(499, "the client has gone")
        return answers[0]

    def _ask(self, query: str | Question, params: dict[str, str], ending: Ending) -> Table:
        ontology = ontology_dir() / "news.ttl"
        for attempt in (1, 2):
            now = self.current.now()
            try:
                return ask(now.place, query, params, limits=self.limits, ontology=ontology, base=now.base, ending=ending)
            except QueryError:
                if attempt == 2 or ending.ended or _there(now.place):
                    raise  # else a build has swept this store away meanwhile: the next one answers
        raise AssertionError("two attempts")

    async def _run(self, work: Callable[[], Result]) -> Result:
        if self._waiting >= _QUEUE * self.settings.queries:
            raise _busy(self.limits.seconds)
        self._waiting += 1
        try:
            with anyio.fail_after(self.limits.seconds):
                await self._free.acquire()
        except TimeoutError as error:
            raise _busy(self.limits.seconds) from error
        finally:
            self._waiting -= 1
        try:
            return await anyio.to_thread.run_sync(work, limiter=self._threads)
        finally:
            self._free.release()


@contextlib.contextmanager
def _one_error() -> Iterator[None]:
    """The error of a task group's own body, as it is."""
    try:
        yield
    except BaseExceptionGroup as group:
        raise group.exceptions[0] from group.exceptions[0].__cause__


def _there(store: Path) -> bool:
    return os.path.exists(store / "CURRENT")


def _busy(seconds: float) -> HTTPException:
    return HTTPException(503, "too many queries are running: try again soon", {"Retry-After": str(max(1, round(seconds)))})
