"""How sure a statement is: the measured share of right ones, not the model's own score."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.confidence import COMMITMENTS, ROLES, STANCES, share_right

TABLES = (STANCES, COMMITMENTS, ROLES)


@pytest.mark.parametrize("table", TABLES)
def test_every_score_has_a_share(table: tuple[tuple[float, float], ...]) -> None:
    assert table[-1][0] == 0.0 and list(table) == sorted(table, reverse=True)


@given(st.sampled_from(TABLES), st.floats(0, 1), st.floats(0, 1))
def test_a_surer_proposal_is_not_less_often_right(table: tuple[tuple[float, float], ...], one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < share_right(table, low) <= share_right(table, high) < 1
