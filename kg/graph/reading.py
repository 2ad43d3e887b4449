"""Parts read back, for exports and for the check: what the article about the raids says, as one dictionary of its nodes."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import WorkspaceError
from kg.graph.terms import KG, PROV, SKOS, THING_TYPES, TYPE
from kg.graph.workspace import Entry, Manifest, Workspace, explained


@dataclass(frozen=True, slots=True)
class Described:
    """One article's graph: ``nodes`` maps a subject to its properties and their values (IRIs and lexical forms, sorted)."""

    article: str
    nodes: Mapping[str, Mapping[str, list[str]]]

    def all(self, node: str, term: str) -> list[str]:
        """Every value of a property."""
        return self.nodes[node].get(term, []) if node in self.nodes else []

    def one(self, node: str, term: str) -> str:
        """The first value of a property, or ""."""
        return next(iter(self.all(node, term)), "")

    def of(self, cls: str) -> list[str]:
        """The nodes of a class of ours ("Claim"), sorted."""
        return [node for node, values in self.nodes.items() if KG + cls in values.get(TYPE, ())]

    def said(self, cls: str) -> list[str]:
        """The assertions of a class that this article makes."""
        return [node for node in self.of(cls) if self.article in self.all(node, PROV + "wasDerivedFrom")]

    def label(self, node: str) -> str:
        """A thing's best name."""
        return self.one(node, SKOS + "prefLabel")

    def kind(self, node: str) -> str:
        """A thing's most specific class ("Agency"), or "" for what is no thing."""
        classes = self.all(node, TYPE)
        return next((kind for kind in _SPECIFIC_FIRST if KG + kind in classes), "")

    def span(self, node: str) -> tuple[int, int]:
        """Where a span begins and ends."""
        return int(self.one(node, KG + "start")), int(self.one(node, KG + "end"))


# A kg:Agency is written as kg:Organization too: the class with more of ours on it is the more specific one.
_SPECIFIC_FIRST = sorted(THING_TYPES, key=lambda kind: -sum(cls.startswith(KG) for cls in THING_TYPES[kind]))


def described(data: bytes, article: str) -> Described:
    """One article's N-Quads as a dictionary."""
    import pyoxigraph as ox

    nodes: dict[str, dict[str, list[str]]] = {}
    for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS):
        subject: Any = quad.subject
        target: Any = quad.object
        nodes.setdefault(subject.value, {}).setdefault(quad.predicate.value, []).append(target.value)
    return Described(article, nodes)


def parts(workspace: Workspace, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    """(named graph, its N-Quads), sorted by graph. WorkspaceError if a part is not the one that the manifest means."""
    for graph, entries in by_graph(manifest).items():
        yield graph, graph_data(workspace, entries)


def by_graph(manifest: Manifest) -> dict[str, list[Entry]]:
    """Named graph -> its entries (more than one if one text was read in two ways), sorted."""
    ordered = sorted(manifest.entries, key=lambda entry: (entry.graph, entry.key))
    return {graph: list(entries) for graph, entries in itertools.groupby(ordered, key=lambda entry: entry.graph)}


def graph_data(workspace: Workspace, entries: list[Entry]) -> bytes:
    """The N-Quads of one named graph: sorted, distinct lines."""
    pieces = [part(workspace, entry) for entry in entries]
    if len(pieces) == 1:
        return pieces[0]
    return b"".join(sorted({line for piece in pieces for line in piece.splitlines(keepends=True)}))


def part(workspace: Workspace, entry: Entry) -> bytes:
    """One article's N-Quads as the build wrote them. WorkspaceError if they are gone or others."""
    path = workspace.part_path(entry.key)
    with explained(f"read {path}"):
        data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        raise WorkspaceError(f"{path} is not what the last build wrote: if no build is running, build anew")
    return data
