"""Claims of a transcript or interview: lines that open with their speaker, "RUIZ: We will not close a single school."."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.extract.found import FoundClaim, Stretch
from kg.extract.ground import Ground, trimmed
from kg.extract.syntax import overlap

LONGEST_LABEL = 5  # words before the colon: "Dr. Ana Maria Ruiz"
LEAST_TURNS = 3
CONFIDENCE = 0.8
# Labels of the page and of the interviewer, not of a speaker.
NOT_SPEAKERS = frozenset(
    "q a question answer note update editor breaking live correction source photo video tags topics subject date re".split()
)


def transcript_claims(ground: Ground, taken: Iterable[Stretch]) -> Iterator[FoundClaim]:
    """One claim a turn, up to the next turn; none where a text has fewer than three such lines or no speaker twice."""
    turns = list(_turns(ground))
    speakers = Counter(_label(ground, label) for label, _ in turns)
    if len(turns) < LEAST_TURNS or max(speakers.values(), default=0) < 2:
        return
    known = list(taken)
    ends = [label[0] for label, _ in turns[1:]] + [len(ground)]
    for (label, start), end in zip(turns, ends, strict=True):
        content = trimmed(ground, (start, end))
        if content[0] < content[1] and not any(2 * overlap(content, piece) > content[1] - content[0] for piece in known):
            yield FoundClaim("Direct", label, None, (content,), CONFIDENCE)


def _turns(ground: Ground) -> Iterator[tuple[Stretch, int]]:
    """Each line's speaker and where the words begin, for lines that open with a name and a colon."""
    for i in range(len(ground)):
        first = ground.after(i)
        if first != i or (i and ground.line[ground.before(i)] == ground.line[i]):
            continue
        colon = next((j for j in range(i + 1, min(i + LONGEST_LABEL + 1, len(ground))) if ground.parse.words[j] == ":"), None)
        if colon is not None and ground.line[colon] == ground.line[i] and _names_somebody(ground, (i, colon)):
            yield (i, colon), colon + 1


def _names_somebody(ground: Ground, label: Stretch) -> bool:
    words = [ground.parse.words[i] for i in range(*label)]
    return words[0].lower() not in NOT_SPEAKERS and all(w[0].isupper() or w in {".", "-"} for w in words)


def _label(ground: Ground, label: Stretch) -> str:
    return " ".join(ground.parse.lower[i] for i in range(*label))
