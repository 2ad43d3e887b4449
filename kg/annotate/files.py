"""The model's folder: which files it needs ("enc.int8.onnx" …), and whether they are whole."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from kg.errors import ModelError

BUILT_IN = Path(__file__).with_name("model")
NEEDED = ("enc.int8.onnx", "frame.onnx", "rel.npz", "labels.json", "tokenizer.json")
MANIFEST = "model.json"


def seal(folder: Path) -> None:
    """Write ``model.json``: size and SHA-256 of every file the model needs. An export ends with this."""
    files = {name: {"bytes": (folder / name).stat().st_size, "sha256": _sha256(folder / name)} for name in NEEDED}
    (folder / MANIFEST).write_text(json.dumps({"files": files}, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def check(folder: Path) -> None:
    """Raises ModelError when a file of the model is missing, cut short or changed since it was sealed."""
    for name, known in sorted(_manifest(folder).items()):
        _check_file(folder / name, known)


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
        return {name: files[name] for name in NEEDED}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"No usable model in {folder}: cannot read {MANIFEST} ({_reason(error)}); give the folder of a sealed model."
        ) from error


def _check_file(path: Path, known: dict[str, Any]) -> None:
    try:
        whole = path.stat().st_size == known["bytes"] and _sha256(path) == known["sha256"]
    except (OSError, KeyError, TypeError) as error:
        raise unusable(path, error) from error
    if not whole:
        raise ModelError(f"The model's file {path} is damaged (its SHA-256 is not the known one); install newskg again.")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unusable(path: Path, error: Exception) -> ModelError:
    """The error for a file of the model that cannot be loaded, in one line."""
    return ModelError(f"The model's file {path} cannot be used ({_reason(error)}); install newskg again or give another --model.")


def _reason(error: Exception) -> str:
    """An exception in one short line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
