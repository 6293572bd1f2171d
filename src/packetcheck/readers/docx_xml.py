"""The XML of a Word document's parts: parsed with nothing resolved and nothing fetched."""

from __future__ import annotations

import importlib
import re
from typing import Any, NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = f"{MC}AlternateContent"
OFF = frozenset({"0", "false", "off", "none"})
# lxml has no types: its elements are Any from here on.
Element = Any

# The strict variant of the format has other namespaces and the same names.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_OPEN = b"http://schemas.openxmlformats.org/"
_TRANSITIONAL = {
    (b"wordprocessingml", b"main"): _OPEN + b"wordprocessingml/2006/main",
    (b"officeDocument", b"relationships"): _OPEN + b"officeDocument/2006/relationships",
    (b"officeDocument", b"math"): _OPEN + b"officeDocument/2006/math",
    (b"drawingml", b"main"): _OPEN + b"drawingml/2006/main",
    (b"drawingml", b"diagram"): _OPEN + b"drawingml/2006/diagram",
    (b"drawingml", b"chart"): _OPEN + b"drawingml/2006/chart",
}
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)""")
_REFERENCE = re.compile(r"&#(x[0-9A-Fa-f]{1,8}|[0-9]{1,8});")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


class Parsed(NamedTuple):
    """A part's root, None for what is no XML; whether it broke off; whether it is too deep."""

    root: Element | None
    broken: bool = False
    too_deep: bool = False


def parse_xml(data: bytes) -> Parsed:
    """Parse a part; what is not well-formed is read as far as it goes.

    Entities stay unresolved, and nothing is fetched.
    """
    etree: Any = importlib.import_module("lxml.etree")
    data = _plain(data)
    parser = _parser(etree)
    try:
        return Parsed(etree.fromstring(data, parser))
    except etree.XMLSyntaxError:
        limits = {etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_ENTITY_LOOP}
        if any(entry.type in limits for entry in parser.error_log):
            return Parsed(None, broken=True, too_deep=True)
    except ValueError:
        return Parsed(None, broken=True)
    try:
        return Parsed(etree.fromstring(_sound(data), _parser(etree, recover=True)), broken=True)
    except (etree.XMLSyntaxError, ValueError):
        return Parsed(None, broken=True)


def _parser(etree: Any, *, recover: bool = False) -> Any:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _sound(data: bytes) -> bytes:
    """Return UTF-8 without what is no character: libxml2 would pass it on when it recovers."""
    told = _ENCODING.match(data)
    try:
        text = data.decode(told[1].decode() if told else "utf-8", "replace")
    except LookupError:
        return data
    text = _REFERENCE.sub(_no_surrogate, _DECLARATION.sub("", text))
    return text.encode("utf-8", "replace")


def _no_surrogate(reference: re.Match[str]) -> str:
    number = reference[1]
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else reference[0]


def _plain(data: bytes) -> bytes:
    """Return a part as UTF-8 without blanks before it, in the usual namespaces."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        data = _DECLARATION.sub("", data.decode("utf-16", "replace")).encode()
    if b"purl.oclc.org" in data:
        data = _STRICT.sub(lambda m: _TRANSITIONAL.get((m[1], m[2]), m[0]), data)
    return data.lstrip()


def value(element: Element | None) -> str | None:
    """Return an element's `w:val`."""
    return None if element is None else element.get(f"{W}val")


def is_on(element: Element | None) -> bool:
    """Tell whether a switch is there and not switched off."""
    return element is not None and (value(element) or "1") not in OFF


def letters_of(node: Element) -> int:
    """Return how many characters an element holds, deleted ones too."""
    return sum(len(piece.text or "") for piece in node.iter(f"{W}t", f"{W}delText"))


def has_words(node: Element) -> bool:
    """Tell whether an element holds any text, as words or as mathematics."""
    return any(piece.text for piece in node.iter(f"{W}t", f"{M}t"))


def variants(alternatives: Element) -> list[Element]:
    """Return the first variant that holds text, since all show the same; all if none does."""
    worded = next((branch for branch in alternatives if has_words(branch)), None)
    return list(alternatives) if worded is None else [worded]
