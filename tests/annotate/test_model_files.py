import json
import shutil
from pathlib import Path

import pytest

from kg.annotate import Annotator
from kg.annotate.files import BUILT_IN, NEEDED, check, seal
from kg.annotate.labels import load_labels
from kg.errors import ModelError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BUILT_IN, tmp_path / "model"))


def test_the_model_that_comes_along_is_whole() -> None:
    check(BUILT_IN)


@pytest.mark.parametrize("name", [*NEEDED, "model.json"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelError, match=name) as error:
        Annotator(model=copy)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", NEEDED)
def test_a_file_cut_short_is_named(copy: Path, name: str) -> None:
    path = copy / name
    path.write_bytes(path.read_bytes()[:-7])
    with pytest.raises(ModelError, match=name):
        Annotator(model=copy)


def test_a_changed_byte_is_found(copy: Path) -> None:
    data = bytearray((copy / "frame.onnx").read_bytes())
    data[5000] ^= 1
    (copy / "frame.onnx").write_bytes(data)
    with pytest.raises(ModelError, match=r"frame\.onnx.*damaged"):
        check(copy)


@pytest.mark.parametrize("name", NEEDED)
def test_a_sealed_file_with_other_contents_is_a_model_error_too(copy: Path, name: str) -> None:
    (copy / name).write_text('{"not": "the model"}')
    seal(copy)
    with pytest.raises(ModelError) as error:
        Annotator(model=copy)
    assert "\n" not in str(error.value) and str(copy / name) in str(error.value)


def test_a_sealed_copy_can_be_used(copy: Path) -> None:
    seal(copy)
    assert (copy / "model.json").read_bytes() == (BUILT_IN / "model.json").read_bytes()


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="No usable model"):
        Annotator(model=tmp_path)


def test_the_card_names_the_files_that_are_there() -> None:
    card = (BUILT_IN / "MODEL.md").read_text()
    for name, known in json.loads((BUILT_IN / "model.json").read_text())["files"].items():
        assert name in card and known["sha256"] in card


def test_labels_fit_the_contract() -> None:
    labels = load_labels(BUILT_IN / "labels.json")
    assert labels.types == ("PERSON", "AGENCY", "ORG", "CITY", "REGION", "COUNTRY", "PLACE", "GROUP", "DATE")
    assert labels.phrases == ("TITLE", "LAW", "POLICY", "EVENT", "UNNAMED") and 0 < labels.low < 0.25
