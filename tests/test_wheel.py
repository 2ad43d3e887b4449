"""The wheel: what it must hold to work where there is no checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="hatchling builds the wheel; requirements-dev.lock has it")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    (path,) = folder.glob("newskg-*.whl")
    return path


def files(wheel: Path) -> set[str]:
    return {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}


def test_everything_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    inside = files(wheel)
    for folder, place in (("kg", "kg"), ("ontology", "kg/ontology")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc":
                assert f"{place}/{path.relative_to(ROOT / folder).as_posix()}" in inside


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    assert {name.split("/")[0] for name in files(wheel)} == {"kg", next(n for n in files(wheel) if "dist-info" in n).split("/")[0]}
    assert not {name for name in files(wheel) if "__pycache__" in name or name.startswith("kg/tests")}


def test_the_licences_are_in_the_wheel(wheel: Path) -> None:
    names = {name.partition(".dist-info/licenses/")[2] for name in files(wheel)}
    assert {"LICENSE", "LICENSES.md", "kg/annotate/model/LICENSES.txt"} <= names


def test_the_wheel_works_without_a_checkout(wheel: Path, tmp_path: Path) -> None:
    """Unpacked in an empty folder, with the libraries of this environment, it finds its ontology, model and samples."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\n"
        "import kg\n"
        "from kg.graph.ontology import ontology_dir\n"
        "assert Path(kg.__file__).is_relative_to(sys.argv[1]), kg.__file__\n"
        "assert ontology_dir().is_relative_to(sys.argv[1]), ontology_dir()\n"
        "from kg.commands.demo import demo\n"
        "print(len(list((Path(kg.__file__).parent / 'samples').iterdir())))\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "site")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path).stdout
    assert int(printed) >= 8
