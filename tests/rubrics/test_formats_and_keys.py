"""The three formats, the optional keys, and errors that are gathered."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from packetcheck.errors import RubricError
from packetcheck.rubric import Provenance, RubricKind, load_rubric, read_rubric, shipped_rubrics
from packetcheck.rubric.starting import starting_text

from .ladder import TEXT, Writer, lens


def test_toml_and_json_give_the_same_rubric(tmp_path: Path) -> None:
    folders = {}
    for suffix in (".yaml", ".toml", ".json"):
        path = tmp_path / f"r{suffix}"
        path.write_text(starting_text(suffix), encoding="utf-8")
        folders[suffix] = load_rubric(path)
    assert len({rubric.digest for rubric in folders.values()}) == 1


@pytest.mark.parametrize(
    ("suffix", "old", "new"),
    [
        (".toml", 'scope = "feature" ', 'size = "feature" '),
        (".json", '"scope": "theme"', '"size": "theme"'),
    ],
)
def test_an_error_in_toml_and_json_names_its_line(
    tmp_path: Path, suffix: str, old: str, new: str
) -> None:
    path = tmp_path / f"r{suffix}"
    text = starting_text(suffix).replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    line = text[: text.index(new)].count("\n") + 1
    with pytest.raises(RubricError, match="unknown key 'size'") as caught:
        load_rubric(path)
    assert caught.value.line == line
    assert "expectation " in caught.value.message


def test_everything_wrong_is_gathered(write: Writer) -> None:
    text = TEXT.replace("title: Junior PM", "titel: Junior PM").replace(
        "scope: product", "scope: x"
    )
    read = read_rubric(write(text=text))
    assert read.rubric is None
    assert [p.code for p in read.problems] == ["unknown-key", "missing-key", "bad-value"]
    assert [p.line for p in read.problems] == [7, 6, 25]


def test_expectations_count_from_one_and_have_their_id(write: Writer) -> None:
    with pytest.raises(RubricError) as caught:
        load_rubric(write("scope: product", "scope: galaxy"))
    assert "expectation 2 (senior-pm.craft.vision): scope: 'galaxy' is none of" in (
        caught.value.message
    )


def test_a_nested_colon_slip_is_hinted_at(write: Writer) -> None:
    with pytest.raises(RubricError, match="must be one text") as caught:
        load_rubric(write("text: Writes specs.", "text:\n      Writes specs: all of them"))
    assert "quotation marks" in caught.value.hint


def test_the_optional_keys_are_read(write: Writer) -> None:
    new = """kind: ladder
track: management
notes: One note.
provenance:
  follows: A list.
  changed: Much.
  date: 2026-01-01
  licence: CC0"""
    rubric = load_rubric(
        write(text=TEXT.replace("source: made up", new).replace(
            "career_level: true", "career_level: true\n    notes: [Two., Three.]"
        ))
    )  # fmt: skip
    assert (rubric.kind, rubric.track) == (RubricKind.LADDER, "management")
    assert rubric.provenance == Provenance("A list.", "Much.", "2026-01-01", "CC0")
    assert rubric.notes_at(rubric.levels[0]) == ("One note.",)
    assert rubric.notes_at(rubric.levels[1]) == ("One note.", "Two.", "Three.")


def test_a_rubric_without_levels_is_a_lens_and_with_levels_a_ladder(write: Writer) -> None:
    assert load_rubric(write(text=yaml.safe_dump(lens()))).is_lens
    assert not load_rubric(write()).is_lens
    assert load_rubric(write("source: made up", "kind: lens")).is_lens


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("source: made up", "kind: scale", "kind: 'scale' is none of"),
        ("source: made up", "track: both", "track: 'both' is none of"),
        ("source: made up", "source: a\nprovenance: {follows: b}", "source and provenance"),
        ("source: made up", "provenance: {date: b}", "'follows' is missing"),
        ("source: made up", f"notes: {'x' * 301}", "more than 300 characters"),
    ],
)
def test_optional_keys_are_checked_too(write: Writer, old: str, new: str, said: str) -> None:
    with pytest.raises(RubricError, match=said):
        load_rubric(write(old, new))


def test_a_ladder_without_levels_is_refused(write: Writer) -> None:
    with pytest.raises(RubricError, match="a ladder needs levels"):
        load_rubric(write(text=yaml.safe_dump(lens() | {"kind": "ladder"})))


def test_a_new_optional_key_that_says_nothing_changes_no_digest(write: Writer) -> None:
    more = "source: made up\nkind: ladder\nnotes: []"
    assert load_rubric(write("source: made up", more)).digest == load_rubric(write()).digest


def test_shipped_rubrics_are_found_in_any_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for suffix in (".yaml", ".toml", ".json"):
        (tmp_path / f"our-ladder{suffix}").write_text(starting_text(suffix), encoding="utf-8")
        (tmp_path / "README.md").write_text("x", encoding="utf-8")
        (tmp_path / "rubric.schema.json").write_text("{}", encoding="utf-8")
        monkeypatch.setattr("packetcheck.rubric.load.bundled_path", lambda _: tmp_path)
        assert shipped_rubrics() == ("our-ladder",)
        assert load_rubric("our-ladder").path.endswith(suffix)
        (tmp_path / f"our-ladder{suffix}").unlink()


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("    text: Writes specs.\n", "", "statements are held against these very words"),
        ("text: Writes specs.", "text:", "write it after the colon"),
        ('aliases: [APM, "L3"]', "aliases: APM", '["one", "two"]'),
        ("career_level: true", "career_level: perhaps", "write true, or leave the key out"),
        ("id: senior-pm.craft.vision", "id: junior.craft.specs", "saved results point to ids"),
        ("  - id: junior\n", "  - <<: {id: junior}\n", "one entry cannot be put into another"),
    ],
)
def test_an_error_comes_with_a_way_out(write: Writer, old: str, new: str, hint: str) -> None:
    read = read_rubric(write(old, new))
    assert read.rubric is None
    assert hint in " ".join(p.hint for p in read.problems)


def test_a_key_that_must_stand_is_never_to_be_left_out(write: Writer) -> None:
    (problem,) = read_rubric(write("text: Writes specs.", "text:")).problems
    assert "leave" not in problem.hint


def test_levels_by_name_alone_are_shown_how_they_are_written(write: Writer) -> None:
    data = yaml.safe_load(TEXT) | {"levels": ["junior", "senior-pm"]}
    problems = read_rubric(write(text=yaml.safe_dump(data))).problems
    assert [p.message for p in problems] == [
        f"level {n}: must hold keys with values, and not '{name}'"
        for n, name in enumerate(("junior", "senior-pm"), 1)
    ]
    assert all("`- id: …`" in p.hint for p in problems)
