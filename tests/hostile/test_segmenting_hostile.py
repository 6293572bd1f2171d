"""Runs of characters on which a pattern that looks back would never end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hostile.outcome import parameter
from hostile.sound import statement_faults
from packetcheck.document import BlockKind, Document, Kind, RawBlock, Voice, lay_out

if TYPE_CHECKING:
    from hostile.conftest import Guard, Reader

_UNITS = {
    "spaces": " ", "dots": ".", "dashes": "-", "digits": "1", "abbreviations": "a.",
    "opening": "(", "closing": ")", "quotes": '"', "words": "word ", "capitals": "A ",
    "stops": "a. ", "questions": "? ", "colons": "a: ", "commas": "a, ", "slashes": "1/",
    "months": "May ", "dates": "1 May, ", "greetings": "Hi ", "names": "Jo Fox, ",
    "addresses": "a@b.", "links": "https://", "brackets": "[", "braces": "{", "lower": "<",
    "under": "_", "stars": "*", "initials": "J. ", "emoji": "\U0001f680", "joined-emoji": "👩‍💻",
    "no-break": "\u00a0", "ellipses": "… ", "semicolons": "a; ", "numbered": "(1) a; ",
    "dollars": "$1,", "percent": "1% ", "apostrophes": "'s ", "ratings": "4/5 ", "pipes": "| ",
    "tabs": "\t", "thanks": "thanks ", "labels": "Name: ", "accents": "\u0301", "thai": "ก",
    "chinese": "他。", "hyphened": "a-", "thank-you-for": "thank you for ", "bars": "a | ",
}  # fmt: skip
# Most rules look at short lines only, so that the line that hurts most may be a short one.
_LENGTHS = (19_900, 30_000)
_HEADS = ("", "Thank you ", "I said: ")
_TAILS = ("", "\u00a7")


_RUNS = [
    parameter((unit, kind), f"{kind.value}-run-{name}")
    for kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    for name, unit in _UNITS.items()
]


@pytest.mark.parametrize("given", _RUNS)
def test_a_run_of_anything_is_segmented_whole(given: tuple[str, BlockKind], in_time: Guard) -> None:
    unit, kind = given
    short = [f"{head}{(unit * 250)[:250]}{tail}" for head in _HEADS for tail in _TAILS]
    long = [
        f"{head}{(unit * length)[:length]}\u00a7" for head in _HEADS[::2] for length in _LENGTHS
    ]
    for run in (*short, *long):
        text, blocks = lay_out([RawBlock(run, kind)], Voice.SELF)
        with in_time():
            found = statement_faults(Document("a.txt", text, blocks, Voice.SELF, Kind.BRAG, ""))
        assert found == []


_FILES = [
    parameter((unit, suffix), f"file-{name}-{suffix}")
    for suffix in ("txt", "md", "html", "csv")
    for name, unit in _UNITS.items()
]


@pytest.mark.parametrize("run", _FILES)
def test_a_run_of_anything_comes_through_the_reader(run: tuple[str, str], read: Reader) -> None:
    unit, suffix = run
    runs = [(unit * length)[:length] for length in (250, 20_000)]
    document = read(f"a.{suffix}", "\n\n".join([*runs, "I hired two designers.", *runs]).encode())
    assert "I hired two designers." in document.text
