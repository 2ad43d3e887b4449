"""Runs the application: ``serve(Settings(Path("out")))`` answers on http://127.0.0.1:8000 until it is interrupted."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable

import uvicorn

from kg.errors import KgError
from kg.graph.workspace import Workspace
from kg.serve.app import application
from kg.serve.patient import Patient
from kg.serve.settings import Settings

_CONNECTIONS = 400


def serve(settings: Settings, ready: Callable[[str], None] | None = None) -> None:
    """Serve until interrupted. ``ready`` is called with the address. Raises WorkspaceError without a graph, KgError for the port."""
    Workspace(settings.out).built()
    server = uvicorn.Server(config(settings))
    taken = bound(settings)
    if ready is not None:
        ready(address(settings))
    with contextlib.suppress(KeyboardInterrupt):  # which is how a server ends
        server.run(sockets=[taken])


def config(settings: Settings) -> uvicorn.Config:
    """uvicorn's own settings: no access log, no server header, patience that ends."""
    return uvicorn.Config(
        application(settings),
        host=settings.host,
        port=settings.port,
        http=Patient,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=2,
        limit_concurrency=_CONNECTIONS,
    )


def bound(settings: Settings) -> socket.socket:
    """A listening socket. Raises KgError when the port is taken or the host is none of this machine's."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            settings.host or None, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, protocol)  # asyncio sends small answers at once only where TCP is named
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(place)
        made.listen(1024)
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        raise KgError(f"cannot serve on {where}: {(error.strerror or str(error)).lower()}; choose another --port or --host") from error
    return made


def address(settings: Settings) -> str:
    """Where a browser finds the server."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::", "") else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}/"
