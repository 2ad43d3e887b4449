"""What the server was told: "the graph in out/, on 127.0.0.1:8000, ten seconds a query"."""

from __future__ import annotations

import ipaddress
import os
import socket
from dataclasses import dataclass
from pathlib import Path

LOCAL = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """``seconds``, ``rows`` and ``memory`` (bytes) limit a query; ``queries`` run at a time. ``origin`` may read from other pages.

    ``names``: other host names, in lower case, by which the server may be asked (behind a proxy).
    """

    out: Path = Path("out")
    host: str = "127.0.0.1"
    port: int = 8000
    seconds: float = 10.0
    rows: int = 10_000
    memory: int = 1 << 30
    origin: str | None = None
    names: tuple[str, ...] = ()
    queries: int = max(2, len(os.sched_getaffinity(0)))

    def knows(self, host: str) -> bool:
        """Whether a Host header means this server: a foreign name that points here (DNS rebinding) does not."""
        name, port = _split(host)
        if port != str(self.port) or name in self.names:
            return name in self.names  # a name given by hand may stand before a proxy with a port of its own
        own = {self.host.casefold(), f"[{self.host}]".casefold(), *LOCAL}
        return name in own or (self._everywhere and (name == socket.gethostname().casefold() or _is_address(name)))

    @property
    def _everywhere(self) -> bool:
        """Bound to every address of the machine; then any address is its own, which no foreign page can make up a name for."""
        return self.host in ("0.0.0.0", "::", "")


def _split(host: str) -> tuple[str, str]:
    """("[::1]", "8000"); the port is 80 where none is written."""
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        name, port = host, "80"
    return name.casefold(), port


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
