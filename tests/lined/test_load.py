"""The three formats of a rubric file give the same data, and errors that name a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from packetcheck.errors import RubricError
from packetcheck.lined.load import load_lined
from packetcheck.lined.records import MAX_BYTES, MAX_DEPTH

YAML = """\
id: a
levels:
  - id: one
    aliases: [x, y]
  - id: two
    more: {deep: 1}
on: true
text: "a = [b] # c"
"""
TOML = """\
# a comment = "no key"
id = "a"
on = true
text = "a = [b] # c"

[[levels]]
id = "one"
aliases = [  # = "x"
  "x",
  "y",
]

[[levels]]
id = "two"
more.deep = 1
"""
JSON = """\
{
\t"id": "a",
\t"levels": [
\t\t{"id": "one", "aliases": ["x", "y"]},
\t\t{"id": "two",
\t\t "more": {"deep": 1}}
\t],
\t"on": true,
\t"text": "a = [b] # c"
}
"""
DATA = {
    "id": "a",
    "levels": [{"id": "one", "aliases": ["x", "y"]}, {"id": "two", "more": {"deep": "1"}}],
    "on": True,
    "text": "a = [b] # c",
}


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "text"), [("r.yaml", YAML), ("r.toml", TOML), ("r.json", JSON), ("r.txt", YAML)]
)
def test_every_format_gives_the_same_data(tmp_path: Path, name: str, text: str) -> None:
    assert load_lined(write(tmp_path, name, text)).data == DATA


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("r.yaml", YAML, (1, 3, 4, 5, 6, 8)),
        ("r.toml", TOML, (2, 7, 8, 13, 15, 4)),
        ("r.json", JSON, (2, 4, 4, 5, 6, 9)),
    ],
)
def test_every_key_has_its_line(
    tmp_path: Path, name: str, text: str, lines: tuple[int, ...]
) -> None:
    lined = load_lined(write(tmp_path, name, text))
    places = (
        ("id",),
        ("levels", 0, "id"),
        ("levels", 0, "aliases"),
        ("levels", 1),
        ("levels", 1, "more", "deep"),
        ("text",),
    )
    found = [lined.line(place) for place in places]
    assert found == [*lines[:3], found[3], *lines[4:]]
    assert abs(found[3] - lines[3]) <= 1  # the table itself: its header, or its first key


def test_a_table_inside_an_array_of_tables_has_its_line(tmp_path: Path) -> None:
    text = '[[e]]\nid = "a"\n\n[[e]]\nid = "b"\n[e.examples]\ncounts = ["x"]\n[last]\n'
    lined = load_lined(write(tmp_path, "r.toml", text))
    assert lined.line(("e", 0, "id")) == 2
    assert lined.line(("e", 1, "id")) == 5
    assert lined.line(("e", 1, "examples")) == 6
    assert lined.line(("e", 1, "examples", "counts")) == 7
    assert lined.line(("last",)) == 8


def test_text_over_several_lines_moves_no_line_of_toml(tmp_path: Path) -> None:
    text = "a = \"\"\"\n[x]\nb = 1\n\"\"\"\nc = '''\n= [\n'''\nd = 1\n"
    lined = load_lined(write(tmp_path, "r.toml", text))
    assert [lined.line((key,)) for key in "acd"] == [1, 5, 8]
    assert ("b",) not in lined.lines


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("r.toml", "a = 1\na = 2\n", 2, "not valid TOML"),
        ("r.toml", "a = 1\nb = Cuts costs\n", 2, "not valid TOML"),
        ("r.toml", 'a = "open', 1, "not valid TOML"),
        ("r.toml", "", 1, "is empty"),
        ("r.toml", "a = " + "[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2), 0, "nested too deep"),
        ("r.json", '{"a": 1,\n "a": 2}', 0, "'a' stands twice"),
        ("r.json", '{"a": 1,\n}', 1, "not valid JSON"),
        ("r.json", '{"a": NaN}', 0, "NaN is no JSON"),
        ("r.json", "", 1, "is empty"),
        ("r.json", "[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2), 0, "nested too deep"),
        ("r.json", "[" * 200_000, 0, "nested too deep"),
        ("r.yaml", "a: [", 1, "not valid YAML"),
    ],
)
def test_what_is_out_of_order_is_refused(
    tmp_path: Path, name: str, text: str, line: int, said: str
) -> None:
    with pytest.raises(RubricError, match=said) as caught:
        load_lined(write(tmp_path, name, text))
    assert "\n" not in caught.value.message
    if line:
        assert caught.value.line in {line, line + 1}


def test_a_json_file_whose_nodes_are_no_yaml_is_still_read(tmp_path: Path) -> None:
    data = {"id": "\ud83d\ude00", "levels": [{"id": "x"}]}
    assert load_lined(write(tmp_path, "r.json", json.dumps(data))).data["levels"] == [{"id": "x"}]


@pytest.mark.parametrize("name", ["r.yaml", "r.toml", "r.json"])
def test_a_byte_order_mark_is_no_text(tmp_path: Path, name: str) -> None:
    text = {"r.yaml": "id: ä", "r.toml": 'id = "ä"', "r.json": '{"id": "ä"}'}[name]
    assert load_lined(write(tmp_path, name, b"\xef\xbb\xbf" + text.encode())).data == {"id": "ä"}


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"id: \xff", "is not UTF-8 text"), (b"# " + b"x" * MAX_BYTES, "1,000,000 bytes at most")],
)
def test_files_that_are_no_rubric_are_refused(tmp_path: Path, data: bytes, said: str) -> None:
    path = write(tmp_path, "r.yaml", data)
    with pytest.raises(RubricError, match=said) as caught:
        load_lined(path)
    assert caught.value.path == str(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    said = {tmp_path / "no.yaml": "cannot be read", tmp_path: "is a folder"}
    for path, words in said.items():
        with pytest.raises(RubricError, match=words) as caught:
            load_lined(path)
        assert caught.value.path == str(path)


def test_a_file_of_another_encoding_names_the_line_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_bytes("id: a\ntitle: Wärter\n".encode("latin-1"))
    with pytest.raises(RubricError, match="line 2: is not UTF-8 text") as caught:
        load_lined(path)
    assert "UTF-8" in caught.value.hint


def test_a_key_twice_in_json_names_the_line_of_the_second(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text('{"a": [\n  {"b": 1,\n   "b": 2}\n]}', encoding="utf-8")
    with pytest.raises(RubricError, match="the key 'b' stands twice") as caught:
        load_lined(path)
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("r.json", '{"a": 1,\n}', "is there a comma too many"),
        ("r.json", '{"a": x}', "without double quotation marks"),
        ("r.json", '{"a": "x}', "a quotation mark is opened here and not closed"),
        ("r.toml", "a = 1\na = 2", "this key stands twice"),
        ("r.toml", "a = words", "the value has no quotation marks"),
        ("r.toml", "a: words", "no = follows the key"),
        ("r.toml", 'a = ["x"\nb = 1', "a [list] is not closed"),
    ],
)
def test_slips_in_json_and_toml_are_said_in_plain_words(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RubricError) as caught:
        load_lined(path)
    assert said in caught.value.message
    assert caught.value.hint
