"""`read`: what packetcheck sees of a file, and a receipt that adds up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from packetcheck.bundled import bundled_path

from .harness import HOSTILE_NAMES, PEER, PNG, Cli
from .shapes import ReadShape

STRONG = bundled_path("samples") / "strong"


@pytest.mark.parametrize(
    "path", sorted(STRONG.glob("*.[dmpt][dxoe][dcfxt]*")), ids=lambda p: p.name
)
def test_documents_of_every_format(cli: Cli, path: Path) -> None:
    if path.name == "packet.toml":
        pytest.skip("settings, no document")
    result = cli("read", path, "--format", "json")
    assert (result.status, result.err) == (0, "")
    said = ReadShape.model_validate(result.json)
    assert (said.document, said.status, said.error) == (path.name, "read", None)
    receipt = said.receipt
    dropped = sum(d.characters for d in receipt.dropped)
    assert receipt.characters == receipt.kept + receipt.furniture + dropped
    assert receipt.kept + receipt.furniture == sum(len(b.text) for b in said.blocks)
    assert receipt.kept > receipt.furniture
    assert any(b.furniture for b in said.blocks)


def test_text_for_reading(cli: Cli, ana: Path) -> None:
    result = cli("read", ana / "peer-feedback-sam.md")
    assert result.status == 0
    lines = result.out.splitlines()
    assert lines[0].startswith("peer-feedback-sam.md: read · voice peer · kind peer-feedback")
    assert "guessed" in lines[0]
    assert "characters seen = " in lines[1]
    assert "- [heading] Peer feedback" in lines
    assert any(line.endswith("Ana mentored our new product manager every Friday from January to "
                             "June.") or "Ana mentored" in line for line in lines)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "slug"),
    [
        ("a.docx", b"PK\x03\x04 broken", "corrupt-document"),
        ("a.pdf", b"%PDF-1.4\n", "corrupt-document"),
        ("a.txt", b"", "no-text"),
        ("a.png", PNG, "unsupported-format"),
        ("a", bytes(range(256)), "unsupported-format"),
    ],
)
def test_what_cannot_be_read(cli: Cli, here: Path, name: str, content: bytes, slug: str) -> None:
    (here / name).write_bytes(content)
    result = cli("read", name, "--format", "json")
    assert result.status == 3
    said = ReadShape.model_validate(result.json)
    assert (said.status, said.blocks) == ("unread", [])
    assert said.error is not None
    assert said.error.slug == slug
    shown = cli("read", name)
    assert shown.status == 3
    assert f"[{slug}]" in shown.out


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=ascii)
def test_hostile_names(cli: Cli, here: Path, name: str) -> None:
    (here / f"{name}.md").write_text(PEER, encoding="utf-8")
    assert cli("read", f"{name}.md", "--format", "json").json["document"] == f"{name}.md"
    shown = cli("read", f"{name}.md").out
    assert "\x1b" not in shown
    shown.encode()


def test_hostile_text_does_not_drive_the_terminal(cli: Cli, here: Path) -> None:
    (here / "a.txt").write_bytes(b"Shipped \x1b]0;owned\x07 the thing in May.\n")
    shown = cli("read", "a.txt").out
    assert "Shipped" in shown
    assert not set("\x1b\x07") & set(shown)


def test_what_cannot_start(refused: Callable[..., str], ana: Path) -> None:
    assert "nobody.md: no such file" in refused("read", "nobody.md", slug="usage")
    assert "is a folder" in refused("read", ana, slug="usage")


def test_a_limit_is_held(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "brag.txt"
    path.write_bytes(b"I led it.\n" * 110_000)
    refused = cli("read", path, "--limit", "text-megabytes=1")
    assert refused.status == 3
    assert "is larger than 1 MB" in refused.out


@pytest.mark.parametrize("text", ["pages", "pages=", "pages=x", "pages=-1", "pages=0", "pags=3"])
def test_a_limit_that_is_none_is_refused_with_the_keys(cli: Cli, tmp_path: Path, text: str) -> None:
    result = cli("read", tmp_path / "a.txt", "--limit", text)
    assert result.status == 2
    assert f"--limit {text}" in result.err
    assert "text-megabytes, pages, seconds, memory" in result.err
