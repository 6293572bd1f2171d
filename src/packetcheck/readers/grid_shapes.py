"""What the cells of a table look like: labels, numbers, ratings, prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers import lines as look

if TYPE_CHECKING:
    from collections.abc import Sequence

# Below every heading of the document itself, so that a form's questions nest in its sections.
QUESTION_LEVEL = 7
_APART = frozenset({BlockKind.COMMENT, BlockKind.NOTE, BlockKind.HIDDEN, BlockKind.MARGIN})
_LONGEST_QUESTION = 220
_SHORT, _SHORT_WORDS = 60, 9
_LONGEST_NUMBER, _NUMBER_WORDS = 30, 4
_FIELDS = (
    "name employee title role level date reviewer manager period department team location grade "
    "position id email start end due supervisor author from cycle year nominee appraiser appraisee "
    "owner signature post grade band payroll unit section directorate school office employer "
    "ward station campus branch site"
)
_ABOUT = (
    "rating score status overall final performance review job line current target of hire hr by on "
    "partner proposed nominated approved signed prepared completed reviewed written last edited "
    "no no. number nr staff contract hours direct reviewing countersigning second service joined"
)
_HEADERS = (
    "goal goals objective objectives okr result results outcome outcomes status metric metrics "
    "measure kpi indicator before after start end target actual baseline topic area item theme "
    "question answer comment comments feedback evidence example examples impact role project "
    "initiative what how when why who whom date period skill competency competencies criterion "
    "criteria description details notes rating score value field deliverable achievement "
    "achievements action actions progress key strength strengths change quarter month year"
)
_SMALL = "my the and or of on in for i did do we to own happened achieved"
_COLUMNS = frozenset(_HEADERS.split())
_BETWEEN = frozenset(_SMALL.split())
_META = frozenset(_FIELDS.split())
_META_WORDS = _META | frozenset(_ABOUT.split())
_RATED = re.compile(
    r"(?:(?:self|own|manager|employee|peer|overall|final|my|your|performance|proficiency|skill"
    r"|reviewer|supervisor|appraiser)(?:['’]s)?[ -]+)*(?:ratings?|scores?|grades?|marks?"
    r"|weight(?:ing|age)?s?)"
    r"(?: ?\(.{0,30}\)| ?\d ?[-–] ?\d)?[:*]?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[%€$£₦¥₹]|\d[.,]\d{1,2}\b|\d\s?[a-zµ]")
_SIGNER = (
    r"(?:employee|line manager|manager|reviewing manager|reviewer|appraiser|appraisee|supervisor"
    r"|candidate|assessor|director|head of \w+|hr(?: \w+)?|postholder|post holder|staff member)"
    r"(?:['’]s)?"
)
# "Contracts signed" is a measure, and no place for a name.
_SIGNING = re.compile(
    rf"(?:[\w'’]+(?: [\w'’]+){{0,3}} )?signatures?(?: (?:and|&|/) date)?(?: \(.{{0,30}}\))?"
    rf"|(?:counter)?signed|{_SIGNER} (?:(?:counter)?signed|sign[ -]?off)"
    rf"|(?:(?:counter)?signed|sign[ -]?off)(?: (?:by|for))? \(?(?:the )?{_SIGNER}\)?"
    r"|signature (?:of|by)(?: (?:the )?[\w'’]+){1,3}"
    rf"|(?:agreed|acknowledged|confirmed) by(?: the)? {_SIGNER}",
    re.IGNORECASE,
)
_SET = re.compile(
    r"(?:(?:my|your|our|agreed|set|key|smart|individual|team|last year['’]?s|this year['’]?s|core)"
    r" )*(?:objectives?|goals?|targets?|okrs?|behaviou?rs?|competenc(?:y|ies)|values?"
    r"|criteri(?:on|a)|dimensions?|expectations?|areas?|topics?|questions?|standards?)"
    r"(?: (?:set|agreed)(?: .{0,20})?"
    r"| (?:for|in|from) .{0,20}| \d{2,4}(?:[-–/]\d{2,4})?)?",
    re.IGNORECASE,
)
_GOALS = re.compile(r"\b(?:goals?|objectives?|targets?|okrs?)\b", re.IGNORECASE)
_REVIEWER = re.compile(
    r"reviewers?(?: names?)?|respondents?|raters?|colleagues?|peers?|peer reviewers?"
    r"|(?:feedback |comments? )?(?:given |provided |written )by|feedback from|name of reviewer",
    re.IGNORECASE,
)
_DEGREE = (
    r"(?:(?:significantly|far|consistently|mostly|fully|partially|partly|often) )?"
    r"(?:exceed(?:s|ed|ing)?|meets?|met|meeting|below|above|does not meet|did not meet"
    r"|needs improvement|outstanding|satisfactory|unsatisfactory|(?:strongly )?(?:dis)?agree"
    r"|neutral|not applicable|n/?a)(?: (?:all |most |some )?(?:expectations?|requirements?))?"
)
_RATING = re.compile(
    rf"(?:[1-5] ?[-–:=.] ?)?{_DEGREE}(?: ?\([1-5]\))?\.?|\d(?:[.,]\d)? ?(?:/|out of) ?(?:4|5|10)",
    re.IGNORECASE,
)
_MARK = re.compile(r"[xX]|[✓✔✗✘☑☒☐□■●○★☆⚫⚪ \ufe0f]+")
_BOXES = re.compile(r"(?:[☐☒☑✓✗□■]\ufe0f? ?[\w/–-]+(?: [\w/–-]+){0,3} ?){2,}")
# "31 to 54" has the shape of a period too; without a year, quarter or month it is a change.
_CALENDAR = re.compile(
    r"\b(?:19|20)\d\d\b|\b[qhQH][1-4]|\bfy|\d[./-]\d+[./-]\d|[^\W\d_]{3}", re.IGNORECASE
)
_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,2}")
_NUMBERED = re.compile(r"\A(?:[A-Z]?\d{1,2}(?:\.\d{1,2})*[.):]?|[A-Z][.)]) +")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+\S")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its blocks, and whether it is marked as a header or bold throughout.

    `span` is how many columns it takes. A cell that only goes on from the one above has no
    blocks of its own.
    """

    blocks: tuple[RawBlock, ...]
    header: bool = False
    bold: bool = False
    span: int = 1

    @property
    def text(self) -> str:
        """All words of the cell on one line, without what only hangs on it (a comment)."""
        return " ".join(" ".join(block.text.split()) for block in self.blocks if is_own(block))


class Slot(NamedTuple):
    """A cell in its place: its words on one line, the column it begins in, its own blocks."""

    cell: Cell
    text: str
    column: int
    own: int

    @property
    def is_one(self) -> bool:
        """Whether its words are one paragraph."""
        return self.own == 1 and not any(
            block.kind in {BlockKind.ITEM, BlockKind.HEADING} and is_own(block)
            for block in self.cell.blocks
        )

    @property
    def asides(self) -> list[RawBlock]:
        """What only hangs on the cell."""
        return [b for b in self.cell.blocks if not is_own(b) and b.text.strip()]


Row = list[Slot]


def filled(row: Row) -> Row:
    """Return the cells of a row that hold words."""
    return [slot for slot in row if slot.text]


def is_own(block: RawBlock) -> bool:
    """Tell whether a block is of a cell's own words."""
    return block.kind not in _APART and not block.furniture and bool(block.text.strip())


def slots_of(row: Sequence[Cell]) -> list[Slot]:
    """Return a row's cells with their columns."""
    found: list[Slot] = []
    column = 0
    for cell in row:
        found.append(Slot(cell, cell.text, column, sum(map(is_own, cell.blocks))))
        column += cell.span
    return found


def is_label(slot: Slot) -> bool:
    """Tell whether a cell's words are a short title or a question."""
    text = slot.text
    return bool(text) and slot.own == 1 and (look.is_question(text) or look.is_short_title(text))


def is_marked(slot: Slot) -> bool:
    """Tell whether a cell looks like a label beside what it labels."""
    text = slot.text
    return (
        slot.own == 1
        and (
            slot.cell.header
            or slot.cell.bold
            or text.endswith(("?", ":"))
            or len(text.split()) <= 6
        )
        and len(text) <= _LONGEST_QUESTION
    )


def is_short(slot: Slot) -> bool:
    """Tell whether a cell holds a few words and no sentence."""
    text = slot.text
    short = len(text) <= _SHORT and len(text.split()) <= _SHORT_WORDS
    return slot.is_one and short and not text.endswith((".", "!", "?"))


def is_number(slot: Slot) -> bool:
    """Tell whether a cell holds a figure, with its unit perhaps (`€1.2M`, `3 of 5 markets`)."""
    text = slot.text
    if not slot.is_one or len(text) > _LONGEST_NUMBER or text.endswith((".", "?", ":")):
        return False
    if _CODE.fullmatch(text) or rates(text):
        return False
    figure = any(map(str.isdigit, text)) and not (_CALENDAR.search(text) and look.is_date(text))
    return figure and len(re.findall(r"[^\W\d_]{2,}", text)) <= _NUMBER_WORDS


def is_measure(slot: Slot) -> bool:
    """Tell whether a cell holds a figure with its unit, and no bare number of a file or a post."""
    return is_number(slot) and bool(_UNIT.search(slot.text))


def is_topic(slot: Slot) -> bool:
    """Tell whether a cell names a topic of the form, numbered perhaps, and no deed of its own."""
    topic = _NUMBERED.sub("", slot.text, count=1)
    return is_label(slot) and len(topic.split()) <= 6 and not any(map(str.isdigit, topic))


def is_sentences(slot: Slot) -> bool:
    """Tell whether a cell holds more than one sentence or paragraph."""
    return not slot.is_one or bool(_SENTENCE_END.search(_NUMBERED.sub("", slot.text, count=1)))


def is_rating(text: str) -> bool:
    """Tell whether a cell holds a mark on a scale, or ticked boxes, and nothing else."""
    return any(shape.fullmatch(text) for shape in (_RATING, _MARK, _BOXES))


def rates(label: str) -> bool:
    """Tell whether a column with this header holds ratings."""
    return bool(_RATED.fullmatch(label))


def names_column(label: str) -> bool:
    """Tell whether a title is one that columns of tables have."""
    words = re.findall(r"[^\W\d_]+", label.casefold())
    named = any(word in _COLUMNS for word in words)
    return named and len(words) <= 5 and all(w in _COLUMNS or w in _BETWEEN for w in words)


def names_reviewers(label: str) -> bool:
    """Tell whether a column with this header says who wrote what is beside it."""
    return bool(_REVIEWER.fullmatch(label.rstrip(":* ")))


def is_signing(label: str) -> bool:
    """Tell whether a label asks for a signature, so that a name and a date stand beside it."""
    return bool(_SIGNING.fullmatch(label.rstrip(":* ")))


def sets_topics(label: str) -> bool:
    """Tell whether a column with this header holds what the form or the plan sets."""
    return bool(_SET.fullmatch(label.rstrip(":* ")))


def sets_goals(label: str) -> bool:
    """Tell whether a column with this header holds goals, of which a whole sentence is a claim."""
    return sets_topics(label) and bool(_GOALS.search(label))


def is_meta(label: str) -> bool:
    """Tell whether a label asks for a fact about the person or the review, and for no deed."""
    words = label.casefold().rstrip(":* ").replace("/", " ").split()
    bare = [word.removesuffix("'s").removesuffix("’s") for word in words]
    if not bare or len(bare) > 3:
        return False
    return bare[-1] in _META or bare[0] in _META or all(word in _META_WORDS for word in bare)
