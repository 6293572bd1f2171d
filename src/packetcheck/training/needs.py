"""Tell what has to be installed before something of the extra `train` can run."""

from __future__ import annotations

import os
from importlib.util import find_spec

from packetcheck.errors import MissingExtraError

TRAIN = ("torch", "transformers", "onnx", "safetensors", "sklearn")
BASELINES = ("sklearn",)
_PACKAGES = {"sklearn": "scikit-learn"}


def require(modules: tuple[str, ...], purpose: str) -> None:
    """Raise MissingExtraError that names every module of `modules` which cannot be found."""
    missing = [_PACKAGES.get(m, m) for m in modules if find_spec(m) is None]
    if missing:
        raise MissingExtraError(
            f"{purpose} needs {_listed(missing)}, which packetcheck itself runs without",
            hint="pip install 'packetcheck[train]'; from a checkout: pip install -e '.[train]'",
        )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def stay_offline() -> None:
    """Tell transformers, before it is imported, to load what lies on this machine, and quietly."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
