"""Rubric files in a folder of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from .ladder import TEXT, Writer


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    """Return a function that writes a rubric file, with one piece of the text replaced."""

    def write(old: str = "", new: str = "", *, name: str = "r.yaml", text: str = TEXT) -> Path:
        assert old in text
        path = tmp_path / name
        path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
        return path

    return write
