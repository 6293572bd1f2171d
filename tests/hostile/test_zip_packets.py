"""A packet, or a part of one, that is a hostile zip."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from hostile.packing import overlapping, pack, with_flag, with_size
from hostile.prose import FIRST, documents
from packetcheck.document import Document, ReadStatus
from packetcheck.packet import load_packet

if TYPE_CHECKING:
    from pathlib import Path

    from hostile.conftest import PacketReader

_TEXT = f"{FIRST}\n"


def _linked(name: str) -> bytes:
    """Return a zip with a symbolic link beside a document."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o120777 << 16
    entry.create_system = 3
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("b.txt", _TEXT)
        archive.writestr(entry, "/etc/passwd")
    return packed.getvalue()


def _levels(count: int) -> bytes:
    inner = pack({"a.txt": _TEXT})
    for _ in range(count):
        inner = pack({"a.zip": inner})
    return inner


_SAID, _BOMB = {"b.txt": _TEXT}, {"a.txt": "word " * 12_000_000}
_GOOD = "x.zip/b.txt"
# A zip, the member that must be read all the same, the slugs of what must not.
ZIPS: dict[str, tuple[bytes, str, set[str]]] = {
    "bomb": (pack({**_SAID, **_BOMB}), _GOOD, {"limit-exceeded"}),
    "bzip2": (pack(_SAID, zipfile.ZIP_BZIP2), "", {"corrupt-document", "unsupported-format"}),
    "lzma": (pack(_SAID, zipfile.ZIP_LZMA), "", {"corrupt-document", "unsupported-format"}),
    "short-lie": (
        with_size(pack({**_BOMB, **_SAID}), 9, local=True, central=True, member="a.txt"),
        _GOOD,
        {"corrupt-document", "limit-exceeded"},
    ),
    "overlapping": (
        overlapping([f"{n}.txt" for n in range(400)], b"word " * 500_000),
        "",
        {"corrupt-document", "limit-exceeded"},
    ),
    "ten-levels": (_levels(10), "", {"limit-exceeded", "unsupported-format", "unreadable"}),
    "password": (with_flag(pack(_SAID), 1), "", {"encrypted-document"}),
    "linked-file": (_linked("a.txt"), _GOOD, {"unreadable"}),
    "cut": (pack(_SAID)[:-30], "", {"corrupt-document"}),
    "empty": (pack({}), "", {"no-text", "corrupt-document", "unsupported-format"}),
    "no-zip": (b"PK\x03\x04" + bytes(300), "", {"corrupt-document"}),
    "2000-documents": (
        pack({f"{n}.txt": _TEXT for n in range(2_000)}),
        "",
        {"limit-exceeded", "unsupported-format"},
    ),
    "cut-member": (
        pack({**_SAID, "a.docx": documents()["docx"][:-200]}),
        _GOOD,
        {"corrupt-document"},
    ),
    "bad-checksum": (
        pack({**_SAID, "a.txt": FIRST + "\n" + "x" * 50}, zipfile.ZIP_STORED).replace(
            b"x" * 50, b"y" * 50
        ),
        _GOOD,
        {"corrupt-document"},
    ),
}
_TRAVERSAL = (
    "../../evil.txt", "/etc/evil.txt", "..\\..\\evil.txt", "C:\\evil.txt", "a/../../evil.txt",
    "evil\x01.txt", "~/evil.txt", "a//b.txt", "./evil.txt",
)  # fmt: skip


def _slugs(read: tuple[Document, ...]) -> set[str]:
    return {document.failure.slug for document in read if document.failure}


@pytest.mark.parametrize(("data", "good", "slugs"), ZIPS.values(), ids=ZIPS)
def test_a_bad_zip_costs_no_good_document(
    data: bytes,
    good: str,
    slugs: set[str],
    tmp_path: Path,
    read_packet: PacketReader,
) -> None:
    (tmp_path / "own.txt").write_text(_TEXT)
    (tmp_path / "x.zip").write_bytes(data)
    read = read_packet(load_packet(tmp_path))
    texts = {document.name: document.text for document in read}
    assert texts["own.txt"] == FIRST
    assert not good or texts[good] == FIRST
    assert _slugs(read) <= slugs
    assert _slugs(read)
    assert all(d.status is ReadStatus.UNREAD for d in read if d.failure)


@pytest.mark.parametrize("name", _TRAVERSAL)
def test_a_name_in_a_zip_leads_nowhere(
    name: str, tmp_path: Path, read_packet: PacketReader
) -> None:
    (tmp_path / "packet").mkdir()
    (tmp_path / "packet" / "x.zip").write_bytes(pack({name: "Evil words.", "b.txt": _TEXT}))
    read = read_packet(load_packet(tmp_path / "packet"))
    assert FIRST in {document.text for document in read}
    assert len(read) == 2
    assert not list(tmp_path.rglob("*evil*"))
