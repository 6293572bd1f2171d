"""What a form asks of the person who fills it in: questions, orders, scales."""

from __future__ import annotations

import re

from packetcheck.segmenting.words import any_of

_I = re.IGNORECASE

PROMPT = re.compile(
    r"^(?:\(?(?:q?\d{1,2}|[a-z]|q)[.):]\s*)?"
    + any_of(
        """
        what how why where when who whom which in_(?:what|which) is_there are_there do_you
        does_(?:he|she|this|your) did_(?:you|this|anybody|anyone) have_you has_(?:he|she|this)
        would_you could_you can_you should any(?:thing)? describe please tell_us list give name
        share provide reflect rate explain summari[sz]e comment optional
        """
    )
    + r"\b",
    _I,
)
ORDER = re.compile(
    r"^(?:\(?(?:q?\d{1,2}|[a-z]|q|question \d+)[.):]\s*)?"
    + any_of(
        """
        please describe tell_us list give_(?:one|two|three|an?|some|us) share name_(?:one|two|three)
        provide reflect_on rate explain summari[sz]e comment_on insert add fill_in use_this optional
        leave_blank outline identify highlight discuss consider think_(?:of|about) select choose
        enter write specify indicate note_any use_the keep_(?:it|this|your) limit_your upload
        attach complete
        """
    )
    + r"\b.{0,220}$",
    _I,
)
ADDRESSED = re.compile(
    r"\b"
    + any_of(
        """
        you your yours yourself
        this_(?:person|employee|colleague|section|field|form|template|individual|team_member)
        the_(?:candidate|employee|individual|person|nominee) examples?
        feedback answers? below above here question words characters bullet_points colleague
        teammate employee
        a_(?:project|time|situation|moment|case)_(?:where|when|in_which) (?:one|two|three)_areas?
        star_(?:format|method) if_any all_that_apply if_applicable
        """
    )
    + r"\b",
    _I,
)
# Q1 to Q4 are quarters as well.
_NUMBERED = re.compile(r"^(?:question ?\d{1,2}|q(?:[5-9]|[1-9]\d)) ?[.:)]\s+[^.!;]{3,120}$", _I)
_OPTIONAL = re.compile(
    r"^[^.!;]{3,150}\((?:optional|required|mandatory|if any|if applicable"
    r"|max\.? \d+ (?:words|characters))\)[*: ]*$",
    _I,
)
_OPEN_END = re.compile(
    r"^(?:q?\d{1,2}[.:)]\s*)?(?:(?:do you have )?any(?:thing)?"
    r" (?:other|else|further|additional|more)"
    r"|(?:additional|other|further|general|final|closing|overall))"
    r"(?: (?:comments?|feedback|remarks?|thoughts?|notes?|input"
    r"|to (?:add|say|share|mention)))?[:?]?$",
    _I,
)
PROMPTS = (_NUMBERED, _OPTIONAL, _OPEN_END)

_STEP = any_of(
    """
        never rarely seldom sometimes occasionally often usually mostly frequently always
        strongly_disagree somewhat_disagree disagree neutral somewhat_agree strongly_agree agree
        neither not_at_all very_much poor fair good very_good excellent low medium high n/a
        below meets exceeds not_sure don't_know yes no unsure
        """
)
_SCALE = re.compile(rf"^{_STEP}(?:[ ,/|·]+{_STEP}){{2,9}}$", _I)
_STEPS = re.compile(_STEP, _I)
_CHOOSE = re.compile(
    r"^(?:please )?(?:select|choose|tick|pick)\b[^:.!?]{0,40}:(?=\s+\S)",
    _I,
)


def is_scale(line: str) -> bool:
    """Tell whether a line is but the steps of a scale (`Never Sometimes Always`)."""
    return bool(_SCALE.match(line))


def steps(line: str) -> list[tuple[int, int]]:
    """Return where the steps of a scale begin and end."""
    return [found.span() for found in _STEPS.finditer(line)]


def choice_start(line: str) -> int:
    """Return where the choice behind `Please select:` begins; 0 for other lines."""
    found = _CHOOSE.match(line)
    return found.end() + 1 if found else 0
