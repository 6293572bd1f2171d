"""Turn corpus examples into tensors: what each head is to say, and where it was not judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.training.corpus import Corpus, Example
from packetcheck.wording import folded

Behaviour = tuple[str, str]
UNJUDGED = -1.0
MAX_TOKENS = 96


@dataclass(frozen=True, slots=True)
class Behaviours:
    """The behaviours that have a head.

    One per expectation, or one for expectations that ask for the same at different scopes.
    """

    index: Mapping[Behaviour, int]
    count: int

    @classmethod
    def of(cls, corpus: Corpus, same: Mapping[str, Mapping[str, str]]) -> Behaviours:
        """Return the numbered behaviours of a corpus.

        `same` maps, per rubric, an expectation to the one it repeats.
        """
        index: dict[Behaviour, int] = {}
        count = 0
        for rubric, expectations in corpus.expectations.items():
            aliases = same.get(rubric, {})
            for expectation in expectations:
                if expectation.id not in aliases:
                    index[rubric, expectation.id] = count
                    count += 1
            for alias, original in aliases.items():
                index[rubric, alias] = index[rubric, original]
        return cls(index, count)


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one batch; rows are statements. Unjudged entries hold UNJUDGED."""

    criteria: torch.Tensor
    choices: dict[str, torch.Tensor]
    furniture: torch.Tensor
    behaviours: torch.Tensor
    behaviour_weights: torch.Tensor


class Collator:
    """Make batches; `unjudged` is the weight of a pair nobody judged, taken as `none`."""

    def __init__(self, behaviours: Behaviours, unjudged: float) -> None:
        self.behaviours = behaviours
        self.unjudged = unjudged
        self.rubric_members: dict[str, list[int]] = {}
        for (rubric, _), column in behaviours.index.items():
            self.rubric_members.setdefault(rubric, []).append(column)

    def __call__(self, examples: Sequence[Example]) -> Batch:
        """Return what the heads are to say of `examples`."""
        shape = (len(examples), self.behaviours.count)
        behaviours = torch.zeros(shape)
        weights = torch.zeros(shape)
        for row, example in enumerate(examples):
            self._fill(example, behaviours[row], weights[row])
        choices = {
            head: torch.tensor([_class(e, head, classes) for e in examples], dtype=torch.long)
            for head, classes in CHOICES.items()
        }
        return Batch(
            torch.tensor([_criteria(e) for e in examples]),
            choices,
            torch.tensor([float(e.furniture) for e in examples]),
            behaviours,
            weights,
        )

    def _fill(self, example: Example, target: torch.Tensor, weight: torch.Tensor) -> None:
        if example.furniture:
            weight.fill_(self.unjudged)
            return
        if example.rubric is None:
            # What shows no criterion at all shows none of the behaviours either.
            weight.fill_(self.unjudged if example.criteria == frozenset() else 0.0)
            return
        # What shows something at one level of a ladder may well show something at another.
        shows = any(relation != "none" for relation in example.judged.values())
        other = 0.0 if example.whole and shows else self.unjudged
        weight[self.rubric_members[example.rubric]] = other
        for expectation, relation in example.judged.items():
            column = self.behaviours.index[example.rubric, expectation]
            target[column] = float(relation != "none")
            weight[column] = 1.0


def encode(tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return (ids, mask) of shape (batch, longest), cut at MAX_TOKENS.

    Texts are read as the shipped encoder reads them, with names and pronouns folded away.
    """
    encoded = tokenizer.encode_batch([folded(text) for text in texts])
    length = max(len(e.ids) for e in encoded)
    ids = torch.zeros((len(encoded), length), dtype=torch.long)
    mask = torch.zeros((len(encoded), length), dtype=torch.long)
    for row, e in enumerate(encoded):
        ids[row, : len(e.ids)] = torch.tensor(e.ids)
        mask[row, : len(e.ids)] = 1
    return ids, mask


def _criteria(example: Example) -> list[float]:
    if example.criteria is None or example.furniture:
        return [UNJUDGED] * len(CRITERIA)
    return [float(criterion in example.criteria) for criterion in CRITERIA]


def _class(example: Example, head: str, classes: Sequence[str]) -> int:
    value = example.labels.get(head)
    return -100 if value is None or example.furniture else classes.index(value)
