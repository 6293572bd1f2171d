"""Tables of feedback (a 360 export as CSV): each answer a block with its row's speaker."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.errors import CorruptDocumentError
from packetcheck.readers import lines as look
from packetcheck.readers.decode import decode
from packetcheck.readers.reading import Reading, Tally
from packetcheck.readers.voices import relation

_DELIMITERS = ",;\t|"
_SAMPLE = 20_000
_LARGEST_FIELD = 5_000_000
_REVIEWER = re.compile(
    r"reviewer(?: name)?|respondent(?: name)?|author|from|given by|provided by|feedback (?:from|by)"
    r"|rater|evaluator|submitted by|written by|name of (?:the )?reviewer|peer|giver|autor"
    r"|recenzent|feedbackgeber|bewerter|évaluateur|evaluador|valutatore|beoordelaar"
)
_RELATION = re.compile(
    r"(?:reviewer |rater |respondent |evaluator )?(?:relationship|relation|type|role|group"
    r"|category|capacity)(?: to .*)?|relacja|rola|beziehung|rolle|relación|ruolo|relatie"
)
_QUESTION = re.compile(
    r"question(?: text| title)?|prompt|item|section|competenc(?:y|ies)|dimension|topic|theme"
    r"|criteri(?:on|a)|pytanie|frage|pregunta|domanda|vraag|fråga"
)
_ANSWER = re.compile(
    r"(?:free ?text |text |written |your )?(?:answers?|comments?|feedback|responses?|text|remarks?"
    r"|notes?|message|body|statement|evidence|examples?|description)(?: text)?"
    r"|odpowiedź|komentarz|antwort|kommentar|réponse|commentaire|respuesta|comentario|risposta"
    r"|commento|antwoord|opmerking|svar"
)
_OTHER = re.compile(
    r"(?:(?:reviewee|employee|subject|about|recipient|candidate|person|id|e-?mail|date|time|timestamp"
    r"|created|submitted|status|cycle|period|score|rating|value|department|team|location|level"
    r"|title|reviewer (?:e-?mail|id|title|level|department)|no|nr)\b|#).{0,20}"
)
_SHORTEST_ANSWER = 25


@dataclass(frozen=True, slots=True)
class _Columns:
    reviewer: int | None
    relation: int | None
    question: int | None
    answers: tuple[int, ...]


def read_csv(data: bytes, path: str) -> Reading:
    """Read a table of delimited text.

    Raises CorruptDocumentError when it is no such table.
    """
    text = decode(data, path)
    rows = [row for row in _rows(text, path) if any(cell.strip() for cell in row)]
    if not rows:
        return Reading(())
    tally = Tally()
    header = [" ".join(cell.split()) for cell in rows[0]]
    columns = _columns(header, rows[1:])
    if columns is None:
        blocks = _plain(rows)
    else:
        blocks = _header(header)
        last = ""
        for row in rows[1:]:
            last = _row(row, header, columns, blocks, last)
        ragged = sum(1 for row in rows[1:] if len(row) > len(header))
        if ragged:
            tally.warn(f"{ragged} rows have more cells than the header")
    return Reading(tuple(blocks), tally.dropped(), tuple(tally.warnings))


def _rows(text: str, path: str) -> list[list[str]]:
    sample = text[:_SAMPLE]
    first = sample.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    doubled, quote = True, '"'
    try:
        guess = csv.Sniffer().sniff(sample, _DELIMITERS)
        # The sniffer takes a comma in the prose for the delimiter; the header knows better.
        if first.count(guess.delimiter) >= first.count(delimiter):
            delimiter = guess.delimiter
    except csv.Error:
        pass
    before = csv.field_size_limit(_LARGEST_FIELD)
    try:
        source = io.StringIO(text.replace("\0", ""), newline="")
        reader = csv.reader(
            source, delimiter=delimiter, quotechar=quote, doublequote=doubled, skipinitialspace=True
        )
        return list(reader)
    except csv.Error as error:
        raise CorruptDocumentError(
            f"{path}: is not a table of delimited text ({error})", path=path
        ) from error
    finally:
        csv.field_size_limit(before)


def _columns(header: list[str], rows: list[list[str]]) -> _Columns | None:
    """Find each column's part by its name, answers by their length too; None without a header."""
    names = [re.sub(r"[_\s]+", " ", name).strip(" :*").casefold() for name in header]
    taken: dict[str, int] = {}
    answers = []
    for place, name in enumerate(names):
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        if _REVIEWER.fullmatch(name) and "reviewer" not in taken:
            taken["reviewer"] = place
        elif _RELATION.fullmatch(name) and "relation" not in taken:
            taken["relation"] = place
        elif _QUESTION.fullmatch(name) and "question" not in taken:
            taken["question"] = place
        elif _ANSWER.fullmatch(name) or (not _OTHER.fullmatch(name) and _is_prose(name, cells)):
            answers.append(place)
    if not taken:
        # Nobody's feedback: a list of one's own, of which every column may tell a deed.
        answers = [place for place, name in enumerate(names) if not _OTHER.fullmatch(name)]
    if not answers or any(len(name) > 300 or name.endswith(".") for name in header):
        return None
    return _Columns(
        taken.get("reviewer"), taken.get("relation"), taken.get("question"), tuple(answers)
    )


def _is_prose(name: str, cells: list[str]) -> bool:
    """Tell whether a column holds answers whose header is the question."""
    if not cells or not name:
        return False
    asked = name.endswith("?") or len(name.split()) > 3
    words = [cell for cell in cells if any(char.isalpha() for char in cell)]
    size = sum(map(len, words)) / max(len(words), 1)
    return bool(words) and (size >= _SHORTEST_ANSWER or asked) and len(words) > len(cells) / 2


def _header(header: list[str]) -> list[RawBlock]:
    return [RawBlock(name, BlockKind.CELL, furniture=True) for name in header if name]


def _row(
    row: list[str], header: list[str], columns: _Columns, blocks: list[RawBlock], last: str
) -> str:
    """Add a row's answers, each below its question; return the question that was last."""

    def cell(place: int | None) -> str:
        return row[place].strip() if place is not None and place < len(row) else ""

    author = cell(columns.reviewer) or None
    speaker = _speaker(author, cell(columns.relation))
    told = set(columns.answers)
    # Who answered, when and with what score: kept, but no statement.
    about = [
        RawBlock(cell(place), BlockKind.CELL, furniture=True, voice=speaker, author=author)
        for place in range(len(row))
        if cell(place) and place not in told and place != columns.question
    ]
    asked = cell(columns.question)
    for place in filter(cell, columns.answers):
        name = header[place] if place < len(header) else ""
        question = asked if asked and len(told) == 1 else " - ".join(filter(None, (asked, name)))
        if question and question != last:
            blocks.append(RawBlock(question, BlockKind.HEADING, level=1))
            last = question
        blocks += about
        about = []
        for line in look.own_lines(cell(place)):
            found = look.bullet(line)
            kind = BlockKind.ITEM if found else BlockKind.CELL
            text = found.text if found else line
            blocks.append(RawBlock(text, kind, voice=speaker, author=author))
    blocks += about
    return last


def _speaker(author: str | None, kinship: str) -> Voice | None:
    """Return the voice of a row: who answers in such an export is a peer unless told."""
    if not author and not kinship:
        return None
    return relation(kinship) or relation(author or "") or Voice.PEER


def _plain(rows: list[list[str]]) -> list[RawBlock]:
    return [RawBlock(cell, BlockKind.CELL) for row in rows for cell in row if cell.strip()]
