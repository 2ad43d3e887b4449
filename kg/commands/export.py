"""``kg export turtle``: the graph in another program's language."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.options import examples, from_out, target


@click.command(
    short_help="Write the graph in another format.",
    epilog=examples("kg export jsonld > graph.jsonld", "kg export csv --table stances -o stances.csv", "kg export csv -o tables/"),
)
@click.argument("form", metavar="FORMAT")
@from_out
@click.option("-o", "file", metavar="FILE", help="Where it goes; default: standard output. For csv a folder (tables/) takes all tables.")
@click.option(
    "--table",
    metavar="NAME",
    help="Table of csv: articles, things, mentions, claims, stances, commitments, roles, relations.  [default: claims]",
)
def export(form: str, out: str, file: str | None, table: str | None) -> int:
    """Write the graph as FORMAT.

    turtle, ntriples, nquads, trig, jsonld: RDF. graphml, gexf: networks. csv: tables. webannotation: JSON-LD.
    """
    from kg.graph.export import export as exported
    from kg.graph.export import export_tables
    from kg.graph.workspace import Workspace

    _understood(form, table)
    workspace = Workspace(out)
    workspace.built()
    if form == "csv" and file and not table and (file.endswith("/") or Path(file).is_dir()):
        for path in export_tables(workspace, file):
            click.echo(path)
        return 0
    with target(file) as stream:
        exported(workspace, form, stream, table or "claims")
    return 0


def _understood(form: str, table: str | None) -> None:
    """Names that do not exist are a mistake on the command line."""
    from kg.graph.export import FORMATS
    from kg.graph.tables import TABLES

    forms = tuple(dict.fromkeys((*FORMATS, "csv")))
    if form not in forms:
        raise click.BadParameter(f"no format {form!r}; there are {', '.join(forms)}", param_hint="FORMAT")
    if table is not None and form != "csv":
        raise click.BadParameter("only csv has tables", param_hint="--table")
    if table is not None and table not in TABLES:
        raise click.BadParameter(f"no table {table!r}; there are {', '.join(TABLES)}", param_hint="--table")
