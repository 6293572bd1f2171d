"""Run the command line as a user does, and look at all that it left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BRAG = """# Brag document: Ana R.

## Checkout

- Cut checkout drop-off from 38% to 21% by removing two forms; shipped in March 2026.
- Wrote the complete requirements for the returns portal on my own, and engineering built from them.
- Will write a vision for the payments theme next year.
"""
PEER = """# Peer feedback

From: Sam, design

Ana mentored our new product manager every Friday from January to June.
She missed the date of the May release and told support only afterwards.
"""
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"
# Names that a file system takes and that must not reach a terminal, a page or JSON as they are.
HOSTILE_NAMES = (
    "two words",
    "Zoë 李小龍 Ω",
    "<script>alert(1)",
    "line\nbreak",
    "\x1b[31mred",
    "'\"&amp;",
    "$(touch owned)",
    "\u202egnp.exe",
    os.fsdecode(b"latin-\xe9"),
)


@dataclass(frozen=True, slots=True)
class Result:
    """What one run of the command line returned and printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[Any]:
        """The JSON Lines of standard output."""
        assert "\r" not in self.out
        return [json.loads(line) for line in self.out.split("\n") if line]


Cli = Callable[..., Result]


def write_packet(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a folder of documents; return it."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
    return folder


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return everything below a folder: the bytes of files, None for folders."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def run_process(*argv: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m packetcheck` in a process of its own."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "packetcheck", *argv],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
