"""The output folder: one builder at a time, files whole or not at all, errors in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import WorkspaceError
from kg.graph.workspace import Entry, Manifest, Workspace, write_whole
from tests.graph.elm_falls import ARTICLE

HOLD = """
import sys
from kg.graph.workspace import Workspace
with Workspace(sys.argv[1]).lock():
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_making_a_workspace_touches_nothing(tmp_path: Path) -> None:
    Workspace(tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_texts_are_kept_to_the_character(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.put_text(ARTICLE)
    assert workspace.get_text(ARTICLE.key) == ARTICLE.text


def test_line_ends_of_every_kind_survive(tmp_path: Path) -> None:
    write_whole(tmp_path / "texts" / "ab" / "abc.txt", "a\r\nb\rc\u2028d\x85".encode())
    assert Workspace(tmp_path).get_text("abc") == "a\r\nb\rc\u2028d\x85"


def test_records_are_kept_or_absent(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    assert workspace.get_record("ab") is None
    workspace.put_record("ab", "line\n")
    assert workspace.get_record("ab") == "line\n"


def test_a_missing_text_is_an_error_of_one_line(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"^cannot read the text [^\n]+: no such file or directory; [^\n]+$"):
        Workspace(tmp_path).get_text("abcd")


def test_a_folder_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    assert Workspace(tmp_path).manifest() == Manifest()
    with pytest.raises(WorkspaceError, match="holds no graph: build one first"):
        Workspace(tmp_path).built()


def test_the_manifest_comes_back(tmp_path: Path) -> None:
    manifest = Manifest((Entry("ab", "a\u2028\n", "http://x/article/a", 3, "00", "s", "t"),), "ff", {"b": [1], "a": None})
    assert Manifest.from_json(manifest.to_json()) == manifest


@pytest.mark.parametrize("words", ["", "{", "[]", '{"format": 99}', '{"format": 1, "articles": [{}], "turtle": "", "notes": {}}'])
def test_a_damaged_manifest_is_an_error_of_one_line(tmp_path: Path, words: str) -> None:
    (tmp_path / "manifest.json").write_text(words)
    with pytest.raises(WorkspaceError, match=r"manifest\.json is damaged or of another version: build anew$"):
        Workspace(tmp_path).manifest()


def test_the_store_is_named_by_content_and_nothing_else() -> None:
    one, other = (Entry("k" + x, x, f"http://x/{x}", 1, x * 4) for x in "ab")
    assert Manifest((one, other)).generation == Manifest((other, one), "ff", {"x": 1}).generation
    assert Manifest((one,)).generation != Manifest((one, other)).generation


def test_a_second_build_is_refused(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline() == b"held\n"
        with pytest.raises(WorkspaceError, match=r"^another build is running in [^\n]+$"), Workspace(tmp_path).lock():
            pass
        other.communicate(b"\n")
    with Workspace(tmp_path).lock():
        pass


def test_a_killed_build_leaves_no_lock(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline() == b"held\n"
        other.kill()
    with Workspace(tmp_path).lock():
        pass


def test_a_file_in_the_way_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with (
        pytest.raises(WorkspaceError, match=r"^cannot write to [^\n]+; use the name of a folder and try again$"),
        Workspace(tmp_path / "out").lock(),
    ):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_permission_is_an_error_of_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with (
        pytest.raises(WorkspaceError, match=r"^cannot write to [^\n]+: permission denied; check its permissions and try again$"),
        Workspace(tmp_path / "out").lock(),
    ):
        pass


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace(tmp_path)
    workspace.write("graph.html", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkspaceError, match=r"^cannot write [^\n]+: no space left on device; free some space and try again$"):
        workspace.write("graph.html", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.html"]
    assert (tmp_path / "graph.html").read_bytes() == b"old"
