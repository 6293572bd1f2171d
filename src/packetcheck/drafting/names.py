"""Which names look like levels, and which of two levels is the higher; a guess, never a demand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from packetcheck.rubric.records import fold

_LONGEST_NAME = 70
_MOST_WORDS = 5
# Ranks say only which comes first; several words of one name: the highest counts.
_RANKS = {
    "intern": 0, "trainee": 1, "apprentice": 1, "graduate": 1, "entry": 1, "novice": 1,
    "beginner": 1, "foundation": 1, "associate": 2, "assistant": 2, "junior": 3, "jr": 3,
    "developing": 3, "mid": 4, "middle": 4, "intermediate": 4, "regular": 4, "practitioner": 4,
    "career": 4, "advanced": 5, "experienced": 5, "senior": 6, "sr": 6, "snr": 6, "expert": 7,
    "lead": 7, "staff": 8, "group": 8, "principal": 9, "distinguished": 10, "fellow": 11,
    "head": 11, "director": 12, "vp": 13, "chief": 15, "cpo": 15, "cto": 15, "ceo": 15,
}  # fmt: skip
_SENIOR = {"senior", "sr", "snr"}
_NUMBERED = re.compile(
    r"\b(?:l|ic|m|p|e|g|b|t|pm|band|grade|level|tier|stage|step|rung|class)[ .-]?"
    r"(\d{1,2}|[ivx]{1,4})\b",
    re.IGNORECASE,
)
_ROMAN_END = re.compile(r" ([IVX]{1,4})$")
_ROLE = re.compile(
    r"^(?:product )?(?:manager|owner|designer|engineer|researcher|analyst|pm)$", re.IGNORECASE
)
_CODE = re.compile(r"^[^\W\d_]{1,4}[ .-]?\d{1,2}$")
_SPLIT = re.compile(r"\s*[()\[\]|]\s*|\s+[–—-]\s+|:\s+|\s*/\s*|\n")
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a page or table of levels is called, and no level itself: `Career framework`.
_WHOLES = _words(
    "framework frameworks ladder ladders matrix path paths pathway pathways levels grid handbook "
    "guide guidelines progression rubric overview expectations competencies salaries"
)
HEADERS_OF_LEVELS = _words(
    "level levels grade band title jobtitle role rung stage tier seniority careerlevel"
)
HEADERS_OF_CRITERIA = _words(
    "competency competencies competence criterion criteria skill skills skillarea area dimension "
    "category pillar attribute capability theme topic responsibility facet"
)
HEADERS_OF_TEXTS = _words(
    "expectation expectations behaviour behavior behaviours behaviors description indicator "
    "indicators whatweexpect expectedbehaviour expectedbehavior requirements details"
)
HEADERS_OF_DEFINITIONS = _words("definition meaning whatitmeans summary explanation")
HEADERS_ASIDE = _words(
    "note notes comment comments weight weighting rating score link links example examples "
    "evidence owner status"
)
ROWS_OF_ALIASES = _words("titles alsoknownas aliases jobtitles alternativetitles aka")
# As these, where nothing but short names stands behind them.
ROWS_OF_NAMES = _words("title jobtitle role name rolename")


def looks_like_level(text: str) -> bool:
    """Tell whether a heading or header is probably a level's name."""
    if not text or len(text) > _LONGEST_NAME or len(text.split()) > 9:
        return False
    words = set(re.findall(r"[a-z]+", text.casefold()))
    if words & _WHOLES:
        return False
    return bool(
        words & _RANKS.keys()
        or "vice president" in text.casefold()
        or _NUMBERED.search(text)
        or _ROMAN_END.search(text)
        or _ROLE.match(text.strip())
    )


def are_names(label: str, texts: Sequence[str]) -> bool:
    """Tell whether a row of this label holds other names of the levels above it."""
    if fold(label) in ROWS_OF_ALIASES:
        return True
    return fold(label) in ROWS_OF_NAMES and all(len(t.split()) <= _MOST_WORDS for t in texts)


def share_of_levels(texts: Sequence[str]) -> float:
    """Return the share of the non-empty texts that look like levels, 0 to 1."""
    named = [t for t in texts if t.strip()]
    return sum(looks_like_level(t) for t in named) / len(named) if named else 0.0


def numbered_alike(texts: Sequence[str]) -> bool:
    """Tell whether all texts are one word with different numbers behind: `Orbit 1`, `Orbit 2`."""
    named = [t.strip() for t in texts if t.strip()]
    stems = {fold(re.sub(r"(?:\d+|\b[IVX]+)$", "", t)) for t in named}
    return len(named) > 1 and len(stems) == 1 and len({fold(t) for t in named}) == len(named)


def split_title(name: str) -> tuple[str, tuple[str, ...]]:
    """Split `Senior PM (L5)` into its title and its other names."""
    parts = [p.strip() for p in _SPLIT.split(name) if p and p.strip()]
    if len(parts) < 2:
        return name.strip(), ()
    title = max(parts, key=lambda p: len(p.split()))
    aliases = [p for p in parts if p != title and (looks_like_level(p) or _CODE.match(p))]
    return title, tuple(dict.fromkeys(aliases))


def goes_down(names: Sequence[str]) -> bool:
    """Tell whether levels stand in the order from the highest to the lowest."""
    by_word = [_rank(name) for name in names]
    by_number = [_number(name) for name in names]
    ranks = by_word if sum(r is not None for r in by_word) > 1 else by_number
    known = [r for r in ranks if r is not None]
    steps = [b - a for a, b in pairwise(known) if a != b]
    return bool(steps) and all(step < 0 for step in steps)


def _rank(name: str) -> float | None:
    words = re.findall(r"[a-z]+", name.casefold())
    known = [_RANKS[w] for w in words if w in _RANKS]
    if "vice" in words and "president" in words:
        known.append(_RANKS["vp"])
    if known:
        # `Senior Staff` lies above `Staff`, `Senior Principal` above `Principal`.
        return max(known) + (0.5 if len(known) > 1 and _SENIOR & set(words) else 0)
    return float(_RANKS["mid"]) if _ROLE.match(name.strip()) else None


def _number(name: str) -> float | None:
    found = _NUMBERED.search(name) or _ROMAN_END.search(name)
    if found is None:
        return None
    digits = found.group(1).casefold()
    return float(digits) if digits.isdigit() else float(_ROMANS.get(digits, 0))
