"""Fit the network on the corpus."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn import functional

from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.training.corpus import Corpus, Example
from packetcheck.training.network import Network
from packetcheck.training.targets import UNJUDGED, Batch, Behaviours, Collator, encode

# Polarity decides between for and against, scope is the vaguest label.
_HEAD_WEIGHTS = {"polarity": 2.0, "scope": 0.5}
# Expectations of a rubric that a batch sees besides those judged, and unjudged pairs a statement.
_EXTRA = 2
_UNJUDGED_PAIRS = 4


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run can be told; the defaults made the shipped model."""

    base: Path
    epochs: int = 6
    batch: int = 32
    rate: float = 2e-4
    head_rate: float = 2e-3
    seed: int = 7
    unjudged: float = 0.25
    tower_weight: float = 1.0
    behaviour_weight: float = 4.0
    bfloat16: bool = True


Report = Callable[[int, int, float], None]


def load_tokenizer(base: Path) -> Tokenizer:
    """Return the base model's own tokenizer, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(96)
    return tokenizer


def fit(
    corpus: Corpus,
    examples: Sequence[Example],
    behaviours: Behaviours,
    settings: Settings,
    *,
    report: Report | None = None,
) -> Network:
    """Train a network on `examples`; seeded, so that two runs on one machine agree."""
    random.seed(settings.seed)
    torch.manual_seed(settings.seed)
    tokenizer = load_tokenizer(settings.base)
    network = Network(settings.base, behaviours.count)
    collator = Collator(tokenizer, behaviours, settings.unjudged)
    optimizer = _optimizer(network, settings)
    steps = settings.epochs * math.ceil(len(examples) / settings.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
    step = 0
    network.train()
    for _ in range(settings.epochs):
        for chunk in _shuffled_batches(examples, settings.batch):
            batch = collator(chunk)
            # bfloat16 where the processor multiplies it faster; the weights stay float32.
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings.bfloat16):
                pooled = network.pool(batch.ids, batch.mask)
                texts, pairs = _pairs(corpus, chunk)
                pooled_texts = network.pool(*encode(tokenizer, texts)) if texts else None
            pooled = pooled.float()
            loss = _head_loss(network, network.dropout(pooled), batch, settings)
            if pooled_texts is not None:
                towers = _tower_loss(network, pairs, pooled, pooled_texts.float())
                loss = loss + settings.tower_weight * towers
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if report is not None:
                report(step, steps, float(loss.detach()))
    network.eval()
    return network


def _rate(step: int, steps: int) -> float:
    warm = max(1, steps // 10)
    return step / warm if step < warm else max(0.02, (steps - step) / (steps - warm))


def _optimizer(network: Network, settings: Settings) -> torch.optim.Optimizer:
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in inside]
    return torch.optim.AdamW(
        [
            {"params": encoder, "lr": settings.rate},
            {"params": heads, "lr": settings.head_rate},
        ],
        weight_decay=0.01,
    )


def _shuffled_batches(examples: Sequence[Example], size: int) -> list[list[Example]]:
    """Shuffle, then sort by length within stretches of 16 batches, to pad less."""
    order = list(examples)
    random.shuffle(order)
    batches: list[list[Example]] = []
    for start in range(0, len(order), size * 16):
        stretch = sorted(order[start : start + size * 16], key=lambda e: len(e.text))
        batches.extend(stretch[i : i + size] for i in range(0, len(stretch), size))
    random.shuffle(batches)
    return batches


def _head_loss(
    network: Network, pooled: torch.Tensor, batch: Batch, settings: Settings
) -> torch.Tensor:
    tags = network.tags(pooled)
    width = len(CRITERIA)
    known = batch.criteria != UNJUDGED
    raw = functional.binary_cross_entropy_with_logits(
        tags[:, :width], batch.criteria.clamp(min=0), reduction="none"
    )
    loss = (raw * known).sum() / known.sum().clamp(min=1) * 4
    for head, classes in CHOICES.items():
        if (batch.choices[head] != -100).any():
            part = tags[:, width : width + len(classes)]
            weight = _HEAD_WEIGHTS.get(head, 1.0)
            loss = loss + weight * functional.cross_entropy(part, batch.choices[head])
        width += len(classes)
    loss = loss + functional.binary_cross_entropy_with_logits(tags[:, -1], batch.furniture)
    raw = functional.binary_cross_entropy_with_logits(
        network.behaviours(pooled), batch.behaviours, reduction="none"
    )
    weights = batch.behaviour_weights
    if float(weights.sum()) > 0:
        loss = loss + settings.behaviour_weight * (raw * weights).sum() / weights.sum().clamp(min=1)
    return loss


@dataclass(frozen=True, slots=True)
class _Pair:
    """A statement of the batch (by row) and an expectation (by column of the batch's texts)."""

    row: int
    column: int
    target: float
    weight: float


def _pairs(corpus: Corpus, chunk: Sequence[Example]) -> tuple[list[str], list[_Pair]]:
    """Return the texts of a batch's expectations, and its pairs.

    They are the judged pairs, and each statement with some other expectations of its rubric, which
    nobody judged and which weigh little: most pairs of a packet are unrelated.
    """
    columns: dict[str, int] = {}
    by_rubric: dict[str, set[int]] = {}
    pairs: list[_Pair] = []
    for row, example in enumerate(chunk):
        if example.rubric is None:
            continue
        by_id = {e.id: e for e in corpus.expectations[example.rubric]}
        for expectation, relation in example.judged.items():
            column = columns.setdefault(by_id[expectation].text, len(columns))
            by_rubric.setdefault(example.rubric, set()).add(column)
            pairs.append(_Pair(row, column, float(relation != "none"), 1.0))
    for rubric, present in by_rubric.items():
        members = corpus.expectations[rubric]
        for other in random.sample(members, min(_EXTRA, len(members))):
            present.add(columns.setdefault(other.text, len(columns)))
    for row, example in enumerate(chunk):
        if example.rubric is None or not example.judged:
            continue
        own = {pair.column for pair in pairs if pair.row == row}
        others = sorted(by_rubric[example.rubric] - own)
        chosen = random.sample(others, min(_UNJUDGED_PAIRS, len(others)))
        pairs.extend(_Pair(row, column, 0.0, 0.3) for column in chosen)
    return list(columns), pairs


def _tower_loss(
    network: Network, pairs: Sequence[_Pair], statements: torch.Tensor, texts: torch.Tensor
) -> torch.Tensor:
    left = network.project(statements, network.statement)
    right = network.project(texts, network.expectation)
    i = torch.tensor([pair.row for pair in pairs])
    j = torch.tensor([pair.column for pair in pairs])
    logits = network.scale * (left[i] * right[j]).sum(-1) + network.shift
    target = torch.tensor([pair.target for pair in pairs])
    weight = torch.tensor([pair.weight for pair in pairs])
    raw = functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (raw * weight).sum() / weight.sum()


@dataclass(frozen=True, slots=True)
class Outputs:
    """What a network says of texts: all arrays have one row a text."""

    tags: NDArray[np.float32]
    behaviours: NDArray[np.float32]
    statements: NDArray[np.float32]
    expectations: NDArray[np.float32]


@torch.no_grad()
def run(network: Network, tokenizer: Tokenizer, texts: Sequence[str]) -> Outputs:
    """Run the network over `texts`, in batches of similar length."""
    network.eval()
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    parts: list[tuple[NDArray[np.float32], ...]] = []
    for start in range(0, len(order), 64):
        ids, mask = encode(tokenizer, [texts[i] for i in order[start : start + 64]])
        pooled = network.pool(ids, mask)
        parts.append(
            tuple(
                t.numpy()
                for t in (
                    network.tags(pooled),
                    network.behaviours(pooled),
                    network.project(pooled, network.statement),
                    network.project(pooled, network.expectation),
                )
            )
        )
    back = np.argsort(np.array(order))
    joined = [np.concatenate([p[k] for p in parts])[back] for k in range(4)]
    return Outputs(joined[0], joined[1], joined[2], joined[3])
