"""The pages about things, statements and articles, the ways to find them, and what is not there."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from starlette.testclient import TestClient

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
BASE = "https://w3id.org/newskg/id/"


def linked(page: str, start: str) -> str:
    """The first path on a page that begins so."""
    return re.search(rf'href="({start}[^"]*)"', page)[1]  # type: ignore[index]


def test_a_thing_shows_its_statements_with_their_words(client: TestClient) -> None:
    page = client.get("/thing/person/ines-munoz", headers=HTML)
    assert page.status_code == 200
    assert "<h1><bdi>Inés Muñoz</bdi></h1>" in page.text
    assert "This is the floor, not the ceiling" in page.text
    assert "supports" in page.text and "/thing/law/rent-ordinance" in page.text
    assert "Harbor Wire" in page.text  # of her in another article, according to somebody
    assert '<mark class="quoted' in page.text


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples;q=0.5, text/html;q=0.1", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_a_thing_comes_in_the_form_that_is_accepted(client: TestClient, accept: str, kind: str) -> None:
    answer = client.get("/thing/law/rent-ordinance", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"], answer.headers["vary"]) == (200, kind, "Accept")
    assert "rent-ordinance" in answer.text


def test_an_ending_names_the_form(client: TestClient) -> None:
    turtle = client.get("/thing/law/rent-ordinance.ttl", headers=HTML)
    assert turtle.headers["content-type"].startswith("text/turtle") and "law:rent-ordinance" in turtle.text
    nodes = json.loads(client.get("/thing/law/rent-ordinance.jsonld").text)
    assert BASE + "law/rent-ordinance" in {node["@id"] for node in nodes}
    assert client.get("/thing/law/rent-ordinance.html", headers={"Accept": "text/turtle"}).text.startswith("<!doctype html>")


def test_what_no_form_fits_is_not_acceptable(client: TestClient) -> None:
    answer = client.get("/thing/law/rent-ordinance", headers={"Accept": "image/png"})
    assert answer.status_code == 406 and "text/turtle" in answer.text


def test_turtle_and_page_of_a_thing_have_the_same_statements(client: TestClient) -> None:
    import rdflib

    graph = rdflib.Graph().parse(data=client.get("/thing/law/rent-ordinance.ttl").text, format="turtle")
    page = client.get("/thing/law/rent-ordinance", headers=HTML).text
    said = {str(iri) for iri in graph.subjects(rdflib.URIRef("https://w3id.org/newskg/ns#extractedBy"))}
    assert said and {f"/{iri.removeprefix(BASE)}" for iri in said} == set(
        re.findall(r'href="(/(?:claim|stance|commitment|role|relation)/\w+)"', page)
    )


@pytest.mark.parametrize("kind", ["claim", "stance", "commitment", "role", "relation"])
def test_every_kind_of_statement_has_a_page(client: TestClient, kind: str) -> None:
    things = ("person/ines-munoz", "agency/port-avery-city-council", "agency/corran-county-sheriff-s-office")
    pages = "".join(client.get(f"/thing/{thing}", headers=HTML).text for thing in things)
    path = linked(pages, f"/{kind}/")
    page = client.get(path, headers=HTML)
    assert page.status_code == 200 and "<blockquote>" in page.text
    assert f"{kind}:" in client.get(path + ".ttl").text


def test_an_article_shows_its_whole_text_with_everything_marked(client: TestClient) -> None:
    article = linked(client.get("/search?q=landlords", headers=HTML).text, "/article/")
    page = client.get(article, headers=HTML).text
    text = re.search(r'<div class="text">(.*?)</div>', page, re.DOTALL)
    assert text
    assert '<a href="/thing/person/theo-blum">Theo Blum</a>' in text[1]
    assert "“This is the floor, not the ceiling,”" in re.sub(r"<[^>]*>", "", text[1])
    assert 'class="kind-supports"' in text[1]
    assert "kg:Article" in client.get(article, headers={"Accept": "text/turtle"}).text


def test_search_is_blind_to_case_and_accents(client: TestClient) -> None:
    assert "/thing/person/ines-munoz" in client.get("/search?q=MUNOZ", headers=HTML).text
    found = client.get("/api/search?q=munoz").json()
    assert found[0]["iri"] == BASE + "person/ines-munoz" and found[0]["kind"] == "Person"
    assert client.get("/api/search?q=").json() == []


def test_neighbours_are_the_edges_of_the_picture(client: TestClient) -> None:
    edges = client.get("/api/neighbours", params={"iri": BASE + "law/rent-ordinance"}).json()
    assert {"subject": BASE + "person/ines-munoz", "kind": "supports", "object": BASE + "law/rent-ordinance", "statements": 1} in edges
    assert client.get("/api/neighbours?iri=x").status_code == 404


def test_a_cell_of_the_matrix_leads_to_the_words(client: TestClient) -> None:
    page = client.get("/matrix", headers=HTML).text
    cells = re.findall(r'href="(/statements\?[^"]*)"', page)
    cell = next(cell for cell in cells if "theo-blum" in cell and "rent-ordinance" in cell).replace("&amp;", "&")
    words = client.get(cell, headers=HTML).text
    assert "Council member Theo Blum" in re.sub(r"<[^>]*>", "", words)
    assert '<article class="card kind-opposes">' in words


def test_camps_stand_together_in_the_matrix(client: TestClient) -> None:
    page = client.get("/matrix", headers=HTML).text
    rows = re.findall(r'<tr><th scope="row"><a href="([^"]*)">', page)
    places = {path.rpartition("/")[2]: at for at, path in enumerate(rows)}
    support = [places["ines-munoz"], places["tenants-league-of-port-avery"]]
    assert max(support) - min(support) < abs(places["theo-blum"] - support[0])


def test_every_question_has_a_form_and_its_answer(client: TestClient) -> None:
    names = re.findall(r'href="/questions/([a-z-]+)"', client.get("/questions", headers=HTML).text)
    assert len(names) >= 12
    for name in names:
        page = client.get(f"/questions/{name}", headers=HTML)
        assert page.status_code == 200 and "<form" in page.text, name
    assert client.get("/questions/no-such", headers=HTML).status_code == 404


def test_a_question_answers_as_page_csv_and_json(client: TestClient) -> None:
    page = client.get("/questions/who-stands-where?policy=rent+ordinance", headers=HTML).text
    assert "Theo Blum" in page and 'value="rent ordinance"' in page
    assert "format=csv" in page
    assert '<a href="/thing/person/theo-blum"><bdi>Theo Blum</bdi></a>' in page and ">holder_iri<" not in page
    csv = client.get("/questions/who-stands-where?policy=rent+ordinance&format=csv")
    assert csv.headers["content-type"].startswith("text/csv") and "Theo Blum" in csv.text
    found = client.get("/questions/who-stands-where?policy=rent+ordinance", headers={"Accept": "application/json"}).json()
    assert len(found["results"]["bindings"]) == csv.text.count("\n") - 1


def test_a_wrong_parameter_is_told_on_the_page(client: TestClient) -> None:
    page = client.get("/questions/timeline?from=yesterday", headers=HTML)
    assert page.status_code in (200, 400)
    answer = client.get("/questions/who-stands-where?policy=...&format=csv")
    assert answer.status_code == 400 and "a name has a letter or a digit" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/thing/person/nobody",
        "/thing/castle/x",
        "/claim/0000",
        "/article/x",
        "/thing/person/",
        "/statements?who=a&target=b",
        "/picture/person/nobody",
        "/api/nothing",
    ],
)
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    page = client.get(path, headers=HTML)
    assert page.status_code == 404 and "<h1>Not found</h1>" in page.text
    assert client.get(path).headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/....//app.py", "/static/%00",
        "/thing/person/..%2f..%2f..%2fetc%2fpasswd", "/article/%2e%2e%2f%2e%2e%2fmanifest.json", "/claim/..%5c..%5cmanifest.json",
        "/static/serve.css%00.txt", "//etc/passwd", "/questions/..%2f..%2fpyproject", "/static//etc/passwd",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_pages(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text and "import" not in answer.text


def test_head_is_get_without_a_body(client: TestClient) -> None:
    answer = client.head("/thing/law/rent-ordinance")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_can_only_be_read(client: TestClient, method: str) -> None:
    answer = client.request(method, "/thing/law/rent-ordinance")
    assert answer.status_code == 405 and "GET" in answer.headers["allow"]


def test_the_picture_is_the_page_of_show_with_a_way_to_the_other_pages(client: TestClient) -> None:
    page = client.get("/", headers=HTML)
    assert page.status_code == 200
    assert 'id="canvas"' in page.text and 'href="/search"' in page.text and 'http-equiv="Content-Security-Policy"' not in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "'sha256-" in policy and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy and "form-action 'self'" in policy


def test_every_thing_has_a_picture_around_it(client: TestClient) -> None:
    page = client.get("/thing/person/dana-okafor", headers=HTML).text
    assert linked(page, "/#more=") == "/#more=person/dana-okafor&amp;at=person/dana-okafor"


def test_the_description_counts_what_is_there(client: TestClient, out: Path) -> None:
    import rdflib

    turtle = client.get("/.well-known/void")
    graph = rdflib.Graph().parse(data=turtle.text, format="turtle")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    assert [int(str(value)) for value in graph.objects(None, void.documents)] == [3]
    once = len(rdflib.Graph().parse(out / "graph.ttl"))
    assert [int(str(value)) for value in graph.objects(None, void.triples)] == [once, once]
    assert (
        None,
        rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#endpoint"),
        rdflib.URIRef("http://127.0.0.1:8000/sparql"),
    ) in graph
    for accept in ("application/n-triples", "application/ld+json", "application/rdf+xml"):
        assert client.get("/.well-known/void", headers={"Accept": accept}).headers["content-type"] == accept
    assert client.get("/.well-known/void", headers={"Accept": "image/png"}).status_code == 406


def test_health_names_the_graph(client: TestClient) -> None:
    assert client.get("/health").json()["articles"] == 3


def test_statements_are_prepared_once_for_all_who_wait(running: Callable[..., httpx.Client], monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []
    run = anyio.run_process

    async def counted(*arguments: Any, **settings: Any) -> object:
        begun.append(arguments)
        return await run(*arguments, **settings)

    monkeypatch.setattr("kg.serve.prepared.anyio.run_process", counted)
    root = running().base_url
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(httpx.get(f"{root}/api/matrix", timeout=30).status_code)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 8 and len(begun) == 1
    assert httpx.get(f"{root}/health").json()["prepared"] is True
