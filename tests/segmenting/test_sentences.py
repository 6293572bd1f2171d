"""Hard sentence boundaries, as they come in reviews."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packetcheck.segmenting import sentences as module
from packetcheck.segmenting.sentences import sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        # plain
        ["Shipped the portal.", "Churn fell."],
        ["Was it good?", "Yes!", "It was."],
        ["Really?!", "Really."],
        ["No stop at the end"],
        # abbreviations
        ["Met Dr. Lee and Prof. Ng.", "Then we shipped it."],
        ["Mr. Smith asked.", "Mrs. Jones agreed."],
        ["Met Sen. Warren at St. Gallen.", "Then we shipped."],
        ["MET PROF. LEE IN MAY.", "THEN WE SHIPPED."],
        ["Compared Acme vs. Bolt in approx. 5 days.", "Chose Bolt."],
        ["Asked for e.g. exports, i.e. CSV files.", "They came."],
        ["Wrote specs, tests, etc.", "The rest was fine."],
        ["No. 5 was the best."],
        ["Worked with Acme Inc. on it.", "It went live."],
        ["Sold in the U.S. Army."],
        ["Sold in the U.S.", "We grew."],
        # times
        ["The call was at 5 p.m.", "We left."],
        ["The call at 5 p.m. Pacific was long."],
        ["Every a.m. call was mine."],
        # numbers
        ["Cut drop-off from 38.5% to 21.2%.", "Activation rose 9%."],
        ["Revenue hit $1.2M.", "Churn fell."],
        ["Team size: 5.", "Budget: 2M."],
        ["1. Shipped it."],
        ["It took 3.5 hours, not 4."],
        # versions, files, addresses
        ["Shipped v2.1.", "Then v2.2.0 followed."],
        ["Deployed Node.js 20.1.", "It ran."],
        ["See https://a.example/b.c?d=e.", "Then compare."],
        ["Mail ana@example.com.", "She knows."],
        # initials
        ["J. R. Smith led it.", "She won."],
        ["The team of J. Doe was mine."],
        ["It was Sam and I.", "Then we shipped."],
        # quotes and brackets
        ['He said "Ship it."', "She shipped it."],
        ["“Great work.”", "That was the note."],
        ["She asked “what next?” and we went on."],
        ["(It worked.)", "Then we left."],
        ["We did it (see Fig. 3).", "Then we left."],
        ["Rebuilt it (it was slow. Very slow.) in May.", "Done."],
        ["It was *great.*", "Then more."],
        # ellipses
        ["It was slow... but it worked."],
        ["It was slow...", "Then it worked."],
        ["Well… then it worked."],
        # quoted speech within a sentence, and on its own
        ['She said, "We should wait. The data is thin." and held the launch.'],
        ['She told the board: "I was wrong. We start again."', "Nobody was angry."],
        ["“I was wrong. We start again,” she told them.", "Nobody was angry."],
        ["Her answer was “Why now? Nobody asked.” and that settled it."],
        ["“She is calm.", "She plans.”"],
        ['He said "Ship it.', "We shipped.", "Then the quotation never closed."],
        # lists typed into a line, and lists that are but a sentence
        ["Goals:", "(1) cut churn;", "(2) raise trust;", "(3) hire two."],
        ["1. Shipped it.", "2. Sold it."],
        ["I did three things: cut churn; raised trust; hired two."],
        ["In May I (1) cut churn and (2) hired two."],
        # what stands behind the stop
        ["Launched it. 🚀", "Then scaled it."],
        ["✅ Shipped it.", "✅ Sold it."],
        ["Cut churn by 12%.[1]", "Then left."],
        ["Cut churn by 12%.²", "Then left."],
        # numbers behind a word with a stop
        ["See Sec. 3 and Fig. 4 for it."],
        ["Sat down with Maj. Gen. Lee and Gov. Brown."],
        ["J. P. Ortiz was the sponsor.", "A. B. Singh agreed."],
        # writers without capitals
        ["shipped the export.", "tickets dropped by half."],
        # what opens no sentence
        ["iPhone app shipped.", "iOS followed."],
        ["I did A.Then B."],
        ["Why not? asked support."],
    ],
    ids=lambda parts: str(parts[0])[:30],
)
def test_boundaries(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize("text", ["", " ", "\n\t \n", "\u00a0"])
def test_nothing_holds_no_sentence(text: str) -> None:
    assert sentences(text) == []


def test_a_line_break_is_a_boundary() -> None:
    assert split("Shipped the portal\n  and sold it.\r\n\r\nThen left") == [
        "Shipped the portal",
        "and sold it.",
        "Then left",
    ]


def check(text: str) -> None:
    """Assert that the spans are in order, stripped, and lose nothing but white space."""
    end = 0
    for span in sentences(text):
        assert span.start >= end
        assert not text[end : span.start].strip()
        assert span.of(text)
        assert span.of(text) == span.of(text).strip()
        end = span.end
    assert not text[end:].strip()


PIECES = st.sampled_from(
    [
        *["Shipped it", "dr", "p.m", "e.g", "3.5", "v2.1", "I", "“Go", "said”", "(so", ")", "J"],
        *[".", "...", "…", "?", "!", '"', "'", "]", "\n", "\u2028", " ", "  ", "\t", "\u00a0"],
        *["https://a.b/c", "x@y.z", "Łódź", "日本語。", ":)", "\u200b", "é", "$1.2M"],
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_nothing_is_lost_of_likely_text(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_nothing_is_lost_of_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "line",
    ["It went well. " * 75_000, "x" * 1_000_000, "(" * 1_000_000, "\"'" * 500, "!?" * 500_000],
    ids=["sentences", "one word", "brackets", "quotes", "marks"],
)
def test_monstrous_lines_never_reach_the_tokenizer(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tokenizer's time grows with the square of a run of punctuation; without it, a line costs
    # one pass of a regular expression that cannot backtrack.
    def refuse(text: str) -> None:
        raise AssertionError(f"{len(text)} characters reached the tokenizer")

    monkeypatch.setattr(module, "tokenize", refuse)
    found = split(line)
    assert "".join(found).replace(" ", "") == line.replace(" ", "")
    assert len(found) == line.count(". ") or len(found) == 1
