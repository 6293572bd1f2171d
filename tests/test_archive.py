"""Packets in zip archives, archives in packets, and archives that mean harm."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from packetcheck import archive
from packetcheck.document import Voice
from packetcheck.errors import UsageError
from packetcheck.packet import load_packet
from zip_packets import names, read, slug, zipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "ana"
    root.mkdir()
    return root


def test_a_zip_of_a_packet_is_a_packet(tmp_path: Path) -> None:
    settings = (
        'person = "Ana"\ntarget = "senior-pm"\n[[documents]]\nfile = "p/sam.md"\nauthor = "S"'
    )
    path = tmp_path / "ana.zip"
    path.write_bytes(
        zipped(
            {
                "ana/packet.toml": settings,
                "ana/brag.md": "- Shipped it.",
                "ana/p/sam.md": "- Good.",
                "ana/.DS_Store": "x",
                "__MACOSX/ana/brag.md": "x",
            }
        )
    )
    packet = load_packet(path)
    assert (packet.id, packet.person, packet.target) == ("ana", "Ana", "senior-pm")
    assert names(packet) == ["brag.md", "p/sam.md"]
    assert packet.sources[1].author == "S"
    assert read(path)["brag.md"].text == "Shipped it."


def test_an_archive_in_a_folder_gives_its_documents_one_by_one(folder: Path) -> None:
    (folder / "export.zip").write_bytes(
        zipped({"Page.md": "- Shipped it.", "in.zip": zipped({"peer.md": "- She did."})})
    )
    found = read(folder)
    assert {name: document.text for name, document in found.items()} == {
        "export.zip/Page.md": "Shipped it.",
        "export.zip/in.zip/peer.md": "She did.",
    }


def test_what_packet_toml_says_of_an_archive_holds_for_all_in_it(folder: Path) -> None:
    (folder / "peers.zip").write_bytes(zipped({"a.md": "- x", "b.md": "- y"}))
    (folder / "packet.toml").write_text(
        '[[documents]]\nfile = "peers.zip"\nvoice = "peer"\n'
        '[[documents]]\nfile = "peers.zip/b.md"\nvoice = "manager"\n'
    )
    voices = [source.voice for source in load_packet(folder).sources]
    assert voices == [Voice.PEER, Voice.MANAGER]


def test_nothing_is_read_or_written_when_a_packet_is_loaded(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.zip").write_bytes(zipped({"a.md": "- x"}))
    before = sorted(folder.rglob("*"))

    def fails(*_: object, **__: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(archive, "read_entry", fails)
    assert names(load_packet(folder)) == ["a.zip/a.md"]
    assert sorted(folder.rglob("*")) == before


def test_names_that_lead_out_of_the_archive_are_cut_to_what_is_harmless(folder: Path) -> None:
    (folder / "a.zip").write_bytes(
        zipped({"../../up.md": "- a", "/etc/root.md": "- b", "C:\\x\\win.md": "- c", "./d.md": "d"})
    )
    assert names(load_packet(folder)) == [
        "a.zip/d.md", "a.zip/etc/root.md", "a.zip/up.md", "a.zip/x/win.md",
    ]  # fmt: skip


def test_members_of_one_name_are_both_read(folder: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as found:
        found.writestr("a.md", "- first")
        with pytest.warns(UserWarning, match="Duplicate"):
            found.writestr("a.md", "- second")
    (folder / "a.zip").write_bytes(held.getvalue())
    texts = {name: document.text for name, document in read(folder).items()}
    assert texts == {"a.zip/a.md": "first", "a.zip/a (2).md": "second"}


def test_names_in_utf8_without_its_flag_are_shown_as_they_were(folder: Path) -> None:
    data = bytearray(zipped({"XXXX.md": "- x"}))
    name = "żó".encode()
    (folder / "a.zip").write_bytes(bytes(data).replace(b"XXXX", name))
    assert names(load_packet(folder)) == ["a.zip/żó.md"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"PK\x03\x04 broken", "corrupt-document"),
        (b"no zip at all", "corrupt-document"),
        (zipped({"a.md": "- x"})[:-30], "corrupt-document"),
        (b"", "no-text"),
        (zipped({}), "unsupported-format"),
        (zipped({".hidden": "x"}), "unsupported-format"),
    ],
    # A zip holds the time of its making, and two workers have to name a test alike.
    ids=["broken", "no zip", "cut short", "empty file", "empty zip", "hidden"],
)
def test_a_bad_archive_is_one_unread_document(folder: Path, data: bytes, expected: str) -> None:
    (folder / "a.zip").write_bytes(data)
    assert {name: slug(document) for name, document in read(folder).items()} == {"a.zip": expected}


def test_archives_nested_deeper_than_two_are_unread(folder: Path) -> None:
    inner = zipped({"b.zip": zipped({"c.zip": zipped({"d.md": "- d"}), "e.md": "- e"})})
    (folder / "a.zip").write_bytes(zipped({"x.zip": inner}))
    found = read(folder)
    assert set(found) == {"a.zip/x.zip/b.zip"}
    assert slug(found["a.zip/x.zip/b.zip"]) == "unsupported-format"


def test_members_behind_a_password_and_odd_methods_fail_alone(folder: Path) -> None:
    data = bytearray(zipped({"a.md": "- secret"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (folder / "locked.zip").write_bytes(bytes(data))
    (folder / "bzip.zip").write_bytes(zipped({"b.md": "- b"}, zipfile.ZIP_BZIP2))
    (folder / "c.md").write_text("- c")
    found = read(folder)
    assert slug(found["locked.zip/a.md"]) == "encrypted-document"
    assert slug(found["bzip.zip/b.md"]) == "corrupt-document"
    assert found["c.md"].text == "c"


def test_links_in_an_archive_are_not_followed(folder: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as found:
        link = zipfile.ZipInfo("link.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        found.writestr(link, "/etc/hostname")
    (folder / "a.zip").write_bytes(held.getvalue())
    assert slug(read(folder)["a.zip/link.md"]) == "unreadable"


def test_a_member_that_unpacks_to_too_much_is_never_unpacked_whole(folder: Path) -> None:
    (folder / "a.zip").write_bytes(zipped({"a.md": b"a" * (51 * 2**20)}))
    assert slug(read(folder)["a.zip/a.md"]) == "limit-exceeded"


def test_a_member_that_lies_about_its_size_is_not_trusted(folder: Path) -> None:
    data = bytearray(zipped({"a.md": b"a" * (51 * 2**20)}))
    data[data.index(b"PK\x01\x02") + 24 :][:4] = b""
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<L", 100)
    (folder / "a.zip").write_bytes(bytes(data))
    assert slug(read(folder)["a.zip/a.md"]) in {"corrupt-document", "limit-exceeded"}


def test_a_directory_of_absurd_size_is_not_read(folder: Path) -> None:
    data = bytearray(zipped({"a.md": "- a"}))
    place = data.rindex(b"PK\x05\x06") + 12
    data[place : place + 4] = struct.pack("<L", 2**31)
    (folder / "a.zip").write_bytes(bytes(data))
    assert slug(read(folder)["a.zip"]) == "limit-exceeded"


def test_an_archive_of_too_many_files_is_one_unread_document(folder: Path) -> None:
    (folder / "a.zip").write_bytes(zipped({f"{n}.md": "" for n in range(501)}))
    found = read(folder)
    assert set(found) == {"a.zip"}
    slug(found["a.zip"])


def test_a_zip_that_is_a_packet_and_holds_too_much_is_refused_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    path.write_bytes(zipped({f"{n}.md": "" for n in range(501)}))
    with pytest.raises(UsageError, match="501 files"):
        load_packet(path)


def test_a_word_file_named_zip_is_read_as_what_it_is(folder: Path) -> None:
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>I led it.</w:t></w:r></w:p></w:body></w:document>"
    )
    (folder / "a.zip").write_bytes(zipped({"[Content_Types].xml": "x", "word/document.xml": body}))
    found = read(folder)["a.zip"]
    assert found.text == "I led it."
    assert "Word document" in found.receipt.warnings[0]
