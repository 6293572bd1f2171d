"""Word documents: the body in order, with what Word hides in corners."""

from __future__ import annotations

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers.docx_looks import headings_by_looks
from packetcheck.readers.docx_package import Element, Package, Relation, W, corrupt, open_package
from packetcheck.readers.docx_styles import load_styles
from packetcheck.readers.docx_text import Inline, fields_balance
from packetcheck.readers.docx_walk import Walk
from packetcheck.readers.reading import Reading, Tally

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


def read_docx(data: bytes, path: str) -> Reading:
    """Read a Word document (.docx, .docm).

    Tracked insertions are kept; deletions and hidden text are left out and counted. Raises
    CorruptDocumentError, EncryptedDocumentError or LimitExceededError.
    """
    package = open_package(data, path)
    main = package.main_part()
    body = package.xml(main)
    if body is None:
        raise corrupt(path, "has a main part that is not well-formed")
    tally = Tally()
    links = package.relations(main)
    styles = load_styles(package, _part(links, "styles"), _part(links, "numbering"))
    walk = Walk(package, styles, tally, links, Inline(styles, tally, fields_balance(body)))
    walk.notes = {
        kind: _by_id(package, _part(links, kind), kind[:-1])
        for kind in ("footnotes", "endnotes", "comments")
    }
    walk.container(body.iter(f"{W}body"))
    walk.leftover_comments()
    blocks = [
        *_margins(walk, "header"),
        *headings_by_looks(walk.blocks, walk.looks),
        *_margins(walk, "footer"),
    ]
    title, author = _core(package)
    title = title or next((b.text for b in blocks if b.kind is BlockKind.HEADING and b.text), None)
    for warning in package.warnings:
        tally.warn(warning)
    return Reading(
        tuple(blocks),
        tally.dropped(),
        tuple(tally.warnings),
        title,
        partly=bool(package.warnings),
        author=author,
    )


def _margins(walk: Walk, kind: str) -> list[RawBlock]:
    """Return running headers or footers as furniture, equal ones once."""
    found: dict[str, RawBlock] = {}
    for link in walk.links.values():
        root = walk.package.xml(link.target) if link.type == kind else None
        for block in () if root is None else walk.inside(root):
            text = " ".join(block.text.split())
            found[text] = RawBlock(text, BlockKind.MARGIN, furniture=True)
    return list(found.values())


def _part(links: dict[str, Relation], kind: str) -> str | None:
    return next((link.target for link in links.values() if link.type == kind), None)


def _by_id(package: Package, part: str | None, tag: str) -> dict[str, Element]:
    root = package.xml(part) if part else None
    found = {}
    for node in () if root is None else root.iter(f"{W}{tag}"):
        if node.get(f"{W}type") not in {"separator", "continuationSeparator"}:
            found[node.get(f"{W}id") or ""] = node
    return found


def _core(package: Package) -> tuple[str | None, str | None]:
    root = package.xml("docProps/core.xml")
    if root is None:
        return None, None
    title = (root.findtext("{*}title") or "").strip() or None
    author = (root.findtext("{*}creator") or "").strip()
    named = author[:1].isupper() and author.casefold() not in _NO_AUTHOR
    return title, author if named else None
