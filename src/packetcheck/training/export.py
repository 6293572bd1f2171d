"""Write a model folder: the encoder as ONNX with eight-bit weights, the heads as npz."""

from __future__ import annotations

import hashlib
import json
import shutil
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch

from packetcheck.modelfolder import NEIGHBOURS
from packetcheck.training.eightbits import compute_in_eight_bits
from packetcheck.training.network import Network

_OPSET = 17


class _Pooled(torch.nn.Module):
    """The part of the network that is exported as ONNX."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return pooled token states."""
        return self.network.pool(ids, mask)


def export_encoder(network: Network, path: Path, examples: Sequence[Sequence[int]]) -> None:
    """Write the encoder with inputs `ids`, `mask` (int64) and output `pooled` (float32).

    Its large matrices are kept and multiplied in eight bits, see `eightbits`; `examples` are token
    ids of typical texts, which show how large its activations are.
    """
    network.eval()
    # Any tokens but padding, which 0 or 1 is in the models that may be the base.
    ids = torch.full((2, 8), 5)
    mask = torch.ones((2, 8), dtype=torch.long)
    axes = {0: "batch", 1: "length"}
    with warnings.catch_warnings():
        # PyTorch would rather export in another way, which cannot be rewritten in eight bits.
        warnings.simplefilter("ignore")
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
    feeds = [
        {"ids": np.array([tokens], np.int64), "mask": np.ones((1, len(tokens)), np.int64)}
        for tokens in examples
    ]
    compute_in_eight_bits(model, feeds)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def export_heads(network: Network, path: Path) -> None:
    """Write the linear heads as npz."""
    heads: dict[str, Any] = {
        f"{name}.{part}": getattr(getattr(network, name), part).detach().numpy().copy()
        for name in ("tags", "behaviours", "statement", "expectation")
        for part in ("weight", "bias")
    }
    # Likeness is that of the plain vectors until it is fitted.
    hidden = network.tags.in_features
    heads["white.weight"] = np.eye(hidden, dtype=np.float32)
    heads["white.bias"] = np.zeros(hidden, dtype=np.float32)
    for name, pair in (
        ("kin", (network.kin_scale, network.kin_shift)),
        ("towers", (network.scale, network.shift)),
    ):
        heads[name] = np.array([float(number.detach()) for number in pair], dtype=np.float32)
    with path.open("wb") as file:
        np.savez(file, **heads)


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write `model.json` with the digests of the folder's weight files."""
    files = {
        name: "sha256:" + hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("encoder.onnx", "heads.npz", "tokenizer.json", NEIGHBOURS)
        if name != NEIGHBOURS or (folder / name).exists()
    }
    text = json.dumps({**manifest, "files": files}, indent=2, ensure_ascii=False)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")


def copy_tokenizer(base: Path, folder: Path) -> None:
    """Copy the base model's tokenizer file unchanged."""
    shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")
