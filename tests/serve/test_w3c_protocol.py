"""The W3C's tests of the SPARQL 1.1 Protocol, request by request, and docs/sparql-protocol.md, the table of how they end.

``python -m tests.serve.test_w3c_protocol`` writes the table anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from starlette.testclient import TestClient

from kg.graph.workspace import Workspace
from kg.serve.settings import Settings
from tests.serve.conftest import built, client_of
from tests.show.invented import three

DOC = Path(__file__).parents[2] / "docs" / "sparql-protocol.md"
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
ZERO, ONE, TWO, THREE = (f"http://kasei.us/2009/09/sparql/data/data{number}.rdf" for number in range(4))
DOCUMENT = "http://xmlns.com/foaf/0.1/Document"
BOTH = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type . }}"
NAMED = f"ASK {{ GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"
FULL = f"ASK {{ <{THREE}> a ?type GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"
DEFAULTS, NAMES = ([(f"{kind}-graph-uri", iri) for iri in (ONE, TWO)] for kind in ("default", "named"))
TABULAR, RDF = "SELECT", "RDF"
READS = "the endpoint only reads"


class Case(NamedTuple):
    """A test of the suite. ``expected``: True (the ASK's answer), a kind of answer, or 4 for a refusal; ``ours``: why not, by design."""

    name: str
    method: str
    params: list[tuple[str, str]]
    body: str | bytes | None
    media: str | None
    expected: object
    ours: str = ""


def _update(name: str, body: str = "CLEAR ALL", media: str = UPDATE, params: list[tuple[str, str]] | None = None) -> Case:
    return Case(name, "POST", params or [], body, media, True, READS)


CASES = [
    Case("query_post_form", "POST", [("default-graph-uri", ZERO)], "query=ASK%20%7B%7D", FORM, True),
    Case("query_dataset_default_graphs_get", "GET", [("query", BOTH), *DEFAULTS], None, None, True),
    Case("query_dataset_default_graphs_post", "POST", DEFAULTS, BOTH, QUERY, True),
    Case("query_dataset_named_graphs_post", "POST", NAMES, NAMED, QUERY, True),
    Case("query_dataset_named_graphs_get", "GET", [("query", NAMED), *NAMES], None, None, True),
    Case("query_dataset_full", "POST", [("default-graph-uri", THREE), *NAMES], FULL, QUERY, True),
    Case("query_multiple_dataset", "POST", NAMES, NAMED.replace("ASK", f"ASK FROM <{THREE}>"), QUERY, True),
    Case("query_get", "GET", [("query", "ASK {}"), ("default-graph-uri", ZERO)], None, None, True),
    Case("query_content_type_select", "POST", [("default-graph-uri", ZERO)], "SELECT (1 AS ?value) {}", QUERY, TABULAR),
    Case("query_content_type_ask", "POST", [("default-graph-uri", ZERO)], "ASK {}", QUERY, True),
    Case("query_content_type_describe", "POST", [("default-graph-uri", ZERO)], "DESCRIBE <http://example.org/>", QUERY, RDF),
    Case("query_content_type_construct", "POST", [("default-graph-uri", ZERO)], "CONSTRUCT { <s> <p> 1 } WHERE {}", QUERY, RDF),
    _update("update_dataset_default_graph", params=[("using-graph-uri", ONE)]),
    _update("update_dataset_default_graphs", params=[("using-graph-uri", ONE), ("using-graph-uri", TWO)]),
    _update("update_dataset_named_graphs", params=[("using-named-graph-uri", ONE), ("using-named-graph-uri", TWO)]),
    _update("update_dataset_full", params=[("using-graph-uri", ONE), ("using-named-graph-uri", TWO)]),
    _update("update_post_form", "update=CLEAR+ALL", FORM),
    _update("update_post_direct"),
    _update("update_base_uri", "INSERT DATA { GRAPH <http://example.org/g> { <http://example.org/s> <http://example.org/p> <test> } }"),
    Case("query_post_direct", "POST", [], "ASK {}", QUERY, True),
    Case("bad_query_method", "PUT", [("query", "ASK {}"), ("default-graph-uri", ZERO)], None, FORM, 4),
    Case("bad_multiple_queries", "GET", [("query", "ASK {}"), ("query", "SELECT * {}")], None, None, 4),
    Case("bad_query_wrong_media_type", "POST", [], "ASK {}", "text/plain", 4),
    Case("bad_query_missing_form_type", "POST", [], "query=ASK%20%7B%7D", None, 4),
    Case("bad_query_missing_direct_type", "POST", [], "ASK {}", None, 4),
    Case("bad_query_non_utf8", "POST", [], "ASK {}".encode("utf-16"), QUERY + "; charset=UTF-16", 4),
    Case("bad_query_syntax", "GET", [("query", "ASK {")], None, None, 4),
    Case("bad_update_get", "GET", [("update", "CLEAR ALL")], None, None, 4),
    Case("bad_multiple_updates", "POST", [], "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM, 4),
    Case("bad_update_wrong_media_type", "POST", [], "CLEAR NAMED", "text/plain", 4),
    Case("bad_update_missing_form_type", "POST", [], "update=CLEAR%20NAMED", None, 4),
    Case("bad_update_non_utf8", "POST", [], "CLEAR NAMED".encode("utf-16"), UPDATE + "; charset=UTF-16", 4),
    Case("bad_update_syntax", "POST", [], "update=CLEAR%20XYZ", FORM, 4),
    Case("bad_update_dataset_conflict", "POST", [("using-named-graph-uri", "http://example/people")], "update=DROP+ALL", FORM, 4),
]  # fmt: skip


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield endpoint_in(tmp_path_factory.mktemp("w3c"))


def endpoint_in(folder: Path) -> TestClient:
    """Our endpoint over a graph that has the suite's four documents as well."""
    import pyoxigraph as ox

    out = built(folder / "out", three())
    workspace = Workspace(out)
    store = ox.Store(str(workspace.store_path(workspace.built())))
    for iri in (ZERO, ONE, TWO, THREE):
        triple = ox.NamedNode(iri), ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), ox.NamedNode(DOCUMENT)
        store.extend([ox.Quad(*triple, ox.NamedNode(iri)), ox.Quad(*triple, ox.DefaultGraph())])
    store.flush()
    del store
    return client_of(Settings(out))


def answered(endpoint: TestClient, case: Case) -> Any:
    headers = {} if case.media is None else {"Content-Type": case.media}
    return endpoint.request(case.method, "/sparql", params=case.params, content=case.body, headers=headers)


def ends(answer: Any, expected: object) -> bool:
    """Whether an answer is what the suite expects."""
    media = answer.headers["content-type"].partition(";")[0]
    if expected == 4:
        return 400 <= answer.status_code < 500
    if answer.status_code != 200:
        return False
    if expected == TABULAR:
        return media in ("application/sparql-results+xml", "application/sparql-results+json", "text/csv", "text/tab-separated-values")
    if expected == RDF:
        return media in ("application/rdf+xml", "text/turtle", "application/n-triples", "application/ld+json")
    return media in ("application/sparql-results+xml", "application/sparql-results+json") and answer.json()["boolean"] is True


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_suite_s_request_ends_as_it_should(endpoint: TestClient, case: Case) -> None:
    answer = answered(endpoint, case)
    assert ends(answer, 4 if case.ours else case.expected), (answer.status_code, answer.text[:300])


def table(endpoint: TestClient) -> str:
    lines = [
        "# The W3C's tests of the SPARQL 1.1 Protocol",
        "",
        "How `/sparql` of `kg serve` ends each test of the suite (<https://w3c.github.io/rdf-tests/sparql/sparql11/protocol/>), over a",
        "graph that has the suite's four documents. Written and checked by `tests/serve/test_w3c_protocol.py`.",
        "",
        "`query_multiple_dataset` is asked with two `named-graph-uri`: in the suite's own request an escaped `&` makes one of them.",
        "The ten seconds, 10,000 rows and 1 GiB that limit a query are told in headers; a graph that the store does not have is an",
        "error (400), never fetched from the web.",
        "",
        "| test | status | ours |",
        "|---|---:|---|",
    ]
    for case in CASES:
        answer = answered(endpoint, case)
        passed = "passed" if ends(answer, case.expected) else f"refused by design: {case.ours}" if case.ours else "FAILED"
        lines.append(f"| {case.name} | {answer.status_code} | {passed} |")
    return "\n".join(lines) + "\n"


def test_the_table_says_how_each_test_ends(endpoint: TestClient) -> None:
    assert DOC.read_text(encoding="utf-8") == table(endpoint), "python -m tests.serve.test_w3c_protocol writes it anew"


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        DOC.write_text(table(endpoint_in(Path(folder))), encoding="utf-8")
