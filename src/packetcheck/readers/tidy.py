"""Characters that nobody sees: out of the text, and counted."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.readers.reading import Reading, Tally

if TYPE_CHECKING:
    from packetcheck.document import RawBlock

INVISIBLE = "invisible characters"

# Zero-width, soft hyphen, bidi controls, controls, tags (text can be smuggled in those),
# lone surrogates and non-characters, none of which a report could show.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
    # Joiners shape letters and emoji beyond the Latin scripts; elsewhere they are invisible.
    "|(?<![\u0590-\u0dff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
    "|[\u200c\u200d](?![\u0590-\u0dff\u2600-\u27bf\U0001f000-\U0001faff])"
)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> tuple[str, int]:
    """Return `text` without invisible characters, NFC, plain spaces, and how many went.

    Line ends of every kind become a newline.
    """
    text, gone = _INVISIBLE.subn("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text)), gone


def one_line(text: str) -> str:
    """Return `text` cleaned, with every run of white space as one space."""
    return " ".join(clean(text)[0].split())


def tidied(reading: Reading) -> Reading:
    """Clean every text of a reading; leave blank blocks out, but keep blank headings.

    A heading without text ends a section and holds nothing.
    """
    tally = Tally()
    tally.take(reading.dropped)
    blocks: list[RawBlock] = []
    for block in reading.blocks:
        text, gone = clean(block.text)
        tally.drop(INVISIBLE, gone, gone)
        text = "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
        author = one_line(block.author) if block.author else None
        blocks.append(replace(block, text=text, author=author or None))
    return replace(
        reading,
        blocks=tuple(blocks),
        dropped=tally.dropped(),
        title=one_line(reading.title or "") or None,
        author=one_line(reading.author or "") or None,
    )
