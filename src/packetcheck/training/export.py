"""Write a model folder: the encoder as ONNX with eight-bit weights, the heads as npz."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from packetcheck.training.network import Network

_SMALLEST = 10_000
_OPSET = 17


class _Pooled(torch.nn.Module):
    """The part of the network that is exported as ONNX."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return pooled token states."""
        return self.network.pool(ids, mask)


def export_encoder(network: Network, path: Path) -> None:
    """Write the encoder with inputs `ids`, `mask` (int64) and output `pooled` (float32).

    Weight matrices are stored as int8 with a scale a row or column, and multiplied out when the
    model is loaded: a quarter of the size, float32 arithmetic, no dependence on the batch.
    """
    network.eval()
    ids = torch.ones((2, 8), dtype=torch.long)
    mask = torch.ones((2, 8), dtype=torch.long)
    axes = {0: "batch", 1: "length"}
    torch.onnx.export(
        _Pooled(network),
        (ids, mask),
        str(path),
        input_names=["ids", "mask"],
        output_names=["pooled"],
        dynamic_axes={"ids": axes, "mask": axes, "pooled": {0: "batch"}},
        opset_version=_OPSET,
        dynamo=False,
    )
    model = onnx.load(str(path))
    store_in_eight_bits(model)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def store_in_eight_bits(model: Any) -> None:
    """Replace every large float initializer by int8 values and a DequantizeLinear node."""
    graph = model.graph
    gathered = {node.input[0] for node in graph.node if node.op_type == "Gather"}
    kept, added, nodes = [], [], []
    for tensor in graph.initializer:
        array = numpy_helper.to_array(tensor)
        if tensor.data_type != TensorProto.FLOAT or array.ndim != 2 or array.size < _SMALLEST:
            kept.append(tensor)
            continue
        # A row of an embedding table is one token; a column of a weight is one output.
        axis = 0 if tensor.name in gathered else 1
        values, scale = quantise(array, axis)
        name = tensor.name
        added.append(numpy_helper.from_array(values, f"{name}.int8"))
        added.append(numpy_helper.from_array(scale, f"{name}.scale"))
        added.append(numpy_helper.from_array(np.zeros(len(scale), np.int8), f"{name}.zero"))
        nodes.append(
            helper.make_node(
                "DequantizeLinear",
                [f"{name}.int8", f"{name}.scale", f"{name}.zero"],
                [name],
                axis=axis,
            )
        )
    del graph.initializer[:]
    graph.initializer.extend([*kept, *added])
    old = list(graph.node)
    del graph.node[:]
    graph.node.extend([*nodes, *old])


def quantise(array: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return (int8 values, float32 scales along `axis`), symmetric."""
    largest = np.abs(array).max(axis=1 - axis, keepdims=True)
    scale = np.maximum(largest / 127.0, 1e-12).astype(np.float32)
    values = np.clip(np.rint(array / scale), -127, 127).astype(np.int8)
    return values, scale.reshape(-1)


def export_heads(network: Network, path: Path) -> None:
    """Write the linear heads as npz."""
    heads: dict[str, Any] = {
        f"{name}.{part}": getattr(getattr(network, name), part).detach().numpy().copy()
        for name in ("tags", "behaviours", "statement", "expectation")
        for part in ("weight", "bias")
    }
    heads["towers"] = np.array([float(network.scale), float(network.shift)], dtype=np.float32)
    with path.open("wb") as file:
        np.savez(file, **heads)


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write `model.json` with the digests of the folder's weight files."""
    files = {
        name: "sha256:" + hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("encoder.onnx", "heads.npz", "tokenizer.json")
    }
    text = json.dumps({**manifest, "files": files}, indent=2, ensure_ascii=False)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")


def copy_tokenizer(base: Path, folder: Path) -> None:
    """Copy the base model's tokenizer file unchanged."""
    shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")
