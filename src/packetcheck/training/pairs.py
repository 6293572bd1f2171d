"""Pairs of statements and expectations, and what the two towers are to say of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch.nn import functional

from packetcheck.training.corpus import Corpus, Example
from packetcheck.training.network import Network

# The most expectations whose sentences a batch encodes besides its statements.
_COLUMNS = 20
_JUDGED = 1.0
# Most pairs of a packet are unrelated: each tells little, and there are many.
_WHOLE_NONE = 0.3
_UNJUDGED = 0.2


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of a batch: `target` and `weight` have shape (statements, texts)."""

    texts: tuple[str, ...]
    target: torch.Tensor
    weight: torch.Tensor


def batches_of(examples: Sequence[Example], size: int) -> list[list[Example]]:
    """Shuffle `examples` into batches of one rubric, or of none, and of similar lengths.

    Statements that were judged for the same rubric stand together, so that a batch has several of
    each expectation, and few sentences of expectations to encode.
    """
    by_rubric: dict[str, list[Example]] = {}
    for example in examples:
        by_rubric.setdefault(example.rubric or "", []).append(example)
    batches: list[list[Example]] = []
    for members in by_rubric.values():
        random.shuffle(members)
        stretch = size * (8 if members[0].rubric else 16)
        for start in range(0, len(members), stretch):
            part = sorted(members[start : start + stretch], key=lambda e: len(e.text))
            batches.extend(part[i : i + size] for i in range(0, len(part), size))
    random.shuffle(batches)
    return batches


def pairs_of(corpus: Corpus, chunk: Sequence[Example]) -> Pairs:
    """Return the pairs of a batch whose statements belong to one rubric.

    They are the judged pairs, and each statement with the other expectations that the batch
    encodes, which nobody judged and which weigh little.
    """
    rubric = chunk[0].rubric
    if rubric is None:
        return Pairs((), torch.zeros(0, 0), torch.zeros(0, 0))
    by_id = {e.id: e for e in corpus.expectations[rubric]}
    shown = [i for e in chunk for i, relation in e.judged.items() if relation != "none"]
    other = [i for e in chunk for i in e.judged]
    random.shuffle(other)
    rest = random.sample(sorted(by_id), min(4, len(by_id)))
    ids = list(dict.fromkeys([*shown, *rest, *other]))[:_COLUMNS]
    target = torch.zeros(len(chunk), len(ids))
    weight = torch.full_like(target, _UNJUDGED)
    for row, example in enumerate(chunk):
        for column, name in enumerate(ids):
            relation = example.judged.get(name)
            if relation is None:
                continue
            target[row, column] = float(relation != "none")
            light = example.whole and relation == "none"
            weight[row, column] = _WHOLE_NONE if light else _JUDGED
    return Pairs(tuple(by_id[i].text for i in ids), target, weight)


def tower_loss(
    network: Network, pairs: Pairs, statements: torch.Tensor, texts: torch.Tensor
) -> torch.Tensor:
    """Return the loss of statements (rows) against the sentences of expectations (columns)."""
    left = network.project(statements, network.statement)
    right = network.project(texts, network.expectation)
    logits = network.scale * (left @ right.T) + network.shift
    return _weighted(logits, pairs.target, pairs.weight)


def kin_loss(network: Network, pairs: Pairs, statements: torch.Tensor) -> torch.Tensor:
    """Return the loss of statements against the mean of the others that show an expectation.

    It makes the statements' space one in which a few examples stand for an expectation.
    """
    vectors = network.project(statements, network.statement)
    sums = pairs.target.T @ vectors
    counts = pairs.target.sum(0)
    # A statement is never its own example.
    others = sums.unsqueeze(0) - pairs.target.unsqueeze(-1) * vectors.unsqueeze(1)
    left = counts.unsqueeze(0) - pairs.target
    prototypes = functional.normalize(others, dim=-1, eps=1e-6)
    logits = network.kin_scale * (vectors.unsqueeze(1) * prototypes).sum(-1) + network.kin_shift
    weight = pairs.weight * (left > 0)
    return _weighted(logits, pairs.target, weight)


def _weighted(logits: torch.Tensor, target: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    raw = functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (raw * weight).sum() / weight.sum().clamp(min=1.0)
