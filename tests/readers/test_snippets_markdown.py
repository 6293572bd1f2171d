"""Small Markdown documents, as note-taking programs export them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from packetcheck.document import Voice
from packetcheck.readers.markdown import read_markdown
from readers.snippets import furniture, said, statements

if TYPE_CHECKING:
    from readers.conftest import Reader

SNIPPETS: dict[str, tuple[str, list[str]]] = {
    "properties of a page": (
        (
            "# Brag doc\n\nStatus: In progress\nOwner: Nora Quist\n"
            "Created: January 4, 2025 10:12 AM\nTags: brag, review\n\nI led it.\n"
        ),
        ["I led it."],
    ),
    "a callout in HTML": (
        "# Wins\n\n<aside>\n🏆 Won the customer award in May.\n\n</aside>\n\nI led it.\n",
        ["🏆 Won the customer award in May.", "I led it."],
    ),
    "links to child pages": (
        "# Wins\n\n[H1 projects](https://hexa.example/h1)\n\n[[Roadmap]]\n\nI led [search](https://x.example).\n",
        ["I led search."],
    ),
    "a toggle as nested bullets": (
        "- **Checkout**\n    - Led the redesign\n    - ✅ Shipped on time\n",
        ["Led the redesign", "✅ Shipped on time"],
    ),
    "a toggle as details": (
        "<details>\n<summary>Kudos</summary>\n\n- Won the award\n\n</details>\n\nI led it.\n",
        ["Won the award", "I led it."],
    ),
    "tasks": ("- [x]  Hired two\n- [ ] Write the plan\n", ["Hired two", "[ ] Write the plan"]),
    "a database": (
        (
            "| Project | Outcome | Date |\n|---|---|---|\n"
            "| Checkout | Conversion rose by a fifth | Mar 2025 |\n"
        ),
        ["Checkout | Conversion rose by a fifth | Mar 2025"],
    ),
    "a callout in a quotation": (
        "> [!success]- Wins\n> - Cut onboarding to 4 days\n> - Ran 27 interviews\n\nI led it.\n",
        ["Cut onboarding to 4 days", "Ran 27 interviews", "I led it."],
    ),
    "links, highlights and marks of a vault": (
        (
            "Cut [[Onboarding project|onboarding]] to ==four days== ^cut1\n\n![[chart.png]]\n\n"
            "#review/2025 #work\n"
        ),
        ["Cut onboarding to four days"],
    ),
    "comments of a vault": ("%% cut this\nlater %%\n\nI led it.\n", ["I led it."]),
    "footnotes": (
        "I cut churn by a third.[^1]\n\n[^1]: Measured over all of May.\n",
        ["I cut churn by a third.", "Measured over all of May."],
    ),
    "definitions": ("Search\n: I rebuilt it.\n: I sold it.\n", ["I rebuilt it.", "I sold it."]),
    "numbers with brackets": (
        "1) Led it\n   with data\n2) Sold it\n",
        ["Led it with data", "Sold it"],
    ),
    "hard wraps": (
        "Delivered the paywall\nwith three engineers,\nwhich raised trials by 18%.\n",
        ["Delivered the paywall with three engineers, which raised trials by 18%."],
    ),
    "heads on the line of their text": (
        (
            "**Ownership.** Nora does not wait. She ran the fix herself.\n\n"
            "- **Onboarding revamp.** Rebuilt the flow. Activation up 9%.\n- Impact: cut churn\n"
        ),
        [
            "Ownership. Nora does not wait.",
            "She ran the fix herself.",
            "Onboarding revamp. Rebuilt the flow. Activation up 9%.",
            "Impact: cut churn",
        ],
    ),
    "code is no claim and a pasted message is text": (
        "```sql\nselect 1 from churn;\n```\n\n```\nNora, this deck is the best of May\n```\n",
        ["Nora, this deck is the best of May"],
    ),
    "a table in HTML": (
        (
            "<table><tr><th>Goal</th><th>Result</th></tr><tr><td>Churn</td><td>I cut it to "
            "4%</td></tr></table>\n"
        ),
        ["Churn | I cut it to 4%"],
    ),
    "a title that a rule underlines": (
        "My year\n=======\n\nI led it.\n\nNext\n----\n\nI will hire.\n",
        ["I led it.", "I will hire."],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SNIPPETS.values(), ids=SNIPPETS)
def test_what_is_claimed(text: str, expected: list[str], read: Reader) -> None:
    assert statements(read("brag.md", text)) == expected


def test_a_callout_is_the_writers_and_a_quotation_is_not(read: Reader) -> None:
    text = "> [!note] Context\n> I joined in May.\n\n> [!quote] Ida\n> She is calm.\n"
    assert said(read("brag.md", text)) == ["self: I joined in May.", "other: She is calm."]


def test_front_matter_tells_the_author_and_is_kept_as_furniture(read: Reader) -> None:
    text = "---\ntitle: Self review\nauthor: Nora Quist\n---\n\nI led it.\n"
    reading = read_markdown(text)
    assert (reading.title, reading.author) == ("Self review", "Nora Quist")
    assert furniture(read("a.md", text)) == ["title: Self review", "author: Nora Quist"]


def test_what_a_vault_hides_is_counted() -> None:
    dropped = read_markdown("I led it. ^id1\n\n%% secret %%\n\n![[a.png]]\n").dropped
    assert {item.what for item in dropped} == {
        "comment in the source", "embedded file's name", "block identifier",
    }  # fmt: skip


def test_a_quotation_signed_by_a_customer_is_another_voice() -> None:
    blocks = read_markdown("> It paid for itself.\n> — Lisa Tran, CFO at Hexa\n").blocks
    assert (blocks[0].voice, blocks[0].author) == (Voice.OTHER, "Lisa Tran")
