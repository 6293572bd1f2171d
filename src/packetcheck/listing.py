"""The files of a packet, in a folder or in a zip archive: found by name, none of them opened."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from packetcheck import archive
from packetcheck.errors import ReadError

SETTINGS = "packet.toml"
MOST_FILES = 500
_LARGEST_SETTINGS = 2**20
# Left by editors, operating systems and sync tools; never a document.
_IGNORED = {"thumbs.db", "desktop.ini", SETTINGS}
_IGNORED_STARTS = (".", "~$", "__MACOSX")
_NEVER_DOCUMENTS = {".yaml", ".yml"}
# Notion ends the names of what it exports in 32 hex digits.
_NOTION_TABLE = re.compile(r"(?P<stem>.* (?P<id>[0-9a-f]{32}))(?P<all>_all)?\.csv", re.IGNORECASE)
_NOTION_PAGES = (".md", ".html")


@dataclass(frozen=True, slots=True)
class File:
    """One file of a packet: its name below the packet with `/`, and where its bytes are.

    `member` leads through archives, from the outermost inwards; `()` for a file on disk.
    """

    name: str
    path: Path
    member: tuple[str, ...] = ()


def files_in_folder(root: Path) -> list[File]:
    """Return the files below a folder, sorted by name, those in zip archives too.

    What is no regular file is among them, for its reader to refuse, and so is a folder that
    cannot be listed. Links are not followed. Raises OSError when `root` cannot be listed.
    """
    found: list[File] = []
    for path in sorted(_walk(root), key=lambda p: p.relative_to(root).as_posix()):
        name = path.relative_to(root).as_posix()
        if _is_ignored(name):
            continue
        members = _members(path, name) if path.suffix.lower() == archive.SUFFIX else ()
        found += [File("/".join((name, *member)), path, member) for member in members] or [
            File(name, path)
        ]
    return found


def files_in_archive(path: Path) -> tuple[list[File], bytes | None]:
    """Return the files of a packet in a zip archive, and the bytes of its `packet.toml`.

    Names are given below the one folder that holds everything, where there is one. Raises
    ReadError for an archive that cannot be listed.
    """
    members = archive.list_members(path, path.name, most=MOST_FILES * 4)
    names = ["/".join(member) for member in members]
    used = [name for name in names if not _is_ignored(name) or name.endswith(SETTINGS)]
    tops = {name.split("/")[0] for name in used if "/" in name}
    shared = len(tops) == 1 and all("/" in name for name in used)
    # An archive within is no folder.
    top = f"{tops.pop()}/" if shared else ""
    top = "" if top.lower().endswith(f"{archive.SUFFIX}/") else top
    settings = None
    found = []
    for name, member in zip(names, members, strict=True):
        below = name.removeprefix(top)
        if below == SETTINGS and len(member) == 1:
            settings = archive.extract(path, member, name, most=_LARGEST_SETTINGS)
        elif not _is_ignored(below):
            found.append(File(below, path, member))
    return found, settings


def is_packed(path: Path) -> bool:
    """Tell whether a file is an archive of documents by name and content, and no document."""
    if path.suffix.lower() != archive.SUFFIX:
        return False
    try:
        with path.open("rb") as file, archive.open_zip(file, path.name) as opened:
            return not archive.is_office(opened.namelist())
    except (OSError, ReadError):
        return False


def without_copies(files: list[File], keep: set[str]) -> tuple[list[File], tuple[str, ...]]:
    """Leave out tables that an export holds twice; return the rest, and a note on each.

    Notion exports a database as a table of what its view shows, as a table of everything, and as
    a folder of pages with the same properties. The pages are kept, else the table of everything.
    Names in `keep` stay in any case.
    """
    names = {file.name for file in files}
    pages = {
        parent.as_posix()
        for name in names
        if name.lower().endswith(_NOTION_PAGES)
        for parent in PurePosixPath(name).parents
    }
    left, notes = [], []
    for file in files:
        table = _NOTION_TABLE.fullmatch(file.name)
        instead = ""
        if table and file.name not in keep:
            stem = table["stem"]
            folders = {stem, stem[: -len(table["id"]) - 1]} & pages
            if folders:
                instead = f"the pages in {min(folders)}"
            elif not table["all"] and f"{stem}_all.csv" in names:
                instead = f"{stem}_all.csv"
        if instead:
            notes.append(
                f"{file.name} was left out: {instead} hold{'s'[: 'pages' not in instead]} the same."
            )
        else:
            left.append(file)
    return left, tuple(notes)


def _walk(root: Path) -> list[Path]:
    found: list[Path] = []

    def on_error(error: OSError) -> None:
        folder = Path(error.filename or root)
        if folder == root:
            raise error
        found.append(folder)

    for here, folders, names in os.walk(root, onerror=on_error):
        linked = [name for name in folders if Path(here, name).is_symlink()]
        found += [Path(here, name) for name in (*names, *linked)]
        folders[:] = [name for name in folders if not name.startswith(_IGNORED_STARTS)]
    return found


def _is_ignored(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        any(part.startswith(_IGNORED_STARTS) for part in path.parts)
        or path.name.lower() in _IGNORED
        or path.suffix.lower() in _NEVER_DOCUMENTS
    )


def _members(path: Path, name: str) -> list[tuple[str, ...]]:
    """Return the documents of an archive; none where it is to be read, or refused, as one file."""
    if path.is_symlink() or not path.is_file() or not is_packed(path):
        return []
    try:
        members = archive.list_members(path, name, most=MOST_FILES * 4)
    except ReadError:
        return []
    kept = [member for member in members if not _is_ignored("/".join(member))]
    return kept if len(kept) <= MOST_FILES else []
