"""The watch itself: what these tests would not notice, no test would."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hostile import watch
from hostile.bait import Bait

if TYPE_CHECKING:
    from collections.abc import Callable

    from hostile.conftest import Reader


def _opens_a_socket() -> None:
    socket.socket().close()


def _starts_a_program() -> None:
    subprocess.run([sys.executable, "-c", ""], check=True)


def _writes_elsewhere() -> None:
    Path("/dev/full").open("wb").close()


def _makes_a_folder() -> None:
    with pytest.raises(OSError, match="exist"):
        Path("/proc").mkdir()


def _looks_up_a_host() -> None:
    socket.getaddrinfo("127.0.0.1", 80)


@pytest.mark.parametrize(
    "does",
    [_opens_a_socket, _starts_a_program, _writes_elsewhere, _makes_a_folder, _looks_up_a_host],
)
def test_what_a_reader_may_not_do_is_noticed(
    does: Callable[[], None], notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(watch.NOTES, str(notes))
    does()
    assert notes.read_text(encoding="utf-8")


def test_what_a_worker_process_does_is_noticed(
    notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(watch.NOTES, str(notes))
    does = [sys.executable, "-c", "import socket; socket.socket()"]
    subprocess.run(does, check=True)  # noqa: S603
    assert "socket.__new__" in notes.read_text(encoding="utf-8")


def test_a_call_is_noticed(bait: Bait) -> None:
    socket.create_connection(bait.listener.getsockname()).close()
    assert bait.called()
    assert not bait.called()


def test_a_document_that_quotes_the_bait_is_caught(read: Reader, bait: Bait) -> None:
    with pytest.raises(AssertionError):
        read("a.txt", bait.path.read_bytes())
