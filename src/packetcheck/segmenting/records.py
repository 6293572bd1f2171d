"""What structure shows to be a claim, however little its words say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind
from packetcheck.segmenting.words import VERB, any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN = " | "
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIGURE = re.compile(r"[^A-Za-z\d]{0,3}\d")
# "4", "3.5", "4/5": a mark given, and no measure.
_MARK = re.compile(r"(?:[0-5](?:[.,]\d)?|\d{1,2}\s*/\s*\d{1,2})$")
_MARKED = re.compile(
    r"\b(?:ratings?|scores?|grades?|marks?|weight|date|level|period)\b", re.IGNORECASE
)
# What heads columns of figures, and what heads columns of marks.
_MEASURES = re.compile(
    r"\b(?:kpis?|metrics?|measures?|indicators?|before|after|start|end|target|goal|baseline"
    r"|actual|(?:19|20)\d\d|[qh][1-4])\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:ratings?|scores?|self|manager|peers?|skills?|competenc\w+)\b", re.IGNORECASE
)
_SOURCE = re.compile(
    r"\b(?:dashboard|report|survey|data|source|sheet|tracker|jira|looker|deck|minutes|export"
    r"|database|analytics|interviews|log|archive|wiki|appendix|audit)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"[€$£]\s?\d|\b\d[\d.,]*\s?(?:%|x\b|k\b|m\b|hrs?\b|hours?\b|days?\b|weeks?\b|min(?:ute)?s?\b"
    r"|secs?\b|seconds?\b|ms\b|pp\b|percent\b|points?\b)",
    re.IGNORECASE,
)
_OPEN_BOX = re.compile(r"(?:\[ ?\]|☐)\s+")
# A task's mark in a file of plain text; a form's choices are short or have boxes.
_TASK = re.compile(r"\[[ /~>-]?\]\s+(?P<task>[^\W\d_]\S*(?: \S+){3,})$")
# "150–600", "under 18", "> 50": the label of a row by size.
_RANGE = re.compile(r"(?:[<>≤≥]=?\s*)?\d[\d.,]*\s*[kKM%]?\s*(?:[-–—]\s*\d[\d.,]*\s*[kKM%]?|\+)?$")
_TO_DO = re.compile(
    any_of(
        """
        ask find write get talk send check collect add prepare present finish draft update review
        confirm schedule plan book call share measure decide hire agree gather show clean fix
        """
    )
    + r"\b(?: \S+){2,}",
    re.IGNORECASE,
)
# Ratings that a product gets and no person.
_RATED_THING = re.compile(
    r"\b(?:apps?|stores?|play|products?|customers?|users?|drivers?|guests?|sellers?|hosts?|reviews?"
    r"|satisfaction|csat|nps|quality|credit|energy|listings?|website|site|service|support)"
    r"(?: \w+)? (?:ratings?|scores?)\b",
    re.IGNORECASE,
)
_PLANS = re.compile(
    r"(?:my |our )?(?:to[- ]?dos?|next steps?|action (?:items?|points?)|open tasks?)\b[^?]{0,40}$",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4
_LONGEST_SOURCE = 12


def is_source(text: str) -> bool:
    """Tell whether a sentence of a footnote only says where a figure is from."""
    short = len(text.split()) <= _LONGEST_SOURCE
    return short and bool(_SOURCE.search(text)) and not VERB.search(text)


def is_certain(kind: BlockKind, text: str, heads: Sequence[str] = ()) -> bool:
    """Tell whether a piece is a claim by its structure, so that no model need be asked.

    That is a record row (a label and its figures), a list item with a measure, an open task.
    `heads` are the headings above it.
    """
    if kind is BlockKind.CELL:
        return _is_record(text, heads[-1] if heads else "")
    if kind is not BlockKind.ITEM:
        return False
    box = _OPEN_BOX.match(text)
    if _TASK.match(text) and not text.endswith("?"):
        return True
    if box:
        return bool(_TO_DO.match(text, box.end()))
    planned = bool(heads) and bool(_PLANS.match(heads[-1]))
    return len(text.split()) >= _FEWEST_WORDS and (planned or bool(_MEASURE.search(text)))


def is_sized_row(kind: BlockKind, text: str, heads: Sequence[str]) -> bool:
    """Tell whether a row is of figures for a range (`150–600 | 6.0%`), and has no words at all."""
    label = text.split(_BETWEEN, maxsplit=1)[0].strip()
    return kind is BlockKind.CELL and bool(_RANGE.match(label)) and is_certain(kind, text, heads)


def _is_record(text: str, head: str) -> bool:
    label, *values = text.split(_BETWEEN)
    sized = _BETWEEN in head and _RANGE.match(label)
    if not values or not (_WORD.search(label) or sized):
        return False
    if _MARKED.search(label) and not _RATED_THING.search(label):
        return False
    figures = [value.strip() for value in values if _FIGURE.match(value.strip())]
    if figures and _BETWEEN in head and _MEASURES.search(head) and not _GIVEN.search(head):
        return True
    return bool(figures) and not all(_MARK.match(value) for value in figures)
