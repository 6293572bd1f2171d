"""What a hostile file must come to, and how a document is held against that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from hostile.known import FAILING
from packetcheck.document import Document, ReadStatus
from packetcheck.segmenting.segment import segment

if TYPE_CHECKING:
    from hostile.bait import Bait


@dataclass(frozen=True, slots=True)
class Outcome:
    """A status, the slug of an unread file, statements that must and words that must not be there.

    `warns` is a part of one of the receipt's warnings, `keeps` what the text must hold.
    """

    status: ReadStatus
    slug: str = ""
    says: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    warns: str = ""
    keeps: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile file; where more than one outcome is right, `outcomes` names each."""

    id: str
    name: str
    build: Callable[[Bait], bytes]
    outcomes: tuple[Outcome, ...]


def unread(slug: str) -> Outcome:
    """Return the outcome of a file that must be refused."""
    return Outcome(ReadStatus.UNREAD, slug)


def read(*says: str, silent: tuple[str, ...] = (), warns: str = "", keeps: str = "") -> Outcome:
    """Return the outcome of a file that must be read."""
    return Outcome(ReadStatus.READ, says=says, silent=silent, warns=warns, keeps=keeps)


def partly(*says: str, silent: tuple[str, ...] = (), warns: str = "") -> Outcome:
    """Return the outcome of a file that must be read in part, with a warning that says so."""
    return Outcome(ReadStatus.PARTLY_READ, says=says, silent=silent, warns=warns)


def case(ident: str, name: str, build: Callable[[Bait], bytes] | bytes, *outcomes: Outcome) -> Case:
    """Return a case whose bytes are built when it runs, or are given."""
    make = build if callable(build) else lambda _: build
    return Case(ident, name, make, outcomes)


def each(cases: Iterable[Case]) -> pytest.MarkDecorator:
    """Run a test for each case; those that fail today are expected to, and to say so once fixed."""
    return pytest.mark.parametrize("case", [parameter(each, each.id) for each in cases])


def parameter(value: object, ident: str) -> object:
    """Return a parameter with its mark where it is known to fail."""
    marks = []
    if ident in FAILING:
        marks.append(pytest.mark.xfail(strict=True, reason=FAILING[ident]))
    return pytest.param(value, id=ident, marks=marks)


def check(case: Case, document: Document) -> None:
    """Fail unless a document is one of a case's outcomes; tell how it differs from the nearest."""
    differs = min((_differences(document, wanted) for wanted in case.outcomes), key=len)
    assert not differs, "; ".join(differs)


def _differences(document: Document, wanted: Outcome) -> list[str]:
    found = []
    if document.status is not wanted.status:
        found.append(f"is {document.status.value}, not {wanted.status.value}")
    slug = document.failure.slug if document.failure else ""
    if slug != wanted.slug:
        found.append(f"fails as {slug or 'nothing'}, not {wanted.slug or 'nothing'}")
    for statement in wanted.says:
        told = statements(document, statement)
        found += [] if statement in told else [f"does not state {statement!r}"]
    found += [f"holds {words!r}" for words in wanted.silent if words in document.text]
    found += [] if wanted.keeps in document.text else [f"does not hold {wanted.keeps!r}"]
    warnings = document.receipt.warnings
    if wanted.warns and not any(wanted.warns in warning for warning in warnings):
        found.append(f"does not warn {wanted.warns!r}")
    if document.status is ReadStatus.PARTLY_READ and not warnings:
        found.append("is partly read without a word about what is missing")
    # So that a failing case tells all there is to know.
    return [*found, f"(failure {document.failure}, warnings {warnings})"] if found else []


def statements(document: Document, words: str) -> set[str]:
    """Return the statements of those blocks that hold `words`."""
    blocks = tuple(b for b in document.blocks if words in b.span.of(document.text))[:50]
    return {s.text for s in segment(replace(document, blocks=blocks)) if not s.furniture}
