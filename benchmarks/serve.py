"""How quickly `kg serve` answers over a composed graph, and whether a slow query holds others up.

    python benchmarks/serve.py [--articles 1000] [--in FOLDER]

Without --in the graph is composed of invented articles first, with towns and people that return as unequally as in real ones. Each
path is asked 15 times over one connection after a first time that stands apart; figures are milliseconds. Then the named questions
are asked, a query runs into its limit of 10 seconds while other pages are asked, and at last 200 requests are sent at once. The
yardstick is a plain file of the same server (/static/serve.css) in the same run: on a busy machine the ratios remain. Tables go to
standard output and to benchmarks/results/serve.md.
"""

from __future__ import annotations

import argparse
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator

import httpx

ROOT = pathlib.Path(__file__).parents[1]
RESULTS = pathlib.Path(__file__).parent / "results"
TIMES = 15
BUSIEST = "SELECT ?who (COUNT(?claim) AS ?n) { ?claim kg:speaker ?who } GROUP BY ?who ORDER BY DESC(?n) LIMIT 1"
BOMB = "SELECT (SUM(STRLEN(STR(?x))) AS ?n) { ?a kg:text ?c . ?d kg:cue ?e BIND(REPLACE(?c, ?e, SHA512(?c)) AS ?x) }"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--in", dest="out", type=pathlib.Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = args.out or compose(pathlib.Path(folder) / "out", args.articles)
        with served(out) as address, httpx.Client(base_url=address, timeout=60) as client:
            lines = [*measured(client), "", *questions(client), "", *beside_a_slow_query(client, address), "", at_once(address)]
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "serve.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def compose(out: pathlib.Path, articles: int) -> pathlib.Path:
    """A graph of so many invented articles."""
    sys.path.insert(0, str(ROOT))
    from kg.graph import quads, store
    from kg.graph.workspace import Part, Workspace
    from tests.show.composing import composed
    from tests.show.invented import _nodes

    workspace = Workspace(out)

    def parts() -> Iterator[Part]:
        for record in composed(articles):
            workspace.put_text(record.article)
            yield Part(record.article.key, record.article.id, quads.part(record, _nodes(record)))

    store.replace(workspace, parts())
    return out


class served:
    """`kg serve` over a folder as a process of its own; gives its address."""

    def __init__(self, out: pathlib.Path) -> None:
        command = [sys.executable, "-m", "kg", "serve", "--in", str(out), "--port", "0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> str:
        assert self.process.stdout is not None
        address = self.process.stdout.readline().split()[0]
        while True:
            try:
                httpx.get(address + "health", timeout=60)
                return address
            except httpx.ConnectError:
                time.sleep(0.05)

    def __exit__(self, *error: object) -> None:
        self.process.send_signal(2)
        self.process.wait()


def prepared(client: httpx.Client) -> str:
    """Wait until the statements are prepared; say how long it took since the server answered."""
    started = time.perf_counter()
    while not client.get("/health").json()["prepared"]:
        time.sleep(0.05)
    return f"Statements prepared {time.perf_counter() - started:.1f} s after the server's first answer; what is asked earlier waits."


def measured(client: httpx.Client) -> list[str]:
    """Milliseconds of each kind of page."""
    health = client.get("/health").json()
    waited = prepared(client)
    busiest = client.get("/sparql", params={"query": BUSIEST, "format": "json"}).json()["results"]["bindings"]
    iri = busiest[0]["who"]["value"]
    kind, slug = iri.split("/")[-2:]
    article = next(one["path"] for one in client.get("/api/search?q=argues").json() if one["path"].startswith("/article/"))
    filters = "publisher=Harbor+Wire&from=2026-03-01&types=Person,Policy,Agency&by=stated&sure=0.7"
    paths = {
        "a plain file": "/static/serve.css",
        "the busiest thing": f"/thing/{kind}/{slug}",
        "the same as Turtle": f"/thing/{kind}/{slug}.ttl",
        "an article": article,
        "search": "/search?q=falls",
        "search as one types": "/api/find?q=new+ba",
        "matrix, its own page": "/matrix",
        "the page": "/",
        "picture": "/api/picture",
        "picture, five filters": f"/api/picture?{filters}",
        "panel of the busiest thing": f"/api/panel?at={kind}/{slug}",
        "matrix": "/api/matrix",
        "matrix, five filters": f"/api/matrix?{filters}",
        "table, sorted by name": "/api/table?column=Who",
        "disagreements": "/api/disputes",
        "timeline": "/api/timeline",
        "who speaks": "/api/voices",
        "an article with its marks": f"/api/text?article={article[1:]}",
        "SPARQL: ASK {}": "/sparql?query=ASK%20%7B%7D",
    }
    lines = [f"`benchmarks/serve.py`: {health['articles']:,} articles, {health['quads']:,} quads; milliseconds. {waited}", ""]
    lines += ["| what | first | median | slowest | kB | × plain file |", "|---|---:|---:|---:|---:|---:|"]
    plain = 0.0
    for what, path in paths.items():
        first, size = timed(client, path)
        rest = [timed(client, path)[0] for _ in range(TIMES)]
        middle = statistics.median(rest)
        plain = plain or middle
        lines.append(f"| {what} | {first:.0f} | {middle:.1f} | {max(rest):.0f} | {size / 1000:.0f} | {middle / plain:.1f} |")
    return [*lines, "", first_visits(client)]


def first_visits(client: httpx.Client) -> str:
    """Pages of the most quoted things, each asked for the first time."""
    rows = client.get("/api/list?size=200").json()["part"]["things"]
    pages = [timed(client, f"/thing/{row[0]}")[0] for row in rows[:40]]
    return (
        f"Pages of {len(pages)} much quoted things, each for the first time: {statistics.median(pages):.0f} ms, {max(pages):.0f} at most."
    )


def questions(client: httpx.Client) -> list[str]:
    """Milliseconds of each named question that needs no parameter; the limit is 10 s."""
    lines = ["| question | ms | rows |", "|---|---:|---:|"]
    for name in sorted(re.findall(r'href="/questions/([a-z-]+)"', client.get("/questions").text)):
        started = time.perf_counter()
        answer = client.get(f"/questions/{name}?format=csv")
        took = (time.perf_counter() - started) * 1000
        if answer.status_code != 400:  # it needs a parameter
            rows = f"{len(answer.text.splitlines()) - 1:,}" if answer.status_code == 200 else answer.text.split(":")[0]
            lines.append(f"| {name} | {took:.0f} | {rows} |")
    return lines


def timed(client: httpx.Client, path: str) -> tuple[float, int]:
    started = time.perf_counter()
    answer = client.get(path, headers={"Accept": "text/html, */*;q=0.5"})
    assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
    return (time.perf_counter() - started) * 1000, len(answer.content)


def beside_a_slow_query(client: httpx.Client, address: str) -> list[str]:
    """Milliseconds of other requests while a query runs into its time limit."""
    ended: list[float] = []

    def ask() -> None:
        started = time.perf_counter()
        status = httpx.get(address + "sparql", params={"query": BOMB}, timeout=60).status_code
        assert status == 503, status
        ended.append(time.perf_counter() - started)

    alone = [timed(client, "/search?q=falls")[0] for _ in range(TIMES)]
    slow = threading.Thread(target=ask)
    slow.start()
    time.sleep(0.5)
    beside = []
    while slow.is_alive():
        beside.append(timed(client, "/search?q=falls")[0])
        time.sleep(0.05)
    slow.join()
    middle, before = statistics.median(beside), statistics.median(alone)
    return [
        f"While a query ran into its limit ({ended[0]:.1f} s), {len(beside)} searches took {middle:.0f} ms in the median,"
        f" {max(beside):.0f} ms at most; before, {before:.0f} and {max(alone):.0f} ms."
    ]


def at_once(address: str, requests: int = 200) -> str:
    """How 200 requests fare that are sent at the same moment."""
    failed: list[object] = []
    times: list[float] = []

    def ask(read: Callable[..., httpx.Response]) -> None:
        started = time.perf_counter()
        try:
            status = read(address + "search?q=bay", timeout=60).status_code
        except httpx.HTTPError as error:
            status = repr(error)
        times.append(time.perf_counter() - started)
        failed.extend([] if status == 200 else [status])

    clients = [threading.Thread(target=ask, args=(httpx.get,)) for _ in range(requests)]
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    return f"{requests} requests at once: {len(failed)} failed, {statistics.median(times):.2f} s in the median, {max(times):.2f} s at most."


if __name__ == "__main__":
    main()
