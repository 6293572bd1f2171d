"""Things in a folder that are no files, and names that are no names."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hostile.outcome import parameter
from packetcheck.document import Document, ReadStatus
from packetcheck.packet import Packet, Source, load_packet

if TYPE_CHECKING:
    from collections.abc import Callable

    from hostile.conftest import PacketReader

SAID = "I shipped the billing page in May."


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    # The address of a socket may not be long.
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(before)


def _zero(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _terminal(path: Path) -> None:
    path.symlink_to("/dev/stdin")


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere.txt")


def _elsewhere(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def _folder(path: Path) -> None:
    path.mkdir()


def _parent(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


_MAKERS = (_pipe, _socket, _zero, _terminal, _loop, _dangling, _elsewhere, _folder, _parent)
_SUFFIXES = ("txt", "docx", "pdf")
# A folder is looked into, and a linked one not; neither is a document that could be missed.
_NO_DOCUMENTS = (_folder,)


def _failure(document: Document) -> str:
    assert document.status is ReadStatus.UNREAD
    assert document.failure is not None
    return document.failure.slug


@pytest.mark.parametrize("suffix", _SUFFIXES)
@pytest.mark.parametrize("make", [parameter(m, f"given{m.__name__}") for m in _MAKERS])
def test_what_is_no_file_is_unread_and_never_waited_for(
    make: Callable[[Path], None], suffix: str, tmp_path: Path, read_packet: PacketReader
) -> None:
    path = tmp_path / f"x.{suffix}"
    make(path)
    (document,) = read_packet(Packet("p", tmp_path, (Source(path, path.name),)))
    assert _failure(document) == "unreadable"


_IN_FOLDER = [
    parameter((make, suffix), f"in-folder{make.__name__}-{suffix}")
    for make in _MAKERS
    if make not in _NO_DOCUMENTS
    for suffix in _SUFFIXES
]


@pytest.mark.parametrize("made", _IN_FOLDER)
def test_what_is_no_file_shows_up_in_its_packet(
    made: tuple[Callable[[Path], None], str], tmp_path: Path, read_packet: PacketReader
) -> None:
    make, suffix = made
    (tmp_path / "a.txt").write_text(SAID)
    make(tmp_path / f"x.{suffix}")
    good, bad = read_packet(load_packet(tmp_path))
    assert good.text == SAID
    assert _failure(bad) == "unreadable"


def test_a_folder_named_like_a_document_is_looked_into(
    tmp_path: Path, read_packet: PacketReader
) -> None:
    (tmp_path / "x.docx").mkdir()
    (tmp_path / "x.docx" / "a.txt").write_text(SAID)
    (document,) = read_packet(load_packet(tmp_path))
    assert (document.name, document.text) == ("x.docx/a.txt", SAID)


_NAMES = {
    "latin-1": b"caf\xe9.txt", "newline": b"a\nb.txt", "escape": b"a\x1b[31m.txt",
    "bytes": b"\xff\xfe.txt", "option": b"--help.txt", "spaces": b" .txt", "bell": b"\x07.txt",
    "backslash": b"a\\..\\b.txt", "percent": b"%s%n.txt", "turned": "\u202etxt.md".encode(),
    "long": b"a" * 250 + b".txt", "markup": b"<b>&a.txt", "home": b"~root.txt", "star": b"*.txt",
}  # fmt: skip


@pytest.mark.parametrize("broken", [False, True], ids=["read", "unread"])
@pytest.mark.parametrize("name", [parameter(b, f"name-{n}") for n, b in _NAMES.items()])
def test_any_name_that_a_disk_takes_is_kept(
    name: bytes,
    tmp_path: Path,
    read_packet: PacketReader,
    broken: bool,  # noqa: FBT001
) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(b"MZ" + bytes(500) if broken else SAID.encode())
    (document,) = read_packet(load_packet(tmp_path))
    assert document.name == os.fsdecode(name)
    assert document.status is (ReadStatus.UNREAD if broken else ReadStatus.READ)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, read_packet: PacketReader) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SAID)
    path.chmod(0)
    (document,) = read_packet(load_packet(tmp_path))
    assert _failure(document) == "unreadable"


def test_a_file_that_went_away_says_so(tmp_path: Path, read_packet: PacketReader) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    packet = load_packet(tmp_path)
    (tmp_path / "a.txt").unlink()
    (document,) = read_packet(packet)
    assert _failure(document) == "unreadable"
