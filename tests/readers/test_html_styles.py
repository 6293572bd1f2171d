from __future__ import annotations

import pytest

from packetcheck.readers.html_styles import Look, load_styles

PLAIN = Look()


def _look(style: str, *classes: str, sheet: str = "", tag: str = "p", before: Look = PLAIN) -> Look:
    return load_styles([sheet]).look(before, tag, style, classes)


def test_plain_rules_are_read() -> None:
    sheet = ".a, p.b { display:none } .c{font-weight: 700} .d > .e{display:none}"
    assert _look("", "a", sheet=sheet).unseen
    assert _look("", "x", "b", sheet=sheet).unseen
    assert not _look("", "e", sheet=sheet).unseen
    assert _look("", "c", sheet=sheet).bold


@pytest.mark.parametrize(
    "style",
    [
        "visibility:hidden", "font-size:0", "font-size:1pt", "color:#fff", "color: white",
        "color:rgb(254, 254, 254)", "color:#111;background:#000", "opacity:0",
        "position:absolute;left:-9999px", "text-indent:-10000px", "mso-hide:all",
        "color:#fefefe; background-color: #ffffff",
    ],
)  # fmt: skip
def test_what_nobody_can_see(style: str) -> None:
    assert _look(style).unseen


@pytest.mark.parametrize(
    "style",
    [
        "font-size:0.9em", "font-size:9pt", "opacity:0.8", "color:#fff;background:#036",
        "color:#fff;background:url(x.png)", "color:#555", "left:-20px", "margin-left:-0.25in",
        "background:#fff", "color:inherit",
    ],
)  # fmt: skip
def test_what_can_be_seen(style: str) -> None:
    assert not _look(style).unseen


def test_a_background_reaches_the_text_within() -> None:
    panel = _look("background:#123456")
    assert not _look("color:#fff", before=panel).unseen
    assert _look("color:#123456", before=panel).unseen


def test_where_a_rule_could_not_be_read_white_text_may_stand_on_a_colour() -> None:
    sheet = "div .badge{background:#036} .w{color:#fff}"
    assert not _look("", "w", sheet=sheet).unseen
    assert _look("color:#fff", sheet=sheet).unseen


def test_bold() -> None:
    assert _look("font-weight: bold").bold
    assert not _look("", before=_look("font-weight: bold")).bold


def test_rules_for_print_do_not_hide() -> None:
    assert not _look("", "a", sheet="@media print {.a{display:none}}").unseen
