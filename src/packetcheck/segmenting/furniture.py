"""Tell furniture from statements by their shape.

Structure decides first (headings, margins: the readers mark those). These rules find the lines
that look like body text and claim nothing: form questions, dates, greetings, signatures, labels,
ratings, placeholders. A rule fires only where the whole line has the shape. What no shape gives
away is left to the tagger's furniture head.
"""

from __future__ import annotations

import re

from packetcheck.segmenting import courtesies, fields, prompts, shapes
from packetcheck.segmenting.form_talk import is_choice
from packetcheck.segmenting.words import DEED, PRAISE, ROLE, VERB

_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|my|me|we|our|us|he|she|his|her)\b", re.IGNORECASE)
_LONGEST_LINE = 260
_TOPIC_WORDS, _MARK_WORDS = 5, 7
_DAY_AND_TOPIC = re.compile(
    rf"^(?P<day>{shapes.CALENDAR_DAY})\s*[/|,:–—-]\s*(?P<topic>[^\d%€$£→>]+)$", re.IGNORECASE
)
_OPENING_BREAK = re.compile(r"\s*[,|/·•]\s*|\s[-–—]\s")
_FILED = re.compile(
    r"\b(?:(?:in|since|from|to) may|started|joined|written|updated|prepared|reviewed|compiled"
    r"|drafted|version|draft"
    r"|(?:for|of) (?:the|my|our) (?:\w+ ){0,3}(?:packet|promo|promotion|review|cycle|calibration"
    r"|committee|panel))\b",
    re.IGNORECASE,
)
_BYLINE_BREAK = re.compile(r"\s*[,|–—·•(]\s*|\s-\s")
_NAME_PARTICLES = {
    "de", "la", "van", "der", "den", "von", "da", "del", "di", "el", "al", "bin", "of", "and", "&",
    "for", "the", "in",
}  # fmt: skip
_SIGNED = re.compile(r"^\s*[-–—~]{1,2}\s*(?P<name>[A-ZÀ-Ž]\S*(?:\s+\S+){0,7})$")
EMOJI_MARK = re.compile(r"^(?:[\u2190-\u21ff\u2300-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]+\s*)+")


def is_furniture(text: str) -> bool:
    """Tell whether a whole line has the shape of furniture."""
    line = " ".join(text.split())
    if not any(character.isalpha() for character in line):
        return True
    if len(line) > _LONGEST_LINE:
        return False
    bare = EMOJI_MARK.sub("", line.strip("*_ "))
    return (
        any(shape.match(bare) for shape in shapes.SHAPES)
        or _is_label(bare)
        or _is_from_line(bare)
        or is_question(bare)
        or _is_byline(bare)
        or _is_role(bare)
        or _ends_open(bare)
        or is_choice(line)
    )


def is_sign_off(text: str) -> bool:
    """Tell whether a line takes leave, so that a name may follow."""
    line = " ".join(text.split()).strip("*_ ")
    return bool(courtesies.SIGN_OFF.match(line))


def is_signature_line(text: str) -> bool:
    """Tell whether a line below a sign-off may be part of the signature."""
    line = " ".join(text.split()).strip("*_ ")
    words = line.split()
    if not words or len(words) > 8 or (line.endswith((".", "!", "?")) and len(words) > 2):
        return False
    return not VERB.search(line) and (line[0].isupper() or not line[0].isalpha())


def is_bare_label(text: str) -> bool:
    """Tell whether a line is a few words that name something and say nothing of it."""
    line = EMOJI_MARK.sub("", " ".join(text.split()).strip("*_ "))
    words = line.split()
    if not 1 <= len(words) <= 6 or line.endswith((".", "!", ";", "?")):
        return False
    if PRAISE.match(line) or any(char.isdigit() or char in "%$€£+" for char in line):
        return False
    # "-ing" makes nouns of verbs ("Pricing", "Onboarding revamp"), unless an object follows.
    doing = re.match(r"\w+ing (?:the|an?|our|my|with|all|to|for|up|out)\b", line, re.IGNORECASE)
    finite = re.sub(r"\b\w+ing\b", "", line)
    return line[0].isupper() and not doing and not VERB.search(finite)


def _is_label(line: str) -> bool:
    """Tell whether a line is `Label: value`.

    `Team: led five engineers` begins with a topic and tells a deed; a form's field has no verb.
    """
    return bool(shapes.LABEL.match(line)) and not (
        shapes.TOPIC.match(line) and VERB.search(line.split(":", 1)[-1])
    )


def is_question(line: str) -> bool:
    """Tell whether a line is a form's question or order to the person who fills it in."""
    if line.endswith(("?", "?)", "?:", "? *", "?*")):
        return bool(prompts.PROMPT.match(line)) or not _FIRST_PERSON.search(line)
    # "Provide weekly updates to sales" is a bullet; "Provide two examples of your work" is a form.
    asks = prompts.ORDER.match(line) and prompts.ADDRESSED.search(line)
    return bool(asks) and not _FIRST_PERSON.search(line)


def _is_from_line(line: str) -> bool:
    """Tell whether a line only names who wrote, or about whom (`Written by Sam Okoro`)."""
    found = shapes.FROM_LINE.match(line)
    return found is not None and not VERB.search(found["rest"])


def is_attribution(text: str) -> bool:
    """Tell whether a line below a quotation names who said it (`a nurse, at the fair`)."""
    line = " ".join(text.split())
    words = line.lstrip("–—-~ ").split()
    if not 1 <= len(words) <= 10 or line.endswith((".", "!", "?", ":", ";")):
        return False
    opens = words[0].lower() in {"a", "an", "one", "our", "my"} or words[0][0].isupper()
    return opens and not DEED.search(line) and not any(char in line for char in "%€$£→")


def is_opening(text: str) -> bool:
    """Tell whether a line under a title says whose packet it is, for what, from when."""
    line = " ".join(text.split()).strip("*_ ")
    parts = _OPENING_BREAK.split(line)
    if len(parts) < 2 or len(line.split()) > 20 or line.endswith((".", "!", "?", ":", ";")):
        return False
    if any(char in line for char in "%€$£→>") or PRAISE.match(line):
        return False
    bare = _FILED.sub("", line)
    if DEED.search(bare) or _FIRST_PERSON.search(bare):
        return False
    return bool(_FILED.search(line) or any(shapes.DATE.match(part) for part in parts))


def is_dated_label(text: str) -> bool:
    """Tell whether a line over a list is a day and what it was about (`18 Mar / rights mess`)."""
    line = " ".join(text.split()).strip("*_ ")
    found = _DAY_AND_TOPIC.match(line)
    if found is None or line.endswith((".", "!", "?", ";")):
        return False
    topic = found["topic"].split()
    return len(topic) <= _TOPIC_WORDS and not DEED.search(found["topic"])


def is_filled_in(text: str, above: str) -> bool:
    """Tell whether a line is what a form's field above it asks for: a mark, the courses taken."""
    line, field = " ".join(text.split()), " ".join(above.split())
    words = len(line.split())
    if _FIRST_PERSON.search(line) or line.endswith((".", "!", "?", ":")):
        return False
    if fields.RATING_FIELD.match(field):
        return words <= _MARK_WORDS and not DEED.search(line)
    return bool(fields.TRAINING_FIELD.match(field)) and words <= 20 and not DEED.search(line)


def _is_byline(line: str) -> bool:
    """Tell whether a line is a name with a role or date (`Tobias Renn, Solutions Consultant`)."""
    signed = _SIGNED.match(line)
    if signed:
        return not VERB.search(signed["name"]) and not line.endswith((".", "!", ";"))
    if not 2 <= len(line.split()) <= 16 or line.endswith((".", "!", ";")):
        return False
    parts = _BYLINE_BREAK.split(line, maxsplit=1)
    if len(parts) < 2 or not ROLE.search(parts[1]) or DEED.search(line):
        return False
    return _is_named(parts[0].split()[:5])


def _is_role(line: str) -> bool:
    """Tell whether a line is a title and nothing else (`Senior Product Manager, Growth`)."""
    words = line.split()
    if len(words) > 8 or line.endswith((".", "!", ";")) or any(c.isdigit() for c in line):
        return False
    if not ROLE.search(line) or DEED.search(line) or PRAISE.match(line) or len(words) < 2:
        return False
    return _is_named(words, most=8)


def _is_named(words: list[str], most: int = 4) -> bool:
    named = [word for word in words if word[0].isalpha()]
    return 1 <= len(named) <= most and all(
        word[0].isupper() or word.lower() in _NAME_PARTICLES for word in named
    )


def _ends_open(line: str) -> bool:
    """Tell whether a short line ends with a colon, and so only announces what follows."""
    return line.endswith(":") and len(line.split()) <= 10
