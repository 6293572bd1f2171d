"""What came of a claim by others or by the facts, told by a sentence with an actor of its own."""

from __future__ import annotations

import re

_I = re.IGNORECASE
_LEAD = r"^[\"'“(*_]*"
# What others did upon it: They stopped to ask. All three signed.
_OTHERS_DID = re.compile(
    _LEAD + r"(?:(?:they|both|all|everybody|everyone|nobody|none)(?: of them)?"
    r"|(?:all|both)(?: \w+){1,2}?)"
    r" (?:have |has |had )?(?:since |now |then |also |even |all |both |finally )?"
    r"(?:stopped|started|adopted|agreed|accepted|signed|approved|dropped|changed|went with|switched"
    r"|refused|declined|gave in|backed down|followed|moved over|renewed|stayed|came back|bought it"
    r"|said yes|use it|copied|asked for it)\b",
    _I,
)
# "First one on my team to do so." "He was right, the feed was a replay."
_SHOWN = re.compile(
    _LEAD + r"(?:(?:the |my |his |her |our )?(?:first|only) (?:one|time|ever|of (?:its|the|any))\b"
    r"|(?:he|she|they|i|we) (?:was|were|turned out(?: to be)?|proved) right\b)",
    _I,
)
# What broke, and how it was mended.
_BROKEN = re.compile(
    r"\b(?:fell|failed|fails|broke|broken|crashed|outage|incident|went down|was down|lost|leaked"
    r"|forgot|missed|mistake|my fault|bug|wrong|double-\w+|blocked)\b",
    _I,
)
_MENDED = re.compile(
    _LEAD + r"(?:fixed|resolved|restored|repaired|recovered|refunded|rolled back|reverted|corrected"
    r"|back up|back online|caught|repaid|solved)\b",
    _I,
)


def is_aftermath(sentence: str, claim: str) -> bool:
    """Tell whether a sentence only tells what others did upon a claim, or how it was mended."""
    if _OTHERS_DID.match(sentence) or _SHOWN.match(sentence):
        return True
    return bool(_MENDED.match(sentence) and _BROKEN.search(claim))
