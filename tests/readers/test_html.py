from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from packetcheck.document import BlockKind, Voice
from packetcheck.errors import LimitExceededError
from packetcheck.readers.html import read_html

if TYPE_CHECKING:
    from readers.conftest import Shown


def _shown(body: str, shown: Shown) -> list[tuple[str, str]]:
    return shown(read_html(f"<html><body>{body}</body></html>".encode(), "a.html").blocks)


def test_headings_paragraphs_and_nested_lists(shown: Shown) -> None:
    body = (
        "<h1>Year</h1><p>I <b>led</b> the\n launch.</p><ul><li>Shipped<ul><li>fast</li></ul></li>"
        "<li><p>Hired Sam</p></li></ul><div>Loose <i>text</i></div>"
    )
    assert _shown(body, shown) == [
        ("heading1", "Year"),
        ("paragraph", "I led the launch."),
        ("item0", "Shipped"),
        ("item1", "fast"),
        ("item0", "Hired Sam"),
        ("paragraph", "Loose text"),
    ]


def test_page_furniture(shown: Shown) -> None:
    body = (
        "<header>Acme <p>Reviews</p></header><nav><a>Home</a></nav><p>Hi.</p><footer>p 1</footer>"
    )
    assert _shown(body, shown) == [
        ("-margin", "Acme"),
        ("-margin", "Reviews"),
        ("-margin", "Home"),
        ("paragraph", "Hi."),
        ("-margin", "p 1"),
    ]


def test_scripts_and_comments_are_counted_and_hidden_text_is_kept_apart() -> None:
    page = (
        "<style>.h{display:none} .b{font-weight:700}</style><script>alert(1)</script>"
        "<!-- note --><p>Seen.</p><p hidden>one</p><p style='display: none'>two</p>"
        "<span class='h'>three</span><p><s>four</s> five</p>"
    )
    reading = read_html(page.encode(), "a.html")
    assert [(block.text, block.kind is BlockKind.HIDDEN) for block in reading.blocks] == [
        ("Seen.", False), ("five", False), ("one", True), ("two", True), ("three", True),
    ]  # fmt: skip
    assert reading.warnings == (
        "3 passages of hidden text (11 characters) kept apart, not counted",
    )
    counts = {item.what: item.count for item in reading.dropped}
    assert counts == {
        "comment in the source": 1, "style": 1, "script": 1, "struck-out text": 1,
    }  # fmt: skip


def test_breaks_are_line_ends_unless_they_wrap_a_sentence(shown: Shown) -> None:
    assert _shown("<p>Name: Ana<br>Level: L5</p><p>A long<br>sentence.</p>", shown) == [
        ("paragraph", "Name: Ana"),
        ("paragraph", "Level: L5"),
        ("paragraph", "A long sentence."),
    ]


def test_bold_alone_is_a_heading_by_tag_or_class(shown: Shown) -> None:
    body = (
        "<style>.c7{font-weight:700}</style><p><b>Growth</b></p><p class='c7'>Plans</p><p>x y.</p>"
    )
    assert [kind for kind, _ in _shown(body, shown)] == ["heading5", "heading5", "paragraph"]


def test_a_form_in_a_table(shown: Shown) -> None:
    body = (
        "<table><tr><td>What went well?</td><td>The launch went out on the day.</td></tr>"
        "<tr><td>What did not?</td><td>I ramble, and I was told so.</td></tr></table><p>End.</p>"
    )
    assert _shown(body, shown) == [
        ("heading7", "What went well?"),
        ("cell", "The launch went out on the day."),
        ("heading7", "What did not?"),
        ("cell", "I ramble, and I was told so."),
        ("paragraph", "End."),
    ]


def test_lists_of_google_docs_and_word(shown: Shown) -> None:
    body = (
        "<ul class='lst-kix_ab-0 start'><li>One</li></ul><ul class='lst-kix_ab-1'><li>Two</li></ul>"
        "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>Three</p>"
    )
    assert _shown(body, shown) == [("item0", "One"), ("item1", "Two"), ("item1", "Three")]


def test_what_was_filled_into_a_form(shown: Shown) -> None:
    body = (
        "<label>Name</label><input value='Ana'><input type='hidden' value='x'>"
        "<textarea>Shipped it.\n\nHired Sam.</textarea>"
        "<select><option>1</option><option selected>Exceeds</option></select>"
    )
    assert [t for _, t in _shown(body, shown)] == [
        "Name Ana",
        "Shipped it.",
        "Hired Sam.",
        "Exceeds",
    ]


def test_quotations_and_preformatted_text() -> None:
    page = b"<blockquote>She saved it.</blockquote><pre>- a\n- b</pre><pre><code>x=1</code></pre>"
    blocks = read_html(page, "a.html").blocks
    assert [(b.text, b.voice) for b in blocks] == [
        ("She saved it.", Voice.OTHER), ("a", None), ("b", None),
    ]  # fmt: skip


def test_title_and_declared_encoding() -> None:
    page = "<meta charset='iso-8859-2'><title>Ocena</title><p>Żółw.</p>".encode("iso-8859-2")
    reading = read_html(page, "a.html")
    assert (reading.title, reading.blocks[0].text) == ("Ocena", "Żółw.")


def test_absurd_nesting_is_a_recursion_error() -> None:
    with pytest.raises(RecursionError):
        read_html(b"<p>" + b"<b>" * 230 + b"x", "a.html")


def test_pictures_within_the_page_do_not_count_for_its_size() -> None:
    picture = b"<img src='data:image/png;base64," + b"QUJD" * 2_000_000 + b"'>"
    assert read_html(picture + b"<p>Hi.</p>", "a.html").blocks[0].text == "Hi."
    with pytest.raises(LimitExceededError):
        read_html(b"<p>Hi. " * 800_000, "a.html")


def test_a_mail_in_html(shown: Shown) -> None:
    body = (
        "<div>She ran the beta.<br><b>Growth</b><br>Could delegate more.</div><div>--</div>"
        "<div>Lena Fuchs</div><div>On Mon, Nov 4, 2024 at 9:01 AM Tom Becker wrote:</div>"
        "<blockquote>I saw it too.</blockquote>"
    )
    assert _shown(body, shown) == [
        ("paragraph", "She ran the beta."),
        ("heading5", "Growth"),
        ("paragraph", "Could delegate more."),
        ("-margin", "--"),
        ("-margin", "Lena Fuchs"),
        ("-margin", "On Mon, Nov 4, 2024 at 9:01 AM Tom Becker wrote:"),
        ("paragraph", "I saw it too."),
    ]
    blocks = read_html(f"<body>{body}".encode(), "a.html").blocks
    assert (blocks[-1].voice, blocks[-1].author) == (Voice.OTHER, "Tom Becker")


def test_what_a_drawing_says_is_read_and_its_labels_are_furniture(shown: Shown) -> None:
    body = (
        "<p>Above.</p><svg><title>chart</title><text>May</text>"
        "<text><tspan x='1'>I cut the time to first</tspan>"
        "<tspan x='1'>answer by half.</tspan></text>"
        "<foreignObject><div>We hired two more designers.</div></foreignObject></svg><p>Below.</p>"
    )
    assert _shown(body, shown) == [
        ("paragraph", "Above."),
        ("-margin", "May"),
        ("paragraph", "I cut the time to first answer by half."),
        ("paragraph", "We hired two more designers."),
        ("paragraph", "Below."),
    ]


def test_the_name_of_a_drawing_is_counted() -> None:
    reading = read_html(b"<p>Hi.</p><svg><title>chart</title><path d='M0 0'/></svg>", "a.html")
    assert [(d.what, d.characters) for d in reading.dropped] == [("drawing", 5)]


def test_a_nul_parts_no_word_and_is_counted() -> None:
    reading = read_html(b"<p>I led the bil\0ling team.</p>", "a.html")
    assert [block.text for block in reading.blocks] == ["I led the billing team."]
    assert [dropped.characters for dropped in reading.dropped] == [1]


def test_letters_that_cannot_be_decoded_are_warned_of() -> None:
    page = "<meta charset=utf-8><p>Zoë, Łukasz, Ünal and Åsa led it.</p>".encode()
    reading = read_html(page.replace(b"led", b"l\xffd"), "a.html")
    assert reading.blocks[0].text == "Zoë, Łukasz, Ünal and Åsa l\ufffdd it."
    assert any("decoded" in warning for warning in reading.warnings)
