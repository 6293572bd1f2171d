"""Characters that break, hide, turn round or are none, in every text format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile.bait import Bait
from hostile.outcome import Case, case, check, each, partly, read, unread
from hostile.packing import docx, paragraph

if TYPE_CHECKING:
    from hostile.conftest import Reader

SAID, ALSO = "I shipped the billing page in May.", "We hired Zoë Müller as a designer."
_BROKEN = unread("corrupt-document")
_TEXT = f"{SAID}\n\n{ALSO}\n"


def _wrapped(suffix: str, text: str) -> str:
    """Return the text of a file of a format that says `text` and then ALSO."""
    if suffix == "html":
        return f"<html><body><p>{text}</p><p>{ALSO}</p></body></html>"
    if suffix == "csv":
        return f'reviewer,feedback\nJo,"{text}"\nAnn,"{ALSO}"\n'
    return f"{text}\n\n{ALSO}\n"


_SUFFIXES = ("txt", "md", "html", "csv")
_MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\0\0"}
ENCODINGS = [
    *(
        case(
            f"{suffix}-{encoding}-{'with' if marked else 'without'}-mark",
            f"a.{suffix}",
            (mark if marked else b"") + _wrapped(suffix, SAID).encode(encoding),
            read(SAID, ALSO, silent=("\0", "\ufeff", "\ufffd")),
        )
        for suffix in _SUFFIXES
        for encoding, mark in _MARKS.items()
        for marked in ((True, False) if encoding != "utf-32-le" else (True,))
    ),
    *(
        case(
            f"{suffix}-{name}",
            f"a.{suffix}",
            mark + _wrapped(suffix, SAID).encode(encoding),
            read(SAID, ALSO, silent=("\ufeff",)),
        )
        for suffix in _SUFFIXES
        for name, mark, encoding in (
            ("utf-8-mark", b"\xef\xbb\xbf", "utf-8"),
            ("utf-8-two-marks", b"\xef\xbb\xbf" * 2, "utf-8"),
            ("latin-1", b"", "cp1252"),
        )
    ),
    case("txt-odd-utf-16", "a.txt", b"\xff\xfe" + _TEXT.encode("utf-16-le") + b"\0", read(SAID)),
    case(
        "txt-wrong-mark",
        "a.txt",
        b"\xff\xfe" + _TEXT.encode(),
        read(SAID, ALSO),
        _BROKEN,
        read(warns="decoded"),
    ),
]
_UNSEEN = {
    "zero-width": "\u200b", "joiner": "\u2060", "mark": "\ufeff", "soft-hyphen": "\u00ad",
    "right-to-left": "\u202e", "isolate": "\u2066", "tag": "\U000e0041", "filler": "\u3164",
    "interlinear": "\ufffb", "non-character": "\uffff", "null": "\0", "bell": "\x07",
    "delete": "\x7f", "high-control": "\x86",
}  # fmt: skip
# What no XML may hold, escaped or not.
_NO_XML = {"null", "bell", "non-character"}
UNSEEN = [
    *(
        case(
            f"{suffix}-{name}",
            f"a.{suffix}",
            _wrapped(suffix, SAID.replace("billing", f"bil{mark}ling{mark}")).encode(),
            read(SAID, ALSO, silent=(mark,)),
        )
        for suffix in _SUFFIXES
        for name, mark in _UNSEEN.items()
    ),
    *(
        case(
            f"docx-{name}",
            "a.docx",
            docx(paragraph(SAID.replace("billing", f"bil&#{ord(mark)};ling")) + paragraph(ALSO)),
            *(
                (_BROKEN, partly(warns="damaged"))
                if name in _NO_XML
                else (read(SAID, ALSO, silent=(mark,)),)
            ),
        )
        for name, mark in _UNSEEN.items()
    ),
]
_LONE = b"bil\xed\xa0\x80ling"
SURROGATES = [
    *(
        case(
            f"{suffix}-surrogate-bytes",
            f"a.{suffix}",
            _wrapped(suffix, SAID).encode().replace(b"billing", _LONE),
            read(silent=("\ud800",)),
        )
        for suffix in _SUFFIXES
    ),
    *(
        case(
            f"{suffix}-surrogate-reference-{number}",
            f"a.{suffix}",
            _wrapped(suffix, SAID.replace("billing", f"bil&#{number};ling")).encode(),
            read(ALSO, silent=("\ud800",)),
        )
        for suffix in ("md", "html")
        for number in ("xD800", "55296", "x110000", "99999999999999999999", "0", "x")
    ),
    case(
        "docx-surrogate-reference",
        "a.docx",
        docx(paragraph("bil&#xD800;ling") + paragraph(ALSO)),
        partly(ALSO, silent=("\ud800",), warns="damaged"),
    ),
    case(
        "txt-surrogates-in-utf-16",
        "a.txt",
        b"\xff\xfe" + "bil\ud800ling\n\n".encode("utf-16-le", "surrogatepass")
        + ALSO.encode("utf-16-le"),
        read(ALSO, silent=("\ud800",)),
    ),
    case(
        "md-escaped-surrogate",
        "a.md",
        f"{ALSO}\n\nThe export says \\ud800 here.\n".encode(),
        read(ALSO, silent=("\ud800",)),
    ),
]  # fmt: skip
MANY = [
    case("txt-nulls-between", "a.txt", ("\0\0".join(SAID) + f"\n\n{ALSO}").encode(), _BROKEN,
         read(SAID, ALSO), partly(SAID, ALSO)),
    case("txt-100000-nulls-after", "a.txt", _TEXT.encode() + bytes(100_000),
         read(SAID, ALSO), _BROKEN),
    case("txt-100000-marks", "a.txt", _TEXT.encode() + "e\u0301".encode() * 100_000,
         read(SAID, ALSO)),
    case("txt-one-letter-10000-accents", "a.txt", _TEXT.encode() + b"a"
         + "\u0301\u0316".encode() * 5_000, read(SAID, ALSO)),
    case("txt-100000-tags", "a.txt", (_TEXT + "\U000e0041" * 100_000).encode(),
         read(SAID, ALSO, silent=("\U000e0041",))),
    case("txt-escapes-of-a-terminal", "a.txt", f"{ALSO}\n\n\x1b]0;x\x07\x1b[2J{SAID}\n".encode(),
         read(ALSO, silent=("\x1b", "\x07"))),
]  # fmt: skip


@each(ENCODINGS)
def test_any_encoding_is_read(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(UNSEEN)
def test_what_nobody_sees_goes_and_the_words_around_it_stay(
    case: Case, read: Reader, bait: Bait
) -> None:
    check(case, read(case.name, case.build(bait)))


@each(SURROGATES)
def test_half_characters_reach_no_report(case: Case, read: Reader, bait: Bait) -> None:
    document = read(case.name, case.build(bait))
    check(case, document)
    assert document.text.encode("utf-8") is not None


@each(MANY)
def test_so_many_of_them_cost_no_word(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))
