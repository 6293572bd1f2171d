from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from packetcheck.document import BlockKind, Voice
from packetcheck.errors import (
    CorruptDocumentError,
    EncryptedDocumentError,
    LimitExceededError,
    NoTextError,
)
from packetcheck.readers.limits import ReadLimits
from packetcheck.readers.pdf import read_pdf

if TYPE_CHECKING:
    from readers.conftest import PdfMaker, Shown

PROSE = (
    "When the list came in from the dealers of Ghent, I rang every single one of them on the",
    "same evening, and Rutger had his fix on the Monday morning before any of us was at work.",
    "I wrote it up on Tuesday.",
)


def _prose(x: float, y: float) -> list[tuple[float, float, str]]:
    return [(x, y + 13 * n, line) for n, line in enumerate(PROSE)]


def test_lines_join_bullets_nest_and_headings_stand_out(make_pdf: PdfMaker, shown: Shown) -> None:
    page = [
        (72, 80, "#My year"),
        *_prose(72, 110),
        (72, 165, "*Search"),
        (72, 180, "- Shipped the search to all users"),
        (90, 193, "- moved activation by 9%"),
        (72, 206, "- Hired two analysts"),
        (72, 235, "That was all there was to it."),
    ]
    reading = read_pdf(make_pdf(page), "a.pdf")
    assert shown(reading.blocks) == [
        ("heading1", "My year"),
        ("paragraph", " ".join(PROSE)),
        ("heading2", "Search"),
        ("item0", "Shipped the search to all users"),
        ("item1", "moved activation by 9%"),
        ("item0", "Hired two analysts"),
        ("paragraph", "That was all there was to it."),
    ]
    assert {block.page for block in reading.blocks} == {1}
    assert reading.title == "My year"


def test_two_columns_are_read_one_after_the_other(make_pdf: PdfMaker, shown: Shown) -> None:
    left = [
        "The left column begins with a line of",
        "text that runs on for a while and then",
        "comes to its end after some more lines",
        "of which this is the very last one.",
    ]
    right = [
        "On the right there is another story to",
        "be told, of how we shipped the search",
        "to every customer in a single quarter",
        "without a single night of lost sleep.",
    ]
    lines = [(72.0, 100 + 13.0 * n, t) for n, t in enumerate(left)]
    lines += [(320.0, 100 + 13.0 * n, t) for n, t in enumerate(right)]
    # Row by row, as some programs write them.
    page = [(72.0, 60.0, "#Two columns"), *sorted(lines, key=lambda line: line[1])]
    assert shown(read_pdf(make_pdf(page), "a.pdf").blocks) == [
        ("heading1", "Two columns"),
        ("paragraph", " ".join(left)),
        ("paragraph", " ".join(right)),
    ]


def test_the_order_in_which_lines_were_written_does_not_matter(make_pdf: PdfMaker) -> None:
    left = [
        (72.0, 100 + 13.0 * n, f"{text} and goes on to the gutter")
        for n, text in enumerate(
            ("The left column", "is read before", "the right one is", "and ends here")
        )
    ]
    right = [
        (320.0, 100 + 13.0 * n, f"{text} up to the margin")
        for n, text in enumerate(
            ("On the right", "there is another", "story to be told", "and then no more")
        )
    ]
    orders = (left + right, right + left, sorted(left + right, key=lambda line: line[1]),
              sorted(left + right, key=lambda line: line[2]))  # fmt: skip
    read = [[block.text for block in read_pdf(make_pdf(page), "a.pdf").blocks] for page in orders]
    assert read[0][0].startswith("The left column")
    assert read[0][1].startswith("On the right")
    assert read[1:] == read[:1] * 3


def test_running_titles_and_page_numbers_are_furniture(make_pdf: PdfMaker, shown: Shown) -> None:
    pages = [
        [(72, 40, "Acme reviews 2024"), *_prose(72, 120), (300, 760, f"Page {n}")]
        for n in (1, 2, 3)
    ]
    kinds = [kind for kind, _ in shown(read_pdf(make_pdf(*pages), "a.pdf").blocks)]
    assert kinds == ["-margin", "paragraph", "-margin"] * 3


def test_a_paragraph_goes_on_over_the_page(make_pdf: PdfMaker) -> None:
    first = [*_prose(72, 100), (72, 700, "I rang the dealers of the whole of the north, and")]
    second = [(72, 80, "of the south as well."), (72, 110, "Then I slept.")]
    pages = [[*first, (300, 760, "1")], [*second, (300, 760, "2")]]
    texts = [
        (b.text, b.page) for b in read_pdf(make_pdf(*pages), "a.pdf").blocks if not b.furniture
    ]
    assert texts[1:] == [
        ("I rang the dealers of the whole of the north, and of the south as well.", 1),
        ("Then I slept.", 2),
    ]


def test_hyphens_at_the_line_end(make_pdf: PdfMaker) -> None:
    page = [
        (72, 100, "For the whole of the spring I worked on nothing else than on the road-"),
        (72, 113, "map of the search, which is a roadmap that nobody had written in full cross-"),
        (72, 126, "team detail before."),
    ]
    text = read_pdf(make_pdf(page), "a.pdf").blocks[0].text
    assert "the roadmap of the search" in text
    assert "cross-team detail" in text


def test_a_ruled_table(shown: Shown) -> None:
    from reportlab.lib.pagesizes import letter
    from reportlab.platypus import SimpleDocTemplate, Table

    packed = io.BytesIO()
    rows = [["Goal", "Result"], ["Churn", "Cut by 4% in May"], ["Hiring", "Two analysts"]]
    table = Table(rows, colWidths=[120, 240], style=[("GRID", (0, 0), (-1, -1), 1, "black")])
    SimpleDocTemplate(packed, pagesize=letter, invariant=1).build([table])
    found = shown(read_pdf(packed.getvalue(), "a.pdf").blocks)
    assert found == [
        ("heading7", "Goal | Result"),
        ("cell", "Churn | Cut by 4% in May"),
        ("heading8", "Hiring"),
        ("cell", "Two analysts"),
    ]


def test_a_page_of_pictures_is_named_and_the_rest_is_read() -> None:
    from reportlab.pdfgen.canvas import Canvas

    packed = io.BytesIO()
    canvas = Canvas(packed, invariant=1)
    canvas.drawString(72, 700, "I shipped the search.")
    canvas.showPage()
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    reading = read_pdf(packed.getvalue(), "a.pdf")
    assert reading.partly
    assert len(reading.warnings) == 1
    assert "page 2" in reading.warnings[0]
    assert "OCR" in reading.warnings[0]


def test_no_text_at_all(make_pdf: PdfMaker) -> None:
    with pytest.raises(NoTextError) as caught:
        read_pdf(make_pdf([]), "a.pdf")
    assert "OCR" in caught.value.hint


def test_a_password() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    packed = io.BytesIO()
    canvas = Canvas(packed, encrypt=StandardEncryption("secret", "owner", strength=128))
    canvas.drawString(72, 700, "Hidden.")
    canvas.save()
    with pytest.raises(EncryptedDocumentError):
        read_pdf(packed.getvalue(), "a.pdf")


def test_too_many_pages(make_pdf: PdfMaker) -> None:
    pages = [[(72.0, 100.0, "Hi.")]] * 4
    with pytest.raises(LimitExceededError, match="3 pages"):
        read_pdf(make_pdf(*pages), "a.pdf", limits=ReadLimits(pages=3))
    assert len(read_pdf(make_pdf(*pages), "a.pdf", limits=ReadLimits(pages=4)).blocks) == 4


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnothing", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj"])
def test_what_is_no_pdf(data: bytes) -> None:
    with pytest.raises((CorruptDocumentError, NoTextError)):
        read_pdf(data, "a.pdf")


def test_fields_and_notes_of_a_form() -> None:
    from reportlab.pdfgen.canvas import Canvas

    packed = io.BytesIO()
    canvas = Canvas(packed, invariant=1)
    canvas.drawString(72, 700, "What went well?")
    canvas.acroForm.textfield(name="a", value="The launch went out on the day.", x=72, y=660)
    canvas.textAnnotation("Not alone, I think.", Rect=[300, 600, 320, 620], addtopage=1)
    canvas.save()
    blocks = read_pdf(packed.getvalue(), "a.pdf").blocks
    assert "The launch went out on the day." in [block.text for block in blocks]
    notes = [block for block in blocks if block.kind is BlockKind.COMMENT]
    assert [(note.text, note.voice) for note in notes] == [("Not alone, I think.", Voice.OTHER)]
