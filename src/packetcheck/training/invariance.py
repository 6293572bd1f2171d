"""How often a change that means nothing changes a label: names, pronouns, typing, lay-out."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from packetcheck.analyzer import Analyzer
from packetcheck.findings import TaggedStatement
from packetcheck.training.evaluate import statement_of

PAIRS = 5000
_SEED = 11
# Names of many origins; some of them no list of names would hold.
NAMES = (
    *(
        "Emily",
        "DeShawn",
        "Siobhán",
        "Łukasz",
        "Oleksandra",
        "Giulia",
        "Xiomara",
        "João",
        "Aigerim",
    ),
    *("Fatima", "Yusuf", "Nasrin", "Tzipora", "Anahit", "Priya", "Karthik", "Harpreet", "Thilini"),
    *("Xiaoming", "Ka-ming", "Haruka", "Ji-woo", "Thuy", "Somchai", "Dewi", "Tama", "Leilani"),
    *("Olumide", "Chiamaka", "Kwabena", "Wanjiru", "Tsehay", "Thabo", "Aminata", "Ngozi", "Bram"),
)
_PRONOUNS = {
    "he": {"he": "he", "him": "him", "his": "his", "himself": "himself"},
    "she": {"he": "she", "him": "her", "his": "her", "himself": "herself"},
    "they": {"he": "they", "him": "them", "his": "their", "himself": "themselves"},
}
_HE = re.compile(r"\b(he|him|his|himself)\b", re.IGNORECASE)
_VERBS = {"was": "were", "is": "are", "has": "have", "does": "do"}
_THEY_VERB = re.compile(r"\b([Tt]hey) (was|is|has|does)\b")
_NAME = re.compile(r"(?<=[a-z,] )(?:" + "|".join(NAMES) + r")\b|^(?:" + "|".join(NAMES) + r")\b")
Pair = tuple[str, str]


def invariance_figures(
    analyzer: Analyzer, texts: Sequence[str], *, pairs: int = PAIRS
) -> dict[str, dict[str, float]]:
    """Return, by kind of change, how many pairs were tried and the share that stayed the same.

    `same_tags` is the share in which none of the seven tags changed, `same_labels` none of those
    and of the other labels. Kinds: `person` (pronouns and first names), `typing` (a typo, the case
    of all letters), `layout` (bullets, links behind).
    """
    rng = random.Random(_SEED)  # noqa: S311
    made = {
        "person": _take(_persons(texts, rng), pairs),
        "typing": _take(_typed(texts, rng), pairs),
        "layout": _take(_laid_out(texts), pairs),
    }
    return {kind: _compare(analyzer, found) for kind, found in made.items()}


def _take(made: Iterator[Pair], number: int) -> list[Pair]:
    return [pair for pair, _ in zip(made, range(number), strict=False)]


def _compare(analyzer: Analyzer, pairs: Sequence[Pair]) -> dict[str, float]:
    texts = list(dict.fromkeys(text for pair in pairs for text in pair))
    tagged = analyzer.tag([statement_of(f"i{n}", text) for n, text in enumerate(texts)])
    by_text = dict(zip(texts, tagged, strict=True))
    tags = sum(_tags(by_text[a]) == _tags(by_text[b]) for a, b in pairs)
    labels = sum(_labels(by_text[a]) == _labels(by_text[b]) for a, b in pairs)
    number = max(1, len(pairs))
    return {"pairs": len(pairs), "same_tags": tags / number, "same_labels": labels / number}


def _tags(tagged: TaggedStatement) -> frozenset[str]:
    return frozenset(tag.criterion for tag in tagged.criteria)


def _labels(tagged: TaggedStatement) -> tuple[object, ...]:
    t = tagged
    return (_tags(t), t.polarity, t.modality, t.agency, t.scope, t.outcome, t.specificity)


def _persons(texts: Sequence[str], rng: random.Random) -> Iterator[Pair]:
    """Yield statements about him beside the same about her, them, and by other names."""
    him = [t for t in texts if _HE.search(t) and not re.search(r"\b(she|hers?|they|them)\b", t)]
    for text in him:
        for who in ("she", "they"):
            yield text, with_pronoun(text, who)
        named = re.sub(r"\b[Hh]e\b", rng.choice(NAMES), text, count=1)
        if named != text:
            for other in rng.sample(NAMES, 6):
                yield named, _NAME.sub(other, named)


def with_pronoun(text: str, who: str) -> str:
    """Return a statement about him as one about `who`: he, she or they."""

    def put(found: re.Match[str]) -> str:
        word = found.group()
        new = _PRONOUNS[who][word.casefold()]
        return new.capitalize() if word[0].isupper() else new

    changed = _HE.sub(put, text)
    return _THEY_VERB.sub(lambda m: f"{m[1]} {_VERBS[m[2]]}", changed) if who == "they" else changed


def _typed(texts: Sequence[str], rng: random.Random) -> Iterator[Pair]:
    """Yield statements beside the same with a typo, and in small or capital letters."""
    for text in texts:
        long = list(re.finditer(r"[a-z]{6,}", text))
        if long:
            word = rng.choice(long)
            at = rng.randrange(word.start() + 1, word.end() - 2)
            yield text, text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        yield text, text.lower()
        yield text, text.upper()


def _laid_out(texts: Sequence[str]) -> Iterator[Pair]:
    """Yield statements beside the same with a bullet in front or a link behind."""
    changes: tuple[Callable[[str], str], ...] = (
        lambda text: f"- {text}",
        lambda text: f"\u2022 {text}",
        lambda text: f"{text} (https://wiki.example.org/pages/4711)",
        lambda text: f"{text} https://example.org/d/1f3c",
    )
    for text in texts:
        for change in changes:
            yield text, change(text)
