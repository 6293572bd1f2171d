"""What PyYAML says of a file, in words for somebody who has never seen YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

QUOTE = 'put the text in quotation marks: "…"'
_INDENTED = (
    "is it indented with as many spaces as its neighbours, and is every key followed by `: `?"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said for a sign; `at_start` where the line is that on which the thing began."""

    sign: str
    said: str
    hint: str
    at_start: bool = False


_TOLD = (
    _Told("'\\t' that cannot start", "a tab stands where spaces are needed", "indent with spaces"),
    _Told("expected alphabetic or numeric character", "a text may not begin with & or *", QUOTE),
    _Told(
        "expected ',' or ']'",
        "a list in [brackets] is not closed, or a text in it needs quotation marks",
        "close it with ], and put texts with a comma, colon or bracket in quotation marks",
        at_start=True,
    ),
    _Told(
        "expected ',' or '}'",
        "a {bracket} is not closed, or stands at the beginning of a text",
        f"close it with }}; if it is text, {QUOTE}",
        at_start=True,
    ),
    _Told(
        "expected <block end>",
        "this line does not fit to those above it",
        "is this line indented as its neighbours are? a text with quotation marks inside must "
        "stand in 'single ones' as a whole",
    ),
    _Told(
        "could not find expected ':'",
        "no colon with a space behind it follows the key",
        "write `key: value`; a line that goes on needs more indentation than its key",
        at_start=True,
    ),
    _Told(
        "unexpected end of stream",
        "a quotation mark is opened here and not closed",
        'close it; a quotation mark within a "text" is written \\"',
        at_start=True,
    ),
    _Told("sequence entries are not allowed", "a dash stands where text is expected", QUOTE),
    _Told(
        "found another document",
        "a second rubric begins here, after a line of three dashes",
        "keep one rubric a file; take out the line ---",
    ),
    _Told(
        "unknown escape character",
        "a backslash stands in a text in double quotation marks",
        "write two of them, or put the text in 'single quotation marks'",
    ),
    _Told(
        "while scanning a block scalar",
        "nothing but a line end may follow | or >",
        f"if it is text, {QUOTE}",
    ),
)
_MARK = re.compile(r"found character '(.+?)' that cannot start")


def told_of(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str]:
    """Return line, message and hint for an error that PyYAML found in `text`."""
    problem = str(error.problem or "")
    line = error.problem_mark.line + 1 if error.problem_mark else 1
    written = _line_of(text, line)
    for near in (line, line - 1):
        if _begins_oddly(_line_of(text, near)):
            return near, "the line begins with non-breaking spaces", "type ordinary ones instead"
    if "mapping values are not allowed" in problem and error.problem_mark:
        return _colon(line, written[: error.problem_mark.column])
    said = f"{problem} {error.context or ''}"
    for told in _TOLD:
        if told.sign in said:
            if told.at_start and error.context_mark:
                line = error.context_mark.line + 1
            return line, told.said, told.hint
    if found := _MARK.search(problem):
        return line, f"a text may not begin with {found.group(1)}", QUOTE
    return line, "the file cannot be understood from this line on", _INDENTED


def told_of_character(error: yaml.reader.ReaderError, text: str) -> tuple[int, str, str]:
    """Return line, message and hint for a character that no text may hold."""
    line = text.count("\n", 0, int(error.position)) + 1
    said = "holds a character that is no text"
    return line, said, "take it out; it cannot be seen in most editors, so type the line again"


def _colon(line: int, before: str) -> tuple[int, str, str]:
    """Tell a colon within a text from a line that stands too far to the right."""
    if ": " in before:
        hint = 'such a text must stand in quotation marks: text: "Cuts costs: by half."'
        return line, "a text holds a colon", hint
    hint = (
        "give it as many spaces as its neighbours; if the text above goes on here, put all of it "
        "in quotation marks"
    )
    return line, "this line stands further to the right than the keys around it", hint


def _line_of(text: str, line: int) -> str:
    lines = text.splitlines()
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _begins_oddly(line: str) -> bool:
    """Tell whether a line is indented with spaces that YAML takes for text."""
    return "\u00a0" in line[: len(line) - len(line.lstrip())]
