"""Word documents: the body in order, with what Word hides in corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers.docx_grounds import page_ground
from packetcheck.readers.docx_package import Package, corrupt, new_budget, open_package
from packetcheck.readers.docx_parts import Parts
from packetcheck.readers.docx_styles import load_styles
from packetcheck.readers.docx_titles import headings_by_looks
from packetcheck.readers.docx_walk import Walk, walked
from packetcheck.readers.limits import DEFAULT_LIMITS, ReadLimits
from packetcheck.readers.reading import Reading, Tally

if TYPE_CHECKING:
    from packetcheck.readers.docx_package import Relation

# Who made the file when nobody said so.
_NO_AUTHOR = {
    "",
    "python-docx",
    "unknown",
    "microsoft office user",
    "user",
    "windows user",
    "admin",
    "author",
    "administrator",
    "pandoc",
    "un-named",
    "hr",
}
_DOCUMENTS = ("docx", "docm", "doc", "rtf", "pdf", "odt", "pptx", "ppt", "txt", "msg", "eml")
# What a document links to, and the names its parts have where the links are gone.
_BESIDE = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer")


def read_docx(data: bytes, path: str, *, limits: ReadLimits = DEFAULT_LIMITS) -> Reading:
    """Read a Word document (.docx, .docm, .dotx, .dotm).

    Tracked insertions are kept, deletions are left out and counted, text that nobody sees comes
    in blocks of its own. Raises CorruptDocumentError, EncryptedDocumentError or
    LimitExceededError.
    """
    budget = new_budget(path, limits)
    try:
        return read_package(open_package(data, path, budget=budget))
    except RecursionError as error:
        raise budget.too_deep("is nested too deeply") from error


def read_package(package: Package, *, depth: int = 0) -> Reading:
    """Read a Word document that has been opened; `depth` counts the documents around it."""
    main = package.main_part()
    root = package.xml(main)
    if root is None:
        raise corrupt(package.path, "has a main part that is not well-formed")
    links = package.relations(main) or _beside(package, main)
    parts = Parts(package, Tally(), links, depth=depth)
    parts.load_notes()
    styles = load_styles(package, parts.part("styles"), parts.part("numbering"))
    walk = walked(parts, styles, root, page_ground(root))
    blocks = [
        *walk.parts.margins(walk, "header"),
        *headings_by_looks(walk.blocks, walk.looks),
        *walk.parts.left_over(walk),
        *walk.parts.margins(walk, "footer"),
    ]
    if package.warnings and not any(block.text.strip() for block in blocks):
        raise corrupt(package.path, "is damaged, and nothing of it could be read")
    _warn(package, blocks, walk.inline.tally)
    return _reading(package, blocks, walk)


def _reading(package: Package, blocks: list[RawBlock], walk: Walk) -> Reading:
    title, author = _core(package)
    title = title or next((b.text for b in blocks if b.kind is BlockKind.HEADING and b.text), None)
    tally = walk.inline.tally
    return Reading(
        tuple(blocks),
        tally.dropped(),
        tuple(tally.warnings),
        title,
        partly=bool(package.warnings),
        author=author,
    )


def _warn(package: Package, blocks: list[RawBlock], tally: Tally) -> None:
    """Say what was not read, and how much is in the file that nobody sees."""
    embedded = [
        name
        for name in package.names
        if "/embeddings/" in name and name.rpartition(".")[2] in _DOCUMENTS
    ]
    if embedded:
        names = ", ".join(name.rpartition("/")[2] for name in embedded[:3])
        package.warnings.append(f"attached files were not read: {len(embedded)} ({names})")
    for warning in package.warnings:
        tally.warn(warning)
    unseen = [block.text for block in blocks if block.kind is BlockKind.HIDDEN]
    if unseen:
        size = sum(map(len, unseen))
        tally.warn(
            f"text that nobody sees (hidden, tiny, or in the colour of its ground) was kept apart: "
            f"{len(unseen)} passages, {size} characters"
        )


def _beside(package: Package, main: str) -> dict[str, Relation]:
    """Return the parts beside a main part that has lost its links, by their usual names."""
    from packetcheck.readers.docx_package import Relation

    folder = main.rpartition("/")[0].lower()
    found = {}
    for name in package.names:
        stem = name.rpartition("/")[2].partition(".")[0].rstrip("0123456789")
        if name.rpartition("/")[0] == folder and name.endswith(".xml") and stem in _BESIDE:
            found[name] = Relation(stem, name)
    return found


def _core(package: Package) -> tuple[str | None, str | None]:
    linked = (r.target for r in package.relations("").values() if r.type == "core-properties")
    root = package.xml(next(linked, "docProps/core.xml"))
    if root is None:
        return None, None
    title = (root.findtext("{*}title") or "").strip() or None
    author = (root.findtext("{*}creator") or "").strip()
    named = author[:1].isupper() and author.casefold() not in _NO_AUTHOR
    return title, author if named else None
