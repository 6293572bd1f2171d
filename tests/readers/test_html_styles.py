from __future__ import annotations

from packetcheck.readers.html_styles import load_styles


def test_plain_class_rules_are_read() -> None:
    styles = load_styles([".a, p.b { display:none } .c{font-weight: 700} .d > .e{display:none}"])
    assert styles.hides("", ["a"])
    assert styles.hides("", ["x", "b"])
    assert not styles.hides("", ["e"])
    assert styles.emboldens("", ["c"])


def test_inline_styles() -> None:
    styles = load_styles([])
    assert styles.hides("visibility:hidden", [])
    assert styles.hides("font-size:0", [])
    assert not styles.hides("font-size:0.9em", [])
    assert styles.emboldens("font-weight: bold", [])


def test_rules_for_print_do_not_hide() -> None:
    assert not load_styles(["@media print {.a{display:none}}"]).hides("", ["a"])
