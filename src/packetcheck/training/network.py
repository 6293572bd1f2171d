"""The network: one encoder, all the tagger's heads, and the matcher's two towers."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from packetcheck.labels import outputs


class Network(nn.Module):
    """A sentence encoder with linear heads.

    `forward` returns, for input ids and mask of shape (batch, length): tag logits (batch, K),
    behaviour logits (batch, B), a statement vector and an expectation vector, both of length 1
    and shape (batch, width): the two towers share the encoder and differ in a linear layer.
    """

    def __init__(self, base: Path, behaviours: int, *, width: int = 256) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            str(base), attn_implementation="eager", add_pooling_layer=False
        )
        hidden = int(self.encoder.config.hidden_size)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(hidden, len(outputs()))
        self.behaviours = nn.Linear(hidden, behaviours)
        self.statement = nn.Linear(hidden, width)
        self.expectation = nn.Linear(hidden, width)
        # The two towers start as the same projection, so that matching starts as cosine.
        with torch.no_grad():
            nn.init.orthogonal_(self.statement.weight)
            self.statement.bias.zero_()
            self.expectation.load_state_dict(self.statement.state_dict())
        self.scale = nn.Parameter(torch.tensor(12.0))
        self.shift = nn.Parameter(torch.tensor(-6.0))
        for parameter in self.encoder.embeddings.word_embeddings.parameters():
            parameter.requires_grad = False

    def pool(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return mean-pooled token states, shape (batch, hidden)."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(states.dtype)
        return (states * weights).sum(1) / weights.sum(1).clamp(min=1e-9)

    def keep_behaviours(self, columns: list[int]) -> None:
        """Leave out the heads of all behaviours but those named, for export."""
        smaller = nn.Linear(self.behaviours.in_features, len(columns))
        with torch.no_grad():
            smaller.weight.copy_(self.behaviours.weight[columns])
            smaller.bias.copy_(self.behaviours.bias[columns])
        self.behaviours = smaller

    def project(self, pooled: torch.Tensor, tower: nn.Linear) -> torch.Tensor:
        """Return unit vectors of one tower."""
        return nn.functional.normalize(tower(pooled), dim=-1)
