"""The shapes of lines that look like body text and claim nothing."""

from __future__ import annotations

import re

from packetcheck.segmenting.courtesies import COURTESIES
from packetcheck.segmenting.fields import FIELDS
from packetcheck.segmenting.form_talk import FORM_TALK
from packetcheck.segmenting.prompts import PROMPTS
from packetcheck.segmenting.words import any_of

_I = re.IGNORECASE

_MONTH = any_of(
    """
        jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)?
        oct(?:ober)? nov(?:ember)? dec(?:ember)?
        """
)
_DAY = any_of("mon tues? wed(?:nes)? thur?s? fri sat(?:ur)? sun") + "(?:day)?"
_NUMBER = r"\d{1,4}(?:st|nd|rd|th)?"
_DATE_WORD = any_of(
    """
        to until through since from week of the in late early mid present now today fy [hq][1-4]
        year half quarter years? months? weeks? days? sprint [ap]m utc gmt at and
        """
)
# "18 mar", "March 18th, 2026", "18.03.", "2026-03-18".
CALENDAR_DAY = (
    rf"(?:{_DAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTH}(?: \d{{4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}(?:/\d{2,4})?)"
)
DATE = re.compile(
    rf"^[\s(\[]*(?:(?:{_MONTH}|{_DAY}|{_NUMBER}|(?:fy|[hq][1-4])\d{{2,4}}|{_DATE_WORD})\b"
    r"[\s,./:;|'’()\[\]–—-]*)+$",
    _I,
)
_FIELDS = any_of(
    r"""
        name employee candidate person manager line_manager reviewer reviewee author owner assignee
        (?:written|completed|submitted|prepared|created|approved|reviewed|edited|given)_by
        prepared_for about area attendees? participants? present interviewer interviewee
        feedback_(?:for|by|from|on|about|type|date) review_(?:of|for|by|period|date|cycle|type)
        from to cc bcc sent
        subject re date period cycle team department dept org location role title job_title position
        level(?:_now|_proposed)? themes? (?:current|proposed|target|next)_(?:level|role|title) grade
        rating overall(?:_rating|_score)? score status version page relationship
        working_relationship relation relationship_to_\w+ year priority visibility
        time_in_(?:role|level|position) start_date end_date due(?:_date)? hire_date tenure
        employee_id id encl(?:\.|osures?)? confidential(?:ity)?
        (?:last_)?(?:updated|edited|modified|touched|changed|revised|saved)(?:_time|_by|_on)?
        created(?:_time|_by|_on)? tags? keywords? links? source product company channel thread
        reporting_(?:period|to|manager) reports_to how_(?:long|often)_have_you_worked_together
        submitted(?:_on)? completed(?:_on)? signature signed self_rating manager_rating peer_rating
        (?:our|your)_ref(?:erence)? ref(?:erence)?(?:_no\.?)?
        business_unit cost_cent(?:re|er) division function region office type
        """
)
LABEL = re.compile(
    rf"^(?:(?:employee|reviewer|peer|manager|candidate)(?:'s|’s)? )?{_FIELDS}"
    r"\s*(?:\([^)]{0,40}\))?\s*[:=–—]\s*\S?.{0,120}$",
    _I,
)
_BARE_FIELD = re.compile(rf"^{_FIELDS}$", _I)
TOPIC = re.compile(
    "^"
    + any_of(
        """
        status team area themes? product company source score role results? links? about type
        priority function present visibility channel owner person manager
        """
    )
    + r"\s*[:=–—]",
    _I,
)
FROM_LINE = re.compile(
    r"^(?:from|by|(?i:(?:written|submitted|created|prepared|provided|given) by|"
    r"(?:feedback|comments?|input|notes|kudos) (?:for|by|from|on|about)|"
    r"review (?:of|by|for)|peer (?:review|feedback)(?: (?:for|of|by|from|on))?))\s+"
    r"(?P<rest>[A-ZÀ-ſ][\w.'’-]*(?:\s+[\w.,'’&/()-]+){0,10}[^!?])$"
)
_PAGE = re.compile(
    r"^(?:page|p\.|seite|strona|s\.|slide)?\s*\d{1,4}(?:\s*(?:of|/|von|z)\s*\d{1,4})?$", _I
)
_GRADE = (
    "(?:"
    + any_of(
        """
        significantly far strongly consistently partially partly fully often mostly right usually
        sometimes frequently
        """
    )
    + "[ ])?"
    + any_of(
        """
        exceeds? exceeding meets? meeting met exceeded below above does_not_meet did_not_meet
        outstanding superb on_track off_track needs_improvement needs_development strong
        strongly_agree strongly_disagree agree disagree neutral always often sometimes rarely
        never usually yes no excellent very_good good fair poor satisfactory unsatisfactory
        developing proficient advanced expert distinguished successful role_model not_applicable
        ready_now ready_soon not_yet_ready high medium low
        """
    )
    + r"(?: (?:all |most |some )?"
    + any_of(
        """
        expectations? requirements? the_bar performance targets? performer goals at_level for_level
        """
    )
    + ")?"
)
_POINTS = r"(?:\d(?:[.,]\d)?|10)\s*(?:/|out of|of)\s*(?:5|10|100|[3-9])"
RATING = re.compile(
    rf"^(?:[\d./ ]+\s*[-–—:=.)(]?\s*)?(?:rating\s*:?\s*)?{_GRADE}[ .!)]*$",
    _I,
)
# "Communication: 4/5", "Overall rating – Exceeds expectations (4)".
_GRADED = re.compile(
    r"^(?:[A-Za-z][\w&/,’' -]{1,50}?)\s*(?::|[–—=]|\s-)\s*(?:"
    rf"{_POINTS}\s*(?:[-–—:(]\s*)?(?:{_GRADE})?|\d(?:\.\d)?\s*[-–—:(]\s*{_GRADE}|{_GRADE}\s*(?:[-–—:(]?\s*{_POINTS})?|[★☆⭐]+"
    r")[ .)]*$",
    _I,
)
_BARE_POINTS = re.compile(rf"^{_POINTS}\s*(?:stars?|points?)?[ .)]*$", _I)
# "Good – exceeds in places": two steps of a scale, or a step and how far it holds.
_TWICE_GRADED = re.compile(
    rf"^{_GRADE}\s*[–—:,/-]\s*(?:{_GRADE}|in part)(?: (?:in (?:(?:some|most|all|many) )?"
    r"(?:places|parts|areas|respects|objectives)|at times|overall|on the whole))?[ .!)]*$",
    _I,
)
# "Exceeds expectations (4 of 5)".
_GRADE_POINTS = re.compile(rf"^{_GRADE}\s*[-–—:,(\[]+\s*(?:{_POINTS}|\d(?:[.,]\d)?)[ .)\]]*$", _I)
_NOTHING = re.compile(
    r"^(?:n\s*/?\s*a|none|nil|nothing|no comments?"
    r"|nothing (?:to (?:add|report|change|improve|say)|else|more|comes to mind|really|so far|yet"
    r"|(?:that )?i (?:can|could) (?:think|say|add)(?: of)?|springs to mind)(?: (?:here|now))?"
    r"|(?:i )?(?:can(?:no|'|’)t think|couldn['’]t think) of (?:any(?:thing)?|one)(?: (?:here|now))?"
    r"|not applicable|tbd|tbc|todo|see above|same as above|as above|not sure"
    r"|(?:lorem ipsum|end of (?:document|report|review|form|feedback))\b.{0,20}"
    r"|-+|–|—|\.+|x)[ .!)]*$",
    _I,
)
_STAMP = re.compile(
    r"^(?:strictly |private (?:and|&) |company )*"
    r"(?:confidential|(?:for )?internal(?: use)?(?: only)?|draft|private|official(?:[ -]sensitive)?"
    r"|in confidence|not for (?:circulation|distribution))[.!]*"
    # "Private beta launched" is a deed: more words need a break before them.
    r"(?:\s*[–—,:-]+ .{0,60}| (?:do not|not for|when completed?|once completed)\b.{0,60})?$",
    _I,
)
_LINK = re.compile(r"^[\s(<\[]*(?:https?://|www\.|mailto:)\S+[\s)>\]]*$|^\S+@\S+\.\w+$", _I)
# "Dashboard: https://…": a label and nothing but an address.
_NAMED_LINK = re.compile(r"^[\w ’'/&().-]{1,50}[:–—-]\s*<?(?:https?://|www\.)\S+$", _I)
_POINTER = re.compile(
    r"^\(?(?i:see(?: also)?|cf\.?|source|more(?: details?)?|details?|link(?:ed)?|full \w+|data|ref)"
    r"(?: (?:in|at|here|on|under|attached|the|my|our|and|&|[A-Z][\w’'-]*|\w+\.\w{2,4}|dashboard"
    r"|doc(?:ument)?|deck|sheet|page|report|section|appendix|below|above|slides?|thread|channel"
    r"|link|for|details?|(?:the|my|our|this|attached) [a-z-]+"
    r")|\s*:?\s*\[{1,2}[^\]]+\]{1,2}|,){1,10}[.)]*$"
)
_PLACEHOLDER = re.compile(r"^(?:\[[^\]]{2,200}\]|<[^>]{2,200}>|_{3,}|\{[^}]{2,200}\})[ .:]*$")
# What is taken is never given back: a line of marks without an end would take for ever.
_TAGS = re.compile(r"^(?:[#@](?=[\w/.-]*[A-Za-z])[\w/.-]++[,;]?\s*+)++$")
_SMILEYS = re.compile(r"^(?::[a-z0-9_+-]{2,30}:\s*(?:\d+\s*)?)+$")
# What programs put around the words of people.
_PROGRAM = re.compile(
    r"^(?:\d+ (?:repl(?:y|ies)|comments?|reactions?|likes?)(?: .{0,30})?"
    r"|(?:view|show|hide|read|see) (?:\w+ )?(?:thread|more|less|all|replies|history)"
    r"|click here\b.{0,40}|(?:back to|go to) top|table of contents|skip to (?:main )?content"
    r"|(?:document |report )?(?:generated|exported|printed|downloaded|powered)"
    r"(?: by| from| on| in| with)\b.{0,60}"
    r"|last (?:updated|edited|modified|touched|changed|revised|saved|reviewed)\b.{0,60}"
    r"|(?:created|submitted|completed|updated|modified|edited|shared|posted|last \w+)"
    r"(?: by| on)\b.{0,80}|(?:\(edited\)|edited)|©.{0,60}|copyright\b.{0,60}|all rights reserved.?"
    r"|joined #?\S+|pinned a message.{0,30}|(?:max(?:imum)?|min(?:imum)?|up to|limit)\.?:?"
    r" \d[\d,.]* (?:words|characters)(?: .{0,20})?|\d+ (?:words|characters)(?: left| remaining)?)"
    r"[ .]*$",
    _I,
)
_REVIEW_WORD = any_of(
    r"""
        annual mid-?year year(?:ly)? end final quarterly half quarter performance review reviews
        self-? assessment self-assessment evaluation appraisal feedback form promotion packet promo
        case nomination peer peers manager manager's 360 brag doc(?:ument)? h[12] q[1-4] fy\d* cycle
        summary for of the my - upward calibration self-review talent report document
        template confidential
        """
)
_TITLE = re.compile(
    rf"^(?=.*\b(?:review|assessment|evaluation|appraisal|feedback|packet|nomination|brag)\b)"
    rf"(?:(?:{_REVIEW_WORD}|{_NUMBER})\b[\s,./:;|'’()\[\]&°–—-]*)+$",
    _I,
)
# A level given for a topic, as in: Scope: senior. Strategy: not yet.
_LEVELLED = re.compile(
    r"^[A-Z][\w/&’'-]+(?: [\w/&’'-]+){0,2}\s*[:=–—]\s*(?:at |above |below |not yet )?"
    r"(?:not yet|yes|no|partly|mostly|almost|junior|mid(?:-level)?|senior|staff|principal|lead"
    r"|level|the level|the bar|[A-Z]{1,3}\d{1,2})[ .]*$"
)
_STREET = re.compile(
    r"^\d{1,5}[a-z]?(?: [NSEW]\.?)?(?: [A-Z][\w.’'-]+){1,4}? "
    r"(?:(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Place|Square|Court)\b)"
    r"\.?(?:,? [\w .#-]{1,30}){0,4}$"
)
SHAPES = (
    *COURTESIES,
    *PROMPTS,
    *FIELDS,
    *FORM_TALK,
    DATE,
    _STREET,
    _LEVELLED,
    _PAGE,
    RATING,
    _GRADED,
    _TWICE_GRADED,
    _GRADE_POINTS,
    _BARE_FIELD,
    _BARE_POINTS,
    _NOTHING,
    _STAMP,
    _LINK,
    _NAMED_LINK,
    _POINTER,
    _PLACEHOLDER,
    _TAGS,
    _SMILEYS,
    _PROGRAM,
    _TITLE,
)
