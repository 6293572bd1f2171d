"""XML that asks for other files, calls home, or grows without end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hostile.bait import Bait
from hostile.outcome import Case, case, check, each, partly, read, unread
from hostile.packing import docx, docx_parts, odt, pack, paragraph, xlsx_parts

if TYPE_CHECKING:
    from hostile.conftest import Reader

BEFORE, AFTER = "I shipped the billing page.", "I hired two designers."
_BROKEN = unread("corrupt-document")
_LIMIT = unread("limit-exceeded")


def _entity(kind: str, bait: Bait, root: str) -> str:
    external = {
        "file": f'<!ENTITY xxe SYSTEM "{bait.file}">',
        "passwd": '<!ENTITY xxe SYSTEM "file:///etc/passwd">',
        "web": f'<!ENTITY xxe SYSTEM "{bait.web}">',
        "public": f'<!ENTITY xxe PUBLIC "x" "{bait.web}">',
        "parameter": f'<!ENTITY % p SYSTEM "{bait.web}"> %p; <!ENTITY xxe "x">',
        "parameter-file": f'<!ENTITY % p SYSTEM "{bait.file}"> %p; <!ENTITY xxe "x">',
    }[kind]
    return f"<!DOCTYPE {root} [{external}]>"


def _laughs(root: str) -> str:
    """Return entities of which the last is a thousand million words."""
    steps = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {root} [<!ENTITY l0 "ha ">{steps}<!ENTITY xxe "&l9;">]>'


def _blowup(root: str) -> str:
    return f'<!DOCTYPE {root} [<!ENTITY xxe "{"ha " * 30_000}">]>'


_KINDS = ("file", "passwd", "web", "public", "parameter", "parameter-file")
_BODY = paragraph(BEFORE) + paragraph("&xxe;") + paragraph(AFTER)
_TEXT = f"<text:p>{BEFORE}</text:p><text:p>&xxe;</text:p><text:p>{AFTER}</text:p>"
_STRINGS = f"<si><t>{BEFORE}</t></si><si><t>&xxe;</t></si>"
# A reader that will have no document type at all is right too.
_KEPT = (partly(BEFORE, AFTER, silent=("root:", "ha ha")), _BROKEN, _LIMIT)
_SECRET = ("root:", "ha ha")


def _docx_part(part: str, root: str, content: str, kind: str) -> Case:
    def build(bait: Bait) -> bytes:
        parts = docx_parts(
            paragraph(BEFORE), links=f'<Relationship Id="s" Type="x/{root}" Target="{root}.xml"/>'
        )
        parts[part] = f'<?xml version="1.0"?>{_entity(kind, bait, root)}{content}'
        return pack(parts)

    outcomes = (read(BEFORE, silent=_SECRET), partly(BEFORE, silent=_SECRET))
    return case(f"docx-{root}-{kind}", "a.docx", build, *outcomes)


def _docx(kind: str, bait: Bait) -> bytes:
    return docx(_BODY, doctype=_entity(kind, bait, "w:document"))


def _odt(kind: str, bait: Bait) -> bytes:
    return odt(_TEXT, doctype=_entity(kind, bait, "d"))


def _xlsx(kind: str, bait: Bait) -> bytes:
    return pack(xlsx_parts(_STRINGS, doctype=_entity(kind, bait, "sst"), rows=2))


def _html(kind: str, bait: Bait) -> bytes:
    return f"{_entity(kind, bait, 'html')}<html><p>{BEFORE}</p><p>&xxe;</p></html>".encode()


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
EXTERNAL = [
    *(
        case(
            f"docx-{kind}",
            "a.docx",
            partial(_docx, kind),
            partly(BEFORE, AFTER, silent=_SECRET),
        )
        for kind in _KINDS
    ),
    *(
        _docx_part("word/styles.xml", "styles", f"<w:styles {_WORD}>&xxe;</w:styles>", kind)
        for kind in ("file", "web", "parameter")
    ),
    *(
        _docx_part("[Content_Types].xml", "Types", "<Types>&xxe;</Types>", kind)
        for kind in ("file", "web", "parameter")
    ),
    *(
        case(
            f"odt-{kind}",
            "a.odt",
            partial(_odt, kind),
            *_KEPT,
        )
        for kind in _KINDS
    ),
    *(
        case(
            f"xlsx-{kind}",
            "a.xlsx",
            partial(_xlsx, kind),
            partly(BEFORE, silent=_SECRET),
            _BROKEN,
        )
        for kind in _KINDS
    ),
    *(
        case(
            f"html-{kind}",
            "a.html",
            partial(_html, kind),
            read(BEFORE, silent=_SECRET),
        )
        for kind in _KINDS
    ),
    case(
        "docx-xinclude",
        "a.docx",
        lambda bait: docx(
            paragraph(BEFORE)
            + '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" '
            f'href="{bait.file}"/>'
        ),
        read(BEFORE),
    ),
    case(
        "docx-stylesheet-instruction",
        "a.docx",
        lambda bait: docx(
            paragraph(BEFORE), doctype=f'<?xml-stylesheet type="text/xsl" href="{bait.web}"?>'
        ),
        read(BEFORE),
    ),
    case(
        "docx-external-dtd",
        "a.docx",
        lambda bait: docx(paragraph(BEFORE), doctype=f'<!DOCTYPE w:document SYSTEM "{bait.web}">'),
        partly(BEFORE),
    ),
]

_QUOTED = '<w:p w:rsidR="&xxe;"><w:r><w:t>Hello.</w:t></w:r></w:p>'
GROWING = [
    *(
        case(f"{name}-{way}", f"a.{name.partition('-')[0]}", data, *outcomes)
        for way, doctype in (("laughs", _laughs), ("blowup", _blowup))
        for name, data, outcomes in (
            ("docx", docx(_BODY, doctype=doctype("w:document")), _KEPT),
            (
                "docx-often",
                docx(paragraph("&xxe;") * 20_000 + paragraph(AFTER), doctype=doctype("w:document")),
                (partly(AFTER, silent=_SECRET), _BROKEN, _LIMIT),
            ),
            (
                "docx-attribute",
                docx(_QUOTED * 20_000, doctype=doctype("w:document")),
                (_BROKEN, _LIMIT),
            ),
            ("odt", odt(_TEXT * 2_000, doctype=doctype("d")), _KEPT),
            (
                "xlsx",
                pack(xlsx_parts(_STRINGS, doctype=doctype("sst"))),
                (partly(BEFORE, silent=_SECRET), _BROKEN, _LIMIT),
            ),
            (
                "html",
                f"{doctype('html')}<html><p>{BEFORE}</p><p>&xxe;</p></html>".encode(),
                (read(BEFORE),),
            ),
        )
    ),
]


@each(EXTERNAL)
def test_what_an_entity_points_at_is_never_opened(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(GROWING)
def test_entities_that_grow_are_left_out_or_refused(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))
