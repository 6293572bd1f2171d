"""What anybody would expect of the shipped model, whatever its figures say."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from packetcheck.analyzer import Analyzer
from packetcheck.bundled import bundled_path
from packetcheck.document import Span, Statement, Voice
from packetcheck.findings import Assessment, Relation, Status, TaggedStatement
from packetcheck.packet import Packet, load_packet
from packetcheck.pipeline import check_packet
from packetcheck.readers.isolation import Reader
from packetcheck.rubric import Rubric, load_rubric
from packetcheck.tagging.doer import name_doers

from .sanity_texts import DEEDS, OTHERS, PARROTS, PLANS, PRAISE, lines

LADDERS = (("pm-ic", "senior-pm"), ("docs/ux-research-ladder.yaml", "senior-researcher"))
# What the shipped model gets wrong today. Each is strict: a better model that gets one right must
# take it off this list.
WRONG_SUPPORT = {("others", "pm-ic"), ("reworded", "docs/ux-research-ladder.yaml")}
SAMPLES = bundled_path("samples")
NAMES = ("strong", "staff", "humble-we")
BACKED = {Status.SUPPORTED, Status.THIN}
ROOT = Path(__file__).parents[2]
# Of another person, whom the packet is not about: a letter about her, by a colleague of hers.
STRANGER = """# Letter of support for Beatrix Olonga

Written by: Sven Kettil, head of finance

Beatrix wrote the complete requirements for the tax engine on her own and had them built by June.
Beatrix mentored four junior product managers from January on, one hour every week.
She presented the roadmap of the whole product to nine customers, alone.
Beatrix led the monthly briefings of sales and support about the ledger theme.
She drafted the vision for the ledger theme, and the product strategy took it over.
Beatrix put 210 bugs and features in order within two days, with nobody's help.
"""


@functools.cache
def analyzer() -> Analyzer:
    return Analyzer(threads=2)


@functools.cache
def rubric(name: str) -> Rubric:
    return load_rubric(ROOT / name if "/" in name else name)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as opened:
        yield opened


def check(
    packet: Packet | Path, reader: Reader, ladder: tuple[str, str] = LADDERS[0]
) -> Assessment:
    name, target = ladder
    return check_packet(
        packet, target=target, rubric=rubric(name), analyzer=analyzer(), reader=reader
    )


def statuses(assessment: Assessment) -> dict[str, Status]:
    return {f.expectation.id: f.status for f in assessment.findings}


def evidence(assessment: Assessment) -> list[str]:
    """Return what was taken for evidence, with the expectation: what a failing test shows."""
    texts = {s.statement.id: s.statement.text for s in assessment.statements}
    return [
        f"{f.expectation.id} <- {texts[e.statement]} ({e.relation}, {e.score:.2f})"
        for f in assessment.findings
        for e in f.evidence
        if e.relation in (Relation.DIRECT, Relation.PARTIAL)
    ]


def write(folder: Path, files: Mapping[str, Sequence[str] | str]) -> Path:
    folder.mkdir(parents=True)
    config = 'person = "Noor Haddadin"\n'
    (folder / "packet.toml").write_text(config, encoding="utf-8")
    for name, content in files.items():
        text = content if isinstance(content, str) else "".join(f"- {c}\n" for c in content)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def copied(name: str, folder: Path) -> Path:
    folder.mkdir(parents=True)
    for path in (SAMPLES / name).iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def tag(text: str) -> TaggedStatement:
    statement = Statement("a#1", "a", Span(0, len(text)), text, Voice.SELF)
    return name_doers(analyzer().tag([statement]), "Noor Haddadin")[0]


@pytest.mark.parametrize("name", NAMES)
def test_another_document_takes_no_support_away(name: str, tmp_path: Path, reader: Reader) -> None:
    before = statuses(check(load_packet(SAMPLES / name), reader))
    more = copied(name, tmp_path / name)
    half = [*lines(DEEDS)[:6], *lines(PLANS)[:3], *lines(PRAISE)[:3], *lines(OTHERS)[:3]]
    (more / "zz-more.md").write_text("".join(f"- {t}\n" for t in half), encoding="utf-8")
    after = statuses(check(load_packet(more), reader))
    assert any(status in BACKED for status in before.values())
    order = [Status.MISSING, Status.THIN, Status.SUPPORTED]
    lost = {e for e, s in before.items() if order.index(after[e]) < order.index(s)}
    assert lost == set()


def test_without_its_only_evidence_an_expectation_is_missing(
    tmp_path: Path, reader: Reader
) -> None:
    full = lines(DEEDS)
    whole = check(write(tmp_path / "whole", {"brag.md": full}), reader)
    texts = {s.statement.id: s.statement.text for s in whole.statements}
    alone = {
        f.expectation.id: texts[f.evidence[0].statement]
        for f in whole.findings
        if len(f.evidence) == 1 and f.status in BACKED
    }
    assert alone, "no expectation hangs on one statement"
    for n, text in enumerate(sorted(set(alone.values()))):
        rest = [t for t in full if t != text]
        left = statuses(check(write(tmp_path / f"less{n}", {"brag.md": rest}), reader))
        hung = {e for e, on in alone.items() if on == text}
        assert {left[e] for e in hung} == {Status.MISSING}, text


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_the_files_changes_nothing(name: str, reader: Reader) -> None:
    plain = check(load_packet(SAMPLES / name), reader)
    packet = load_packet(SAMPLES / name)
    for turned in (tuple(reversed(packet.sources)), (*packet.sources[2:], *packet.sources[:2])):
        other = check(replace(packet, sources=turned), reader)
        assert statuses(other) == statuses(plain)
        assert {f.expectation.id: f.contested for f in other.findings} == {
            f.expectation.id: f.contested for f in plain.findings
        }
        assert sorted(evidence(other)) == sorted(evidence(plain))


NO_DEEDS = {"plans": PLANS, "praise": PRAISE, "others": OTHERS, "reworded": PARROTS}


@pytest.mark.parametrize(
    ("kind", "ladder"),
    [
        pytest.param(
            kind,
            ladder,
            marks=[pytest.mark.xfail(reason="the shipped model gets it wrong")]
            if (kind, ladder[0]) in WRONG_SUPPORT
            else [],
        )
        for kind in NO_DEEDS
        for ladder in LADDERS
    ],
)
def test_what_is_no_deed_of_the_candidate_supports_nothing(
    kind: str, ladder: tuple[str, str], tmp_path: Path, reader: Reader
) -> None:
    texts = NO_DEEDS[kind]
    name = "peer-feedback-oskar.md" if texts in (OTHERS, PRAISE) else "self-review.md"
    found = check(write(tmp_path / "p", {name: lines(texts)}), reader, ladder)
    assert evidence(found) == []


@pytest.mark.parametrize("ladder", LADDERS, ids=["shipped", "own"])
@pytest.mark.parametrize("dress", ["{}", "I {}", "3.1 {}", "Noor always {}", "{} - exceeds"])
def test_the_rubrics_own_sentences_support_nothing(
    dress: str, ladder: tuple[str, str], tmp_path: Path, reader: Reader
) -> None:
    own = rubric(ladder[0])
    pasted = [dress.format(e.text.rstrip(".")) + "." for e in own.at(own.find_level(ladder[1]))]
    found = check(write(tmp_path / "p", {"self-review.md": pasted}), reader, ladder)
    assert evidence(found) == []


def test_deeds_in_the_rubrics_words_are_no_parrots(tmp_path: Path, reader: Reader) -> None:
    found = check(write(tmp_path / "p", {"brag.md": lines(DEEDS)}), reader)
    counted = {line.partition(" <- ")[2].rpartition(" (")[0] for line in evidence(found)}
    assert len(counted) >= len(lines(DEEDS)) / 2, counted


@pytest.mark.xfail(reason="the shipped model takes some colleagues' deeds for the candidate's")
def test_another_persons_deeds_shuffled_in_do_not_help(tmp_path: Path, reader: Reader) -> None:
    own = [*lines(PRAISE)[:4], *lines(PLANS)[:4], lines(DEEDS)[0]]
    alone = write(tmp_path / "alone", {"brag.md": own})
    mixed = write(tmp_path / "mixed", {"brag.md": own, "peer-feedback-1.md": lines(OTHERS)})
    before, after = check(alone, reader), check(mixed, reader)
    assert sorted(evidence(after)) == sorted(evidence(before))


@pytest.mark.xfail(reason="labels do not depend on names, so she might be the candidate")
def test_a_letter_about_another_person_does_not_help(tmp_path: Path, reader: Reader) -> None:
    own = [*lines(PRAISE)[:4], lines(DEEDS)[0]]
    alone = write(tmp_path / "alone", {"brag.md": own})
    mixed = write(tmp_path / "mixed", {"brag.md": own, "letter.md": STRANGER})
    before, after = check(alone, reader), check(mixed, reader)
    assert sorted(evidence(after)) == sorted(evidence(before))


@pytest.mark.parametrize("text", lines(OTHERS))
def test_somebody_elses_deed_is_seen_as_such(text: str) -> None:
    assert tag(text).agency == "other"


@pytest.mark.parametrize("text", lines(PLANS))
def test_a_plan_is_seen_as_such(text: str) -> None:
    assert tag(text).modality == "planned"
