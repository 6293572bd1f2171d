"""What a line of text is by its looks: bullet, date, title; and which lines belong together."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from packetcheck.readers import dates
from packetcheck.readers.people import is_byline, is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

# Bullets of Word's symbol fonts come out as private-use characters, U+F0B7 most of all.
_GLYPHS = "•‣⁃◦▪▫●○■□◆◇►▶▸▹➢➤➔➜→⇒»›✓✔✗✘✦✧★☆·∙‧❖❑❒❏☑☒⚫⚪🔹🔸🔷🔶✅☐\uf000-\uf0ff"
is_date = dates.is_date

BULLET = re.compile(
    rf"(?P<indent>[ \t]*)(?:(?P<mark>[{_GLYPHS}])\ufe0f?[ \t]*"
    r"|[-=]>[ \t]+|[-*+–—−o][ \t]+|[-–—](?=[A-Z][a-z])"
    r"|(?P<number>\(?\d{1,2}[.)]|\(?[a-zA-Z]\)|[a-z]\.|\(?[ivx]{1,4}[.)])[ \t]+)(?=\S)"
)
_EMOJI = re.compile(
    "(?P<indent>[ \t]*)[\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001faff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]?"
    "(?:\u200d[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)*[ \t]+(?=\\S)"
)
LONE_MARK = re.compile(rf"[ \t]*[{_GLYPHS}\-*–][ \t]*$")
LABELLED = re.compile(r"\**[A-ZÀ-ÝŁŚŻ][\w '’/()&-]{0,30}:\**[ \t]+\S")
_DONE_BOX = re.compile(r"\[[xX]\][ \t]+")
_DEED = re.compile(
    r"(?:\w{2,}(?:ed|ned)|i|we|she|he|they|my|our|led|built|ran|wrote|took|made|got|sold|won|grew"
    r"|cut|set|did|held|kept|gave|went|had|has|have|was|were|drove|brought|taught|found|saw|put)\b",
    re.IGNORECASE,
)
_TITLE_WORDS = re.compile(
    r"\b(?:strengths?|weakness(?:es)?|achievements?|accomplishments?|growth|development|areas|goals"
    r"|plans|summary|overview|impact|results|feedback|highlights|lowlights|wins|learnings|lessons"
    r"|challenges|steps|leadership|strategy|collaboration|communication|background|context|review"
    r"|assessment|examples?|improvements?|opportunities|notes|projects|objectives|okrs|introduction"
    r"|recommendation|conclusion|appendix|skills|experience|education)\b",
    re.IGNORECASE,
)
_STOPS = (".", "!", "?", ":", ".”", '."', "!”", '!"', "?”", '?"', ".)", "!)", "?)", "…")
_WIDEST = 130
_LOOSE = {"and", "or", "und", "oder", "et", "y", "i", "e", "to"}
# No line ends with one of these unless its sentence goes on.
_UNFINISHED = re.compile(
    r"(?:,|\b(?:the|an?|of|to|and|or|with|for|in|on|at|by|from|that|which|who|as|than|into|our|my"
    r"|her|his|their|its|is|are|was|were|be|will|would|can|could|not))$"
)
_SHORTEST_WRAPPED = 30
_INLINE = re.compile(r"(?<=\S)[ \t]+[•‣●▪◦■][ \t]+(?=\S)")
# Prefixes of compounds whose hyphen is a real one, even where a line ends after it.
_PREFIXES = (
    "self cross non well long short high low end follow pre post co re e ex user data cost time "
    "first second third full half part real multi semi anti all by in on off up de facto"
)
_KEEPS_HYPHEN = frozenset(_PREFIXES.split())


class Bullet(NamedTuple):
    """A list item's line: width of its indent, text without the mark, whether it is numbered."""

    indent: int
    text: str
    numbered: bool


def bullet(line: str, *, emoji: bool = False) -> Bullet | None:
    """Split off a line's list mark; None where there is none.

    An open box (`☐`, `[ ]`) stays with the text, since it says that nothing was done yet.
    `emoji` takes a leading emoji for a mark too.
    """
    found = BULLET.match(line)
    if found is None and emoji:
        found = _EMOJI.match(line)
    if found is None:
        return None
    groups = found.groupdict()
    rest = line[found.end() :]
    if is_signature(line):
        return None
    if groups.get("number") and is_date(line[: found.end()] + " ".join(rest.split()[:2])):
        return None
    if groups.get("mark") == "☐":
        rest = f"☐ {rest}"
    rest = _DONE_BOX.sub("", rest, count=1) if _DONE_BOX.match(rest) else rest
    indent = len(found["indent"].expandtabs(4))
    return Bullet(indent, rest, bool(groups.get("number")))


def is_signature(line: str) -> bool:
    """Tell whether a line is a long dash and somebody's name (`— Ana Li, Design`)."""
    rest = line.strip()
    name = rest.lstrip("–—~ ")
    return rest[:1] in {"–", "—", "~"} and (is_name(name) or is_byline(name))


def typed_in_a_row(text: str, *, marked: bool = False) -> list[str]:
    """Split bullets that share a line (`• Led it • Sold it`), of which the first may be off."""
    parts = _INLINE.split(text) if marked or BULLET.match(text) else [text]
    return [part.strip() for part in parts]


def emoji_are_marks(lines: Sequence[str]) -> bool:
    """Tell whether emoji stand for bullets: at two lines' beginnings or more."""
    return sum(1 for line in lines if _EMOJI.match(line)) > 1


def is_question(text: str) -> bool:
    """Tell whether a line is a form's question and nothing else."""
    return text.endswith("?") and len(text) <= 200 and not re.search(r"[.!?]\s", text[:-1])


def is_short_title(text: str) -> bool:
    """Tell whether a line that stands out (bold, large) may be a heading by its words."""
    stripped = text.rstrip("*_ ")
    if not stripped or len(stripped) > 100 or len(stripped.split()) > 14 or "\n" in stripped:
        return False
    return not stripped.endswith((".", ",", ";", "!", "…")) and any(c.isalnum() for c in stripped)


def is_capitals(text: str) -> bool:
    """Tell whether a short line is in capitals throughout."""
    letters = [char for char in text if char.isalpha()]
    return (
        len(letters) >= 4
        and len(text) <= 80
        and all(not char.islower() for char in letters)
        and any(char.isupper() for char in letters)
        and any(len(word) >= 4 for word in re.findall(r"[^\W\d_]+", text))
        and not text.endswith((".", ",", ";"))
    )


def is_title(text: str) -> bool:
    """Tell whether a plain line of its own is a heading by its words alone.

    Narrow on purpose: a deed taken for a heading would never be cited.
    """
    if not is_short_title(text) or len(text) > 60 or len(text.split()) > 8:
        return False
    if is_date(text) or is_capitals(text) or is_question(text):
        return True
    if _DEED.match(text) or LABELLED.match(text) or not (text[0].isupper() or text[0].isdigit()):
        return False
    if text.endswith(":"):
        return True
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    if words and len(text.split()) <= 6 and all(word[0].isupper() for word in words):
        return True
    return len(text.split()) <= 5 and bool(_TITLE_WORDS.search(text)) and "," not in text


def tells_deed(text: str) -> bool:
    """Tell whether a line begins with what somebody did."""
    return bool(_DEED.match(text))


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends where a sentence may."""
    return text.rstrip().endswith(_STOPS)


def glue(left: str, right: str, *, known: frozenset[str] | None = None) -> str:
    """Join two lines of one paragraph.

    With `known`, the words of the whole document, a hyphen at the line's end may be a
    typesetter's and goes unless the compound is used elsewhere; without, it is the writer's.
    """
    if left.endswith(("\u00ad", "\u2010", "\ufffe", "\x02")):
        return left[:-1] + right
    before = re.search(r"([^\W\d_]+)-$", left)
    after = re.match(r"[^\W\d_]+", right)
    if before is None or after is None or not right[0].islower() or after[0] in _LOOSE:
        return f"{left} {right}" if left and right else left or right
    if known is None:
        return left + right
    head, tail = before[1].casefold(), after[0].casefold()
    if f"{head}-{tail}" in known or (head in _KEEPS_HYPHEN and head + tail not in known):
        return left + right
    return left[:-1] + right


def glued(lines: Sequence[str]) -> str:
    """Join the lines of one paragraph, however many."""
    parts = list(lines[:1])
    for line in lines[1:]:
        # All of a line stays at the end: only what is before it may change.
        joined = glue(parts[-1], line)
        parts[-1] = joined[: len(joined) - len(line)]
        parts.append(line)
    return "".join(parts)


def goes_on(text: str) -> bool:
    """Tell whether a line cannot be the last of its sentence (`… the`)."""
    return bool(_UNFINISHED.search(text.rstrip()))


def wrap_width(lines: Sequence[str]) -> int | None:
    """Return the width at which a text was wrapped, None where it was not.

    A wrapped text has lines that begin in lower case, and none far beyond the others.
    """
    full = [line for line in lines if line.strip()]
    pairs = [
        (a, b)
        for a, b in itertools.pairwise(lines)
        if a.strip() and b.strip() and not BULLET.match(b)
    ]
    going_on = [a for a, b in pairs if b.lstrip()[0].islower()]
    if not going_on or len(going_on) < len(pairs) / 5:
        return None
    sizes = Counter(len(line.rstrip()) for line in full)
    enough = max(2, len(full) // 20)
    for size in sorted(sizes, reverse=True):
        if size <= _WIDEST and sum(sizes[size - step] for step in range(8)) >= enough:
            return size
    return min(max(sizes), _WIDEST)


def continues(previous: str, line: str, width: int | None) -> bool:
    """Tell whether `line` goes on with the paragraph of `previous`.

    It does when it begins in lower case in mid-sentence, or when its first word would not have
    fitted on the line before: then the break is the wrapping's and not the writer's.
    """
    if line[:1].islower() and not ends_sentence(previous):
        return True
    if LABELLED.match(line) and (ends_sentence(previous) or LABELLED.match(previous)):
        return False
    unfinished = len(previous) >= _SHORTEST_WRAPPED and _UNFINISHED.search(previous.rstrip())
    if unfinished and not bullet(line):
        return True
    return is_full(previous, line, width)


def is_full(previous: str, line: str, width: int | None) -> bool:
    """Tell whether the first word of `line` would not have fitted on the line before."""
    if width is None:
        return False
    return len(previous.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > width


def own_lines(text: str) -> list[str]:
    """Split a text at its hard breaks, but not where a break only wraps a sentence."""
    found: list[list[str]] = []
    for line in (" ".join(part.split()) for part in text.split("\n")):
        if not line:
            continue
        if found and not bullet(line) and line[0].islower() and not ends_sentence(found[-1][-1]):
            found[-1].append(line)
        else:
            found.append([line])
    return [glued(lines) for lines in found]
