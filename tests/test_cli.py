"""The command line: help, exit statuses, one line for whatever goes wrong, and the earlier output intact."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg import cli
from kg.steps import Reader
from tests.fakes import article, understand

GOOD = article("Ana Ruiz")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs a command in an empty folder with the model-free reader: exit status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kg.pipeline.reader_of", lambda *settings: Reader(understand=understand, program="fake"))

    def run(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        status = cli.run([str(argument) for argument in arguments])
        return status, *capfd.readouterr()

    return run


@pytest.fixture
def built(kg: Run, tmp_path: Path) -> Path:
    """A folder with the graph of one good article in out/."""
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert kg("build", "good.txt")[0] == 0
    return tmp_path


def outputs(folder: Path) -> dict[str, str]:
    """The hash of every output; records are a cache, which may grow before a build is whole."""
    paths = [path for path in folder.rglob("*") if path.suffix in {".ttl", ".html", ".nq", ".json"} and "records" not in path.parts]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(paths)}


def one_line(error: str) -> str:
    assert re.fullmatch(r"kg: [^\n]+\n", error), error
    return error


# ------------------------------------------------------------ help


def test_help_comes_at_once() -> None:
    started = time.process_time()
    times = []
    for _ in range(3):
        before = os.times()
        subprocess.run([sys.executable, "-m", "kg", "--help"], check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert min(times) <= 0.3, f"{times} CPU-seconds since {started}"


@pytest.mark.parametrize("command", list(cli.kg.commands))
def test_every_help_ends_with_an_example(kg: Run, command: str) -> None:
    status, help, _ = kg(command, "--help")
    *_, example = help.strip().split("\n\n")
    assert status == 0
    assert example.strip().startswith("Example:") and f"  kg {command}" in example


def test_the_help_names_every_exit_status(kg: Run) -> None:
    _, help, _ = kg("--help")
    statuses = {cli.OK, cli.LEFT_OUT, cli.USAGE, cli.INTERRUPTED, *cli.STATUS.values()}
    assert {int(number) for number in re.findall(r"^ +(\d+)  ", help, re.M)} == statuses
    assert help.strip().split("\n\n")[-1].strip().startswith("Example:")


def test_no_command_is_a_question_for_help(kg: Run) -> None:
    assert kg() == kg("--help")


def test_the_version_is_that_of_the_package(kg: Run) -> None:
    from kg import __version__

    assert kg("--version")[1].strip().endswith(__version__)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["bild", "a.txt"], "did you mean 'build'?"),
        (["frobnicate"], "there are build, ask"),
        (["build"], "missing argument"),
        (["build", "a.txt", "--colour"], "no such option"),
        (["build", "a.txt", "--jobs", "many"], "not a valid integer"),
        (["build", "a.txt", "--jobs", "0"], "range"),
        (["build", "a.txt", "--base", "https://graph.example/x"], "must end with / or #"),
        (["build", "a.txt", "--base", "ftp://x/ y"], "is not an http"),
        (["export", "word"], "there are turtle"),
        (["export", "csv", "--table", "people"], "there are"),
        (["export", "turtle", "--table", "claims"], "only csv"),
        (["ask"], "--list"),
        (["ask", "who-said-what", "--param", "who"], "NAME=VALUE"),
        (["ask", "who-said-what", "--format", "xls"], "there are table"),
    ],
)
def test_a_wrong_command_line_is_one_line_and_status_2(kg: Run, arguments: list[str], hint: str) -> None:
    status, out, error = kg(*arguments)
    assert (status, out) == (2, "")
    assert hint in one_line(error) and "--help)" in error


# ------------------------------------------------------------ building


def test_build_says_what_it_did_and_where_the_page_is(built: Path, kg: Run) -> None:
    status, out, error = kg("build", "good.txt")
    assert (status, error) == (0, "")
    assert out.startswith("1 article (0 read, 1 unchanged), ") and f"page   {(built / 'out/graph.html').as_uri()}" in out


def test_build_reports_in_json(built: Path, kg: Run) -> None:
    (built / "bad.txt").touch()
    status, out, error = kg("build", "good.txt", "bad.txt", "--json")
    report = json.loads(out)
    assert status == 1 and error == ""
    assert (report["articles"], report["read"], report["kept"], report["removed"]) == (1, 0, 1, 0)
    assert report["failed"][0]["source"] == "bad.txt" and report["turtle"] == "out/graph.ttl"


def test_nothing_is_written_outside_the_output_folder(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    kg("build", "good.txt", "-o", "deep/graphs/week")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "good.txt"]


def test_an_article_can_come_from_standard_input(kg: Run, tmp_path: Path) -> None:
    names = ("Ben Okafor", "Cleo Marsh", "Dev Anand", "Eva Lindqvist")
    files = [f"{name.split()[0]}.txt" for name in names]
    for file, name in zip(files, names, strict=True):
        (tmp_path / file).write_text(article(name), encoding="utf-8")
    command = [sys.executable, "-c", "import sys; from tests.test_cli import fake_main; fake_main()", "build", "-"]
    here = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])}
    for others in ([], files):  # alone, and among so many that workers read
        done = subprocess.run([*command, *others], input=GOOD, text=True, capture_output=True, cwd=tmp_path, env=here, check=False)
        assert done.returncode == 0, done.stderr
        assert f"{len(others) + 1} article" in done.stdout
        assert "Ana Ruiz" in (tmp_path / "out/graph.ttl").read_text(encoding="utf-8")


def fake_main() -> None:
    """``kg`` with the model-free reader, for tests that need a process of its own."""
    import kg.pipeline

    kg.pipeline.reader_of = lambda *settings: Reader(understand=understand, program="fake")
    cli.main()


# ------------------------------------------------------------ bad inputs

JSON = json.dumps
LINE = JSON({"id": "good", "text": GOOD}) + "\n"
BAD_FILES: dict[str, tuple[str, bytes]] = {
    "empty": ("bad.txt", b""),
    "blank": ("bad.txt", b" \n\n\t\n"),
    "binary": ("bad.txt", bytes(range(256)) * 60),
    "a picture with a text's name": ("bad.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9),
    "20 MB": ("bad.txt", (GOOD * 60_000).encode()[:20_000_000]),
    "another encoding": ("bad.txt", GOOD.encode("utf-16-le")),
    "control characters": ("bad.txt", GOOD.replace("pool", "po\0ol").encode()),
    "no news in it": ("bad.html", b"<html><body><nav><a href='/'>Home</a> <a href='/n'>News</a></nav><footer>(c)</footer></body></html>"),
    "html 100,000 deep": ("bad.html", b"<html><body>" + b"<div>" * 100_000 + GOOD.encode()),
    "a line that is no JSON": ("bad.jsonl", b'{"id": "b", "text": \n'),
    "a lone surrogate": ("bad.jsonl", b'{"id": "s", "text": "\\ud800 ' + JSON(GOOD)[1:].encode() + b"}\n"),
    "a line without text": ("bad.jsonl", b'{"id": "t", "headline": "No text"}\n'),
    "a line that is a list": ("bad.jsonl", b"[1, 2]\n"),
    "json 100,000 deep": ("bad.json", b"[" * 100_000),
    "not English": (
        "bad.txt",
        ("Der Bürgermeister sagte am Dienstag, dass das Schwimmbad nicht geöffnet wird, und die Bürger waren damit "
         "nicht einverstanden. Sie wollten mit dem Rat über die Gründe sprechen, aber niemand hat ihnen geantwortet. " * 3).encode(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", list(BAD_FILES))
def test_a_bad_file_is_one_clear_line_and_the_earlier_graph_stays(built: Path, kg: Run, kind: str) -> None:
    name, content = BAD_FILES[kind]
    (built / name).write_bytes(content)
    before = outputs(built / "out")
    status, out, error = kg("build", name)
    assert (status, out) == (3, "")
    assert name in one_line(error) and len(error) < 300
    assert outputs(built / "out") == before


@pytest.mark.parametrize("kind", ["empty", "binary", "a line that is no JSON", "a lone surrogate", "no news in it"])
def test_a_bad_file_among_good_ones_is_left_out(built: Path, kg: Run, kind: str) -> None:
    name, content = BAD_FILES[kind]
    (built / name).write_bytes(content + (LINE.encode() if name.endswith(".jsonl") else b""))
    status, out, error = kg("build", "good.txt", name)
    assert status == 1 and name in one_line(error)
    assert "1 left out" in out and (built / "out/graph.ttl").is_file()


def test_a_line_of_100_000_characters_is_read(built: Path, kg: Run) -> None:
    (built / "long.txt").write_text(GOOD + "and the council said nothing more about it " * 2_400, encoding="utf-8")
    assert kg("build", "long.txt")[0] == 0


def test_what_is_not_there_is_named(built: Path, kg: Run) -> None:
    (built / "nowhere.txt").symlink_to("gone.txt")
    (built / "folder").mkdir()
    (built / "other").mkdir()
    (built / "other" / "photo.jpeg").write_bytes(b"\xff\xd8")
    before = outputs(built / "out")
    for source in ("missing.txt", "nowhere.txt", "folder", "other"):
        status, _, error = kg("build", source)
        assert status == 3 and source in one_line(error)
    assert outputs(built / "out") == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(built: Path, kg: Run) -> None:
    (built / "secret.txt").write_text(GOOD, encoding="utf-8")
    (built / "secret.txt").chmod(0)
    status, _, error = kg("build", "secret.txt")
    assert status == 3 and "secret.txt" in one_line(error) and "permission" in error


def test_a_name_that_steers_terminals_is_made_harmless(built: Path, kg: Run) -> None:
    (built / "a\x1b[31mb\n.txt").touch()
    assert "\x1b" not in one_line(kg("build", "a\x1b[31mb\n.txt")[2])


# ------------------------------------------------------------ bad places


def test_an_output_that_is_a_file_stays_one(built: Path, kg: Run) -> None:
    (built / "mine").write_text("mine", encoding="utf-8")
    status, _, error = kg("build", "good.txt", "-o", "mine")
    assert status == 4 and "mine" in one_line(error)
    assert (built / "mine").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_that_may_not_be_written_is_named(built: Path, kg: Run) -> None:
    (built / "closed").mkdir(mode=0o555)
    status, _, error = kg("build", "good.txt", "-o", "closed/out")
    assert status == 4 and "permission" in one_line(error)


def test_a_second_builder_waits_its_turn(built: Path, kg: Run) -> None:
    from kg.graph.workspace import Workspace

    with Workspace("out").lock():
        status, _, error = kg("build", "good.txt")
    assert status == 4 and "another build" in one_line(error)


def test_a_full_disk_is_named_and_the_earlier_graph_stays(built: Path, kg: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (built / "more.txt").write_text(article("Ben Okafor"), encoding="utf-8")
    before = outputs(built / "out")

    def full(source: Any, target: Any) -> None:
        raise OSError(28, "No space left on device", str(target))

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", full)
        status, _, error = kg("build", "good.txt", "more.txt")
    assert status == 4 and "no space left" in one_line(error)
    assert outputs(built / "out") == before
    assert kg("build", "good.txt", "more.txt")[0] == 0


@pytest.mark.parametrize(
    "command", [["ask", "who-said-what"], ["show"], ["export", "turtle"], ["check"], ["explain", "Ana Ruiz"]], ids=lambda c: c[0]
)
def test_a_folder_without_a_graph_is_status_4(kg: Run, command: list[str]) -> None:
    status, out, error = kg(*command, "--in", "nothing")
    assert (status, out) == (4, "") and "nothing holds no graph" in one_line(error)


def test_a_damaged_manifest_is_named(built: Path, kg: Run) -> None:
    (built / "out/manifest.json").write_text("{", encoding="utf-8")
    status, _, error = kg("check")
    assert status == 4 and "manifest.json" in one_line(error)


def test_a_bad_gazetteer_is_status_3(built: Path, kg: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.steps import reader_of

    monkeypatch.setattr("kg.pipeline.reader_of", reader_of)
    (built / "names.ttl").write_text("this is no Turtle", encoding="utf-8")
    for name in ("names.ttl", "missing.ttl"):
        status, _, error = kg("build", "good.txt", "--gazetteer", name, "-o", "other")
        assert status == 3 and name in one_line(error)


# ------------------------------------------------------------ what is written to standard output


def test_export_to_a_file_and_to_standard_output_are_equal(built: Path, kg: Run) -> None:
    from kg.graph.export import FORMATS

    for form in (*FORMATS, "csv"):
        status, out, _ = kg("export", form)
        assert status == 0 and out
        assert kg("export", form, "-o", f"graph.{form}") == (0, "", "")
        assert (built / f"graph.{form}").read_text(encoding="utf-8") == out


def test_a_misspelt_name_is_said_to_be_unknown(built: Path, kg: Run) -> None:
    status, out, error = kg("ask", "who-said-what", "--param", "who=Nobody Atall")
    assert (status, out) == (0, "nothing found\n") and error.startswith("kg: nothing is called 'Nobody Atall'")
    assert kg("ask", "who-said-what", "--param", "words=zzzz") == (0, "nothing found\n", "")


def test_all_tables_go_to_a_folder(built: Path, kg: Run) -> None:
    status, out, _ = kg("export", "csv", "-o", "tables/")
    assert status == 0 and "tables/claims.csv" in out.splitlines()
    assert kg("export", "csv", "-o", "tables") == (0, out, ""), "the folder is there now"


def test_show_writes_the_page_where_it_is_told(built: Path, kg: Run) -> None:
    assert kg("show", "-o", "page.html") == (0, "", "")
    assert (built / "page.html").read_bytes() == (built / "out/graph.html").read_bytes()
    assert kg("show")[1].strip() == (built / "out/graph.html").as_uri()


def test_check_finds_a_graph_in_order_and_a_damaged_one_not(built: Path, kg: Run) -> None:
    status, out, error = kg("check", "--json")
    assert (status, error) == (0, "") and json.loads(out)["ok"]
    (text,) = built.glob("out/texts/*/*.txt")
    text.write_text("X" + text.read_text(encoding="utf-8"), encoding="utf-8")
    status, out, error = kg("check")
    assert status == 1 and error.startswith("kg: ") and "problem" in out


@pytest.mark.parametrize("target", ["/dev/full", "no/such/folder/graph.ttl", "."])
def test_a_result_that_cannot_be_written_is_status_4(built: Path, kg: Run, target: str) -> None:
    status, _, error = kg("export", "turtle", "-o", target)
    assert status == 4 and target in one_line(error)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_pipe_is_no_error(built: Path, unbuffered: str) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "kg", "export", "turtle", "--in", str(built / "out")]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": unbuffered}, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (cli.PIPE, b"")


def test_a_full_standard_output_is_status_4(built: Path) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "kg", "export", "turtle", "--in", str(built / "out")]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 4 and "no space left" in one_line(done.stderr)


# ------------------------------------------------------------ questions


def test_a_named_question_is_answered(built: Path, kg: Run) -> None:
    status, out, error = kg("ask", "who-said-what", "--param", "who=Ana Ruiz", "--format", "jsonl")
    assert (status, error) == (0, "")
    assert "the pool will open on Monday" in out


def test_sparql_comes_as_words_from_a_file_or_from_standard_input(built: Path, kg: Run) -> None:
    query = "SELECT ?name { ?p a kg:Person ; skos:prefLabel ?name }"
    (built / "mine.rq").write_text(query, encoding="utf-8")
    assert "Ana Ruiz" in kg("ask", query, "--format", "csv")[1]
    assert kg("ask", query, "--format", "csv") == kg("ask", "mine.rq", "--format", "csv")
    command = [sys.executable, "-m", "kg", "ask", "-", "--format", "csv", "--in", str(built / "out")]
    assert "Ana Ruiz" in subprocess.run(command, input=query, text=True, capture_output=True, check=True).stdout


def test_the_list_names_every_question(kg: Run) -> None:
    from kg.graph.ontology import ontology_dir

    status, out, _ = kg("ask", "--list")
    names = {path.stem for path in (ontology_dir() / "queries").glob("*.rq")}
    assert status == 0 and names == {line for line in out.splitlines() if line and not line.startswith(" ")}


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("who-said-wat", "who-said-what"),
        ("SELECT ?x WHERE { ?x kg:speakr ?y }", "speaker"),
        ("SELECT ?x WHERE { ?x ?p }", "line 1"),
        ("DROP ALL", ""),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("missing.rq", "missing.rq"),
    ],
)
def test_a_bad_question_is_status_5(built: Path, kg: Run, query: str, hint: str) -> None:
    status, out, error = kg("ask", query)
    assert (status, out) == (5, "")
    assert error.startswith("kg: ") and hint in error


def test_a_cut_answer_says_so(built: Path, kg: Run) -> None:
    status, out, error = kg("ask", "SELECT ?s ?p ?o { ?s ?p ?o }", "--rows", "3", "--format", "csv")
    assert status == 0 and len(out.splitlines()) == 4
    assert "first 3 rows" in one_line(error)


def test_explain_prints_everything_with_its_words(built: Path, kg: Run) -> None:
    status, out, error = kg("explain", "ana ruiz")
    assert (status, error) == (0, "")
    assert out.startswith("Ana Ruiz (") and "says" in out and "said the pool will open on Monday" in out
    values = json.loads(kg("explain", "Ana Ruiz", "--json")[1])
    assert [value["name"] for value in values] == ["Ana Ruiz"] and values[0]["facts"]


def test_explain_of_a_name_that_is_not_there_names_the_nearest(built: Path, kg: Run) -> None:
    status, out, error = kg("explain", "Anna Ruis")
    assert (status, out) == (5, "") and "Ana Ruiz" in one_line(error)


# ------------------------------------------------------------ interruptions and bugs


def test_an_interrupted_build_is_status_130_and_the_earlier_graph_stays(built: Path, kg: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    before = outputs(built / "out")
    (built / "more.txt").write_text(article("Ben Okafor"), encoding="utf-8")
    monkeypatch.setattr("kg.graph.store._build", interrupted)
    status, _, error = kg("build", "good.txt", "more.txt")
    assert status == 130 and "interrupted" in one_line(error.lstrip("\n"))  # below the terminal's ^C
    assert outputs(built / "out") == before


def test_a_bug_keeps_its_traceback(built: Path, kg: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.graph.check.check", lambda workspace: 1 / 0)
    status, _, error = kg("check")
    assert status == 70 and "ZeroDivisionError" in error and error.splitlines()[-1].startswith("kg: this is a bug")


def test_no_colour_and_no_progress_when_nobody_watches(built: Path, kg: Run) -> None:
    status, out, error = kg("build", "good.txt")
    assert status == 0 and "\x1b" not in out + error
