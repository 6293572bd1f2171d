"""Time a check, beside loading the libraries and the model that it stands on.

Makes a packet of about ten pages from the words of the samples, then times whole processes.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from packetcheck.bundled import bundled_path
from packetcheck.packet import load_packet
from packetcheck.pipeline import read_and_segment
from timing import ROUNDS, compare, python, report

STATEMENTS = 200
WORDS_A_PAGE = 250
FILES = ("brag.md", "self-review.txt", "manager-review.md", "peer-feedback-sam.html")
# What any program with this model needs before it can read a word.
PEER = """
import sys
from pathlib import Path
import onnxruntime, spacy
from tokenizers import Tokenizer
folder = Path(sys.argv[1])
spacy.blank("en")
onnxruntime.InferenceSession(str(folder / "encoder.onnx"), providers=["CPUExecutionProvider"])
Tokenizer.from_file(str(folder / "tokenizer.json"))
"""


def sample_statements(count: int) -> list[str]:
    """Return statements of the sample packets, one line each; none stands twice."""
    found: dict[str, None] = {}
    samples = bundled_path("samples")
    for folder in sorted(p for p in samples.iterdir() if p.is_dir() and p.name[0].isalpha()):
        _, pieces = read_and_segment(load_packet(folder))
        found |= dict.fromkeys(" ".join(p.text.split()) for p in pieces if not p.furniture)
    if len(found) < count:
        raise SystemExit(f"{samples}: {len(found)} statements only; run this in a checkout")
    return list(found)[:count]


def write_packet(folder: Path, statements: Sequence[str]) -> None:
    """Spread the statements over the files, as items, paragraphs and HTML."""
    folder.mkdir()
    for n, name in enumerate(FILES):
        mine = statements[n :: len(FILES)]
        if name.endswith(".md"):
            text = "".join(f"- {line}\n" for line in mine)
        elif name.endswith(".html"):
            items = "".join(f"<li>{line}</li>\n" for line in mine)
            text = f"<!doctype html><ul>\n{items}</ul>\n"
        else:
            text = "\n\n".join(mine) + "\n"
        (folder / name).write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    model = bundled_path("models") / "default"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        statements = sample_statements(STATEMENTS)
        write_packet(folder / "ana", statements)
        _, pieces = read_and_segment(load_packet(folder / "ana"))
        words = sum(len(line.split()) for line in statements)
        found = sum(not p.furniture for p in pieces)
        print(
            f"{len(FILES)} files, {found} statements, {words} words, "
            f"about {words / WORDS_A_PAGE:.0f} pages\n"
        )
        check = ("-m", "packetcheck", "check", "ana", "--target", "senior-pm", "--quiet")
        times = compare(
            {
                "packetcheck check": python(*check),
                "libraries and model alone": python("-c", PEER, str(model)),
            },
            folder=folder,
            rounds=rounds,
        )
    print(report(times))


if __name__ == "__main__":
    main()
