"""Fit the network on the corpus."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import AutoModel

from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.training.corpus import Corpus, Example
from packetcheck.training.network import Network, mean_pool
from packetcheck.training.pairs import batches_of, kin_loss, pairs_of, tower_loss
from packetcheck.training.targets import UNJUDGED, Batch, Behaviours, Collator, encode

# Polarity decides between for and against, scope is the vaguest label.
_HEAD_WEIGHTS = {"polarity": 2.0, "scope": 0.5}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run can be told."""

    base: Path
    layers: tuple[int, ...] = (0, 1, 2, 3, 8, 9, 10, 11)
    epochs: int = 3
    batch: int = 32
    rate: float = 1e-4
    head_rate: float = 2e-3
    seed: int = 7
    frozen: int = 3
    unjudged: float = 0.25
    tower_weight: float = 2.0
    kin_weight: float = 1.0
    likeness_weight: float = 2.0
    behaviour_weight: float = 4.0
    # In how many batches the expectations' sentences are encoded too: they cost as much again.
    tower_share: float = 0.5
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
    keep: Callable[[Network], None] | None = None,
) -> Network:
    """Train a network on `examples`; seeded, so that two runs on one machine agree.

    `keep` is called after every epoch, so that a run that is cut off leaves something.
    """
    random.seed(settings.seed)
    torch.manual_seed(settings.seed)
    tokenizer = load_tokenizer(settings.base)
    network = Network(
        settings.base, behaviours.count, layers=settings.layers, frozen=settings.frozen
    )
    teacher = Teacher.of(settings, tokenizer, examples) if settings.layers else None
    sentences = [e.text for members in corpus.expectations.values() for e in members]
    read = [*(e.text for e in examples), *sentences]
    below = Below.of(network, tokenizer, read, settings)
    collator = Collator(behaviours, settings.unjudged)
    optimizer = _optimizer(network, settings)
    steps = settings.epochs * len(batches_of(examples, settings.batch))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
    step = 0
    network.train()
    for _ in range(settings.epochs):
        for chunk in batches_of(examples, settings.batch):
            batch = collator(chunk)
            pairs = pairs_of(corpus, chunk)
            towers = bool(pairs.texts) and random.random() < settings.tower_share  # noqa: S311
            # bfloat16 where the processor multiplies it faster; the weights stay float32.
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings.bfloat16):
                pooled = network.above(*below.of_batch([e.text for e in chunk]))
                asked = network.above(*below.of_batch(pairs.texts)) if towers else None
            pooled = pooled.float()
            loss = _head_loss(network, network.dropout(pooled), batch, settings)
            if teacher is not None:
                likeness = teacher.loss(network.likeness(pooled), chunk)
                loss = loss + settings.likeness_weight * likeness
            if asked is not None:
                said = tower_loss(network, pairs, pooled, asked.float())
                loss = loss + settings.tower_weight * said
            if pairs.texts:
                loss = loss + settings.kin_weight * kin_loss(network, pairs, pooled)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if report is not None:
                report(step, steps, float(loss.detach()))
        if keep is not None:
            keep(network)
    network.eval()
    return network


@dataclass(frozen=True, slots=True)
class Below:
    """What the frozen layers make of every text, once for all epochs: (tokens, hidden), by text."""

    states: dict[str, torch.Tensor]

    @classmethod
    def of(
        cls, network: Network, tokenizer: Tokenizer, texts: Sequence[str], settings: Settings
    ) -> Below:
        """Run the frozen layers over `texts`, without dropout: nothing is learnt there."""
        network.eval()
        order = sorted(set(texts), key=lambda text: (len(text), text))
        states: dict[str, torch.Tensor] = {}
        for start in range(0, len(order), 64):
            chunk = order[start : start + 64]
            ids, mask = encode(tokenizer, chunk)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings.bfloat16):
                rows = network.below(ids, mask).to(torch.bfloat16)
            for text, row, length in zip(chunk, rows, mask.sum(1).tolist(), strict=True):
                states[text] = row[:length].clone()
        return cls(states)

    def of_batch(self, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return (states, mask), padded to the longest of `texts`."""
        rows = [self.states[text] for text in texts]
        states = nn.utils.rnn.pad_sequence(rows, batch_first=True).float()
        mask = torch.zeros(states.shape[:2], dtype=torch.long)
        for row, part in enumerate(rows):
            mask[row, : len(part)] = 1
        return states, mask


@dataclass(frozen=True, slots=True)
class Teacher:
    """What the whole base makes of every text: unit vectors, by text."""

    vectors: dict[str, torch.Tensor]

    @classmethod
    @torch.no_grad()
    def of(cls, settings: Settings, tokenizer: Tokenizer, examples: Sequence[Example]) -> Teacher:
        """Run the whole base encoder once over the texts of `examples`."""
        whole = AutoModel.from_pretrained(str(settings.base), add_pooling_layer=False).eval()
        texts = sorted({e.text for e in examples}, key=len)
        vectors: dict[str, torch.Tensor] = {}
        for start in range(0, len(texts), 64):
            chunk = texts[start : start + 64]
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings.bfloat16):
                pooled = mean_pool(whole, *encode(tokenizer, chunk))
            vectors.update(zip(chunk, functional.normalize(pooled.float(), dim=-1), strict=True))
        return cls(vectors)

    def loss(self, said: torch.Tensor, chunk: Sequence[Example]) -> torch.Tensor:
        """Return one minus the mean cosine of `said` with what the base made of the texts."""
        wanted = torch.stack([self.vectors[e.text] for e in chunk])
        return 1.0 - (functional.normalize(said, dim=-1) * wanted).sum(-1).mean()


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
