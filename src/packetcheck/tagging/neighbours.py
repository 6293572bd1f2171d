"""The labelled statements nearest to a text: an index that may lie in the model folder.

`neighbours.npz` holds short quantised vectors beside the texts and labels of statements that the
model was fitted on: `basis` (width, n) and `centre` (width,) turn the encoder's vector into a
short one, `vectors` (statements, n) are int8 and count by direction alone, `rows` are the bytes of
JSON Lines in UTF-8. The file's digest stands in `model.json`, as of every other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from packetcheck.errors import ModelError
from packetcheck.explanation import Neighbour
from packetcheck.labels import CHOICES
from packetcheck.modelfolder import NEIGHBOURS, ModelFolder

Floats = NDArray[np.float32]


class Neighbours:
    """The index of one model folder, loaded."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], path: str) -> None:
        self._path = path
        try:
            self._basis = arrays["basis"].astype(np.float32)
            self._centre = arrays["centre"].astype(np.float32)
            self._vectors = unit_rows(arrays["vectors"].astype(np.float32))
            self._rows = arrays["rows"].astype(np.uint8).tobytes().split(b"\n")
        except KeyError as error:
            raise ModelError(f"{path}: lacks {error.args[0]}", path=path) from error
        width, short = self._basis.shape if self._basis.ndim == 2 else (0, 0)
        sound = self._centre.shape == (width,) and self._vectors.shape == (len(self._rows), short)
        if not sound:
            raise ModelError(f"{path}: its arrays do not fit together", path=path)

    def nearest(self, vector: Floats, number: int) -> tuple[Neighbour, ...]:
        """Return the `number` statements nearest to a vector of the encoder, nearest first."""
        if vector.shape != self._centre.shape:
            raise ModelError(f"{self._path}: was made for another encoder", path=self._path)
        wanted = unit_rows(((vector - self._centre) @ self._basis)[None, :])[0]
        likeness = self._vectors @ wanted
        best = np.argsort(-likeness, kind="stable")[:number]
        return tuple(self._one(int(i), float(likeness[i])) for i in best)

    def _one(self, i: int, likeness: float) -> Neighbour:
        try:
            row: dict[str, Any] = json.loads(self._rows[i])
            return Neighbour(
                str(row["text"]),
                min(1.0, max(-1.0, likeness)),
                bool(row.get("furniture", False)),
                tuple(row.get("criteria", ())),
                {head: str(row[head]) for head in CHOICES if head in row},
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(f"{self._path}: row {i + 1} is no labelled statement",
                             path=self._path) from error  # fmt: skip


def load_neighbours(model: ModelFolder) -> Neighbours | None:
    """Load the index of a verified model folder; None where it holds none. Raises ModelError."""
    if NEIGHBOURS not in model.manifest.files:
        return None
    path = model.path / NEIGHBOURS
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
    except (OSError, ValueError, EOFError, TypeError, BadZipFile) as error:
        raise ModelError(f"{path}: cannot be loaded: {error}", path=str(path)) from error
    return Neighbours(arrays, str(path))


def unit_rows(rows: NDArray[Any]) -> Floats:
    """Return rows of length 1."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    result: Floats = (rows / np.maximum(length, 1e-9)).astype(np.float32)
    return result
