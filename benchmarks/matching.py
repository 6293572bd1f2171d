"""Time a packet of 600 statements against 60 expectations, and look how the time grows.

CPU seconds of all threads and of the reader's process, since a busy machine stretches the clock.
All stages are in it: reading, segmenting, tagging, matching, findings and the HTML report. Half of
the expectations have examples of their own, half are ones that the model was fitted on. The peer is
the encoder alone: what any program with this model pays for so many statements.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from check import sample_statements, write_packet
from packetcheck.analyzer import Analyzer
from packetcheck.bundled import bundled_path
from packetcheck.encoding import Encoder
from packetcheck.modelfolder import load_model_folder
from packetcheck.packet import load_packet
from packetcheck.pipeline import check_packet
from packetcheck.reports.html import render_html
from packetcheck.rubric import Expectation, Rubric, load_rubric

ROUNDS = 3
STATEMENTS = 600
EXPECTATIONS = 60


def make_rubric() -> tuple[Rubric, str]:
    """Return a ladder whose one level has 60 expectations, and that level's id."""
    shipped, others = load_rubric("pm-ic"), load_rubric("career-path")
    level = shipped.levels[-1].id
    known = [replace(e, level=level) for e in shipped.expectations]
    own = [replace(e, level=level) for e in others.expectations]
    half = EXPECTATIONS // 2
    chosen: list[Expectation] = [*known[: EXPECTATIONS - half], *own[:half]]
    criteria = {c.id: c for c in (*others.criteria, *shipped.criteria)}
    used = {e.criterion for e in chosen}
    return replace(
        shipped,
        expectations=tuple(chosen),
        criteria=tuple(c for c in criteria.values() if c.id in used),
    ), level


def make_statements(count: int) -> list[str]:
    """Return statements of the corpus where it is at hand, else of the samples in new order."""
    corpus = bundled_path("models") / "corpus" / "statements.jsonl"
    if corpus.is_file():
        with corpus.open(encoding="utf-8") as lines:
            texts = [" ".join(json.loads(line)["text"].split()) for line in lines]
        return list(dict.fromkeys(texts))[:count]
    few = sample_statements(150)
    return [f"{few[n % 150]} ({n})" for n in range(count)]


def cpu() -> float:
    """Return the CPU seconds so far, of this process and of those that it waited for."""
    return sum(os.times()[:4])


def once(folder: Path, rubric: Rubric, level: str, analyzer: Analyzer) -> float:
    """Return how many CPU seconds a check and its report take."""
    start = cpu()
    assessment = check_packet(load_packet(folder), target=level, rubric=rubric, analyzer=analyzer)
    render_html(assessment)
    return cpu() - start


def encoder_alone(texts: Sequence[str], encoder: Encoder) -> float:
    """Return how many CPU seconds the encoder takes for the statements."""
    start = cpu()
    encoder.encode(texts)
    return cpu() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--statements", type=int, default=STATEMENTS)
    given = parser.parse_args()
    rounds, count = given.rounds, given.statements
    os.environ["PACKETCHECK_CACHE"] = "off"
    rubric, level = make_rubric()
    folder = load_model_folder()
    encoder = Encoder(folder.path, folder.manifest.max_tokens, threads=2)
    texts = make_statements(2 * count)
    sizes = (count // 2, count, 2 * count)
    print("| statements | whole check, CPU | of that, loading the model | encoder alone |")
    print("| --- | --- | --- | --- |")
    middles = []
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            packet = Path(name) / str(size)
            write_packet(packet, texts[:size])
            seconds, loads, alone = [], [], []
            for _ in range(rounds):
                start = cpu()
                analyzer = Analyzer(threads=2)
                loads.append(cpu() - start)
                seconds.append(loads[-1] + once(packet, rubric, level, analyzer))
                alone.append(encoder_alone(texts[:size], encoder))
            middles.append(statistics.median(seconds))
            print(
                f"| {size} | {middles[-1]:.1f} s | {statistics.median(loads):.1f} s "
                f"| {statistics.median(alone):.1f} s (ratio "
                f"{middles[-1] / statistics.median(alone):.2f}) |"
            )
    growth = ", ".join(f"{b / a:.2f}" for a, b in pairwise(middles))
    print(
        f"\n{len(rubric.expectations)} expectations. Twice the statements take {growth} times as "
        f"long. Medians of {rounds} runs; Python {sys.version.split()[0]}."
    )


if __name__ == "__main__":
    main()
