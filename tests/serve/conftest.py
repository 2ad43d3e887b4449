"""A small invented graph, and the server over it: in the process for most tests, on a real port for a few."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from kg.graph import quads, store
from kg.graph.workspace import Part, Workspace
from kg.model import Record
from kg.serve.app import application
from kg.serve.settings import Settings
from tests.show.invented import _nodes, three

ROOT = "http://127.0.0.1:8000"


def built(out: Path, records: Sequence[Record]) -> Path:
    """The graph of these records, in a folder."""
    workspace = Workspace(out)
    parts = []
    for record in records:
        workspace.put_text(record.article)
        parts.append(Part(record.article.key, record.article.id, quads.part(record, _nodes(record))))
    store.replace(workspace, parts)
    return out


def client_of(settings: Settings) -> TestClient:
    """A client that asks the application by its right name."""
    return TestClient(application(settings), base_url=f"http://127.0.0.1:{settings.port}", raise_server_exceptions=False)


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("serve") / "out", three())


@pytest.fixture(scope="session")
def client(out: Path) -> TestClient:
    return client_of(Settings(out))


@contextlib.contextmanager
def served(settings: Settings) -> Iterator[httpx.Client]:
    """A real server on a free port, and a client of it."""
    import uvicorn

    from kg.serve.server import bound, config

    settings = _free(settings)
    server = uvicorn.Server(config(settings))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound(settings)]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    with httpx.Client(base_url=f"http://127.0.0.1:{settings.port}", timeout=30) as client:
        yield client
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def running(out: Path) -> Iterator[Callable[..., httpx.Client]]:
    """Starts real servers on free ports: ``running(seconds=2)`` gives a client of one."""
    with contextlib.ExitStack() as servers:
        yield lambda **values: servers.enter_context(served(Settings(**{"out": out, **values})))  # type: ignore[arg-type]


def _free(settings: Settings) -> Settings:
    import dataclasses
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return dataclasses.replace(settings, port=found.getsockname()[1])
