"""Documents nested deeper than anything that a person writes, and documents without end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile.bait import Bait
from hostile.outcome import Case, case, check, each, partly, read, unread
from hostile.packing import docx, odt, paragraph

if TYPE_CHECKING:
    from hostile.conftest import Reader

BEFORE, INSIDE, AFTER = "I led the launch.", "I shipped the billing page.", "I hired two designers."
_LIMIT, _BROKEN = unread("limit-exceeded"), unread("corrupt-document")
_REFUSED = (_LIMIT, _BROKEN)


def _tables(depth: int) -> bytes:
    opened = "<w:tbl><w:tr><w:tc>" * depth
    closed = "</w:tc></w:tr></w:tbl>" * depth
    return docx(paragraph(BEFORE) + opened + paragraph(INSIDE) + closed + paragraph(AFTER))


def _wrapped(tag: str, depth: int) -> bytes:
    inner = (
        f"<w:p>{f'<w:{tag}>' * depth}<w:r><w:t>{INSIDE}</w:t></w:r>{f'</w:{tag}>' * depth}</w:p>"
    )
    return docx(paragraph(BEFORE) + inner)


def _many_paragraphs(_: Bait) -> bytes:
    return docx("".join(paragraph(f"I closed ticket number {n}.") for n in range(20_000)))


def _many_cells(_: Bait) -> bytes:
    rows = (
        "".join(f"<w:tc>{paragraph(f'I closed ticket {n}-{m}.')}</w:tc>" for m in range(50))
        for n in range(100)
    )
    return docx(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")


def _open_fields(_: Bait) -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    fields = "".join(
        f"<w:p>{begin}<w:r><w:t>I closed ticket {n}.</w:t></w:r></w:p>" for n in range(5_000)
    )
    return docx(paragraph(BEFORE) + fields + paragraph(AFTER))


def _html(opened: str, closed: str, depth: int) -> bytes:
    body = f"<p>{BEFORE}</p>{opened * depth}{INSIDE}{closed * depth}<p>{AFTER}</p>"
    return f"<html><body>{body}</body></html>".encode()


_WORD_WRAPS = ("ins", "hyperlink", "smartTag", "sdt", "fldSimple", "del", "customXml")
WORD = [
    case("docx-tables-20000-deep", "a.docx", lambda _: _tables(20_000), *_REFUSED),
    case("docx-tables-40-deep", "a.docx", lambda _: _tables(40), read(BEFORE, INSIDE, AFTER)),
    *(
        case(f"docx-{tag}-20000-deep", "a.docx", _wrapped(tag, 20_000), *_REFUSED)
        for tag in _WORD_WRAPS
    ),
    case("docx-sdt-empty-80-deep", "a.docx", _wrapped("sdtContent", 80), read(BEFORE, INSIDE)),
    case(
        "docx-20000-paragraphs",
        "a.docx",
        _many_paragraphs,
        read("I closed ticket number 0.", "I closed ticket number 19999."),
    ),
    case(
        "docx-5000-cells",
        "a.docx",
        _many_cells,
        read(keeps="I closed ticket 99-49."),
    ),
    case("docx-5000-open-fields", "a.docx", _open_fields, read(BEFORE, AFTER)),
    case(
        "odt-sections-20000-deep",
        "a.odt",
        lambda _: odt(
            f"{'<text:section>' * 20_000}<text:p>{INSIDE}</text:p>{'</text:section>' * 20_000}"
        ),
        *_REFUSED,
    ),
]
_PAIRS = {
    "div": ("<div>", "</div>"),
    "b": ("<b>", "</b>"),
    "table": ("<table><tr><td>", "</td></tr></table>"),
    "ul": ("<ul><li>", "</li></ul>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "font-unclosed": ("<font>", ""),
    "p-in-a": ("<a><p>", ""),
    "details": ("<details><summary>x</summary>", "</details>"),
}
# Refused, or read whole: the inner text, or what stands after it, may not be lost in silence.
_ALL = (read(BEFORE, INSIDE, AFTER), partly(BEFORE), _LIMIT)
HTML = [
    *(
        case(f"html-{name}-{depth}-deep", "a.html", _html(*pair, depth), *_ALL)
        for name, pair in _PAIRS.items()
        for depth in (300, 20_000)
    ),
    case("html-div-50000-deep", "a.html", lambda _: _html("<div>", "</div>", 50_000), *_ALL),
    case(
        "html-100-divs",
        "a.html",
        _html("<div>", "</div>", 100),
        read(BEFORE, INSIDE, AFTER),
    ),
    case(
        "html-text-in-a-drawing",
        "a.html",
        _html("<svg><text>", "</text></svg>", 1),
        read(BEFORE, INSIDE, AFTER),
    ),
    case(
        "html-100000-attributes",
        "a.html",
        lambda _: f"<html><p {' '.join(f'a{n}=1' for n in range(100_000))}>{BEFORE}</p>".encode(),
        read(BEFORE),
    ),
    case("html-unclosed-comment", "a.html", f"<html><p>{BEFORE}</p><!--".encode(), read(BEFORE)),
    case(
        "html-100000-open-comments",
        "a.html",
        f"<html><p>{BEFORE}</p>{'<!-- ' * 100_000}".encode(),
        read(BEFORE),
    ),
    case(
        "html-100000-lower-than-signs",
        "a.html",
        f"<html><p>{BEFORE}</p>{'<' * 100_000}<p>{AFTER}</p>".encode(),
        read(BEFORE, AFTER),
    ),
]


@each(WORD)
def test_depth_and_length_in_xml_are_read_or_refused(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(HTML)
def test_depth_in_pages_is_read_or_refused(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))
