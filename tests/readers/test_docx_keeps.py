from __future__ import annotations

import re
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from packetcheck.readers.docx import read_docx

if TYPE_CHECKING:
    from readers.conftest import DocxMaker

_RUNS = {
    "plain": "<w:r><w:t>{} </w:t></w:r>",
    "bold": "<w:r><w:rPr><w:b/></w:rPr><w:t>{} </w:t></w:r>",
    "hidden": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{} </w:t></w:r>",
    "white": '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{} </w:t></w:r>',
    "prompt": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr>"
    '<w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{} </w:t></w:r></w:sdtContent></w:sdt>',
    "ruby": "<w:r><w:ruby><w:rt><w:r><w:t>{} </w:t></w:r></w:rt></w:ruby></w:r>",
    "bare": "<w:t>{} </w:t>",
}
_INLINE = (
    "<w:hyperlink>{}</w:hyperlink>",
    "<w:ins>{}</w:ins>",
    "<w:fldSimple>{}</w:fldSimple>",
    "<w:smartTag>{}</w:smartTag>",
    "<w:unknown>{}</w:unknown>",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
)
_PARAGRAPHS = (
    "<w:p>{}</w:p>",
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{}</w:p>',
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>",
    "{}",
)
_BLOCKS = (
    "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:tcPr><w:hMerge/></w:tcPr>{}</w:tc></w:tr></w:tbl>",
    "<w:tbl>{}</w:tbl>",
    (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r></w:p>"
    ),
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:ins>{}</w:ins>",
    "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback/></mc:AlternateContent>",
)

_inline = some.recursive(
    some.sampled_from(sorted(_RUNS)).map(lambda name: _RUNS[name]),
    lambda inner: some.tuples(some.sampled_from(_INLINE), some.lists(inner, max_size=3)),
    max_leaves=6,
)
_body = some.recursive(
    some.tuples(some.sampled_from(_PARAGRAPHS), some.lists(_inline, max_size=3)),
    lambda inner: some.tuples(some.sampled_from(_BLOCKS), some.lists(inner, max_size=3)),
    max_leaves=12,
)


def _written(tree: Any, numbers: count[int]) -> str:
    if isinstance(tree, str):
        return tree.format(f"w{next(numbers)}q")
    frame, inner = tree
    return str(frame).format("".join(_written(one, numbers) for one in inner))


@given(body=some.lists(_body, max_size=4), header=some.lists(_body, max_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_word_of_a_document_is_given_once_wherever_it_stands(
    make_docx: DocxMaker, body: list[Any], header: list[Any]
) -> None:
    numbers = count(1)
    written = ["".join(_written(tree, numbers) for tree in trees) for trees in (body, header)]
    reading = read_docx(make_docx(written[0], header=written[1]), "a.docx")
    found = re.findall(r"w\d+q", " ".join(block.text for block in reading.blocks))
    assert Counter(found) == Counter(f"w{n}q" for n in range(1, next(numbers)))
    assert not reading.partly
