"""The files in ontology/gazetteer: every link leads somewhere, the licence is told, and the tables give the same bytes again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "ontology" / "gazetteer").glob("*.ttl"))
TABLES = ROOT.parent / "shared" / "gazetteer"
OWN = "https://w3id.org/newskg/gazetteer/"
TERMS = {
    "partOf",
    "jurisdiction",
    "memberOf",
    "roleIn",
    "basedIn",
    "Agency",
    "Organization",
    "City",
    "Region",
    "Country",
    "Group",
    "Person",
}


def _quads() -> Iterator[ox.Quad]:
    for path in FILES:
        yield from ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)


def test_every_link_leads_to_an_entry() -> None:
    found = [(q.subject.value, q.object.value) for q in _quads() if not isinstance(q.object, ox.Literal)]
    subjects = {subject for subject, _ in found}
    assert {o for _, o in found if o.startswith(OWN)} <= subjects


def test_only_terms_of_the_ontology_are_used() -> None:
    kg = "https://w3id.org/newskg/ns#"
    used = {term.value for q in _quads() for term in (q.predicate, q.object) if term.value.startswith(kg)}
    assert used <= {kg + term for term in TERMS}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_tells_its_source_and_licence(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "# Source and licence: " in text
    assert "dcterms:license <https://" in text


@pytest.mark.skipif(not TABLES.is_dir(), reason="the raw tables are not beside this checkout")
def test_the_tables_give_the_same_bytes_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "training" / "gazetteer.py", TABLES, tmp_path], check=True)
    for path in FILES:
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
