"""A triple that many articles have stands in the default graph once, so whoever counts claims counts each claim once."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.api import ask
from kg.errors import WorkspaceError
from kg.graph import quads, store, workspace
from kg.graph.check import check
from kg.graph.workspace import Part, Workspace
from tests.graph.elm_falls import NODES, renamed

CLAIMS = """PREFIX kg: <https://w3id.org/newskg/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name (COUNT(*) AS ?claims) { ?c kg:speaker/skos:prefLabel ?name } GROUP BY ?name"""
IN_GRAPHS = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def part(number: int, changed: bool = False) -> Part:
    """An article of Elm Falls; changed, its claims by the sheriff are Ana Ruiz's."""
    record = renamed(number)
    nodes = {**NODES, "t1": NODES["t3"]} if changed else NODES
    return Part(record.article.key, record.article.id, quads.part(record, nodes))


def build(out: Path, parts: list[Part]) -> None:
    for number in range(4):
        Workspace(out).put_text(renamed(number).article)
    store.replace(Workspace(out), parts)


def counted(out: Path) -> dict[str, int]:
    """Name -> claims, as pyoxigraph, rdflib, ``kg.ask`` and plain Turtle all say."""
    found = [
        {row["name"].value: int(row["claims"].value) for row in store.open_store(out).query(CLAIMS)},
        {str(row[0]): int(row[1]) for row in store.open_graph(out).query(CLAIMS)},
        {row[0].value: int(row[1].value) for row in ask(CLAIMS, out).rows if row[0] and row[1]},
        {str(row[0]): int(row[1]) for row in rdflib.Graph().parse(out / "graph.ttl").query(CLAIMS)},
    ]
    assert all(one == found[0] for one in found)
    return found[0]


@pytest.fixture
def never_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much has changed, the store is changed and not loaded anew."""
    monkeypatch.setattr(store, "_ANEW", 1e9)


def test_names_in_two_articles_count_each_claim_once(tmp_path: Path) -> None:
    build(tmp_path, [part(0), part(1)])
    union = "A spokesperson for the Elm Falls Tenants Union"
    assert counted(tmp_path) == {"Ana Ruiz": 2, "Elm County Sheriff": 2, union: 2}


@pytest.mark.usefixtures("never_anew")
def test_counts_stay_true_where_articles_change_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, [part(0), part(1), part(2)])
    monkeypatch.setattr(store, "_load", None)
    build(tmp_path, [part(0), part(1, changed=True)])
    found = counted(tmp_path)
    assert (found["Ana Ruiz"], found["Elm County Sheriff"]) == (3, 1)
    build(tmp_path, [part(1, changed=True)])
    assert "Elm County Sheriff" not in counted(tmp_path)
    assert counted(tmp_path)["Ana Ruiz"] == 2
    assert check(Workspace(tmp_path)).ok


def test_rdflib_sees_each_triple_once_and_the_articles_by_their_names(tmp_path: Path) -> None:
    build(tmp_path, [part(0), part(1)])
    graph, meant = store.open_graph(tmp_path), len(rdflib.Graph().parse(tmp_path / "graph.ttl"))
    assert len(graph) == len(list(graph.triples((None, None, None)))) == meant
    ((number,),) = graph.query(IN_GRAPHS)
    assert int(number) == sum(entry.quads for entry in Workspace(tmp_path).manifest().entries) > meant
    one = graph.get_context(rdflib.URIRef(Workspace(tmp_path).manifest().entries[0].graph))
    assert 0 < len(one) < meant


def test_a_store_of_an_earlier_form_is_made_anew_from_the_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(workspace, "_STORE_FORMAT", 1)
        build(tmp_path, [part(0), part(1)])
    (old,) = (tmp_path / "store").iterdir()
    assert counted(tmp_path)["Ana Ruiz"] == 2
    build(tmp_path, [part(0), part(1)])
    assert not old.exists()
    assert check(Workspace(tmp_path)).ok


def test_a_lost_store_is_made_anew_for_a_question(tmp_path: Path) -> None:
    build(tmp_path, [part(0)])
    (tmp_path / "store").rename(tmp_path / "elsewhere")
    assert ask("ASK { ?x a kg:Claim }", tmp_path).truth
    with pytest.raises(WorkspaceError, match="holds no graph"):
        ask("ASK {}", tmp_path / "nothing")


# ------------------------------------------------------------ whatever changes: the default graph is the articles' triples as a set

ARTICLES = st.dictionaries(st.integers(0, 4), st.sets(st.integers(0, 7), min_size=1), max_size=5)


def numbered(article: int, triples: set[int]) -> Part:
    """An article with some of eight triples, which other articles may have too."""
    lines = (f'<http://x/{n % 3}> <http://x/p> "{n}> .\\n" <http://x/article/{article}> .\n' for n in triples)
    return Part(f"{article:032}", str(article), "".join(sorted(lines)).encode())


@pytest.mark.usefixtures("never_anew")
def test_the_default_graph_is_the_union_after_any_builds() -> None:
    @settings(max_examples=20, deadline=None, database=None, derandomize=True)
    @given(st.lists(ARTICLES, min_size=2, max_size=4))
    def holds(builds: list[dict[int, set[int]]]) -> None:
        with tempfile.TemporaryDirectory() as out:
            for articles in builds:
                store.replace(Workspace(out), [numbered(*one) for one in articles.items()])
                held = store.open_store(out)
                default = list(held.quads_for_pattern(None, None, None, ox.DefaultGraph()))
                assert len(default) == len(set().union(*articles.values()))
                assert {quad.triple for quad in default} == {quad.triple for quad in held}
                assert len(held) == len(default) + sum(map(len, articles.values()))

    holds()
