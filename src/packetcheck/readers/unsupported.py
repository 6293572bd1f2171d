"""Formats that packetcheck knows and does not read, and the way out of each."""

from __future__ import annotations

_LINK = (
    "a shortcut that holds only a link",
    "open it in the browser and download the document as .docx or .pdf",
)
_WORD = "open it in the program that made it, and save it as .docx or .pdf"
_APPLE = "export it as Word or PDF: File, Export To"
_SLIDES = "export it as .pdf"
_ARCHIVE = ("an archive of a kind that is not opened", "unpack it into the packet's folder")
_RECORDING = ("a recording", "put a transcript of it into the packet's folder")

# Suffix: what the file is, and what to do.
HINTS: dict[str, tuple[str, str]] = {
    ".doc": ("a document of Word 2003 or older", "open it in Word, and save it as .docx"),
    ".dot": ("a template of Word 2003 or older", "open it in Word, and save it as .docx"),
    ".xls": ("a workbook of Excel 2003 or older", "open it in Excel, and save it as .xlsx"),
    ".xlsb": ("a binary Excel workbook", "open it in Excel, and save it as .xlsx"),
    ".ods": ("an OpenDocument spreadsheet", "save it as .xlsx or .csv"),
    ".odp": ("an OpenDocument presentation or drawing", _SLIDES),
    ".ppt": ("a presentation of PowerPoint 2003 or older", _SLIDES),
    ".pptx": ("a PowerPoint presentation", _SLIDES),
    ".ppsx": ("a PowerPoint presentation", _SLIDES),
    ".vsdx": ("a Visio drawing", _SLIDES),
    ".pages": ("a Pages document", _APPLE),
    ".key": ("a Keynote presentation", _APPLE),
    ".numbers": ("a Numbers spreadsheet", "export it as Excel or CSV: File, Export To"),
    ".wpd": ("a WordPerfect document", _WORD),
    ".wps": ("a Works document", _WORD),
    ".epub": ("an electronic book", "export it as .docx, .pdf or .html"),
    ".one": ("a OneNote section", "export the page from OneNote as .docx or .pdf"),
    ".onepkg": ("a OneNote notebook", "export the pages from OneNote as .docx or .pdf"),
    ".enex": ("an Evernote export", "export the notes as .html"),
    ".msg": ("an Outlook message", "save it from Outlook as .txt or .html, or drag it out as .eml"),
    ".pst": ("an Outlook mailbox", "save the messages that matter as .eml or .txt"),
    ".mbox": ("a whole mailbox", "save the messages that matter as .eml, each as a file"),
    ".mht": ("a web archive", "save it as .html or .pdf"),
    ".mhtml": ("a web archive", "save it as .html or .pdf"),
    ".webarchive": ("a web archive", "save it as .html or .pdf"),
    ".gdoc": _LINK,
    ".gdocx": _LINK,
    ".gsheet": _LINK,
    ".gslides": _LINK,
    ".url": _LINK,
    ".webloc": _LINK,
    ".lnk": _LINK,
    ".7z": _ARCHIVE,
    ".rar": _ARCHIVE,
    ".tar": _ARCHIVE,
    ".gz": _ARCHIVE,
    ".tgz": _ARCHIVE,
    ".bz2": _ARCHIVE,
    ".xz": _ARCHIVE,
    ".mp3": _RECORDING,
    ".mp4": _RECORDING,
    ".m4a": _RECORDING,
    ".mov": _RECORDING,
    ".wav": _RECORDING,
    ".webm": _RECORDING,
}
PICTURES = frozenset(
    {
        ".png", ".jpg", ".jpeg", ".jpe", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif",
        ".avif", ".svg", ".ico", ".psd",
    }
)  # fmt: skip
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"Rar!\x1a\x07", ".rar"),
    (b"\x1f\x8b\x08", ".gz"),
    (b"BZh9", ".bz2"),
    (b"\xfd7zXZ\0", ".xz"),
    (b"bplist00", ".webarchive"),
)


def by_signature(data: bytes) -> str | None:
    """Return the suffix of a format that is not read, by a file's first bytes."""
    if data[4:8] == b"ftyp":
        return ".heic" if data[8:12] in {b"heic", b"heix", b"mif1", b"heim"} else ".mp4"
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE"}:
        return ".webp" if data[8:12] == b"WEBP" else ".wav"
    return next((suffix for start, suffix in _SIGNATURES if data.startswith(start)), None)
