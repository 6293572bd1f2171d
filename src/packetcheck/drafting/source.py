"""Open the file that holds a ladder, whatever its format, as pieces."""

from __future__ import annotations

from pathlib import Path

from packetcheck.drafting.pieces import Piece
from packetcheck.errors import LimitExceededError, UnsupportedFormatError, UsageError
from packetcheck.readers.limits import DEFAULT_LIMITS, ReadLimits

SUFFIXES = (".docx", ".xlsx", ".csv", ".tsv", ".md", ".markdown", ".html", ".htm")


def read_pieces(path: Path, *, limits: ReadLimits = DEFAULT_LIMITS) -> tuple[Piece, ...]:
    """Read the headings, lines and tables of a file, in its order.

    Raises UsageError where there is no such file, and ReadError where it cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UnsupportedFormatError(
            f"{path}: no draft can be made of this kind of file",
            hint=f"save the ladder as one of: {', '.join(SUFFIXES)}",
            path=str(path),
        )
    most = limits.megabytes * 1_000_000
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    if len(data) > most:
        raise LimitExceededError(
            f"{path}: has more than {limits.megabytes} MB", hint="take out pictures", path=str(path)
        )
    return _read(data, str(path), suffix, limits)


def _read(data: bytes, path: str, suffix: str, limits: ReadLimits) -> tuple[Piece, ...]:
    # Imported here: each format brings a library that the others do not need.
    if suffix in {".csv", ".tsv"}:
        from packetcheck.drafting.sheets import read_delimited

        return read_delimited(data, path)
    if suffix == ".xlsx":
        from packetcheck.drafting.sheets import read_workbook

        return read_workbook(data, path, limits)
    if suffix == ".docx":
        from packetcheck.drafting.word import read_word

        return read_word(data, path, limits)
    from packetcheck.drafting.pages import read_markdown, read_page

    return (read_markdown if suffix in {".md", ".markdown"} else read_page)(data, path)
