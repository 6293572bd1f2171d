"""`demo`: the first thing that anybody runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .harness import Cli, tree


def test_demo_leaves_its_report_here(cli: Cli, here: Path) -> None:
    result = cli("demo")
    assert (result.status, result.err) == (0, "")
    assert "packetcheck-demo.html" in result.out
    assert list(tree(here)) == ["packetcheck-demo.html"]
    page = (here / "packetcheck-demo.html").read_text("utf-8")
    assert "Mariam Haddad" in page
    assert "senior-pm.leadership.mentoring" in page


def test_demo_takes_an_output(cli: Cli, here: Path) -> None:
    (here / "out").mkdir()
    assert cli("demo", "--output", "out").status == 0
    assert list(tree(here)) == ["out", "out/strong-report.html"]


def test_demo_that_cannot_write(refused: Callable[..., str], here: Path) -> None:
    (here / "file").write_text("x", encoding="utf-8")
    refused("demo", "-o", "file/demo.html", slug="cannot-write")
