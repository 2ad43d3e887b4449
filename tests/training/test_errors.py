"""Every wrong answer has one class."""

from __future__ import annotations

from kg.annotate.frames import Proposal
from training.errors import _problem, _spans
from training.passages import Target

TARGET = Target("supports", (3, 4), 3, ((0, 2),), ((5, 9),))


def proposal(who: tuple[int, int] | None, *what: tuple[int, int], label: str = "supports") -> Proposal:
    return Proposal(label, (3, 4), who, what, 1.0, 1.0, 1.0, True)


def test_classes_of_frames() -> None:
    assert _problem(TARGET, proposal((0, 1), (5, 9))) is None
    assert _problem(TARGET, proposal((0, 1), (5, 9), label="opposes")) == "supports taken for opposes"
    assert _problem(TARGET, proposal(None, (5, 9))) == "who not found"
    assert _problem(TARGET, proposal((2, 3), (5, 9))) == "another who"
    assert _problem(TARGET, proposal((0, 2))) == "what not found"
    assert _problem(TARGET, proposal((0, 2), (9, 12))) == "another what"
    assert _problem(TARGET, proposal((0, 2), (8, 12))) == "what of another extent"


def test_classes_of_names_and_what_is_spared() -> None:
    tags = ["B-ORG", "I-ORG", "O", "B-CITY", "O", "?", "B-LAW"]
    found = {(0, 2, "AGENCY"), (3, 5, "CITY"), (5, 6, "EVENT"), (2, 3, "DATE")}
    assert _spans("name", tags, set(), found) == {
        ("name", "ORG taken for AGENCY"): 1, ("name", "CITY: wrong extent"): 1, ("name", "LAW not found"): 1,
        ("name", "DATE where there is none"): 1,
    }  # fmt: skip
