"""Zips that grow, lie, overlap, or name places outside of themselves."""

from __future__ import annotations

import struct
import zipfile
from functools import partial
from typing import TYPE_CHECKING

from hostile.bait import Bait
from hostile.outcome import Case, case, check, each, partly, read, unread
from hostile.packing import (
    CENTRAL,
    LOCAL,
    docx,
    docx_parts,
    odt,
    overlapping,
    pack,
    paragraph,
    with_size,
    xlsx_parts,
)

if TYPE_CHECKING:
    from hostile.conftest import Reader

SAID = "I shipped the billing page."
_MAIN = "word/document.xml"
_LIMIT, _BROKEN = unread("limit-exceeded"), unread("corrupt-document")
_READ = read(SAID)


def _with(extra: dict[str, bytes | str]) -> bytes:
    return pack({**docx_parts(paragraph(SAID)), **extra})


def _with_target(target: str, bait: Bait) -> bytes:
    """Return a document whose main part is said to be elsewhere."""
    link = f'Type="x/officeDocument" Target="{target.format(bait=bait)}"'
    links = f'<Relationships><Relationship Id="r" {link}/></Relationships>'
    return pack({**docx_parts(paragraph(SAID)), "_rels/.rels": links})


def _method(method: int) -> bytes:
    return pack(docx_parts(paragraph(SAID)), method)


def _bomb(_: Bait) -> bytes:
    return docx(paragraph(SAID) + paragraph(" " * 60_000_000))


def _short_lie(_: Bait) -> bytes:
    """Return a document whose part claims a hundred bytes and unpacks to sixty megabytes."""
    return with_size(_bomb(_), 100, local=True, central=True, member=_MAIN)


def _hidden_tail(_: Bait) -> bytes:
    """Return a document whose main part goes on, after what it claims, with sixty megabytes."""
    parts = docx_parts(paragraph(SAID))
    true = str(parts[_MAIN]).encode()
    data = bytearray(pack({**parts, _MAIN: true + b" " * 60_000_000}))
    sound = pack({_MAIN: true})
    checksum = sound[14:18]
    for mark, name_at, at in ((LOCAL, 30, 14), (CENTRAL, 46, 16)):
        place = data.find(mark)
        while place >= 0:
            if data[place + name_at :].startswith(_MAIN.encode()):
                data[place + at : place + at + 4] = checksum
                struct.pack_into("<I", data, place + at + 8, len(true))
            place = data.find(mark, place + 4)
    return bytes(data)


def _matryoshka(levels: int) -> bytes:
    """Return a document within a document within a document …"""
    inner = docx(paragraph("The innermost."))
    for _ in range(levels):
        links = '<Relationship Id="c" Type="x/aFChunk" Target="inner.docx"/>'
        parts = docx_parts(paragraph(SAID) + '<w:altChunk r:id="c"/>', links=links)
        inner = pack({**parts, "word/inner.docx": inner})
    return inner


def _repeated(count: int) -> bytes:
    """Return a small zip that unpacks to `count` times the same ten million letters."""
    names = [_MAIN, *(f"word/media/{n}" for n in range(count))]
    return overlapping(names, b"".join(b"%08d " % n for n in range(1_100_000)))


BOMBS = [
    case("docx-bomb", "a.docx", _bomb, _LIMIT),
    case("odt-bomb", "a.odt", lambda _: odt(f"<text:p>{' ' * 60_000_000}</text:p>"), _LIMIT),
    case(
        "xlsx-bomb",
        "a.xlsx",
        lambda _: pack(xlsx_parts(f"<si><t>{' ' * 60_000_000}</t></si>")),
        _LIMIT,
    ),
    case(
        "docx-bomb-as-picture",
        "a.docx",
        lambda _: _with({"word/media/image1.bmp": bytes(60_000_000)}),
        _READ,
        _LIMIT,
    ),
    case("docx-short-lie", "a.docx", _short_lie, _BROKEN, _LIMIT),
    case("docx-hidden-tail", "a.docx", _hidden_tail, _READ, _BROKEN, _LIMIT),
    case("docx-overlapping", "a.docx", lambda _: _repeated(400), _LIMIT, _BROKEN),
    case("docx-in-docx", "a.docx", lambda _: _matryoshka(40), read(SAID), partly(SAID), _LIMIT),
    case(
        "docx-zip-in-zip",
        "a.docx",
        lambda _: _with({"word/a.zip": pack({"b.zip": pack({"c": bytes(10**7)})})}),
        _READ,
    ),
    case(
        "docx-100000-members",
        "a.docx",
        lambda _: pack(
            {**docx_parts(paragraph(SAID)), **{f"x/{n}": b"" for n in range(100_000)}},
            zipfile.ZIP_STORED,
        ),
        _READ,
        _LIMIT,
    ),
]

LIES = [
    case(
        f"docx-size-{size}-{where}",
        "a.docx",
        with_size(
            docx(paragraph(SAID)),
            size,
            local=where != "central",
            central=where != "local",
            member=_MAIN,
        ),
        *outcomes,
    )
    for size, where, outcomes in (
        (0, "local", (_READ,)),
        (2**31, "local", (_READ,)),
        (10, "central", (_BROKEN,)),
        (10, "both", (_BROKEN,)),
        (2**31, "central", (_LIMIT,)),
        (2**32 - 1, "both", (_LIMIT, _BROKEN)),
        (50_000, "central", (_READ, _BROKEN)),
    )
]
METHODS = [
    case("docx-stored", "a.docx", _method(zipfile.ZIP_STORED), _READ),
    case("docx-bzip2", "a.docx", _method(zipfile.ZIP_BZIP2), _BROKEN),
    case("docx-lzma", "a.docx", _method(zipfile.ZIP_LZMA), _BROKEN),
    case(
        "xlsx-bzip2",
        "a.xlsx",
        pack(xlsx_parts("<si><t>x</t></si>"), zipfile.ZIP_BZIP2),
        _BROKEN,
    ),
]
_NAMES = (
    "../../evil.txt", "/var/evil.txt", "..\\..\\evil.txt", "C:\\evil.txt", "word/../../evil.txt",
    "evil\x01.txt", "\u202etxt.live", "a" * 60_000,
)  # fmt: skip
NAMES = [
    *(
        case(f"docx-name-{n}", "a.docx", _with({name: "evil"}), _READ)
        for n, name in enumerate(_NAMES)
    ),
    *(
        case(
            f"docx-target-{n}",
            "a.docx",
            partial(_with_target, target),
            _READ,
            _BROKEN,
            unread("no-text"),
        )
        for n, target in enumerate(
            ("../../../..{bait.path}", "{bait.file}", "{bait.web}", "/etc/passwd", "_rels/.rels")
        )
    ),
]


@each(BOMBS)
def test_a_bomb_is_refused_or_never_unpacked(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(LIES)
def test_a_size_that_lies_costs_no_text_in_silence(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(METHODS)
def test_only_the_methods_that_office_programs_use(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(NAMES)
def test_names_lead_nowhere(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))
