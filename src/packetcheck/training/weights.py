"""The fitted network on disk, between the fit and the export, with what it was fitted on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file

from packetcheck.errors import TrainingError
from packetcheck.training.network import Network
from packetcheck.training.outfolder import write_whole
from packetcheck.training.targets import Behaviours

_AGAIN = "leave --reuse out to fit anew"


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a network was fitted with, and what weights must agree in to be used again."""

    base: str
    layers: tuple[int, ...]
    behaviours: str

    @classmethod
    def of(cls, base: str, layers: tuple[int, ...], behaviours: Behaviours) -> Fitted:
        """Return the marks of a run; `base` is the digest of the base's weights."""
        index = sorted([rubric, name, n] for (rubric, name), n in behaviours.index.items())
        return cls(base, layers, hashlib.sha256(json.dumps(index).encode()).hexdigest())

    def marks(self) -> dict[str, str]:
        """Return the marks as safetensors keeps them: texts by name."""
        return {
            "base": self.base,
            "layers": ",".join(map(str, self.layers)) or "all",
            "expectations": self.behaviours,
        }


def save_weights(network: Network, path: Path, fitted: Fitted) -> None:
    """Write a network's weights, whole or not at all."""
    # Copies, since safetensors refuses tensors that share memory.
    state = {name: tensor.contiguous().clone() for name, tensor in network.state_dict().items()}
    write_whole(path, lambda partial: save_file(state, partial, metadata=fitted.marks()))


def load_weights(network: Network, path: Path, fitted: Fitted) -> None:
    """Load weights that were fitted for the same base, layers and expectations.

    Raises TrainingError for others.
    """
    try:
        with safe_open(path, "pt") as file:
            said: Mapping[str, str] = file.metadata() or {}
        for name, value in fitted.marks().items():
            if said.get(name, value) != value:
                raise TrainingError(f"{path}: was fitted with other {name}", hint=_AGAIN)
        network.load_state_dict(load_file(path))
    except FileNotFoundError as error:
        raise TrainingError(f"{path}: no fitted network is there", hint=_AGAIN) from error
    except (OSError, SafetensorError) as error:
        raise TrainingError(f"{path}: cannot be read: {error}", hint=_AGAIN) from error
    except RuntimeError as error:
        # PyTorch's word for weights of other names or shapes.
        raise TrainingError(
            f"{path}: was fitted for another base, corpus or choice of layers", hint=_AGAIN
        ) from error
