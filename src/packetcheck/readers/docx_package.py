"""The zip and the XML parts of a Word document, opened under limits."""

from __future__ import annotations

import importlib
import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from packetcheck.errors import CorruptDocumentError, EncryptedDocumentError, LimitExceededError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 200 * 2**20
_LARGEST_XML = 50 * 2**20
_LARGEST_RATIO = 150
_SMALL = 2**20
_ENCRYPTED = 0x1
# The strict variant of the format has other namespaces and the same names.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TRANSITIONAL = {
    (b"wordprocessingml", b"main"): b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    (
        b"officeDocument",
        b"relationships",
    ): b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    (b"officeDocument", b"math"): b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    (b"drawingml", b"main"): b"http://schemas.openxmlformats.org/drawingml/2006/main",
    (b"drawingml", b"diagram"): b"http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
# lxml has no types: its elements are Any from here on.
Element = Any


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: the last word of its type, and the part's name."""

    type: str
    target: str


@dataclass(slots=True)
class Package:
    """The parts of one document by lower-case name; `warnings` names the broken ones."""

    archive: zipfile.ZipFile
    path: str
    names: dict[str, str]
    warnings: list[str] = field(default_factory=list)

    def bytes_of(self, part: str) -> bytes | None:
        """Return a part's content, None when there is none or it is damaged."""
        name = self.names.get(part.lower().lstrip("/"))
        if name is None:
            return None
        try:
            return self.archive.read(name)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            ValueError,
            NotImplementedError,
        ):
            self.warnings.append(f"the part {part} of the document is damaged and was not read")
            return None

    def xml(self, part: str) -> Element | None:
        """Return a part's root element, None when it is missing or no XML.

        Raises LimitExceededError for one that would fill the memory.
        """
        name = self.names.get(part.lower().lstrip("/"))
        if name is not None and self.archive.getinfo(name).file_size > _LARGEST_XML:
            raise _too_large(self.path)
        data = self.bytes_of(part)
        if data is None:
            return None
        root = parse_xml(data)
        if root is None:
            self.warnings.append(f"the part {part} of the document is damaged and was not read")
        elif root.getroottree().docinfo.doctype:
            self.warnings.append(f"the part {part} declares entities, which were left out")
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the links of a part by id; those that lead outside the file are left out."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for link in () if root is None else root.iter("{*}Relationship"):
            if link.get("TargetMode") == "External" or not link.get("Target"):
                continue
            target = unquote(link.get("Target").replace("\\", "/"))
            target = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            kind = (link.get("Type") or "").rstrip("/").rpartition("/")[2]
            found[link.get("Id") or ""] = Relation(kind, posixpath.normpath(target))
        return found

    def main_part(self) -> str:
        """Return the name of the part with the body. Raises CorruptDocumentError."""
        for link in self.relations("").values():
            if link.type == "officeDocument" and link.target.lower() in self.names:
                return link.target
        for name in ("word/document.xml", *sorted(self.names)):
            if re.fullmatch(r"word/document\d*\.xml", name) and name in self.names:
                return name
        raise corrupt(self.path, "has no main part")


def open_package(data: bytes, path: str) -> Package:
    """Open a Word document's zip.

    Raises CorruptDocumentError for a broken one, EncryptedDocumentError behind a password, and
    LimitExceededError, before anything is inflated, for one that would grow too large.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise corrupt(path, "is not a Word document or damaged") from error
    total = 0
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise EncryptedDocumentError(
                f"{path}: is protected by a password", hint="save it without one", path=path
            )
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise corrupt(path, "is packed in a way that Word does not use")
        total += entry.file_size
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > _SMALL and ratio > _LARGEST_RATIO:
            raise _too_large(path)
    if total > _LARGEST:
        raise _too_large(path)
    names = {e.filename.replace("\\", "/").lower().lstrip("/"): e.filename for e in entries}
    return Package(archive, path, names)


def parse_xml(data: bytes) -> Element | None:
    """Parse XML with nothing resolved and nothing fetched; None when it is not well-formed."""
    etree: Any = importlib.import_module("lxml.etree")
    if b"purl.oclc.org" in data:
        data = _STRICT.sub(lambda m: _TRANSITIONAL.get((m[1], m[2]), m[0]), data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def corrupt(path: str, what: str) -> CorruptDocumentError:
    """Return the error for a document that is not what it should be."""
    return CorruptDocumentError(
        f"{path}: {what}", hint="open it in Word and save it again as .docx", path=path
    )


def _too_large(path: str) -> LimitExceededError:
    return LimitExceededError(
        f"{path}: unpacks to more than a document should",
        hint="take out images, or save it again in Word",
        path=path,
    )
