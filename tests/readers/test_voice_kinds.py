"""Whole documents, several of each kind: who a careful reader would say has written them."""

from __future__ import annotations

import pytest

from packetcheck.document import Voice
from packetcheck.readers import voices

NAMES = ("Ilse Varga", "Ilse")


def guessed(name: str, *lines: str) -> Voice:
    return voices.guess(name, None, lines, NAMES, signed=lines).voice


@pytest.mark.parametrize(
    "name",
    [
        "PDR form Varga I (mgr comments added).docx",
        "Year-end form Varga, with manager's comments.pdf",
        "varga_objectives_2025 + boss notes.docx",
        "IV development plan incl. line manager feedback v2.docx",
        "Varga annual form_reviewed by Tomas.docx",
    ],
)
def test_a_form_to_which_the_manager_added_comments_is_still_hers(name: str) -> None:
    lines = ["Form B", "Ilse Varga", "I moved the till to the new ledger.", "I'd like to lead it."]
    assert guessed(name, *lines) is Voice.SELF


@pytest.mark.parametrize(
    "line",
    [
        "I have been Ilse's manager since she came to us from the bank.",
        "I took over Ilse from a colleague in May and have not regretted it.",
        "She has reported to me for two years now.",
        "As the line manager of Ilse I see the work week by week.",
        "Ilse is one of my direct reports, and the one I worry about least.",
        "I've managed her since the spring.",
    ],
)
def test_a_letter_by_whoever_says_to_lead_her_is_the_managers(line: str) -> None:
    lines = [
        "To the grading committee",
        "Dear colleagues,",
        line,
        "She moved the till.",
        "Regards,",
    ]
    for name in ("letter.docx", "Ilse - letter to the committee (PH) with comments.docx"):
        assert guessed(name, *lines) is Voice.MANAGER


@pytest.mark.parametrize(
    "lines",
    [
        ("I asked her to take the pilot.", "In our weekly 1:1s she brings the bad news first."),
        ("She joined my team in May.", "She exceeds expectations in all but planning."),
        ("I gave her the two newest PMs.", "I recommend Ilse for Senior without reservation."),
        ("I need her to write down the plan.", "Overall rating: 4, ready for promotion."),
        ("When she joined us the till was slow.", "I handed her the ledger; I rated her a 4."),
    ],
)
def test_a_text_that_sounds_like_the_managers_in_two_ways_is(lines: tuple[str, ...]) -> None:
    assert guessed("Ilse V.docx", "Ilse moved the till. She did it alone.", *lines) is Voice.MANAGER


@pytest.mark.parametrize(
    "lines",
    [
        ("I sat beside Ilse for the pilot.", "She answered each of my tickets within a day."),
        ("Ilse and I built the ledger.", "I am not her manager, but I would have her on my team."),
        ("My team waits for her specs.", "She is late with them, and they are good."),
        ("Hi Ilse,", "you asked me for some lines.", "You taught my testers a lot, I think."),
        ("I recommend Ilse for Senior.", "She helped me with the ledger, and with the till."),
    ],
)
def test_a_colleague_who_says_i_and_she_is_a_peer(lines: tuple[str, ...]) -> None:
    assert guessed("Ilse V.docx", *lines) is Voice.PEER


@pytest.mark.parametrize(
    ("sent", "received"),
    [
        ("From: Bo Lund <bo@northshops.example>", "To: Jo Fox <jo@tillworks.example>"),
        (
            "From: bo.lund@mail.northshops.example",
            "To: jo@tillworks.example; ilse@tillworks.example",
        ),
        ('From: "Lund, Bo" <bo@cityhospital.example>', "To: reviews@tillworks.example"),
        ("From: Bo Lund [bo@shop.co.uk]", "To: jo@tillworks.co.uk"),
        ("From: Bo <bo@ministry.gov.xx>", "To: Jo <jo@tillworks.example>"),
    ],
)
def test_a_mail_from_another_organisation_is_an_outsiders(sent: str, received: str) -> None:
    lines = [
        "I write about Ilse with joy.",
        "She sat with our cashiers. She came twice.",
        "Bo Lund",
    ]
    assert guessed("Thank you, and Ilse.eml", sent, received, *lines) is Voice.OTHER


@pytest.mark.parametrize(
    "received",
    ["To: jo@tillworks.example", "To: jo@hr.tillworks.example", "To: jo.fox@gmail.com", "To: Jo"],
)
def test_a_mail_within_the_company_is_a_peers(received: str) -> None:
    lines = ["I write about Ilse with joy.", "She sat with my cashiers. She came twice.", "Bo Lund"]
    sent = "From: Bo Lund <bo@tillworks.example>"
    assert guessed("Ilse.eml", sent, received, *lines) is Voice.PEER


@pytest.mark.parametrize(
    "line",
    [
        "We have been using your product in nine shops since March.",
        "As a customer of yours, I can say that Ilse listens.",
        "As COO I see few product people in our stores; she came.",
        "We are one of your oldest clients, and she knows each of our tills.",
        "Our contract with you was nearly over when Ilse came.",
    ],
)
def test_whoever_speaks_as_a_customer_or_an_executive_is_an_outsider(line: str) -> None:
    assert guessed(
        "Ilse V.pdf", "To whom it may concern", line, "She mended it, and I saw her."
    ) is (Voice.OTHER)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("feedback notes.md", "Notes"),
        ("reference.docx", "2025"),
        ("Ilse promotion to Lead.docx", "Ilse Varga"),
        ("doc(3).pdf", "Reviewer: Jo Fox"),
        ("IV talk.pdf", "Talk with: Jo Fox, 3 December"),
    ],
)
def test_her_own_words_never_count_as_a_colleagues(name: str, first: str) -> None:
    lines = ["I moved the till.", "I wrote the plan, and my figures held.", "I hired Sam."]
    assert guessed(name, first, *lines) is Voice.SELF


@pytest.mark.parametrize(
    "lines",
    [
        ("Ilse Varga for Lead", "Ilse runs the till. She has no deputy.", "Her plan held."),
        ("Case for promotion", "Prepared by Jo Fox", "She runs the till, and her plan held."),
        ("Nomination: Ilse Varga", "Ilse runs the till.", "I saw her plan, and it held."),
    ],
)
def test_a_case_about_her_is_the_managers(lines: tuple[str, ...]) -> None:
    assert guessed("Varga promo case.docx", *lines) is Voice.MANAGER


@pytest.mark.parametrize(
    "title",
    [
        "Annual appraisal 2025",
        "Performance review, H2",
        "Mid-Year Review",
        "PDR 25-26",
        "Probationary review",
    ],
)
def test_an_appraisal_is_the_managers_where_it_is_about_her_and_hers_where_she_says_i(
    title: str,
) -> None:
    about = [
        title,
        "Employee: Ilse Varga",
        "The till moved. She did it alone.",
        "Ilse was late with it.",
    ]
    own = [title, "Employee: Ilse Varga", "I moved the till.", "My plan held, and I was late."]
    assert guessed("form.docx", *about) is Voice.MANAGER
    assert guessed("form.docx", *own) is Voice.SELF


@pytest.mark.parametrize(
    ("first", "voice"),
    [
        ("Manager assessment: Ilse Varga", Voice.MANAGER),
        ("Self review: Ilse Varga, Product Manager", Voice.SELF),
        ("Line manager review: Ilse", Voice.MANAGER),
        ("Peer feedback: Ilse Varga", Voice.PEER),
        ("Client testimonial: Ilse", Voice.OTHER),
    ],
)
def test_a_title_with_the_persons_name_behind_a_colon_is_a_title(first: str, voice: Voice) -> None:
    assert guessed("doc7.docx", first, "Ilse took the ledger over in May.") is voice


@pytest.mark.parametrize("label", ["Assessor", "Appraiser"])
def test_whoever_assesses_is_the_manager(label: str) -> None:
    lines = ["Yearly form", f"{label}: Piet Roos, Head of Retail", "Ilse took over in May. She"]
    assert guessed("form7.docx", *lines) is Voice.MANAGER


@pytest.mark.parametrize(
    "line",
    [
        "Compiled by Piet Roos, People Partner",
        "Summarised for the panel by HR",
        "Collated by the talent team, 4 May",
        "Put together by Piet Roos (Human Resources)",
        "Consolidated by your HRBP Piet Roos",
    ],
)
def test_a_summary_by_personnel_is_no_peers_and_a_mere_collection_is(line: str) -> None:
    text = "Reviewers say that Ilse took the ledger over. She should delegate more."
    assert guessed("360.md", "360 summary: Ilse Varga", line, text) is Voice.OTHER
    assert guessed("360.md", "360 feedback for Ilse Varga", line, text) is Voice.PEER
