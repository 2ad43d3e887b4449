"""The network's answers for a whole article, put together from its windows: every word is answered where it is most central."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.annotate.arrays import Floats, Ints
from kg.annotate.decode import log_softmax, sigmoid
from kg.annotate.files import check
from kg.annotate.labels import Labels, load_labels
from kg.annotate.network import Network
from kg.annotate.pieces import Pieces
from kg.annotate.windows import owners, windows
from kg.annotate.words import Words


@dataclass(frozen=True, slots=True)
class Model:
    """The language model as it lies in a folder: what its numbers mean, its word pieces, its network."""

    labels: Labels
    pieces: Pieces
    network: Network


def load_model(folder: Path) -> Model:
    """The model of a folder, after a check that it is whole. Raises ModelError."""
    check(folder)
    return Model(load_labels(folder / "labels.json"), Pieces(folder / "tokenizer.json"), Network(folder))


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``[start, end)`` and the encoder's answers for them, as ``Network.read`` describes them."""

    start: int
    end: int
    answers: dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Reading:
    """One row a word: log probabilities of ``names`` (n, 19) and ``phrases`` (n, 5, 3), probabilities of ``cues`` (n, 7),
    scores of ``pos`` (n, 17), how much more a sentence start is likely than not in ``starts`` (n,). ``owner``: the window
    that answers for the word."""

    names: Floats
    phrases: Floats
    cues: Floats
    pos: Floats
    starts: Floats
    owner: tuple[int, ...]
    windows: tuple[Window, ...]


def read(words: Words, model: Model) -> Reading:
    """Run the encoder over all windows of the words. ``words`` must not be empty."""
    labels = model.labels
    cuts = list(windows(words.starts, model.pieces.lengths(words.forms), labels.window, labels.overlap))
    found = tuple(_window(words, start, end, model) for start, end in cuts)
    owner = owners(cuts, len(words))
    joined = {head: _join(found, np.array(owner), head) for head in ("names", "layer", "cue", "upos", "ss")}
    return Reading(
        names=log_softmax(joined["names"]),
        phrases=log_softmax(joined["layer"].reshape(len(words), len(labels.phrases), 3)),
        cues=sigmoid(joined["cue"]),
        pos=joined["upos"],
        starts=joined["ss"][:, 1] - joined["ss"][:, 0],
        owner=tuple(owner),
        windows=found,
    )


def _window(words: Words, start: int, end: int, model: Model) -> Window:
    given = model.pieces.encode(words.forms[start:end], _breaks(words, start, end))
    return Window(start, end, model.network.read(given))


def _breaks(words: Words, start: int, end: int) -> list[int]:
    """Line breaks in a window: one that starts inside the text always starts with one, as in training."""
    found = list(words.breaks[start:end])
    if start:
        found[0] = max(1, found[0])
    return found


def _join(found: tuple[Window, ...], owner: Ints, head: str) -> Floats:
    """The rows of one head from the windows that own the words, in the order of the words."""
    rows = [window.answers[head][owner[window.start : window.end] == number] for number, window in enumerate(found)]
    places = [np.flatnonzero(owner == number) for number in range(len(found))]
    joined: Floats = np.concatenate(rows)[np.argsort(np.concatenate(places), kind="stable")]
    return joined
