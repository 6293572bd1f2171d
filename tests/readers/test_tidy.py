from __future__ import annotations

import pytest

from packetcheck.document import BlockKind, Dropped, RawBlock
from packetcheck.readers.reading import Reading
from packetcheck.readers.tidy import INVISIBLE, clean, one_line, tidied


@pytest.mark.parametrize(
    ("text", "expected", "gone"),
    [
        ("zero\u200bwidth", "zerowidth", 1),
        ("soft\u00adhyphen", "softhyphen", 1),
        ("bidi \u202eevil\u202c", "bidi evil", 2),
        ("nul\0l", "null", 1),
        ("tag\U000e0041\U000e0042s", "tags", 2),
        ("half a pair \ud83d here", "half a pair  here", 1),
        ("a\u200db", "ab", 1),
        ("no\u00a0break\u202fspace", "no break space", 0),
        ("e\u0301te\u0301", "été", 0),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd", 0),
    ],
)
def test_clean(text: str, expected: str, gone: int) -> None:
    assert clean(text) == (expected, gone)


def test_joiners_that_shape_emoji_and_letters_stay() -> None:
    family, persian = "👩\u200d💻", "می\u200cخواهم"
    assert clean(family) == (family, 0)
    assert clean(persian) == (persian, 0)


def test_one_line() -> None:
    assert one_line(" a\n\t b\u200b ") == "a b"


def test_a_reading_is_tidied_and_the_invisible_is_counted() -> None:
    reading = Reading(
        (RawBlock("a\u200b  b\n\n c "), RawBlock("", BlockKind.HEADING, level=7)),
        (Dropped("style", 1, 5),),
        title=" T\u200b ",
        author="  ",
    )
    found = tidied(reading)
    assert [block.text for block in found.blocks] == ["a b\nc", ""]
    assert found.dropped == (Dropped("style", 1, 5), Dropped(INVISIBLE, 1, 1))
    assert (found.title, found.author) == ("T", None)
