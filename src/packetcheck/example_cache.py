"""Vectors of rubrics' examples, kept on disk from one start to the next.

Only sentences of rubrics come here, never a statement of a packet, and no text is written: a file
holds vectors by the SHA-256 of what they stand for, one file a model. What is wrong with a file or
with the disk costs time and nothing else: the vectors are computed anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SWITCH = "PACKETCHECK_CACHE"
# 8,192 vectors of 256 numbers are 9 MB: about forty large rubrics.
MOST_VECTORS = 8192
MOST_FILES = 4
_OFF = ("off", "no", "none", "false", "0")
_SUFFIX = ".vectors"
_CHECKSUM = hashlib.sha256().digest_size
_MOST_BYTES = 64_000_000


def cache_folder() -> Path | None:
    """Return where the cache lies, or None where `PACKETCHECK_CACHE` turns it off.

    The variable may also name a folder; without it, it is the user's cache folder.
    """
    given = os.environ.get(SWITCH, "").strip()
    if given.lower() in _OFF:
        return None
    if given:
        return Path(given)
    # Imported here: most packets are held against a rubric that needs no cache.
    from platformdirs import user_cache_path

    folder = user_cache_path("packetcheck", appauthor=False)
    return folder if folder.is_absolute() else None  # an account without a home


class VectorCache:
    """The vectors of one model's examples, by the digest of their text."""

    def __init__(self, model_digest: str) -> None:
        self._name = hashlib.sha256(model_digest.encode()).hexdigest()[:24] + _SUFFIX
        self._vectors: dict[str, Floats] | None = None

    def find(self, keys: Collection[str], width: int) -> dict[str, Floats]:
        """Return the vectors of `width` numbers that are known of `keys`."""
        if self._vectors is None:
            folder = cache_folder()
            self._vectors = _load(folder / self._name) if folder else {}
        known = self._vectors
        return {k: known[k] for k in keys if k in known and len(known[k]) == width}

    def add(self, vectors: Mapping[str, Floats]) -> None:
        """Keep more vectors. Whoever else writes at the same time loses nothing but time."""
        folder = cache_folder()
        if folder is None or not vectors:
            return
        width = len(next(iter(vectors.values())))
        # Read anew: another process may have added some. The newest stand last and stay longest.
        kept = {k: v for k, v in _load(folder / self._name).items() if len(v) == width}
        merged = {k: v for k, v in kept.items() if k not in vectors} | dict(vectors)
        newest = dict(list(merged.items())[-MOST_VECTORS:])
        self._vectors = newest
        with contextlib.suppress(OSError):
            _write(folder / self._name, newest, width)
            _forget_old(folder)


def _load(path: Path) -> dict[str, Floats]:
    """Return the vectors of a file; none where it is missing, cut off or altered."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return {}
        raw = path.read_bytes()
    except OSError:
        return {}
    body = raw[_CHECKSUM:]
    if hashlib.sha256(body).digest() != raw[:_CHECKSUM]:
        return {}
    try:
        table = np.load(io.BytesIO(body), allow_pickle=False)
        return {
            key.decode("ascii"): vector.astype(np.float32)
            for key, vector in zip(table["key"], table["vector"], strict=True)
        }
    except (ValueError, TypeError, IndexError, EOFError, UnicodeDecodeError):
        return {}  # whole, but of another version


def _write(path: Path, vectors: Mapping[str, Floats], width: int) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    table = np.zeros(len(vectors), dtype=[("key", "S64"), ("vector", "<f4", (width,))])
    table["key"] = [key.encode("ascii") for key in vectors]
    table["vector"] = np.stack(list(vectors.values()))
    packed = io.BytesIO()
    np.save(packed, table, allow_pickle=False)
    body = packed.getvalue()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".packetcheck-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(body).digest() + body)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _forget_old(folder: Path) -> None:
    """Remove the files of models that were not used for longest."""
    files = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda p: p.stat().st_mtime)
    for path in files[:-MOST_FILES]:
        path.unlink(missing_ok=True)
