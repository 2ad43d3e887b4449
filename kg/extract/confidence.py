"""How sure a statement is: the share of such proposals that were right on the development news, not the model's own score.

Counted on the annotated development texts (78 passages) and the 20 articles in tests/quality, rounded to 0.05. Outside those
styles expect somewhat less. Claims bring their own measured share.
"""

from __future__ import annotations

# (least raw score, share right), highest first
STANCES = ((0.99, 0.8), (0.8, 0.55), (0.0, 0.45))
COMMITMENTS = ((0.995, 0.85), (0.8, 0.65), (0.0, 0.35))
ROLES = ((0.99, 0.75), (0.0, 0.55))


def share_right(table: tuple[tuple[float, float], ...], score: float) -> float:
    """The measured share for a raw score in 0..1."""
    return next(share for least, share in table if score >= least)
