"""Pages out of templates, with everything escaped: a headline that holds ``<script>`` shows as exactly that."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.ask import Table, Term, questions
from kg.graph.ontology import ontology_dir
from kg.graph.terms import prefixes
from kg.serve.addresses import page_of, with_query
from kg.serve.desk import Desk
from kg.show.context import clean

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
_YASGUI = "yasgui.min.js"
# The editor's library writes three styles into its page, always the same: by their hashes exactly these are allowed. They are how the
# columns of an answer are drawn out, the cursor while that is done, and the underline of what could stand where a query is wrong.
_EDITOR_STYLES = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk=' 'sha256-c0O6TmFAkgpNbHxKAa1BrveWHHopjEtC47i0PzMudxg='"
_EDITOR_UNDERLINE = "'sha256-EntWS0hFrz2vH7susM+dPUxvHlL6sBswmM8K80E5oUk='"
_EDITOR_POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {_EDITOR_STYLES}; style-src-attr 'unsafe-hashes' {_EDITOR_UNDERLINE};"
    " img-src 'self' data:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
EXAMPLES = {
    "Who stands where": "SELECT ?who ?value ?what ?words WHERE {\n  ?stance kg:holder/skos:prefLabel ?who ; kg:value ?value ;\n"
    "    kg:target/skos:prefLabel ?what ; kg:evidence/kg:text ?words .\n} LIMIT 100",
    "Who said what, word for word": "SELECT ?who ?words ?headline WHERE {\n  ?claim kg:speaker/skos:prefLabel ?who ; kg:mode kg:Direct ;\n"
    "    schema:text ?words ; prov:wasDerivedFrom/schema:headline ?headline .\n} LIMIT 100",
    "Who refuses what": "SELECT ?who ?action WHERE {\n  ?promise a kg:Commitment ; kg:value kg:Refuses ;\n"
    "    kg:agent/skos:prefLabel ?who ; kg:action ?action .\n} LIMIT 100",
    "The most quoted": "SELECT ?who (COUNT(DISTINCT ?claim) AS ?times) WHERE {\n  ?claim kg:speaker ?person .\n"
    "  ?person skos:prefLabel ?who .\n} GROUP BY ?who ORDER BY DESC(?times) LIMIT 25",
    "Everything about one statement": "DESCRIBE ?stance WHERE { ?stance a kg:Stance } LIMIT 1",
}


def page(name: str, status: int = 200, headers: dict[str, str] | None = None, **values: Any) -> Response:
    """A template with these values as a response."""
    return HTMLResponse(_environment().get_template(name).render(values), status, headers={"Vary": "Accept", **(headers or {})})


def compile_pages() -> None:
    """Compile every template, so that the first reader does not wait for it."""
    for name in _environment().list_templates():
        _environment().get_template(name)


async def editor_page(request: Request, query: str = "", table: Table | None = None, problem: str = "", status: int = 200) -> Response:
    """The SPARQL page: a form that needs no script, and below it the answer or what is wrong with the query."""
    desk: Desk = request.app.state.desk
    graph = await desk.work(desk.current.now)
    links = {
        form: with_query("/sparql", query=query, format=form)
        for form in (("ttl", "jsonld", "nt") if _is_graph(table) else ("csv", "tsv", "json", "xml"))
    }
    return page(
        "sparql.html",
        status,
        {**desk.gate.headers, "Content-Security-Policy": _EDITOR_POLICY},
        query=query or EXAMPLES["Who stands where"],
        answer=rows_of(table, graph.base) if table else None,
        links=links,
        problem=problem,
        limits=desk.gate.limits,
        examples=EXAMPLES,
        prefixes=prefixes(graph.base),
        rich=(STATIC / _YASGUI).exists(),
    )


def rows_of(table: Table, base: str) -> dict[str, Any]:
    """An answer as the table template shows it: cells are (words, path of a page or ""). A name leads where its IRI beside it does."""
    columns: tuple[str, ...] = table.columns
    rows: tuple[tuple[Term | None, ...], ...] = table.rows
    if table.triples is not None:
        columns, rows = ("subject", "predicate", "object"), table.triples
    if table.truth is not None:
        columns, rows = ("answer",), ((Term("yes" if table.truth else "no"),),)
    beside = [columns.index(f"{column}_iri") if f"{column}_iri" in columns else None for column in columns]
    shown = [at for at, column in enumerate(columns) if not (column.endswith("_iri") and column[:-4] in columns)]
    cells = [[_cell(row[at], row[iri] if (iri := beside[at]) is not None else None, base) for at in shown] for row in rows]
    return {"columns": [columns[at] for at in shown], "rows": cells, "truncated": table.truncated}


def named_questions() -> Any:
    """The named questions that come with newskg."""
    return questions(ontology_dir() / "queries")


def _is_graph(table: Table | None) -> bool:
    return table is not None and table.triples is not None


def _cell(term: Term | None, iri: Term | None, base: str) -> tuple[str, str]:
    if term is None:
        return "", ""
    path = next((page_of(one.value.partition("#")[0], base) for one in (iri, term) if one is not None and one.kind == "iri"), "")
    return term.value.removeprefix(base) if term.kind == "iri" else clean(term.value), path


@cache
def _environment() -> Any:
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["clean"] = clean
    made.globals["with_query"] = with_query
    return made
