"""An article's graph fits the shapes, or the error names the first thing that is wrong with it."""

from __future__ import annotations

import pytest

from kg.errors import ShapeError
from kg.graph.quads import part
from kg.graph.shapes import conforms
from tests.graph.elm_falls import NODES, RECORD


def test_the_sample_conforms() -> None:
    conforms(part(RECORD, NODES))


def test_a_stance_without_a_holder_does_not() -> None:
    data = b"".join(line for line in part(RECORD, NODES).splitlines(keepends=True) if b"ns#holder>" not in line)
    with pytest.raises(ShapeError, match=r"^article 'elm-falls': a stance has exactly one kg:holder.* \(and 1 more\); .*$"):
        conforms(data)


def test_a_claim_by_a_policy_does_not() -> None:
    speaker = b"ns#speaker> <https://w3id.org/newskg/id/"
    data = part(RECORD, NODES).replace(speaker + b"person/ana-ruiz>", speaker + b"policy/eviction-freeze>")
    with pytest.raises(ShapeError, match="who speaks"):
        conforms(data)
