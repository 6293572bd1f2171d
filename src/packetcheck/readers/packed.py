"""The parts of a packed document (a workbook, an OpenDocument text), opened under limits."""

from __future__ import annotations

import importlib
import io
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from packetcheck.archive import MEGABYTE, open_zip, read_entry
from packetcheck.errors import (
    CorruptDocumentError,
    EncryptedDocumentError,
    LimitExceededError,
    ReadError,
)

if TYPE_CHECKING:
    import zipfile

    from packetcheck.readers.limits import ReadLimits

# lxml has no types: its elements are Any from here on.
Element = Any


@dataclass(frozen=True, slots=True)
class Link:
    """A link from one part to another: the last word of its type, and the part's name."""

    type: str
    target: str


@dataclass(slots=True)
class Package:
    """The parts of one document by lower-case name; `damaged` names those that were not read.

    `left` is how many bytes may still be unpacked, over all parts.
    """

    archive: zipfile.ZipFile
    path: str
    left: int
    parts: dict[str, zipfile.ZipInfo]
    damaged: list[str] = field(default_factory=list)

    def bytes_of(self, part: str) -> bytes | None:
        """Return a part's content, None when there is none or it is damaged.

        Raises LimitExceededError and EncryptedDocumentError.
        """
        entry = self.parts.get(part.lower().lstrip("/"))
        if entry is None:
            return None
        try:
            data = read_entry(self.archive, entry, self.path, most=self.left)
        except (LimitExceededError, EncryptedDocumentError):
            raise
        except ReadError:
            self.damaged.append(part)
            return None
        self.left -= len(data)
        return data

    def xml(self, part: str) -> Element | None:
        """Return a part's root element, None when it is missing or no XML."""
        data = self.bytes_of(part)
        if data is None:
            return None
        root = parse_xml(data)
        if root is None or declares_entities(data):
            self.damaged.append(part)
        return root

    def links(self, part: str) -> dict[str, Link]:
        """Return the links of a part by id; those that lead outside the file are left out."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Link] = {}
        for link in () if root is None else root.iter("{*}Relationship"):
            if link.get("TargetMode") == "External" or not link.get("Target"):
                continue
            target = unquote(link.get("Target").replace("\\", "/"))
            target = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            kind = (link.get("Type") or "").rstrip("/").rpartition("/")[2]
            found[link.get("Id") or ""] = Link(kind, posixpath.normpath(target))
        return found


def open_package(data: bytes, path: str, limits: ReadLimits) -> Package:
    """Open a packed document.

    Raises CorruptDocumentError for what is no zip, and LimitExceededError, before anything is
    inflated, where its parts claim to be larger than the limit.
    """
    archive = open_zip(io.BytesIO(data), path)
    left = limits.megabytes * MEGABYTE
    found = {
        entry.filename.replace("\\", "/").lower().lstrip("/"): entry for entry in archive.infolist()
    }
    # Pictures are never unpacked.
    texts = [e.file_size for name, e in found.items() if name.endswith((".xml", ".rels"))]
    if sum(texts) > left:
        raise LimitExceededError(
            f"{path}: unpacks to more than {limits.megabytes} MB",
            hint="split the document",
            path=path,
        )
    return Package(archive, path, left, found)


def declares_entities(data: bytes) -> bool:
    """Tell whether XML declares entities; what they stand for is left out."""
    return any("<!ENTITY".encode(kind) in data for kind in ("utf-8", "utf-16-le", "utf-16-be"))


def parse_xml(data: bytes) -> Element | None:
    """Parse XML with no entity expanded and nothing fetched; None when it is not well-formed."""
    etree: Any = importlib.import_module("lxml.etree")
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
        f"{path}: {what}",
        hint="open it in the program that made it, and save it again",
        path=path,
    )
