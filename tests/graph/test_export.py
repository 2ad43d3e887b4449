"""Every form of the graph is read back by another library and says the same; hostile texts stay texts."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from pathlib import Path

import networkx
import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import WorkspaceError
from kg.graph import export, quads, store, tables
from kg.graph.workspace import Part, Workspace
from kg.model import Node, Record
from tests.graph.elm_falls import NODES, RECORD, renamed

EVIL = '=cmd|"/c calc"!A1 </node><script>alert(1)</script> & \x1b[31m\x0b\ufffe " \u2028'
GRAPH = "https://w3id.org/newskg/id/"


def workspace(path: Path, records: list[Record], nodes: dict[str, Node] = NODES) -> Workspace:
    found = Workspace(path)
    for record in records:
        found.put_text(record.article)
    store.replace(found, [Part(r.article.key, r.article.id, quads.part(r, nodes)) for r in records])
    return found


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Two articles."""
    return workspace(tmp_path_factory.mktemp("two"), [renamed(0), renamed(1)])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """One article whose names are attacks."""
    article = dataclasses.replace(RECORD.article, id=EVIL, headline=EVIL, text=RECORD.article.text + EVIL)
    record = dataclasses.replace(RECORD, article=article)
    nodes = {name: dataclasses.replace(node, label=EVIL + name) for name, node in NODES.items()}
    return workspace(tmp_path_factory.mktemp("hostile"), [record], nodes)


def written(found: Workspace, form: str, table: str = "claims") -> bytes:
    output = io.BytesIO()
    export.export(found, form, output, table)
    return output.getvalue()


def rows(found: Workspace, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(found, "csv", table).decode(), newline=""), strict=True))


def union(found: Workspace) -> set[str]:
    return {str(quad.triple) for quad in store.open_store(found.path)}


# ------------------------------------------------------------ RDF


@pytest.mark.parametrize(
    ("form", "syntax"), [("turtle", ox.RdfFormat.TURTLE), ("ntriples", ox.RdfFormat.N_TRIPLES), ("jsonld", ox.RdfFormat.JSON_LD)]
)
def test_forms_without_graphs_hold_the_union(two: Workspace, hostile: Workspace, form: str, syntax: ox.RdfFormat) -> None:
    for found in (two, hostile):
        assert {str(quad.triple) for quad in ox.parse(written(found, form), format=syntax)} == union(found)


@pytest.mark.parametrize(("form", "syntax"), [("nquads", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG)])
def test_forms_with_graphs_hold_each_article(two: Workspace, hostile: Workspace, form: str, syntax: ox.RdfFormat) -> None:
    for found in (two, hostile):
        assert set(ox.parse(written(found, form), format=syntax)) == {
            quad for quad in store.open_store(found.path) if quad.graph_name != ox.DefaultGraph()
        }


@pytest.mark.parametrize(("form", "name"), [("turtle", "turtle"), ("ntriples", "nt")])
def test_rdflib_reads_the_union(two: Workspace, form: str, name: str) -> None:
    assert len(rdflib.Graph().parse(data=written(two, form), format=name)) == len(union(two))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own JSON-LD parser uses what rdflib deprecates
def test_rdflib_reads_json_ld(two: Workspace) -> None:
    assert len(rdflib.Graph().parse(data=written(two, "jsonld"), format="json-ld")) == len(union(two))


@pytest.mark.parametrize("form", [*export.FORMATS, *tables.TABLES])
def test_the_same_graph_gives_the_same_bytes(two: Workspace, tmp_path: Path, form: str) -> None:
    other = workspace(tmp_path, [renamed(1), renamed(0)])
    kind, table = (form, "claims") if form in export.FORMATS else ("csv", form)
    assert written(two, kind, table) == written(other, kind, table)


# ------------------------------------------------------------ networks


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networks_have_things_edges_types_and_counts(two: Workspace, form: str) -> None:
    read = networkx.read_graphml if form == "graphml" else networkx.read_gexf
    graph = read(io.BytesIO(written(two, form)))
    sheriff, marshals = GRAPH + "agency/elm-county-sheriff", GRAPH + "agency/us-marshals"
    assert len(graph) == len(NODES)
    assert graph.nodes[sheriff]["label"] == "Elm County Sheriff"
    assert (graph.nodes[sheriff]["type"], graph.nodes[sheriff]["count"]) == ("Agency", 2)
    edges = {(s, d["type"], t): d["count"] for s, t, d in graph.edges(data=True)}
    assert edges[sheriff, "refuses", marshals] == 2
    assert edges[GRAPH + "person/ana-ruiz", "roleIn", GRAPH + "city/elm-falls"] == 2
    assert (marshals, "opposes", GRAPH + "policy/eviction-freeze") not in edges


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_hostile_names_stay_names_in_xml(hostile: Workspace, form: str) -> None:
    data = written(hostile, form)
    read = networkx.read_graphml if form == "graphml" else networkx.read_gexf
    labels = {values["label"] for _, values in read(io.BytesIO(data)).nodes(data=True)}
    assert " ".join((EVIL + "t1").split()).replace("\x1b", "").replace("\ufffe", "") in labels
    assert b"<script>" not in data and b"\x1b" not in data
    assert len(labels) == len(NODES)


# ------------------------------------------------------------ tables


def test_claims_are_a_table_of_who_said_what_and_where(two: Workspace) -> None:
    first = rows(two, "claims")[0]
    assert (first["article"], first["speaker_label"], first["cue"], first["mode"]) == (
        "elm-falls-0",
        "Elm County Sheriff",
        "says",
        "Mixed",
    )
    assert first["text"] == "office ‘will not hold’ tenants for the marshals"
    text = renamed(0).article.text
    assert text[int(first["start"]) : int(first["end"])] == first["evidence"]
    assert (first["about"], first["confidence"], first["published"]) == ("U.S. Marshals", "0.92", "2026-03-04")


def test_every_kind_has_its_table(two: Workspace) -> None:
    counts = {name: len(rows(two, name)) for name in tables.TABLES}
    assert counts == {
        "articles": 2, "things": 7, "mentions": 18, "claims": 6, "stances": 4, "commitments": 4, "roles": 2, "relations": 2,
    }  # fmt: skip
    stance = next(row for row in rows(two, "stances") if row["value"] == "Opposes")
    assert (stance["holder_label"], stance["target_label"], stance["cue"]) == ("U.S. Marshals", "eviction freeze", "oppose")
    assert stance["according_to"] in {row["claim"] for row in rows(two, "claims")}
    thing = next(row for row in rows(two, "things") if row["label"] == "Elm County Sheriff")
    assert (thing["type"], thing["other_names"], thing["articles"]) == ("Agency", "Sheriff | the sheriff's office", "2")


def test_all_tables_are_written_to_a_folder(two: Workspace, tmp_path: Path) -> None:
    paths = export.export_tables(two, tmp_path / "tables")
    assert [path.stem for path in paths] == list(tables.TABLES)
    assert (tmp_path / "tables" / "roles.csv").read_bytes() == written(two, "csv", "roles")


def test_no_cell_is_a_formula_or_a_terminal_command(hostile: Workspace) -> None:
    for table in tables.TABLES:
        data = written(hostile, "csv", table).decode()
        assert not {c for c in data if ord(c) < 32 and c not in "\n\t"}
        for row in csv.reader(io.StringIO(data, newline="")):
            assert not [value for value in row if value.lstrip()[:1] in ("=", "+", "-", "@")]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\t=1", "'\t=1"),
        ("\x00=1", "'=1"),
        (" \r\n=1", "' \n=1"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        (-1, "-1"),
    ],
)
def test_cells_that_spreadsheets_would_run_begin_with_an_apostrophe(value: object, shown: str) -> None:
    assert tables.cell(value) == shown


# ------------------------------------------------------------ Web Annotation


def test_annotations_pin_everything_to_its_words(two: Workspace, hostile: Workspace) -> None:
    for found in (two, hostile):
        texts = {entry.graph: found.get_text(entry.key) for entry in found.manifest().entries}
        page = json.loads(written(found, "webannotation"))
        assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
        for annotation in page["items"]:
            for target in annotation["target"]:
                place, quote = target["selector"]
                text, start, end = texts[target["source"]], place["start"], place["end"]
                assert (place["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
                assert quote["exact"] == text[start:end]
                assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
        assert len({annotation["id"] for annotation in page["items"]}) == len(page["items"])


def test_annotations_say_in_one_line_what_the_words_mean(two: Workspace) -> None:
    lines = {body["value"] for a in json.loads(written(two, "webannotation"))["items"] for body in a["body"] if "value" in body}
    assert {
        "Ana Ruiz",
        "Ana Ruiz said We stand with them, and we will.",
        "Ana Ruiz Supports eviction freeze",
        "Elm Falls Refuses assist the marshals",
        "Ana Ruiz mayor Elm Falls",
        "Elm Falls adopted eviction freeze",
    } <= lines


# ------------------------------------------------------------ errors


@pytest.mark.parametrize(("form", "table"), [("rdfxml", "claims"), ("csv", "everything")])
def test_an_unknown_form_names_those_there_are(two: Workspace, form: str, table: str) -> None:
    with pytest.raises(WorkspaceError, match=r"^there is no (format|table) '\w+': take one of [^\n]+$"):
        written(two, form, table)


@pytest.mark.parametrize("form", [*export.FORMATS, "csv"])
def test_a_folder_without_a_graph_is_an_error(tmp_path: Path, form: str) -> None:
    with pytest.raises(WorkspaceError, match="holds no graph"):
        written(Workspace(tmp_path), form)


@pytest.mark.parametrize("form", ["nquads", "graphml", "csv", "webannotation"])
def test_a_part_that_changed_is_an_error(tmp_path: Path, form: str) -> None:
    found = workspace(tmp_path, [renamed(0)])
    found.part_path(found.manifest().entries[0].key).write_bytes(b"")
    with pytest.raises(WorkspaceError, match="is not what the last build wrote"):
        written(found, form)


@pytest.mark.parametrize("form", [*export.FORMATS, "csv"])
def test_no_article_at_all_is_a_valid_file(tmp_path: Path, form: str) -> None:
    data = written(workspace(tmp_path, []), form)
    if form == "graphml":
        assert len(networkx.read_graphml(io.BytesIO(data))) == 0
    if form == "gexf":
        assert len(networkx.read_gexf(io.BytesIO(data))) == 0
    if form in ("jsonld", "webannotation"):
        json.loads(data)
