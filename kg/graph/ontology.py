"""Where the ontology's files lie: news.ttl, shapes.ttl, gazetteer/countries.ttl, queries/*.rq."""

from __future__ import annotations

from pathlib import Path

from kg.errors import WorkspaceError


def ontology_dir() -> Path:
    """The folder with news.ttl: ``kg/ontology`` where the package is installed, ``ontology`` beside ``kg`` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "ontology", package.parent / "ontology"):
        if (folder / "news.ttl").is_file():
            return folder
    raise WorkspaceError(f"the ontology is missing beside {package}: install newskg again")
