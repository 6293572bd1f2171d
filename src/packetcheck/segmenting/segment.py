"""SEGMENT: one document into statements and furniture, and the receipt that adds up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from packetcheck.document import Block, BlockKind, Document, Receipt, Span, Statement
from packetcheck.segmenting.edges import at_the_edges, names_speaker, takes_leave
from packetcheck.segmenting.furniture import (
    EMOJI_MARK,
    is_attribution,
    is_bare_label,
    is_dated_label,
    is_filled_in,
    is_furniture,
    is_sign_off,
    is_signature_line,
)
from packetcheck.segmenting.outcomes import with_outcomes
from packetcheck.segmenting.prompts import choice_start, is_scale, steps
from packetcheck.segmenting.records import is_certain, is_sized_row, is_source
from packetcheck.segmenting.sentences import sentences

_SIGNATURE_LINES = 5
_LABEL_WORDS = 3
_MOST_STEPS = 8
_QUOTES = tuple('"“”„«»')


def segment(document: Document) -> tuple[Statement, ...]:
    """Split a document into statements and furniture, in reading order.

    Every character of every block is in exactly one of them or in the white space between two.
    """
    found: list[Statement] = []
    places = _by_place(document)
    for number, block in enumerate(document.blocks):
        text = block.span.of(document.text)
        own = block.voice is document.voice
        for span, furniture in _pieces(block, text, furniture=number in places):
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
                    # Whoever else speaks in a document is not its author.
                    author=block.author or (document.author if own else None),
                    furniture=furniture,
                    certain=not furniture and _is_certain(document, block, absolute),
                )
            )
    return tuple(found)


def _is_certain(document: Document, block: Block, span: Span) -> bool:
    return is_certain(block.kind, span.of(document.text), block.section)


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


def _by_place(document: Document) -> set[int]:
    """Return the numbers of the blocks that are furniture by what stands around them.

    These are labels above a list, names below a sign-off, and cells that only name their row.
    """
    blocks = document.blocks
    found = at_the_edges(document)
    signing = 0
    for number, block in enumerate(blocks):
        text = block.span.of(document.text)
        before = blocks[number - 1] if number else None
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        signing -= 1
        if block.kind in {BlockKind.HEADING, BlockKind.ITEM} or block.furniture:
            signing = signing if block.kind is BlockKind.MARGIN else 0
        if is_sign_off(text) and block.kind is not BlockKind.HEADING:
            signing = _SIGNATURE_LINES
        elif takes_leave(document, number):
            found.add(number)
            signing = _SIGNATURE_LINES
        elif signing > 0 and is_signature_line(text):
            found.add(number)
        else:
            signing = 0
            labels = _heads_list(block, after) and (is_bare_label(text) or is_dated_label(text))
            if labels or _is_apart(document, block, before, after):
                found.add(number)
            elif block.kind is BlockKind.CELL and len(text.split()) <= _LABEL_WORDS:
                found |= {number} if is_bare_label(text) else set()
    return found


def _is_apart(document: Document, block: Block, before: Block | None, after: Block | None) -> bool:
    """Tell whether a block only serves its neighbours: a title, a quotation or a scale."""
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        return False
    text = block.span.of(document.text)
    if after is not None and is_scale(_steps_below(document, after)):
        return True
    if before is None:
        return False
    above = before.span.of(document.text)
    if before.kind is block.kind and above[:1] in _QUOTES and above[-1:] in _QUOTES:
        return is_attribution(text)
    if names_speaker(document, block, before, after):
        return True
    return block.kind is BlockKind.PARAGRAPH and is_filled_in(text, above)


def _steps_below(document: Document, after: Block) -> str:
    """Return the line below a block, or the words of the cells there, which may be a scale."""
    text = " ".join(after.span.of(document.text).split())
    if after.kind is not BlockKind.CELL or len(text.split()) > _LABEL_WORDS:
        return text
    parts = [text]
    first = bisect_left(document.blocks, after.span.end, key=lambda block: block.span.start)
    for block in document.blocks[first : first + _MOST_STEPS]:
        words = block.span.of(document.text).split()
        if block.kind is not BlockKind.CELL or len(words) > _LABEL_WORDS:
            break
        parts.append(" ".join(words))
    return " ".join(parts)


def _heads_list(block: Block, after: Block | None) -> bool:
    if after is None or after.kind is not BlockKind.ITEM:
        return False
    if block.kind is BlockKind.ITEM:
        return after.level > block.level
    return block.kind is BlockKind.PARAGRAPH


def _pieces(block: Block, text: str, *, furniture: bool) -> list[tuple[Span, bool]]:
    if furniture or block.furniture or block.kind is BlockKind.HEADING:
        return [(Span(0, len(text)), True)]
    pieces: list[tuple[Span, bool]] = []
    for line in _lines(text):
        chosen = choice_start(line.of(text))
        if chosen and is_furniture(line.of(text)[chosen:]):
            edge = line.start + chosen
            pieces += [(Span(line.start, edge - 1), True), (Span(edge, line.end), True)]
        elif is_scale(line.of(text)):
            found = steps(line.of(text))
            pieces += [(Span(line.start + a, line.start + b), True) for a, b in found]
        elif is_furniture(line.of(text)):
            sized = is_sized_row(block.kind, line.of(text), block.section)
            pieces.append((line, not sized))
        else:
            pieces += _claims(block, text, line)
    return pieces


def _claims(block: Block, text: str, line: Span) -> list[tuple[Span, bool]]:
    """Return the sentences of a line, each with whether it is furniture.

    Where all of them are, the line is one piece of furniture.
    """
    spans = [Span(line.start + s.start, line.start + s.end) for s in sentences(line.of(text))]
    # An emoji at its beginning is the mark of a bullet.
    item = block.kind is BlockKind.ITEM or bool(EMOJI_MARK.match(text))
    spans = with_outcomes(text, spans, item=item)
    note = block.kind is BlockKind.NOTE
    pieces = [
        (
            span,
            (note and is_source(span.of(text))) or (len(spans) > 1 and is_furniture(span.of(text))),
        )
        for span in spans
    ]
    if len(pieces) > 1 and all(furniture for _, furniture in pieces):
        return [(line, True)]
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
