"""The header of a table of records: where it is, and what each of its columns holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packetcheck.readers.form_labels import speaker_of
from packetcheck.readers.kinship import relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.document import Voice

_REVIEWER = re.compile(
    r"(?:reviewer|respondent|rater|evaluator)(?: (?:full )?name)?|author|from|(?:given|provided) by"
    r"|feedback (?:from|by|giver|provider)|submitted by|written by|name of (?:the )?reviewer"
    r"|peer(?: name)?|giver|your (?:full )?name|completed by|autor|recenzent|feedbackgeber"
    r"|bewerter|évaluateur|evaluador|valutatore|beoordelaar"
)
_RELATION = re.compile(
    r"(?:(?:reviewer|rater|respondent|evaluator|review|feedback|your|working)[’']?s? )*"
    r"(?:relationship|relation|type|role|group|category|capacity)(?: (?:to|with) .*)?"
    r"|how do you (?:work with|know) .*|relacja|rola|beziehung|rolle|relación|ruolo|relatie"
)
_TITLE = re.compile(
    r"(?:(?:reviewer|respondent|author)(?:[’']?s)? |job )?(?:title|position|function|job|stanowisko"
    r"|funktion|titel|cargo|puesto|poste)"
)
_QUESTION = re.compile(
    r"question(?: text| title)?|prompt|item|section|competenc(?:y|ies)|dimension|topic|theme"
    r"|criteri(?:on|a)|pytanie|frage|pregunta|domanda|vraag|fråga"
)
_ANSWER = re.compile(
    r"(?:free ?text |text |written |open |your )?(?:answers?|comments?|feedback|responses?|text"
    r"|remarks?|notes?|message|body|statement|evidence|examples?|description)(?: text)?"
    r"|odpowiedź|komentarz|antwort|kommentar|réponse|commentaire|respuesta|comentario|risposta"
    r"|commento|antwoord|opmerking|svar"
)
_SUBJECT = re.compile(
    r"(?:reviewee|employee|subject|recipient|candidate|receiver)(?: (?:full )?name)?"
    r"|(?:feedback|review) (?:for|about|on)|about|to|for"
)
_IDENTITY = re.compile(r"(?:respondent|response|reviewer|rater|collector) ?id")
_OTHER = re.compile(
    r"(?:(?:reviewee|employee|subject|about|recipient|candidate|person|id|e-?mail|date|time"
    r"|timestamp|created|submitted|status|cycle|period|score|rating|value|department|team|location"
    r"|level|title|(?:reviewer|respondent|response) (?:e-?mail|id|title|level|department|date)"
    r"|start ?date|end ?date|ip address|progress|duration|finished|no|nr)\b|#).{0,20}"
)
_CODE = re.compile(r"q\d+(?:[._ ]\w+)*|import ?id", re.IGNORECASE)
_SUBHEADER = re.compile(
    r"(?:open[- ]ended )?response|other \(please specify\)|please specify|\{.*importid.*\}|score"
    r"|rating|comments?|text",
    re.IGNORECASE,
)
_ROLES = (_REVIEWER, _RELATION, _QUESTION, _ANSWER, _SUBJECT, _IDENTITY, _OTHER)
_SHORTEST_ANSWER = 25
_LONGEST_NAME = 300
_LONGEST_KIN = 60
_LAST_HEADER = 20
_WIDEST = 500


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; `voices` are those of columns whose header says who writes there.

    `first` is the first row of records, `names` the header as shown. `own` is true for a table
    that is nobody's feedback.
    """

    names: tuple[str, ...]
    first: int
    answers: tuple[int, ...]
    roles: dict[str, int] = field(default_factory=dict)
    voices: dict[int, Voice] = field(default_factory=dict)
    own: bool = False

    def is_known(self, place: int) -> bool:
        """Tell whether a column holds data about the answer, by its name."""
        return place < len(self.names) and (
            place in self.roles.values() or bool(_OTHER.fullmatch(plain(self.names[place])))
        )


def find_columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """Find the header among the first rows, and each column's part; None without a header.

    The header is the first row with two names that tell a part, else the first row.
    """
    start = 0
    for number, row in enumerate(rows[:_LAST_HEADER]):
        if _is_header(row) and _told(row) > 1:
            start = number
            break
    if start >= len(rows) or not _is_header(rows[start]):
        return None
    names, first = list(rows[start]), start + 1
    while first < min(len(rows), start + 4) and _goes_on(names, rows[first], rows[first + 1 :]):
        names = _merged(names, rows[first])
        first += 1
    shown = tuple(" ".join(name.split()) for name in names)
    return _columns(shown, rows[first:], first)


def plain(name: str) -> str:
    """Return a column's name as it is compared."""
    return re.sub(r"[_\s]+", " ", name).strip(" :*").casefold()


def _is_header(row: Sequence[str]) -> bool:
    filled = [" ".join(cell.split()) for cell in row if cell.strip()]
    if not filled or any(len(name) > _LONGEST_NAME for name in filled):
        return False
    # A form's question can be a sentence, where names that are known stand beside it.
    return _told(row) > 2 or not any(name.endswith((".", "!")) for name in filled)


def _told(row: Sequence[str]) -> int:
    """Count the names that tell what their column holds; a form's label says so once a row."""
    names = {plain(cell) for cell in row[:_WIDEST] if cell.strip()}
    asked = sum(1 for name in names if name.endswith("?"))
    known = sum(1 for name in names if any(role.fullmatch(name) for role in _ROLES))
    known += sum(1 for name in names if speaker_of(name))
    return known + asked


def _goes_on(names: Sequence[str], row: Sequence[str], rest: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row belongs to the header: groups above names, codes above questions."""
    filled = [cell.strip() for cell in row if cell.strip()]
    if not filled or not rest or not _is_header(row):
        return False
    if all(_SUBHEADER.fullmatch(cell) for cell in filled):
        return True
    coded = sum(1 for name in names if _CODE.fullmatch(name.strip()))
    if coded * 2 >= len([name for name in names if name.strip()]):
        return True
    gaps = [
        place
        for place, cell in enumerate(row)
        if cell.strip() and not (place < len(names) and names[place].strip())
    ]
    short = all(len(cell) <= 60 and not cell[0].isdigit() for cell in filled)
    return bool(gaps) and short and _told(row) > 0


def _merged(names: Sequence[str], row: Sequence[str]) -> list[str]:
    """Return a header of two rows as one; a group's name stands over the columns to its right."""
    found: list[str] = []
    group = ""
    for place in range(max(len(names), len(row))):
        above = names[place].strip() if place < len(names) else ""
        below = row[place].strip() if place < len(row) else ""
        group = above or (group if below else "")
        coded = bool(_CODE.fullmatch(above)) or "importid" in below.casefold()
        if not below or "importid" in below.casefold() or _is_filler(below, above):
            found.append(above)
        elif coded or not group or above == below:
            found.append(below)
        else:
            found.append(f"{group} - {below}")
    return found


def _is_filler(below: str, above: str) -> bool:
    return bool(above) and bool(_SUBHEADER.fullmatch(below)) and "response" in below.casefold()


def _columns(names: tuple[str, ...], rows: Sequence[Sequence[str]], first: int) -> Columns | None:
    roles: dict[str, int] = {}
    voices: dict[int, Voice] = {}
    answers: list[int] = []
    for place, name in enumerate(map(plain, names)):
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        group, _, last = name.rpartition(" - ")
        said = speaker_of(last) or speaker_of(group)
        role = _role(last)
        if role and role not in roles:
            roles[role] = place
        elif said and _has_words(cells):
            voices[place] = said[0]
            answers.append(place)
        elif _ANSWER.fullmatch(last) or (not _OTHER.fullmatch(last) and _is_prose(name, cells)):
            answers.append(place)
    if voices and "subject" in roles:
        # `Employee` beside columns of others is an answer too, where it is prose; it has no
        # voice here, so that the document's is guessed by it.
        place = roles["subject"]
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        if _is_prose(names[place], cells) and plain(names[place]) == "employee":
            del roles["subject"]
            answers = sorted([*answers, place])
    kin = _kinship(names, rows, roles.get("relation"))
    if kin is not None:
        roles["relation"] = kin
        answers = [place for place in answers if place != kin]
    own = not (roles.keys() - {"subject", "title"}) and not voices
    if own:
        answers = _every_column(names, rows)
    return Columns(names, first, tuple(answers), roles, voices, own) if answers else None


def _kinship(names: Sequence[str], rows: Sequence[Sequence[str]], named: int | None) -> int | None:
    """Return the column whose cells tell kinship, whatever its name; `named` where it tells most.

    A column of roles ("Role") can hold job titles beside one that says "Peer" and "Manager".
    """
    best, most = named, 0.5
    for place in sorted(range(len(names)), key=lambda place: place != named):
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        if not cells or any(len(cell) > _LONGEST_KIN for cell in cells):
            continue
        share = sum(1 for cell in cells if relation(cell) is not None) / len(cells)
        if share > most:
            best, most = place, share
    return best


def _every_column(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns of a list of one's own: any may tell a deed, but dates and numbers."""
    found = []
    for place, name in enumerate(map(plain, names)):
        cells = [row[place] for row in rows if place < len(row)]
        if not _OTHER.fullmatch(name) and (name or _has_words(cells)):
            found.append(place)
    return found


def _role(name: str) -> str | None:
    for role, pattern in (
        ("identity", _IDENTITY),
        ("title", _TITLE),
        ("reviewer", _REVIEWER),
        ("relation", _RELATION),
        ("question", _QUESTION),
        ("subject", _SUBJECT),
    ):
        if pattern.fullmatch(name):
            return role
    return None


def _has_words(cells: Sequence[str]) -> bool:
    return any(len([c for c in cell if c.isalpha()]) > 2 for cell in cells)


def _is_prose(name: str, cells: Sequence[str]) -> bool:
    """Tell whether a column holds answers whose header is the question."""
    if not cells or not name:
        return False
    asked = "?" in name or len(name.split()) > 3
    words = [cell for cell in cells if any(char.isalpha() for char in cell)]
    size = sum(map(len, words)) / max(len(words), 1)
    return bool(words) and (size >= _SHORTEST_ANSWER or asked) and len(words) > len(cells) / 2
