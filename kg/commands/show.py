"""``kg show``: the graph as one HTML page that needs no network."""

from __future__ import annotations

import click

from kg.commands.options import examples, from_out, target


@click.command(
    short_help="Write the graph as one HTML page.",
    epilog=examples("kg show -o chicago.html", "kg show --in graphs/week > week.html"),
)
@from_out
@click.option("-o", "file", metavar="FILE", help="Where the page goes; default: graph.html in the folder.")
@click.option("--title", default="", help="The page's title.")
@click.option("--with-text", is_flag=True, help="Put the articles' whole texts into the page (mind their copyright).")
def show(out: str, file: str | None, title: str, with_text: bool) -> int:
    """Write the graph as one HTML page: who said, backs, opposes, promised and refused what, each with its words."""
    from kg.graph.workspace import Workspace
    from kg.outputs import page_of

    workspace = Workspace(out)
    page = page_of(workspace, title, with_text).encode()
    if file is None:
        click.echo(workspace.write("graph.html", page).absolute().as_uri())
        return 0
    with target(file) as stream:
        stream.write(page)
    return 0
