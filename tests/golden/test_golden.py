"""The report that each sample gives, as a golden file.

After a deliberate change: `PACKETCHECK_UPDATE_GOLDEN=1 pytest tests/golden`, then read the diff.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from packetcheck.analyzer import Analyzer
from packetcheck.pipeline import check_packet
from packetcheck.reports.text import render_text

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(p.name for p in (ROOT / "samples").iterdir() if p.is_dir())
TARGETS = {"staff": "staff-pm"}
# Digits that may differ in the last place from one processor to another, or between releases.
_VOLATILE = re.compile(r"\b0\.\d{2,4}\b|sha256:[0-9a-f]+|packetcheck \d\S*")


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def test_there_are_samples_to_look_at() -> None:
    assert len(SAMPLES) >= 5


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_gives_its_golden_report(name: str, analyzer: Analyzer) -> None:
    target = TARGETS.get(name, "senior-pm")
    assessment = check_packet(ROOT / "samples" / name, target=target, analyzer=analyzer)
    report = _VOLATILE.sub("#", render_text(assessment))
    golden = Path(__file__).with_name(f"{name}.txt")
    if os.environ.get("PACKETCHECK_UPDATE_GOLDEN"):
        golden.write_text(report, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == report
