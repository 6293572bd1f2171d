from __future__ import annotations

import pytest

from packetcheck.document import BlockKind, ReadStatus, Voice
from packetcheck.errors import CorruptDocumentError
from packetcheck.readers.reading import Reading
from packetcheck.readers.rtf import read_rtf
from readers.conftest import Reader, Shown


def rtf(body: str, head: str = "") -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252" + head + "\n" + body + "}").encode("latin-1")


def texts(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks if block.text]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Caf\'e9 \u8212\'97 \u8220?x\u8221?", "Café — “x”"),
        (r"\uc0\u380\u243 \u322 w", "żółw"),
        (r"\u-10179?\u-8704? done", "\U0001f600 done"),
        (r"a\emdash b\~c\_d\{e\}\\f", "a—b c\u2011d{e}\\f"),
        (r"{\f1 \'c4\'fa}", "Дъ"),
        (r"{\f2 \'93\'fa\'96\'7b}", "日本"),
        (r"{\upr{plain}{\*\ud{\u380?\'f3}}}", "żó"),
        (r"{\*\unknown no} yes", "yes"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt the link}}", "the link"),
        (r"pic {\pict\bin4 }}}}} end", "pic end"),
    ],
)
def test_every_way_to_write_a_character(body: str, text: str) -> None:
    fonts = r"{\fonttbl{\f0 Arial;}{\f1\fcharset204 A;}{\f2\fcharset128 B;}}"
    assert texts(read_rtf(rtf(body, fonts), "a.rtf")) == [text]


def test_the_files_code_page_is_used() -> None:
    assert texts(read_rtf(rb"{\rtf1\ansi\ansicpg1250 \'bf\'f3\'b3w}", "a.rtf")) == ["żółw"]


def test_headings_items_and_paragraphs(shown: Shown) -> None:
    body = (
        r"\pard\s1 Impact\par\pard\plain I led it.\par "
        r"{\listtext\u8226?\tab}\ls1\ilvl0 First\par{\listtext 2.\tab}\ls1\ilvl1 Nested\par"
        r"\pard \bullet  By hand\par\pard{\b Key wins}\par{\b Led} it.\par"
        r"\pard{\pntext\'b7\tab}{\*\pn\pnlvlblt}Old bullet\par"
    )
    styles = r"{\stylesheet{\s0 Normal;}{\s1 heading 2;}}"
    assert shown(read_rtf(rtf(body, styles), "a.rtf").blocks) == [
        ("heading2", "Impact"),
        ("paragraph", "I led it."),
        ("item0", "First"),
        ("item1", "Nested"),
        ("item0", "By hand"),
        ("heading5", "Key wins"),
        ("paragraph", "Led it."),
        ("item0", "Old bullet"),
    ]


def test_a_form_in_a_table_is_question_and_answer(shown: Shown) -> None:
    body = (
        r"\trowd\cellx1\cellx2\pard\intbl What went well?\cell I wrote the whole vision.\par"
        r" And more of it.\cell\row\trowd\cellx1\cellx2\pard\intbl What did not?\cell I ramble."
        r"\cell\row\pard After the table.\par"
    )
    assert shown(read_rtf(rtf(body), "a.rtf").blocks) == [
        ("heading7", "What went well?"),
        ("cell", "I wrote the whole vision."),
        ("cell", "And more of it."),
        ("heading7", "What did not?"),
        ("cell", "I ramble."),
        ("paragraph", "After the table."),
    ]


def test_comments_notes_boxes_and_margins_are_read(shown: Shown) -> None:
    body = (
        r"{\header Confidential\par}I led it.{\*\atnid JF}{\*\atnauthor Jo Fox}\chatn"
        r"{\*\annotation She did.}{\footnote A note.}{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}"
        r"{\shptxt In a box.\par}}{\shprslt twice}}\par Next.\par"
    )
    reading = read_rtf(rtf(body), "a.rtf")
    assert shown(reading.blocks) == [
        ("-margin", "Confidential"),
        ("paragraph", "I led it."),
        ("comment", "She did."),
        ("note", "A note."),
        ("paragraph", "In a box."),
        ("paragraph", "Next."),
    ]
    comment = next(b for b in reading.blocks if b.kind is BlockKind.COMMENT)
    assert (comment.voice, comment.author) == (Voice.OTHER, "Jo Fox")


def test_deleted_text_is_counted_and_inserted_text_kept() -> None:
    reading = read_rtf(rtf(r"I {\revised really }{\deleted never }led it.\par"), "a.rtf")
    assert texts(reading) == ["I really led it."]
    assert [(d.what, d.characters) for d in reading.dropped] == [("deleted revision", 6)]


@pytest.mark.parametrize("marks", [r"\v", r"\cf1", r"\fs2"])
def test_hidden_white_and_tiny_text_is_kept_apart(marks: str, shown: Shown) -> None:
    colors = r"{\colortbl;\red255\green255\blue255;}"
    reading = read_rtf(rtf(f"Seen {{{marks} unseen}} words.\\par", colors), "a.rtf")
    assert shown(reading.blocks) == [("paragraph", "Seen words."), ("-hidden", "unseen")]
    assert any("1 passage of hidden text (6 characters)" in w for w in reading.warnings)


def test_title_and_author_come_from_the_files_information() -> None:
    head = r"{\info{\title My year}{\author Ana Silva}{\doccomm secret}}"
    reading = read_rtf(rtf(r"I led it.\par", head), "a.rtf")
    assert (reading.title, reading.author) == ("My year", "Ana Silva")
    assert texts(reading) == ["I led it."]


def test_a_file_that_was_cut_off_is_partly_read(read: Reader) -> None:
    found = read("a.rtf", rtf(r"I led it.\par And then {\b I")[:-1])
    assert found.status is ReadStatus.PARTLY_READ
    assert found.text.startswith("I led it.")


def test_what_is_no_rich_text_is_refused() -> None:
    with pytest.raises(CorruptDocumentError):
        read_rtf(b"hello", "a.rtf")


@pytest.mark.parametrize(
    "body", ["{" * 100_000, "}" * 1000 + "x", r"\bin99999999999 x", "\\", r"\u99999999? x\par"]
)
def test_odd_files_end_cleanly(read: Reader, body: str) -> None:
    assert read("a.rtf", rtf(r"I led it.\par " + body)).status in ReadStatus
