"""The parts of an e-mail that are nobody's claim: headers, attributions, signatures, quotes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = re.compile(
    r"\**(?P<key>from|to|cc|bcc|subject|date|sent|reply-to"
    r"|von|an|betreff|datum|gesendet|kopie"
    r"|de|à|a|objet|envoyé|para|asunto|assunto|fecha|enviado|data"
    r"|da|oggetto|inviato|van|aan|onderwerp|verzonden"
    r"|od|do|dw|temat|wysłano|från|till|ämne|skickat|fra|til|emne|dato|sendt"
    r"|lähettäjä|vastaanottaja|aihe|odesláno|komu|předmět)\**\s?:\**\s+\S",
    re.IGNORECASE,
)
_SENDER = re.compile(r"\**(?:from|von|de|da|van|od|från|fra|lähettäjä)\**\s?:", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\**(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|aihe|předmět)"
    r"\**\s?:",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?:.*\d.*|[^.!?]{3,60})\b(?:wrote|writes|schrieb|a écrit|escribió|escreveu|ha scritto"
    r"|schreef|napisał|napisała|napisał\(a\)|pisze|skrev|kirjoitti)\b[^.!?]*:$",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(r"\s*[-_]{3,}\s*\w[\w \t]*[-_]{3,}\s*$")
_NAME = re.compile(r"[A-ZÀ-Ž][\w'’-]+(?:[ \t]+(?:[a-z]{2,3}[ \t]+)?[A-ZÀ-Ž][\w.'’-]*)+")
SIGNATURE = re.compile(r"\s*--\s*$")
_DEVICE = re.compile(
    r"(?:sent from my|get outlook for|sent via|gesendet von mein|envoyé de mon|enviado desde mi"
    r"|inviato da|wysłane z|verzonden vanaf|skickat från min)\b.{0,40}",
    re.IGNORECASE,
)
QUOTE = re.compile(r"^[ \t]*>+[ \t]?")
_CLOSING = re.compile(
    r"(?:with |all (?:the|my) )?(?:best|kind|kindest|warm|warmest|many)?\s*(?:regards|wishes)"
    r"|all the best|best|cheers|(?:many )?thanks(?: again| so much| a lot)?|sincerely|warmly"
    r"|thank you(?: so much| very much| again)?|yours(?: sincerely| truly| faithfully)?"
    r"|pozdrawiam|pozdrowienia|mit freundlichen grüßen"
    r"|viele grüße"
    r"|liebe grüße|mfg|cordialement|bien à vous|saludos|un saludo|cordiali saluti|saluti"
    r"|atenciosamente|med vänlig hälsning|mvh|hälsningar|groeten|met vriendelijke groet",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE, _WIDEST_SIGNATURE = 8, 80
_RULE = re.compile(r"\s*[-_=*~]{5,}\s*$")


def header_end(lines: list[str], start: int) -> int:
    """Return the index after the mail header that begins at `start`, `start` if none does.

    One line of `To: …` may be anybody's; two in a row with a sender or subject are a header.
    """
    end = start
    while end < len(lines) and (
        _HEADER.match(lines[end].strip())
        or (end > start and lines[end].strip() and lines[end][0] in " \t")
    ):
        end += 1
    head = lines[start:end]
    named = [line for line in head if _SENDER.match(line.strip()) or _SUBJECT.match(line.strip())]
    return end if len(head) > 1 and named else start


def sender(lines: list[str]) -> str | None:
    """Return the name in a header's `From:`, without address and department."""
    for line in lines:
        if _SENDER.match(line.strip()):
            value = line.split(":", 1)[1].strip(" *")
            name = re.split(r"[<(\[,;]", value)[0].strip(" \"'")
            return name or None
    return None


def subject(lines: list[str]) -> str | None:
    """Return a header's subject."""
    for line in lines:
        if _SUBJECT.match(line.strip()):
            return line.split(":", 1)[1].strip(" *") or None
    return None


def is_attribution(line: str) -> bool:
    """Tell whether a line says who wrote what is quoted below (`On 3 May, Sam wrote:`)."""
    text = QUOTE.sub("", line, count=1).strip()
    return len(text) < 160 and bool(_WROTE.match(text))


def attributed(line: str) -> str | None:
    """Return the name in an attribution."""
    text = re.sub(r"<[^>]*>", "", QUOTE.sub("", line, count=1))
    text = re.sub(r"^\s*(?:On|Am|Le|El|Il|Op|W dniu|Em)\b|\b[AP]M\b", "", text)
    names = [m[0] for m in _NAME.finditer(text)]
    return names[-1] if names else None


def is_divider(line: str) -> bool:
    """Tell whether a line only divides (`-----Original Message-----`, a row of dashes)."""
    return bool(_ORIGINAL.match(line) or _RULE.match(line))


def is_quoted_question(text: str) -> bool:
    """Tell whether a quotation is the question that the mail answers."""
    place = text.rfind("?")
    return place >= 0 and len(text) <= 400 and len(text) - place <= 20


def closing_end(lines: list[str], start: int) -> int:
    """Return the index after a closing (`Best,` and the name below), `start` if there is none."""
    if _DEVICE.fullmatch(lines[start].strip()):
        return start + 1
    if not _CLOSING.fullmatch(lines[start].strip(" ,.!-")):
        return start
    end = start + 1
    named = 0
    while end < len(lines) and named < 4:
        line = lines[end].strip()
        if len(line) > 40 or line.endswith((".", "!", "?", ":")) or QUOTE.match(lines[end]):
            break
        if SIGNATURE.match(lines[end]) or is_divider(lines[end]):
            break
        named += bool(line)
        end += 1
    rest = next((lines[place] for place in range(end, len(lines)) if lines[place].strip()), "")
    # In the middle of a text, "Thanks" and a short line are not the end of a mail.
    at_end = not rest or SIGNATURE.match(rest) or QUOTE.match(rest) or is_divider(rest)
    return end if at_end or is_attribution(rest) else start


def signature_end(lines: Sequence[str], start: int) -> int:
    """Return the index after the signature below the line `--`.

    What is longer than a signature is a text, and the line above it but a divider.
    """
    end = start + 1
    while end < len(lines) and not (QUOTE.match(lines[end]) or is_attribution(lines[end])):
        end += 1
    full = [line for line in lines[start + 1 : end] if line.strip()]
    short = len(full) <= _LONGEST_SIGNATURE and all(len(line) < _WIDEST_SIGNATURE for line in full)
    return end if short else start + 1


def marked(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Mark the signature and the attributions among a mail's blocks, and name whom it quotes."""
    found: list[RawBlock] = []
    speaker: str | None = None
    signature = 0
    for block in blocks:
        if is_attribution(block.text):
            speaker, signature = attributed(block.text), 0
            found.append(_margin(block))
        elif SIGNATURE.match(block.text) or _DEVICE.fullmatch(block.text):
            signature = _LONGEST_SIGNATURE
            found.append(_margin(block))
        elif signature and block.voice is None and len(block.text) < _WIDEST_SIGNATURE:
            signature -= 1
            found.append(_margin(block))
        elif block.voice is not None and speaker and not block.author:
            found.append(replace(block, author=speaker))
        else:
            signature = 0
            found.append(block)
    return found


def _margin(block: RawBlock) -> RawBlock:
    return replace(block, kind=BlockKind.MARGIN, level=0, furniture=True)
