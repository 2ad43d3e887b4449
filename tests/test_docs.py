"""The papers: what the README says one can type exists, links lead somewhere, versions agree."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

import kg
from kg import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "benchmarks").glob("*.md")])


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def kg_commands() -> list[list[str]]:
    """Every `kg …` line of the README's shell blocks, as its arguments."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    parsed = [shlex.split(line, comments=True) for line in lines if re.match(r"\s*kg ", line)]
    return [words[1 : words.index(">")] if ">" in words else words[1:] for words in parsed]


@pytest.mark.parametrize("arguments", kg_commands(), ids=" ".join)
def test_every_command_of_the_readme_is_understood(arguments: list[str]) -> None:
    name, *rest = arguments
    command = cli.kg.commands[name]
    assert command.make_context(name, list(rest), resilient_parsing=False)


def test_the_readme_names_every_command_and_status_and_question() -> None:
    assert all(f"`{name}`" in README or f"kg {name}" in README for name in cli.kg.commands)
    statuses = {cli.OK, cli.LEFT_OUT, cli.USAGE, cli.INTERRUPTED, *cli.STATUS.values()}
    assert {int(number) for number in re.findall(r"^\| (\d+) \|", README, re.M)} == statuses
    questions = {path.stem for path in (ROOT / "ontology/queries").glob("*.rq")}
    assert set(re.findall(r"^\| `([a-z-]+)` \|", README, re.M)) == questions


def test_the_examples_in_the_help_are_understood() -> None:
    for name, command in cli.kg.commands.items():
        epilog = command.epilog or ""
        for line in re.findall(r"^  (?:.*\| )?kg (.*)$", epilog, re.M):
            words = shlex.split(line)
            words = words[: words.index(">")] if ">" in words else words
            assert words[0] == name
            assert command.make_context(name, words[1:]), line


def test_the_python_of_the_readme_uses_names_that_exist() -> None:
    for block in blocks("python"):
        for node in ast.walk(ast.parse(block)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "kg":
                assert getattr(kg, node.attr)


def test_every_public_name_can_be_had() -> None:
    for name in kg.__all__:
        assert callable(getattr(kg, name))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_links_lead_somewhere(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#\s]+)", text):
        if not link.startswith(("http://", "https://")):
            assert (paper.parent / link).exists(), f"{paper.name}: {link}"


def test_versions_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert project["version"] == kg.__version__
    assert f"## [{kg.__version__}]" in changes


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "make test\n" in "".join(blocks("sh"))
    script = ROOT / ".ci" / "run"
    assert script.read_text(encoding="utf-8").rstrip().endswith("make test") and script.stat().st_mode & 0o111


def test_the_lock_has_exact_versions_and_no_places() -> None:
    for lock in ROOT.glob("*.lock"):
        lines = [line for line in lock.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        assert lines and all(re.fullmatch(r"[\w.-]+==[\w.+!]+", line) for line in lines), lock.name


def test_every_dependency_is_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for lock, wanted in (("requirements.lock", []), ("requirements-dev.lock", extras["dev"])):
        names = {line.partition("==")[0].lower() for line in (ROOT / lock).read_text(encoding="utf-8").splitlines()}
        assert {re.split(r"[ <>=~!]", one)[0].lower() for one in [*project["dependencies"], *wanted]} <= names


def test_no_command_takes_an_option_that_its_help_does_not_explain() -> None:
    for command in cli.kg.commands.values():
        for param in command.params:
            assert not isinstance(param, click.Option) or param.help, f"{command.name} {param.name}"
