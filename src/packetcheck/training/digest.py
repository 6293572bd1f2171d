"""The digest of the corpus: which data a model's figures were measured on."""

from __future__ import annotations

import hashlib
from pathlib import Path

FILES = ("statements.jsonl", "rubrics.jsonl", "packets.jsonl")


def corpus_digest(folder: Path) -> str:
    """Return the SHA-256 over the corpus files that measuring reads."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((folder / name).read_bytes())
    return "sha256:" + digest.hexdigest()
