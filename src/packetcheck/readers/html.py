"""HTML: an element tree to blocks, with no script run and nothing fetched."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind
from packetcheck.errors import (
    CorruptDocumentError,
    LimitExceededError,
    UnsupportedFormatError,
)
from packetcheck.readers import mail
from packetcheck.readers.decode import decode_page
from packetcheck.readers.html_styles import load_styles
from packetcheck.readers.html_walk import Walk
from packetcheck.readers.limits import DEFAULT_LIMITS, ReadLimits
from packetcheck.readers.reading import Reading, Tally
from packetcheck.readers.tidy import INVISIBLE

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from packetcheck.document import RawBlock

# Pictures within the page are most of its bytes.
_DATA_URI = re.compile(rb"data:[\w/+.;=-]{3,80},[A-Za-z0-9+/=%]{100,}")
_ARCHIVE = re.compile(rb"(?im)^content-type:\s*multipart/related")
_HEAD = 4096


def read_html(data: bytes, path: str, *, limits: ReadLimits = DEFAULT_LIMITS) -> Reading:
    """Read an HTML page.

    Raises CorruptDocumentError for what is no text or no HTML, LimitExceededError for a huge page,
    UnsupportedFormatError for a web archive (MHTML).
    """
    if _ARCHIVE.search(data[:_HEAD]) and b"mime-version" in data[:_HEAD].lower():
        raise UnsupportedFormatError(
            f"{path}: is a web archive (MHTML)",
            hint="open it in a browser and save it as a web page, or print it to PDF",
            path=path,
        )
    data = _DATA_URI.sub(b"", data)
    if len(data) > limits.text_megabytes * 2**20:
        raise LimitExceededError(
            f"{path}: has more than {limits.text_megabytes} MB of HTML", hint="split it", path=path
        )
    text = decode_page(data, path)
    tally = Tally()
    gone = text.count("\0")
    tally.drop(INVISIBLE, gone, gone)
    if "\ufffd" in text:
        tally.warn("some characters could not be decoded and show as \ufffd")
    soup = _parsed(text.replace("\0", ""), path)
    framed = _without_code(soup, tally)
    sheets = [sheet.get_text() for sheet in soup.find_all("style")]
    linked = soup.find("link", rel="stylesheet") is not None
    walk = Walk(tally, load_styles(sheets, linked=linked))
    for code in soup.find_all(["style", "script"]):
        tally.drop(code.name, len(code.get_text()))
        code.extract()
    walk.children(soup, 0)
    walk.flush()
    title = soup.title.get_text() if soup.title else None
    heading = next((b.text for b in walk.blocks if b.kind is BlockKind.HEADING and b.text), None)
    _warn(walk.unseen, tally)
    blocks = (*mail.marked(walk.blocks), *walk.unseen)
    return Reading(blocks, tally.dropped(), tuple(tally.warnings), title or heading, partly=framed)


def _parsed(text: str, path: str) -> BeautifulSoup:
    from bs4 import BeautifulSoup

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return BeautifulSoup(text, "lxml")
    except (ValueError, AssertionError, UnicodeError) as error:
        raise CorruptDocumentError(f"{path}: is not HTML ({error})", path=path) from error


def _without_code(soup: BeautifulSoup, tally: Tally) -> bool:
    """Take comments out of a page, and tell whether frames hold a part of it elsewhere."""
    from bs4 import Comment

    for note in soup.find_all(string=lambda text: isinstance(text, Comment)):
        tally.drop("comment in the source", len(note))
        note.extract()
    frames = len(soup.find_all("frame", src=True))
    if frames:
        tally.warn(f"{frames} frames show other files, which were not read; save those instead")
    if soup.find("iframe", src=True):
        tally.warn("the page shows other pages within itself, which were not read")
    return frames > 0


def _warn(unseen: list[RawBlock], tally: Tally) -> None:
    if not unseen:
        return
    passages = "1 passage" if len(unseen) == 1 else f"{len(unseen)} passages"
    size = sum(len(block.text) for block in unseen)
    tally.warn(f"{passages} of hidden text ({size} characters) kept apart, not counted")
