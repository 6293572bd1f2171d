from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from packetcheck.document import BlockKind, Kind, ReadStatus, Voice
from packetcheck.packet import Source, load_packet
from packetcheck.readers import read as module
from packetcheck.readers.isolation import read_all
from packetcheck.readers.limits import ReadLimits, ReadSettings
from packetcheck.readers.read import read_document

if TYPE_CHECKING:
    from readers.conftest import DocxMaker, PdfMaker, Reader


def test_a_document_that_was_read(read: Reader) -> None:
    data = "# Year\n\nI led\u200b it.\n\n```\nx\n```\n"
    found = read("brag.md", data)
    assert (found.status, found.failure) == (ReadStatus.READ, None)
    assert (found.voice, found.kind, found.guessed) == (Voice.SELF, Kind.BRAG, ("voice", "kind"))
    assert found.sha256 == hashlib.sha256(data.encode()).hexdigest()
    told = [(block.span.of(found.text), block.furniture) for block in found.blocks]
    assert told == [("Year", True), ("I led it.", False), ("x", True)]
    assert {item.what for item in found.receipt.dropped} == {"invisible characters"}
    assert found.receipt.characters == len("Year") + len("I led it.") + len("x") + 1


def test_what_the_packet_says_goes_before_any_guess(tmp_path: Path) -> None:
    path = tmp_path / "brag.txt"
    path.write_text("She led it.")
    source = Source(path, "brag.txt", Voice.MANAGER, Kind.MANAGER_REVIEW, "Jo Fox")
    found = read_document(source)
    assert (found.voice, found.author, found.guessed) == (Voice.MANAGER, "Jo Fox", ())


@pytest.mark.parametrize(
    ("name", "data", "slug"),
    [
        ("a.md", b"", "no-text"),
        ("a.txt", b" \n\n", "no-text"),
        ("a.txt", b"---\n***\n", "no-text"),
        ("a.docx", b"hello", "corrupt-document"),
        ("a.pdf", b"hello", "corrupt-document"),
        ("a.xyz", b"hello", "unsupported-format"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "unsupported-format"),
        ("a.txt", bytes(range(256)) * 8, "corrupt-document"),
        ("a.html", b"<b>" * 3000 + b"x", "limit-exceeded"),
    ],
)
def test_what_cannot_be_read_is_a_document_with_a_failure(
    read: Reader, name: str, data: bytes, slug: str
) -> None:
    found = read(name, data)
    assert found.status is ReadStatus.UNREAD
    assert found.failure is not None
    assert found.failure.slug == slug
    assert name in found.failure.message
    assert (found.text, found.blocks) == ("", ())


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    found = read_document(Source(tmp_path / "no.md", "no.md"))
    assert found.failure is not None
    assert found.failure.slug == "unreadable"
    assert found.sha256 == ""


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    found = read_document(Source(tmp_path, "folder.md"))
    assert found.failure is not None
    assert "is a folder" in found.failure.message


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"more " * 300_000)
    found = read_document(Source(path, "a.md"), settings=ReadSettings(ReadLimits(text_megabytes=1)))
    assert found.failure is not None
    assert found.failure.slug == "limit-exceeded"


@pytest.mark.parametrize("error", [ValueError, KeyError, RecursionError, MemoryError])
def test_nothing_escapes(
    read: Reader, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fails(*_: object) -> None:
        raise error("boom")

    monkeypatch.setattr(module, "read_format", fails)
    found = read("a.txt", "x")
    assert found.failure is not None
    assert "boom" not in found.failure.message


def test_a_wrong_suffix_is_told_and_forgiven(read: Reader, make_pdf: PdfMaker) -> None:
    found = read("review.docx", make_pdf([(72, 100, "I led the launch.")]))
    assert found.status is ReadStatus.READ
    assert found.blocks[0].page == 1
    assert "PDF" in found.receipt.warnings[0]


def test_comments_of_the_author_and_of_the_person(read: Reader, make_docx: DocxMaker) -> None:
    def comment(number: int, author: str) -> str:
        text = f"<w:p><w:r><w:t>Comment {number}.</w:t></w:r></w:p>"
        return f'<w:comment w:id="{number}" w:author="{author}">{text}</w:comment>'

    data = make_docx(
        "<w:p><w:r><w:t>Reviewer: Jo Fox</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>She led it.</w:t></w:r></w:p>",
        comments=comment(1, "Jo Fox") + comment(2, "Ana Silva") + comment(3, "Kim Poe"),
    )
    found = read("peer.docx", data, ("Ana Silva", "Ana"))
    voices = {b.author: b.voice for b in found.blocks if b.kind is BlockKind.COMMENT}
    assert found.author == "Jo Fox"
    assert voices == {"Jo Fox": Voice.PEER, "Ana Silva": Voice.SELF, "Kim Poe": Voice.OTHER}


def test_words_of_the_person_quoted_in_a_mail_are_hers(read: Reader) -> None:
    mail = (
        "From: Sam Poe\nTo: Jo Fox\nSubject: Ana\n\nShe is good.\n\n"
        "On 20 Dec 2024, Ana Silva wrote:\n> I ran the test in a day.\n"
    )
    found = read("mail.txt", mail, ("Ana Silva",))
    assert (found.voice, found.author) == (Voice.PEER, "Sam Poe")
    assert [b.voice for b in found.blocks if not b.furniture] == [Voice.PEER, Voice.SELF]


def test_metadata_that_contradicts_the_voice_names_no_author(
    read: Reader, make_docx: DocxMaker
) -> None:
    body = "<w:p><w:r><w:t>I led it.</w:t></w:r></w:p>"
    data = make_docx(body, core="<dc:creator>Jo Fox</dc:creator>")
    assert read("self-review.docx", data, ("Ana Silva",)).author is None
    assert read("manager-review.docx", data, ("Ana Silva",)).author == "Jo Fox"


def test_a_whole_packet_keeps_its_order_and_its_losses(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("I led it.")
    (tmp_path / "b.docx").write_bytes(b"broken")
    (tmp_path / "packet.toml").write_text('person = "Ana Silva"\naliases = ["Ana"]\n')
    documents = read_all(load_packet(tmp_path))
    assert [(d.name, d.status) for d in documents] == [
        ("a.md", ReadStatus.READ),
        ("b.docx", ReadStatus.UNREAD),
    ]


def test_heavy_libraries_load_with_the_reader_that_needs_them() -> None:
    import subprocess
    import sys

    code = (
        "import sys, packetcheck.readers.read as r; "
        "heavy = ('docx', 'lxml', 'pdfplumber', 'bs4', 'markdown_it', 'email'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    path = str(Path(module.__file__).parents[2])
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": path},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
