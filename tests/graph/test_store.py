"""The store holds exactly the given articles, and a build that is cut off leaves the earlier graph whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import WorkspaceError
from kg.graph import check, quads, store
from kg.graph.workspace import Entry, Manifest, Part, Workspace
from tests.graph.elm_falls import NODES, renamed

COUNT = "PREFIX kg: <https://w3id.org/newskg/ns#> SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a kg:Article }"


def part(number: int, base: str = "https://w3id.org/newskg/id/", **changes: str) -> Part:
    record = renamed(number)
    return Part(record.article.key, record.article.id, quads.part(record, NODES, base), **changes)


def build(path: Path, parts: list[Part | Entry], **notes: object) -> Manifest:
    """Build with the texts, as the pipeline does."""
    workspace = Workspace(path)
    for number in range(10):
        workspace.put_text(renamed(number).article)
    return store.replace(workspace, parts, notes)


def contents(path: Path) -> dict[str, bytes]:
    """Every file that should be the same after the same build; the store by its quads."""
    files = {str(p.relative_to(path)): p.read_bytes() for p in path.rglob("*") if p.is_file() and "store" not in p.parts}
    files["store"] = "\n".join(sorted(map(str, store.open_store(path)))).encode()
    return files


def articles(path: Path) -> int:
    (row,) = store.open_store(path).query(COUNT)
    return int(row["n"].value)


# ------------------------------------------------------------ what every store must do: hold exactly the parts


Open = Callable[[Path], object]


def _as_quads(opened: object) -> set[str]:
    import rdflib

    if isinstance(opened, rdflib.Dataset):
        rows = opened.quads((None, None, None, None))
        return {f"{s.n3()} {p.n3()} {o.n3()} <{g}>" for s, p, o, g in rows}
    return {str(quad) for quad in opened}  # type: ignore[attr-defined]


@pytest.mark.parametrize("opener", [store.open_store, store.open_graph])
def test_a_store_holds_exactly_the_parts(tmp_path: Path, opener: Open) -> None:
    for numbers in ([0, 1, 2], [1, 2, 3], [3], [0, 1, 2, 3, 4, 5]):
        parts: list[Part | Entry] = [part(n) for n in numbers]
        build(tmp_path, parts)
        named = set().union(*(p.data.decode().replace(" .\n", "\n").splitlines() for p in parts if isinstance(p, Part)))
        meant = named | {line.rpartition(" ")[0] for line in named}  # in the default graph each triple once
        found = _as_quads(opener(tmp_path))
        assert len(found) == len(meant)
        if opener is store.open_store:
            assert found == meant


# ------------------------------------------------------------ replacing


def test_changed_articles_are_replaced_and_others_dropped_exactly(tmp_path: Path) -> None:
    build(tmp_path / "a", [part(n) for n in range(8)])
    changed = part(3, "https://w3id.org/newskg/id/")
    record = renamed(3)
    changed = Part(changed.key, changed.id, quads.part(record, {**NODES, "t1": NODES["t2"]}))
    build(tmp_path / "a", [part(0), part(2), changed, *(part(n) for n in range(4, 9))])
    build(tmp_path / "b", [part(8), part(0), part(2), changed, *(part(n) for n in range(4, 8))])
    here, there = contents(tmp_path / "a"), contents(tmp_path / "b")
    here = {name: data for name, data in here.items() if not name.startswith("texts")}
    assert here == {name: data for name, data in there.items() if not name.startswith("texts")}


def test_a_small_change_keeps_the_store_and_a_large_one_makes_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    for name in ("_load", "_change"):
        original = getattr(store, name)
        monkeypatch.setattr(store, name, lambda *args, n=name, f=original: (made.append(n), f(*args)))
    build(tmp_path, [part(n) for n in range(8)])
    build(tmp_path, [part(n) for n in range(9)])
    build(tmp_path, [part(n) for n in range(8)])
    build(tmp_path, [part(n) for n in range(8)])
    build(tmp_path, [part(0)])
    assert made == ["_load", "_change", "_load"]  # the store before the present one is still there


def test_an_entry_of_the_manifest_stands_for_a_part_that_stays(tmp_path: Path) -> None:
    first = build(tmp_path, [part(n, signature="s") for n in range(3)])
    again = build(tmp_path, [*first.entries, part(3)])
    assert articles(tmp_path) == 4
    assert [e for e in again.entries if e.signature] == list(first.entries)


def test_an_entry_whose_part_is_lost_is_an_error(tmp_path: Path) -> None:
    first = build(tmp_path, [part(0)])
    Workspace(tmp_path).part_path(first.entries[0].key).unlink()
    with pytest.raises(WorkspaceError, match="has lost the part of article elm-falls-0: build it anew"):
        build(tmp_path, list(first.entries))
    build(tmp_path, [part(0)])
    assert check.check(Workspace(tmp_path)).ok


def test_the_same_parts_give_the_same_bytes(tmp_path: Path) -> None:
    build(tmp_path / "a", [part(n) for n in range(5)], settings=[1])
    build(tmp_path / "b", [part(n) for n in reversed(range(5))], settings=[1])
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    before = contents(tmp_path / "a")
    build(tmp_path / "a", [part(n) for n in range(5)], settings=[1])
    assert contents(tmp_path / "a") == before


def test_notes_source_and_signature_come_back(tmp_path: Path) -> None:
    build(tmp_path, [part(0, source="a.txt", signature="x")], files={"a.txt": 3})
    manifest = Workspace(tmp_path).manifest()
    assert (manifest.notes, manifest.entries[0].source, manifest.entries[0].signature) == ({"files": {"a.txt": 3}}, "a.txt", "x")


def test_texts_and_records_of_gone_articles_go(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    gone, kept = part(0), part(1)
    workspace.put_record(gone.key, "x")
    workspace.put_record(kept.key, "x")
    build(tmp_path, [gone, kept])
    build(tmp_path, [kept])
    assert [p.stem for p in tmp_path.glob("texts/*/*")] == [p.stem for p in tmp_path.glob("records/*/*")] == [kept.key]


def test_no_article_at_all_is_an_empty_graph(tmp_path: Path) -> None:
    build(tmp_path, [part(0)])
    build(tmp_path, [])
    assert articles(tmp_path) == 0
    assert check.check(Workspace(tmp_path)).ok


def test_one_text_read_in_two_ways_is_one_graph(tmp_path: Path) -> None:
    one, other = part(0), Part("f" * 32, "elm-falls-0", quads.part(renamed(0), {**NODES, "t1": NODES["t2"]}))
    build(tmp_path, [one, other])
    assert articles(tmp_path) == 1
    assert len(store.open_store(tmp_path)) == 2 * len(set(one.data.splitlines()) | set(other.data.splitlines()))


def test_a_failure_while_parts_come_leaves_the_earlier_graph(tmp_path: Path) -> None:
    def failing() -> Iterator[Part]:
        yield part(1)
        raise RuntimeError("no more")

    build(tmp_path, [part(0)])
    before = contents(tmp_path)
    with pytest.raises(RuntimeError):
        store.replace(Workspace(tmp_path), failing())
    assert contents(tmp_path) == before


def test_a_full_disk_leaves_the_earlier_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, [part(0)])
    before = contents(tmp_path)

    def full(*_: object) -> None:
        raise OSError("IO error: No space left on device: While appending to file")

    monkeypatch.setattr(store, "_load", full)
    monkeypatch.setattr(store, "_change", full)
    with pytest.raises(WorkspaceError, match=r"^cannot write to [^\n]+; free some space and try again$"):
        store.replace(Workspace(tmp_path), [part(1)])
    assert contents(tmp_path) == before


# ------------------------------------------------------------ reading


def test_readers_keep_their_graph_while_a_build_replaces_it(tmp_path: Path) -> None:
    build(tmp_path, [part(n) for n in range(3)])
    reader = store.open_store(tmp_path)
    build(tmp_path, [part(3)])
    (row,) = reader.query(COUNT)
    assert int(row["n"].value) == 3
    assert articles(tmp_path) == 1


def test_readers_cannot_change_the_graph(tmp_path: Path) -> None:
    build(tmp_path, [part(0)])
    with pytest.raises(RuntimeError):
        store.open_store(tmp_path).update("DROP ALL")


def test_plain_sparql_in_rdflib_sees_every_article(tmp_path: Path) -> None:
    build(tmp_path, [part(0), part(1)])
    graph = store.open_graph(tmp_path)
    assert [int(row[0]) for row in graph.query(COUNT)] == [2]
    assert len({str(c.identifier) for c in graph.graphs()}) >= 2


def test_a_lost_store_is_made_anew_from_the_parts(tmp_path: Path) -> None:
    manifest = build(tmp_path, [part(0), part(1)])
    shutil.rmtree(tmp_path / "store")
    assert articles(tmp_path) == 2
    (Workspace(tmp_path).store_path(manifest) / "CURRENT").unlink()
    build(tmp_path, [part(0), part(1)])
    assert articles(tmp_path) == 2


def test_a_damaged_store_is_an_error_of_one_line(tmp_path: Path) -> None:
    manifest = build(tmp_path, [part(0)])
    (Workspace(tmp_path).store_path(manifest) / "CURRENT").write_text("nonsense")
    with pytest.raises(WorkspaceError, match=r"^the store [^\n]+ is damaged: delete it, and it is made anew from the parts$"):
        store.open_store(tmp_path)


def test_no_graph_is_an_error_of_one_line(tmp_path: Path) -> None:
    for opener in (store.open_store, store.open_graph):
        with pytest.raises(WorkspaceError, match="holds no graph"):
            opener(tmp_path / "nothing")


# ------------------------------------------------------------ killed half-way

# The steps of a build; each child kills itself at the nth step that it comes to.
KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from kg.graph import store, workspace
from tests.graph.test_store import part

STEPS = [(store, name) for name in ("_write", "_build", "_change", "_load", "_fill", "_write_turtle", "_flush")]
STEPS += [(workspace, "_move"), (workspace, "_sync"), (os, "replace"), (shutil, "rmtree"), (Path, "unlink")]
left = 0

def counted(original):
    def step(*args, **options):
        global left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        return original(*args, **options)
    return step

here, parts = Path(sys.argv[1]), [part(n) for n in (1, 2, 3)]
os.fsync = lambda _: None  # a killed process loses nothing that it wrote; only a power cut does
for number in range(200):
    shutil.copytree(here / "old", here / f"out{number}")
    child = os.fork()
    if child == 0:
        left = number
        for home, name in STEPS:
            setattr(home, name, counted(getattr(home, name)))
        store.replace(workspace.Workspace(here / f"out{number}"), parts)
        os._exit(0)
    if os.waitpid(child, 0)[1] != signal.SIGKILL:
        print(number)
        break
"""


def test_a_build_killed_at_any_step_leaves_a_whole_graph(tmp_path: Path) -> None:
    build(tmp_path / "old", [part(0), part(1)])
    build(tmp_path / "new", [part(n) for n in (1, 2, 3)])
    stores = [set(store.open_store(tmp_path / name)) for name in ("old", "new")]
    turtles = [(tmp_path / name / "graph.ttl").read_bytes() for name in ("old", "new")]
    graphs = [_graph(tmp_path / name) for name in ("old", "new")]
    child = subprocess.run([sys.executable, "-c", KILLED, tmp_path], cwd=Path(__file__).parents[2], capture_output=True, check=True)
    assert int(child.stdout) > 15
    for number in range(int(child.stdout)):
        out = tmp_path / f"out{number}"
        assert set(store.open_store(out)) in stores
        assert (out / "graph.ttl").read_bytes() in turtles
        with Workspace(out).lock():  # finishes the move or throws it away: then all is of one build
            pass
        assert _graph(out) in graphs
        assert not (out / "next").exists()


def _graph(path: Path) -> dict[str, bytes]:
    return {
        name: data for name, data in contents(path).items() if name.split(os.sep)[0] in ("manifest.json", "graph.ttl", "store", "parts")
    }


def test_the_store_is_read_as_pyoxigraph(tmp_path: Path) -> None:
    build(tmp_path, [part(0)])
    assert isinstance(store.open_store(tmp_path), ox.Store)
