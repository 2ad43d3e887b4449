"""A trained network as the files that ``kg`` reads: the encoder with 8-bit weights, the frame head, labels, word pieces, sealed."""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from kg.annotate.files import seal
from kg.annotate.labels import Labels
from training.labels import as_json
from training.network import WIDTH, Net

INPUTS = ("ids", "sh", "am", "first")
OUTPUTS = ("upos", "ss", "names", "layer", "cue", "arc", "rd", "rh", "w")
OPERATORS = 17  # the version of ONNX's operators


def export(net: Net, labels: Labels, tokenizer: Path, folder: Path, licences: Path | None = None) -> None:
    """Write the model's folder.

    Weights are 8-bit with a scale for each column; only 7 bits are used, so that sums of products cannot saturate on
    processors without VNNI: all processors give the same labels. Heads, a hundredth of the work, stay as they are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    plain = folder / "enc.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns of its own age and of constants traced on purpose
        _export_encoder(net, plain)
        _export_frames(net, folder / "frame.onnx")
    _quantize(plain, folder / "enc.int8.onnx")
    plain.unlink()
    np.savez(folder / "rel.npz", R=net.R.detach().numpy().astype(np.float16))
    (folder / "labels.json").write_text(json.dumps(as_json(labels), indent=1) + "\n", encoding="utf-8")
    shutil.copy(tokenizer, folder / "tokenizer.json")
    if licences:
        shutil.copy(licences, folder / "LICENSES.txt")
    seal(folder)


class _Frames(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, words: Tensor, rows: Tensor, anchors: Tensor, kinds: Tensor) -> Tensor:
        return self.net.frame(words, rows, anchors, kinds)


def _export_encoder(net: Net, path: Path) -> None:
    ids, ones = torch.randint(1000, 2000, (2, 20)), torch.ones(2, 20).long()
    axes = {name: {0: "b", 1: "l"} for name in INPUTS} | {name: {0: "b", 1: "w"} for name in OUTPUTS}
    axes |= {"first": {0: "b", 1: "w"}, "arc": {0: "b", 1: "w", 2: "w1"}, "rh": {0: "b", 1: "w1"}}
    given = (ids, ones, ones, torch.arange(1, 13)[None].repeat(2, 1))
    torch.onnx.export(
        net, given, str(path), input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=OPERATORS,
        dynamo=False,
    )  # fmt: skip


def _export_frames(net: Net, path: Path) -> None:
    zeros = torch.zeros(3).long()
    axes = {"w": {0: "b", 1: "w"}, "bi": {0: "a"}, "ai": {0: "a"}, "ty": {0: "a"}, "sc": {0: "a", 1: "w"}}
    torch.onnx.export(
        _Frames(net).eval(), (torch.randn(2, 12, WIDTH), zeros, zeros + 1, zeros), str(path), input_names=["w", "bi", "ai", "ty"],
        output_names=["sc"], dynamic_axes=axes, opset_version=OPERATORS, dynamo=False,
    )  # fmt: skip


def _quantize(plain: Path, path: Path) -> None:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph = onnx.load(str(plain)).graph
    heads = [node.name for node in graph.node if node.op_type in ("MatMul", "Gemm") and not node.name.startswith("/enc")]
    quantize_dynamic(
        str(plain), str(path), weight_type=QuantType.QInt8, nodes_to_exclude=heads, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
    )  # fmt: skip
