"""Where a reported clause begins and ends, by the parse: "said at a rally [that he would close the school | in June]"."""

from __future__ import annotations

from kg.extract.found import Stretch
from kg.extract.ground import DASHES, MARKS, Ground

# Words that cannot end a clause: what they belong to still follows.
HANGING = frozenset({"ADP", "DET", "SCONJ", "CCONJ", "AUX", "PART"})
BREAKS = frozenset({",", ";", ":", "(", ")", *MARKS, *DASHES})


def completed(ground: Ground, cue: int, piece: Stretch) -> Stretch:
    """The piece with the words that its own words govern, up to the next comma or stop."""
    start, end = piece
    while (following := ground.after(end)) < len(ground) and ground.same_line(end - 1, following):
        if ground.word(following) in BREAKS or ground.stops(following) or not _governed(ground, following, cue, (start, end)):
            break
        end = following + 1
    return start, end


def _governed(ground: Ground, token: int, cue: int, piece: Stretch) -> bool:
    """Whether the token hangs on a word of the piece, without the cue between them."""
    head = ground.parse.head
    for _ in range(40):
        above = head[token]
        if piece[0] <= above < piece[1]:
            return above != cue
        if above == token or above == cue:
            return False
        token = above
    return False
