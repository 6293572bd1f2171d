"""Write the index of labelled statements that `explain` compares a statement with.

Needs no PyTorch. `python -m packetcheck.training.neighbours MODEL CORPUS` adds the index to a
finished model folder, or writes it anew after the corpus was changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from packetcheck.encoding import Encoder
from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.modelfolder import NEIGHBOURS, load_model_folder
from packetcheck.training.corpus import Example, load_corpus

Floats = NDArray[np.float32]

LARGEST = 4_000_000
_WIDTH = 128


def write_neighbours(
    folder: Path, encoder: Encoder, examples: Sequence[Example], *, largest: int = LARGEST
) -> int:
    """Write the index over the labelled statements among `examples` of the train part.

    Leaves statements out, evenly by a hash of their words, where the file would have more than
    `largest` bytes. Returns how many it holds.
    """
    chosen = _labelled(examples)
    vectors = encoder.encode([" ".join(e.text.split()) for e in chosen])
    centre = vectors.mean(axis=0)
    basis = _main_directions(vectors - centre, _WIDTH)
    small = _quantised((vectors - centre) @ basis)
    path, count = folder / NEIGHBOURS, len(chosen)
    while True:
        rows = "\n".join(_row(e) for e in chosen[:count]).encode()
        with path.open("wb") as file:
            np.savez_compressed(
                file,
                basis=basis.astype(np.float16),
                centre=centre.astype(np.float32),
                vectors=small[:count],
                rows=np.frombuffer(rows, dtype=np.uint8),
            )
        size = path.stat().st_size
        if size <= largest or count == 1:
            return count
        count = max(1, int(count * largest / size * 0.98))


def _labelled(examples: Sequence[Example]) -> list[Example]:
    """Return what was judged as a whole, each text once, in an order that means nothing."""
    known = {
        " ".join(e.text.split()): e
        for e in examples
        if e.split == "train" and (e.furniture or e.criteria is not None)
    }
    return [known[t] for t in sorted(known, key=lambda t: hashlib.sha256(t.encode()).digest())]


def _row(example: Example) -> str:
    row: dict[str, Any] = {"text": " ".join(example.text.split())}
    if example.furniture:
        row["furniture"] = True
    else:
        row["criteria"] = [c for c in CRITERIA if c in (example.criteria or ())]
        row |= {head: example.labels[head] for head in CHOICES if head in example.labels}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _main_directions(centred: Floats, number: int) -> Floats:
    """Return the directions in which vectors differ most, shape (width, at most `number`)."""
    _, directions = np.linalg.eigh((centred.T @ centred).astype(np.float64))
    return directions[:, ::-1][:, :number].astype(np.float32)


def _quantised(rows: Floats) -> NDArray[np.int8]:
    """Return rows as int8, each with a scale of its own: only its direction is kept."""
    largest = np.abs(rows).max(axis=1, keepdims=True)
    result: NDArray[np.int8] = np.rint(rows / np.maximum(largest, 1e-9) * 127).astype(np.int8)
    return result


@click.command()
@click.argument("model", type=click.Path(exists=True, path_type=Path))
@click.argument("corpus", type=click.Path(exists=True, path_type=Path))
def main(model: Path, corpus: Path) -> None:
    """Write the index into the folder MODEL, of the train part of CORPUS."""
    manifest = load_model_folder(model).manifest
    encoder = Encoder(model, manifest.max_tokens)
    count = write_neighbours(model, encoder, load_corpus(corpus).part("train"))
    path = model / "model.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    digest = hashlib.sha256((model / NEIGHBOURS).read_bytes()).hexdigest()
    content["files"][NEIGHBOURS] = f"sha256:{digest}"
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    click.echo(f"{count} labelled statements, {(model / NEIGHBOURS).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
