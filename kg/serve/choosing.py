"""Which things of a large graph are drawn: the most quoted, each with its best neighbour, as in kg.show and its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def highest(near: Mapping[int, Sequence[int]], limit: int) -> set[int]:
    """At most ``limit`` things, the highest in rank (lowest in number) first. ``near``: thing -> its neighbours, sorted."""
    chosen: set[int] = set()
    for thing in sorted(near):
        if len(chosen) >= limit:
            break
        alone = chosen.isdisjoint(near[thing])
        if thing not in chosen and len(chosen) + 1 + alone <= limit:
            chosen |= {thing, near[thing][0]} if alone else {thing}
    return chosen
