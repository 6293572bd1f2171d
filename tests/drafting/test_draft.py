"""A company's ladder becomes a draft, however it is laid out, and no word of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetcheck.drafting.draft import Draft, draft_rubric
from packetcheck.drafting.write import render_draft
from packetcheck.errors import UnsupportedFormatError, UsageError
from packetcheck.rubric import load_rubric

COLUMNS = """\
Skill,Junior Cook (C1),Cook (C2),Head Chef
Knife work,Cuts what the recipe asks for,Cuts alone for a whole evening,Teaches others how to cut
Menu,,Proposes one dish a season,Decides the menu and its prices
"""
ROWS = """\
,Knife work,Menu
Head Chef,Teaches others how to cut,Decides the menu and its prices
Cook,Cuts alone for a whole evening,Proposes one dish a season
Junior Cook,Cuts what the recipe asks for,
"""
LONG = """\
Level;Competency;Expectation;Weight
Junior Cook;Knife work;Cuts what the recipe asks for;1
Cook;Knife work;Cuts alone for a whole evening;2
Cook;Menu;Proposes one dish a season;1
Head Chef;Knife work;Teaches others how to cut;2
Head Chef;Menu;Decides the menu and its prices;3
"""
BY_LEVEL = """\
# Kitchen ladder
Who cooks here, and how we grow.
## Junior Cook
### Knife work
- Cuts what the recipe asks for
## Cook
### Knife work
- Cuts alone for a whole evening
### Menu
- Proposes one dish a season
## Head Chef
### Knife work
- Teaches others how to cut
### Menu
- Decides the menu and its prices
"""
BY_CRITERION = """\
# Kitchen ladder
## Knife work
### Junior Cook
Cuts what the recipe asks for.
### Cook
Cuts alone for a whole evening.
### Head Chef
Teaches others how to cut.
## Menu
### Cook
Proposes one dish a season.
### Head Chef
Decides the menu and its prices.
"""
LEAD_INS = """\
# Kitchen ladder
## Junior Cook
- Knife work: Cuts what the recipe asks for
## Cook
- Knife work: Cuts alone for a whole evening
- Menu: Proposes one dish a season
## Head Chef
- Knife work: Teaches others how to cut
- Menu: Decides the menu and its prices
"""
TABLES_BY_LEVEL = """\
## Junior Cook
| Competency | Expectation |
| --- | --- |
| Knife work | Cuts what the recipe asks for |

## Cook
| Competency | Expectation |
| --- | --- |
| Knife work | Cuts alone for a whole evening |
| Menu | Proposes one dish a season |

## Head Chef
| Competency | Expectation |
| --- | --- |
| Knife work | Teaches others how to cut |
| Menu | Decides the menu and its prices |
"""
WANTED = {
    ("Junior Cook", "Knife work"): ["Cuts what the recipe asks for."],
    ("Cook", "Knife work"): ["Cuts alone for a whole evening."],
    ("Cook", "Menu"): ["Proposes one dish a season."],
    ("Head Chef", "Knife work"): ["Teaches others how to cut."],
    ("Head Chef", "Menu"): ["Decides the menu and its prices."],
}
LAYOUTS = {
    "columns.csv": COLUMNS,
    "rows.csv": ROWS,
    "long.csv": LONG,
    "by-level.md": BY_LEVEL,
    "by-criterion.md": BY_CRITERION,
    "lead-ins.md": LEAD_INS,
    "tables-by-level.md": TABLES_BY_LEVEL,
}


def make(folder: Path, name: str, text: str, levels: str | None = None) -> Draft:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return draft_rubric(path, levels)


def placed(draft: Draft) -> dict[tuple[str, str], list[str]]:
    levels = {v.id: v.title for v in draft.levels}
    criteria = {c.id: c.title for c in draft.criteria}
    found: dict[tuple[str, str], list[str]] = {}
    for e in draft.expectations:
        found.setdefault((levels[e.level], criteria[e.criterion]), []).append(e.text)
    return found


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_gives_the_same_ladder(tmp_path: Path, name: str) -> None:
    draft = make(tmp_path, name, LAYOUTS[name])
    assert placed(draft) == WANTED
    assert [v.title for v in draft.levels] == ["Junior Cook", "Cook", "Head Chef"]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_draft_loads_and_loses_no_word(tmp_path: Path, name: str) -> None:
    text = LAYOUTS[name]
    written = render_draft(make(tmp_path, name, text), name)
    path = tmp_path / "out.yaml"
    path.write_text(written, encoding="utf-8")
    rubric = load_rubric(path)
    assert len(rubric.expectations) == 5
    furniture = {"skill", "level", "competency", "expectation", "weight"}
    words = {
        w.strip(".,;:|#-()").casefold() for w in text.replace(";", ",").replace(",", " ").split()
    }
    missing = {w for w in words if w and w not in written.casefold()} - furniture
    assert missing == set()


def test_other_names_of_levels_become_aliases(tmp_path: Path) -> None:
    draft = make(tmp_path, "columns.csv", COLUMNS)
    assert [v.aliases for v in draft.levels] == [("C1",), ("C2",), ()]


def test_what_stands_under_no_level_is_told(tmp_path: Path) -> None:
    draft = make(tmp_path, "by-level.md", BY_LEVEL)
    assert [(u.text, u.why) for u in draft.unplaced] == [
        ("Who cooks here, and how we grow.", "stands under no level")
    ]
    assert draft.title == "Kitchen ladder"


def test_columns_that_are_no_part_of_a_rubric_are_told(tmp_path: Path) -> None:
    draft = make(tmp_path, "long.csv", LONG)
    assert [(u.text, u.where) for u in draft.unplaced][:2] == [("1", "D2"), ("2", "D3")]


def test_a_cell_is_split_into_single_expectations(tmp_path: Path) -> None:
    cell = '"• Cuts fish without waste\n• Sharpens own knives; keeps them dry. Cleans up after."'
    draft = make(tmp_path, "c.csv", f"Skill,Cook,Head Chef\nKnife work,{cell},Teaches how to cut\n")
    assert [e.text for e in draft.expectations][:3] == [
        "Cuts fish without waste.",
        "Sharpens own knives; keeps them dry.",
        "Cleans up after.",
    ]


@pytest.mark.parametrize("text", ["N/A", "Same as Cook", "As above", "✓", "Two words"])
def test_a_cell_that_says_nothing_of_its_own_is_told(tmp_path: Path, text: str) -> None:
    draft = make(
        tmp_path, "c.csv", f"Skill,Cook,Head Chef\nMenu,Proposes one dish a season,{text}\n"
    )
    assert [(u.text, u.where) for u in draft.unplaced] == [(text, "C2"), ("Head Chef", "C1")]


def test_a_row_of_one_name_is_a_heading_of_those_below(tmp_path: Path) -> None:
    text = COLUMNS.replace("Menu,,", "FRONT,,,\nMenu,,")
    draft = make(tmp_path, "c.csv", text)
    assert [c.title for c in draft.criteria] == ["Knife work", "FRONT / Menu"]


def test_a_column_of_definitions_defines_the_criteria(tmp_path: Path) -> None:
    text = (
        "Skill,Definition,Cook,Head Chef\nMenu,What is cooked.,Proposes one dish,Decides the menu\n"
    )
    draft = make(tmp_path, "c.csv", text)
    assert [c.definition for c in draft.criteria] == ["What is cooked."]


def test_a_row_of_other_titles_gives_aliases(tmp_path: Path) -> None:
    text = COLUMNS + "Also known as,Commis,Chef de partie,Chef de cuisine\n"
    assert [v.aliases[-1] for v in make(tmp_path, "c.csv", text).levels] == [
        "Commis",
        "Chef de partie",
        "Chef de cuisine",
    ]


def test_ids_differ_whatever_the_words(tmp_path: Path) -> None:
    text = "Skill,Cook,Head Chef\nMenu,Plans the menu. Plans the menu.,日本語 の 献立 を 決める\n"
    draft = make(tmp_path, "c.csv", text)
    assert len({e.id for e in draft.expectations}) == len(draft.expectations) == 3
    path = tmp_path / "out.yaml"
    path.write_text(render_draft(draft, "c.csv"), encoding="utf-8")
    assert len(load_rubric(path).expectations) == 3


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    text = 'Skill,Cook,Head Chef\nMenu,"!!python/object:os.system {x: \x1b[31m} & *y",'
    text += '"# no\ncomment: a"\n'
    draft = make(tmp_path, "c.csv", text)
    path = tmp_path / "out.yaml"
    path.write_text(render_draft(draft, "evil\n: name"), encoding="utf-8")
    assert "\x1b" not in path.read_text("utf-8")
    assert load_rubric(path).expectations[0].text.startswith("!!python/object:os.system")


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", ""), ("a.md", "Just words.\n"), ("a.html", "<p>x"), ("a.csv", "x")]
)
def test_a_file_without_a_ladder_is_refused(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(UsageError, match="no ladder was found"):
        make(tmp_path, name, text)


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError, match="no draft can be made"):
        make(tmp_path, "a.pdf", "x")
    with pytest.raises(UsageError, match="cannot be read"):
        draft_rubric(tmp_path / "nobody.csv")
