"""Rubrics: ladders and lenses as data, loaded strictly from YAML, TOML or JSON."""

from packetcheck.rubric.load import find_rubric, load_rubric, read_rubric, shipped_rubrics
from packetcheck.rubric.records import (
    ANY_LEVEL,
    Criterion,
    Expectation,
    Level,
    Provenance,
    Rubric,
    RubricKind,
)

__all__ = [
    "ANY_LEVEL",
    "Criterion",
    "Expectation",
    "Level",
    "Provenance",
    "Rubric",
    "RubricKind",
    "find_rubric",
    "load_rubric",
    "read_rubric",
    "shipped_rubrics",
]
