"""A network that is still being trained, read by ``kg``'s own code: so that what is judged is what users get."""

from __future__ import annotations

import numpy as np
import torch

from kg.annotate.arrays import Floats
from kg.annotate.labels import Labels
from kg.annotate.pieces import Input, Pieces
from kg.annotate.reading import Model
from training.export import OUTPUTS
from training.network import Net


class TorchNetwork:
    """Answers as ``kg.annotate.network.Network`` does, from the torch network itself."""

    def __init__(self, net: Net) -> None:
        self._net = net.eval()
        self.relations: Floats = net.R.detach().numpy()

    def read(self, window: Input) -> dict[str, Floats]:
        """Scores for the words of a window, by head."""
        ids = torch.tensor([window.ids])
        with torch.no_grad():
            found = self._net(ids, torch.tensor([window.shapes]), torch.ones_like(ids), torch.tensor([window.first]))
        return {name: values[0].numpy() for name, values in zip(OUTPUTS, found, strict=True)}

    def arguments(self, words: Floats, anchors: list[tuple[int, int]]) -> Floats:
        """(anchors, w, 5) scores of who and what."""
        places = torch.from_numpy(np.array(anchors, np.int64))
        with torch.no_grad():
            found = self._net.frame(torch.from_numpy(words)[None], torch.zeros(len(places)).long(), places[:, 0], places[:, 1])
        answer: Floats = found.numpy()
        return answer


def model_of(net: Net, labels: Labels, pieces: Pieces) -> Model:
    """The network as a model of ``kg``."""
    return Model(labels, pieces, TorchNetwork(net))  # type: ignore[arg-type]
