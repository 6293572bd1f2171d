"""Files cut short, files under another format's name, files behind a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile.bait import Bait
from hostile.outcome import Case, case, check, each, partly, read, unread
from hostile.packing import with_flag
from hostile.prose import FIRST, SAID, documents, locked_pdf

if TYPE_CHECKING:
    from hostile.conftest import Reader
    from hostile.outcome import Outcome

_BROKEN, _LOCKED = unread("corrupt-document"), unread("encrypted-document")
_SOUND = documents()
_PACKED = {"docx", "odt", "xlsx"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _whole(format_name: str, share: float) -> tuple[str, ...]:
    """Return the statements that stand whole before the cut."""
    data = _SOUND[format_name][: int(len(_SOUND[format_name]) * share)]
    return tuple(said for said in SAID if data.find(said.encode() + b"\n") >= 0)


def _cut(format_name: str, share: float) -> Case:
    data = _SOUND[format_name]
    outcomes: tuple[Outcome, ...]
    if format_name in _PACKED:
        outcomes = (_BROKEN,)
    elif format_name == "pdf":
        # The end of a PDF says where its pages are; a reader may search for what is left.
        outcomes = (_BROKEN, unread("no-text"), partly())
        outcomes += (read(*SAID), partly(FIRST)) if share > 0.5 else ()
    elif format_name == "rtf":
        outcomes = (read(FIRST), partly(FIRST), _BROKEN)
    else:
        outcomes = (read(*_whole(format_name, share)), partly(*_whole(format_name, share)))
    return case(
        f"{format_name}-cut-at-{share:.0%}",
        f"a.{format_name}",
        data[: int(len(data) * share)],
        *outcomes,
    )


CUTS = [_cut(name, share) for name in _SOUND for share in (0.1, 0.5, 0.9, 0.99)]


def _as(what: str, suffix: str, *outcomes: Outcome) -> Case:
    return case(f"{what}-named-{suffix}", f"a.{suffix}", _SOUND[what], *outcomes)


_PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8
_PROGRAM = b"MZ\x90\0" + bytes(range(256)) * 40
_ZIP = _SOUND["docx"].replace(b"word/", b"text/").replace(b"[Content_Types]", b"[Content-Types]")
_AS_PDF, _AS_WORD, _AS_PAGE = (
    read(*SAID, warns=what) for what in ("PDF", "Word document", "web page")
)
NAMED = [
    *(_as("pdf", suffix, _AS_PDF) for suffix in ("docx", "txt", "md", "html", "csv")),
    *(_as("docx", suffix, _AS_WORD) for suffix in ("pdf", "txt", "md", "html", "csv")),
    *(_as("html", suffix, _AS_PAGE) for suffix in ("md", "txt", "csv", "docx", "pdf")),
    # Text under a binary format's name may be refused, or read with a warning.
    *(_as("txt", suffix, _BROKEN, read(*SAID, warns=f".{suffix}")) for suffix in ("docx", "pdf")),
    *(
        case(
            f"zip-named-{suffix}",
            f"a.{suffix}",
            _ZIP,
            _BROKEN,
            unread("unsupported-format"),
            # A Word reader may find the document under whatever name.
            *((read(*SAID),) if suffix == "docx" else ()),
        )
        for suffix in ("pdf", "docx", "txt", "md", "csv", "html")
    ),
    *(
        case(f"{what}-named-{suffix}", f"a.{suffix}", data, _BROKEN, unread("unsupported-format"))
        for what, data in (("picture", _PICTURE), ("program", _PROGRAM))
        for suffix in ("pdf", "docx", "txt", "md", "csv", "html")
    ),
]
LOCKED = [
    case("pdf-password", "a.pdf", lambda _: locked_pdf("secret"), _LOCKED),
    case("pdf-owner-password-only", "a.pdf", lambda _: locked_pdf(""), read(FIRST)),
    case("docx-ole-password", "a.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), _LOCKED),
    case("xlsx-ole-password", "a.xlsx", _OLE + "EncryptedPackage".encode("utf-16-le"), _LOCKED),
    case("docx-zip-password", "a.docx", with_flag(_SOUND["docx"], 1), _LOCKED),
    case("xlsx-zip-password", "a.xlsx", with_flag(_SOUND["xlsx"], 1), _LOCKED),
    case("odt-zip-password", "a.odt", with_flag(_SOUND["odt"], 1), _LOCKED),
]
_TINY = {
    "empty": b"", "one-byte": b"\n", "one-zero": b"\0", "mark-only": b"\xef\xbb\xbf",
    "mark-16-only": b"\xff\xfe", "spaces": b" \t\n" * 10,
}  # fmt: skip
_NOTHING = unread("no-text")
TINY = [
    case(f"{suffix}-{what}", f"a.{suffix}", data, _NOTHING, *(() if data == b"" else (_BROKEN,)))
    for suffix in _SOUND
    for what, data in _TINY.items()
]
SOUND = [case(f"{name}-sound", f"a.{name}", data, read(*SAID)) for name, data in _SOUND.items()]


@each(SOUND)
def test_before_they_are_spoilt_all_of_them_are_read(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(CUTS)
def test_a_cut_file_is_refused_or_read_up_to_the_cut(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(NAMED)
def test_the_bytes_say_what_a_file_is(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(LOCKED)
def test_a_password_is_named_as_the_reason(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(TINY)
def test_a_file_with_nothing_in_it_says_so(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))
