from __future__ import annotations

import pytest

from packetcheck.readers import mail


@pytest.mark.parametrize(
    "head",
    [
        ["From: Sam Poe <sam@example.org>", "To: Ana", "Subject: Feedback"],
        ["Von: Sam Poe", "An: Ana", "Betreff: Rückmeldung"],
        ["De : Sam Poe", "À : Ana", "Objet : retour"],
        ["Od: Sam Poe (Data)", "Do: Ana", "Temat: kilka słów"],
    ],
)
def test_headers_in_several_languages(head: list[str]) -> None:
    lines = [*head, "", "Hi Ana"]
    assert mail.header_end(lines, 0) == 3
    assert mail.sender(head) == "Sam Poe"
    assert mail.subject(head)


def test_one_line_with_a_colon_is_no_header() -> None:
    assert mail.header_end(["To: the team that made it", "Thank you all."], 0) == 0


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("On 20 Dec 2024, Ana Silva wrote:", "Ana Silva"),
        ("> On Mon, 3 May 2024 at 10:02, Ana Silva <ana@example.org> wrote:", "Ana Silva"),
        ("Am 3.5.2024 schrieb Ana Silva:", "Ana Silva"),
    ],
)
def test_attributions(line: str, name: str) -> None:
    assert mail.is_attribution(line)
    assert mail.attributed(line) == name


def test_a_sentence_is_no_attribution() -> None:
    assert not mail.is_attribution("I wrote the following three pages in one night.")


def test_dividers() -> None:
    assert mail.is_divider("-----Original Message-----")
    assert mail.is_divider("==========")
    assert not mail.is_divider("--- a b. c ---x")


def test_a_quoted_question_is_told_from_a_quoted_deed() -> None:
    assert mail.is_quoted_question("Could you write a few lines on Ana? M.")
    assert not mail.is_quoted_question("I ran the test in a day.")
    assert not mail.is_quoted_question("Why? Because we had no time and shipped it anyway.")


def test_a_closing_ends_at_the_end_of_a_mail_only() -> None:
    assert mail.closing_end(["Kind regards,", "", "Sam Poe"], 0) == 3
    assert mail.closing_end(["Thanks", "Sam", "", "And then we shipped it to all users."], 0) == 0
