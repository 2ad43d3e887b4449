"""How wrong the network is on a batch: one number for each head, and their sum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.examples import Example
from training.labels import FRAMES, NAMES, NOTHING, PHRASES
from training.network import Net

IMPOSSIBLE = -1e4
CUE_WEIGHT = torch.tensor([1.0, 2.0, 2.0, 2.0, 2.0, 1.0, 1.0])  # say supports opposes commits refuses role coref
CUE_FOUND = torch.tensor([1.5, 2.0, 2.0, 2.0, 2.0, 1.5, 1.5])
FRAME_WEIGHT = torch.tensor([1.0, 2.0, 2.0, 1.0, 0.5])  # say stance commit role coref
FRAMES_COUNT = 2.0  # beside the other heads: the hardest task
IDLE_WORDS = 20  # what a frame with no who and what counts, beside its words
LEAST_PHRASE_WORDS = 100


@dataclass(slots=True)
class Batch:
    """B windows, W words at most. Shapes as in ``Example``, padded; frames: ``rows``, ``anchors``, ``kinds`` (A,), ``tags`` (A, W)."""

    ids: Tensor
    shapes: Tensor
    present: Tensor
    first: Tensor
    sentence: Tensor
    words: dict[str, Tensor]
    names: Tensor
    phrases: Tensor
    cues: Tensor
    frames: tuple[Tensor, Tensor, Tensor, Tensor] | None

    @property
    def pieces(self) -> int:
        """Word pieces without the padding."""
        return int(self.present.sum())


def collate(examples: list[Example]) -> Batch:
    """Examples side by side."""
    pieces, words = max(len(e.ids) for e in examples), max(len(e.first) for e in examples)

    def padded(rows: list[list[int]], width: int, empty: int) -> Tensor:
        return torch.tensor([row + [empty] * (width - len(row)) for row in rows])

    names = np.ones((len(examples), words, len(NAMES)), bool)
    phrases = np.full((len(examples), words, len(PHRASES)), NOTHING, np.int64)
    cues = np.full((len(examples), words, len(CUE_WEIGHT)), -1, np.float32)
    for row, example in enumerate(examples):
        count = len(example.first)
        names[row, :count], phrases[row, :count], cues[row, :count] = example.names, example.phrases, example.cues
    ids = padded([e.ids for e in examples], pieces, 0)
    return Batch(
        ids=ids,
        shapes=padded([e.shapes for e in examples], pieces, 0),
        present=(ids != 0).long(),
        first=padded([e.first for e in examples], words, 0),
        sentence=padded([e.sentence for e in examples], words, -1),
        words={k: padded([getattr(e, k) for e in examples], words, NOTHING) for k in ("pos", "starts", "heads", "relations")},
        names=torch.from_numpy(names),
        phrases=torch.from_numpy(phrases),
        cues=torch.from_numpy(cues),
        frames=_frames(examples, words),
    )


def _frames(examples: list[Example], words: int) -> tuple[Tensor, Tensor, Tensor, Tensor] | None:
    found = [(row, *frame) for row, example in enumerate(examples) for frame in example.frames]
    if not found:
        return None
    tags = np.full((len(found), words), NOTHING, np.int64)
    for place, (_, _, _, one) in enumerate(found):
        tags[place, : len(one)] = one
    rows, anchors, kinds = (torch.tensor([frame[column] for frame in found]) for column in range(3))
    return rows, anchors, kinds, torch.from_numpy(tags)


def losses(net: Net, batch: Batch) -> dict[str, Tensor]:
    """The loss of every head that the batch has answers for."""
    with torch.autocast("cpu", torch.bfloat16):
        root, words = net.words(batch.ids, batch.shapes, batch.present, batch.first)
        pos, starts, names, phrases, cues = (scores.float() for scores in net.tags(words))
    found = {}
    for head, scores in (("pos", pos), ("starts", starts)):
        if (batch.words[head] >= 0).any():
            found[head] = _one_of(scores, batch.words[head])
    if (batch.words["heads"] >= 0).any():
        found["arc"], found["relation"] = _trees(net, batch, root, words)
    found |= {"names": _allowed(names, batch.names), "phrases": _phrases(phrases, batch.phrases), "cue": _cues(cues, batch.cues)}
    if batch.frames:
        found["frame"] = _arguments(net, words, *batch.frames)
    return {head: loss for head, loss in found.items() if loss is not None}


def _one_of(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=NOTHING)


def _trees(net: Net, batch: Batch, root: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
    """A head is sought in the word's own sentence only."""
    with torch.autocast("cpu", torch.bfloat16):
        arc, dependents, heads = net.tree(root, words)
        relation = net.relations(dependents, heads, batch.words["heads"].clamp(min=0)).float()
    same = batch.sentence.unsqueeze(2) == batch.sentence.unsqueeze(1)
    same &= ~torch.eye(same.size(1), dtype=torch.bool)[None]
    possible = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    return _one_of(arc.float().masked_fill(~possible, IMPOSSIBLE), batch.words["heads"]), _one_of(relation, batch.words["relations"])


def _allowed(scores: Tensor, allowed: Tensor) -> Tensor | None:
    """The chance of all allowed tags together; words that may be anything do not count."""
    known = ~allowed.all(-1)
    if not known.any():
        return None
    odds = functional.log_softmax(scores[known], -1).masked_fill(~allowed[known], IMPOSSIBLE)
    return -torch.logsumexp(odds, -1).mean()


def _phrases(scores: Tensor, wanted: Tensor) -> Tensor | None:
    if not (wanted >= 0).any():
        return None
    total = functional.cross_entropy(scores.view(*wanted.shape, 3).flatten(0, 2), wanted.flatten(), ignore_index=NOTHING, reduction="sum")
    return total / (wanted >= 0).any(-1).sum().clamp(min=LEAST_PHRASE_WORDS)


def _cues(scores: Tensor, wanted: Tensor) -> Tensor | None:
    known = wanted >= 0
    if not known.any():
        return None
    each = functional.binary_cross_entropy_with_logits(scores, wanted.clamp(min=0), reduction="none", pos_weight=CUE_FOUND)
    return (each * CUE_WEIGHT * known).sum() / known[:, :, 0].sum()


def _arguments(net: Net, words: Tensor, rows: Tensor, anchors: Tensor, kinds: Tensor, tags: Tensor) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        scores = net.frame(words, rows, anchors, kinds)
    each = functional.cross_entropy(scores.float().flatten(0, 1), tags.flatten(), ignore_index=NOTHING, reduction="none")
    weight = FRAME_WEIGHT[kinds]
    size = (tags > 0).sum(1) + IDLE_WORDS
    return FRAMES_COUNT * (each.view(tags.shape).sum(1) * weight).sum() / (size * weight).sum()


assert len(FRAME_WEIGHT) == len(FRAMES)
