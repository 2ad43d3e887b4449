"""The lines of a selection and the things that they join: which are drawn first, and what stands around what was clicked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.serve.choosing import highest
from kg.serve.columns import Columns, Filters, selected
from kg.serve.listing import Asked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]

_BESIDE = 15  # best neighbours of a thing that was chosen


@dataclass(frozen=True, slots=True)
class Edges:
    """The lines of a selection, in the order of their first statements; columns of numbers."""

    subject: Numbers
    kind: Numbers
    object: Numbers
    count: Numbers
    claimed: Numbers

    def only(self, kept: Any) -> Edges:
        return Edges(*(column[kept] for column in (self.subject, self.kind, self.object, self.count, self.claimed)))

    def rows(self, kept: Any = slice(None)) -> list[list[int]]:
        import numpy as np

        columns = (self.subject, self.kind, self.object, self.count, self.claimed)
        return np.stack([column[kept] for column in columns], axis=1).tolist()  # type: ignore[no-any-return]


def edges_of(columns: Columns, filters: Filters) -> Edges:
    """The lines of a selection."""
    import numpy as np

    subject = columns.subject[columns.pair]
    kept = selected(columns, filters).pairs & (subject >= 0) & (columns.object >= 0) & (subject != columns.object)
    pair = columns.pair[kept]
    ends = np.stack([subject[kept], columns.kind[pair], columns.object[kept]]).astype(np.int64)
    size = len(columns.things) + 1
    keys, first, at = np.unique((ends[0] * len(columns.kinds) + ends[1]) * size + ends[2], return_index=True, return_inverse=True)
    count = np.bincount(at, minlength=len(keys))
    claimed = np.bincount(at, columns.claimed[pair], len(keys)) == count
    order = np.argsort(first)
    found = ends[:, first[order]].astype(np.int32)
    return Edges(found[0], found[1], found[2], count[order].astype(np.int32), claimed[order].astype(np.int32))


def neighbours(edges: Edges) -> dict[int, list[int]]:
    """Thing -> its neighbours, sorted."""
    import numpy as np

    size = int(max(edges.subject.max(initial=0), edges.object.max(initial=0))) + 1
    one, other = edges.subject.astype(np.int64), edges.object.astype(np.int64)
    both = np.unique(np.concatenate([one * size + other, other * size + one]))
    things, starts = np.unique(both // size, return_index=True)
    others, bounds = (both % size).tolist(), [*starts.tolist(), len(both)]
    return {thing: others[bounds[at] : bounds[at + 1]] for at, thing in enumerate(things.tolist())}


def chosen_of(columns: Columns, near: dict[int, list[int]], asked: Asked) -> set[int]:
    """The highest in rank, all neighbours of what was asked for, and what was clicked with its best neighbours."""
    chosen = highest(near, asked.limit)
    for key in asked.more:
        if (thing := columns.thing_at.get(key)) in near:
            chosen |= {thing, *near[thing]}
    for key in asked.at:
        if (thing := columns.thing_at.get(key)) in near and thing not in chosen:
            chosen |= {thing, *near[thing][:_BESIDE]}
    return chosen
