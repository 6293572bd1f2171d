"""Sentence boundaries, over spaCy's English tokens.

spaCy's tokenizer knows abbreviations, initials, decimals, URLs and emoticons as single tokens; a
boundary is a full stop that it set apart from its word, and that is followed by something which
can open a sentence. spaCy's own rule-based sentencizer splits after every such stop, whatever
follows; on review texts (quoted questions, `vs. 3`, lower-case product names) that is too often.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING

from packetcheck.document import Span
from packetcheck.segmenting.abbreviations import (
    ABBREVIATIONS,
    AFTERTHOUGHTS,
    BEFORE_NUMBERS,
    STARTERS,
    SUBJECTS,
    TITLES,
    UNITS,
)
from packetcheck.segmenting.enumerations import item_starts
from packetcheck.segmenting.quotations import within_one_sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_END = re.compile(r"^(?:[.?!\u2026\u3002]+|\.\.\.)$")
_CLOSING = set("\"'\u201d\u2019\u00bb)]}*_")
_OPENING = set("\"'\u201c\u2018\u00ab([{*_\u00bf\u00a1")
_WHOLE_WORD = re.compile(r"(?=.*[aeiouy])[a-z]{4,}")
# Names of products that begin in lower case: "iPad", "eBay", "iOS", "macOS".
_CAMEL = re.compile(r"[a-z]{1,3}[A-Z]")
_EMOJI = "[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]"
_OPENING_EMOJI = re.compile(rf"\s*{_EMOJI}")
# Belongs to the sentence before it: an emoji, a footnote's number, `:tada:`.
_TRAILING = re.compile(
    rf"(?:\[[0-9a-z]{{1,3}}\]|\[\^\w{{1,20}}\]|[\u00b9\u00b2\u00b3\u2070-\u2079])+"
    rf"|(?:\s+(?:{_EMOJI}+|:[a-z0-9_+-]{{2,30}}:))+(?=\s|$)"
)
# "all at 100% 🚀 no rollbacks": an emoji between two clauses, and none that stands for a word.
_BETWEEN = re.compile(
    r"(?<!\bthe)(?<!\ba)(?<!\ban)(?<!\bmy)(?<!\bour)(?<!\bwith)(?<!\bto)(?<!\band)(?<!\bof)"
    r"(?<!\bin)(?<!\bfor)(?<!\bby)(?<!\bis)(?<!\bare)(?<=[\w)!?%])"
    rf"(?:\s+(?:(?!\u2764)(?![\u2190-\u21ff]){_EMOJI}\ufe0f?|:[a-z][a-z_+-]{{2,30}}:))+(?=\s+\w+['’]?\w*\s+\w)"
)
_WORDS_BEFORE = 3
_NOTED = re.compile(
    r"(?<=[\w%)])[.!?](?=(?:\[\^?\w{1,20}\]|[\u00b9\u00b2\u00b3\u2070-\u2079])+\s+[A-Z\u00c0-\u017d])"
)
_LETTERED = re.compile(r"(?<=\w{3})[.!?](?=\s+\([a-h1-9]\)\s+\w)")
_LIST_NUMBER = re.compile(
    r"\s*(?:\(?\d{1,2}[.)]|(?:step|phase|part|goal|okr|kr|q)\s*\d{1,2}[.:])$", re.IGNORECASE
)
_SHORT_NAME = 3
_MAX_CHARACTERS = 20_000
# spaCy's time grows with the square of such a run.
_PUNCTUATION_RUN = re.compile(r"(?:[^\w\s]|_){50}")


@cache
def _tokenizer() -> object:
    # Imported here: spaCy costs a second, and `--help` must not pay it.
    from spacy.lang.en import English

    return English().tokenizer


def tokenize(text: str) -> Doc:
    """Return spaCy's tokens of `text`."""
    return _tokenizer()(text)  # type: ignore[operator]


def sentences(text: str) -> list[Span]:
    """Return the spans of the sentences of `text`, without surrounding white space, in order.

    Line breaks within `text` are boundaries too: readers join wrapped lines, so one that is left
    was meant.
    """
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        spans.extend(_line_sentences(line, start))
        start += len(line)
    return spans


def _line_sentences(line: str, offset: int) -> list[Span]:
    if not line.strip():
        return []
    monstrous = len(line) > _MAX_CHARACTERS or _PUNCTUATION_RUN.search(line)
    ends = _rough_ends(line) if monstrous else _refined(line, _ends(line))
    spans = []
    start = 0
    for end in [*ends, len(line)]:
        piece = line[start:end]
        stripped = piece.strip()
        if stripped:
            lead = len(piece) - len(piece.lstrip())
            begin = offset + start + lead
            spans.append(Span(begin, begin + len(stripped)))
        start = end
    return spans


def _rough_ends(line: str) -> list[int]:
    """Split a monstrous line without tokens, in linear time."""
    return [found.end() for found in re.finditer(r"[.?!]\s", line)]


def _refined(line: str, ends: list[int]) -> list[int]:
    """Apply to the ends by tokens what takes more of the line to see."""
    own_emoji = bool(_OPENING_EMOJI.match(line))
    moved = [] if own_emoji else _between(line)
    for end in [*within_one_sentence(line, ends), *_noted(line), *_lettered(line)]:
        after = _TRAILING.match(line, end)
        keeps = after is not None and not (own_emoji and line[end : end + 1].isspace())
        moved.append(after.end() if after and keeps else end)
    kept: list[int] = []
    for end in sorted({*moved, *(start for start in item_starts(line) if start)}):
        # "2." opens an item, and ends none.
        if not _LIST_NUMBER.match(line[kept[-1] if kept else 0 : end]):
            kept.append(end)
    return kept


def _between(line: str) -> list[int]:
    """Return the ends of emoji that stand between two clauses for a full stop."""
    found: list[int] = []
    for mark in _BETWEEN.finditer(line):
        if len(line[found[-1] if found else 0 : mark.start()].split()) >= _WORDS_BEFORE:
            found.append(mark.end())
    return found


def _noted(line: str) -> list[int]:
    """Return the ends that a footnote's number hides from the tokens (`by 4%.[1] Then`)."""
    return [found.end() for found in _NOTED.finditer(line)]


def _lettered(line: str) -> list[int]:
    """Return the ends before a letter in brackets (`… or (c). (a) is simple`)."""
    return [found.end() for found in _LETTERED.finditer(line)]


def _ends(line: str) -> list[int]:
    doc = tokenize(line)
    ends = []
    depth = 0
    for token in doc:
        if token.text in {"(", "["}:
            depth += 1
        elif token.text in {")", "]"}:
            depth = max(0, depth - 1)
        last = _closes(doc, token, depth)
        if last is not None:
            ends.append(last.idx + len(last.text))
    return ends


def _closes(doc: Doc, token: Token, depth: int) -> Token | None:
    """Return the last token of the sentence that `token` ends, or None where it ends none."""
    dotted = token.text.endswith(".") and len(token.text) > 1 and token.text[0] != "."
    if not (_END.match(token.text) or dotted):
        return None
    # spaCy leaves the stop on units ("1.2M."); those are no abbreviations.
    abbreviated = dotted and not any(c.isdigit() for c in token.text)
    last = token
    i = token.i + 1
    while i < len(doc) and not last.whitespace_ and doc[i].text[0] in _CLOSING:
        last = doc[i]
        depth = max(0, depth - (last.text in {")", "]"}))
        i += 1
    if i >= len(doc):
        return None
    following = doc[i]
    if depth > 0 or not (
        last.whitespace_ or following.is_space or _lacks_space(doc, token, following)
    ):
        return None
    while following.is_space or (following.text[0] in _OPENING and following.i + 1 < len(doc)):
        following = doc[following.i + 1] if following.i + 1 < len(doc) else following
        if following.i + 1 >= len(doc):
            break
    return last if _opens(doc, token, following, abbreviated=abbreviated) else None


def _lacks_space(doc: Doc, stop: Token, following: Token) -> bool:
    """Tell whether only the space behind a stop was forgotten (`It is new.And it works`)."""
    before = doc[stop.i - 1].text if stop.i else ""
    word = following.text
    opens = word.lower() in STARTERS or (len(word) > _SHORT_NAME and word.isalpha())
    return (
        stop.text == "."
        and before.islower()
        and before.isalpha()
        and len(before) > 1
        and opens
        and word.istitle()
        and bool(following.whitespace_)
    )


def _opens(doc: Doc, stop: Token, following: Token, *, abbreviated: bool) -> bool:
    """Tell whether `following` can open a sentence after `stop`."""
    first = following.text[0]
    before = doc[stop.i - 1].text.lower() if stop.i else ""
    # "Open the P.S. She wrote it" is no afterthought.
    if stop.i <= 1 and (stop.text.lower().rstrip(".") or before) in AFTERTHOUGHTS:
        return False
    if abbreviated:
        word = stop.text.rstrip(".").lower()
        return word not in TITLES and following.text.lower() in STARTERS and first.isupper()
    if stop.text == "." and not doc[stop.i - 1].whitespace_:
        if before in UNITS and stop.i > 1 and doc[stop.i - 2].text[-1].isdigit():
            return first.isupper() or following.text in SUBJECTS
        # "Without a rep. She piloted it" tells of a seller; "Rep. Jones" is one.
        named = before in TITLES and not (
            first.isupper() and following.text.lower() in STARTERS and len(following.text) > 1
        )
        if named or (
            before in BEFORE_NUMBERS
            and not first.islower()
            and (first.isdigit() or len(following.text) == 1)
        ):
            return False
        if before in ABBREVIATIONS or (len(before) == 1 and before.isalpha() and before != "i"):
            return first.isupper() and following.text.lower() in STARTERS
        if before.isdigit() and stop.i == 1:
            return False  # "1. Shipped …" is a numbered line
    if _CAMEL.match(following.text):
        return True
    told = _WHOLE_WORD.fullmatch(before) or before in {"%", ")"} or before[-1:].isdigit()
    if stop.text == "." and told and following.text in SUBJECTS:
        return True
    return not first.islower() or _is_lower_case(doc)


def _is_lower_case(doc: Doc) -> bool:
    """Tell whether a writer uses no capitals at the beginning of a sentence."""
    first = next((char for char in doc.text if char.isalpha()), "")
    if not first.islower():
        return False
    pairs = itertools.pairwise(doc)
    openers = [b.text[0] for a, b in pairs if a.text in {".", "!", "?"} and b.is_alpha]
    return all(char.islower() for char in openers)
