"""`--help` loads no parser and no model: it must be quick."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from packetcheck.cli.main import COMMANDS

HEAVY = {
    *("onnxruntime", "tokenizers", "spacy", "numpy", "pydantic", "rapidfuzz"),
    *("pdfplumber", "docx", "lxml", "bs4", "markdown_it", "charset_normalizer"),
    *("jinja2", "rich"),
}
# One process for all commands would let the first hide what the second loads.
SCRIPT = """
import json, sys
from packetcheck.cli.main import run
status = run(json.loads(sys.argv[1]))
print("\\n" + json.dumps([status, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def loaded_by(*argv: str) -> tuple[str, set[str]]:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "error", "-c", SCRIPT, json.dumps(argv)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    shown, _, last = done.stdout.rstrip().rpartition("\n")
    status, modules = json.loads(last)
    assert status == 0
    assert done.stderr == ""
    return shown, set(modules)


@pytest.mark.parametrize(
    "argv",
    [("--help",), ("--version",), *((name, "--help") for name in COMMANDS)],
    ids=" ".join,
)
def test_help_loads_nothing_heavy(argv: tuple[str, ...]) -> None:
    shown, modules = loaded_by(*argv)
    assert shown
    assert {"click", "packetcheck"} <= modules
    assert not modules & HEAVY


def test_the_package_itself_loads_nothing_heavy() -> None:
    script = "import packetcheck, sys, json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    modules = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert "packetcheck" in modules
    assert not modules & HEAVY


def test_the_top_level_names_are_those_it_promises() -> None:
    import packetcheck

    for name in packetcheck.__all__:
        assert getattr(packetcheck, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        packetcheck.nothing  # noqa: B018
