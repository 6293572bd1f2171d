"""Word patterns that several rules of segmentation share."""

from __future__ import annotations

import re


def any_of(words: str) -> str:
    """Return a pattern for any of `words`, which white space parts; `_` stands for a space."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


_PAST = "(?:re|over|out|under)?" + any_of(
    r"""
        led built made ran took got gave went wrote kept cut set held met won sold taught brought
        drove grew saw found put came became began spoke stood stuck sat fell rose hit let lost paid
        spent sent knew thought told said shut split spread dealt fought left felt heard chose
        drew flew forgot hid laid lent lit meant rode sang shook shot slid swept threw understood
        bought caught sought beat
        """
)
_PRESENT = any_of(
    r"""
        is are was were be been am has have had do does did will would can could should may might
        must isn't aren't wasn't doesn't don't didn't can't won't owns? leads runs? makes? helps
        knows? gets? takes? gives? keeps? brings? drives? needs? wants? says? goes shows? writes?
        works asks? uses thinks? tends? builds? sees? finds? becomes?
        """
)
# Names that end like a deed.
_NAMES = (
    any_of(
        """
        ahmed mohamm?ed muhamm?ed mehmed hamed hameed saeed sayed syed jared alfred wilfred manfred
        winifred khaled waleed majed rashed javed naveed reed creed united limited
        """
    )
    + r"\b"
)
VERB = re.compile(
    rf"\b(?!{_NAMES})(?:{_PRESENT}|{_PAST}"
    r"|(?!need|speed|feed|seed|embed|\w+-based)\w{3,}(?:ed|ing))\b",
    re.IGNORECASE,
)
# The same without "-ing", which is as often a noun ("Strategic thinking").
DEED = re.compile(rf"\b(?!{_NAMES})(?:{_PRESENT}|{_PAST}|\w{{2,}}[^e\W]ed)\b", re.IGNORECASE)
ROLE = re.compile(
    r"\b"
    + any_of(
        r"""
        manager engineer director designer researcher analyst consultant lead head vp svp evp
        president officer ceo cto cpo cfo coo cmo cro developer scientist architect marketer
        specialist associate intern partner owner coordinator accountant counsel nurse support
        sales pm apm gpm tpm hrbp ae csm em swe founder recruiter administrator strategist
        engineering design marketing legal finance operations
        (?:19|20)\d\d
        """
    )
    + r"\b",
    re.IGNORECASE,
)
# Words with which an opinion begins: "Great work.", "Sharp mind."
PRAISE = re.compile(
    any_of(
        r"""
        great good nice excellent amazing awesome fantastic strong solid sharp clear brilliant
        outstanding superb wonderful exceptional impressive incredible terrific thoughtful
        reliable dependable calm kind very really truly so a an the absolute pure true natural
        proactive creative trusted weak poor slow best well too not no more less always never
        thanks? thank congratulations kudos bravo hard easy huge massive big incredibly extremely
        """
    )
    + r"\b",
    re.IGNORECASE,
)
