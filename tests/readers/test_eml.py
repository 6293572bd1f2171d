from __future__ import annotations

from email.message import EmailMessage

import pytest

from packetcheck.document import BlockKind, ReadStatus, Voice
from packetcheck.errors import CorruptDocumentError
from packetcheck.readers.eml import read_eml
from readers.conftest import Reader


def mail(text: str = "She led the café launch.", **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "Sam Poe <sam@example.org>", "Subject": "Ana", **headers}.items():
        message[name] = value
    message.set_content(text)
    return message


def shown(message: EmailMessage) -> list[str]:
    return [b.text for b in read_eml(message.as_bytes(), "a.eml").blocks if not b.furniture]


def test_headers_are_furniture_and_name_the_author() -> None:
    reading = read_eml(mail(Date="Fri, 20 Dec 2024 10:00:00 +0000").as_bytes(), "a.eml")
    heads = [b.text for b in reading.blocks if b.kind is BlockKind.MARGIN]
    assert heads[0].startswith("From: Sam Poe")
    assert any(text.startswith("Date: Fri, 20 Dec 2024") for text in heads)
    assert (reading.author, reading.title) == ("Sam Poe", "Ana")
    assert [b.text for b in reading.blocks if not b.furniture] == ["She led the café launch."]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "cp1252"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable"])
def test_every_encoding_of_the_body_is_decoded(charset: str, transfer: str) -> None:
    message = mail()
    message.set_content("Das Café gehört ihr.", charset=charset, cte=transfer)
    assert shown(message) == ["Das Café gehört ihr."]


def test_a_body_in_an_unknown_encoding_is_guessed() -> None:
    data = mail().as_bytes().replace(b'charset="utf-8"', b'charset="x-nonsense"')
    assert any("launch" in block.text for block in read_eml(data, "a.eml").blocks)


def test_of_text_and_page_only_one_is_read() -> None:
    message = mail("She led the launch.")
    message.add_alternative("<p>She led the launch.</p>", subtype="html")
    assert shown(message) == ["She led the launch."]


def test_a_stub_of_a_text_gives_way_to_the_page() -> None:
    message = mail("View this message in a browser.")
    page = "".join(f"<p>She led launch number {n} of the year.</p>" for n in range(20))
    message.add_alternative(page, subtype="html")
    assert shown(message)[0] == "She led launch number 0 of the year."


def test_quoted_replies_are_their_writers(read: Reader) -> None:
    text = "She is good.\n\nOn 20 Dec 2024, Ana Silva wrote:\n> I ran the test in a day.\n"
    found = read("mail.eml", mail(text).as_bytes(), ("Ana Silva",))
    assert (found.voice, found.author) == (Voice.PEER, "Sam Poe")
    assert [b.voice for b in found.blocks if not b.furniture] == [Voice.PEER, Voice.SELF]


def test_a_forwarded_mail_is_its_senders() -> None:
    message = mail("See below.")
    message.add_attachment(mail("She wrote the plan.", From="Kim Li <kim@example.org>"))
    blocks = [b for b in read_eml(message.as_bytes(), "a.eml").blocks if not b.furniture]
    assert [(b.text, b.voice, b.author) for b in blocks] == [
        ("See below.", None, None),
        ("She wrote the plan.", Voice.OTHER, "Kim Li"),
    ]


def test_attachments_are_named_and_make_it_partly_read(read: Reader) -> None:
    message = mail()
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="review.pdf")
    found = read("a.eml", message.as_bytes())
    assert found.status is ReadStatus.PARTLY_READ
    assert found.receipt.warnings == (
        "attachment review.pdf was not read: save it into the packet's folder",
    )


@pytest.mark.parametrize("data", [b"\n\nonly text", b"\x00\x01\x02"])
def test_what_is_no_mail_is_refused(data: bytes) -> None:
    with pytest.raises(CorruptDocumentError):
        read_eml(data, "a.eml")


def test_broken_headers_and_cut_mails_are_read() -> None:
    head = b"From: =?utf-8?b?!!!?= <x\nSubject:\nContent-Type: multipart/mixed; boundary=B\n"
    data = head + b"\n--B\n\nHi."
    assert "Hi." in [b.text for b in read_eml(data, "a.eml").blocks]


def test_a_header_without_end_is_kept_as_it_is() -> None:
    data = b"From: Sam <s@x>\nTo: " + b"a <a@b>, " * 5_000 + b"\n\nShe led the launch."
    blocks = read_eml(data, "a.eml").blocks
    assert [b.text for b in blocks if not b.furniture] == ["She led the launch."]
