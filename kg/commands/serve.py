"""``kg serve``: the explorer and the SPARQL endpoint over a finished graph."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from kg.commands.options import examples, from_out


@click.command(
    short_help="Serve the graph: explorer and SPARQL endpoint.",
    epilog=examples("kg serve --open", "kg serve --in graphs/week --port 8080 --timeout 30"),
)
@from_out
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one.")
@click.option("--open", "browser", is_flag=True, help="Open it in the browser.")
@click.option("--timeout", default=10.0, show_default=True, type=click.FloatRange(0.1, 3600), help="Seconds that a query may take.")
@click.option("--rows", default=10_000, show_default=True, type=click.IntRange(1), help="The most rows that a query gives.")
@click.option("--memory", default=1024, show_default=True, type=click.IntRange(64), help="MiB that a query may use.")
@click.option("--cors", metavar="ORIGIN", help="Let pages of this origin read (https://tool.example), or of any: '*'.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="Another host name that means this server; may be given again.")
def serve(
    out: str, host: str, port: int, browser: bool, timeout: float, rows: int, memory: int, cors: str | None, names: tuple[str, ...]
) -> int:
    """Serve the graph in DIR: pages for reading it, and a SPARQL 1.1 endpoint at /sparql. Nothing can be changed through it.

    A build beside it may go on: its graph is shown once it is whole.
    """
    from kg.serve.settings import Settings

    try:
        from kg.serve.server import serve as served
    except ModuleNotFoundError as error:
        raise click.UsageError(f"kg serve needs {error.name}: pip install 'newskg[serve]'") from error

    def ready(address: str) -> None:
        click.echo(f"{address}  (SPARQL: {address}sparql; end with Ctrl-C)")
        if browser:
            webbrowser.open(address)

    known = tuple(name.casefold() for name in names)
    served(Settings(Path(out), host, port or _free(host), timeout, rows, memory << 20, cors, known), ready)
    return 0


def _free(host: str) -> int:
    import socket

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as found:
        found.bind((host, 0))
        return int(found.getsockname()[1])
