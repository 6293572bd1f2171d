"""The zip of a Word document and the parts in it, opened under limits."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from urllib.parse import unquote

from packetcheck.errors import CorruptDocumentError, EncryptedDocumentError, LimitExceededError
from packetcheck.readers.docx_xml import Element, parse_xml
from packetcheck.readers.limits import DEFAULT_LIMITS, ReadLimits

_ENCRYPTED = 0x1
_MOST_MEMBERS = 20_000
_MEMBER = b"PK\x01\x02"
# What an element, an attribute or a text costs in memory once it is parsed.
_NODE_BYTES = 250
# Small, since a wrong checksum costs the last step.
_STEP = 2**12
_MOST_OPENED = 200
_MAIN = re.compile(rb"<(?:\w+:)?document[\s>].*wordprocessingml", re.DOTALL)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: the last word of its type, and the part's name."""

    type: str
    target: str


@dataclass(slots=True)
class Budget:
    """What may still be unpacked, in bytes, and parsed, in nodes; shared by nested documents."""

    limits: ReadLimits
    path: str
    size: int
    nodes: int

    def inflate(self, size: int) -> None:
        """Take `size` bytes off. Raises LimitExceededError."""
        self.size -= size
        self.require(0)

    def require(self, size: int) -> None:
        """Raise LimitExceededError unless `size` more bytes may be unpacked."""
        if size > self.size:
            raise LimitExceededError(
                f"{self.path}: unpacks to more than {self.limits.megabytes} MB of text",
                hint="split it, or save it again in Word",
                path=self.path,
            )

    def parse(self, data: bytes) -> None:
        """Take the nodes of an XML text off. Raises LimitExceededError."""
        self.nodes -= data.count(b"<") + data.count(b"=")
        if self.nodes < 0:
            raise self.too_deep("has more elements than fit into memory")

    def too_deep(self, what: str) -> LimitExceededError:
        """Return the error for a document too complex to read."""
        hint = "save it again in Word, or copy its text into a new document"
        return LimitExceededError(f"{self.path}: {what}", hint=hint, path=self.path)


@dataclass(slots=True)
class Package:
    """The parts of one document by lower-case name; `warnings` names the broken ones."""

    archive: zipfile.ZipFile
    path: str
    names: dict[str, str]
    budget: Budget
    warnings: list[str] = field(default_factory=list)

    def has(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part.lower().lstrip("/") in self.names

    def bytes_of(self, part: str) -> bytes | None:
        """Return a part's content, as far as it can be unpacked; None when there is none.

        Raises LimitExceededError, before anything is inflated where the zip tells the size.
        """
        name = self.names.get(part.lower().lstrip("/"))
        if name is None:
            return None
        self.budget.require(self.archive.getinfo(name).file_size)
        found: list[bytes] = []
        try:
            with self.archive.open(name) as member:
                while piece := member.read(_STEP):
                    self.budget.inflate(len(piece))
                    found.append(piece)
        except _BROKEN:
            self._damaged(part)
        return b"".join(found)

    def xml(self, part: str) -> Element | None:
        """Return a part's root element, None when it is missing or no XML.

        Raises LimitExceededError for one that would fill the memory or the stack.
        """
        data = self.bytes_of(part)
        if data is None:
            return None
        self.budget.parse(data)
        parsed = parse_xml(data)
        if parsed.too_deep:
            raise self.budget.too_deep("is nested too deeply, or unfolds to more than it should")
        if parsed.broken or parsed.root is None:
            self._damaged(part)
        elif parsed.root.getroottree().docinfo.doctype:
            self.warnings.append(f"the part {part} declares entities, which were left out")
        return parsed.root

    def _damaged(self, part: str) -> None:
        warning = f"the part {part} of the document is damaged, and was read only in part or not"
        if warning not in self.warnings:
            self.warnings.append(warning)

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the links of a part by id; those that lead outside the file are left out."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for link in () if root is None else root.iter("{*}Relationship"):
            if link.get("TargetMode") == "External" or not link.get("Target"):
                continue
            target = unquote(link.get("Target").replace("\\", "/"))
            target = target if target.startswith("/") else posixpath.join(folder, target)
            kind = (link.get("Type") or "").rstrip("/").rpartition("/")[2]
            found[link.get("Id") or ""] = Relation(kind, posixpath.normpath(target).lstrip("./"))
        return found

    def main_part(self) -> str:
        """Return the name of the part with the body, by its links, name or content.

        Raises CorruptDocumentError when there is none.
        """
        for link in self.relations("").values():
            if link.type == "officeDocument" and self.has(link.target):
                return link.target
        names = [name for name in sorted(self.names) if name.endswith(".xml")]
        named = [name for name in names if re.search(r"(?:^|/)document\d*\.xml$", name)]
        if named:
            return "word/document.xml" if "word/document.xml" in named else named[0]
        for name in names[:_MOST_OPENED]:
            if _MAIN.search(self._beginning(name)):
                return name
        raise corrupt(self.path, "has no main part")

    def _beginning(self, name: str) -> bytes:
        try:
            with self.archive.open(self.names[name]) as member:
                return member.read(8 * 2**10)
        except _BROKEN:
            return b""


def open_package(data: bytes, path: str, *, budget: Budget | None = None) -> Package:
    """Open a Word document's zip; a document within a document shares its `budget`.

    Raises CorruptDocumentError for a broken one, EncryptedDocumentError behind a password, and
    LimitExceededError for one with more members than a document has. Nothing is inflated yet.
    """
    budget = budget or new_budget(path)
    if data.count(_MEMBER) > _MOST_MEMBERS:
        raise budget.too_deep(f"is a zip of more than {_MOST_MEMBERS} files")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (*_BROKEN, IndexError, OverflowError) as error:
        raise corrupt(path, "is not a Word document or damaged") from error
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise EncryptedDocumentError(
                f"{path}: is protected by a password", hint="save it without one", path=path
            )
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise corrupt(path, "is packed in a way that Word does not use")
    names = {e.filename.replace("\\", "/").lower().lstrip("./"): e.filename for e in entries}
    return Package(archive, path, names, budget)


def new_budget(path: str, limits: ReadLimits = DEFAULT_LIMITS) -> Budget:
    """Return what one document may cost."""
    nodes = limits.memory_megabytes * 2**20 // _NODE_BYTES // 2
    return Budget(limits, path, limits.megabytes * 2**20, nodes)


def corrupt(path: str, what: str) -> CorruptDocumentError:
    """Return the error for a document that is not what it should be."""
    return CorruptDocumentError(
        f"{path}: {what}", hint="open it in Word and save it again as .docx", path=path
    )
