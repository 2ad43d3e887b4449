"""Sources are listed in a fixed order, whatever the folder holds."""

import io
import os
import pickle
import threading
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.read import Limits, Source, articles, signature, sources


def write(path: Path, text: str = "The council met on Monday.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def listed(*paths: object) -> list[str]:
    return [source.path for source in sources(map(str, paths))]


def test_folders_are_walked_by_sorted_name(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "a.html", "c.txt"):
        write(tmp_path / name)
    assert [os.path.relpath(path, tmp_path) for path in listed(tmp_path)] == ["a.html", "b/1.md", "b/2.txt", "c.txt"]


def test_paths_keep_the_order_in_which_they_are_given(tmp_path: Path) -> None:
    first, second = write(tmp_path / "z.txt"), write(tmp_path / "a.txt")
    assert listed(first, second) == [str(first), str(second)]


def test_a_file_named_by_hand_and_lying_in_a_named_folder_is_read_once(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    assert listed(second, tmp_path, second) == [str(second), str(first)]


def test_hidden_files_are_left_out_and_unknown_endings_reported(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "table.csv", "a.txt"):
        write(tmp_path / name)
    skipped: list[str] = []
    found = [source.path for source in sources([str(tmp_path)], skip=skipped.append)]
    assert found == [str(tmp_path / "a.txt")]
    assert skipped == [str(tmp_path / "table.csv")]


def test_a_file_named_by_hand_is_read_as_what_it_looks_like(tmp_path: Path) -> None:
    path = write(tmp_path / "notes.csv")
    (source,) = sources([str(path)])
    (article,) = articles(source)
    assert source.kind == "?" and not isinstance(article, SourceError) and article.id == "notes"


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    assert listed(tmp_path) == [str(tmp_path / "in" / "a.txt")]


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(200):
        folder = folder / "d"
    write(folder / "a.txt")
    assert len(listed(tmp_path)) == 1


def test_a_missing_file_is_a_source_that_fails_when_read(tmp_path: Path) -> None:
    (source,) = sources([str(tmp_path / "gone.txt")])
    (error,) = articles(source)
    assert isinstance(error, SourceError)
    assert str(error).endswith("gone.txt: cannot be read (no such file or directory); check the name and the permissions")
    with pytest.raises(SourceError):
        signature(source)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_closed_files_and_folders_fail_by_name_and_the_rest_goes_on(tmp_path: Path) -> None:
    closed, open_one = write(tmp_path / "a" / "closed.txt"), write(tmp_path / "b.txt")
    closed.parent.chmod(0)
    try:
        results = [item for source in sources([str(tmp_path)]) for item in articles(source)]
    finally:
        closed.parent.chmod(0o700)
    assert "permission denied" in str(results[0]) and results[1].source == str(open_one)  # type: ignore[union-attr]


def test_a_long_file_of_lines_is_split_and_lines_keep_their_numbers(tmp_path: Path) -> None:
    lines = [f'{{"text": "Story {number} of the council."}}' for number in range(1, 12)]
    lines[6] = "{broken"
    path = write(tmp_path / "week.jsonl", "\n".join(lines))
    limits = Limits(chunk_lines=4)
    parts = list(sources([str(path)], limits))
    assert [part.line for part in parts] == [1, 5, 9]
    results = [item for part in parts for item in articles(part, limits)]
    assert [item.id for item in results if not isinstance(item, SourceError)] == [f"week-{n}" for n in range(1, 12) if n != 7]
    assert "line 7" in str(results[6])


def test_the_chunks_of_a_file_have_their_own_signatures(tmp_path: Path) -> None:
    path = write(tmp_path / "week.jsonl", '{"text": "One story."}\n{"text": "Another one."}\n')
    limits = Limits(chunk_lines=1)
    before = [signature(part) for part in sources([str(path)], limits)]
    path.write_text('{"text": "One story."}\n{"text": "Corrected now."}\n')
    after = [signature(part) for part in sources([str(path)], limits)]
    assert before[0] == after[0] and before[1] != after[1]
    assert before[0].startswith("sha256:") and len(before[0]) == 71


def test_addresses_and_standard_input_are_sources_without_a_signature() -> None:
    web, stdin = sources(["https://ledger.example/a", "-"])
    assert (web.kind, stdin.kind) == ("url", "-")
    assert signature(web) == signature(stdin) == ""


def test_a_pipe_is_read_once_and_has_no_signature(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("The council met on Monday.",))
    (source,) = sources([str(pipe)])
    assert signature(source) == "" and not list(sources([str(tmp_path)]))
    writer.start()
    (article,) = articles(source)
    writer.join()
    assert not isinstance(article, SourceError) and article.text == "The council met on Monday."


def test_standard_input_is_read_as_what_it_looks_like(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, name in ((b"The council met on Monday.\r\n", "stdin"), (b'{"text": "It met."}\n{"text": "It rose."}\n', "stdin-1")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        article = next(articles(Source("-", "-")))
        assert not isinstance(article, SourceError) and article.id == name


def test_a_source_travels_between_processes() -> None:
    source = Source("week.jsonl", ".jsonl", 10, 20, 3)
    assert pickle.loads(pickle.dumps(source)) == source


def test_names_with_terminal_codes_are_shown_without_them(tmp_path: Path) -> None:
    path = write(tmp_path / "a\x1b[31m\u202e.txt", "")
    (error,) = articles(next(sources([str(path)])))
    assert "\x1b" not in str(error) and "\u202e" not in str(error)


def test_importing_the_room_loads_nothing_heavy() -> None:
    import subprocess
    import sys

    code = "import sys, kg.read; print([m for m in ('trafilatura', 'lxml', 'urllib.request', 'spacy') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
