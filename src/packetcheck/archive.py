"""Zip archives that hold documents: the names of their members, and the bytes of one of them.

Nothing is ever unpacked to disk. A member is named by a tuple: its name, and below archives
within the archive one name for each of them, from the outermost inwards.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from packetcheck.errors import (
    CorruptDocumentError,
    EncryptedDocumentError,
    LimitExceededError,
    ReadError,
)

SUFFIX = ".zip"
# Exports of Notion are archives in an archive.
DEEPEST = 2
MEGABYTE = 2**20
_LARGEST = 50 * MEGABYTE
_MOST_MEMBERS = 10_000
# Read into memory at once: an entry takes 46 bytes and its name.
_LARGEST_DIRECTORY = 4 * MEGABYTE
_END = b"PK\x05\x06"
_END64_LOCATOR = b"PK\x06\x07"
_LONGEST_TAIL = 22 + 0xFFFF
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_DRIVE = re.compile(r"[A-Za-z]:")
# Whatever zipfile and zlib say of damaged archives.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    NotImplementedError,
    OverflowError,
)


def open_zip(file: BinaryIO, name: str) -> zipfile.ZipFile:
    """Open a zip for reading.

    Raises LimitExceededError, before the directory is read, for one with too many members, and
    CorruptDocumentError for what is no zip.
    """
    try:
        size = _directory_size(file)
    except _DAMAGED as error:
        raise _corrupt(name, "is damaged, or is no zip archive") from error
    if size > _LARGEST_DIRECTORY:
        raise _too_many(name)
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGED as error:
        raise _corrupt(name, "is damaged, or is no zip archive") from error
    if len(archive.filelist) > _MOST_MEMBERS:
        raise _too_many(name)
    return archive


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, *, most: int) -> bytes:
    """Return an entry's bytes, inflating no more than `most` of them whatever its header says.

    Raises EncryptedDocumentError, LimitExceededError, CorruptDocumentError, and ReadError for a
    symbolic link.
    """
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ReadError(f"{name}: is a symbolic link, which is not followed", path=name)
    if entry.flag_bits & _ENCRYPTED:
        raise EncryptedDocumentError(
            f"{name}: is protected by a password", hint="save it without one", path=name
        )
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise _corrupt(name, "is packed by a method that is not read")
    if entry.file_size > most:
        raise _too_large(name, most)
    try:
        with archive.open(entry) as stream:
            data = stream.read(most + 1)
    except _DAMAGED as error:
        raise _corrupt(name, "is damaged within its archive") from error
    if len(data) > most:
        raise _too_large(name, most)
    return data


def list_members(path: Path, name: str, *, most: int) -> tuple[tuple[str, ...], ...]:
    """Return the files of an archive by name, those of archives within it too, in name order.

    An archive within that cannot be listed is itself among the files, for its reader to say why.
    Raises ReadError for an archive that cannot be opened, LimitExceededError for more than
    `most` files.
    """
    with _opened(path, name) as file, open_zip(file, name) as archive:
        found = _listed(archive, name, depth=1)
    if len(found) > most:
        raise _too_many(name, most)
    return tuple(sorted(found, key="/".join))


def extract(path: Path, member: tuple[str, ...], name: str, *, most: int = _LARGEST) -> bytes:
    """Return the bytes of one member. Raises ReadError or one of its kinds."""
    file: BinaryIO = _opened(path, name)
    data = b""
    for step in member:
        with file, open_zip(file, name) as archive:
            entry = entries(archive).get(step)
            if entry is None:
                raise ReadError(f"{name}: is no longer in its archive", path=name)
            data = read_entry(archive, entry, name, most=most)
        file = io.BytesIO(data)
    return data


def entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return an archive's files by a name that is safe to show; of equal names each gets its own.

    Absolute paths, drives and `..` are taken off.
    """
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in archive.infolist():
        parts = [part for part in _DRIVE.sub("", _decoded(entry), count=1).split("/") if part]
        name = "/".join(part for part in parts if part not in {".", ".."})
        if not name or entry.filename.endswith(("/", "\\")):
            continue
        stem, dot, suffix = name.rpartition(".")
        count = 2
        while name in found:
            name = f"{stem} ({count}){dot}{suffix}" if dot else f"{suffix} ({count})"
            count += 1
        found[name] = entry
    return found


def is_office(names: list[str]) -> bool:
    """Tell whether a zip with these names is itself a document of an office program."""
    return any(
        name in {"[Content_Types].xml", "mimetype"} or name.startswith(("word/", "xl/", "ppt/"))
        for name in names
    )


def _listed(archive: zipfile.ZipFile, name: str, *, depth: int) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for own, entry in entries(archive).items():
        inner: list[tuple[str, ...]] = []
        if own.lower().endswith(SUFFIX) and depth < DEEPEST:
            inner = _inner(archive, entry, f"{name}/{own}", depth=depth + 1)
        found += [(own, *step) for step in inner] or [(own,)]
    return found


def _inner(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, *, depth: int
) -> list[tuple[str, ...]]:
    try:
        data = read_entry(archive, entry, name, most=_LARGEST)
        with open_zip(io.BytesIO(data), name) as inner:
            if is_office(inner.namelist()):
                return []
            return _listed(inner, name, depth=depth)
    except ReadError:
        return []


def _decoded(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name with `/`; programs that forget to say so write UTF-8 as well."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _opened(path: Path, name: str) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise ReadError(
            f"{name}: cannot be opened: {error.strerror or error}",
            hint="check that the file is there and that you may read it",
            path=name,
        ) from error


def _directory_size(file: BinaryIO) -> int:
    """Return the size of the directory that zipfile is about to read, by the archive's end."""
    length = file.seek(0, io.SEEK_END)
    start = max(length - _LONGEST_TAIL - 100, 0)
    file.seek(start)
    tail = file.read(_LONGEST_TAIL + 100)
    end = tail.rfind(_END)
    if end < 0:
        return 0
    (size,) = struct.unpack_from("<L", tail, end + 12)
    locator = end - 20
    if locator >= 56 and tail[locator : locator + 4] == _END64_LOCATOR:
        (size,) = struct.unpack_from("<Q", tail, locator - 56 + 40)
    return int(size)


def _corrupt(name: str, what: str) -> CorruptDocumentError:
    return CorruptDocumentError(f"{name}: {what}", hint="pack it again", path=name)


def _too_large(name: str, most: int) -> LimitExceededError:
    return LimitExceededError(
        f"{name}: unpacks to more than {most // MEGABYTE} MB",
        hint="take out images, or split the document",
        path=name,
    )


def _too_many(name: str, most: int = _MOST_MEMBERS) -> LimitExceededError:
    return LimitExceededError(
        f"{name}: holds more than {most:,} files",
        hint="pack only the packet's documents, or put them into the folder as they are",
        path=name,
    )
