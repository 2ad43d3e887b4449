"""Options that several commands share: ``--in out`` says whose graph, ``-o FILE`` where the result goes."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

import click

from_out = click.option(
    "--in", "out", default="out", show_default=True, metavar="DIR", help="The folder that kg build made."
)  # fmt: skip
as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")


def examples(*lines: str) -> str:
    """The end of a command's help. The mark keeps click from joining the lines."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def count(number: int, noun: str) -> str:
    """ "1 article", "2,000 articles"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


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


def printable(message: str) -> str:
    """The message with "?" for characters that could steer a terminal; line breaks stay."""
    return "".join(c if c.isprintable() or c == "\n" else "?" for c in message)


class Unwritable(Exception):
    """Where the result goes takes no more: closed (``| head``), full, no permission. No OSError, for those mean other files."""

    def __init__(self, name: str, error: OSError) -> None:
        super().__init__(name, error)
        self.name, self.error = name, error


class Output(io.BufferedIOBase):
    """A binary stream whose errors are Unwritable, with the name by which the user knows it."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        left = memoryview(data)
        with unwritable(self._name):
            while left:  # with PYTHONUNBUFFERED standard output is a raw file, which may take a part only
                left = left[self._stream.write(left) :]
        return len(data)

    def flush(self) -> None:
        with unwritable(self._name):
            self._stream.flush()


@contextlib.contextmanager
def unwritable(name: str) -> Iterator[None]:
    """Turn an OSError of writing into Unwritable."""
    try:
        yield
    except OSError as error:
        raise Unwritable(name, error) from error


@contextlib.contextmanager
def target(path: str | None) -> Iterator[BinaryIO]:
    """Where bytes go: standard output for None and "-", else a file that is there whole or not at all."""
    if path is None or path == "-":
        output = Output(sys.stdout.buffer, "the output")
        yield cast(BinaryIO, output)
        output.flush()
    elif os.path.exists(path) and not os.path.isfile(path):  # a folder is refused; /dev/stdout and a pipe are written to
        with unwritable(path):
            file = open(path, "wb", buffering=0)  # noqa: SIM115 (closed below, outside of the guard)
        with file:
            yield cast(BinaryIO, Output(file, path))
    else:
        yield from _whole(path)


def _whole(path: str) -> Iterator[BinaryIO]:
    """A file that takes its name when everything is in it."""
    temporary = f"{path}.{os.getpid()}.part"
    try:
        with unwritable(path):
            file = open(temporary, "wb")  # noqa: SIM115
        with file:
            output = Output(file, path)
            yield cast(BinaryIO, output)
            output.flush()
        os.replace(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
