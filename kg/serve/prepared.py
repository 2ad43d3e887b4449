"""Has a graph's statements prepared in a process of its own, so that nobody waits while millions of quads are read."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import anyio.to_thread
from starlette.exceptions import HTTPException

from kg.errors import KgError
from kg.serve.current import Graph

if TYPE_CHECKING:
    from kg.serve.columns import Columns

_LONGEST = 1800.0  # seconds


async def prepared(out: Path, graph: Graph) -> Columns:
    """The columns of a graph. Raises KgError when they cannot be made, HTTPException 503 when another graph is there by then."""
    command = [sys.executable, "-P", "-m", "kg.serve.preparing", str(out), graph.generation]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    try:
        with anyio.fail_after(_LONGEST):
            done = await anyio.run_process(command, stdin=subprocess.DEVNULL, check=False, env=environment)
    except TimeoutError as error:
        raise KgError(f"the statements could not be prepared within {_LONGEST:g} seconds") from error
    if done.returncode == 3:
        raise HTTPException(503, "a new graph has just been built: try again", {"Retry-After": "1"})
    if done.returncode:
        last = (done.stderr.decode(errors="replace").strip().splitlines() or [""])[-1]
        raise KgError(f"the statements could not be prepared: {last}")
    return await anyio.to_thread.run_sync(pickle.loads, done.stdout)  # our own process wrote it
