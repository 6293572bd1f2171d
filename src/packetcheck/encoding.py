"""The encoder: texts into vectors, with onnxruntime and tokenizers alone.

Matrices are multiplied in eight bits, each token with a scale of its own, and a batch holds texts
of one length, without padding: a text's vector does not depend on the other texts of its batch.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from packetcheck.errors import ModelError
from packetcheck.wording import folded

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
        # Weights that are stored in eight bits for another way of computing become float32 at load.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        if not _multiplies_bytes_exactly():
            # Slower by half and more, but sums of bytes would overflow.
            options.add_session_config_entry("session.x64quantprecision", "1")
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

    def reads(self, text: str) -> int:
        """Return how many characters of `text` are read; what is behind them changes nothing."""
        if not self._tokenizer.encode(folded(text)).overflowing:
            return len(text)
        tokens = self._tokenizer.encode(text)
        return max((int(end) for _, end in tokens.offsets), default=0)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return vectors of shape (len(texts), width), float32, in the order of `texts`.

        Texts are read with names, pronouns, bullets and links folded away, see `wording`.
        """
        read = [folded(text) for text in texts]
        place = {text: n for n, text in enumerate(dict.fromkeys(read))}
        encoded = self._tokenizer.encode_batch(list(place))
        by_length: dict[int, list[int]] = {}
        for i, tokens in enumerate(encoded):
            by_length.setdefault(len(tokens.ids), []).append(i)
        rows: list[NDArray[np.float32]] = []
        for same in by_length.values():
            for start in range(0, len(same), _BATCH):
                ids = np.array([encoded[i].ids for i in same[start : start + _BATCH]], np.int64)
                feed = {"ids": ids, "mask": np.ones_like(ids)}
                rows.append(self._session.run(["pooled"], feed)[0])
        if not rows:
            return np.zeros((0, 0), dtype=np.float32)
        back = np.argsort(np.array([i for same in by_length.values() for i in same]))
        vectors = np.concatenate(rows)[back].astype(np.float32)
        result: NDArray[np.float32] = vectors[[place[text] for text in read]]
        return result


@functools.cache
def _multiplies_bytes_exactly() -> bool:
    """Tell whether the processor has instructions for sums of bytes that cannot overflow.

    Only Linux says so; elsewhere the slower way is taken, which gives the same on every processor.
    """
    try:
        said = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return re.search(r"\b(?:avx512_vnni|avx_vnni|amx_int8)\b", said) is not None
