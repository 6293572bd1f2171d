"""The words of one Word paragraph: runs, revisions, fields, symbols, boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packetcheck.readers.docx_marks import Words, form_field, linked_part, typed
from packetcheck.readers.docx_xml import (
    ALTERNATIVES,
    A,
    Element,
    M,
    W,
    letters_of,
    value,
    variants,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from packetcheck.readers.docx_looks import Look
    from packetcheck.readers.docx_styles import Styles
    from packetcheck.readers.reading import Tally

DELETED = "deleted revision"
FIELD_CODE = "field code"
_ABOUT = "pPr rPr sdtPr sdtEndPr rubyPr sectPr tblPr tblPrEx tblGrid trPr tcPr background"
PROPERTIES = frozenset(f"{W}{name}" for name in _ABOUT.split())
_MARKS = ("tab", "ptab", "br", "cr", "noBreakHyphen", "sym")
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_V = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_LONGEST_PROMPT = 160
_PROMPT = re.compile(
    r"\[?(?:(?:click|tap)(?: or (?:click|tap))? here (?:to|and) (?:enter|insert|add|type|choose)"
    r"|klicken .{0,20}hier,? um|cliquez .{0,20}ici pour|haga clic .{0,20}aquí para"
    r"|clique .{0,20}aqui para|fare clic .{0,20}qui per|kliknij .{0,20}tutaj,? aby"
    r"|klik .{0,20}hier om)\b.{0,60}|\[?choose an item\.?\]?|wählen sie ein element aus\.?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Inline:
    """Collects the words of paragraphs; `fields` lives on from one to the next.

    A field's code may begin in one paragraph and end in another; `fields` holds, for each open
    one, whether its code has been passed. Where a part's fields do not balance, they are not
    to be trusted, and its codes are read as text.
    """

    styles: Styles
    tally: Tally
    trust_fields: bool = True
    fields: list[bool] = field(default_factory=list)
    ground: str | None = None
    look: Look = field(init=False)
    style: str | None = field(init=False, default=None)

    def words(self, nodes: Iterable[Element], style: str | None, ground: str | None) -> Words:
        """Return what a paragraph's elements hold, with deletions counted and left out."""
        found = Words()
        self.ground, self.style = ground, style
        self.look = self.styles.look(style, None)
        for node in nodes:
            self.take(node, found)
        return found

    def take(self, node: Element, words: Words) -> None:
        """Add what an element holds to the words of its paragraph."""
        handler = _HANDLERS.get(node.tag)
        if handler is not None:
            handler(self, node, words)
        elif node.tag not in PROPERTIES:
            for child in node:
                self.take(child, words)


def _run(inline: Inline, node: Element, words: Words) -> None:
    before = inline.look
    properties = node.find(f"{W}rPr")
    if properties is not None:
        inline.look = inline.styles.run_look(inline.style, properties)
    for child in node:
        inline.take(child, words)
    inline.look = before


def _text(inline: Inline, node: Element, words: Words) -> None:
    text = node.text
    if not text:
        return
    if inline.fields and inline.trust_fields and not all(inline.fields):
        inline.tally.drop(FIELD_CODE, len(text))
    else:
        words.add(text, inline.look, inline.ground)


def _mark(inline: Inline, node: Element, words: Words) -> None:
    words.add(typed(node), inline.look, inline.ground)


def _field(inline: Inline, node: Element, words: Words) -> None:
    kind = node.get(f"{W}fldCharType")
    if kind == "begin":
        words.add(form_field(node), inline.look, inline.ground)
        inline.fields.append(False)
    elif kind == "separate" and inline.fields:
        inline.fields[-1] = True
    elif kind == "end" and inline.fields:
        inline.fields.pop()


def _code(inline: Inline, node: Element, _: Words) -> None:
    inline.tally.drop(FIELD_CODE, len(node.text or ""))


def _deleted(inline: Inline, node: Element, _: Words) -> None:
    inline.tally.drop(DELETED, letters_of(node))
    # A deleted field is closed where it was opened.
    for mark in node.iter(f"{W}fldChar"):
        _field(inline, mark, Words())


def _guide(inline: Inline, node: Element, words: Words) -> None:
    inner = Words()
    for child in node:
        inline.take(child, inner)
    words.guides.append(inner.text)
    words.absorb(inner)


def _control(inline: Inline, node: Element, words: Words) -> None:
    content = node.find(f"{W}sdtContent")
    inner = Words() if is_placeholder(node, inline.styles) else words
    for child in () if content is None else content:
        inline.take(child, inner)
    if inner is not words:
        words.prompts.append(inner.text)
        words.absorb(inner)


def _alternatives(inline: Inline, node: Element, words: Words) -> None:
    for branch in variants(node):
        for child in branch:
            inline.take(child, words)


def _box(_: Inline, node: Element, words: Words) -> None:
    words.boxes.append(node)


def _drawn(_: Inline, node: Element, words: Words) -> None:
    text = "".join(piece.text or "" for piece in node.iter(f"{A}t"))
    if text.strip():
        words.boxes.append(node)


def _note(_: Inline, node: Element, words: Words) -> None:
    kind = node.tag.removeprefix(W).removesuffix("Reference")
    words.notes.append((f"{kind}s", node.get(f"{W}id") or ""))


def _linked(_: Inline, node: Element, words: Words) -> None:
    words.linked.append(linked_part(node))


def _described(inline: Inline, node: Element, _: Words) -> None:
    inline.tally.drop("image description", len(node.get("descr") or ""))


_HANDLERS: dict[str, Callable[[Inline, Element, Words], None]] = {
    f"{W}t": _text,
    f"{M}t": _text,
    f"{W}r": _run,
    **{f"{W}{mark}": _mark for mark in _MARKS},
    f"{W}fldChar": _field,
    f"{W}instrText": _code,
    f"{W}delInstrText": _code,
    **{f"{W}{gone}": _deleted for gone in ("del", "moveFrom", "delText")},
    f"{W}rt": _guide,
    f"{W}sdt": _control,
    ALTERNATIVES: _alternatives,
    # A paragraph or table within a paragraph is an error that Word forgives.
    **{f"{W}{box}": _box for box in ("txbxContent", "p", "tbl")},
    f"{A}p": _drawn,
    **{f"{W}{kind}Reference": _note for kind in ("footnote", "endnote", "comment")},
    f"{_DGM}relIds": _linked,
    f"{_CHART}chart": _linked,
    f"{_V}textpath": _box,
    f"{_WP}docPr": _described,
}


def is_placeholder(control: Element, styles: Styles) -> bool:
    """Tell whether a content control shows Word's prompt ("Click here to enter text").

    The flag alone says little: programs that fill in a form leave it set.
    """
    if control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
        return False
    runs = [run for run in control.iter(f"{W}r") if run.find(f"{W}t") is not None]
    names = [
        styles.name(value(run.find(f"{W}rPr/{W}rStyle")), "character").replace(" ", "")
        for run in runs
    ]
    prompted = bool(runs) and all("placeholder" in name for name in names)
    return prompted or is_prompt("".join(t.text or "" for t in control.iter(f"{W}t")))


def is_prompt(text: str) -> bool:
    """Tell whether a text is what Word shows where nothing was filled in."""
    return len(text) <= _LONGEST_PROMPT and bool(_PROMPT.fullmatch(" ".join(text.split())))
