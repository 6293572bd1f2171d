"""The whole API: five names, loaded when they are asked for."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import packetcheck
from packetcheck.analyzer import Analyzer
from packetcheck.findings import Assessment
from packetcheck.packet import load_packet
from packetcheck.pipeline import check_packet
from packetcheck.rubric import load_rubric

NAMES = {
    "Analyzer": Analyzer,
    "Assessment": Assessment,
    "check_packet": check_packet,
    "load_packet": load_packet,
    "load_rubric": load_rubric,
}


def test_the_five_names() -> None:
    assert sorted(packetcheck.__all__) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_what_it_says(name: str) -> None:
    assert getattr(packetcheck, name) is NAMES[name]


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'packetcheck' has no attribute 'score'"):
        _ = packetcheck.score
    assert not hasattr(packetcheck, "check_packets")


def modules_after(statement: str) -> set[str]:
    script = f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(done.stdout))


def test_the_package_alone_imports_none_of_its_modules() -> None:
    loaded = modules_after("import packetcheck")
    assert {name for name in loaded if name.startswith("packetcheck.")} == set()
    assert not loaded & {"numpy", "pydantic", "onnxruntime"}


def test_a_name_imports_what_it_needs_and_no_model() -> None:
    loaded = modules_after("from packetcheck import load_rubric, load_packet")
    assert {"packetcheck.rubric", "packetcheck.packet"} <= loaded
    assert not loaded & {"packetcheck.analyzer", "onnxruntime", "spacy"}


def test_the_names_can_be_imported_with_a_star() -> None:
    assert "packetcheck.pipeline" in modules_after("from packetcheck import *; check_packet")
