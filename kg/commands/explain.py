"""``kg explain "Oak City Police Department"``: everything about one thing, with its words."""

from __future__ import annotations

import json

import click

from kg.commands.options import as_json, examples, from_out, printable


@click.command(
    short_help="Print everything about one thing, with its words.",
    epilog=examples('kg explain "Renata Voskuil"', "kg explain agency:harlow-falls-police-department --json"),
)
@click.argument("name", metavar="NAME|IRI")
@from_out
@as_json
def explain(name: str, out: str, as_json: bool) -> int:
    """Print everything the graph says about one thing: names, posts, claims, stances, promises, each with its words."""
    import dataclasses

    from kg.explain import explain as explained
    from kg.explain import lines

    found = explained(name, out)
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(thing) for thing in found], ensure_ascii=False))
    else:
        for line in lines(found):
            click.echo(printable(line))
    return 0
