"""What readers of a page wrote below it: no margin of the page, but words of other people."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bs4 import Tag

_SECTION = re.compile(r"(?:page-?|inline-?)?comments?(?:-?(?:section|list|container|thread|area))?")
_LONGEST_TITLE = 40
_BYLINE = re.compile(
    r"(?:posted|commented|written|added) by (?P<name>[^,|·]{2,60}?)(?: (?:at|on)\b.*|[,|·].*)?$",
    re.IGNORECASE,
)


def is_comments(tag: Tag) -> bool:
    """Tell whether an element is the one that holds a page's comments."""
    from bs4 import Tag as Element

    if tag.name not in {"div", "section", "aside"}:
        return False
    own = [str(tag.get("id") or ""), *map(str, tag.get_attribute_list("class"))]
    if any(_SECTION.fullmatch(name.lower()) for name in own):
        return True
    head = next((child for child in tag.children if isinstance(child, Element)), None)
    if head is None or len(head.get_text().strip()) > _LONGEST_TITLE:
        return False
    return head.get("id") == "comments" or head.find(id="comments") is not None


def comments(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Return blocks as comments of others, each with the name that stands below it."""
    author: str | None = None
    found: list[RawBlock] = []
    for block in reversed(blocks):
        told = _BYLINE.match(block.text)
        if block.kind in {BlockKind.HEADING, BlockKind.HIDDEN}:
            found.append(block)
        elif told:
            author = told["name"]
            found.append(replace(block, kind=BlockKind.MARGIN, furniture=True))
        else:
            found.append(
                replace(
                    block,
                    kind=BlockKind.COMMENT,
                    level=0,
                    voice=block.voice or Voice.OTHER,
                    author=block.author or author,
                )
            )
    return found[::-1]
