"""The network itself, run by onnxruntime: numbers of words in, scores of labels out ("said": cue of speech 0.98)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from kg.annotate.arrays import Floats
from kg.annotate.files import unusable
from kg.annotate.pieces import Input


class Network:
    """Encoder with its heads, frame head, relation tensor. One thread: the build runs one process a core."""

    def __init__(self, folder: Path) -> None:
        self._encoder = _session(folder / "enc.int8.onnx")
        self._frame = _session(folder / "frame.onnx")
        self._outputs = [output.name for output in self._encoder.get_outputs()]
        self.relations = _relations(folder / "rel.npz")

    def read(self, window: Input) -> dict[str, Floats]:
        """Scores for the w words of a window: upos (w, 17), ss (w, 2), names (w, 19), layer (w, 15), cue (w, 7),
        arc (w, w + 1; column 0 is the root), rd (w, 64), rh (w + 1, 64), w (w, 384: the words themselves)."""
        ids = np.array([window.ids], np.int64)
        shapes, first = np.array([window.shapes], np.int64), np.array([window.first], np.int64)
        found = self._encoder.run(None, {"ids": ids, "sh": shapes, "am": np.ones_like(ids), "first": first})
        return {name: values[0] for name, values in zip(self._outputs, found, strict=True)}

    def arguments(self, words: Floats, anchors: list[tuple[int, int]]) -> Floats:
        """Who and what of each (cue word, frame): (anchors, w, 5) scores of O B0 I0 B1 I1. ``words``: (w, 384) of ``read``."""
        places = np.array(anchors, np.int64)
        given = {"w": words[None], "bi": np.zeros(len(places), np.int64), "ai": places[:, 0], "ty": places[:, 1]}
        found: Floats = self._frame.run(None, given)[0]
        return found


def _session(path: Path) -> Any:
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own, one per status code
        raise unusable(path, error) from error


def _relations(path: Path) -> Floats:
    """(relations, 65, 65): for each relation a bilinear form of the dependent's and the head's numbers, each with a 1."""
    try:
        tensor: Floats = np.load(path, allow_pickle=False)["R"].astype(np.float32)
    except (OSError, ValueError, KeyError) as error:
        raise unusable(path, error) from error
    return tensor
