"""``kg build council.txt news/``: articles become a graph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from kg.commands.options import build_options, count, examples, printable
from kg.commands.progress import progress

if TYPE_CHECKING:
    from kg.pipeline import BuildReport

MOST_LINES = 20

_EXAMPLES = examples("kg build council.txt", "kg build news/ week.jsonl -o graphs/week --jobs 4", "cat article.txt | kg build -")


@click.command(short_help="Build the graph of some articles.", epilog=_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@build_options
@click.option("--gazetteer", multiple=True, metavar="FILE", help="Turtle with names known beforehand; may be given again.")
@click.option("--base", metavar="IRI", help="What the graph's IRIs begin with.")
@click.option("--pipeline", metavar="NAME", help="Take names and syntax from this installed spaCy pipeline.")
@click.option("--decisions", metavar="FILE", help="A curator's TOML: which names are one thing, which are not.")
@click.option("--strict", is_flag=True, help="Stop at the first article that cannot be read or verified.")
def build(sources: tuple[str, ...], out: str, as_json: bool, **settings: Any) -> int:
    """Build the graph of exactly these articles.

    A SOURCE is a text, Markdown or HTML file, JSON Lines (id, text, title, url, published, publisher …), a folder of these, an
    address, or "-". Building again reads only what has changed, and drops what is no longer named.
    """
    from kg.pipeline import build as built

    settings = {name: value for name, value in settings.items() if value is not None}
    check_base(settings.get("base"))
    with progress() as shown:
        report = built(sources, out, progress=shown, **settings)
    return tell(report, as_json)


def check_base(base: str | None) -> None:
    """A base that no IRI can begin with is a mistake on the command line."""
    import re

    if base is not None and not re.fullmatch(r"https?://[\w.-]+(:\d+)?/[\w./~-]*[/#]", base):
        if base.startswith(("http://", "https://")) and not base.endswith(("/", "#")):
            raise click.BadParameter(f"{base!r} must end with / or #", param_hint="--base")
        raise click.BadParameter(f"{base!r} is not an http(s) address that ends with / or #", param_hint="--base")


def tell(report: BuildReport, as_json: bool) -> int:
    """Say what a build did; its exit status."""
    if as_json:
        click.echo(json.dumps(_values(report), ensure_ascii=False))
    else:
        _left_out(report)
        click.echo(_summary(report))
    return 1 if report.failed else 0


def _values(report: BuildReport) -> dict[str, Any]:
    import dataclasses

    values = dataclasses.asdict(report) | {"turtle": report.turtle, "page": report.page}
    return {name: str(value) if name in ("out", "turtle", "page") else value for name, value in values.items()}


def _left_out(report: BuildReport) -> None:
    for failed in report.failed[:MOST_LINES]:
        click.echo(f"kg: {printable(failed.reason)}", err=True)
    if len(report.failed) > MOST_LINES:
        click.echo(f"kg: … and {len(report.failed) - MOST_LINES} more were left out (--json names all)", err=True)
    if report.skipped:
        click.echo(
            f"kg: {count(len(report.skipped), 'file')} skipped that no reader knows, such as {printable(report.skipped[0])}",
            err=True,
        )


def _summary(report: BuildReport) -> str:
    parts = [f"{report.read:,} read", f"{report.kept:,} unchanged"]
    parts += [f"{report.removed:,} removed"] if report.removed else []
    parts += [f"{len(report.failed):,} left out"] if report.failed else []
    size = f"{count(report.words, 'word')}, {count(report.statements, 'statement')}"
    first = f"{count(report.articles, 'article')} ({', '.join(parts)}), {size}, {report.seconds:.1f} s"
    return f"{first}\ngraph  {report.turtle}\npage   {report.page.absolute().as_uri()}"
