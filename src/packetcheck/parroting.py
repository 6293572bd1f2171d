"""Statements that only say again what the rubric says: a claim in its words, and no deed.

A pasted sentence is found by its letters. A reworded one ("I write clear requirements …") is found
by its words: nearly all of those that mean something stand in the rubric's sentence too, and hardly
anything is added that somebody could go and check.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

# A statement this close to the rubric's own sentence, letter by letter, repeats it.
_SAME_LETTERS = 88.0
# Of the words of a sentence, as many must be said; of a statement's words, as few may be added.
_SAID = 0.6
_ADDED = 0.2
_FEWEST_WORDS = 4

_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*")
# A list's number or letter, or a word before a colon that says what follows.
_LABEL = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*[.)]?|\(?[a-z]\)|[\w-]+(?: [\w-]+){0,2}:)\s+", re.IGNORECASE
)
# Words that tell nothing, and those with which a claim is dressed up.
_WORDS_WITHOUT_MEANING = """
    a about across all along also always am an and any are as at be been being both but by can
    each every for from get gets getting give gives given had has have having he her hers him
    his how i in into is it its itself me more most my of off on one or other others our out
    over own she so some such than that the their them themselves these they this those through
    to together too under up upon very was we were what when where wherever which while who whom
    whose will with within without you your

    able ability accordingly actively already capable certainly clear clearly confident
    confidently consistent consistently constantly continually definitely demonstrate
    demonstrated demonstrates demonstrating demonstrably easily effective effectively exceeds
    excellent excellently expected expectation fluently frequently full fully generally good
    great highly know known love meet meets met much naturally never often part people person
    proven really regularly reliably routinely show showed showing shown shows skilled strong
    strongly successfully track truly usually well whenever work worked working works yes
"""
_EMPTY = frozenset(_WORDS_WITHOUT_MEANING.split())
_ENDINGS = ("ings", "ing", "ies", "ied", "ers", "ed", "er", "es", "ly", "s", "y", "e")


class Sentences:
    """The sentences of a rubric's expectations, ready to be compared with statements."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._lower = [text.casefold() for text in texts]
        self._words = [_words(text) for text in texts]

    def repeated_by(self, statement: str) -> int | None:
        """Return which of the sentences a statement repeats; None where it tells more."""
        said = _LABEL.sub("", statement).casefold()
        found = process.extractOne(
            said, self._lower, scorer=fuzz.ratio, score_cutoff=_SAME_LETTERS
        ) or process.extractOne(
            statement.casefold(), self._lower, scorer=fuzz.ratio, score_cutoff=_SAME_LETTERS
        )
        return int(found[2]) if found else self._reworded(_words(said))

    def _reworded(self, said: frozenset[str]) -> int | None:
        if len(said) < _FEWEST_WORDS:
            return None
        shares = [len(said & words) / max(len(words), 1) for words in self._words]
        repeated = [n for n, share in enumerate(shares) if share >= _SAID]
        if not repeated:
            return None
        # Two sentences may be run together into one.
        theirs = frozenset().union(*(self._words[n] for n in repeated))
        added = said - theirs
        if len(added) > _ADDED * len(said) or any(word[0].isdigit() for word in added):
            return None
        return max(repeated, key=shares.__getitem__)


def _words(text: str) -> frozenset[str]:
    """Return the stems of the words that mean something."""
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in found if len(word) > 1 and word not in _EMPTY)


def _stem(word: str) -> str:
    """Cut off what a word's form adds, so that "plans" and "planned" are one word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    doubled = len(word) > 3 and word[-1] == word[-2]
    return word[:-1] if doubled else word
