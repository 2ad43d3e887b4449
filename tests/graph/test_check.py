"""The check finds what no longer fits: a text that was edited, a store that lost an article, Turtle changed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import WorkspaceError
from kg.graph import quads, store
from kg.graph.check import Report, check
from kg.graph.workspace import Part, Workspace
from tests.graph.elm_falls import NODES, RECORD, renamed


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two articles, built and whole."""
    found = Workspace(tmp_path)
    records = [renamed(0), renamed(1)]
    for record in records:
        found.put_text(record.article)
    store.replace(found, [Part(r.article.key, r.article.id, quads.part(r, NODES)) for r in records])
    return found


def problems(workspace: Workspace) -> str:
    report = check(workspace)
    assert not report.ok
    assert all("\n" not in problem for problem in report.problems)
    return " / ".join(report.problems)


def test_a_whole_graph_has_no_problems_and_is_counted(workspace: Workspace) -> None:
    seen: list[tuple[int, int]] = []
    report = check(workspace, lambda done, total: seen.append((done, total)))
    said = len(RECORD.assertions) + sum(thing.speaks_for is not None for thing in RECORD.things)
    assert report == Report(2, report.spans, 2 * said, sum(e.quads for e in workspace.manifest().entries))
    assert report.ok and report.spans > 40
    assert seen == [(1, 2), (2, 2)]


def test_an_edited_text_is_found(workspace: Workspace) -> None:
    path = workspace.text_path(renamed(0).article.key)
    path.write_text(path.read_text(encoding="utf-8").replace("Ruiz", "Ruíz"), encoding="utf-8")
    found = problems(workspace)
    assert "article 'elm-falls-0': the stored text is not the one that was read" in found
    assert "characters 62 to 70 of the text are not what https://w3id.org/newskg/id/article/elm-falls-0-" in found


def test_a_missing_text_is_found(workspace: Workspace) -> None:
    workspace.text_path(renamed(0).article.key).unlink()
    assert "cannot read the text" in problems(workspace)


def test_a_changed_or_missing_part_is_found(workspace: Workspace) -> None:
    path = workspace.part_path(renamed(0).article.key)
    path.write_bytes(path.read_bytes() + b"\n")
    assert "is not what the last build wrote" in problems(workspace)
    path.unlink()
    assert "cannot read" in problems(workspace)


def test_changed_turtle_is_found(workspace: Workspace) -> None:
    workspace.turtle.write_bytes(workspace.turtle.read_bytes() + b"# mine\n")
    assert "is not what the parts say" in problems(workspace)
    workspace.turtle.unlink()
    assert "is not what the parts say" in problems(workspace)


def test_a_store_with_other_triples_is_found(workspace: Workspace) -> None:
    import pyoxigraph as ox

    other = ox.Store(str(workspace.store_path(workspace.manifest())))
    quad = next(quad for quad in other if quad.graph_name != ox.DefaultGraph())
    other.remove(quad)
    other.add(ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph()))
    other.add(ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode("http://x")))
    other.flush()
    del other
    found = problems(workspace)
    assert found.count("the store holds other triples than the parts") == 2


@pytest.mark.parametrize("step", ["lacks", "has besides", "has another"])
def test_a_default_graph_that_is_not_the_articles_together_is_found(workspace: Workspace, step: str) -> None:
    import pyoxigraph as ox

    other, default = ox.Store(str(workspace.store_path(workspace.manifest()))), ox.DefaultGraph()
    quad = next(other.quads_for_pattern(None, None, None, default))
    if step != "has besides":
        other.remove(quad)
    if step != "lacks":
        other.add(ox.Quad(quad.subject, quad.predicate, ox.Literal("else"), default))
    other.flush()
    del other
    assert "the store's default graph does not hold every article's triples once" in problems(workspace)


def test_a_graph_that_does_not_fit_the_shapes_is_found(tmp_path: Path) -> None:
    workspace, record = Workspace(tmp_path), renamed(0)
    workspace.put_text(record.article)
    lines = quads.part(record, NODES).splitlines(keepends=True)
    data = b"".join(line for line in lines if b"ns#holder>" not in line)
    store.replace(workspace, [Part(record.article.key, record.article.id, data)])
    assert "a stance has exactly one kg:holder" in problems(workspace)


def test_a_build_that_was_cut_off_is_found(workspace: Workspace) -> None:
    workspace.next.mkdir()
    (workspace.next / "manifest.json").write_text((workspace.path / "manifest.json").read_text())
    assert "cut off before its last step: run it again" in problems(workspace)


def test_no_graph_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="holds no graph"):
        check(Workspace(tmp_path))
