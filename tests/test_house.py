"""The floor plan: which room may import which, where each library lives, how long a function may be."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "kg").rglob("*.py"))
ROOMS = {"read", "annotate", "extract", "resolve", "graph", "ask", "show", "serve"}
HALL = {"kg", "kg.model", "kg.errors"}
# Library -> where it may be imported, as the beginning of a path below kg/.
HOMES = {
    "rdflib": ("graph/", "ask/", "api.py"),
    "pyoxigraph": ("graph/", "ask/", "serve/"),
    "oxrdflib": ("graph/",),
    "pyshacl": ("graph/",),
    "networkx": ("show/",),
    "pyvis": ("show/",),
    "jinja2": ("show/", "serve/"),
    "starlette": ("serve/",),
    "uvicorn": ("serve/",),
    "spacy": ("annotate/", "extract/", "api.py", "steps.py"),
    "onnxruntime": ("annotate/",),
    "tokenizers": ("annotate/",),
    "trafilatura": ("read/",),
    "click": ("cli.py", "commands/"),
    "rich": ("commands/", "ask/"),
}
HEAVY = (
    "numpy",
    "spacy",
    "onnxruntime",
    "tokenizers",
    "rdflib",
    "pyoxigraph",
    "networkx",
    "pyvis",
    "trafilatura",
    "lxml",
    "rich",
    "starlette",
    "uvicorn",
)


def path_of(file: Path) -> str:
    return file.relative_to(ROOT / "kg").as_posix()


def name_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path) -> set[str]:
    """Every module that a file imports, wherever in it: "kg.model", "numpy"."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute"
            found |= {node.module or ""} | {f"kg.{alias.name}" for alias in node.names if node.module == "kg"}
    return found


def known_modules() -> set[str]:
    return {name_of(file) for file in FILES}


@pytest.mark.parametrize("room", sorted(ROOMS - {"serve"}))  # which shows what the others made
def test_a_room_imports_the_hall_and_itself(room: str) -> None:
    for file in sorted((ROOT / "kg" / room).rglob("*.py")):
        ours = {name for name in imports(file) if name == "kg" or name.startswith("kg.")}
        others = {name for name in ours - HALL if name in known_modules() and not (name + ".").startswith(f"kg.{room}.")}
        assert not others, f"{path_of(file)} imports {sorted(others)}"


def test_the_hall_imports_the_standard_library_only() -> None:
    for file in (ROOT / "kg" / "model.py", ROOT / "kg" / "errors.py"):
        assert {name.split(".")[0] for name in imports(file)} <= sys.stdlib_module_names


def test_nobody_imports_the_command_line() -> None:
    for file in FILES:
        if path_of(file) not in ("__main__.py", "cli.py") and not path_of(file).startswith("commands/"):
            assert not {name for name in imports(file) if name.startswith(("kg.cli", "kg.commands"))}, path_of(file)


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_library_has_one_home(library: str) -> None:
    for file in FILES:
        if any(name.split(".")[0] == library for name in imports(file)):
            assert path_of(file).startswith(HOMES[library]), f"{path_of(file)} imports {library}"


def test_no_import_goes_in_a_circle() -> None:
    known = {name_of(file) for file in FILES}
    graph = {name_of(file): set(top_imports(file, known)) & known for file in FILES}
    done: set[str] = set()

    def walk(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, f"circle: {' -> '.join((*above, module))}"
        if module not in done:
            for other in sorted(graph[module] - {module}):
                walk(other, (*above, module))
            done.add(module)

    for module in sorted(graph):
        walk(module, ())


def top_imports(file: Path, known: set[str]) -> Iterator[str]:
    """Our modules that are imported when this one is loaded: not in its functions, not for type checkers only."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in known else node.module or ""


@pytest.mark.parametrize("file", FILES, ids=path_of)
def test_files_and_functions_are_short(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= 450, "is it one room or two?"
    if text.strip():
        assert ast.get_docstring(tree), "a module says in one line what it is"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 60, f"{node.name} is too long"


def test_names_say_what_a_file_is() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "base", "manager", "data", "misc", "core", "experimental"}
    assert not [path_of(file) for file in FILES if file.stem in vague]


@pytest.mark.parametrize("code", ["import kg", "import kg.cli", "from kg import Article, KgError, build"])
def test_nothing_heavy_is_loaded_before_it_is_used(code: str) -> None:
    check = f"{code}\nimport sys\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_opens_without_its_machines(room: str) -> None:
    if not (ROOT / "kg" / room).is_dir():
        pytest.skip(f"there is no room {room} yet")
    check = f"import kg.{room}\nimport sys\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
