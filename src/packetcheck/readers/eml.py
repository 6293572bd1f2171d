"""A mail saved as a file: headers as furniture, its text or page as the body, attachments named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.errors import CorruptDocumentError, LimitExceededError
from packetcheck.readers.reading import Reading, Tally

if TYPE_CHECKING:
    from email.message import EmailMessage
    from email.policy import EmailPolicy

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_MOST_PARTS = 1_000
_LONGEST_HEADER = 5_000
_ENCRYPTED = {"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"}
# What comes with a mail and is none of its words.
_SILENT = {
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "text/calendar",
    "text/x-vcard",
    "text/vcard",
}


def read_eml(data: bytes, path: str) -> Reading:
    """Read a mail (.eml).

    Quoted replies are what they are in a mail saved as text. A forwarded mail within is read
    below it; attachments are named in a warning. Raises CorruptDocumentError for what is no mail.
    """
    from email import message_from_bytes
    from email.message import EmailMessage

    plain = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    message = message_from_bytes(plain, policy=_policy())
    if not isinstance(message, EmailMessage) or not message.keys():
        raise CorruptDocumentError(
            f"{path}: is no e-mail", hint="save the message again as .eml or .txt", path=path
        )
    walk = _Walk(path, Tally())
    walk.message(message)
    return Reading(
        tuple(walk.blocks),
        walk.tally.dropped(),
        tuple(walk.tally.warnings),
        _header(message, "Subject") or None,
        partly=walk.partly,
        author=_sender(message),
    )


def _policy() -> EmailPolicy:
    """Return the library's policy, which takes time that grows with the square of a header."""
    from email.policy import EmailPolicy

    class Patient(EmailPolicy):
        def header_fetch_parse(self, name: str, value: str) -> str:
            if len(value) > _LONGEST_HEADER:
                return value
            parsed: str = super().header_fetch_parse(name, value)
            return parsed

    return Patient()


class _Walk:
    """Collects the blocks of a mail and of those forwarded within it."""

    def __init__(self, path: str, tally: Tally) -> None:
        self.path = path
        self.tally = tally
        self.blocks: list[RawBlock] = []
        self.partly = False
        self.parts = 0

    def message(self, message: EmailMessage) -> None:
        """Add a mail's headers, its body, and what hangs on it."""
        for name in _SHOWN:
            value = _header(message, name)
            if value:
                line = f"{name}: {value}"
                self.blocks.append(RawBlock(line, BlockKind.MARGIN, furniture=True))
        body = self._body(message)
        self.blocks += () if body is None else self._text(body)
        self._attached(message, body)

    def _body(self, message: EmailMessage) -> EmailMessage | None:
        """Return the part that holds the mail's words: the plain text, unless it is a stub."""
        from email.message import EmailMessage

        plain, page = message.get_body(("plain",)), message.get_body(("html",))
        if isinstance(plain, EmailMessage) and isinstance(page, EmailMessage):
            size = sum(len(block.text) for block in _reading(page, self.path).blocks)
            return plain if size <= 2 * len(_string(plain).strip()) + 200 else page
        found = plain or page
        return found if isinstance(found, EmailMessage) else None

    def _attached(self, message: EmailMessage, body: EmailMessage | None) -> None:
        """Go through the other parts; of two versions of one text only one is read."""
        from email.message import EmailMessage

        versions = _versions(message)
        for part in _leaves(message):
            self.parts += 1
            if self.parts > _MOST_PARTS:
                raise LimitExceededError(
                    f"{self.path}: has more than {_MOST_PARTS} parts",
                    hint="save the messages that matter one by one",
                    path=self.path,
                )
            kind = part.get_content_type()
            if kind == "message/rfc822":
                inner = part.get_payload(0) if part.is_multipart() else None
                if isinstance(inner, EmailMessage):
                    self._forwarded(inner)
            elif kind in _ENCRYPTED:
                self._unread("an encrypted part was not read")
            elif part is not body and kind not in _SILENT and id(part) not in versions:
                self._other(part, kind)

    def _forwarded(self, message: EmailMessage) -> None:
        """Add a mail within a mail: its words are its sender's."""
        before, sender = len(self.blocks), _sender(message)
        self.message(message)
        self.blocks[before:] = [
            replace(block, voice=block.voice or Voice.OTHER, author=block.author or sender)
            for block in self.blocks[before:]
        ]

    def _other(self, part: EmailMessage, kind: str) -> None:
        name = " ".join((part.get_filename() or "").split())
        if kind in {"text/plain", "text/html"} and not name:
            self.blocks += self._text(part)
        elif part.get_content_maintype() == "image" and part.get("Content-ID"):
            self.tally.warn("pictures within the mail were not read")
        else:
            name = name or f"of type {kind}"
            self._unread(f"attachment {name} was not read: save it into the packet's folder")

    def _unread(self, warning: str) -> None:
        self.tally.warn(warning)
        self.partly = True

    def _text(self, part: EmailMessage) -> tuple[RawBlock, ...]:
        """Return the blocks of a text part, and take over what its reader has to say."""
        reading = _reading(part, self.path)
        self.tally.take(reading.dropped)
        for warning in reading.warnings:
            self.tally.warn(warning)
        self.partly = self.partly or reading.partly
        return reading.blocks


def _reading(part: EmailMessage, path: str) -> Reading:
    """Read a text part by the reader of its kind."""
    data = _string(part).encode("utf-8", "replace")
    if part.get_content_type() == "text/html":
        from packetcheck.readers.html import read_html

        return read_html(data, path)
    from packetcheck.readers.text import read_text

    return read_text(data, path)


def _leaves(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that hold no further parts, forwarded mails whole."""
    from email.message import EmailMessage

    found: list[EmailMessage] = []
    waiting: list[object] = [message]
    while waiting and len(found) <= _MOST_PARTS:
        part = waiting.pop()
        if not isinstance(part, EmailMessage):
            continue
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += reversed(list(part.iter_parts()))
        else:
            found.append(part)
    return found


def _versions(message: EmailMessage) -> set[int]:
    """Return the ids of texts of which another version is read (the page beside the plain text)."""
    return {
        id(part)
        for group in message.walk()
        if group.get_content_type() == "multipart/alternative"
        for part in group.walk()
        if part.get_content_maintype() == "text" and not part.get_filename()
    }


def _sender(message: EmailMessage) -> str | None:
    name = _header(message, "From").partition("<")[0].strip(" \"'")
    return name if name and "@" not in name else None


def _string(part: EmailMessage) -> str:
    """Return a text part's text, in whatever encoding; odd bytes show as U+FFFD."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset:
        try:
            return data.decode(charset, "replace")
        except (LookupError, ValueError):
            pass
    from packetcheck.readers.decode import decode

    return decode(data, "part") if data else ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = message.get(name, "")
    except (ValueError, IndexError, AttributeError, TypeError, KeyError):
        # The library stumbles over headers that break the rules.
        value = next((str(v) for k, v in message.raw_items() if k.lower() == name.lower()), "")
    return " ".join(str(value).split())
