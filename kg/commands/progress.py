"""What one sees while a build runs: "reading 120 of 400 articles" on a terminal, nothing anywhere else."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.pipeline import Progress


@contextlib.contextmanager
def progress() -> Iterator[Progress]:
    """A line on standard error that follows the build, if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield lambda step, done, total: status.update(_words(step, done, total))


def _words(step: str, done: int, total: int | None) -> str:
    if not done:
        return step
    return f"{step}: {done:,} of {total:,} articles" if total else f"{step}: {done:,} articles"
