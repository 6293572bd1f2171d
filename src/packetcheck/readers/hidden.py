"""Text that is in a file and that nobody sees in the document: kept apart, and told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock

if TYPE_CHECKING:
    from collections.abc import Iterable


def hidden(text: str) -> RawBlock:
    """Return a block of text that the document does not show."""
    return RawBlock(text, BlockKind.HIDDEN, furniture=True)


def warn_of_hidden(blocks: Iterable[RawBlock]) -> tuple[str, ...]:
    """Return one warning with the number of hidden passages and characters, or none."""
    found = [len(block.text.strip()) for block in blocks if block.kind is BlockKind.HIDDEN]
    found = [size for size in found if size]
    if not found:
        return ()
    passages = "1 passage" if len(found) == 1 else f"{len(found)} passages"
    return (f"{passages} of hidden text ({sum(found)} characters) kept apart, not counted",)
