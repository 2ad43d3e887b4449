"""The SPARQL 1.1 Protocol for queries, as a table: what is sent, and what must come back."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from starlette.testclient import TestClient

ASK = "ASK { ?claim kg:speaker ?who }"
SELECT = "SELECT ?name { <https://w3id.org/newskg/id/person/ines-munoz> skos:prefLabel ?name } LIMIT 1"
CONSTRUCT = "CONSTRUCT { ?s a ?t } WHERE { ?s a kg:Law ; a ?t }"
DESCRIBE = "DESCRIBE <https://w3id.org/newskg/id/law/rent-ordinance>"
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def graph_of(client: TestClient, name: str = "council-vote") -> str:
    asked = f'SELECT ?a {{ ?a schema:identifier "{name}" }}'
    found = client.get("/sparql", params={"query": asked}).json()["results"]["bindings"]
    return str(found[0]["a"]["value"])


# (what it is, method, query string, body, content type, status)
PROTOCOL = [
    ("a query by GET", "GET", {"query": ASK}, None, None, 200),
    ("a query as a form", "POST", {}, {"query": ASK}, FORM, 200),
    ("a query as a form with a charset", "POST", {}, {"query": ASK}, FORM + "; charset=UTF-8", 200),
    ("a query as the body", "POST", {}, ASK, QUERY, 200),
    ("a query as the body with a charset", "POST", {}, ASK, QUERY + ";charset=utf-8", 200),
    ("a query by HEAD", "HEAD", {"query": ASK}, None, None, 200),
    ("fields that nobody knows are let pass", "GET", {"query": ASK, "colour": "blue"}, None, None, 200),
    ("no query", "GET", {}, None, None, 400),
    ("no query but other fields", "GET", {"colour": "blue"}, None, None, 400),
    ("an empty query", "GET", {"query": ""}, None, None, 400),
    ("an empty form", "POST", {}, {}, FORM, 400),
    ("an empty body", "POST", {}, "", QUERY, 400),
    ("two queries", "GET", [("query", ASK), ("query", SELECT)], None, None, 400),
    ("two queries in a form", "POST", {}, [("query", ASK), ("query", SELECT)], FORM, 400),
    ("a query in the body and one in the address", "POST", {"query": ASK}, SELECT, QUERY, 400),
    ("a form of which the query is in the address", "POST", {"query": ASK}, {}, FORM, 400),
    ("a query as plain text", "POST", {}, ASK, "text/plain", 415),
    ("a query as JSON", "POST", {}, json.dumps({"query": ASK}), "application/json", 415),
    ("a query without a type", "POST", {}, ASK, "", 415),
    ("a query that is not UTF-8", "POST", {}, 'ASK { ?x ?y "é" }'.encode("latin-1"), QUERY, 400),
    ("a syntax error", "GET", {"query": "SELECT ?x WHERE { ?x"}, None, None, 400),
    ("a syntax error in the body", "POST", {}, "ASK WHERE { ?s ?p ?o ", QUERY, 400),
    ("PUT", "PUT", {"query": ASK}, None, None, 405),
    ("DELETE", "DELETE", {"query": ASK}, None, None, 405),
    ("PATCH", "PATCH", {"query": ASK}, None, None, 405),
    ("an update as a form", "POST", {}, {"update": "DROP ALL"}, FORM, 403),
    ("an update as the body", "POST", {}, "DROP ALL", "application/sparql-update", 403),
    ("an update by GET", "GET", {"update": "DROP ALL"}, None, None, 403),
    ("an update that calls itself a query", "GET", {"query": "DELETE WHERE { ?s ?p ?o }"}, None, None, 400),
    ("an update that calls itself a query, in the body", "POST", {}, "INSERT DATA { <a:b> <a:b> <a:b> }", QUERY, 400),
    ("a query and an update", "POST", {}, {"query": ASK, "update": "DROP ALL"}, FORM, 403),
    ("a call to another endpoint", "GET", {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, None, None, 400),
    ("a file as a graph", "GET", {"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}, None, None, 400),
    ("a file as the default graph", "GET", {"query": ASK, "default-graph-uri": "file:///etc/passwd"}, None, None, 400),
    ("a graph that is no IRI", "GET", {"query": ASK, "default-graph-uri": "> } #"}, None, None, 400),
    ("a graph that is not there", "GET", {"query": ASK, "named-graph-uri": "https://nowhere.example/"}, None, None, 400),
    ("a form that there is not", "GET", {"query": ASK, "format": "docx"}, None, None, 400),
    ("a prefix that nobody declared", "GET", {"query": "SELECT * { ?s nix:da ?o }"}, None, None, 400),
]  # fmt: skip


@pytest.mark.parametrize(("what", "method", "params", "body", "media", "status"), PROTOCOL, ids=[row[0] for row in PROTOCOL])
def test_requests_are_answered_as_the_protocol_says(
    client: TestClient, what: str, method: str, params: Any, body: Any, media: str | None, status: int
) -> None:
    content = urlencode(body) if isinstance(body, dict | list) else body
    headers = {} if media is None else {"Content-Type": media}
    answer = client.request(method, "/sparql", params=params, content=content, headers=headers)
    assert answer.status_code == status, answer.text
    if status == 200 and method != "HEAD":
        assert answer.headers["content-type"] == JSON and answer.json() == {"head": {}, "boolean": True}
    if status == 405:
        assert {"GET", "POST"} <= set(answer.headers["allow"].replace(" ", "").split(","))
    if status >= 400 and method != "HEAD":
        assert answer.headers["content-type"].startswith("text/plain") and 10 < len(answer.text) < 1500


ACCEPTED = [
    (SELECT, "", JSON),
    (SELECT, "*/*", JSON),
    (SELECT, JSON, JSON),
    (SELECT, "application/json", "application/json"),
    (SELECT, XML, XML),
    (SELECT, "application/xml", "application/xml"),
    (SELECT, "text/csv", "text/csv; charset=utf-8"),
    (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    (SELECT, "text/html", "text/html; charset=utf-8"),
    (SELECT, "text/*", "text/csv; charset=utf-8"),
    (SELECT, f"{JSON};q=0.2, {XML};q=0.9", XML),
    (SELECT, f"{JSON};q=0, */*;q=0.1", XML),
    (SELECT, "text/turtle", None),
    (SELECT, "image/png", None),
    (ASK, XML, XML),
    (ASK, "text/csv", "text/csv; charset=utf-8"),
    (ASK, "text/turtle", None),
    (CONSTRUCT, "", "text/turtle; charset=utf-8"),
    (CONSTRUCT, "*/*", "text/turtle; charset=utf-8"),
    (CONSTRUCT, "application/n-triples", "application/n-triples"),
    (CONSTRUCT, "application/ld+json", "application/ld+json"),
    (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
    (CONSTRUCT, "text/html", "text/html; charset=utf-8"),
    (CONSTRUCT, "text/csv", None),
    (CONSTRUCT, JSON, None),
    (DESCRIBE, "text/turtle", "text/turtle; charset=utf-8"),
    (DESCRIBE, "application/x-turtle", "application/x-turtle"),
    (DESCRIBE, "application/n-triples, text/turtle;q=0.5", "application/n-triples"),
]


@pytest.mark.parametrize(
    ("query", "accept", "kind"), ACCEPTED, ids=[f"{query[:6]} as {accept or 'anything'}" for query, accept, _ in ACCEPTED]
)
def test_an_answer_comes_in_the_form_that_is_accepted(client: TestClient, query: str, accept: str, kind: str | None) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    if kind is None:
        assert answer.status_code == 406 and "can be had as" in answer.text
    else:
        assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
        assert "Accept" in answer.headers["vary"]


def test_every_form_says_the_same(client: TestClient) -> None:
    query = "SELECT ?name ?when { ?who a kg:Person ; skos:prefLabel ?name . OPTIONAL { ?who kg:never ?when } } ORDER BY ?name"
    query = query.replace("kg:never", "schema:birthDate")
    forms = {form: client.get("/sparql", params={"query": query, "format": form}).text for form in ("json", "xml", "csv", "tsv")}
    rows = json.loads(forms["json"])["results"]["bindings"]
    names = [row["name"]["value"] for row in rows]
    assert "Inés Muñoz" in names and all("when" not in row for row in rows)
    space = {"s": "http://www.w3.org/2005/sparql-results#"}
    tree = xml.etree.ElementTree.fromstring(forms["xml"])
    assert [variable.get("name") for variable in tree.findall("s:head/s:variable", space)] == ["name", "when"]
    assert [node.text for node in tree.findall(".//s:binding[@name='name']/s:literal", space)] == names
    assert [row["name"] for row in csv.DictReader(io.StringIO(forms["csv"]))] == names
    assert forms["tsv"].splitlines()[0] == "?name\t?when"


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf"])
def test_every_form_of_a_graph_is_the_same_graph(client: TestClient, form: str) -> None:
    import pyoxigraph as ox

    formats = {"ttl": "TURTLE", "nt": "N_TRIPLES", "jsonld": "JSON_LD", "rdf": "RDF_XML"}
    answers = {one: client.get("/sparql", params={"query": CONSTRUCT, "format": one}).content for one in (form, "nt")}
    found, plain = ({quad.triple for quad in ox.parse(answers[one], format=getattr(ox.RdfFormat, formats[one]))} for one in (form, "nt"))
    assert found == plain != set()


def test_a_syntax_error_names_its_place(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT ?x\nWHERE { ?x kg:speaker }"})
    assert answer.status_code == 400 and answer.text.startswith("line 2, column ") and "^" in answer.text


def test_a_misspelt_term_is_told(client: TestClient) -> None:
    assert "did you mean kg:supports" in client.get("/sparql", params={"query": "SELECT * { ?x kg:suports ?y }"}).text


def test_limits_are_visible(client: TestClient) -> None:
    headers = client.get("/sparql", params={"query": ASK}).headers
    assert (headers["x-limit-seconds"], headers["x-limit-rows"], headers["x-limit-memory"]) == ("10", "10000", str(1 << 30))
    assert headers["x-truncated"] == "false"


def test_more_rows_than_the_limit_are_cut_and_that_is_told(out: Any) -> None:
    from kg.serve.settings import Settings
    from tests.serve.conftest import client_of

    answer = client_of(Settings(out, rows=5)).get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert len(answer.json()["results"]["bindings"]) == 5 and answer.headers["x-truncated"] == "true"


COUNT = "SELECT (COUNT(DISTINCT ?claim) AS ?n) WHERE { ?claim a kg:Claim }"
NAMED = "SELECT (COUNT(DISTINCT ?claim) AS ?n) WHERE { GRAPH ?g { ?claim a kg:Claim } }"


def number(client: TestClient, query: str, **params: Any) -> int:
    answer = client.get("/sparql", params={"query": query, **params})
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_default_graphs_are_those_that_the_request_names(client: TestClient) -> None:
    one, two = graph_of(client), graph_of(client, "sheriff")
    everything, alone = number(client, COUNT), number(client, COUNT, **{"default-graph-uri": one})
    assert 0 < alone < everything
    assert number(client, COUNT, **{"default-graph-uri": [one, two]}) == alone + number(client, COUNT, **{"default-graph-uri": two})


def test_named_graphs_are_those_that_the_request_names(client: TestClient) -> None:
    one = graph_of(client)
    assert number(client, NAMED, **{"named-graph-uri": one}) == number(client, COUNT, **{"default-graph-uri": one})
    assert number(client, COUNT, **{"named-graph-uri": one}) == 0  # then the default graph is empty


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?c a kg:Claim }",
        "ASK WHERE { ?c a kg:Claim }",
        "SELECT (IF(EXISTS { ?c a kg:Claim }, 1, 0) AS ?is) WHERE { ?c a kg:Claim }",
        "CONSTRUCT { ?c a kg:Claim } WHERE { ?c a kg:Claim }",
        "CONSTRUCT WHERE { ?c a kg:Claim }",
        "SELECT * WHERE { ?c a kg:Claim } ORDER BY ?c",
        DESCRIBE,
        "DESCRIBE ?c WHERE { ?c a kg:Claim }",
        DESCRIBE + " # all of it",
        "PREFIX from: <http://from.example/> SELECT * { ?c a kg:Claim }",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST form", "POST body"])
def test_graphs_can_be_named_for_every_kind_of_query(client: TestClient, query: str, method: str) -> None:
    graphs = {"default-graph-uri": graph_of(client)}
    if method == "GET":
        answer = client.get("/sparql", params={"query": query, **graphs})
    elif method == "POST form":
        answer = client.post("/sparql", data={"query": query, **graphs})
    else:
        answer = client.post("/sparql", params=graphs, content=query, headers={"Content-Type": QUERY})
    assert answer.status_code == 200, answer.text
    assert client.post("/sparql", data={"query": query, "default-graph-uri": "https://nowhere.example/"}).status_code == 400


@pytest.mark.parametrize("named", ["FROM <{0}>", "from named <{0}>", "FROM<{0}> FROM NAMED art:x", "FROM <https://nowhere.example/>"])
def test_the_graphs_of_the_request_stand_above_those_of_the_query(client: TestClient, named: str) -> None:
    one, other = graph_of(client), graph_of(client, "sheriff")
    query = "ASK " + named.format(other) + " WHERE { ?s kg:in ?a FILTER(?a = <%s>) }"
    for article, truth in ((one, True), (other, False)):
        answer = client.get("/sparql", params={"query": query % article, "default-graph-uri": one})
        assert answer.json()["boolean"] is truth, answer.text


def test_short_iris_are_those_of_the_graph(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "ASK { <law/rent-ordinance> a kg:Law }"})
    assert answer.json()["boolean"] is True


def test_a_browser_without_a_query_gets_the_editor(client: TestClient) -> None:
    page = client.get("/sparql", headers=BROWSER)
    assert page.status_code == 200 and "<textarea" in page.text and 'action="/sparql"' in page.text
    assert "policy:" in page.text and "Who refuses what" in page.text
    assert client.get("/sparql?query=", headers=BROWSER).status_code == 200


def test_a_browser_with_a_query_gets_a_page_with_links(client: TestClient) -> None:
    page = client.get("/sparql", params={"query": "SELECT ?law ?name { ?law a kg:Law ; skos:prefLabel ?name }"}, headers=BROWSER)
    assert 'href="/thing/law/rent-ordinance"' in page.text and "format=csv" in page.text
    wrong = client.get("/sparql", params={"query": "SELECT <script>"}, headers=BROWSER)
    assert wrong.status_code == 400 and "<script>" not in wrong.text and "line 1" in wrong.text


def test_every_example_of_the_editor_has_an_answer(client: TestClient) -> None:
    from kg.serve.view import EXAMPLES

    for title, query in EXAMPLES.items():
        answer = client.get("/sparql", params={"query": query, "format": "html"})
        assert answer.status_code == 200 and "Nothing was found" not in answer.text, title


def test_who_accepts_rdf_and_asks_nothing_gets_the_description(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert answer.status_code == 200 and "sd:Service" in answer.text


def test_a_query_may_be_long_by_post_and_not_by_get(client: TestClient) -> None:
    query = "ASK { ?s ?p ?o FILTER(?s IN (" + ", ".join(f"<https://a.example/{number}>" for number in range(1500)) + ", ?s)) }"
    assert client.post("/sparql", data={"query": query}).status_code == 200
    assert client.get("/sparql?query=" + quote(query)).status_code == 414


def test_options_names_the_methods(client: TestClient) -> None:
    answer = client.options("/sparql")
    assert answer.status_code == 204 and answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert "access-control-allow-origin" not in answer.headers


def test_other_origins_read_only_what_they_may(out: Any) -> None:
    from kg.serve.settings import Settings
    from tests.serve.conftest import client_of

    open_to = client_of(Settings(out, origin="https://tool.example"))
    allowed = open_to.get("/sparql", params={"query": ASK}, headers={"Origin": "https://tool.example"})
    assert allowed.headers["access-control-allow-origin"] == "https://tool.example" and "Origin" in allowed.headers["vary"]
    other = open_to.get("/sparql", params={"query": ASK}, headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in other.headers
    before = open_to.options("/sparql", headers={"Origin": "https://tool.example", "Access-Control-Request-Method": "POST"})
    assert before.status_code == 204 and "POST" in before.headers["access-control-allow-methods"]
