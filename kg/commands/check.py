"""``kg check``: is every statement's evidence in its text, does every article fit the shapes, does the store hold the parts?"""

from __future__ import annotations

import json

import click

from kg.commands.options import as_json, count, examples, from_out, printable


@click.command(short_help="Verify a finished graph.", epilog=examples("kg check", "kg check --in graphs/week --json"))
@from_out
@as_json
def check(out: str, as_json: bool) -> int:
    """Verify a finished graph: each statement's words, the shapes, and the store against the articles' own graphs."""
    import dataclasses

    from kg.graph.check import check as checked
    from kg.graph.workspace import Workspace

    report = checked(Workspace(out))
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(report) | {"ok": report.ok}, ensure_ascii=False))
    else:
        for problem in report.problems:
            click.echo(f"kg: {printable(problem)}", err=True)
        counts = ", ".join(
            count(number, noun)
            for number, noun in (
                (report.articles, "article"),
                (report.assertions, "statement"),
                (report.spans, "span"),
                (report.quads, "quad"),
            )
        )
        verdict = "all is well" if report.ok else count(len(report.problems), "problem")
        click.echo(f"{counts}: {verdict}")
    return 0 if report.ok else 1
