from __future__ import annotations

import pytest

from packetcheck.document import Kind, Voice
from packetcheck.readers import voices
from packetcheck.readers.kinship import relation


@pytest.mark.parametrize(
    ("name", "voice"),
    [
        ("manager-review.pdf", Voice.MANAGER),
        ("peer_sam.docx", Voice.PEER),
        ("Self assessment.md", Voice.SELF),
        ("brag.txt", Voice.SELF),
        ("My year.docx", Voice.SELF),
        ("feedback-product-manager-jo.md", Voice.PEER),
        ("peer-engineering-manager.md", Voice.PEER),
        ("360_export.csv", Voice.PEER),
        ("Ocena przełożonej.docx", Voice.MANAGER),
        ("Selbstbewertung 2024.docx", Voice.SELF),
        ("customer quotes.txt", Voice.OTHER),
        ("peers/sam.md", Voice.PEER),
    ],
)
def test_file_names(name: str, voice: Voice) -> None:
    found = voices.guess(name, None, [])
    assert found.voice is voice
    assert {"voice", "kind"} <= set(found.guessed)


def test_a_product_managers_brag_doc_is_her_own() -> None:
    assert voices.guess("product-manager-2024.md", None, ["I shipped it."]).voice is Voice.SELF


def test_the_title_tells_where_the_name_does_not() -> None:
    assert voices.guess("doc1.docx", "Self review 2024", []).kind is Kind.SELF_REVIEW
    assert voices.guess("doc1.docx", None, ["Manager review", "Ana did well."]).voice is (
        Voice.MANAGER
    )


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Feedback by: Sam Poe, design", "Sam Poe"),
        ("Reviewer: Sam Poe", "Sam Poe"),
        ("**Written by:** Sam Poe", "Sam Poe"),
        ("from Sam Poe, Solutions", "Sam Poe"),
    ],
)
def test_a_named_reviewer_is_a_peer(line: str, author: str) -> None:
    found = voices.guess("doc.md", None, [line, "Ana found the leak."], ("Ana Silva",))
    assert (found.voice, found.author) == (Voice.PEER, author)
    assert "author" in found.guessed


def test_the_person_as_author_speaks_for_herself() -> None:
    found = voices.guess("doc.md", None, ["Written by: Ana Silva", "Found it."], ("Ana Silva",))
    assert found.voice is Voice.SELF


def test_a_managers_name_in_a_self_review_is_not_its_author() -> None:
    lines = ["Manager: Jo Fox", "I shipped the search.", "I hired Sam."]
    found = voices.guess("doc.md", None, lines, ("Ana",))
    assert (found.voice, found.author) == (Voice.SELF, None)


def test_a_managers_review_names_its_author() -> None:
    found = voices.guess("manager.md", None, ["Manager: Jo Fox", "Ana did well."], ("Ana",))
    assert (found.voice, found.author) == (Voice.MANAGER, "Jo Fox")


def test_pronouns_decide_at_last() -> None:
    own = ["I shipped the search.", "My launch went well.", "I told her so."]
    about = ["Ana shipped the search.", "She told me early.", "I liked her notes."]
    boss = ["Ana is on my team since May.", "She shipped the search.", "She exceeds expectations."]
    names = ("Ana Silva",)
    assert voices.guess("a.md", None, own, names).voice is Voice.SELF
    assert voices.guess("a.md", None, about, names).voice is Voice.PEER
    assert voices.guess("a.md", None, boss, names).voice is Voice.MANAGER
    assert voices.guess("a.md", None, ["- Shipped the search", "- Led Bo"]).kind is Kind.BRAG


def test_promotion_cases() -> None:
    assert voices.guess("promo-case.md", None, ["Ana led it.", "She shipped."]).kind is Kind.PROMO


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Peer", Voice.PEER), ("Line Manager", Voice.MANAGER), ("Self", Voice.SELF),
        ("Direct report", Voice.PEER), ("Product manager", None), ("Cross-functional", Voice.PEER),
        ("Legal", None),
    ],
)  # fmt: skip
def test_relations(text: str, voice: Voice | None) -> None:
    assert relation(text) is voice


def test_names_match_by_whole_words() -> None:
    assert voices.is_person("Silva, Ana", ("Ana Silva",))
    assert voices.is_person("Ana", ("Ana Silva",))
    assert not voices.is_person("Hannah", ("Ana Silva",))
    assert not voices.is_person("", ("Ana",))


@pytest.mark.parametrize(
    "title", ["Customer impact", "Achievements", "Stakeholder management", "My manager told me so."]
)
def test_a_heading_that_names_no_kind_of_document_tells_nothing(title: str) -> None:
    about = ["Ana is on my team.", "She shipped the search, and she exceeds expectations."]
    found = voices.guess("tolland.html", title, about, ("Ana Silva",))
    assert found.voice is Voice.MANAGER


@pytest.mark.parametrize(
    ("title", "voice"),
    [
        ("My year, as far as I remember it", Voice.SELF),
        ("360 feedback form", Voice.PEER),
        ("Annual conversation / Manager's part", Voice.MANAGER),
        ("Feedback on Ana", Voice.PEER),
        ("Self-assessment 2024", Voice.SELF),
        ("Customer quotes", Voice.OTHER),
    ],
)
def test_titles_that_do(title: str, voice: Voice) -> None:
    assert voices.guess("doc.pdf", title, []).voice is voice


def test_a_mail_that_announces_feedback_is_a_peers() -> None:
    lines = ["Hi Tom,", "Here is my feedback on Ana:", "She ran the beta."]
    assert voices.guess("mail.html", None, lines).voice is Voice.PEER


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Nomination Silva.docx", "Spring cycle"),
        ("Ana L4 to L5.docx", "Spring cycle"),
        ("AnaPromodoc.docx", "Spring cycle"),
        ("memo.docx", "Case for Principal: Ana Silva"),
    ],
)
def test_a_case_for_a_promotion_that_somebody_else_wrote_is_the_managers(
    name: str, first: str
) -> None:
    lines = [first, "Acme | manager: Jo Fox | Spring", "She led it.", "I asked her, and she did."]
    found = voices.guess(name, None, lines, ("Ana Silva",))
    assert (found.voice, found.author, found.kind) == (Voice.MANAGER, "Jo Fox", Kind.PROMO)


def test_a_case_for_a_promotion_in_the_first_person_is_the_persons_own() -> None:
    lines = ["I led the migration.", "I hired two people.", "My manager is Jo."]
    assert voices.guess("promo doc.md", None, lines, ("Ana Silva",)).voice is Voice.SELF


def test_a_letter_signed_by_an_executive_is_neither_a_peers_nor_the_managers() -> None:
    text = ["Ana helped us a lot.", "She came to us.", "Kind regards,", "Tom Wu"]
    told = {
        role: voices.guess("letter.pdf", None, text, ("Ana",), signed=[*text, role]).voice
        for role in ("VP Operations, Acme", "Designer")
    }
    assert told == {
        "VP Operations, Acme": Voice.OTHER,
        "Designer": voices.guess("letter.pdf", None, text, ("Ana",)).voice,
    }


def test_who_is_to_review_a_text_has_not_written_it() -> None:
    lines = ["Reviewer: Jo Fox", "I led it.", "I did it alone.", "My plan held."]
    assert voices.guess("notes.md", None, lines, ("Ana Silva",)).voice is Voice.SELF


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Führungskraft", Voice.MANAGER), ("Kolleg*in", Voice.PEER),
        ("Vorgesetzter", Voice.MANAGER),
        ("Jefa directa", Voice.MANAGER), ("Ana's manager until June", Voice.MANAGER),
        ("Skip-level manager", Voice.OTHER), ("Customer success", None), ("Client", Voice.OTHER),
        ("Design partner", Voice.PEER), ("CEO", Voice.OTHER), ("Manager of Payments", None),
        ("I manage them", Voice.MANAGER), ("Selbsteinschätzung", Voice.SELF),
    ],
)  # fmt: skip
def test_relations_in_several_words_and_languages(text: str, voice: Voice | None) -> None:
    assert relation(text) is voice


def test_a_deck_for_a_promotion_in_the_first_person_is_her_own() -> None:
    lines = [
        "Ana Silva",
        "PM II → Senior PM",
        "I own the till.",
        "Ran nine pilots",
        "ana@x.example",
    ]
    assert voices.guess("Ana - promo.pdf", None, lines, ("Ana Silva",)).voice is Voice.SELF


def test_a_memo_of_a_vice_president_is_an_outsiders() -> None:
    lines = ["From: Jo Fox, VP Product", "To: the panel", "Ana rebuilt the till. She did it alone."]
    found = voices.guess("memo.md", "Memo: Ana Silva", lines, ("Ana Silva",))
    assert (found.voice, found.author) == (Voice.OTHER, "Jo Fox")


def test_a_reply_about_a_promotion_is_a_colleagues() -> None:
    lines = ["Author: Jo Fox", "I built the till with Ana, and she drew it. She is slow with mail."]
    found = voices.guess("mail.txt", "Re: Ana's promotion", lines, ("Ana Silva",))
    assert found.voice is Voice.PEER
