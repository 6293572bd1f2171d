"""Tables of delimited text (a 360 export as CSV), whatever their delimiter and encoding."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from packetcheck.errors import CorruptDocumentError
from packetcheck.readers.decode import decode
from packetcheck.readers.headers import find_columns
from packetcheck.readers.reading import Reading, Tally
from packetcheck.readers.records import Sheet, sheet_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

_DELIMITERS = ",;\t|"
_SAMPLE = 50_000
_SAMPLE_ROWS = 60
_LARGEST_FIELD = 5_000_000
# Excel's own first line that names the delimiter.
_SEPARATOR = re.compile(r"\ufeff?\"?sep=(?P<mark>.)\"?\r?\n", re.IGNORECASE)


def read_csv(data: bytes, path: str, *, names: Sequence[str] = ()) -> Reading:
    """Read a table of delimited text; `names` are those of the packet's person.

    Raises CorruptDocumentError when it is no such table.
    """
    tally = Tally()
    text = decode(data, path)
    nulls = text.count("\0")
    tally.drop("invisible characters", nulls, nulls)
    text = text.replace("\0", "")
    if "\ufffd" in text:
        tally.warn("some characters could not be decoded and show as \ufffd")
    said = _SEPARATOR.match(text)
    if said:
        tally.drop("name of the delimiter", said.end())
        text = text[said.end() :]
    delimiter = said["mark"] if said else _delimiter(text)
    try:
        rows = _rows(text, delimiter)
    except csv.Error as error:
        raise CorruptDocumentError(
            f"{path}: is not a table of delimited text ({error})",
            hint="open it in the program that made it, and export it again",
            path=path,
        ) from error
    blocks = sheet_blocks(Sheet(tuple(map(tuple, rows))), names, tally)
    return Reading(tuple(blocks), tally.dropped(), tuple(tally.warnings))


def _delimiter(text: str) -> str:
    """Return the delimiter that gives the most even rows; one that gives a known header wins."""
    sample = text[:_SAMPLE]
    best, delimiter = (False, 0, 0), ","
    for mark in _DELIMITERS:
        try:
            rows = [row for row in _rows(sample, mark)[:_SAMPLE_ROWS] if any(row)]
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        width, count = widths.most_common(1)[0]
        columns = find_columns(rows)
        known = columns is not None and not columns.own
        if (known, count, width) > best:
            best, delimiter = (known, count, width), mark
    return delimiter


def _rows(text: str, delimiter: str) -> list[list[str]]:
    before = csv.field_size_limit(_LARGEST_FIELD)
    try:
        source = io.StringIO(text, newline="")
        return list(csv.reader(source, delimiter=delimiter, skipinitialspace=True))
    finally:
        csv.field_size_limit(before)
