"""Clients that are not ours ask the endpoint over a real connection."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

NAMES = "SELECT ?name { ?who a kg:Person ; skos:prefLabel ?name } ORDER BY ?name"
PREFIXES = "PREFIX kg: <https://w3id.org/newskg/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "


def test_rdflib_reads_it_as_a_remote_store(running: Callable[..., httpx.Client]) -> None:
    import rdflib
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    endpoint = f"{running().base_url}/sparql"
    for method in ("GET", "POST", "POST_FORM"):
        for form in ("json", "xml"):  # a client that accepts "xml" can read graphs too
            graph = rdflib.Graph(SPARQLStore(endpoint, method=method, returnFormat=form))
            assert "Inés Muñoz" in {str(row[0]) for row in graph.query(PREFIXES + NAMES)}  # type: ignore[index]
    law = rdflib.URIRef("https://w3id.org/newskg/id/law/rent-ordinance")
    assert str(graph.value(law, rdflib.SKOS.prefLabel)) == "Rent Ordinance"
    assert graph.query(PREFIXES + "ASK { ?x a kg:Law }").askAnswer
    assert [triple[0] for triple in graph.query(PREFIXES + "CONSTRUCT WHERE { ?x a kg:Law }")] == [law]  # type: ignore[index]


def test_sparqlwrapper_asks_in_every_form(running: Callable[..., httpx.Client]) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
    client = wrapper.SPARQLWrapper(f"{running().base_url}/sparql")
    client.setQuery(PREFIXES + NAMES)
    for form in (wrapper.JSON, wrapper.XML, wrapper.CSV, wrapper.TSV):
        client.setReturnFormat(form)
        assert client.query().response.status == 200


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_asks_as_the_manual_says(running: Callable[..., httpx.Client]) -> None:
    endpoint = f"{running().base_url}/sparql"
    sent = ["--data-urlencode", f"query={NAMES}", "-H", "Accept: text/csv"]
    answer = subprocess.run(["curl", "-sf", endpoint, *sent], capture_output=True, text=True, check=True).stdout
    assert answer.startswith("name\n") and "Inés Muñoz" in answer


def test_the_command_serves_until_it_is_interrupted(out: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", "--in", str(out), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        address = process.stdout.readline().split()[0]  # type: ignore[union-attr]
        try:
            for _ in range(100):
                try:
                    assert httpx.get(address + "health").json()["articles"] == 3
                    break
                except httpx.ConnectError:
                    time.sleep(0.05)
        finally:
            process.send_signal(2)
        assert process.wait(15) == 0
        assert process.stderr.read() == ""  # type: ignore[union-attr]


@pytest.mark.parametrize(("arguments", "status", "words"), [(["--in", "nowhere"], 4, "holds no graph"), (["--port", "99999"], 2, "--port")])
def test_the_command_says_what_is_wrong(tmp_path: Path, arguments: list[str], status: int, words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "serve", *arguments], capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert done.returncode == status and words in done.stderr and "Traceback" not in done.stderr


def test_a_taken_port_is_told(out: Path, running: Callable[..., httpx.Client]) -> None:
    port = running().base_url.port
    command = [sys.executable, "-m", "kg", "serve", "--in", str(out), "--port", str(port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode and "choose another --port" in done.stderr and "Traceback" not in done.stderr
