"""``kg ask who-said-what``: a named question, or SPARQL, over the graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.commands.options import examples, from_out, target

_EXAMPLES = examples(
    'kg ask who-stands-where --param policy="Rent Stabilization Ordinance"',
    "kg ask 'SELECT ?who WHERE { ?who a kg:Agency }' --format csv",
    "kg ask questions/mine.rq --in graphs/week",
    "kg ask --list",
)


@click.command(epilog=_EXAMPLES, short_help="Ask a named question, or SPARQL.")
@click.argument("query", required=False, metavar="NAME|QUERY|FILE|-")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the question; may be given again.")
@from_out
@click.option("--format", "form", default="table", show_default=True, metavar="F", help="table, csv, tsv, json, jsonl or ttl.")
@click.option("-o", "file", metavar="FILE", help="Where the answer goes; default: standard output.")
@click.option("--rows", type=click.IntRange(1), default=10_000, show_default=True, help="The most rows to give.")
@click.option("--seconds", type=click.FloatRange(0.1, 3600), default=10.0, show_default=True, help="The longest it may take.")
@click.option("--list", "listing", is_flag=True, help="The named questions and their parameters.")
def ask(query: str | None, params: tuple[str, ...], out: str, form: str, file: str | None, rows: int, seconds: float, listing: bool) -> int:
    """Ask a named question, or anything in SPARQL; the usual prefixes are known."""
    if listing:
        return _list()
    if query is None:
        raise click.UsageError("name a question (kg ask --list), or give SPARQL, a file with it, or -")
    import io

    from kg.api import ask as asked
    from kg.ask import FORMATS, Limits, write

    if form not in FORMATS:
        raise click.BadParameter(f"no format {form!r}; there are {', '.join(FORMATS)}", param_hint="--format")
    table = asked(_text_of(query), out, _values_of(params), limits=Limits(seconds=seconds, rows=rows))
    answer = io.StringIO()
    write(table, form, answer)
    with target(file) as stream:
        stream.write(answer.getvalue().encode())
    if table.truncated:
        click.echo(f"kg: only the first {len(table.rows):,} rows are shown (--rows N gives more)", err=True)
    if not table.rows and table.truth is None:
        _say_unknown_names(query, _values_of(params), out)
    return 0


def _say_unknown_names(query: str, values: dict[str, str], out: str) -> None:
    """Nothing is found of a misspelt name: that is not the same as somebody who said nothing."""
    from kg.ask import questions
    from kg.errors import QueryError
    from kg.explain import explain
    from kg.graph.ontology import ontology_dir

    kinds = {(q.name, param.name): param.type for q in questions(ontology_dir() / "queries") for param in q.params}
    for name, value in values.items():
        try:
            if value and kinds.get((query, name)) == "name":
                explain(value, out)
        except QueryError as error:
            click.echo(f"kg: {error}", err=True)


def _list() -> int:
    from kg.ask import questions
    from kg.graph.ontology import ontology_dir

    for question in questions(ontology_dir() / "queries"):
        click.echo(f"{question.name}\n    {question.summary}")
        for param in question.params:
            need = "required" if param.default is None else f"default: {param.default or 'any'}"
            click.echo(f"    --param {param.name}={param.example!r}  {param.description} ({need})")
    return 0


def _text_of(query: str) -> str:
    """The query itself: standard input for "-", a file's text if there is such a file, else the words as they are."""
    from kg.api import is_name
    from kg.errors import QueryError

    if query == "-":
        return sys.stdin.read()
    looks_like_file = query.endswith((".rq", ".sparql"))
    if is_name(query) or not (looks_like_file or _is_file(query)):
        return query
    try:
        return Path(query).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise QueryError(f"cannot read the question {query}: {(reason or str(error)).lower()}") from error


def _is_file(query: str) -> bool:
    """Whether such a file is there; SPARQL is no file's name, and may be too long for one."""
    try:
        return "\n" not in query and Path(query).is_file()
    except (OSError, ValueError):
        return False


def _values_of(params: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"{param!r} is not NAME=VALUE", param_hint="--param")
        values[name] = value
    return values
