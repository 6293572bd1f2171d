"""Files made to hang, to lie or to break a reader of PDFs."""

from __future__ import annotations

import zlib

import pytest

from packetcheck.errors import CorruptDocumentError, LimitExceededError, NoTextError, ReadError
from packetcheck.readers.limits import ReadLimits
from packetcheck.readers.pdf import read_pdf
from readers.pdf_bytes import FONT, TEXT, one_page, packed_pdf, stream

SEEN = "I shipped the search."


def _read(data: bytes, **limits: int) -> list[str] | ReadError:
    """Return a file's texts, or the error that its reader raises."""
    try:
        return [block.text for block in read_pdf(data, "a.pdf", limits=ReadLimits(**limits)).blocks]
    except ReadError as error:
        return error


def test_the_builder_builds_files_that_can_be_read() -> None:
    assert _read(one_page()) == [SEEN]


@pytest.mark.parametrize("kids", [b"[2 0 R]", b"[3 0 R 2 0 R]", b"[3 0 R 3 0 R]", b"2 0 R"])
def test_a_page_tree_that_bites_its_tail_ends(kids: bytes) -> None:
    data = one_page().replace(b"/Kids [3 0 R] /Count 1", b"/Kids %s /Count 9" % kids)
    found = _read(data)
    assert isinstance(found, ReadError) or set(found) == {SEEN}


def test_a_form_that_draws_itself_ends() -> None:
    form = stream(
        b"BT /F 12 Tf 72 600 Td (Within the form.) Tj ET /X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
        b"/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>",
    )
    data = one_page(TEXT + b" /X Do", more=(form,), resources=b"/XObject << /X 6 0 R >>")
    found = _read(data)
    assert isinstance(found, list)
    assert SEEN in found
    assert "Within the form." in found


def test_forms_that_multiply_each_other_end() -> None:
    forms = tuple(
        stream(
            b"/X Do " * 12,
            b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
            b"/Resources << /XObject << /X %d 0 R >> >>" % (number + 1),
        )
        for number in range(6, 10)
    )
    last = stream(TEXT, b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
                         b"/Resources << /Font << /F 5 0 R >> >>")  # fmt: skip
    data = one_page(TEXT + b" /X Do", more=(*forms, last), resources=b"/XObject << /X 6 0 R >>")
    found = _read(data)
    assert isinstance(found, CorruptDocumentError)
    assert "more characters" in found.hint


def test_a_stream_packed_many_times_over_is_read_or_refused() -> None:
    content = TEXT + b" " * 20_000_000
    for _ in range(4):
        content = zlib.compress(content, 9)
    filters = b"/Filter [/FlateDecode /FlateDecode /FlateDecode /FlateDecode]"
    found = _read(one_page(content, filters=filters))
    assert isinstance(found, ReadError) or found == [SEEN]


@pytest.mark.parametrize(
    "box",
    [
        b"0 0 1000000000 1000000000", b"0 0 0 0", b"612 792 0 0", b"0 0 -612 -792",
        b"-1e9 -1e9 1e9 1e9", b"NaN NaN NaN NaN", b"0 0 1e400 1e400", b"0 0", b"(a) (b) (c) (d)",
        b"0 0 0.001 0.001",
    ],
)  # fmt: skip
def test_a_page_of_absurd_size_keeps_its_text(box: bytes) -> None:
    found = _read(one_page(box=box))
    assert found == [SEEN] or (isinstance(found, NoTextError) and "seen" in found.message)


def test_pages_that_are_claimed_and_not_there() -> None:
    found = _read(one_page().replace(b"/Count 1", b"/Count 100000"))
    assert found == [SEEN]


def test_more_pages_than_the_limit_are_refused() -> None:
    kids = b" ".join(b"3 0 R" for _ in range(6))
    data = one_page().replace(b"[3 0 R] /Count 1", b"[%s] /Count 6" % kids)
    assert isinstance(_read(data, pages=5), LimitExceededError)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
def test_a_file_that_breaks_off_is_refused_or_read(share: float) -> None:
    data = one_page()
    found = _read(data[: int(len(data) * share)])
    assert isinstance(found, ReadError) or found in ([SEEN], [])


def test_no_pages_at_all() -> None:
    data = packed_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")
    assert isinstance(_read(data), ReadError)


def test_a_page_of_endless_text_is_named_and_the_others_are_read() -> None:
    long = b"BT /F 2 Tf 1 0 0 1 10 700 Tm " + b"(abcdefgh) Tj " * 8_000 + b"ET"
    data = packed_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        stream(TEXT),
        FONT,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 7 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        stream(long),
    )
    reading = read_pdf(data, "a.pdf")
    assert [block.text for block in reading.blocks] == [SEEN]
    assert reading.partly
    assert "page 2" in reading.warnings[0]
