"""What a form or a letter has places for: marks, courses, signatures, telephones, asides."""

from __future__ import annotations

import re

_I = re.IGNORECASE

RATING_FIELD = re.compile(
    r"^(?:\d{1,2}[.)] )?(?:(?:overall|final|summary|your|self|manager|performance|proposed|agreed)"
    r"(?:['’]s)?[ -])*(?:rating|grade|score|mark)(?: \([^)]{1,30}\))?\s*:?$",
    _I,
)
TRAINING_FIELD = re.compile(
    r"^(?:\d{1,2}[.)] )?(?:mandatory |other |internal |external )?"
    r"(?:trainings?|courses?|e-?learning|cpd|qualifications?)(?: and \w+)?"
    r"(?: (?:attended|completed|undertaken|taken|done|record|log|this year|history))*\s*:?$",
    _I,
)
_LETTER = re.compile(
    r"^(?:letter|statement|note|memo) (?:of|in) (?:recommendation|support|reference|endorsement"
    r"|nomination)(?: (?:for|of|on) [\w .'’-]{2,40})?$",
    _I,
)
_SIGNATURE = re.compile(
    r"^(?:[\w'’]+ ){0,3}signatures?(?: (?:of|by)(?: (?:the )?[\w'’]+){1,3})?"
    r"(?: (?:and|&|/) date)?(?: \([^)]{0,30}\))?[ :_.]*$",
    _I,
)
# "(sick)", "(on leave)": why there is nothing to tell.
_ASIDE = re.compile(
    r"^\((?:(?:was |both |i was |we were )?(?:sick|ill|off|away|out|on \w+ ?leave|on leave|leave"
    r"|(?:public |bank )?holidays?|vacation|travel(?:l?ing)?|cancell?ed|skipped|moved|postponed"
    r"|no (?:\w+ )?(?:meeting|notes?|1:1|one-on-one|entry|call|response|answer|reply|comments?)"
    r"|cont(?:\.|inued|'d)?|see (?:above|below)|left blank|blank|empty|to be (?:added|continued)))"
    r"[ .!]*\)$",
    _I,
)
_PHONE = re.compile(
    r"^(?:(?:tel(?:ephone|efon)?|phone|fax|mob(?:ile|il)?|cell|direct|t|m|p)\b[.:]*\s*)?"
    r"\+?\(?\d[\d ()/.-]{6,20}$",
    _I,
)
# The initials in the circle beside a name.
_INITIALS = re.compile(r"^[A-ZÀ-Ž]{2,3}$")
FIELDS = (
    RATING_FIELD, TRAINING_FIELD, _LETTER, _SIGNATURE, _ASIDE, _PHONE, _INITIALS,
)  # fmt: skip
