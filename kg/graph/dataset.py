"""The store as an rdflib Dataset: plain SPARQL over it sees "Ana Ruiz" once, however many articles name her."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore


class Articles(rdflib.Dataset):
    """What has no GRAPH in it is asked of the default graph, which rdflib itself asks for by a name that it warns of."""

    @property
    def default_context(self) -> Any:
        """The default graph."""
        return self._default_context

    @default_context.setter
    def default_context(self, graph: Any) -> None:
        self._default_context = graph


def dataset(store: ox.Store) -> rdflib.Dataset:
    """The Dataset over a store whose default graph holds every triple once."""
    return Articles(store=OxigraphStore(store=store))
