"""Hostile requests and hostile texts: refused, survived, or shown as the words that they are."""

from __future__ import annotations

import contextlib
import dataclasses
import html.parser
import os
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from kg.model import Article, Record
from kg.serve.settings import Settings
from kg.serve.shield import LARGEST_BODY
from tests.serve.conftest import built, client_of
from tests.show.invented import Draft, three

HTML = {"Accept": "text/html"}
QUERY = "application/sparql-query"
HOSTILE = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>', "'><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "<a href=javascript:alert(1)>x</a>", "href=\"javascript:alert(1)\"",
    "data:text/html,<script>alert(1)</script>", "<iframe srcdoc='<script>alert(1)</script>'>", "<body onload=alert(1)>",
    "<style>*{display:none}</style>", "<!-- -->", "--><script>alert(1)</script><!--", "]]><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}", "{{ ''.__class__.__mro__ }}", "${alert(1)}", "\u2028alert(1)\u2029", "\u202egpj.exe", "&lt;script&gt;alert(1)",
    "<ScRiPt >alert(1)</ScRiPt >", "<math><mi//xlink:href=\"data:x,alert(1)\">", "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>", "<form action=//evil.example><input type=submit>",
    "=HYPERLINK(\"http://evil.example\")", "@SUM(1+1)*cmd|' /C calc'!A0", "<textarea></textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>", "</textarea><img src=x onerror=alert(1)>", "x" * 10_000,
)  # fmt: skip


class Tags(html.parser.HTMLParser):
    """What a page is made of: its elements and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def inert(page: str) -> None:
    """No script of its own, no handler, no address of a script, nothing from elsewhere but links to articles."""
    for tag, attrs in Tags(page).found:
        assert not [name for name in attrs if name.startswith("on") or name in ("style", "srcdoc")], (tag, attrs)
        assert tag not in ("img", "iframe", "svg", "math", "base", "style", "object", "embed"), (tag, attrs)
        assert tag != "script" or str(attrs.get("src")).startswith("/static/"), (tag, attrs)
        assert tag != "meta" or "http-equiv" not in attrs, attrs
        for name in ("href", "src", "action"):
            assert re.match(r"(/|#|https?://|data:,$)", attrs.get(name) or "/"), (tag, attrs)


def hostile_record(number: int, words: str) -> Record:
    """An article that holds the words everywhere: in its name, headline, authors, publisher, address, things and text."""
    article = Article(f"{words} {number}", "", words, None, (words,), words, "2026-03-03", f"https://a.example/{number}?{words}", "en")
    draft = Draft(article)
    draft.sentence(words, "\n\n")
    one = draft.sentence(f"Ana Ruiz {words} Pell backs the {words} rule.")
    person, rule = draft.thing("Person", f"Ana Ruiz {words} Pell"), draft.thing("Policy", f"{words} rule")
    draft.stance(one, person, "Supports", rule, "backs")
    draft.claim(one, person, f"Ana Ruiz {words} Pell", "backs", words, [rule])
    return draft.record()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    records = [hostile_record(number, words) for number, words in enumerate(HOSTILE)]
    return client_of(Settings(built(tmp_path_factory.mktemp("hostile") / "out", records)))


def test_hostile_texts_are_words_on_every_page(hostile: TestClient) -> None:
    paths = ["/matrix", "/matrix?rows=200&columns=200", "/questions/who-said-what", "/questions/stance-matrix", "/search?q=script"]
    for one in hostile.get("/api/search?q=ruiz").json() + hostile.get("/api/search?q=rule").json():
        paths.append(one["path"])
    pages = {path: hostile.get(path, headers=HTML) for path in paths}
    further = {link for page in pages.values() for link in re.findall(r'href="(/(?:article|stance|claim|statements)[^"]*)"', page.text)}
    pages |= {path: hostile.get(path.replace("&amp;", "&"), headers=HTML) for path in sorted(further)[:150]}
    assert len(pages) > 100
    for path, page in pages.items():
        assert page.status_code == 200, path
        inert(page.text)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_requests_are_words_on_the_page(hostile: TestClient, words: str) -> None:
    for path, params in (
        ("/search", {"q": words}),
        ("/sparql", {"query": words}),
        ("/sparql", {"query": f'SELECT ("{words[:100]}" AS ?x) {{}}', "format": "html"}),
        ("/questions/who-said-what", {"who": words[:150]}),
        ("/thing/person/x", {"start": words}),
        ("/statements", {"who": words, "target": words}),
    ):
        inert(hostile.get(path, params=params, headers=HTML).text)
    inert(hostile.get("/thing/person/" + words.replace("/", "")[:200].replace("?", "").replace("#", ""), headers=HTML).text)


def test_hostile_texts_are_words_in_the_picture(hostile: TestClient) -> None:
    page = hostile.get("/", headers=HTML)
    allowed = re.findall(r"'sha256-[^']+'", page.headers["content-security-policy"])
    scripts = [attrs for tag, attrs in Tags(page.text).found if tag == "script"]
    assert page.status_code == 200 and len(allowed) == 3 and len(scripts) == 5  # data, picture, vis-network, ours, the bar's


def test_formulas_in_csv_are_guarded(hostile: TestClient) -> None:
    text = hostile.get("/sparql", params={"query": "SELECT ?l { ?s schema:headline ?l }", "format": "csv"}).text
    assert not [line for line in text.splitlines() if line.lstrip('"').startswith(("=", "@"))]


def test_links_lead_only_to_the_web(hostile: TestClient) -> None:
    for one in hostile.get("/api/search?q=alert", headers=HTML).json():
        for link in re.findall(r'href="([^"]*)"', hostile.get(one["path"], headers=HTML).text):
            assert not link.casefold().lstrip().startswith(("javascript", "vbscript", "data:t")), link


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8000", "127.0.0.1.evil.example:8000", "127.0.0.1:9999", "127.0.0.1", "", "localhost:80",
        "[::1", "8000", "127.0.0.2:8000", "user@127.0.0.1:8000", "127.0.0.1:8000, evil.example", "0x7f.1:8000",
    ],
)  # fmt: skip
def test_a_foreign_host_is_refused(client: TestClient, host: str) -> None:
    for path in ("/", "/sparql?query=ASK{}", "/health", "/static/serve.css"):
        answer = client.get(path, headers={"Host": host})
        assert answer.status_code in (400, 421), path
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_its_own_names_are_known(client: TestClient, host: str) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == 200


def test_names_are_known_as_they_were_given() -> None:
    everywhere = Settings(host="0.0.0.0", names=("graph.example",))
    assert everywhere.knows("10.1.2.3:8000") and everywhere.knows("[fd00::1]:8000") and everywhere.knows("graph.example")
    assert not everywhere.knows("evil.example:8000") and not everywhere.knows("10.1.2.3:80")
    assert Settings(port=80).knows("localhost") and not Settings(port=80).knows("localhost:8000")
    assert Settings(host="192.0.2.7").knows("192.0.2.7:8000")


@pytest.mark.parametrize("path", ["/health", "/sparql", "/thing/law/rent-ordinance", "/nothing", "/static/serve.css", "/matrix"])
def test_every_answer_is_told_to_be_careful(client: TestClient, path: str) -> None:
    headers = client.get(path, headers=HTML).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy
    assert (headers["x-content-type-options"], headers["x-frame-options"], headers["referrer-policy"]) == ("nosniff", "DENY", "no-referrer")
    assert "access-control-allow-origin" not in headers and "server" not in headers
    assert "unsafe" not in policy.replace("style-src-attr 'unsafe-hashes' 'sha256-", "")  # the editor's underline alone


def test_a_large_body_is_refused(client: TestClient) -> None:
    for headers in ({"Content-Type": QUERY}, {"Content-Type": "application/x-www-form-urlencoded"}):
        assert client.post("/sparql", content=b"x" * (LARGEST_BODY + 1), headers=headers).status_code == 413
    pieces = (b"x" * 50_000 for _ in range(10))
    assert client.post("/sparql", content=pieces, headers={"Content-Type": QUERY}).status_code == 413
    answer = client.post("/sparql", content=b"ASK { # " + b"x" * 70_000, headers={"Content-Type": QUERY})
    assert answer.status_code == 413 and "65,536" in answer.text


def test_a_long_address_is_refused(client: TestClient) -> None:
    assert client.get("/search?q=" + "x" * 40_000).status_code == 414


@pytest.mark.parametrize(
    "query",
    [
        "ASK " + "{" * 50_000 + "}" * 50_000,
        "ASK { FILTER(" + "(" * 30_000 + "1" + ")" * 30_000 + ") }",
        "ASK { ?s " + "^" * 60_000 + "kg:about ?o }",
        "SELECT " + "?x " * 16_000 + "{}",
        "ASK { ?s " + "/".join(["kg:about"] * 6000) + " ?o }",
        "SELECT * { " + "{ SELECT * " * 90 + "{}" + "}" * 90 + " }",
        "ASK { ?s ?p '" + "\\" * 60_001,
        "#" * 65_000,
        "PREFIX " * 9000,
        "\u0000" * 1000,
        'ASK {?s ?p "\ud800"}'.encode("utf-8", "surrogatepass"),
    ],
    ids=range(11),
)  # fmt: skip
def test_strange_queries_are_survived(out: Path, query: str | bytes) -> None:
    client, started = client_of(Settings(out, seconds=2.0)), time.monotonic()
    answer = client.post("/sparql", content=query, headers={"Content-Type": QUERY})
    assert answer.status_code in (200, 400, 413, 503) and time.monotonic() - started < 6
    assert client.get("/health").status_code == 200


LOOP = "(!schema:text|!^schema:text)*"
BOMBS = {
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "path loops": f"SELECT (COUNT(*) AS ?n) {{ ?a {LOOP} ?b . ?b {LOOP} ?c . ?c {LOOP} ?d }}",
    "sorted cross product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a",
    "growing text": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_ends_in_time_and_others_are_answered_meanwhile(running: Callable[..., httpx.Client], bomb: str) -> None:
    client = running(seconds=2.0, memory=256 << 20)
    client.get("/thing/law/rent-ordinance", headers=HTML)
    ended: list[tuple[int, float]] = []

    def explode() -> None:
        started = time.monotonic()
        with httpx.Client(base_url=client.base_url, timeout=30) as other:
            ended.append(
                (other.post("/sparql", data={"query": bomb.replace("kg:x", "schema:text")}).status_code, time.monotonic() - started)
            )

    thread = threading.Thread(target=explode)
    thread.start()
    time.sleep(0.5)
    slowest = 0.0
    for path in ("/thing/law/rent-ordinance", "/search?q=munoz", "/health") * 4:
        started = time.monotonic()
        assert client.get(path, headers=HTML).status_code == 200
        slowest = max(slowest, time.monotonic() - started)
    thread.join()
    assert ended[0][0] in (400, 503) and ended[0][1] < 6
    assert slowest < 0.5
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_too_many_queries_are_told_to_come_back(running: Callable[..., httpx.Client]) -> None:
    client = running(seconds=1.5, queries=1)
    statuses: list[tuple[int, str]] = []

    def ask() -> None:
        with httpx.Client(base_url=client.base_url, timeout=30) as other:
            answer = other.get("/sparql", params={"query": BOMBS["cross product"]})
            statuses.append((answer.status_code, answer.headers.get("retry-after", "")))

    threads = [threading.Thread(target=ask) for _ in range(14)]
    for thread in threads:
        thread.start()
    time.sleep(0.4)
    assert client.get("/health").status_code == 200
    for thread in threads:
        thread.join()
    assert {status for status, _ in statuses} == {503} and any(after for _, after in statuses)


def test_a_client_that_sends_nothing_or_drips_is_left(running: Callable[..., httpx.Client], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.patient.PATIENCE", 0.5)
    monkeypatch.setattr("kg.serve.shield.PATIENCE", 0.5)
    client = running()
    port = client.base_url.port
    head = f"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: {QUERY}\r\nContent-Length: 50\r\n\r\nASK"
    for sent in ("", "GET / HT", f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-A: ", head):
        with socket.create_connection(("127.0.0.1", port)) as slow:
            slow.sendall(sent.encode())
            slow.settimeout(5)
            received = b"".join(_received(slow))
            assert received == b"" or received.startswith(b"HTTP/1.1 408"), received
    assert client.get("/health").status_code == 200


def _received(connection: socket.socket) -> Iterator[bytes]:
    while data := connection.recv(4096):
        yield data


def test_many_at_once_are_all_answered(running: Callable[..., httpx.Client]) -> None:
    client = running()
    client.get("/health")
    failed: list[object] = []

    def read() -> None:
        with httpx.Client(base_url=client.base_url, timeout=60) as other:
            failed.extend(s for path in ("/thing/law/rent-ordinance", "/search?q=a") if (s := other.get(path).status_code) != 200)

    threads = [threading.Thread(target=read) for _ in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed


def test_a_new_graph_is_seen_without_a_restart(tmp_path: Path) -> None:
    first, second, third = three()
    out = built(tmp_path / "out", [first])
    client = client_of(Settings(out))
    before = client.get("/health").json()
    assert before["articles"] == 1 and client.get("/thing/person/dana-okafor", headers=HTML).status_code == 404
    built(out, [first, second, third])
    assert client.get("/health").json()["articles"] == 3
    assert client.get("/thing/person/dana-okafor", headers=HTML).status_code == 200
    count = {"query": "SELECT (COUNT(?a) AS ?n) { ?a a kg:Article }"}
    assert client.get("/sparql", params=count).json()["results"]["bindings"][0]["n"]["value"] == "3"
    assert [found["label"] for found in client.get("/api/search?q=okafor").json()] == ["Dana Okafor"]
    assert client.get("/api/voices").json()["part"]["numbers"]["things"]
    built(out, [dataclasses.replace(second)])
    assert client.get("/thing/person/dana-okafor", headers=HTML).status_code == 404


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    answer = client_of(Settings(tmp_path / "none")).get("/health")
    assert answer.status_code == 503 and "holds no graph" in answer.text


def queries_running() -> int:
    """How many processes of queries this one has."""
    found = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            status, words = (folder / "status").read_text(), (folder / "cmdline").read_bytes()
            found += f"PPid:\t{os.getpid()}\n" in status and b"ask/child.py" in words
    return found


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_query_whose_client_has_gone_is_killed(running: Callable[..., httpx.Client], method: str) -> None:
    client = running(seconds=30)
    sent = {"params" if method == "GET" else "data": {"query": BOMBS["cross product"]}}
    with pytest.raises(httpx.TimeoutException):
        client.request(method, "/sparql", timeout=1, **sent)  # type: ignore[arg-type]
    end = time.monotonic() + 5
    while queries_running():
        assert time.monotonic() < end, "the query still runs"
        time.sleep(0.05)
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
