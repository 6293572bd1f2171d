"""YAML as plain data that knows its lines; nothing clever is let in."""

from __future__ import annotations

import pytest

from packetcheck.errors import RubricError
from packetcheck.lined.records import MAX_DEPTH
from packetcheck.lined.yaml_text import parse_yaml

TEXT = """\
# a comment
id: a
levels:
  - id: one
    aliases: [x,
      y]
  - id: two
text: >-
  folded
  words
"""


def refuse(text: str) -> RubricError:
    with pytest.raises(RubricError) as caught:
        parse_yaml(text, "r.yaml")
    assert caught.value.path == "r.yaml"
    assert caught.value.message.startswith("r.yaml")
    assert "\n" not in caught.value.message
    return caught.value


def test_data_is_plain() -> None:
    assert parse_yaml(TEXT, "r.yaml").data == {
        "id": "a",
        "levels": [{"id": "one", "aliases": ["x", "y"]}, {"id": "two"}],
        "text": "folded words",
    }


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 2),
        (("id",), 2),
        (("levels", 0), 4),
        (("levels", 0, "aliases"), 5),
        (("levels", 0, "aliases", 1), 6),
        (("levels", 1, "id"), 7),
        (("text",), 8),
        (("levels", 1, "nothing", "here"), 7),
        (("nowhere",), 2),
    ],
)
def test_every_place_has_a_line(place: tuple[str | int, ...], line: int) -> None:
    assert parse_yaml(TEXT, "r.yaml").line(place) == line


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", "1"),
        ("1.10", "1.10"),
        ("2026-01-01", "2026-01-01"),
        ("'yes'", "yes"),
        ("yes", True),
        ("off", False),
        ("True", True),
        ("~", None),
        ("", None),
        ("0x1F", "0x1F"),
    ],
)
def test_numbers_and_dates_stay_words(written: str, value: object) -> None:
    assert parse_yaml(f"a: {written}", "r.yaml").data == {"a": value}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb: 2\na: 3", 3, "the key 'a' stands twice"),
        ("a: {b: 1, 'b': 2}", 1, "the key 'b' stands twice"),
        ("a: &x 1\nb: *x", 1, "anchors and aliases"),
        ("a: 1\nb: *x", 2, "anchors and aliases"),
        ("a: 1\nb: &x [*x]", 2, "anchors and aliases"),
        ("a: 1\nb: !!python/object:os.system x", 2, "YAML tags"),
        ("a: !own {b: 1}", 1, "YAML tags"),
        ("a: !!set {b, c}", 1, "YAML tags"),
        ("a: !!binary aGk=", 1, "YAML tags"),
        ("a: !!str 5", 1, "YAML tags"),
        ("a: !!bool maybe", 1, "YAML tags"),
        ("!own a: 1", 1, "YAML tags"),
        ("a: 1\n? [b]\n: 2", 2, "a key must be a word"),
        ("a: 1\n---\nb: 2", 2, "not valid YAML"),
        ("a:\n\t- b", 2, "not valid YAML"),
        ("a: [1,", 1, "not valid YAML"),
        ("a: 'open", 1, "not valid YAML"),
        ("a: @x", 1, "not valid YAML"),
        ("a: \x07", 1, "not valid YAML"),
        ("", 1, "is empty"),
        ("# only a comment\n", 1, "is empty"),
        ("[" * (MAX_DEPTH + 1), 1, "nested too deep"),
        ("{a: " * (MAX_DEPTH + 1), 1, "nested too deep"),
        ("[" * 100_000, 1, "nested too deep"),
    ],
)
def test_what_is_out_of_order_is_refused_with_its_line(text: str, line: int, said: str) -> None:
    error = refuse(text)
    assert said in error.message
    assert error.line == line
    if line and said != "is empty":
        assert f"line {line}:" in error.message


def test_the_deepest_allowed_nesting_is_read() -> None:
    data = parse_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, "r.yaml").data
    depth = 0
    while data:
        data = data[0]
        depth += 1
    assert depth == MAX_DEPTH - 1


def test_a_doubled_key_is_named() -> None:
    assert refuse("a: 1\na: 2").key == "a"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("text: Cut costs: by half", "quotation marks"),
        ("a:\n\t- b", "indent with spaces"),
        ("a: @x", "quotation marks"),
        ("a: *bold* words", "quotation marks"),
        ("a: !important words", "quotation marks"),
        ("a: 'open", "close it"),
        ('a: "He said" yes', "single ones"),
    ],
)
def test_a_slip_of_the_pen_comes_with_a_way_out(text: str, hint: str) -> None:
    assert hint in refuse(text).hint


def test_words_that_yaml_takes_for_a_comment_are_doubted() -> None:
    lined = parse_yaml("a: Fixed bug #12 alone\nb: theme  # or product\nc: 'bug #12'\n", "r.yaml")
    (doubt,) = lined.doubts
    assert doubt.line == 1
    assert "#12 alone" in doubt.message


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: b\ntext: Cut costs: by half", 2, "a text holds a colon"),
        ("a:\n  b: c\n   d: e", 3, "further to the right"),
        ("a:\n  b: c\n\u00a0 d: e\n  f: g", 3, "non-breaking spaces"),
        ("a: b\nc: 'open\nd: e\nf: g", 2, "a quotation mark is opened here"),
        ("a: [b, c\nd: e", 1, "a list in [brackets] is not closed"),
        ("a: {b\nd: e", 1, "a {bracket} is not closed"),
        ("a: b\nc d\ne: f", 2, "no colon with a space"),
        ("a: - b", 1, "a dash stands where text is expected"),
        ("a: `b`", 1, "a text may not begin with `"),
        ("a: b\n---\na: b", 2, "a second rubric begins here"),
        ('a: "b\\d"', 1, "a backslash stands in a text"),
        ("a: b\nc: \x00", 2, "a character that is no text"),
        ("a: b\na: c", 2, "first in line 1"),
    ],
)
def test_a_slip_is_named_on_its_line_in_plain_words(text: str, line: int, said: str) -> None:
    error = refuse(text)
    assert said in error.message
    assert error.line == line
    assert error.hint
    for jargon in ("mapping", "scalar", "block", "token", "sequence", "document", "stream"):
        assert jargon not in f"{error.message} {error.hint}"
