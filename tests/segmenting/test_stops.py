"""Full stops of abbreviations and units, forgotten spaces and capitals, emoji for a stop."""

from __future__ import annotations

import pytest

from packetcheck.segmenting.sentences import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["Orders over Rs. 40 lakh go to him."],
        ["Waiting fell to 3.5 min. Second, the desk closed."],
        ["The call took 12 sec. Nobody noticed."],
        ["Setup is down to 4 hrs. We kept it so."],
        ["It is a 30 min. call with sales."],
        ["The plan is new.And it holds."],
        ["He fixed the import.Support was glad."],
        ["We use monday.Com and Asp.Net daily."],
        ["Search answers in 90 ms. the team is proud."],
        ["Returns fell by 9%. she kept at it."],
        ["P.S. I told her so."],
        ["PS. The deck is final."],
        ["The fair in the Feb. break went well."],
        ["It runs in all shops 🎉 zero pages overnight"],
        ["I ❤️ this team so much"],
    ],
    ids=lambda parts: str(parts[0])[:25],
)
def test_a_stop_ends_a_sentence_only_where_one_ends(parts: list[str]) -> None:
    text = " ".join(parts)
    split = {
        "Waiting": 2, "The call": 2, "Setup": 2, "The plan": 2, "He fixed": 2, "Search": 2,
        "Returns": 2, "It runs": 2,
    }  # fmt: skip
    wanted = next((count for start, count in split.items() if text.startswith(start)), 1)
    assert len(sentences(text)) == wanted
