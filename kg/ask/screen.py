"""An answer on the screen: columns where they fit, else one record after the other; "says ‘no’" with no escape that a terminal obeys."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, TextIO

from kg.ask.place import visible
from kg.ask.prefixes import known_prefixes, shortened
from kg.ask.table import Table, Term

if TYPE_CHECKING:
    from rich.console import Console

_LEAST = 14  # characters that a column needs before it is worse than a record
_WIDE = 160  # where there is no terminal
_NUMERIC = ("integer", "decimal", "double", "float")


def draw(table: Table, stream: TextIO, base: str) -> None:
    """Write an answer to a stream as wide as its terminal (or 160 characters); colours only on a terminal, and not with NO_COLOR."""
    from rich.console import Console

    if table.truth is not None:
        stream.write("yes\n" if table.truth else "no\n")
        return
    width = shutil.get_terminal_size((_WIDE, 24)).columns
    console = Console(file=stream, width=max(width, 20), highlight=False, markup=False, emoji=False, legacy_windows=False)
    prefixes = known_prefixes(base)
    cells = [[_shown(cell, prefixes) for cell in row] for row in table.rows]
    if not cells:
        stream.write("nothing found\n")
        return
    with console.capture() as drawn:
        (_grid if _fits(table, cells, console.width) else _records)(console, table, cells)
    stream.write(re.sub(" +$", "", drawn.get(), flags=re.MULTILINE))


def _shown(cell: Term | None, prefixes: dict[str, str]) -> str:
    if cell is None:
        return ""
    return visible(shortened(cell.value, prefixes) if cell.kind == "iri" else cell.value)


def _fits(table: Table, cells: list[list[str]], width: int) -> bool:
    """Whether every column gets its own width, or at least enough to be read."""
    from rich.cells import cell_len

    natural = [max(map(cell_len, column)) for column in zip(table.columns, *cells, strict=True)]
    return sum(min(size, _LEAST) + 3 for size in natural) < width


def _grid(console: Console, table: Table, cells: list[list[str]]) -> None:
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column, first in zip(table.columns, table.rows[0], strict=True):
        number = first is not None and (first.datatype or "").endswith(_NUMERIC)
        grid.add_column(Text(column), justify="right" if number else "left", overflow="fold")
    for row in cells:
        grid.add_row(*(Text(cell) for cell in row))
    console.print(grid)


def _records(console: Console, table: Table, cells: list[list[str]]) -> None:
    """Each row on its own, one line for each value that is there."""
    from rich.table import Table as Grid
    from rich.text import Text

    for number, row in enumerate(cells, start=1):
        console.print(Text(f"{number} of {len(cells)}", style="bold"))
        grid = Grid.grid(padding=(0, 2))
        grid.add_column(no_wrap=True, style="dim")
        grid.add_column(overflow="fold")
        for column, cell in zip(table.columns, row, strict=True):
            if cell:
                grid.add_row(Text(f"  {column}"), Text(cell))
        console.print(grid)
        console.print()
