"""Fictional assessments: one with everything a report can show, one hostile, one empty."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from packetcheck.document import Dropped, Failure, Kind, RawBlock, ReadStatus, Receipt, Voice
from packetcheck.findings import Assessment, Status
from reports.factory import Cites, make_assessment, make_expectation, make_finding, read_document
from reports.sample_documents import (
    BRAG,
    MANAGER,
    PEER,
    SCAN,
    SELF_REVIEW,
    TITLES,
    heading,
    tagged_statements,
)
from reports.sample_findings import sample_findings


def full_assessment() -> Assessment:
    """Return an assessment with every status, voice, relation and trouble."""
    return make_assessment(
        sample_findings(),
        (BRAG, SELF_REVIEW, MANAGER, PEER, SCAN),
        tagged=tagged_statements(),
        titles=TITLES,
        notes=("The level names a scope of theme; scope was judged from the words alone.",),
        period=(dt.date(2026, 1, 1), dt.date(2026, 6, 30)),
    )


HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(2)>",
    "</style><svg onload=alert(3)>",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "\"'><b onmouseover=alert(4)>quote</b>",
    '=HYPERLINK("http://evil.invalid","click")',
    "\u202eright to left override, and שלום עולם",
    "مرحبا بالعالم 38%",
    "\x1b[2J\x1b]0;owned\x07 escape \x00 nul \ud800 surrogate \u2028 separator",
    "javascript:alert(5) <a href=javascript:alert(6)>x</a>",
    "W" * 400,
    "[bold red]markup[/] [link=http://evil.invalid]x[/link]",
)


def hostile_assessment() -> Assessment:
    """Return an assessment in which every text is an attack."""
    name = 'x" onclick="alert(7)"<i>#%20 é.md'
    blocks: list[RawBlock | str] = [heading(HOSTILE[0]), heading(HOSTILE[4], 2), *HOSTILE]
    document = read_document(
        name,
        blocks,
        Voice.PEER,
        Kind.OTHER,
        author=HOSTILE[1],
        status=ReadStatus.PARTLY_READ,
        receipt=Receipt(9, 9, 0, (Dropped(HOSTILE[0], 1, 1),), (HOSTILE[2],)),
        failure=Failure("corrupt", HOSTILE[1], HOSTILE[0]),
    )
    cites = [Cites(f"{name}#{n}", 0.5) for n in range(3, 3 + len(HOSTILE))]
    expectation = make_expectation(
        "leadership", "x", HOSTILE[0], counts=HOSTILE[:3], does_not_count=HOSTILE[3:6]
    )
    return make_assessment(
        [
            make_finding(expectation, Status.THIN, *cites, why=HOSTILE),
            make_finding(replace(expectation, id="senior-pm.leadership.y"), Status.MISSING),
        ],
        [document],
        titles={"leadership": HOSTILE[1]},
        notes=HOSTILE,
        person=HOSTILE[0] + HOSTILE[8],
        id=HOSTILE[1],
    )


def empty_assessment() -> Assessment:
    """Return an assessment of a packet in which nothing was recognised at all."""
    return make_assessment(
        [
            make_finding(
                make_expectation("leadership", f"n{n}", f"Does thing {n}."), Status.MISSING
            )
            for n in range(3)
        ],
        [read_document("notes.md", ["Nothing of note."], Voice.SELF, Kind.OTHER)],
        person=None,
    )


def long_assessment(count: int = 30) -> Assessment:
    """Return an assessment of `count` expectations, most of them missing, with long sentences."""
    criteria = tuple(TITLES)
    sentence = "Is responsible for a long and winding thing that takes more than a line " * 2
    findings = [
        make_finding(
            make_expectation(criteria[n * 7 // count], f"a-rather-long-name-{n}", sentence),
            Status.THIN if n % 5 == 0 else Status.MISSING,
        )
        for n in range(count)
    ]
    findings.sort(key=lambda f: criteria.index(f.expectation.criterion))
    documents = [
        read_document(f"document-{n}.md", ["Did it."], Voice.SELF, Kind.BRAG) for n in range(9)
    ]
    return make_assessment(findings, [*documents, SCAN], titles=TITLES)
