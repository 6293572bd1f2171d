"""The words of one Word paragraph: runs, revisions, fields, symbols, boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packetcheck.readers.docx_marks import Words, hung_on, typed
from packetcheck.readers.docx_package import Element, W
from packetcheck.readers.docx_styles import Styles, value

if TYPE_CHECKING:
    from packetcheck.readers.reading import Tally

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DELETED = "deleted revision"
HIDDEN = "hidden text"
_REVISIONS_OUT = {f"{W}del", f"{W}moveFrom"}
_SKIPPED = {f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}rt", f"{W}rubyPr"}


@dataclass(slots=True)
class Inline:
    """Collects the words of paragraphs; `fields` lives on from one to the next.

    A field's code may begin in one paragraph and end in another; `fields` holds, for each open
    one, whether its code has been passed.
    """

    styles: Styles
    tally: Tally
    trust_fields: bool = True
    fields: list[bool] = field(default_factory=list)

    def words(self, paragraph: Element) -> Words:
        """Return what a paragraph holds, with deletions and hidden text counted and left out."""
        found = Words()
        for child in paragraph:
            self._inline(child, paragraph, found)
        return found

    def _inline(self, node: Element, paragraph: Element, words: Words) -> None:
        tag = node.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            if tag == f"{W}rt":
                self.tally.drop("reading aid", len("".join(node.itertext())))
            return
        if tag in _REVISIONS_OUT:
            self._deleted(node)
        elif tag == f"{W}r":
            self._run(node, paragraph, words)
        elif tag == f"{W}sdt":
            self._control(node, paragraph, words)
        elif tag == f"{_MC}AlternateContent":
            self._alternatives(node, paragraph, words)
        elif not hung_on(node, words):
            for child in node:
                self._inline(child, paragraph, words)

    def _deleted(self, node: Element) -> None:
        texts = [piece.text or "" for piece in node.iter(f"{W}delText", f"{W}t")]
        self.tally.drop(DELETED, len("".join(texts)))

    def _control(self, node: Element, paragraph: Element, words: Words) -> None:
        content = node.find(f"{W}sdtContent")
        if content is None:
            return
        if is_placeholder(node):
            self.tally.drop("placeholder", len("".join(content.itertext())))
            return
        for child in content:
            self._inline(child, paragraph, words)

    def _alternatives(self, node: Element, paragraph: Element, words: Words) -> None:
        """Take the first variant that holds text: they all show the same."""
        for branch in node:
            before = (len(words.parts), len(words.boxes), len(words.diagrams))
            self._inline(branch, paragraph, words)
            if before != (len(words.parts), len(words.boxes), len(words.diagrams)):
                return

    def _run(self, run: Element, paragraph: Element, words: Words) -> None:
        hidden = self.styles.run_flag(run, paragraph, "vanish")
        text: list[str] = []
        for child in run:
            tag = child.tag
            mark = typed(child)
            if mark is not None:
                text.append(mark)
            elif tag == f"{W}fldChar":
                self._field(child)
            elif tag == f"{W}t":
                if not self._in_code():
                    text.append(child.text or "")
            elif tag == f"{W}instrText":
                self.tally.drop("field code", len(child.text or ""))
            elif tag == f"{W}delText":
                self.tally.drop(DELETED, len(child.text or ""))
            else:
                self._inline(child, paragraph, words)
        joined = "".join(text)
        if hidden:
            self.tally.drop(HIDDEN, len(joined.strip()))
            return
        self._note_looks(run, paragraph, joined, words)
        words.parts.append(joined)

    def _note_looks(self, run: Element, paragraph: Element, text: str, words: Words) -> None:
        letters = sum(1 for char in text if char.isalnum())
        if not letters:
            return
        if self.styles.run_flag(run, paragraph, "b"):
            words.bold += letters
        else:
            words.plain += letters
        size = self.styles.run_size(run, paragraph)
        words.sizes[size] = words.sizes.get(size, 0) + letters

    def _in_code(self) -> bool:
        return self.trust_fields and any(not passed for passed in self.fields)

    def _field(self, mark: Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()


def fields_balance(root: Element) -> bool:
    """Tell whether every field of a part that begins also ends; else its codes cannot be told."""
    depth = 0
    for mark in root.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            return False
    return depth == 0


def is_placeholder(control: Element) -> bool:
    """Tell whether a content control shows Word's prompt ("Click here to enter text").

    The flag alone says little: programs that fill in a form leave it set.
    """
    runs = [run for run in control.iter(f"{W}r") if run.find(f"{W}t") is not None]
    return (
        control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        and bool(runs)
        and all(
            "placeholder" in (value(run.find(f"{W}rPr/{W}rStyle")) or "").lower() for run in runs
        )
    )


def is_deleted_mark(paragraph: Element) -> bool:
    """Tell whether a paragraph's end was deleted, so that the next one follows on its line."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    return properties is not None and any(
        properties.find(tag) is not None for tag in _REVISIONS_OUT
    )


def author_of(comment: Element) -> str | None:
    """Return who wrote a comment."""
    return (comment.get(f"{W}author") or "").strip() or None
