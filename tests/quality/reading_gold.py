"""Score reading and segmenting against documents whose reading by a careful person is known.

    python tests/quality/reading_gold.py [dev|test] [-v]

Statements and furniture count as found where their whole text agrees, white space and punctuation
aside; furniture of several cells counts by its cells. Voices are judged on the statements
that were found.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packetcheck.analyzer import Analyzer
from packetcheck.document import Document, Statement
from packetcheck.packet import Source
from packetcheck.pipeline import tag_pieces
from packetcheck.readers.isolation import Reader
from packetcheck.segmenting.segment import segment

GOLD = Path(__file__).parents[1] / "data" / "reading"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e]")


@dataclass(slots=True)
class Score:
    """Counts of what was right, what was found, what is gold; pooled by adding."""

    counts: Counter[str] = field(default_factory=Counter)

    def f1(self, kind: str) -> float:
        """Return the F1 of `statement` or `furniture`."""
        both = self.counts[f"{kind} found"] + self.counts[f"{kind} gold"]
        return 2 * self.counts[f"{kind} right"] / both if both else 0.0

    def share(self, kind: str) -> float:
        """Return the share of `voice` or `document` that is right."""
        return self.counts[f"{kind} right"] / max(1, self.counts[f"{kind} gold"])

    def line(self) -> str:
        """Return the four figures in a line."""
        return (
            f"statements {self.f1('statement'):.3f}  furniture {self.f1('furniture'):.3f}  "
            f"voices {self.share('voice'):.3f}  documents' voices {self.share('document'):.3f}"
        )


def cases(part: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the path and the gold of every document of a part."""
    for path in sorted((GOLD / part).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield path.with_suffix("") / gold["file"], gold


def fold(text: str) -> str:
    """Return the letters and digits of a text, in lower case."""
    return re.sub(r"\W+", "", _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).lower())


def read(
    path: Path, gold: Mapping[str, Any], reader: Reader, analyzer: Analyzer | None
) -> tuple[Document, tuple[Statement, ...]]:
    """Read one document as `check` does; without an analyzer, as `read` does."""
    names = (gold["person"], *gold.get("aliases", ()))
    document = reader.read_one(Source(path, gold["file"]), names)
    pieces = segment(document)
    if analyzer is None:
        return document, pieces
    tagged, furniture = tag_pieces(analyzer, None, pieces)
    return document, (*(t.statement for t in tagged), *furniture)


def score_one(document: Document, pieces: Sequence[Statement], gold: Mapping[str, Any]) -> Score:
    """Count one document."""
    counts: Counter[str] = Counter()
    hidden = {fold(p["text"]) for p in gold["pieces"] if p["type"] == "hidden"}
    for kind in ("statement", "furniture"):
        wanted, found = bags(pieces, gold, kind, hidden)
        counts[f"{kind} gold"] = wanted.total()
        counts[f"{kind} found"] = found.total()
        counts[f"{kind} right"] = (wanted & found).total()
    voices: dict[str, list[str]] = defaultdict(list)
    for piece in gold["pieces"]:
        if piece["type"] == "statement":
            voices[fold(piece["text"])].append(piece.get("voice") or gold["voice"])
    for statement in pieces:
        told = voices.get(fold(statement.text))
        if told and not statement.furniture:
            counts["voice gold"] += 1
            counts["voice right"] += told.pop(0) == statement.voice.value
    counts["document gold"] = 1
    counts["document right"] = int(document.voice.value == gold["voice"])
    return Score(counts)


def bags(
    pieces: Sequence[Statement], gold: Mapping[str, Any], kind: str, hidden: set[str]
) -> tuple[Counter[str], Counter[str]]:
    """Return the folded texts of one kind, in the gold and as found."""
    furniture = kind == "furniture"
    wanted_texts = [p["text"] for p in gold["pieces"] if p["type"] == kind]
    found_texts = [p.text for p in pieces if p.furniture == furniture]
    if furniture:
        wanted_texts, found_texts = _cells(wanted_texts), _cells(found_texts)
    wanted, found = Counter(map(fold, wanted_texts)), Counter(map(fold, found_texts))
    for text in ("", *hidden):
        wanted.pop(text, None)
        if furniture:
            found.pop(text, None)
    return wanted, found


def _cells(texts: Sequence[str]) -> list[str]:
    """Part furniture at ` | `: it counts the same as a piece a row and as a piece a cell."""
    return [cell for text in texts for cell in text.split(" | ")]


def score_part(part: str, analyzer: Analyzer | None = None, *, verbose: bool = False) -> Score:
    """Count all documents of a part."""
    pooled = Score()
    with Reader() as reader:
        for path, gold in cases(part):
            document, pieces = read(path, gold, reader, analyzer)
            score = score_one(document, pieces, gold)
            pooled.counts += score.counts
            if verbose:
                print(f"{path.parent.name} {path.name}: {document.status} {score.line()}")  # noqa: T201
                _show(pieces, gold)
    return pooled


def _show(pieces: Sequence[Statement], gold: Mapping[str, Any]) -> None:
    texts = [*(p.text for p in pieces), *(p["text"] for p in gold["pieces"])]
    words = {fold(text): text for text in (*texts, *_cells(texts))}
    hidden = {fold(p["text"]) for p in gold["pieces"] if p["type"] == "hidden"}
    for kind in ("statement", "furniture"):
        wanted, found = bags(pieces, gold, kind, hidden)
        for what, counted in (("missed", wanted - found), ("extra", found - wanted)):
            for text in counted.elements():
                print(f"    {what} {kind}: {words[text]!r:.150}")  # noqa: T201


if __name__ == "__main__":
    for name in [a for a in sys.argv[1:] if not a.startswith("-")] or ["dev", "test"]:
        for model in (None, Analyzer()):
            shown = "-v" in sys.argv and model is not None
            total = score_part(name, model, verbose=shown)
            print(f"{name}, {'as checked' if model else 'as read'}: {total.line()}")  # noqa: T201
