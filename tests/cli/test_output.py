"""Where output goes, and that nothing half-written stays."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from packetcheck.cli.output import ensure_writable, plan_outputs, write_text
from packetcheck.errors import OutputError, UsageError

from .harness import tree


@pytest.mark.parametrize(
    ("formats", "output", "expected"),
    [
        ((), None, {"html": "ana-report.html"}),
        (("html",), None, {"html": "ana-report.html"}),
        (("json",), None, {"json": None}),
        (("text", "text"), None, {"text": None}),
        (("json", "text"), None, {"json": "ana-report.json", "text": "ana-report.txt"}),
        ((), "-", {"html": None}),
        (("json",), "x", {"json": "x"}),
        (("json",), "new/", {"json": "new/ana-report.json"}),
        (("json",), "there", {"json": "there/ana-report.json"}),
        (("html", "json"), "x.html", {"html": "x.html", "json": "x.json"}),
        (("json",), "n" * 300, {"json": "n" * 300}),
        (("text", "html"), "x", {"text": "x.txt", "html": "x.html"}),
    ],
)
def test_plan(
    here: Path, formats: tuple[str, ...], output: str | None, expected: dict[str, str | None]
) -> None:
    (here / "there").mkdir()
    plan = plan_outputs("ana", formats, output)
    assert {f: p and p.as_posix() for f, p in plan.items()} == expected
    assert list(plan) == list(expected)


def test_plan_refuses_two_formats_on_standard_output() -> None:
    with pytest.raises(UsageError, match="one --format"):
        plan_outputs("ana", ("json", "html"), "-")


def test_ensure_writable_makes_folders_and_no_file(tmp_path: Path) -> None:
    ensure_writable(tmp_path / "a/b/x.html")
    assert tree(tmp_path) == {"a": None, "a/b": None}


def test_ensure_writable_refuses_a_folder_and_what_lies_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    below = [tmp_path / name for name in ("file/x", "file/y/x", f"{'n' * 300}/x")]
    for path in (tmp_path, *below):
        with pytest.raises(OutputError) as caught:
            ensure_writable(path)
        assert caught.value.hint
    assert list(tree(tmp_path)) == ["file"]


def test_write_replaces_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text("something longer than the new text", encoding="utf-8")
    write_text(path, "ä\n")
    assert tree(tmp_path) == {"x.html": "ä\n".encode()}


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_text(tmp_path / "x", "x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640


def fails(error: BaseException) -> object:
    def call(*_: object, **__: object) -> None:
        raise error

    return call


@pytest.mark.parametrize("step", ["chmod", "replace"])
def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "x.html"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, step, fails(OSError(28, "No space left on device")))
    with pytest.raises(OutputError, match=r"x\.html: cannot be written: No space left"):
        write_text(path, "new")
    assert tree(tmp_path) == {"x.html": b"old"}


def test_an_interrupt_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.html").write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", fails(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_text(tmp_path / "x.html", "new")
    assert tree(tmp_path) == {"x.html": b"old"}


def test_a_text_that_no_file_can_hold_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_text(tmp_path / "x.html", "half a pair: \ud800")
    assert tree(tmp_path) == {}


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No such file or directory"):
        write_text(tmp_path / "gone/x.html", "x")


def test_a_name_that_is_too_long_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="too long"):
        write_text(tmp_path / ("n" * 300), "x")
    assert tree(tmp_path) == {}


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        ensure_writable(path)
        write_text(path, "whole")
        assert os.read(reading, 100) == b"whole"
        assert path.is_fifo()
    finally:
        os.close(reading)
