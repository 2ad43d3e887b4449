"""What all pages share: the settings, the graph as it is now, the gate for queries, and what was drawn or counted already."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import anyio
import anyio.to_thread

from kg.serve.columns import Columns
from kg.serve.current import Current, Graph
from kg.serve.gate import Gate
from kg.serve.prepared import prepared
from kg.serve.settings import Settings

Result = TypeVar("Result")
_MOST_KEPT = 12


@dataclass(frozen=True, slots=True)
class Desk:
    """``kept``: what was made of one generation of the graph, by what it is; ``making``: who makes what is not there yet."""

    settings: Settings
    current: Current
    gate: Gate
    kept: OrderedDict[tuple[str, ...], Any] = field(default_factory=OrderedDict)
    making: dict[tuple[str, ...], anyio.Lock] = field(default_factory=dict)

    async def work(self, what: Callable[[], Result]) -> Result:
        """Do something that takes a while beside the event loop."""
        return await anyio.to_thread.run_sync(what)

    async def columns(self, graph: Graph) -> Columns:
        """All statements of a graph as columns; they are prepared once, in another process. Raises KgError, HTTPException 503."""
        if not graph.columns:
            async with self.making.setdefault((graph.generation, "columns"), anyio.Lock()):
                if not graph.columns:
                    graph.columns.append(await prepared(self.settings.out, graph))
        return graph.columns[0]

    async def once(self, key: tuple[str, ...], make: Callable[[], Awaitable[Any]]) -> Any:
        """What was made for a key (its first word is a generation), made now if it was not yet. The oldest is forgotten."""
        async with self.making.setdefault(key, anyio.Lock()):
            if key not in self.kept:
                self.kept[key] = await make()
            self.kept.move_to_end(key)
            found = self.kept[key]
        if len(self.kept) > _MOST_KEPT:
            oldest, _ = self.kept.popitem(last=False)
            self.making.pop(oldest, None)
        return found


def desk_of(settings: Settings) -> Desk:
    """A desk over the graph in ``settings.out``. Touches no file."""
    current = Current(settings.out)
    return Desk(settings, current, Gate(settings, current))
