"""Examples go into a rubric's text, and everything else in it stays as the author wrote it."""

from __future__ import annotations

import pytest

from packetcheck.errors import RubricError
from packetcheck.lined.load import parse_lined
from packetcheck.rubric.adding import Addition, add_examples, new_additions
from packetcheck.rubric.starting import starting_text

NASTY = 'He said: "no" # 12, it\'s £5 — 🎉 done'
WORDS = (NASTY, "- no", "yes", "12", "[a, b]", "a: b", "&x *y", "Plain words.", "\\n is two")
HEAD = "id: a\ntitle: A\ncriteria:\n- {id: c, title: C, definition: D}\nexpectations:\n"
BODIES = {
    "no examples": "- id: x\n  criterion: c\n  text: T one.   # why\n\n# tail\n",
    "no line end": "- id: x\n  criterion: c\n  text: T one.",
    "all in braces": "- {id: x, criterion: c, text: T one}\n",
    "examples in braces": "- {id: x, criterion: c, text: T, examples: {counts: [a b, 'c',]}}\n",
    "empty braces": "- id: x\n  criterion: c\n  text: plain\n    goes on\n  examples: {}\n",
    "empty brackets": "- id: x\n  criterion: c\n  examples:\n    counts: []\n  text: T\n",
    "dashes below the key": "- id: x\n  criterion: c\n  examples:\n    counts:\n    - a\n    # after\n  text: >-\n    T\n    u\n\n",
    "texts of several lines": "- id: x\n  criterion: c\n  text: T\n  examples:\n      counts:\n          - >\n            folded\n            on\n\n          - |\n            lit\n\n\n# end\n",
    "brackets over lines": '- id: x\n  criterion: c\n  text: T\n  examples:\n    counts: [\n      "a",  # one\n      "b",  # two\n    ]\n',
    "more behind": "- id: x\n  criterion: c\n  text: T\n  # own\n- id: y\n  criterion: c\n  text: U\n",
}  # fmt: skip


def both(text: str) -> tuple[Addition, ...]:
    return (Addition("x", text, counts=True), Addition("x", f"{text} not", counts=False))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_yaml_keeps_every_line(body: str, end: str) -> None:
    text = (HEAD + body).replace("\n", end)
    new = add_examples(text, "a.yaml", both(NASTY))
    expectation = parse_lined(new, "a.yaml").data["expectations"][0]
    assert expectation["examples"]["counts"][-1] == NASTY
    assert expectation["examples"]["does_not_count"] == [f"{NASTY} not"]
    # What was there is still there, in order: new characters stand between old ones.
    rest = iter(new)
    assert all(character in rest for character in text)
    assert new.count("\r\n") == (new.count("\n") if end == "\r\n" else 0)
    for comment in ("# why", "# tail", "# after", "# end", "# one", "# two", "# own"):
        assert new.count(comment) == text.count(comment)


@pytest.mark.parametrize("suffix", [".yaml", ".toml", ".json"])
@pytest.mark.parametrize("sentence", WORDS)
def test_any_words_come_back_as_they_were(suffix: str, sentence: str) -> None:
    text = starting_text(suffix)
    path = f"a{suffix}"
    additions = [Addition("senior.craft.plans", sentence, counts=side) for side in (True, False)]
    after = parse_lined(add_examples(text, path, additions), path).data
    before = parse_lined(text, path).data
    for side in ("counts", "does_not_count"):
        added = after["expectations"][1]["examples"][side].pop()
        assert added == sentence
    assert after == before


@pytest.mark.parametrize("suffix", [".yaml", ".toml"])
def test_comments_stay(suffix: str) -> None:
    text = starting_text(suffix)
    new = add_examples(text, f"a{suffix}", [Addition("junior.craft.plans", NASTY, counts=True)])
    assert [c for c in text.splitlines() if "#" in c and c not in new.splitlines()] == []


def test_a_toml_list_over_lines_stays_one() -> None:
    text = (
        starting_text(".toml")
        .replace('examples.counts = ["', 'examples.counts = [\n  "', 1)
        .replace('first ticket."]', 'first ticket.",  # seen in May\n]')
    )
    new = add_examples(
        text, "a.toml", [Addition("junior.craft.plans", "Another one.", counts=True)]
    )
    assert "# seen in May\n" in new
    assert '\n  "Another one.",\n]' in new


def test_a_toml_expectation_without_examples_gets_some() -> None:
    lines = starting_text(".toml").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("examples."))
    new = add_examples(
        text, "a.toml", [Addition("senior.craft.plans", "Another one.", counts=False)]
    )
    assert parse_lined(new, "a.toml").data["expectations"][1]["examples"] == {
        "does_not_count": ["Another one."]
    }


def test_json_keeps_its_indentation() -> None:
    text = starting_text(".json").replace("  ", "\t")
    new = add_examples(
        text, "a.json", [Addition("junior.craft.plans", "Another one.", counts=True)]
    )
    assert [line for line in text.splitlines() if line.rstrip(",") not in new] == []
    assert "\n\t\t\t\t\t" in new


def test_no_sentence_stands_twice() -> None:
    text = HEAD + BODIES["examples in braces"]
    data = parse_lined(text, "a.yaml").data
    given = [
        Addition("x", "A b.", counts=True),
        Addition("x", "a B", counts=False),
        Addition("x", "New!", counts=True),
        Addition("x", "new", counts=False),
    ]
    assert new_additions(given, data) == (given[2],)


def test_an_expectation_that_is_gone_is_named() -> None:
    with pytest.raises(RubricError, match="no expectation 'z' now"):
        add_examples(HEAD + BODIES["empty braces"], "a.yaml", [Addition("z", "a", counts=True)])
