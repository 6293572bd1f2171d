"""Check a product manager's promotion packet against the expectations of the target level.

The whole API: `check_packet`, `load_packet`, `load_rubric`, `Analyzer` and `Assessment`; and
`packetcheck.reports` to render what they return.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from packetcheck.analyzer import Analyzer
    from packetcheck.findings import Assessment
    from packetcheck.packet import load_packet
    from packetcheck.pipeline import check_packet
    from packetcheck.rubric import load_rubric

__all__ = ["Analyzer", "Assessment", "check_packet", "load_packet", "load_rubric"]

_HOMES = {
    "Analyzer": "packetcheck.analyzer",
    "Assessment": "packetcheck.findings",
    "check_packet": "packetcheck.pipeline",
    "load_packet": "packetcheck.packet",
    "load_rubric": "packetcheck.rubric",
}


def __getattr__(name: str) -> Any:
    # Imported on first use: `packetcheck --help` must not load a model or a parser.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'packetcheck' has no attribute '{name}'")
