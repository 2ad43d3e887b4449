"""``kg export turtle``: the graph in another program's language."""

from __future__ import annotations

import click

from kg.commands.options import examples, from_out, target


@click.command(
    short_help="Write the graph in another format.",
    epilog=examples("kg export jsonld > graph.jsonld", "kg export csv --table claims -o claims.csv"),
)
@click.argument("format", metavar="FORMAT")
@from_out
@click.option("-o", "file", metavar="FILE", help="Where it goes; default: standard output.")
@click.option("--table", metavar="NAME", help="Which table, for csv.")
def export(format: str, out: str, file: str | None, table: str | None) -> int:
    """Write the graph as FORMAT.

    turtle, ntriples, nquads, trig, jsonld: RDF. graphml, gexf: networks. csv: tables of things, claims, stances, commitments
    and roles. annotations: Web Annotation JSON-LD.
    """
    from kg.graph.export import FORMATS
    from kg.graph.export import export as exported
    from kg.graph.workspace import Workspace

    if format not in FORMATS:
        raise click.BadParameter(f"no format {format!r}; there are {', '.join(FORMATS)}", param_hint="FORMAT")
    workspace = Workspace(out)
    workspace.built()
    with target(file) as stream:
        exported(workspace, format, stream, table=table)
    return 0
