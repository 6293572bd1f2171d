"""What a document's parts say of its own voice: whose columns it is of, what is but a guess."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.document import RawBlock

_SAID = {
    Voice.SELF: "the person",
    Voice.MANAGER: "their manager",
    Voice.PEER: "a peer",
    Voice.OTHER: "somebody else",
}
_ASIDE = {BlockKind.HEADING, BlockKind.MARGIN, BlockKind.HIDDEN, BlockKind.COMMENT}
# So few of its words may a form leave to nobody, if its columns are to tell whose it is.
_LEFT_OVER = 0.2


def is_persons_form(blocks: Sequence[RawBlock]) -> bool:
    """Tell whether the person and the manager filled in a form of which the person wrote most.

    No other words than theirs may be more than a few.
    """
    words: Counter[Voice | None] = Counter()
    for block in blocks:
        if block.kind not in _ASIDE and not block.furniture:
            words[block.voice] += len(block.text.split())
    own, managers = words[Voice.SELF], words[Voice.MANAGER]
    both = own + managers >= (1 - _LEFT_OVER) * words.total()
    return both and own >= managers > 0


def guess_to_check(
    name: str, blocks: Sequence[RawBlock], voice: Voice, rival: Voice | None
) -> tuple[str, ...]:
    """Return the warning that a document's voice was a near thing; none where it matters not."""
    own = any(
        block.voice in {None, voice} and block.kind not in _ASIDE and not block.furniture
        for block in blocks
    )
    if rival is None or rival is voice or not own:
        return ()
    file = name.replace("\\", "\\\\").replace('"', '\\"')
    warning = (
        f"taken for the words of {_SAID[voice]}, which is a guess: they may be those of"
        f" {_SAID[rival]}; to say which, write into packet.toml under [[documents]]:"
        f' file = "{file}", voice = "{voice.value}" or "{rival.value}"'
    )
    return (warning,)
