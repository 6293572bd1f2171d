"""PDFs whose objects are not where, or not what, they are said to be."""

from __future__ import annotations

from collections.abc import Callable

from hostile.pdfs import FONT, PAGE, from_objects, one_page, page_of, shown, stream

SAID = "I shipped the billing page to every customer in May."
LINES = (SAID, "My team moved the search index to a new vendor.")


def page_trees(kind: str) -> bytes:
    """Return a PDF whose page tree is no tree."""
    pages = b"<< /Type /Pages /Count %d /Kids [%s] %s >>"
    roots = {
        "loop": (2, b"10 0 R 2 0 R", b""),
        "mutual": (2, b"10 0 R 5 0 R", b""),
        "only-loop": (1, b"2 0 R", b""),
        "claims": (100_000, b"10 0 R", b""),
        "negative": (-1, b"10 0 R", b""),
        "repeated": (100_000, b"10 0 R " * 100_000, b""),
        "missing": (4, b"99 0 R 10 0 R null (x)", b""),
        "parents": (1, b"10 0 R", b"/Parent 10 0 R"),
        "none": (0, b"", b""),
        "deep": (1, b"100 0 R", b""),
    }
    objects = one_page(LINES) | {2: pages % roots[kind]}
    if kind == "mutual":
        objects[5] = pages % (1, b"2 0 R", b"/Parent 2 0 R")
    elif kind == "only-loop":
        del objects[10]
    elif kind == "parents":
        objects[10] = objects[10].replace(b"/MediaBox [0 0 612 792]", b"")
    elif kind == "deep":
        below = [b"%d 0 R" % number for number in range(101, 5_100)]
        for number, kid in enumerate([*below, b"10 0 R"], 100):
            objects[number] = pages % (1, kid, b"")
    return from_objects(objects)


def boxes(box: str) -> bytes:
    """Return a PDF whose page has a media box like none."""
    given = f"/MediaBox {box}".encode() if box else b""
    return from_objects(
        one_page(LINES, page=(PAGE % 11).replace(b"/MediaBox [0 0 612 792]", given))
    )


def lies(kind: str) -> bytes:
    """Return a PDF that says where things are, and they are not there."""
    objects = one_page(LINES)
    sound = from_objects(objects)
    start = sound.index(b"xref\n")
    length = b"/Length %d" % len(shown(LINES))
    loop = b"trailer\n<< /Prev %d" % start
    changed: dict[str, Callable[[], bytes]] = {
        "length-too-long": lambda: sound.replace(length, b"/Length 999999999"),
        "length-negative": lambda: sound.replace(length, b"/Length -5"),
        "length-of-itself": lambda: sound.replace(length, b"/Length 11 0 R"),
        "object-is-itself": lambda: from_objects(
            objects | {20: b"20 0 R"}, trailer=b"/Info 20 0 R"
        ),
        "xref-before-itself": lambda: sound.replace(b"trailer\n<<", loop),
        "xref-off-by-seven": lambda: sound.replace(b"%\xe2\xe3\xcf\xd3\n", b"%1234567\n1234\n"),
        "xref-claims-a-million": lambda: sound.replace(b"0 12\n", b"0 99999999\n"),
        "startxref-far-away": lambda: sound.replace(
            b"startxref\n%d" % start, b"startxref\n99999999999999999999"
        ),
        "startxref-negative": lambda: sound.replace(b"startxref\n%d" % start, b"startxref\n-7"),
        "no-catalog": lambda: sound.replace(b"/Root 1 0 R", b""),
        "contents-are-a-page": lambda: sound.replace(b"/Contents 11 0 R", b"/Contents 10 0 R"),
        "resources-loop": lambda: sound.replace(
            b"/Resources << /Font", b"/Resources << /XObject 10 0 R /ExtGState 2 0 R /Font"
        ),
        "font-widths": lambda: from_objects(
            objects | {3: FONT.replace(b">>", b"/FirstChar -9 /LastChar 99999999 /Widths 3 0 R >>")}
        ),
        "object-stream-offsets": lambda: _object_stream(b"7 999999 8 -3 9 0 ", 18),
        "object-stream-in-itself": lambda: _object_stream(b"30 0 ", 5),
    }
    return changed[kind]()


def _object_stream(head: bytes, first: int) -> bytes:
    """Return a PDF whose catalog should be in a stream of objects, which has wrong places."""
    inside = head + b"<< /Type /Catalog /Pages 2 0 R >>"
    objects = one_page(LINES)
    objects[30] = stream(inside, b"/Type /ObjStm /N 3 /First %d /Extends 30 0 R " % first)
    body = from_objects(objects)
    body = body[: body.index(b"xref\n")].replace(b"1 0 obj", b"% 0 obj")
    rows = b"".join(
        b"\2" + (30).to_bytes(4) + b"\0" if n in {1, 30} else b"\1" + max(
            body.find(b"\n%d 0 obj" % n) + 1, 0
        ).to_bytes(4) + b"\0"
        for n in range(32)
    )  # fmt: skip
    table = stream(rows, b"/Type /XRef /W [1 4 1] /Size 32 /Root 1 0 R ")
    return body + b"31 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def syntax() -> dict[str, bytes]:
    """Return PDFs that break the letter of the format, as programs do."""
    objects = one_page(LINES)
    sound = from_objects(objects)
    before = b"\0\r\n" * 200
    return {
        "noise-before-the-header": before + sound,
        "noise-after-the-end": sound + b"\0" * 5_000,
        "carriage-returns": sound.replace(b"\nendobj", b"\rendobj"),
        "no-table": sound[: sound.index(b"xref\n")] + sound[sound.index(b"trailer\n") :],
        "name-of-64000-letters": from_objects(
            objects | {20: b"<< /%s 1 >>" % (b"x" * 64_000)}, trailer=b"/Info 20 0 R"
        ),
        "string-never-closed": from_objects(
            objects | {11: page_of(LINES).replace(b"\nendstream", b" BT (never \nendstream")}
        ),
        "operators-without-operands": from_objects(
            objects | {11: stream(b"Tj Td Tf cm re Do sh BI ID EI " + shown(LINES))}
        ),
        "operands-of-wrong-kind": from_objects(
            objects | {11: stream(b"/a /b /c /d /e /f cm (x) w [1] 0 d << >> gs " + shown(LINES))}
        ),
        "state-popped-too-often": from_objects(
            objects | {11: stream(b"Q " * 5_000 + shown(LINES))}
        ),
    }
