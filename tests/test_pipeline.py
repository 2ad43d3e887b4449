"""build(): the same graph whatever the number of processes, and never half of one; with a reader that needs no model."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import SourceError, WorkspaceError
from kg.pipeline import BuildReport
from tests.fakes import article, understand

PEOPLE = ("Ana Ruiz", "Ben Okafor", "Cleo Marsh", "Dev Anand", "Eva Lindqvist", "Finn Abara")


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write(tmp_path / "news", **{name.split()[0].lower(): article(name) for name in PEOPLE})


def build(sources: Any, out: Path, **options: Any) -> BuildReport:
    return kg.build([sources] if isinstance(sources, Path) else sources, out, understand=understand, **options)


def hashes(out: Path) -> dict[str, str]:
    return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in ("graph.ttl", "graph.html")}


def speakers(out: Path) -> set[str]:
    query = "SELECT DISTINCT ?name WHERE { ?claim kg:speaker/skos:prefLabel ?name }"
    prefixes = "PREFIX kg: <https://w3id.org/newskg/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    return {str(row[0]) for row in kg.open_graph(out).query(prefixes + query)}


def parts(out: Path) -> dict[str, tuple[int, bytes]]:
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in out.glob("parts/*/*.nq")}


# ------------------------------------------------------------ what is built


def test_a_build_writes_turtle_page_store_and_manifest(news: Path, tmp_path: Path) -> None:
    report = build(news, tmp_path / "out")
    assert (report.articles, report.read, report.kept, report.removed, report.failed) == (6, 6, 0, 0, ())
    assert report.turtle.is_file() and report.page.is_file()
    assert speakers(tmp_path / "out") == set(PEOPLE)


def test_the_number_of_processes_and_the_folder_do_not_show(news: Path, tmp_path: Path) -> None:
    for name, jobs in (("one", 1), ("two", 2), ("three", 3)):
        build(news, tmp_path / name, jobs=jobs)
    assert hashes(tmp_path / "one") == hashes(tmp_path / "two") == hashes(tmp_path / "three")


def test_a_small_job_gives_the_same_without_a_worker(news: Path, tmp_path: Path) -> None:
    few = [news / "ana.txt", news / "ben.txt"]
    build(few, tmp_path / "here")
    build(news, tmp_path / "workers", jobs=2)
    build(few, tmp_path / "workers", jobs=2)
    assert hashes(tmp_path / "here") == hashes(tmp_path / "workers")


def test_the_order_of_the_sources_does_not_show(news: Path, tmp_path: Path) -> None:
    files = sorted(news.glob("*.txt"))
    build(files, tmp_path / "up")
    build(files[::-1], tmp_path / "down")
    assert hashes(tmp_path / "up") == hashes(tmp_path / "down")


def test_progress_is_told_step_by_step(news: Path, tmp_path: Path) -> None:
    steps: list[str] = []
    build(news, tmp_path / "out", progress=lambda step, done, total: steps.append(step))
    assert list(dict.fromkeys(steps)) == ["reading", "resolving", "mapping", "drawing"]


def test_the_output_folder_is_not_read_as_news(news: Path, tmp_path: Path) -> None:
    first = build(news, news / "out")
    again = build(news, news / "out")
    assert first.articles == again.articles == 6 and again.read == 0


def test_a_base_is_in_every_iri_of_ours(news: Path, tmp_path: Path) -> None:
    report = build(news, tmp_path / "out", base="https://graph.example/x/")
    text = report.turtle.read_text(encoding="utf-8")
    assert "https://graph.example/x/person/" in text and "newskg/id/" not in text


def test_a_curator_decides_who_is_one(news: Path, tmp_path: Path) -> None:
    decisions = tmp_path / "mine.toml"
    decisions.write_text('[[merge]]\ninto = "person/ana-ruiz"\nnodes = ["person/ben-okafor"]\n', encoding="utf-8")
    build(news, tmp_path / "out")
    report = build(news, tmp_path / "out", decisions=decisions)
    assert report.read == 0 and speakers(report.out) == set(PEOPLE) - {"Ben Okafor"}


# ------------------------------------------------------------ building again


def test_building_again_reads_nothing_and_changes_nothing(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(news, out)
    before, old = hashes(out), parts(out)
    report = build(news, out)
    assert (report.read, report.kept) == (0, 6)
    assert hashes(out) == before and parts(out) == old


def test_a_changed_source_replaces_its_own_graph_only(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(news, out)
    old = parts(out)
    write(news, ben=article("Gus Varga"))
    report = build(news, out)
    assert (report.read, report.kept, report.removed) == (1, 5, 0)
    assert len(parts(out).items() & old.items()) == 5
    assert speakers(out) == {*PEOPLE, "Gus Varga"} - {"Ben Okafor"}
    build(news, tmp_path / "anew")
    assert hashes(out) == hashes(tmp_path / "anew")


def test_a_removed_source_takes_its_graph_along(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(news, out)
    (news / "ana.txt").unlink()
    report = build(news, out)
    assert (report.articles, report.read, report.removed) == (5, 0, 1)
    assert "Ana Ruiz" not in speakers(out) and "Ana Ruiz" not in report.page.read_text(encoding="utf-8")
    assert len(list(out.glob("texts/*/*.txt"))) == len(list(out.glob("records/*/*.json"))) == 5


def test_a_lost_page_is_drawn_again(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(news, out)
    before = hashes(out)
    (out / "graph.html").unlink()
    build(news, out)
    assert hashes(out) == before


def test_a_lost_or_damaged_record_is_read_again(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(news, out)
    before = hashes(out)
    first, second, *_ = sorted(out.glob("records/*/*.json"))
    first.unlink()
    second.write_text("{", encoding="utf-8")
    assert build(news, out).read == 2
    assert hashes(out) == before


# ------------------------------------------------------------ identical and revised articles


def lines(path: Path, *rows: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_one_text_under_one_id_is_one_article(tmp_path: Path) -> None:
    row = {"id": "a", "text": article("Ana Ruiz")}
    report = build(lines(tmp_path / "a.jsonl", row, row, row | {"url": "https://news.example/a"}), tmp_path / "out")
    assert report.articles == 1


def test_two_texts_under_one_id_are_both_kept(tmp_path: Path) -> None:
    rows = ({"id": "a", "text": article("Ana Ruiz")}, {"id": "a", "text": article("Ben Okafor")})
    report = build(lines(tmp_path / "a.jsonl", *rows), tmp_path / "out")
    assert report.articles == 2 and speakers(report.out) == {"Ana Ruiz", "Ben Okafor"}
    assert "wasRevisionOf" not in report.turtle.read_text(encoding="utf-8")


def test_dates_tell_which_version_corrects_which(tmp_path: Path) -> None:
    rows = (
        {"id": "a", "text": article("Ben Okafor"), "published": "2026-02-02"},
        {"id": "a", "text": article("Ana Ruiz"), "published": "2026-02-01"},
    )
    report = build(lines(tmp_path / "a.jsonl", *rows), tmp_path / "out")
    query = "SELECT ?late ?early WHERE { ?late <http://www.w3.org/ns/prov#wasRevisionOf> ?early }"
    ((late, early),) = kg.open_graph(report.out).query(query)
    dates = {str(s): str(o) for s, o in kg.open_graph(report.out).query("SELECT ?s ?o { ?s <https://schema.org/datePublished> ?o }")}
    assert (dates[str(late)], dates[str(early)]) == ("2026-02-02", "2026-02-01")


# ------------------------------------------------------------ what goes wrong


def test_an_article_with_wrong_evidence_is_left_out_whole(news: Path, tmp_path: Path) -> None:
    write(news, bad=article("Wim Wrong", "WRONG things"))
    report = build(news, tmp_path / "out")
    assert report.articles == 6 and [failed.source for failed in report.failed] == [str(news / "bad.txt")]
    assert "Wim Wrong" not in report.turtle.read_text(encoding="utf-8")
    assert build(news, tmp_path / "out").failed == report.failed


def test_what_cannot_be_read_is_named_with_the_reason(news: Path, tmp_path: Path) -> None:
    (news / "blob.txt").write_bytes(bytes(range(256)) * 40)
    (news / "empty.txt").touch()
    (news / "photo.jpeg").write_bytes(b"\xff\xd8\xff")
    report = build(news, tmp_path / "out")
    assert [Path(failed.source).name for failed in report.failed] == ["blob.txt", "empty.txt"]
    assert all(failed.reason.startswith(failed.source + ":") and "\n" not in failed.reason for failed in report.failed)
    assert [Path(path).name for path in report.skipped] == ["photo.jpeg"]


def test_nothing_readable_is_an_error_and_the_earlier_graph_stays(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(news, out)
    before = hashes(out)
    for text in ("", article("Wim Wrong", "WRONG things")):
        with pytest.raises(SourceError, match=r"one\.txt"):
            build(write(tmp_path / "other", one=text), out)
        assert hashes(out) == before and speakers(out) == set(PEOPLE)


def test_strict_stops_at_the_first_and_the_earlier_graph_stays(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(news, out)
    before = hashes(out)
    write(news, empty="")
    with pytest.raises(SourceError, match=r"empty\.txt"):
        build(news, out, strict=True)
    assert hashes(out) == before


def test_a_killed_worker_loses_its_own_article_only(news: Path, tmp_path: Path) -> None:
    write(news, boom=article("Kim Killer", "KILL"))
    report = build(news, tmp_path / "out", jobs=2)
    assert report.articles == 6
    assert [Path(failed.source).name for failed in report.failed] == ["boom.txt"] and "killed" in report.failed[0].reason


def test_a_worker_killed_by_bad_luck_costs_nothing(news: Path, tmp_path: Path) -> None:
    write(news, luck=article("Lou Luck", f"ONCE {tmp_path / 'mark'} again"))
    report = build(news, tmp_path / "out", jobs=2)
    assert report.articles == 7 and not report.failed


def test_a_killing_line_costs_no_other_line_of_its_file(tmp_path: Path) -> None:
    rows = [{"id": name, "text": article(name, "KILL" if name == "Cleo Marsh" else "yes to it")} for name in PEOPLE]
    files = [lines(tmp_path / f"{n}.jsonl", *rows, {"id": f"x{n}", "text": article("Xi Last")}) for n in range(4)]
    report = build(files, tmp_path / "out", jobs=2)
    assert speakers(report.out) == {*PEOPLE, "Xi Last"} - {"Cleo Marsh"}
    assert len(report.failed) == 4 and all("article 3" in failed.reason for failed in report.failed)


def test_a_second_builder_is_refused(news: Path, tmp_path: Path) -> None:
    from kg.graph.workspace import Workspace

    with Workspace(tmp_path / "out").lock(), pytest.raises(WorkspaceError, match="another build"):
        build(news, tmp_path / "out")


def test_a_file_where_the_folder_should_be_is_a_workspace_error(news: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(WorkspaceError):
        build(news, tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


SCRIPT = """
import sys, kg
from tests.fakes import understand
print(kg.build([sys.argv[1]], sys.argv[2], jobs=2, understand=understand).articles)
"""


def script(tmp_path: Path, *arguments: str) -> subprocess.Popen[str]:
    """A user's script, without the guard that the stock process pools need."""
    path = tmp_path / "mine.py"
    path.write_text(SCRIPT, encoding="utf-8")
    here = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, str(path), *arguments]
    return subprocess.Popen(command, env=os.environ | {"PYTHONPATH": here}, stdout=subprocess.PIPE, text=True)


def test_a_plain_script_can_build_with_workers(news: Path, tmp_path: Path) -> None:
    printed, _ = script(tmp_path, str(news), str(tmp_path / "out")).communicate(timeout=60)
    assert printed == "6\n"


def test_kill_9_half_way_leaves_the_earlier_graph_whole(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(news, out)
    before = hashes(out)
    write(news, slow=article("Sol Slow", "SLOW"), gus=article("Gus Varga"))
    process = script(tmp_path, str(news), str(out))
    deadline = time.monotonic() + 30
    while len(list(out.glob("records/*/*.json"))) < 7 and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert hashes(out) == before and speakers(out) == set(PEOPLE)
    (news / "slow.txt").unlink()
    report = build(news, out)
    assert (report.articles, report.read) == (7, 0)  # what the killed build had read is not read again
    build(news, tmp_path / "anew")
    assert hashes(out) == hashes(tmp_path / "anew")
