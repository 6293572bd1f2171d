"""Tell furniture from statements by their shape.

Structure decides first (headings, margins: the readers mark those). These rules find the lines
that look like body text and claim nothing: form questions, dates, greetings, signatures, labels,
ratings, placeholders. A rule fires only where the whole line has the shape. What no shape gives
away is left to the tagger's furniture head.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE


def _any(words: str) -> str:
    """Return a pattern for any of `words`, which white space parts; `_` stands for a space."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


_MONTH = _any(
    """
        jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)?
        oct(?:ober)? nov(?:ember)? dec(?:ember)?
        """
)
_DAY = _any("mon tues? wed(?:nes)? thur?s? fri sat(?:ur)? sun") + "(?:day)?"
_NUMBER = r"\d{1,4}(?:st|nd|rd|th)?"
_DATE_WORD = _any(
    """
        to until through since from week of the in late early mid present now today fy [hq][1-4]
        year half quarter
        """
)
_DATE = re.compile(
    rf"^[\s(\[]*(?:(?:{_MONTH}|{_DAY}|{_NUMBER}|{_DATE_WORD})\b[\s,./:;|()\[\]\u2013\u2014-]*)+$",
    _I,
)
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|to whom it may concern)\b"
    r"(?:[ ,!.]++[\w'\u2019-][\w.'\u2019-]*+){0,4}[ ,!.:]*$",
    _I,
)
_SIGN_OFF = re.compile(
    r"^(?:(?:best|kind|warm|many)?\s*(?:regards|wishes|greetings)|best|cheers|sincerely"
    r"|yours(?: sincerely| truly| faithfully)?|thanks(?: again| so much| a lot)?"
    r"|thank you(?: (?:so|very) much| again)?(?: (?:for|in advance)[\w ,']{0,60})?"
    r"|many thanks|cordially|respectfully)[ ,!.:;)]*$",
    _I,
)
_LABEL = re.compile(
    "^"
    + _any(
        """
        name employee candidate person manager line_manager reviewer reviewee author
        (?:written|completed|submitted|prepared)_by prepared_for about area
        feedback_(?:for|by|from|on|about) review_(?:of|for|by|period|date|cycle) from to cc bcc sent
        subject re date period cycle team department org location role title job_title position
        level(?:_now|_proposed)? themes? (?:current|proposed|target)_(?:level|role|title) grade
        rating overall(?:_rating)? score status version page relationship working_relationship year
        time_in_(?:role|level) start_date hire_date tenure employee_id id confidential(?:ity)?
        last_(?:updated|edited) created tags? keywords? links? source product company
        """
    )
    + r"\s*(?:\([^)]{0,40}\))?\s*[:=\u2013\u2014]\s*\S?.{0,120}$",
    _I,
)
_TOPIC = re.compile(
    "^"
    + _any("status team area themes? product company source score role results? links? about")
    + r"\s*[:=\u2013\u2014]",
    _I,
)
_FROM_LINE = re.compile(
    r"^(?:from|by|(?i:written by|submitted by|feedback (?:for|by|from|on|about)|"
    r"review (?:of|by|for)|peer (?:review|feedback)(?: (?:for|of|by|from|on))?))\s+"
    r"(?P<rest>[A-Z\u00c0-\u017d][\w.'\u2019-]*(?:\s+[\w.,'\u2019&/()-]+){0,10}[^.!?])$"
)
_PAGE = re.compile(
    r"^(?:page|p\.|seite|strona|s\.)?\s*\d{1,4}(?:\s*(?:of|/|von|z)\s*\d{1,4})?$", _I
)
_RATING = re.compile(
    r"^(?:[\d./ ]+\s*[-\u2013\u2014:=.)]?\s*)?(?:rating\s*:?\s*)?"
    + _any(
        """
        significantly far strongly consistently partially partly fully often mostly right
        """
    )
    + "?[ ]?"
    + _any(
        """
        exceeds? meets? met exceeded below above does_not_meet outstanding superb on_track
        needs_improvement strong strongly_agree agree disagree neutral always often sometimes rarely
        never yes no excellent good fair poor satisfactory unsatisfactory developing proficient
        advanced expert
        """
    )
    + r"(?: (?:all |most |some )?"
    + _any("expectations? requirements? the_bar performance targets? performer")
    + ")?"
    + r"[ .!)]*$",
    _I,
)
_NOTHING = re.compile(
    r"^(?:n\s*/?\s*a|none|nil|nothing|nothing to add|tbd|tbc|todo|see above|-+|\u2013|\u2014|\.+|x)"
    r"[ .!)]*$",
    _I,
)
_STAMP = re.compile(
    r"^(?:strictly |private and |company )*"
    r"(?:confidential|internal(?: use)?(?: only)?|draft|private)"
    # "Private beta launched" is a deed: more words need a break before them.
    r"(?:\s*[\u2013\u2014,:-]+ .{0,60}| (?:do not|not for)\b.{0,60})?$",
    _I,
)
_LINK = re.compile(r"^[\s(<\[]*(?:https?://|www\.|mailto:)\S+[\s)>\]]*$|^\S+@\S+\.\w+$", _I)
_PLACEHOLDER = re.compile(r"^(?:\[[^\]]{2,200}\]|<[^>]{2,200}>|_{3,}|\{[^}]{2,200}\})[ .:]*$")
_PROMPT = re.compile(
    r"^(?:\(?(?:q?\d{1,2}|[a-z])[.):]\s*)?"
    + _any(
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
_ORDER = re.compile(
    "^"
    + _any(
        """
        please describe tell_us list give_(?:one|two|three|an?|some|us) share name_(?:one|two|three)
        provide reflect_on rate explain summari[sz]e comment_on insert add fill_in use_this optional
        leave_blank
        """
    )
    + r"\b.{0,200}$",
    _I,
)
_ADDRESSED = re.compile(
    r"\b"
    + _any(
        """
        you your yours this_(?:person|employee|colleague|section|field|form|template) examples?
        feedback answers? below above here question words colleague teammate employee if_any
        """
    )
    + r"\b",
    _I,
)
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|my|me|we|our|us|he|she|his|her)\b", _I)
_ROLE = re.compile(
    r"\b"
    + _any(
        r"""
        manager engineer director designer researcher analyst consultant lead head vp president
        officer ceo cto cpo cfo coo developer scientist architect marketer specialist associate
        intern partner owner coordinator accountant counsel nurse support sales pm apm gpm hrbp
        (?:19|20)\d\d
        """
    )
    + r"\b",
    _I,
)
_VERB = re.compile(
    r"\b"
    + _any(
        r"""
        is are was were be been am has have had do does did will would can could should may might
        must led built made ran took got gave went wrote kept owns? leads? runs? makes? helps?
        works? knows? \w{3,}(?:ed|ing)
        """
    )
    + r"\b",
    _I,
)
_SHAPES = (
    _DATE,
    _GREETING,
    _SIGN_OFF,
    _PAGE,
    _RATING,
    _NOTHING,
    _STAMP,
    _LINK,
    _PLACEHOLDER,
)
_LONGEST_LINE = 260
_BYLINE_BREAK = re.compile(r"\s*[,|\u2013\u2014\u00b7(]\s*|\s-\s")
_NAME_PARTICLES = {
    "de",
    "la",
    "van",
    "der",
    "den",
    "von",
    "da",
    "del",
    "di",
    "el",
    "al",
    "bin",
    "of",
}


def is_furniture(text: str) -> bool:
    """Tell whether a whole line has the shape of furniture."""
    line = " ".join(text.split())
    if not any(character.isalpha() for character in line):
        return True
    if len(line) > _LONGEST_LINE:
        return False
    bare = line.strip("*_ ")
    return (
        any(shape.match(bare) for shape in _SHAPES)
        or _is_label(bare)
        or _is_from_line(bare)
        or is_question(bare)
        or _is_byline(bare)
        or _ends_open(bare)
    )


def _is_label(line: str) -> bool:
    """Tell whether a line is `Label: value`.

    `Team: led five engineers` begins with a topic and tells a deed; a form's field has no verb.
    """
    return bool(_LABEL.match(line)) and not (_TOPIC.match(line) and _VERB.search(line))


def is_question(line: str) -> bool:
    """Tell whether a line is a form's question or order to the person who fills it in."""
    if line.endswith(("?", "?)", "?:", "? *", "?*")):
        return bool(_PROMPT.match(line)) or not _FIRST_PERSON.search(line)
    # "Provide weekly updates to sales" is a bullet; "Provide two examples of your work" is a form.
    asks = _ORDER.match(line) and _ADDRESSED.search(line)
    return bool(asks) and not _FIRST_PERSON.search(line)


def _is_from_line(line: str) -> bool:
    """Tell whether a line only names who wrote, or about whom (`Written by Sam Okoro`)."""
    found = _FROM_LINE.match(line)
    return found is not None and not _VERB.search(found["rest"])


def _is_byline(line: str) -> bool:
    """Tell whether a line is a name with a role or date (`Tobias Renn, Solutions Consultant`)."""
    if not 2 <= len(line.split()) <= 16 or line.endswith((".", "!", ";")):
        return False
    parts = _BYLINE_BREAK.split(line, maxsplit=1)
    if len(parts) < 2 or not _ROLE.search(parts[1]) or _VERB.search(line):
        return False
    name = [word for word in parts[0].split() if word[0].isalpha()]
    return 1 <= len(name) <= 4 and all(
        word[0].isupper() or word.lower() in _NAME_PARTICLES for word in name
    )


def _ends_open(line: str) -> bool:
    """Tell whether a short line ends with a colon, and so only announces what follows."""
    return line.endswith(":") and len(line.split()) <= 8
