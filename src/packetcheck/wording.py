"""Fold away who a statement is about before the encoder reads it.

The same deed must be tagged the same whoever did it. An encoder learns that only nearly; what it
never sees, it cannot hold against anybody. Every first name that we know becomes one of two
stand-in names, every pronoun of a third person "they" with its verb, and what is no wording at all,
bullets in front and links behind, is left out. Reports quote the text as it stands: only the
encoder reads the folded one.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

# The first person named, and all others: who acts on whom is kept.
_STAND_INS = ("Alex", "Kim")
_MASTERS = {"mr", "mrs", "ms", "mx"}
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\d[\d.,]*|[^\w\s]|_", re.UNICODE)
_BULLET = re.compile(
    r"^\s*(?:[-*+\u2022\u2023\u25aa\u25cf\u25e6\u2043\u2013\u2014\u00b7>]+|\(?\d{1,2}[.)])\s+(?=\S)"
)
_LINK = re.compile(r"[\s(\[<]*(?:https?://|www\.)\S+[)\]>]*\s*[.]?\s*$", re.IGNORECASE)
_SUBJECTS = {"he", "she", "they"}
_SUBJECTS_CUT = re.compile(r"(?i)^(he|she|they)['\u2019](s|re|ve|d|ll)$")
_OTHERS = {"him", "her", "his", "them", "their"}
_OWN = {"hers", "theirs"}
_SELF = {"himself", "herself", "themself", "themselves"}
_VERBS = {
    "was": "were",
    "is": "are",
    "has": "have",
    "does": "do",
    "wasn't": "weren't",
    "isn't": "aren't",
    "hasn't": "haven't",
    "doesn't": "don't",
}
# Words that stand between a pronoun and its verb.
_BETWEEN = {
    *("also", "always", "often", "never", "still", "just", "even", "now", "then", "soon", "once"),
    *("seldom", "sometimes", "rarely", "almost", "both", "not", "only", "first", "later", "again"),
}
# After these a pronoun's case shows that nothing is owned: "told her that", "thanked her."
_NOT_OWNED = {
    *("and", "or", "but", "nor", "so", "because", "since", "if", "when", "while", "as", "than"),
    *("that", "who", "whom", "which", "what", "how", "why", "where", "whether", "the", "a", "an"),
    *("to", "of", "in", "on", "at", "by", "for", "from", "with", "about", "into", "over", "after"),
    *("before", "through", "during", "without", "within", "up", "out", "off", "down", "back"),
    *("again", "too", "more", "most", "very", "really", "every", "each", "this", "these", "those"),
    *(
        "any",
        "some",
        "all",
        "i",
        "we",
        "you",
        "it",
        "he",
        "she",
        "they",
        "is",
        "was",
        "are",
        "were",
    ),
    *("has", "have", "had", "will", "would", "can", "could", "should", "may", "might", "not"),
    *(
        "always",
        "often",
        "never",
        "here",
        "there",
        "now",
        "then",
        "later",
        "today",
        "once",
        "twice",
    ),
}
_JOINED = re.compile(r"['\u2019](s|d|ll|ve|re)$", re.IGNORECASE)
_SURNAME = re.compile(r"^[^\W\d_][^\W\d_'\u2019-]+$")


def folded(text: str) -> str:
    """Return what the encoder reads of `text`, in one line: the same for whoever it tells of."""
    line = " ".join(text.split())
    bare = _LINK.sub("", _BULLET.sub("", line))
    return _refold(bare or line)


@functools.cache
def first_names() -> frozenset[str]:
    """Return the first names that are folded, in lower case."""
    path = resources.files("packetcheck").joinpath("first_names.txt")
    return frozenset(path.read_text(encoding="utf-8").casefold().split("\n")) - {""}


def _refold(text: str) -> str:
    pieces = list(_WORD.finditer(text))
    words = [piece.group() for piece in pieces]
    new = _without_names(words, shouted=text.isupper())
    _without_pronouns(new)
    built, at = [], 0
    for piece, word in zip(pieces, new, strict=True):
        gap = text[at : piece.start()]
        # A word that went takes the space before it along.
        built.append(gap + word if word else gap.rstrip())
        at = piece.end()
    return "".join([*built, text[at:]]).strip()


def _without_names(words: list[str], *, shouted: bool) -> list[str]:
    """Put stand-ins for first names, and leave surnames out behind them."""
    known: dict[str, str] = {}
    new = list(words)
    after_name = False
    for n, word in enumerate(words):
        stem, owner = _stem(word)
        titled = word[0].isupper() and (shouted or not word.isupper() or len(word) == 1)
        follows_title = n > 0 and (
            words[n - 1].casefold() in _MASTERS
            or (n > 1 and words[n - 1] == "." and words[n - 2].casefold() in _MASTERS)
        )
        if titled and (is_first_name(stem) or follows_title):
            standing = known.setdefault(stem.casefold(), _STAND_INS[min(len(known), 1)])
            new[n] = standing + owner
            after_name = not owner
        elif after_name and titled and not shouted and _SURNAME.match(stem):
            new[n - 1] += owner
            new[n] = ""
            after_name = False
        else:
            after_name = False
    return new


def is_first_name(word: str) -> bool:
    """Tell whether a word is a first name, or two that are joined: not `Priya-led`."""
    first, _, second = word.partition("-")
    known = first_names()
    joined = first.casefold() in known and second[:1].isupper()
    return word.casefold() in known or joined


def _stem(word: str) -> tuple[str, str]:
    """Split what an apostrophe joins to a name, of possession or a verb, from a word."""
    found = _JOINED.search(word)
    return (word[: found.start()], f"'{found[1].lower()}") if found else (word, "")


def _without_pronouns(words: list[str]) -> None:
    """Put the plural of the third person for its singular, with the verb behind it."""
    for n, word in enumerate(words):
        low = word.casefold()
        cut = _SUBJECTS_CUT.match(word)
        if low in _SUBJECTS or cut:
            # "He's" may be "he is" and "he has"; "they're" has to stand for both.
            ending = {"": "", "ll": "'ll", "d": "'d"}.get(cut[2].casefold() if cut else "", "'re")
            words[n] = _like(word, "they" + ending)
            if not cut:
                _agree(words, n + 1)
        elif low in _OTHERS:
            words[n] = _like(word, "their" if _owns(words, n + 1) else "them")
        elif low in _OWN:
            words[n] = _like(word, "theirs")
        elif low in _SELF:
            words[n] = _like(word, "themselves")


def _owns(words: list[str], n: int) -> bool:
    """Tell whether the word at `n` looks like something owned."""
    return n < len(words) and words[n][:1].isalnum() and words[n].casefold() not in _NOT_OWNED


def _agree(words: list[str], n: int) -> None:
    """Give the verb at `n`, or behind an adverb there, the form that follows "they"."""
    while n < len(words) and (words[n].casefold() in _BETWEEN or _is_adverb(words[n])):
        n += 1
    if n >= len(words):
        return
    low = words[n].casefold().replace("\u2019", "'")
    if low in _VERBS:
        words[n] = _like(words[n], _VERBS[low])
    elif words[n].isalpha() and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        words[n] = _like(words[n], _plain_verb(low))


def _is_adverb(word: str) -> bool:
    return len(word) > 4 and word.casefold().endswith("ly") and word.islower()


def _plain_verb(low: str) -> str:
    """Return a verb of the third person without its ending: `tries` as `try`."""
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("shes", "ches", "sses", "xes", "zzes", "oes")):
        return low[:-2]
    return low[:-1]


def _like(old: str, new: str) -> str:
    """Return `new` with a capital where `old` begins with one."""
    return new[0].upper() + new[1:] if old[:1].isupper() else new
