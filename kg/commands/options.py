"""Options that several commands share: ``--in out`` says whose graph, ``-o FILE`` where the result goes."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import click

from_out = click.option(
    "--in", "out", default="out", show_default=True, metavar="DIR", help="The folder that kg build made."
)  # fmt: skip
as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")


def examples(*lines: str) -> str:
    """The end of a command's help. The mark keeps click from joining the lines."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def build_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What ``kg build`` and ``kg demo`` have in common."""
    for option in reversed(
        (
            click.option("-o", "--out", default="out", show_default=True, metavar="DIR", help="Where everything is written."),
            click.option("--jobs", type=click.IntRange(1, 512), metavar="N", help="Processes; default: one for each core."),
            as_json,
        )
    ):
        command = option(command)
    return command


@contextlib.contextmanager
def target(path: str | None) -> Iterator[BinaryIO]:
    """Where bytes go: standard output for None and "-", else a file that is there whole or not at all."""
    if path in (None, "-"):
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    with whole(Path(path)) as file:
        yield file


@contextlib.contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file opened for writing that takes its name only when everything is in it."""
    import os

    if path.is_dir():
        raise IsADirectoryError(21, "is a folder, not a file", str(path))
    if path.exists() and not path.is_file():  # /dev/stdout, a named pipe
        with open(path, "wb") as file:
            yield file
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(temporary, "wb") as file:
            yield file
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
