"""What is made of a finished graph: the page on which "CPD refuses ICE" is an arrow with its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph.workspace import Workspace


def page_of(workspace: Workspace, title: str = "", with_text: bool = False) -> str:
    """The graph of a workspace as one HTML document; ``with_text`` puts the articles' whole texts in. Raises WorkspaceError."""
    from kg.graph.store import open_store
    from kg.show import network, page

    store = open_store(workspace.path)
    rows = ((quad.subject.value, quad.predicate.value, quad.object.value) for quad in store)
    return page(network(rows, Texts(workspace)), title=title, with_text=with_text)


class Texts(Mapping[str, str]):
    """Article IRI -> its text, read from the workspace when it is asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._keys = {entry.graph: entry.key for entry in workspace.built().entries}

    def __getitem__(self, article: str) -> str:
        return self._workspace.get_text(self._keys[article])

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
