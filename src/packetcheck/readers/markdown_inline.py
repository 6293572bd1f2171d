"""The words of one line of Markdown's tokens: what is bold, struck out, linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.readers import lines as look
from packetcheck.readers import markdown_marks as marks

if TYPE_CHECKING:
    from markdown_it.token import Token

    from packetcheck.readers.reading import Tally

# Stands for a soft break; the parser lets no such character through from the text.
SOFT = "\0"
_LONGEST_LINK = 6


def flat(token: Token, tally: Tally) -> tuple[str, bool]:
    """Return the words of an inline token, and whether all of them are bold."""
    parts: list[str] = []
    strong, struck = 0, 0
    bold = bool(token.children)
    for child in token.children or ():
        kind = child.type
        strong += (kind == "strong_open") - (kind == "strong_close")
        struck += (kind == "s_open") - (kind == "s_close")
        if kind in {"text", "code_inline", "text_special"}:
            if struck:
                tally.drop("struck-out text", len(child.content))
                continue
            parts.append(child.content)
            bold = bold and (strong > 0 or not child.content.strip(" :*_"))
        elif kind == "softbreak":
            parts.append(SOFT)
        elif kind == "hardbreak":
            parts.append("\n")
        elif kind == "html_inline":
            parts.append(marks.without_tags(marks.without_comments(child.content, tally)))
        elif kind == "image":
            tally.drop("image description", len(child.content))
    return "".join(parts).strip(), bold


def only_links(token: Token, text: str) -> bool:
    """Tell whether a line is but links to other pages; one that tells a deed is more."""
    depth = 0
    for child in token.children or ():
        depth += (child.type == "link_open") - (child.type == "link_close")
        if child.type == "text" and not depth and child.content.strip(" ·|,-–—"):
            return False
    linked = any(child.type == "link_open" for child in token.children or ())
    return linked and all(
        len(line.split()) <= _LONGEST_LINK and not look.tells_deed(line)
        for line in text.split(SOFT)
    )
