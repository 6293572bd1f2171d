"""The encoder: texts into vectors, with onnxruntime and tokenizers alone.

The weights are stored in eight bits and computed in float32, so a text's vector does not depend on
the other texts of its batch beyond rounding in the last digits.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from packetcheck.errors import ModelError

_BATCH = 16


class Encoder:
    """A sentence encoder. `encode` returns mean-pooled token states."""

    def __init__(self, folder: Path, max_tokens: int, *, threads: int | None = None) -> None:
        # onnxruntime reports its use to its maker unless told not to before it is loaded.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        # Imported here, since `--help` and `scan`'s parent need neither.
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or min(4, os.cpu_count() or 1)
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that spin while they wait slow down everything else on a busy machine.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Turn the eight-bit weights into float32 once, at load.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:
            # onnxruntime and tokenizers raise types of their own for a damaged file.
            raise ModelError(f"{folder}: cannot be loaded: {error}", path=str(folder)) from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_tokens)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return vectors of shape (len(texts), width), float32, in the order of `texts`."""
        encoded = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(encoded)), key=lambda i: len(encoded[i].ids))
        rows: list[NDArray[np.float32]] = []
        for start in range(0, len(order), _BATCH):
            chunk = [encoded[i].ids for i in order[start : start + _BATCH]]
            ids = np.zeros((len(chunk), max(map(len, chunk))), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, tokens in enumerate(chunk):
                ids[row, : len(tokens)] = tokens
                mask[row, : len(tokens)] = 1
            rows.append(self._session.run(["pooled"], {"ids": ids, "mask": mask})[0])
        if not rows:
            return np.zeros((0, 0), dtype=np.float32)
        back = np.argsort(np.array(order))
        return np.concatenate(rows)[back].astype(np.float32)
