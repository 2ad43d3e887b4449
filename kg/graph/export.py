"""The graph in the forms of other tools: Turtle, N-Quads, JSON-LD, GraphML for Gephi, tables of who said what, Web Annotations.

Every form is sorted, so the same graph gives the same bytes, and is written while it is read, however many articles there are.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from kg.errors import WorkspaceError
from kg.graph.annotations import write_annotations
from kg.graph.networks import write_gexf, write_graphml
from kg.graph.reading import parts
from kg.graph.tables import TABLES, write_table
from kg.graph.terms import DATA, prefixes
from kg.graph.turtle import base_of, merged, parsed
from kg.graph.workspace import Manifest, Workspace, explained


def export(workspace: Workspace, form: str, output: IO[bytes], table: str = "claims") -> None:
    """Write the graph to ``output`` in one of FORMATS; ``table`` (one of TABLES) is for csv only. Raises WorkspaceError."""
    if form == "csv":
        write_table(workspace, workspace.built(), table, output)
    elif form in FORMATS:
        FORMATS[form](workspace, workspace.built(), output)
    else:
        raise WorkspaceError(f"there is no format {form!r}: take one of {', '.join((*FORMATS, 'csv'))}")


def export_tables(workspace: Workspace, folder: str | Path) -> list[Path]:
    """Write every table as FOLDER/NAME.csv and give their paths. Raises WorkspaceError."""
    manifest, written = workspace.built(), []
    for table in TABLES:
        path = Path(folder) / f"{table}.csv"
        with explained(f"write {path}"):
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "wb") as file:
                write_table(workspace, manifest, table, file)
        written.append(path)
    return written


def _turtle(workspace: Workspace, manifest: Manifest, output: IO[bytes]) -> None:
    """The file is there already; it is replaced whole, so an open one stays what it was."""
    with explained(f"read {workspace.turtle}"):
        file = open(workspace.turtle, "rb")  # noqa: SIM115 (closed below; an error of the output is not one of the workspace)
    with file:
        shutil.copyfileobj(file, output, 1 << 20)


def _ntriples(workspace: Workspace, manifest: Manifest, output: IO[bytes]) -> None:
    for line in _merged(workspace, manifest):
        output.write(line)


def _nquads(workspace: Workspace, manifest: Manifest, output: IO[bytes]) -> None:
    for _, data in parts(workspace, manifest):
        output.write(data)


def _trig(workspace: Workspace, manifest: Manifest, output: IO[bytes]) -> None:
    import pyoxigraph as ox

    quads = (quad for _, data in parts(workspace, manifest) for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS))
    names = prefixes(base_of(manifest.entries[0].graph) if manifest.entries else DATA)
    ox.serialize(quads, output=output, format=ox.RdfFormat.TRIG, prefixes=names)


def _jsonld(workspace: Workspace, manifest: Manifest, output: IO[bytes]) -> None:
    """Expanded JSON-LD of the union: no context to fetch, and named graphs are a trap for most readers."""
    import pyoxigraph as ox

    ox.serialize(parsed(_merged(workspace, manifest)), output=output, format=ox.RdfFormat.JSON_LD)


def _merged(workspace: Workspace, manifest: Manifest) -> Iterator[bytes]:
    return merged((workspace.part_path(entry.key), entry.graph) for entry in manifest.entries)


FORMATS: dict[str, Callable[[Workspace, Manifest, IO[bytes]], None]] = {
    "turtle": _turtle,
    "ntriples": _ntriples,
    "nquads": _nquads,
    "trig": _trig,
    "jsonld": _jsonld,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "webannotation": write_annotations,
}
