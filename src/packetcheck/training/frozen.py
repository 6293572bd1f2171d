"""What encoders make of texts: the model's own, and the base as it came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from packetcheck.errors import BaseEncoderError

Vectors = NDArray[np.floating[Any]]


class Remembering:
    """An embedder that computes no text twice."""

    def __init__(self, embed: Callable[[Sequence[str]], Vectors]) -> None:
        self._embed = embed
        self._known: dict[str, Vectors] = {}

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return vectors of shape (len(texts), width)."""
        new = list(dict.fromkeys(t for t in texts if t not in self._known))
        if new:
            self._known.update(zip(new, self._embed(new), strict=True))
        return np.stack([self._known[t] for t in texts])


def base_embedder(name: str, folder: Path) -> Callable[[Sequence[str]], Vectors]:
    """Return what makes mean-pooled vectors with an unchanged base encoder, by PyTorch."""
    import torch
    from safetensors import SafetensorError
    from transformers import AutoModel

    from packetcheck.training.fit import load_tokenizer
    from packetcheck.training.network import mean_pool
    from packetcheck.training.targets import encode

    try:
        tokenizer = load_tokenizer(folder)
        encoder = AutoModel.from_pretrained(str(folder), add_pooling_layer=False).eval()
    except (OSError, ValueError, KeyError, AttributeError, RuntimeError, SafetensorError) as error:
        said = str(error).partition("\n")[0]
        raise BaseEncoderError(f"{name}: cannot be loaded: {said}", path=name) from error

    def embed(texts: Sequence[str]) -> Vectors:
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        rows = []
        with torch.no_grad():
            for start in range(0, len(order), 64):
                chunk = [texts[i] for i in order[start : start + 64]]
                rows.append(mean_pool(encoder, *encode(tokenizer, chunk)).float().numpy())
        back = np.argsort(np.array(order))
        result: Vectors = np.concatenate(rows)[back]
        return result

    return embed
