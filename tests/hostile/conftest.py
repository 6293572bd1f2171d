"""Reads hostile files under watch: no network, no program, no file but the document itself."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from hostile import bait as baits
from hostile import watch
from hostile.bait import CANARY, Bait
from hostile.sound import faults
from packetcheck.document import Document
from packetcheck.packet import Packet, Source
from packetcheck.readers import isolation
from packetcheck.readers.limits import ReadLimits, ReadSettings

Reader = Callable[[str, bytes], Document]
Guard = Callable[[], AbstractContextManager[None]]
PacketReader = Callable[[Packet], tuple[Document, ...]]
# No measure of speed: a file that takes this long would block whoever waits for the report.
_HANGS = 40
# What is known to hang need not hang for long; once mended, it takes no time.
_KNOWN_TO_HANG = 2
_installed = False


class HangsError(BaseException):
    """Reading did not end; no handler of a reader may take this for a damaged file."""


@contextmanager
def _in_time(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> NoReturn:
        raise HangsError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="session")
def bait(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bait]:
    """Return the file and the address that hostile documents point at."""
    laid = baits.lay(tmp_path_factory.mktemp("bait"))
    yield laid
    laid.listener.close()


@pytest.fixture(scope="session")
def reader() -> Iterator[isolation.Reader]:
    """Return the worker process that reads all these files, as it reads those of a user."""
    limits = ReadLimits(seconds=_HANGS // 2)
    opened = isolation.Reader(ReadSettings(limits))
    opened._work = watch.IN_WORKER + opened._work
    with opened:
        yield opened


@pytest.fixture
def under_test(reader: isolation.Reader) -> PacketReader:
    """Return the function that all these tests are about."""
    return reader.read


@pytest.fixture
def notes(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that tells what reading did besides, in this process and in its workers."""
    global _installed  # noqa: PLW0603 - a hook can be added and never taken away
    if not _installed:
        watch.install()
        _installed = True
    path = tmp_path_factory.mktemp("notes") / "notes.txt"
    path.touch()
    monkeypatch.setenv(watch.ALLOWED, str(tmp_path_factory.getbasetemp().resolve()))
    prelude = str(Path(__file__).with_name("prelude"))
    inherited = filter(None, (prelude, os.environ.get("PYTHONPATH", "")))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(inherited))
    return path


@pytest.fixture
def in_time(request: pytest.FixtureRequest) -> Guard:
    """Return a guard within which nothing may hang."""
    seconds = _KNOWN_TO_HANG if request.node.get_closest_marker("xfail") else _HANGS
    return lambda: _in_time(seconds)


@pytest.fixture
def read_packet(
    under_test: PacketReader,
    notes: Path,
    bait: Bait,
    monkeypatch: pytest.MonkeyPatch,
    in_time: Guard,
) -> PacketReader:
    """Return the function under test, with everything checked that holds for every file."""

    def read_watched(packet: Packet) -> tuple[Document, ...]:
        with monkeypatch.context() as patch, in_time():
            patch.setenv(watch.NOTES, str(notes))
            documents = under_test(packet)
        assert notes.read_text(encoding="utf-8") == ""
        assert not bait.called()
        with in_time():
            for document in documents:
                assert CANARY not in document.text
                assert faults(document) == []
        return documents

    return read_watched


@pytest.fixture
def read(read_packet: PacketReader, tmp_path: Path) -> Reader:
    """Return a function that writes bytes to a file and reads that as a packet's only document."""

    def read_bytes(name: str, data: bytes) -> Document:
        path = tmp_path / "packet" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        before = sorted(tmp_path.rglob("*"))
        (document,) = read_packet(Packet("packet", path.parent, (Source(path, name),)))
        assert sorted(tmp_path.rglob("*")) == before
        return document

    return read_bytes
