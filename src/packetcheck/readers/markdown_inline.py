"""The words of one line of Markdown's tokens: what is bold, struck out, linked."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from packetcheck.readers import lines as look
from packetcheck.readers import markdown_marks as marks

if TYPE_CHECKING:
    from markdown_it.token import Token

    from packetcheck.readers.reading import Tally

# Stands for a soft break; the parser lets no such character through from the text.
SOFT = "\0"
_LONGEST_LINK = 6
_FEWEST_LINES = 2
_FEWEST_TOKENS, _TITLE_WORDS = 3, 4
_TITLE, _CLOSED = "title", "strong_close"


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


def parted(token: Token, *, item: bool) -> list[Token]:
    """Return a paragraph's token in parts, so that a title in bold on a line of its own is one.

    Markdown takes a line right below a list for its last item's: `- a point`, `**Stop**`. The
    first line of an `item` is no title, nor is one whose sentence goes on in a small letter.
    """
    lines: list[list[Token]] = [[]]
    for child in token.children or ():
        if child.type == "softbreak":
            lines.append([])
        else:
            lines[-1].append(child)
    if len(lines) < _FEWEST_LINES:
        return [token]
    titles = [
        _is_title(line) and not (item and not place) and not _is_small(lines[place + 1 :])
        for place, line in enumerate(lines)
    ]
    if not any(titles):
        return [token]
    soft = next(child for child in token.children or () if child.type == "softbreak")
    found: list[list[Token]] = []
    titled: list[bool] = []
    for line, title in zip(lines, titles, strict=True):
        if not found or title or titled[-1]:
            found.append(list(line))
            titled.append(title)
        else:
            found[-1] += [soft, *line]
    return [_with(token, part, title) for part, title in zip(found, titled, strict=True)]


def is_run_in(token: Token) -> bool:
    """Tell whether a part of a list's token is a title that was taken into the list."""
    return bool(token.meta.get(_TITLE))


def _is_small(below: list[list[Token]]) -> bool:
    """Tell whether the next line begins with a small letter, and so goes on with a sentence."""
    text = "".join(child.content for child in below[0]).strip() if below else ""
    return text[:1].islower()


def _with(token: Token, children: list[Token], title: bool) -> Token:  # noqa: FBT001
    part = copy(token)
    part.children = children
    part.content = "".join(child.content for child in children)
    part.meta = {**token.meta, _TITLE: title}
    return part


def _is_title(line: list[Token]) -> bool:
    """Tell whether a line is two or three words in bold that name what stands below."""
    kept = [child for child in line if child.content.strip() or child.type != "text"]
    if len(kept) < _FEWEST_TOKENS or kept[0].type != "strong_open" or kept[-1].type != _CLOSED:
        return False
    if sum(child.type == _CLOSED for child in kept) > 1:
        return False
    text = "".join(child.content for child in kept).strip()
    named = 0 < len(text.split()) <= _TITLE_WORDS and not any(map(str.isdigit, text))
    return named and look.is_short_title(text) and not look.tells_deed(text)
