"""Rubrics are read strictly, and what breaks the format is said in words."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
import yaml

from packetcheck.errors import RubricError
from packetcheck.rubric import Provenance, load_rubric, shipped_rubrics

from .ladder import TEXT, Writer, lens


def test_a_rubric_is_read_whole(write: Writer) -> None:
    path = write()
    rubric = load_rubric(path)
    assert (rubric.id, rubric.title, rubric.version) == ("ladder", "A ladder", "1")
    assert (rubric.provenance, rubric.path) == (Provenance("made up"), str(path))
    junior, senior = rubric.levels
    assert (junior.aliases, junior.career_level) == (("APM", "L3"), False)
    assert senior.career_level
    assert rubric.criterion("craft").definition == "The trade."
    (vision,) = rubric.at(senior)
    assert (vision.scope, vision.text) == ("product", "Writes a vision.")
    assert vision.counts == ("Wrote the vision of Parcelo.",)
    assert vision.does_not_count == ("Read the vision.",)
    assert rubric.at(junior)[0].scope is None


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "said", "hint"),
    [
        (
            "title: A",
            "titel: A",
            2,
            "titel",
            "unknown key 'titel'",
            "did you mean 'title'? allowed here: id, title, version, kind",
        ),
        ("aliases: [A", "alias: [A", 8, "levels.0.alias", "unknown key 'alias'", "career_level"),
        (
            "    definition",
            "    meaning",
            16,
            "criteria.0.meaning",
            "unknown key 'meaning'",
            "id, title, definition",
        ),
        (
            "scope: product",
            "size: product",
            25,
            "expectations.1.size",
            "unknown key 'size'",
            "id, level, criterion, text, scope, examples",
        ),
        (
            "counts: [W",
            "yes: [W",
            28,
            "expectations.1.examples.yes",
            "unknown key 'yes'",
            "counts, does_not_count",
        ),
        ("id: ladder\n", "", 1, "id", "the key 'id' is missing", ""),
        ("    text: Writes specs.\n", "", 18, "expectations.0.text", "'text' is missing", ""),
        (
            "id: ladder",
            "id: Ladder One",
            1,
            "id",
            "'Ladder One' is no id",
            "for example 'ladder-one'",
        ),
        ("title: A ladder", "title: ' '", 2, "title", "at least 1 character", ""),
        (
            "title: A ladder",
            "title: yes",
            2,
            "title",
            "the value true and no text",
            "quotation marks",
        ),
        ("title: A ladder", "title: [A]", 2, "title", "must be one text, and not a list", ""),
        ("scope: product", "scope: galaxy", 25, "expectations.1.scope", "'feature', 'theme'", ""),
        (
            "career_level: true",
            "career_level: perhaps",
            12,
            "levels.1.career_level",
            "neither true nor false",
            "",
        ),
        ("id: senior-pm\n", "id: junior\n", 9, "levels.1.id", "'junior' stands twice", ""),
        (
            "id: senior-pm.craft.vision",
            "id: junior.craft.specs",
            22,
            "expectations.1.id",
            "stands twice in expectations",
            "",
        ),
        (
            "level: senior-pm",
            "level: staff",
            23,
            "expectations.1.level",
            "'staff' is no level",
            "junior, senior-pm",
        ),
        (
            "criterion: craft\n    scope",
            "criterion: art\n    scope",
            24,
            "expectations.1.criterion",
            "'art' is no criterion",
            "craft",
        ),
        ("id: craft", "id: &c craft", 14, "", "anchors", ""),
        ('version: "1"', "version: !!int 1", 3, "", "YAML tags", ""),
        ("source: made up", "title: Another", 4, "title", "'title' stands twice", ""),
    ],
)
def test_what_breaks_the_format_is_named(
    write: Writer, old: str, new: str, line: int, key: str, said: str, hint: str
) -> None:
    path = write(old, new)
    with pytest.raises(RubricError) as caught:
        load_rubric(path)
    error = caught.value
    assert said in error.message
    assert error.message.startswith(f"{path}, line {line}:")
    assert (error.path, error.line, error.key) == (str(path), line, key)
    assert hint in error.hint


def test_several_errors_are_counted(write: Writer) -> None:
    path = write("id: ladder\ntitle: A ladder", "nam: ladder\ntitel: A ladder")
    with pytest.raises(RubricError, match=r"and 3 more"):
        load_rubric(path)


@pytest.mark.parametrize("key", ["criteria", "expectations"])
def test_an_empty_list_is_refused(write: Writer, key: str) -> None:
    data = yaml.safe_load(TEXT)
    data[key] = []
    with pytest.raises(RubricError, match=f"{key}: needs at least one entry"):
        load_rubric(write(text=yaml.safe_dump(data)))


@pytest.mark.parametrize("text", ["- a\n- b\n", "words\n", "~\n"])
def test_a_file_without_keys_is_no_rubric(write: Writer, text: str) -> None:
    with pytest.raises(RubricError, match="a rubric begins with its keys"):
        load_rubric(write(text=text))


def test_a_level_without_scope_is_silent_on_size(write: Writer) -> None:
    rubric = load_rubric(write("    scope: product\n", ""))
    assert [e.scope for e in rubric.expectations] == [None, None]


def test_a_lens_has_one_level(write: Writer) -> None:
    rubric = load_rubric(write(text=yaml.safe_dump(lens())))
    (level,) = rubric.levels
    assert level.id == "any"
    assert len(rubric.at(level)) == 2
    assert rubric.find_level("Any level") is level


def test_a_ladder_needs_a_level_at_each_expectation(write: Writer) -> None:
    with pytest.raises(RubricError, match=r"expectation 1 \(junior.craft.specs\): the key 'level'"):
        load_rubric(write("    level: junior\n", ""))


def test_a_lens_may_not_name_levels_it_does_not_define(write: Writer) -> None:
    data = lens()
    data["expectations"][0]["level"] = "senior-pm"
    with pytest.raises(RubricError, match="'senior-pm' is no level of this rubric"):
        load_rubric(write(text=yaml.safe_dump(data)))


def shuffled(value: Any, order: random.Random) -> Any:
    """Return the same content with the keys of every mapping in another order."""
    if isinstance(value, dict):
        keys = list(value)
        order.shuffle(keys)
        return {key: shuffled(value[key], order) for key in keys}
    return [shuffled(item, order) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_digest_does_not_depend_on_layout_or_path(write: Writer, seed: int) -> None:
    wanted = load_rubric(write()).digest
    assert wanted.startswith("sha256:")
    assert len(wanted) == len("sha256:") + 64
    data = shuffled(yaml.safe_load(TEXT), random.Random(seed))  # noqa: S311
    other = yaml.safe_dump(data, sort_keys=False, default_flow_style=seed == 2, width=30)
    assert load_rubric(write(text="# other\n" + other, name="other.yml")).digest == wanted
    assert load_rubric(write('version: "1"', "version: 1")).digest == wanted


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Writes specs.", "Writes specs"),
        ('"1"', '"2"'),
        ("career_level: true", "career_level: false"),
        ("scope: product", "scope: org"),
        ("Read the vision.", "Read it."),
        ('[APM, "L3"]', '["L3", APM]'),
    ],
)
def test_the_digest_depends_on_content(write: Writer, old: str, new: str) -> None:
    assert load_rubric(write()).digest != load_rubric(write(old, new)).digest


def test_an_unknown_name_lists_the_shipped_rubrics() -> None:
    assert "pm-ic" in shipped_rubrics()
    for name in ("pm-icc", "x" * 300):
        with pytest.raises(RubricError, match="there is no rubric") as caught:
            load_rubric(name)
        assert "pm-ic" in caught.value.hint


def test_any_file_is_a_rubric_whatever_its_name(write: Writer) -> None:
    assert load_rubric(write(name="ladder.txt")).id == "ladder"
    with pytest.raises(RubricError, match="cannot be read"):
        load_rubric("no/such/ladder.yaml")


def test_dates_in_a_rubric_stay_words(write: Writer) -> None:
    today = dt.date(2026, 1, 31).isoformat()
    assert load_rubric(write('version: "1"', f"version: {today}")).version == today
