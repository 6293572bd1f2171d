"""PDFs that loop, grow, lie about themselves, or want something done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile.bait import Bait
from hostile.outcome import Case, case, check, each, partly, read, unread
from hostile.pdf_content import actions, drawn_glyph, forms, growing
from hostile.pdf_structure import SAID, boxes, lies, page_trees, syntax
from packetcheck.packet import Source
from packetcheck.readers import isolation
from packetcheck.readers.limits import ReadLimits, ReadSettings

if TYPE_CHECKING:
    from pathlib import Path

    from hostile.conftest import Reader

_BROKEN, _LIMIT, _NOTHING = (
    unread(slug) for slug in ("corrupt-document", "limit-exceeded", "no-text")
)
_READ, _PARTLY = read(SAID), partly(SAID)
TREES = [
    case(f"pdf-{name}", "a.pdf", data, *outcomes)
    for name, data, outcomes in (
        ("kids-hold-their-parent", page_trees("loop"), (_READ, _PARTLY)),
        ("kids-are-each-other", page_trees("mutual"), (_READ, _PARTLY)),
        ("only-a-loop", page_trees("only-loop"), (_BROKEN, _NOTHING)),
        ("claims-100000-pages", page_trees("claims"), (_READ, _PARTLY)),
        ("claims-minus-one-page", page_trees("negative"), (_READ, _PARTLY)),
        ("one-page-100000-times", page_trees("repeated"), (_LIMIT, _READ)),
        ("page-tree-5000-deep", page_trees("deep"), (_READ, _PARTLY, _LIMIT, _BROKEN)),
        ("kids-missing", page_trees("missing"), (_READ, _PARTLY)),
        ("parents-loop", page_trees("parents"), (_READ, _PARTLY)),
        ("no-pages", page_trees("none"), (_BROKEN, _NOTHING, _READ)),
    )
]
FORMS = [
    case(f"pdf-{name}", "a.pdf", data, *outcomes)
    for name, data, outcomes in (
        ("form-draws-itself", forms("self"), (_READ, _PARTLY)),
        ("forms-draw-each-other", forms("mutual"), (_READ, _PARTLY)),
        ("forms-300-deep", forms("deep"), (_READ, _PARTLY, _LIMIT)),
        ("glyph-draws-itself", drawn_glyph(), (_READ, _PARTLY)),
    )
]
GROWING = [
    case(f"pdf-{name}", "a.pdf", build, *outcomes)
    for name, build, outcomes in (
        ("flate-20-times", lambda _: growing("cascade"), (_READ, _PARTLY, _LIMIT)),
        ("flate-bomb", lambda _: growing("bomb"), (_PARTLY, _LIMIT, _READ)),
        ("flate-bomb-cascade", lambda _: growing("bomb-cascade"), (_PARTLY, _LIMIT, _NOTHING)),
        ("run-length-bomb", lambda _: growing("run-length"), (_PARTLY, _LIMIT, _READ)),
        ("ascii-85-cascade", lambda _: growing("ascii85"), (_READ, _PARTLY, _LIMIT)),
        ("letter-map-of-everything", lambda _: growing("map"), (_READ, _PARTLY, _LIMIT)),
        ("predictor-of-30000000-columns", lambda _: growing("predictor"), (_READ, _PARTLY, _LIMIT)),
        ("200000-letters-on-a-page", lambda _: growing("letters"), (_PARTLY, _LIMIT, _READ)),
        ("50000-saved-states", lambda _: growing("states"), (_READ, _PARTLY)),
        ("100000-nested-arrays", lambda _: growing("arrays"), (_READ, _PARTLY, _LIMIT, _NOTHING)),
        ("300000-lines-drawn", lambda _: growing("lines"), (_READ, _PARTLY, _LIMIT)),
    )
]
BOXES = [
    case(f"pdf-box-{name}", "a.pdf", data, *outcomes)
    for name, data, outcomes in (
        ("thousand-million-points", boxes("[0 0 1e9 1e9]"), (_READ, _PARTLY)),
        ("integers", boxes("[0 0 1000000000 1000000000]"), (_READ, _PARTLY)),
        ("upside-down", boxes("[612 792 0 0]"), (_READ, _PARTLY)),
        ("negative", boxes("[-612 -792 612 792]"), (_READ, _PARTLY)),
        # Where no page is, a viewer takes a sheet of its own choice.
        ("zero", boxes("[0 0 0 0]"), (_READ, _PARTLY, _NOTHING, _BROKEN)),
        ("not-a-number", boxes("[0 0 NaN Infinity]"), (_READ, _PARTLY, _NOTHING, _BROKEN)),
        ("words", boxes("[/a /b (c) null]"), (_READ, _PARTLY, _NOTHING, _BROKEN)),
        ("three-numbers", boxes("[0 0 612]"), (_READ, _PARTLY, _NOTHING, _BROKEN)),
        ("missing", boxes(""), (_READ, _PARTLY)),
        ("itself", boxes("10 0 R"), (_READ, _PARTLY, _NOTHING, _BROKEN)),
        ("400-digits", boxes(f"[0 0 {'9' * 400} 792]"), (_READ, _PARTLY, _NOTHING, _BROKEN)),
        ("turned-by-words", boxes("[0 0 612 792] /Rotate (x)"), (_READ, _PARTLY)),
        ("turned-by-a-million", boxes("[0 0 612 792] /Rotate 1000001"), (_READ, _PARTLY)),
        ("unit-of-a-million", boxes("[0 0 612 792] /UserUnit 1e6"), (_READ, _PARTLY)),
    )
]
LIES = [
    case(f"pdf-{name}", "a.pdf", lies(name), *outcomes)
    for name, outcomes in (
        ("length-too-long", (_READ, _PARTLY)),
        ("length-negative", (_READ, _PARTLY)),
        ("length-of-itself", (_READ, _PARTLY, _NOTHING, _BROKEN)),
        ("object-is-itself", (_READ, _PARTLY)),
        ("xref-before-itself", (_READ, _PARTLY)),
        ("xref-off-by-seven", (_READ, _PARTLY, _BROKEN)),
        ("xref-claims-a-million", (_READ, _PARTLY, _BROKEN)),
        ("startxref-far-away", (_READ, _PARTLY)),
        ("startxref-negative", (_READ, _PARTLY)),
        ("object-stream-offsets", (_READ, _PARTLY, _BROKEN, _NOTHING, _LIMIT)),
        ("object-stream-in-itself", (_READ, _PARTLY, _BROKEN, _NOTHING, _LIMIT)),
        ("no-catalog", (_READ, _PARTLY, _BROKEN, _NOTHING)),
        ("font-widths", (_READ, _PARTLY)),
        ("contents-are-a-page", (_BROKEN, _NOTHING, partly())),
        ("resources-loop", (_READ, _PARTLY)),
    )
]
ACTIONS = [case(f"pdf-{name}", "a.pdf", build, _READ, _PARTLY) for name, build in actions()]
SYNTAX = [
    case(f"pdf-{name}", "a.pdf", data, *outcomes)
    for name, data, outcomes in (
        *((name, data, (_READ, _PARTLY)) for name, data in syntax().items()),
        ("header-only", b"%PDF-1.7\n", (_BROKEN, _NOTHING)),
        ("header-and-noise", b"%PDF-1.7\n" + bytes(range(256)) * 500, (_BROKEN, _NOTHING)),
    )
]


@each(TREES)
def test_a_page_tree_costs_no_page(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(FORMS)
def test_what_draws_itself_comes_to_an_end(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


def test_forms_that_multiply_end_with_the_time(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(forms("multiply"))
    with isolation.Reader(ReadSettings(ReadLimits(seconds=2))) as reader:
        document = reader.read_one(Source(path, path.name))
    check(case("", "", b"", _READ, _PARTLY, _LIMIT), document)


@each(GROWING)
def test_what_unpacks_without_end_is_left_or_named(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(BOXES)
def test_words_on_an_absurd_page_are_read(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(LIES)
def test_a_lie_about_places_costs_nothing_in_silence(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(ACTIONS)
def test_what_a_page_wants_done_is_not_done(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(SYNTAX)
def test_odd_syntax_is_read_as_viewers_do(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))
