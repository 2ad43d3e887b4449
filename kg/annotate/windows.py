"""A long article is read in overlapping windows of whole sentences, so that "she said" still sees who she is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST_SENTENCE = 200


def windows(starts: Sequence[bool], lengths: Sequence[int], longest: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Word stretches of at most ``longest`` pieces that end with a sentence; each re-reads up to ``overlap`` last sentences.

    ``starts``: where sentences start; ``lengths``: pieces of every word. Together the windows cover every word.
    """
    sentences = list(_sentences(starts, lengths))
    sizes = [sum(lengths[start:end]) for start, end in sentences]
    first = 0
    while first < len(sentences):
        end = _fill(sizes, first, longest)
        yield sentences[first][0], sentences[end - 1][1]
        if end >= len(sentences):
            return
        first = _step_back(sizes, first, end, longest, overlap)


def owners(found: Sequence[tuple[int, int]], words: int) -> list[int]:
    """For every word the window in which it stands farthest from an edge (edges of the text do not count)."""
    best, owner = [-1] * words, [0] * words
    for number, (start, end) in enumerate(found):
        for word in range(start, end):
            depth = min(word - start if start else words, end - 1 - word if end < words else words)
            if depth > best[word]:
                best[word], owner[word] = depth, number
    return owner


def _fill(sizes: list[int], first: int, longest: int) -> int:
    end, total = first, 2  # [CLS] and [SEP]
    while end < len(sizes) and (end == first or total + sizes[end] <= longest):
        total += sizes[end]
        end += 1
    return end


def _step_back(sizes: list[int], first: int, end: int, longest: int, overlap: int) -> int:
    back = end
    while back > first + 1 and end - back < overlap and sum(sizes[back - 1 : end]) < longest // 4:
        back -= 1
    return back


def _sentences(starts: Sequence[bool], lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Sentences as word stretches; one longer than ``LONGEST_SENTENCE`` pieces is cut."""
    start = size = 0
    for word, pieces in enumerate(lengths):
        if word > start and (starts[word] or size + pieces > LONGEST_SENTENCE):
            yield start, word
            start, size = word, 0
        size += pieces
    if lengths:
        yield start, len(lengths)
