"""Tables with titles, pay, questions and second columns of names, as companies have them."""

from __future__ import annotations

from pathlib import Path

from packetcheck.drafting.draft import Draft, draft_rubric

COLUMNS = """\
Skill,Junior Cook,Cook,Head Chef
Knife work,Cuts what the recipe asks for,Cuts alone for a whole evening,Teaches others how to cut
"""


def drafted(tmp_path: Path, text: str, name: str = "ladder.csv") -> Draft:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return draft_rubric(path)


def test_a_title_of_the_whole_is_no_level(tmp_path: Path) -> None:
    text = f"# Senior career framework\n\nWho cooks here.\n\n{as_markdown(COLUMNS)}"
    draft = drafted(tmp_path, text, "ladder.md")
    assert draft.title == "Senior career framework"
    assert [v.title for v in draft.levels] == ["Junior Cook", "Cook", "Head Chef"]


def as_markdown(table: str) -> str:
    rows = [f"|{line.replace(',', '|')}|" for line in table.strip().split("\n")]
    return "\n".join([rows[0], "|---|---|---|---|", *rows[1:]])


def test_a_second_column_of_names_is_part_of_the_criterion(tmp_path: Path) -> None:
    text = (
        "Skill,Part,Junior Cook,Cook\n"
        "Knife work,Meat,Cuts what is asked for,Cuts alone all day\n"
        ",Fish,Cleans what is asked for,Buys the fish alone\n"
    )
    draft = drafted(tmp_path, text)
    assert [v.title for v in draft.levels] == ["Junior Cook", "Cook"]
    assert [c.title for c in draft.criteria] == ["Knife work / Meat", "Knife work / Fish"]
    assert draft.unplaced == ()


def test_titles_beside_grades_become_aliases(tmp_path: Path) -> None:
    text = (
        "Level,Title,Knife work\n"
        "L1,Junior Cook,Cuts what is asked for\n"
        "L2,Cook,Cuts alone all day\n"
    )
    draft = drafted(tmp_path, text)
    assert [(v.title, v.aliases) for v in draft.levels] == [
        ("L1", ("Junior Cook",)),
        ("L2", ("Cook",)),
    ]
    assert draft.unplaced == ()


def test_pay_and_questions_are_no_expectations(tmp_path: Path) -> None:
    text = (
        "Skill,Junior Cook,Cook\n"
        "Knife work,Cuts what is asked for,Who does the shopping?\n"
        'Pay,"30,000 a year","36,000 a year"\n'
    )
    draft = drafted(tmp_path, text)
    assert [e.text for e in draft.expectations] == ["Cuts what is asked for."]
    assert {(u.text, u.why) for u in draft.unplaced} >= {
        ("36,000 a year", "too short to be an expectation"),
        ("Who does the shopping?", "is a question"),
    }


def test_a_single_level_is_doubted(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "Skill,What we do\nKnife work,Cuts alone all day\n")
    assert any("only one level was found" in note for note in draft.notes)
