"""What an element is by its program's names for it, and by the links within it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers import html_tags as tags
from packetcheck.readers import lines as look
from packetcheck.readers.grid import QUESTION_LEVEL
from packetcheck.readers.html_comments import is_comments

if TYPE_CHECKING:
    from bs4 import Tag

BOLD_LEVEL = 5
_LONGEST_TITLE = 160
_NAMED = frozenset({"p", "div", "span", "label", "section", "ol", "ul"})


class Role(NamedTuple):
    """What the text of an element is: a heading of some level, a note, a margin."""

    heading: int = 0
    note: RawBlock | None = None
    margin: bool = False


def role_of(tag: Tag, name: str, names: str) -> Role | None:
    """Return what a block element is beyond its tag, by its classes (`names`), id and links."""
    if name in _NAMED:
        margin = tags.MARGIN_NAMES.search(f"{names} {tag.get('id') or ''}")
        if margin and not is_comments(tag):
            return Role(margin=True)
        heading = _title(tag, names)
        if heading:
            return Role(heading=heading)
    note = _note(tag) if name in {"p", "div", "aside"} else None
    return Role(note=note) if note else None


def _title(tag: Tag, names: str) -> int:
    """Return the level of a title or question that the element's class names; 0 for none."""
    if not (tags.TITLE_NAMES.search(names) or tags.QUESTION_NAMES.search(names)):
        return 0
    text = tag.get_text().strip()
    if len(text) > _LONGEST_TITLE or len(text) < 2 or tag.find(["p", "div", "li", "table"]):
        return 0
    if tags.TITLE_NAMES.search(names):
        top = "Mso" in names or names.startswith("c")
        return (1 if top else BOLD_LEVEL) if look.is_short_title(text) else 0
    return QUESTION_LEVEL


def _note(tag: Tag) -> RawBlock | None:
    """Return the empty comment or footnote that an element fills; None for other elements."""
    style = style_of(tag)
    innermost = tag.find(["p", "div"]) is None
    if tags.WORD_COMMENT.search(style) or (innermost and tag.find("a", href=tags.COMMENT_BACK)):
        return RawBlock("", BlockKind.COMMENT, voice=Voice.OTHER)
    if tags.WORD_NOTE.search(style) or (innermost and tag.find("a", href=tags.NOTE_BACK)):
        return RawBlock("", BlockKind.NOTE)
    return None


def is_mark(tag: Tag, name: str) -> bool:
    """Tell whether an element is but a mark: a hidden field, a bullet, a note's number."""
    if name == "input" and tag.get("type") == "hidden":
        return True
    if tags.WORD_MARK.search(style_of(tag)):
        # Word's own bullet, drawn as text.
        return True
    target = str(tag.get("href") or "") if name == "a" else ""
    if not target.startswith("#"):
        return False
    marks = (tags.COMMENT_REFERENCE, tags.NOTE_REFERENCE, tags.COMMENT_BACK, tags.NOTE_BACK)
    return any(mark.search(target) for mark in marks) and len(tag.get_text()) <= 12


def classes_of(tag: Tag) -> str:
    """Return the element's classes on one line."""
    return " ".join(str(one) for one in tag.get_attribute_list("class") if one)


def style_of(tag: Tag) -> str:
    """Return the element's own style, its old-fashioned background included."""
    style = str(tag.get("style") or "")
    behind = tag.get("bgcolor")
    return f"background:{behind};{style}" if behind else style


def unwrapped(tag: Tag) -> Tag:
    """Return the innermost of wrappers that hold nothing but each other, however many."""
    from bs4 import Tag

    while True:
        full = [child for child in tag.children if isinstance(child, Tag) or str(child).strip()]
        only = full[0] if len(full) == 1 else None
        if not isinstance(only, Tag) or only.attrs or only.name not in tags.WRAPPERS:
            return tag
        tag = only
