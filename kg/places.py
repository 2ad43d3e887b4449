"""Where newskg's own files lie ("news.ttl", the sample articles), in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError

_HERE = Path(__file__).parent


def ontology_folder() -> Path:
    """The folder with news.ttl, shapes.ttl, gazetteer/, queries/: in the package when installed, beside it in a checkout."""
    for folder in (_HERE / "ontology", _HERE.parent / "ontology"):
        if (folder / "news.ttl").is_file():
            return folder
    raise KgError(f"the ontology is missing beside {_HERE}: install newskg again")


def samples_folder() -> Path:
    """The folder with the sample articles."""
    return _HERE / "samples"
