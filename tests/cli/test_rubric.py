"""`rubric`: list, show and validate."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from packetcheck.bundled import bundled_path
from packetcheck.rubric import load_rubric, shipped_rubrics
from packetcheck.rubric.starting import starting_text

from .harness import Cli

SHIPPED = bundled_path("rubrics") / "pm-ic.yaml"
Refused = Callable[..., str]


def test_list_names_every_shipped_rubric(cli: Cli) -> None:
    result = cli("rubric", "list")
    assert result.status == 0
    assert [line.partition(":")[0] for line in result.out.splitlines()] == [*shipped_rubrics()]
    assert "senior-pm" in result.out


def test_show_prints_every_expectation(cli: Cli) -> None:
    rubric = load_rubric("pm-ic")
    shown = cli("rubric", "show", "pm-ic").out
    for expectation in rubric.expectations:
        assert expectation.id in shown
        assert expectation.text in shown
    assert all(level.title in shown for level in rubric.levels)
    assert cli("rubric", "show", SHIPPED).out == shown


def test_show_says_what_a_career_level_is_and_where_a_rubric_comes_from(cli: Cli) -> None:
    shown = cli("rubric", "show", "pm-ic").out
    assert shown.count("a career level: many stay at it for good, which is no failure") == 1
    assert "  licence: " in shown


def test_show_one_level_by_any_name(cli: Cli) -> None:
    shown = cli("rubric", "show", "pm-ic", "--level", "Sr PM").out
    assert "senior-pm.leadership.mentoring" in shown
    assert "staff-pm." not in shown


def test_show_what_a_level_asks_for_beyond_another(cli: Cli) -> None:
    shown = cli("rubric", "show", "pm-ic", "--level", "staff-pm", "--from", "senior-pm").out
    only, _, rest = shown.partition("not asked again")
    assert "staff-pm.hard-skills.architecture-tradeoffs" in only
    assert "senior-pm.accountability.briefings" in rest
    assert "staff-pm.autonomy.seeks-feedback [theme → product]" in rest
    result = cli("rubric", "show", "pm-ic", "--from", "senior-pm")
    assert (result.status, result.out) == (2, "")
    assert "--from needs --level" in result.err


def test_show_what_there_is_not(refused: Refused) -> None:
    assert "senior-pm" in refused(
        "rubric", "show", "pm-ic", "--level", "cto", slug="unknown-target"
    )
    assert "pm-ic" in refused("rubric", "show", "ours", slug="bad-rubric")


def write(here: Path, name: str, text: str = "") -> Path:
    path = here / name
    path.write_text(text or starting_text(".yaml"), encoding="utf-8")
    return path


def test_validate_says_ok(cli: Cli, here: Path) -> None:
    result = cli("rubric", "validate", write(here, "a.yml"), write(here, "two words.yaml"))
    assert (result.status, result.err) == (0, "")
    assert [": ok (2 levels, 3 exp" in line for line in result.out.splitlines()] == [True, True]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title:", "tittle:", "line 5: error: unknown key 'tittle'"),
        ("id: our-ladder\n", "", "the key 'id' is missing"),
        ("id: senior\n", "id: junior\n", "stands twice in levels"),
        ("level: senior", "level: cto", "expectation 2 (senior.craft.plans): 'cto' is no level"),
        ("id: our-ladder", "id: [our-ladder", "not valid YAML"),
        ("id: our-ladder", "id: our-ladder\nid: two", "'id'"),
        ("text: Teaches", "text: Teaches: all", "quotation marks"),
    ],
)
def test_validate_names_file_line_and_key(
    cli: Cli, here: Path, old: str, new: str, said: str
) -> None:
    text = starting_text(".yaml")
    assert old in text
    write(here, "ours.yaml", text.replace(old, new, 1))
    result = cli("rubric", "validate", "ours.yaml")
    assert (result.status, result.out) == (2, "")
    assert "ours.yaml, line " in result.err
    assert said in result.err
    assert result.err.endswith("cannot be used [bad-rubric]\n")


def test_validate_goes_on_after_a_bad_file_and_names_every_error(cli: Cli, here: Path) -> None:
    bad = starting_text(".yaml").replace("title:", "titel:").replace("scope: theme", "scope: all")
    write(here, "bad.yaml", bad)
    (here / "folder.yaml").mkdir()
    (here / "notes.txt").write_bytes(b"\xff\xfe\x00 no yaml")
    write(here, "good.yaml")
    names = ("bad.yaml", "folder.yaml", "notes.txt", "nobody.yaml", "nobody", "good.yaml")
    result = cli("rubric", "validate", *names)
    assert result.status == 2
    assert result.out == "good.yaml: ok (2 levels, 3 expectations)\n"
    assert all(f"{name}: 1 error; cannot be used" in result.err for name in names[1:5])
    assert result.err.count("unknown key 'titel'") == bad.count("titel:")
    assert result.err.count("'all' is none of") == 2


def test_warnings_are_no_errors_unless_asked_for(cli: Cli, here: Path) -> None:
    text = starting_text(".yaml").replace("text: Teaches newer", "text: Is a great teacher. Newer")
    write(here, "ours.yaml", text.replace("Is a great teacher. Newer", "Is a great leader. Newer"))
    result = cli("rubric", "validate", "ours.yaml")
    assert (result.status, result.err) == (0, "")
    assert "ours.yaml, line " in result.out
    assert "; 1 warning" in result.out
    assert cli("rubric", "validate", "ours.yaml", "--strict").status == 1
    assert cli("rubric", "validate", SHIPPED, "--strict").status in {0, 1}


def test_many_warnings_of_a_kind_are_folded_but_counted(cli: Cli, here: Path) -> None:
    text = starting_text(".yaml")
    head, _, rest = text.partition("  - id: senior.craft.teaching")
    block = (
        "  - id: senior.craft.teaching"
        + rest.replace("    examples:", "    #").partition("    #")[0]
    )
    many = [block.replace("teaching", f"t{n}").replace("newer", f"{'x' * n} {n}") for n in range(5)]
    write(here, "ours.yaml", head + "".join(many))
    shown = cli("rubric", "validate", "ours.yaml").out
    assert shown.count("has no examples of") == 3
    assert "and 2 more warnings of the kind no-examples; --all prints them" in shown
    assert cli("rubric", "validate", "ours.yaml", "--all").out.count("has no examples of") == 5


def test_validate_as_json(cli: Cli, here: Path) -> None:
    write(here, "bad.yaml", "id: x\n")
    write(here, "good.yaml")
    result = cli("rubric", "validate", "bad.yaml", "good.yaml", "--format", "json")
    assert result.status == 2
    bad, good = json.loads(result.out)
    assert (bad["ok"], bad["errors"]) == (False, 3)
    assert bad["problems"][0]["code"] == "missing-key"
    assert good == {"file": "good.yaml", "ok": True, "errors": 0, "warnings": 0, "problems": []}
