"""What is made of a finished graph: the page on which "OCPD refuses ICE" is an arrow with its words."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph.workspace import Workspace


def page_of(workspace: Workspace, title: str = "", with_text: bool = False) -> str:
    """The graph of a workspace as one HTML document; ``with_text`` puts the articles' whole texts in. Raises WorkspaceError."""
    from kg.graph.rows import rows
    from kg.show import CLASSES, PREDICATES, network, page

    with _uncollected():
        return page(network(rows(workspace, PREDICATES, CLASSES), Texts(workspace)), title=title, with_text=with_text)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Millions of small values are made and none in a circle: looking for circles among them would take a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Texts(Mapping[str, str]):
    """Article IRI -> its text, read from the workspace when it is asked for; the last one is at hand."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._keys = {entry.graph: entry.key for entry in workspace.built().entries}
        self._last = ("", "")

    def __getitem__(self, article: str) -> str:
        if self._last[0] != article:
            self._last = (article, self._workspace.get_text(self._keys[article]))
        return self._last[1]

    def __contains__(self, article: object) -> bool:
        return article in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
