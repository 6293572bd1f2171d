"""What fuzzing begins with: a few small documents of each format, rich in structure."""

from __future__ import annotations

from hostile.packing import REL, docx, docx_parts, odt, pack, paragraph, xlsx_parts
from hostile.pdfs import from_objects, one_page, page_of, pdf
from hostile.prose import documents

_SAID = ("I shipped the billing page in May.", "We cut churn by 3% (from 9%) at Acme Inc.")
_COMMENT = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:comment w:id="1" w:author="Jo Fox"><w:p><w:r><w:t>Great work.</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)
_RICH_WORD = (
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:rPr><w:b/><w:vanish/></w:rPr>'
    "<w:t>Impact</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/>"
    "<w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>What went well?</w:t></w:r></w:p></w:tc>"
    f"<w:tc>{paragraph(_SAID[0])}</w:tc></w:tr></w:tbl><w:p><w:ins w:author='A'><w:r>"
    "<w:t>New.</w:t></w:r></w:ins><w:del><w:r><w:delText>Old.</w:delText></w:r></w:del>"
    '<w:commentReference w:id="1"/><w:r><w:tab/><w:br/><w:sym w:char="F0FC"/></w:r></w:p>'
    '<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
    '<w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    "</w:sdtContent></w:sdt>"
)
_MARKDOWN = """---
author: Jo
---
# Year

Who|What
---|---
Jo|Shipped *it* in `May` &amp; **June**.

- [x] Cut churn
  1. by 3%
     > She said: "yes"
     > — Dana, VP

<details><summary>More</summary>Told [her](http://a.example "t") ![x](y).</details>

Term
: Meaning[^1] ~~old~~ ==new== [[link]] #tag

[^1]: Note
"""
_TEXT = """From: Jo Fox <jo@a.example>
Sent: Monday, 5 May 2025
Subject: Feedback

IMPACT
======
* Shipped the page, which
  cut churn by 3%.
    - e.g. in the U.S.

Feedback from Sam (design):
> She led it. I helped.
On 3 May 2025, Ana wrote:
> Thanks!

--{space}
Jo Fox, Director
"""
_PAGE = """<!doctype html><html><head><title>T</title><style>.c1{font-weight:700}
.h{display:none}</style></head><body><h2>Year</h2><ul class="lst-kix_1-1"><li>Cut <b>churn</b>
<ol><li>by 3%</ol></ul><table><tr><th>Q<th>A<tr><td colspan=2>Why?<td>Because.</table>
<blockquote>Yes &mdash; Dana</blockquote><p class="h">Not seen</p><pre><code>x</code></pre>
<del>old</del><details><summary>More</summary>x</details><textarea>y</textarea></body></html>"""
_CSV = """reviewer;relationship;What went well?;score
Jo Fox;peer;"She shipped
- the page
- the index";4
Sam Poe;manager;"Said ""yes"".";5
"""
_FORM = (
    rb"<< /Type /Annot /Subtype /Widget /FT /Tx /T (Name) /V (I shipped it.) /Rect [72 72 300 90] "
    rb"/P 10 0 R >>"
)


def _mail(encoding: str) -> bytes:
    # A signature's mark ends with a space.
    return _TEXT.format(space=" ").encode(encoding)


def seeds(target: str) -> list[bytes]:
    """Return the documents that fuzzing a target begins with."""
    sound = {name: [data] for name, data in documents().items()}
    links = f'<Relationship Id="c" Type="{REL}/comments" Target="comments.xml"/>'
    widget = one_page(_SAID) | {5: _FORM}
    widget[1] = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>"
    widget[10] = widget[10].replace(b"/Contents", b"/Annots [5 0 R] /Contents")
    more: dict[str, list[bytes]] = {
        "docx": [
            pack({**docx_parts(_RICH_WORD, links=links), "word/comments.xml": _COMMENT}),
            docx("".join(map(paragraph, _SAID))),
        ],
        "pdf": [pdf(page_of(_SAID)), from_objects(widget)],
        "markdown": [_MARKDOWN.encode()],
        "text": [_mail("utf-8"), _mail("utf-16")],
        "html": [_PAGE.encode()],
        "csv": [_CSV.encode()],
        "segmenter": [
            b"0" + "\n".join(_SAID).encode(),
            b'1She said: "Yes. It works." Cut costs vs. 2024 (approx. 3.5%). See https://a.example.',
            b"0Name: Jo Fox\nDear all,\nWhat went well?\n3/5\nBest, Jo",
        ],
        "odt": [odt("".join(f"<text:p>{said}</text:p>" for said in _SAID))],
        "xlsx": [pack(xlsx_parts("".join(f"<si><t>{said}</t></si>" for said in _SAID)))],
    }
    own = {"markdown": "md", "text": "txt", "segmenter": "none"}.get(target, target)
    return [*more.get(target, []), *sound.get(own, [])]
