from __future__ import annotations

import pytest

from packetcheck.document import BlockKind, ReadStatus, Voice
from packetcheck.errors import CorruptDocumentError, EncryptedDocumentError, LimitExceededError
from packetcheck.readers.limits import ReadLimits
from packetcheck.readers.odt import read_odt
from readers.conftest import Reader, Shown
from readers.packages import ODT_SPACES, odt, packed


def test_headings_lists_and_paragraphs(shown: Shown) -> None:
    body = (
        '<text:h text:outline-level="2">Impact</text:h>'
        "<text:p>I led<text:s text:c='2'/>the\n launch.</text:p>"
        "<text:list><text:list-item><text:p>First</text:p><text:list><text:list-item>"
        "<text:p>Nested</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<text:p>One line.<text:line-break/>Another line.</text:p>"
    )
    assert shown(read_odt(odt(body), "a.odt").blocks) == [
        ("heading2", "Impact"),
        ("paragraph", "I led the launch."),
        ("item0", "First"),
        ("item1", "Nested"),
        ("paragraph", "One line."),
        ("paragraph", "Another line."),
    ]


def test_styles_make_headings_and_bold_titles(shown: Shown) -> None:
    styles = (
        '<style:style style:name="P1" style:family="paragraph" '
        'style:parent-style-name="Heading_20_1"/>'
        '<style:style style:name="Heading_20_1" style:family="paragraph"/>'
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'fo:font-weight="bold"/></style:style>'
    )
    body = (
        '<text:p text:style-name="P1">Year</text:p>'
        '<text:p><text:span text:style-name="T1">Key wins</text:span></text:p>'
        '<text:p><text:span text:style-name="T1">Led</text:span> it all.</text:p>'
    )
    assert shown(read_odt(odt(body, styles=styles), "a.odt").blocks) == [
        ("heading1", "Year"), ("heading5", "Key wins"), ("paragraph", "Led it all."),
    ]  # fmt: skip


def test_a_form_in_a_table_is_question_and_answer(shown: Shown) -> None:
    def row(left: str, right: str) -> str:
        cells = "".join(
            f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"
            for text in (left, right)
        )
        return f"<table:table-row>{cells}</table:table-row>"

    table = row("What went well?", "I wrote the whole vision.") + row("What did not?", "I ramble.")
    blocks = read_odt(odt(f"<table:table>{table}</table:table>"), "a.odt").blocks
    assert shown(blocks) == [
        ("heading7", "What went well?"),
        ("cell", "I wrote the whole vision."),
        ("heading7", "What did not?"),
        ("cell", "I ramble."),
    ]


def test_comments_notes_boxes_and_margins_are_read(shown: Shown) -> None:
    body = (
        "<text:p>I led it.<office:annotation><dc:creator>Jo Fox</dc:creator>"
        "<dc:date>2024-01-01</dc:date><text:p>She did.</text:p></office:annotation>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note."
        "</text:p></text:note-body></text:note><draw:frame><draw:text-box><text:p>In a box."
        "</text:p></draw:text-box><svg:desc>A chart</svg:desc></draw:frame></text:p>"
    )
    margins = (
        "<style:master-page><style:header><text:p>Confidential</text:p></style:header>"
        "</style:master-page>"
    )
    reading = read_odt(odt(body, margins=margins), "a.odt")
    assert shown(reading.blocks) == [
        ("-margin", "Confidential"),
        ("paragraph", "I led it."),
        ("comment", "She did."),
        ("note", "A note."),
        ("paragraph", "In a box."),
    ]
    comment = next(b for b in reading.blocks if b.kind is BlockKind.COMMENT)
    assert (comment.voice, comment.author) == (Voice.OTHER, "Jo Fox")
    assert [(d.what, d.characters) for d in reading.dropped] == [("image description", 7)]


def test_deletions_are_counted_and_insertions_kept(shown: Shown) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone words</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>I <text:change-start text:change-id="1"/>really <text:change-end '
        'text:change-id="1"/>led it.</text:p>'
    )
    reading = read_odt(odt(body), "a.odt")
    assert shown(reading.blocks) == [("paragraph", "I really led it.")]
    assert [(d.what, d.characters) for d in reading.dropped] == [("deleted revision", 10)]


@pytest.mark.parametrize(
    "properties",
    ['text:display="none"', 'fo:color="#ffffff"', 'fo:font-size="1pt"'],
)
def test_hidden_white_and_tiny_text_is_kept_apart(properties: str, shown: Shown) -> None:
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        f"{properties}/></style:style>"
    )
    body = '<text:p>Seen <text:span text:style-name="T1">unseen</text:span> words.</text:p>'
    reading = read_odt(odt(body, styles=styles), "a.odt")
    assert shown(reading.blocks) == [("paragraph", "Seen words."), ("-hidden", "unseen")]
    assert any("1 passage of hidden text (6 characters)" in w for w in reading.warnings)


def test_white_text_on_a_ground_of_its_own_is_seen(shown: Shown) -> None:
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'fo:color="#ffffff" fo:background-color="#000000"/></style:style>'
    )
    body = '<text:p><text:span text:style-name="T1">I led it all, and well.</text:span></text:p>'
    assert shown(read_odt(odt(body, styles=styles), "a.odt").blocks) == [
        ("paragraph", "I led it all, and well.")
    ]


def test_a_hidden_section_and_a_table_of_contents(shown: Shown) -> None:
    body = (
        '<text:section text:display="none"><text:p>Secret.</text:p></text:section>'
        "<text:table-of-content><text:index-body><text:p>Impact 1</text:p></text:index-body>"
        "</text:table-of-content>"
    )
    assert shown(read_odt(odt(body), "a.odt").blocks) == [
        ("-hidden", "Secret."), ("-margin", "Impact 1"),
    ]  # fmt: skip


def test_a_flat_document_is_read_by_its_content(read: Reader) -> None:
    flat = (
        f'<?xml version="1.0"?><office:document {ODT_SPACES} '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        "<text:p>I led it.</text:p></office:text></office:body></office:document>"
    )
    assert read("a.fodt", flat).text == "I led it."
    assert read("b.txt", flat).text == "I led it."


def test_entities_are_never_expanded() -> None:
    content = (
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "lol">]>'
        f"<office:document-content {ODT_SPACES}><office:body><office:text><text:p>I led it &a;&f;"
        "</text:p></office:text></office:body></office:document-content>"
    )
    texts = [b.text.strip() for b in read_odt(packed({"content.xml": content}), "a.odt").blocks]
    assert texts == ["I led it"]


def test_passwords_bombs_and_broken_files_are_refused(read: Reader) -> None:
    manifest = "<m><file-entry><encryption-data/></file-entry></m>"
    with pytest.raises(EncryptedDocumentError):
        read_odt(odt("", extra={"META-INF/manifest.xml": manifest}), "a.odt")
    with pytest.raises(LimitExceededError):
        read_odt(odt(" " * 3_000_000), "a.odt", limits=ReadLimits(megabytes=2))
    with pytest.raises(CorruptDocumentError):
        read_odt(packed({"content.xml": "<broken"}), "a.odt")
    assert read("a.odt", b"PK\x03\x04 cut").status is ReadStatus.UNREAD


def test_absurd_nesting_is_refused_and_does_not_crash(read: Reader) -> None:
    deep = "<text:section>" * 20_000 + "<text:p>x</text:p>" + "</text:section>" * 20_000
    assert read("a.odt", odt(deep)).status is ReadStatus.UNREAD
