"""The HTML report as text: escaped, self-contained, linked, in order, the same every time."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from packetcheck.document import Kind, Voice
from packetcheck.errors import ReportError
from packetcheck.findings import Assessment, Relation, Status
from packetcheck.reports.html import render_html
from reports.factory import Cites, make_assessment, make_expectation, make_finding, read_document
from reports.samples import (
    HOSTILE,
    empty_assessment,
    full_assessment,
    hostile_assessment,
    long_assessment,
)

ASSESSMENTS = {
    "full": full_assessment(),
    "hostile": hostile_assessment(),
    "empty": empty_assessment(),
    "long": long_assessment(),
    "nothing": make_assessment([]),
}


class Page(HTMLParser):
    """A page's elements, attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.headings: list[int] = []
        self.words = ""
        self.inline: dict[str, str] = {}
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self._inside = tag
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in ("style", "script"):
            self.inline[self._inside] = self.inline.get(self._inside, "") + data
        else:
            self.words += data

    def values(self, name: str) -> list[str]:
        return [value for _, n, value in self.attributes if n == name]


@pytest.fixture(params=ASSESSMENTS, ids=list(ASSESSMENTS))
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return ASSESSMENTS[request.param]


def test_every_internal_link_resolves_and_no_other_link_exists(assessment: Assessment) -> None:
    page = Page(render_html(assessment))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    links = page.values("href")
    assert all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} <= set(ids)
    for name in ("aria-labelledby", "for"):
        assert set(page.values(name)) <= set(ids)


def test_nothing_is_fetched_and_nothing_runs_from_attributes(assessment: Assessment) -> None:
    page = Page(render_html(assessment))
    names = {name for _, name, _ in page.attributes}
    assert not {n for n in names if n.startswith("on")} | (names & {"src", "style", "action"})
    assert page.tags["script"] == page.tags["style"] == 1
    assert not {"img", "link", "iframe", "object", "base"} & set(page.tags)
    assert "@import" not in page.inline["style"]
    assert "url(" not in page.inline["style"]


def test_policy_names_the_hashes_of_the_inline_blocks(assessment: Assessment) -> None:
    page = Page(render_html(assessment))
    policy = next(v for v in page.values("content") if v.startswith("default-src 'none'"))
    for kind in ("style", "script"):
        digest = hashlib.sha256(page.inline[kind].encode()).digest()
        assert f"{kind}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert "unsafe" not in policy


def test_headings_descend_one_step_at_a_time(assessment: Assessment) -> None:
    levels = Page(render_html(assessment)).headings
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_rendering_is_deterministic_and_encodable(assessment: Assessment) -> None:
    text = render_html(assessment)
    assert text == render_html(assessment)
    text.encode()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)


def test_hostile_text_is_shown_as_text() -> None:
    words = Page(render_html(hostile_assessment())).words
    for text in HOSTILE[:6]:
        assert text in words


def test_every_statement_and_every_piece_of_furniture_is_shown_once() -> None:
    assessment = full_assessment()
    page = Page(render_html(assessment))
    anchors = [i for i in page.values("id") if i.startswith("s-")]
    assert len(anchors) == len(assessment.statements) + len(assessment.furniture)


def test_documents_stand_in_reading_order() -> None:
    words = Page(render_html(full_assessment())).words.split("Everything that was read")[1]
    order = [
        words.index(part)
        for part in ("Checkout", "Cut checkout", "Owned the", "Strategy", "Moved", "People")
    ]
    assert order == sorted(order)


def test_what_lacks_evidence_comes_first_in_the_rubrics_order() -> None:
    text = render_html(full_assessment())
    statuses = re.findall(r'data-status="(\w+)"', text)
    assert statuses == ["missing"] * 4 + ["unknown"] * 2 + ["thin"] * 5 + ["supported"] * 4
    missing = text.split('<section class="findings" id="missing"')[1]
    order = [missing.index(name) for name in ("sales-process", "enablement", "artefacts")]
    assert order == sorted(order)


def test_missing_is_worded_with_care_and_nobody_is_graded() -> None:
    words = " ".join(Page(render_html(full_assessment())).words.split())
    assert "no statement in these documents was recognised as evidence" in words
    assert "It does not judge the person." in words
    outside_quotes = words.replace("38% to 21%", "")
    assert not re.search(r"\d ?%|\bready for\b|\bpassed\b|\bfailed\b", outside_quotes)


def test_scores_stand_in_folds_only() -> None:
    text = render_html(full_assessment())
    folded = re.findall(r"<details>.*?</details>", text, flags=re.DOTALL)
    assert text.count("Matcher score") == sum(f.count("Matcher score") for f in folded) > 0
    assert "Matcher score 0.95." in text


def test_a_deed_told_twice_is_linked_both_ways() -> None:
    words = " ".join(Page(render_html(full_assessment())).words.split())
    assert "Told again in self-review.docx; it counts once." in words
    assert "The same deed as told in brag.md; both count once." in words


def test_a_fold_says_how_many_statements_against_it_holds() -> None:
    document = read_document("d.md", [f"Failed {n}." for n in range(5)], Voice.SELF, Kind.BRAG)
    cites = [Cites(f"d.md#{n}", 0.5, Relation.AGAINST) for n in range(1, 6)]
    finding = make_finding(make_expectation("leadership", "x"), Status.MISSING, *cites)
    text = render_html(make_assessment([finding], [document]))
    assert "2 more statements, 2 against</summary>" in text


def test_nothing_missing_is_no_praise_where_something_is_unread() -> None:
    finding = make_finding(make_expectation("leadership", "x"), Status.UNKNOWN)
    text = render_html(make_assessment([finding]))
    assert "Nothing is known to be missing, because part of the packet could not be read." in text
    assert "No expectation is without" not in text


@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_a_word_beside_its_symbol(status: Status) -> None:
    finding = make_finding(make_expectation("leadership", "x"), status)
    text = render_html(make_assessment([finding]))
    assert re.search(rf'#i-{status}"/></svg> {status}</span>', text)


def test_no_expectations_are_said_aloud() -> None:
    assert "No expectation was checked." in render_html(make_assessment([]))


def test_unread_documents_are_named_at_the_top() -> None:
    text = render_html(full_assessment())
    assert text.index("Not everything was read.") < text.index('id="findings"')


def test_guesses_are_marked() -> None:
    assert 'brag document <span class="guess">guessed</span>' in render_html(full_assessment())


def test_a_finding_that_cites_nothing_known_is_refused() -> None:
    with pytest.raises(ReportError, match=r"brag\.md#5"):
        render_html(replace(full_assessment(), statements=()))
