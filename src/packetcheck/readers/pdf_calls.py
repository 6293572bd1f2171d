"""The calls into PDFium of which a page needs hundreds, on plain numbers for pointers.

Numbers can be kept, compared and looked up, as the pointer objects of pypdfium2's own bindings
cannot; a call costs the same either way (1.6 microseconds for a letter's object and box).
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any, NamedTuple

_POINTER, _INT, _ULONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong


class Calls(NamedTuple):
    """Functions of PDFium; a pointer is an int, None or 0 stands for none."""

    text_object: Any
    unicode: Any
    map_error: Any
    loose_box: Any
    text_matrix: Any
    count_objects: Any
    object_at: Any
    count_inner: Any
    inner_at: Any
    kind: Any
    bounds: Any
    matrix: Any
    fill: Any
    draw_mode: Any
    count_segments: Any
    segment: Any
    point: Any
    segment_kind: Any
    render_mode: Any
    font: Any
    font_size: Any
    font_name: Any
    font_flags: Any
    font_weight: Any
    activate: Any


@cache
def calls() -> Calls:
    """Return the functions, bound once."""
    import pypdfium2.raw as raw

    def bind(name: str, result: Any, *arguments: Any) -> Any:
        address = ctypes.cast(getattr(raw, name), _POINTER).value or 0
        return ctypes.CFUNCTYPE(result, *arguments)(address)

    p, i = _POINTER, _INT
    return Calls(
        text_object=bind("FPDFText_GetTextObject", p, p, i),
        unicode=bind("FPDFText_GetUnicode", ctypes.c_uint, p, i),
        map_error=bind("FPDFText_HasUnicodeMapError", i, p, i),
        loose_box=bind("FPDFText_GetLooseCharBox", i, p, i, p),
        text_matrix=bind("FPDFText_GetMatrix", i, p, i, p),
        count_objects=bind("FPDFPage_CountObjects", i, p),
        object_at=bind("FPDFPage_GetObject", p, p, i),
        count_inner=bind("FPDFFormObj_CountObjects", i, p),
        inner_at=bind("FPDFFormObj_GetObject", p, p, _ULONG),
        kind=bind("FPDFPageObj_GetType", i, p),
        bounds=bind("FPDFPageObj_GetBounds", i, p, p, p, p, p),
        matrix=bind("FPDFPageObj_GetMatrix", i, p, p),
        fill=bind("FPDFPageObj_GetFillColor", i, p, p, p, p, p),
        draw_mode=bind("FPDFPath_GetDrawMode", i, p, p, p),
        count_segments=bind("FPDFPath_CountSegments", i, p),
        segment=bind("FPDFPath_GetPathSegment", p, p, i),
        point=bind("FPDFPathSegment_GetPoint", i, p, p, p),
        segment_kind=bind("FPDFPathSegment_GetType", i, p),
        render_mode=bind("FPDFTextObj_GetTextRenderMode", i, p),
        font=bind("FPDFTextObj_GetFont", p, p),
        font_size=bind("FPDFTextObj_GetFontSize", i, p, p),
        font_name=bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, p, ctypes.c_char_p, _ULONG),
        font_flags=bind("FPDFFont_GetFlags", i, p),
        font_weight=bind("FPDFFont_GetWeight", i, p),
        activate=bind("FPDFPageObj_SetIsActive", i, p, i),
    )


def address_of(pointer: Any) -> int:
    """Return the address in one of pypdfium2's pointer objects."""
    return ctypes.cast(pointer, _POINTER).value or 0
