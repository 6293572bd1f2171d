"""SEGMENT: one document into statements and furniture, and the receipt that adds up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from packetcheck.document import Block, BlockKind, Document, Receipt, Span, Statement
from packetcheck.segmenting.furniture import is_furniture
from packetcheck.segmenting.sentences import sentences

_WORD = re.compile(r"\w+")
# A later sentence of a bullet with an own actor is a claim of its own; one without tells the
# result of the claim before it.
_OWN_ACTOR = re.compile(
    r"^[\"'\u201c(]*(?:i|we|he|she|they|you|my|our|his|her|their|nobody|everyone|people|also|then|later|"
    r"next|in|on|since|after|before|when|while|this year|last)\b",
    re.IGNORECASE,
)
_RESULT_WORDS = 14
_PLAIN_VERB = re.compile(
    r"^(?:\w+(?:ed|ung|old|ook|an|ut|ote|uilt|ed up)|led|set|won|met|got|began|gave|kept|made)$",
    re.IGNORECASE,
)


def segment(document: Document) -> tuple[Statement, ...]:
    """Split a document into statements and furniture, in reading order.

    Every character of every block is in exactly one of them or in the white space between two.
    """
    found: list[Statement] = []
    for block in document.blocks:
        text = block.span.of(document.text)
        for span, furniture in _pieces(block, text):
            absolute = Span(block.span.start + span.start, block.span.start + span.end)
            found.append(
                Statement(
                    id=f"{document.name}#{len(found) + 1}",
                    document=document.name,
                    span=absolute,
                    text=absolute.of(document.text),
                    voice=block.voice,
                    page=block.page,
                    section=block.section,
                    author=block.author or document.author,
                    furniture=furniture,
                )
            )
    return tuple(found)


def with_receipt(document: Document, pieces: Iterable[Statement]) -> Document:
    """Return the document with `kept` and `furniture` filled in; their sum is all that was seen.

    White space between two pieces of a block goes with the earlier piece.
    """
    owner = {piece.span.start: piece for piece in pieces}
    ordered = sorted(owner)
    kept = furniture = 0
    for block in document.blocks:
        first, after = (bisect_left(ordered, edge) for edge in (block.span.start, block.span.end))
        starts = ordered[first:after]
        for i, start in enumerate(starts):
            begin = block.span.start if i == 0 else start
            end = starts[i + 1] if i + 1 < len(starts) else block.span.end
            if owner[start].furniture:
                furniture += end - begin
            else:
                kept += end - begin
    seen = kept + furniture + sum(dropped.characters for dropped in document.receipt.dropped)
    receipt: Receipt = replace(document.receipt, characters=seen, kept=kept, furniture=furniture)
    return replace(document, receipt=receipt)


def _pieces(block: Block, text: str) -> list[tuple[Span, bool]]:
    if block.furniture or block.kind is BlockKind.HEADING:
        return [(Span(0, len(text)), True)]
    pieces: list[tuple[Span, bool]] = []
    for line in _lines(text):
        if is_furniture(line.of(text)):
            pieces.append((line, True))
            continue
        spans = [Span(line.start + s.start, line.start + s.end) for s in sentences(line.of(text))]
        if block.kind is BlockKind.ITEM:
            spans = _join_results(text, spans)
        pieces.extend((span, is_furniture(span.of(text)) and len(spans) > 1) for span in spans)
    return pieces


def _lines(text: str) -> list[Span]:
    spans = []
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            begin = position + line.index(stripped)
            spans.append(Span(begin, begin + len(stripped)))
        position += len(line)
    return spans


def _join_results(text: str, spans: list[Span]) -> list[Span]:
    """Join to a bullet's claim the sentences that only give its result."""
    joined: list[Span] = []
    for span in spans:
        if joined and _only_result(span.of(text)):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _only_result(sentence: str) -> bool:
    words = _WORD.findall(sentence)
    if not words or len(words) > _RESULT_WORDS or _OWN_ACTOR.match(sentence):
        return False
    return not _PLAIN_VERB.match(words[0])
