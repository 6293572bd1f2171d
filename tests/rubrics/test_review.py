"""A review finds what a careful reader of a rubric would, and where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetcheck.rubric import read_rubric
from packetcheck.rubric.problems import Problem, Severity
from packetcheck.rubric.review import review
from packetcheck.rubric.starting import starting_text

from .ladder import Writer

CLEAN = starting_text(".yaml")
JUNIOR = "Writes the plan of a feature before the work on it starts."
SENIOR = "Plans the work of several teams on one goal, and says which of it comes first."
ORDERED = "Ordered the work of the three billing teams by what it would save per month."
TEACHING = "Teaches newer colleagues how to plan their work."


def found(write: Writer, old: str = "", new: str = "", text: str = CLEAN) -> list[Problem]:
    """Return what a review finds after one piece of a clean rubric is replaced."""
    return list(review(read_rubric(write(old, new, text=text))))


def test_a_clean_rubric_gives_nothing(write: Writer) -> None:
    assert found(write) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        (TEACHING, "Is a great communicator.", "trait", "Is a great"),
        (TEACHING, "Demonstrates excellence.", "trait", "Demonstrates"),
        (TEACHING, "Has strong skills.", "trait", "Has strong"),
        (TEACHING, "Is seen as a leader.", "trait", "Is seen"),
        (TEACHING, "Is able to teach others.", "trait", "Is able"),
        (TEACHING, "Takes full ownership.", "trait", "Takes full"),
        (TEACHING, "Is a strategic thinker who inspires others.", "trait", "Is a strategic"),
        (TEACHING, "Thinks strategically.", "vague-word", "Thinks"),
        (TEACHING, "Works well with others.", "vague-word", "Works well"),
        (TEACHING, "Goes above and beyond.", "vague-word", "Goes above"),
        (TEACHING, "Excels at teaching.", "vague-word", "Excels"),
        (TEACHING, "Writes good plans.", "vague-word", "Writes good"),
        (TEACHING, "Ships 4 times a year.", "number", "Ships 4"),
        (TEACHING, "Plans " + "very " * 40 + "carefully.", "long", "Plans very"),
        (
            TEACHING,
            "Mentors juniors and presents to the board and writes the roadmap.",
            "several-in-one",
            "Mentors juniors",
        ),
        (TEACHING, SENIOR.replace("several", "many"), "same-text", "Plans the work of many"),
        ("aliases: [L2, Sr]", "aliases: [L2, 'l 1']", "shared-name", "aliases: [L2"),
        ("      counts:\n        - Wrote", "      # - Wrote", "no-examples", "junior.craft"),
        ("Would like to mentor somebody.", TEACHING, "example-repeats", "- Teaches newer"),
        ("month.\n", f"month.\n        - {ORDERED}\n", "example-twice", f"- {ORDERED}\n      d"),
        ("Read the plan for the export dialogue.",
         "Wrote the plan for the export dialogue a week before the first ticket.", "example-both",
         "- Wrote"),
        ("Read the plan for", "Read plan #12 for", "cut-off", "Read plan #12"),
    ],
)  # fmt: skip
def test_what_a_reviewer_would_say_is_said_with_its_line(
    write: Writer, old: str, new: str, code: str, at: str
) -> None:
    text = CLEAN.replace(old, new, 1)
    (problem,) = [p for p in found(write, old, new) if p.code == code]
    assert problem.severity is Severity.WARNING
    assert problem.line == text[: text.index(at)].count("\n") + 1
    assert problem.hint


def test_the_same_words_at_a_higher_level_do_not_grow(write: Writer) -> None:
    same = CLEAN.replace(SENIOR, JUNIOR)
    assert "does-not-grow" not in {p.code for p in found(write, text=same)}  # theme, not feature
    smaller = same.replace("scope: theme", "scope: feature")
    assert "does-not-grow" in {p.code for p in found(write, text=smaller)}


def test_a_level_that_asks_for_less_is_named(write: Writer) -> None:
    assert "smaller-scope" in {
        p.code for p in found(write, text=CLEAN.replace("scope: feature", "scope: org"))
    }
    upper = CLEAN.index("  - id: senior.craft.plans")
    fewer = (
        CLEAN[:upper].replace("scope: feature", "scope: theme")
        + CLEAN[CLEAN.index("  - id: senior.craft.teaching") :]
        + CLEAN[CLEAN.index("  - id: junior.craft.plans") : upper]
        .replace("junior.craft.plans", "junior.craft.more")
        .replace("scope: feature", "scope: theme")
        .replace(JUNIOR, "Keeps the list of open questions.")
    )
    assert "fewer" in {p.code for p in found(write, text=fewer)}


def test_a_lens_need_not_grow(write: Writer) -> None:
    text = CLEAN.replace("kind: ladder", "kind: lens").replace(SENIOR, JUNIOR)
    codes = {p.code for p in found(write, text=text.replace("scope: theme", "scope: feature"))}
    assert not codes & {"does-not-grow", "fewer", "smaller-scope"}


def test_what_nobody_uses_is_named(write: Writer) -> None:
    level = "  - id: staff\n    title: Staff\n\ncriteria:\n"
    more = "  - id: reach\n    title: Reach\n    definition: Far.\n\n# One behaviour"
    text = CLEAN.replace("\ncriteria:\n", level).replace("\n# One behaviour", more)
    assert [p.code for p in found(write, text=text)] == ["unused-level", "unused-criterion"]


def test_what_a_draft_left_open_is_named(write: Writer) -> None:
    (problem,) = found(write, "definition: Doing", "definition: To\u0064o, doing")
    assert problem.code == "unfinished"


def test_a_file_with_errors_is_reviewed_as_far_as_it_goes(write: Writer, tmp_path: Path) -> None:
    assert tmp_path.is_dir()
    problems = found(write, "scope: feature ", "scope: galaxy ")
    assert [p.severity for p in problems] == [Severity.ERROR]


@pytest.mark.parametrize(
    "text",
    [
        "Runs the pricing committee without help.",
        "Is regarded as an indispensable partner by engineering.",
        "Has built a team.",
        "Takes responsibility for two teams.",
        "Is known as an expert on tariffs by the regulator.",
        "Works with sales on every launch.",
        "Leads the ward well enough that the consultant stays at home.",
        "Shows knowledge of the market by naming competitors' moves in the roadmap.",
        "Has written a piece of strategy, such as a vision.",
        "Leads the briefings in which sales learns about the themes owned.",
    ],
)
def test_what_can_be_seen_is_no_trait(write: Writer, text: str) -> None:
    assert not {p.code for p in found(write, TEACHING, text)} & {"trait", "vague-word"}
