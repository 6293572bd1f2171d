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
from packetcheck.segmenting.enumerations import item_starts
from packetcheck.segmenting.quotations import within_one_sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_END = re.compile(r"^(?:[.?!\u2026\u3002]+|\.\.\.)$")
_CLOSING = set("\"'\u201d\u2019\u00bb)]}*_")
_OPENING = set("\"'\u201c\u2018\u00ab([{*_\u00bf\u00a1")
# Abbreviations that spaCy splits but that seldom end a sentence.
_ABBREVIATIONS = {
    "approx", "avg", "cf", "co", "corp", "dept", "eng", "esp", "est", "etc", "feat", "fig", "inc",
    "incl", "ltd", "max", "mgmt", "mgr", "min", "misc", "mo", "no", "nr", "orig", "p",
    "pp", "prev", "resp", "sr", "vs", "vol", "yr",
}  # fmt: skip
# Abbreviations that only stand before a number.
_BEFORE_NUMBERS = {
    "app", "ca", "ch", "eq", "ex", "fig", "no", "nos", "nr", "p", "para", "pp", "pt", "sec",
    "sect", "ver", "vol",
}  # fmt: skip
# Abbreviations after which a capital usually begins a name, not a sentence.
_TITLES = {
    "capt", "col", "dr", "gen", "gov", "hon", "lt", "maj", "mr", "mrs", "ms", "mt", "prof", "rep",
    "rev", "sen", "sgt", "st", "ste",
}  # fmt: skip
# Words that open a sentence even after an abbreviation such as `p.m.` or `etc.`.
_STARTERS = {
    "a", "after", "also", "although", "and", "as", "at", "because", "but", "each", "everyone",
    "for", "he", "her", "his", "however", "i", "if", "in", "it", "its", "my", "no", "nobody",
    "on", "our", "she", "since", "so", "that", "the", "their", "then", "there", "these", "they",
    "this", "to", "we", "what", "when", "where", "while", "with", "without", "you", "your",
}  # fmt: skip
# With these a sentence begins even where its writer forgot the capital.
_SUBJECTS = {
    "he", "i", "it", "nobody", "our", "my", "please", "she", "that", "the", "there", "these",
    "they", "this", "we", "you",
}  # fmt: skip
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
_NOTED = re.compile(
    r"(?<=[\w%)])[.!?](?=(?:\[\^?\w{1,20}\]|[\u00b9\u00b2\u00b3\u2070-\u2079])+\s+[A-Z\u00c0-\u017d])"
)
_LETTERED = re.compile(r"(?<=\w{3})[.!?](?=\s+\([a-h1-9]\)\s+\w)")
_LIST_NUMBER = re.compile(
    r"\s*(?:\(?\d{1,2}[.)]|(?:step|phase|part|goal|okr|kr|q)\s*\d{1,2}[.:])$", re.IGNORECASE
)
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
    moved = []
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
    if not (last.whitespace_ or following.is_space) or depth > 0:
        return None
    while following.is_space or (following.text[0] in _OPENING and following.i + 1 < len(doc)):
        following = doc[following.i + 1] if following.i + 1 < len(doc) else following
        if following.i + 1 >= len(doc):
            break
    return last if _opens(doc, token, following, abbreviated=abbreviated) else None


def _opens(doc: Doc, stop: Token, following: Token, *, abbreviated: bool) -> bool:
    """Tell whether `following` can open a sentence after `stop`."""
    first = following.text[0]
    before = doc[stop.i - 1].text.lower() if stop.i else ""
    if abbreviated:
        word = stop.text.rstrip(".").lower()
        return word not in _TITLES and following.text.lower() in _STARTERS and first.isupper()
    if stop.text == "." and not doc[stop.i - 1].whitespace_:
        # "Without a rep. She piloted it" tells of a seller; "Rep. Jones" is one.
        named = before in _TITLES and not (
            first.isupper() and following.text.lower() in _STARTERS and len(following.text) > 1
        )
        if named or (
            before in _BEFORE_NUMBERS
            and not first.islower()
            and (first.isdigit() or len(following.text) == 1)
        ):
            return False
        if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and before != "i"):
            return first.isupper() and following.text.lower() in _STARTERS
        if before.isdigit() and stop.i == 1:
            return False  # "1. Shipped …" is a numbered line
    if _CAMEL.match(following.text):
        return True
    if stop.text == "." and _WHOLE_WORD.fullmatch(before) and following.text in _SUBJECTS:
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
