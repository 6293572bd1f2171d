"""The network: one encoder, all the tagger's heads, and the matcher's two towers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from packetcheck.labels import outputs


def keep_layers(encoder: nn.Module, layers: Sequence[int]) -> None:
    """Leave out every layer of a transformer but those named, if any is."""
    if layers:
        encoder.encoder.layer = nn.ModuleList([encoder.encoder.layer[i] for i in layers])
        encoder.config.num_hidden_layers = len(layers)


def mean_pool(encoder: nn.Module, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return the mean of the tokens' last states, shape (batch, hidden)."""
    return mean_of(encoder(input_ids=ids, attention_mask=mask).last_hidden_state, mask)


def mean_of(states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return the mean of states of shape (batch, tokens, hidden) over the tokens in `mask`."""
    weights = mask.unsqueeze(-1).to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1e-9)


class Network(nn.Module):
    """A sentence encoder with linear heads.

    Of a text's pooled states, shape (batch, hidden), the heads make tag logits (batch, K),
    behaviour logits (batch, B), and a statement vector and an expectation vector, both of length 1
    and shape (batch, width): the two towers share the encoder and differ in a linear layer.
    `layers` names the base's layers that the encoder keeps (all, where it names none), `frozen`
    how many of the lowest of them keep the base's weights.
    """

    def __init__(
        self,
        base: Path,
        behaviours: int,
        *,
        width: int = 256,
        layers: Sequence[int] = (),
        frozen: int = 0,
    ) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            str(base), attn_implementation="eager", add_pooling_layer=False
        )
        keep_layers(self.encoder, layers)
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
        # Of a statement against others that show the same expectation.
        self.kin_scale = nn.Parameter(torch.tensor(10.0))
        self.kin_shift = nn.Parameter(torch.tensor(-6.0))
        # Of the pooled states to those of the whole base, which a smaller encoder is to resemble.
        self.likeness = nn.Linear(hidden, hidden, bias=False)
        nn.init.eye_(self.likeness.weight)
        # The highest layer always learns.
        self.frozen = min(frozen, len(self.encoder.encoder.layer) - 1)
        self._freeze(self.frozen)

    def _freeze(self, layers: int) -> None:
        """Keep the base's words and positions, and its lowest layers."""
        for module in [self.encoder.embeddings, *self.encoder.encoder.layer[:layers]]:
            for parameter in module.parameters():
                parameter.requires_grad = False

    def pool(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return mean-pooled token states, shape (batch, hidden)."""
        return mean_pool(self.encoder, ids, mask)

    @torch.no_grad()
    def below(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the tokens' states above the frozen layers, shape (batch, tokens, hidden)."""
        states = self.encoder.embeddings(input_ids=ids)
        return self._through(slice(None, self.frozen), states, mask)

    def above(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return what `pool` makes of the states that `below` returned, shape (batch, hidden)."""
        return mean_of(self._through(slice(self.frozen, None), states, mask), mask)

    def _through(self, layers: slice, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Run states of shape (batch, tokens, hidden) through some of the encoder's layers."""
        encoder = self.encoder.encoder
        hidden = (1.0 - mask.to(states.dtype)) * torch.finfo(torch.float16).min
        further = []
        if hasattr(encoder, "compute_position_bias"):
            # MPNet adds to the attention what it has learnt of the distance between two tokens.
            further.append(encoder.compute_position_bias(states))
        for layer in encoder.layer[layers]:
            out = layer(states, hidden[:, None, None, :], *further)
            states = out[0] if isinstance(out, tuple) else out
        return states

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
