"""Documents that point at templates, pictures and texts elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hostile.bait import Bait
from hostile.outcome import Case, case, check, each, partly, read
from hostile.packing import REL, docx, docx_parts, odt, pack, paragraph

if TYPE_CHECKING:
    from hostile.conftest import Reader

SAID = "I shipped the billing page."
_READ, _PARTLY = read(SAID), partly(SAID)


def _linked(kind: str, body: str, *, web: bool, external: bool = True) -> Case:
    def build(bait: Bait) -> bytes:
        mode = ' TargetMode="External"' if external else ""
        link = f'<Relationship Id="e" Type="{REL}/{kind}" '
        link += f'Target="{bait.web if web else bait.file}"{mode}/>'
        return docx(paragraph(SAID) + body, links=link)

    # Whether a link that is not followed is a loss is the reader's to say.
    place = f"{'web' if web else 'file'}{'' if external else '-as-internal'}"
    return case(f"docx-{kind}-{place}", "a.docx", build, _READ, _PARTLY)


_BODIES = {
    "aFChunk": '<w:altChunk r:id="e"/>',
    "image": '<w:p><w:r><w:drawing><a:blip xmlns:a="x" r:link="e"/></w:drawing></w:r></w:p>',
    "hyperlink": '<w:p><w:hyperlink r:id="e"><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p>',
    "subDocument": '<w:subDoc r:id="e"/>',
    "oleObject": '<w:p><w:r><w:object r:id="e"/></w:r></w:p>',
    "frame": '<w:frame r:id="e"/>',
    "styles": "",
    "numbering": "",
    "comments": "",
    "footnotes": "",
    "header": "",
    "customXml": "",
}
WORD = [
    _linked(kind, body, web=web, external=external)
    for kind, body in _BODIES.items()
    for web in (True, False)
    for external in (True, False)
]


def _template(bait: Bait) -> bytes:
    parts = docx_parts(
        paragraph(SAID),
        links=f'<Relationship Id="s" Type="{REL}/settings" Target="settings.xml"/>',
    )
    link = f'<Relationship Id="t" Type="{REL}/attachedTemplate" Target="{bait.web}" '
    return pack(
        {
            **parts,
            "word/settings.xml": f'<w:settings xmlns:w="x" xmlns:r="{REL}">'
            '<w:attachedTemplate r:id="t"/></w:settings>',
            "word/_rels/settings.xml.rels": f'<Relationships>{link}TargetMode="External"/>'
            "</Relationships>",
        }
    )


def _field(bait: Bait) -> bytes:
    """Return a document with fields that Word would fill from another file or program."""

    def field(code: str) -> str:
        run = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        return (
            f"<w:p>{run.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>"
            f"{run.format('separate')}{run.format('end')}</w:p>"
        )

    codes = (
        f'INCLUDETEXT "{bait.path}"',
        f'INCLUDEPICTURE "{bait.web}"',
        'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
    )
    return docx(paragraph(SAID) + "".join(map(field, codes)))


_PAGE = """<html><head><base href="{0}"><link rel="stylesheet" href="{0}">
<meta http-equiv="refresh" content="0;url={0}"><script src="{0}"></script>
<style>@import url({0}); p {{ background: url({0}) }}</style></head>
<body onload="fetch('{0}')"><p>I shipped the billing page.</p><img src="{0}"><iframe src="{0}">
</iframe><object data="{0}"></object><embed src="{0}"><video src="{0}"></video></body></html>"""


def _html(kind: str, bait: Bait) -> bytes:
    return _PAGE.format(getattr(bait, kind)).encode()


def _markdown(kind: str, bait: Bait) -> bytes:
    link = getattr(bait, kind)
    return f"{SAID}\n\n![x]({link})\n\n<img src='{link}'>\n\n![[{link}]]\n".encode()


def _odt(kind: str, bait: Bait) -> bytes:
    link = f"xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='{getattr(bait, kind)}'"
    return odt(
        f"<text:p>{SAID}</text:p><text:section text:name='x'><text:section-source {link}/>"
        "</text:section>"
    )


OTHERS = [
    case("docx-template", "a.docx", _template, _READ),
    case("docx-fields", "a.docx", _field, read(SAID, silent=("INCLUDETEXT", "DDEAUTO"))),
    *(
        case(f"{name}-{kind}", f"a.{name}", partial(build, kind), _READ, _PARTLY)
        for name, build in (("html", _html), ("md", _markdown), ("odt", _odt))
        for kind in ("file", "web")
    ),
]


@each(WORD)
def test_word_documents_pull_nothing_in(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(OTHERS)
def test_links_are_text_and_no_more(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))
