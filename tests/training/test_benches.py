"""Attributions compared as PolNeAR writes them."""

from __future__ import annotations

from training.benches import Said, _compared, _holds, _stretches, _with_auxiliaries

WORDS = "Ana Ruiz had not said that he would go .".split()
POS = "PROPN PROPN AUX PART VERB SCONJ PRON AUX VERB PUNCT".split()


def said(source: range, cue: range, content: range) -> Said:
    return Said(frozenset(source), frozenset(cue), frozenset(content))


def test_auxiliaries_belong_to_the_cue_but_not_the_source() -> None:
    assert _with_auxiliaries(said(range(2), range(4, 5), range(5, 9)), POS, WORDS) == {2, 3, 4}
    assert _with_auxiliaries(said(range(3, 4), range(4, 5), range(5, 9)), POS, WORDS) == {4}


def test_the_inner_of_two_attributions_is_held_by_the_outer() -> None:
    outer, inner = said(range(1), range(1, 2), range(2, 9)), said(range(2, 3), range(3, 4), range(4, 9))
    assert _holds(outer, inner)
    assert not _holds(inner, outer)
    assert not _holds(outer, outer)


def test_stretches_end_at_a_line_break() -> None:
    assert _stretches(frozenset({1, 2, 3, 6}), [0, 0, 0, 1, 0, 0, 0]) == [(1, 3), (3, 4), (6, 7)]


def test_linked_asks_for_the_source_and_half_of_the_content() -> None:
    wanted = [said(range(2), range(4, 5), range(5, 9))]
    near = [said(range(1, 2), range(4, 5), range(6, 9))]
    far = [said(range(1, 2), range(4, 5), range(8, 9))]
    counts = _compared(wanted, near, [0] * len(WORDS))
    assert (counts["linked"].right, counts["cue"].right, counts["source"].right, counts["content"].right) == (1, 1, 0, 0)
    assert _compared(wanted, far, [0] * len(WORDS))["linked"].right == 0
