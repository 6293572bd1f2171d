"""Each format's reader, imported with its libraries only when a document needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.readers.sniff import Format

if TYPE_CHECKING:
    from packetcheck.readers.reading import Reading


@dataclass(frozen=True, slots=True)
class Asked:
    """What a document is read with: the names of the packet's person, and the settings.

    `careful` leaves out libraries that can crash.
    """

    names: tuple[str, ...] = ()
    settings: ReadSettings = DEFAULT_SETTINGS
    careful: bool = False


def read_format(form: Format, data: bytes, name: str, asked: Asked) -> Reading:
    """Read a document's bytes as `form`.

    Raises ReadError or one of its kinds, and whatever a library fails with.
    """
    match form:
        case Format.DOCX:
            from packetcheck.readers.docx import read_docx

            return read_docx(data, name, limits=asked.settings.limits)
        case Format.PDF:
            from packetcheck.readers.pdf import read_pdf

            return read_pdf(
                data,
                name,
                ocr=asked.settings.ocr,
                careful=asked.careful,
                limits=asked.settings.limits,
            )
        case Format.MARKDOWN:
            from packetcheck.readers.decode import decode
            from packetcheck.readers.markdown import read_markdown

            return read_markdown(decode(data, name))
        case Format.HTML:
            from packetcheck.readers.html import read_html

            return read_html(data, name)
        case Format.TABLE:
            from packetcheck.readers.table import read_csv

            return read_csv(data, name, names=asked.names)
        case _:
            return _further(form, data, name, asked)


def _further(form: Format, data: bytes, name: str, asked: Asked) -> Reading:
    limits = asked.settings.limits
    match form:
        case Format.XLSX:
            from packetcheck.readers.xlsx import read_xlsx

            return read_xlsx(data, name, names=asked.names, limits=limits)
        case Format.ODT:
            from packetcheck.readers.odt import read_odt

            return read_odt(data, name, limits=limits)
        case Format.RTF:
            from packetcheck.readers.rtf import read_rtf

            return read_rtf(data, name)
        case Format.MAIL:
            from packetcheck.readers.eml import read_eml

            return read_eml(data, name)
        case _:
            from packetcheck.readers.text import read_text

            return read_text(data, name)
