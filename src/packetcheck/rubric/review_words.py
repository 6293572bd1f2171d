"""Sentences that no statement could meet, or only half of: traits, vague praise, two in one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packetcheck.rubric.problems import Finder, Problem
from packetcheck.rubric.records import Expectation

_LONGEST = 40
_LONG = 22
_PRAISE = (
    r"good|great|excellent|strong|outstanding|exceptional|effective|superb|solid|stellar|brilliant"
    r"|amazing|fantastic|skilled|talented|gifted|natural|proven|high(?:ly)?[- ]\w+|world[- ]class"
    r"|best[- ]in[- ]class|seasoned|well[- ]rounded|true|real"
)
_TRAITS = (
    r"skills?|abilit(?:y|ies)|excellence|leadership|ownership|presence|gravitas|passion|maturity"
    r"|judge?ment|attitude|mindset|communication|collaboration|teamwork|initiative|integrity"
    r"|professionalism|empathy|creativity|curiosity|confidence|resilience|drive|dedication"
    r"|commitment|competence|expertise|understanding|knowledge|thinking|potential|influence|quality"
)
_PERSONS = (
    r"communicator|leader|collaborator|listener|player|partner|thinker|problem[- ]solver|presenter"
    r"|mentor|coach|expert|role model|writer|speaker|negotiator|team[- ]player|self[- ]starter"
)
_TRAIT = re.compile(
    rf"^(?:is|be|being|remains|becomes) (?:an?|the)? ?(?:very |highly )?(?:{_PRAISE})?[ ,]*"
    rf"(?:and )?(?:{_PRAISE}|\w+)? ?(?:{_PERSONS})\b"
    r"|^is (?:seen|known|regarded|viewed|recogni[sz]ed) as an? (?:\w+ )?"
    rf"(?:{_PERSONS})[.]?$"
    r"|^takes? (?:full |complete |strong )?(?:ownership|initiative|responsibility)[.]?$"
    r"|^(?:is able to|can|has the ability to|is capable of)\b"
    rf"|^(?:demonstrates?|shows?|displays?|exhibits?|possess(?:es)?|has|have|brings?|embodies)"
    rf" (?:an? |the |consistent |deep |sound |clear |(?:{_PRAISE}) )*"
    rf"(?:\w+[- ]?\w*,? (?:and )?){{0,3}}(?:{_TRAITS})(?: at all times| in everything)?[.]?$"
    rf"|^(?:is|be|being) (?:very |highly |always )?(?:{_PRAISE}|proactive|reliable|passionate"
    r"|strategic|collaborative|creative|curious|dependable|driven|motivated|organi[sz]ed"
    r"|professional|resilient|trustworthy|innovative|visionary|decisive|empathetic)\b[^,;]{0,30}$"
    rf"|^(?:{_PRAISE}) (?:\w+[- ]){{0,3}}(?:{_TRAITS}|{_PERSONS})[.]?$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(good|great|excellent|effective(?:ly)?|outstanding|exceptional(?:ly)?|appropriate(?:ly)?"
    r"|as needed|as appropriate|where possible|world[- ]class|best[- ]in[- ]class"
    r"|high[- ]quality|strong|excels? (?:at|in)|above and beyond|the extra mile|moves? the needle"
    r"|drives? (?:impact|results|value|excellence)(?=[.]?$))\b"
    # A manner with nothing that is done in it: `Thinks strategically.`
    r"|^(?:thinks?|acts?|behaves?|communicates?|collaborates?|works?|leads?) (?:\w+ly|well)"
    r"(?= with others| and \w+|[.]?$)[^,;]{0,20}$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:at least|more than|over)? ?\d+ ?(?:%|times|per|a (?:year|month|quarter))"
)

# Joined by `and`, a word that ends as a verb of the third person does: `and presents`.
_DEEDS = re.compile(r"\band (?:then |also )?\w+s\b", re.IGNORECASE)


def wording_problems(expectation: Expectation, i: int, finder: Finder) -> Iterator[Problem]:
    """Find what makes the sentence of the i-th expectation hard to meet or to see."""
    text, place = expectation.text, ("expectations", i, "text")
    if _TRAIT.search(text):
        said = "names a trait, and nothing that could be seen"
        hint = "say what somebody with it does: 'Runs the pricing committee without help'"
        yield finder.warning("trait", place, said, hint)
    elif found := _VAGUE.search(text):
        said = f"'{found.group()}' cannot be seen"
        hint = "say by what one would notice, or leave the word out"
        yield finder.warning("vague-word", place, said, hint)
    words = len(text.split())
    if words > _LONGEST:
        said = f"has {words} words"
        hint = f"say it in {_LONGEST} at most; the longer, the less any one statement matches it"
        yield finder.warning("long", place, said, hint)
    elif _parts(text) > (2 if words > _LONG else 3) or len(_DEEDS.findall(text)) > 1:
        said = "asks for several things at once"
        hint = "one statement seldom tells them all; make an expectation of each"
        yield finder.warning("several-in-one", place, said, hint)
    if found := _NUMBER.search(text):
        said = f"'{found.group().strip()}' is a number to be met, and nobody counts to it"
        hint = "say the behaviour; statements are matched by what they tell, not by how often"
        yield finder.warning("number", place, said, hint)


def _parts(text: str) -> int:
    """Return how many things a sentence joins with `and` or `;`."""
    return 1 + len(re.findall(r"\band\b|;", text, re.IGNORECASE))
