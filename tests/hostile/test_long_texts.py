"""Lines, lists, tables and Markdown that are longer or deeper than any rule foresaw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile.bait import Bait
from hostile.outcome import Case, case, check, each, read, unread

if TYPE_CHECKING:
    from hostile.conftest import Reader
    from hostile.outcome import Outcome

BEFORE, AFTER = "I shipped the billing page in May.", "I hired two designers."
_LIMIT, _BROKEN = unread("limit-exceeded"), unread("corrupt-document")
_KEPT = read(BEFORE, AFTER)


def _between(ident: str, suffix: str, middle: str, *more: Outcome) -> Case:
    """Return a case in which something absurd stands between two plain paragraphs."""
    text = f"{BEFORE}\n\n{middle}\n\n{AFTER}\n"
    if suffix == "html":
        text = f"<html><p>{BEFORE}</p><p>{middle}</p><p>{AFTER}</p></html>"
    return case(f"{suffix}-{ident}", f"a.{suffix}", lambda _: text.encode(), _KEPT, *more)


_PROSE = "She moved the index to a new vendor. "
LINES = [
    *(
        case(f"{suffix}-20-MB-line", f"a.{suffix}", lambda _: b"word " * 4_000_000, _LIMIT)
        for suffix in ("txt", "md", "csv")
    ),
    case("html-20-MB-line", "a.html", lambda _: b"<html><p>" + b"word " * 4_000_000, _LIMIT),
    case("txt-51-MB", "a.txt", lambda _: b"word\n" * 10_700_000, _LIMIT),
    *(
        _between("500-kB-line", suffix, (_PROSE * 14_000)[:500_000])
        for suffix in ("txt", "md", "html")
    ),
    *(_between("1-MB-of-lines", suffix, f"{_PROSE}\n\n" * 26_000) for suffix in ("txt", "md")),
    *(_between("200000-letter-word", suffix, "x" * 200_000) for suffix in ("txt", "md", "html")),
    *(_between("200000-blank-lines", suffix, "\n \t" * 200_000) for suffix in ("txt", "md")),
    *(_between("10000-headings", suffix, "# A\n\n" * 10_000) for suffix in ("txt", "md")),
    *(_between("50000-one-word-lines", suffix, "word\n" * 50_000) for suffix in ("txt", "md")),
]
NESTED = [
    *(
        _between(f"100000-{name}", suffix, mark * 100_000 + "word", _LIMIT)
        for suffix in ("txt", "md")
        for name, mark in (("quotes", ">"), ("spaced-quotes", "> "), ("bullets", "- "),
                           ("numbers", "1. "), ("stars", "*"), ("hashes", "#"))
    ),
    *(
        _between(f"2000-indented-{name}", suffix,
                 "\n".join(f"{' ' * n * 2}{mark}word" for n in range(1_000)), _LIMIT)
        for suffix in ("txt", "md")
        for name, mark in (("bullets", "- "), ("quotes", "> "), ("lines", ""))
    ),
]  # fmt: skip
_SPANS = {
    "brackets": "[" * 20_000, "closed-brackets": "[" * 20_000 + "]" * 20_000,
    "strong": "**a " * 20_000, "emphasis": "*a _b " * 20_000, "ticks": "`" * 50_000,
    "growing-ticks": " ".join("`" * n for n in range(1, 400)), "links": "[a](" * 20_000,
    "images": "![a](" * 5_000, "references": "[a]: x\n" * 20_000, "entities": "&amp;" * 50_000,
    "tags": "<a " * 20_000, "comments": "<!--" * 20_000, "instructions": "<?" * 20_000,
    "declarations": "<!A" * 20_000, "autolinks": "<http:" * 20_000, "tildes": "~~a " * 20_000,
    "backslashes": "\\" * 100_000, "fences": "```\n" * 20_001 + "```", "tables": "|a" * 20_000,
    "table-rows": "|a|b|\n|-|-|\n" + "|x|y|\n" * 5_000, "underscores": "_" * 100_000,
    "definitions": "a\n: b\n" * 10_000, "footnotes": "[^1]: a\n" * 10_000,
    "wiki-links": "[[" * 10_000, "highlights": "==" * 50_000, "front-matters": "---\n" * 20_000,
    "html-blocks": "<div>\n" * 20_000, "details": "<details><summary>\n" * 5_000,
    "pipes-and-dashes": "|-" * 50_000, "math": "$$" * 50_000, "percent-comments": "%%" * 50_001,
}  # fmt: skip
# A block that is never closed may swallow what follows it; it may not hang.
_SWALLOWS = {
    "comments",
    "instructions",
    "declarations",
    "tags",
    "html-blocks",
    "details",
    "fences",
    "ticks",
}
MARKDOWN = [
    _between(name, "md", span, *((read(BEFORE), _LIMIT) if name in _SWALLOWS else (_LIMIT,)))
    for name, span in _SPANS.items()
]
_ROW = b'Jo Fox,"I closed a ticket, and another."\n'
CSV = [
    case("csv-5000-columns", "a.csv",
         lambda _: ",".join(f"h{n}" for n in range(5_000)).encode() + b"\n"
         + ",".join(f"I did {n}" for n in range(5_000)).encode(), read(keeps="I did 4999"), _LIMIT),
    case("csv-30000-rows", "a.csv", lambda _: b"a,b\n" * 30_000, _LIMIT, read(keeps="a")),
    case("csv-5000-rows", "a.csv", lambda _: b"reviewer,feedback\n" + _ROW * 5_000,
         read("I closed a ticket, and another."), _LIMIT),
    case("csv-nulls", "a.csv",
         f"reviewer,feedback\nJo,{BEFORE}\0\0\nAnn,\0{AFTER}\n".encode(), _KEPT),
    case("csv-unclosed-quote", "a.csv",
         f'reviewer,feedback\nJo,{BEFORE}\nAnn,"{AFTER}\n'.encode(), _KEPT),
    case("csv-quote-open-from-the-start", "a.csv",
         f'reviewer,feedback\nJo,"{BEFORE}\nAnn,{AFTER}\n'.encode(), read()),
    case("csv-1-MB-cell", "a.csv",
         lambda _: f'reviewer,feedback\nJo,"{_PROSE * 27_000}"\nAnn,{AFTER}\n'.encode(),
         read(AFTER)),
    case("csv-100000-quotes", "a.csv",
         f'reviewer,feedback\nJo,{BEFORE}\nAnn,{AFTER}\nMo,{chr(34) * 100_000}\n'.encode(), _KEPT),
    case("csv-100000-commas", "a.csv",
         f"reviewer,feedback\nJo,{BEFORE}\nAnn,{AFTER}\n{',' * 100_000}\n".encode(), _KEPT),
    case("csv-returns-only", "a.csv",
         f"reviewer,feedback\rJo,{BEFORE}\rAnn,{AFTER}\r".encode(), _KEPT),
    case("csv-no-delimiter", "a.csv", f"{BEFORE}\n{AFTER}\n".encode(), _KEPT),
    case("csv-formula", "a.csv",
         f"reviewer,feedback\nJo,=WEBSERVICE(1)\nAnn,{AFTER}\n".encode(), read(AFTER)),
]  # fmt: skip


@each(LINES)
def test_long_texts_are_read_or_over_the_limit(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(NESTED)
def test_depth_in_texts_hides_nothing_around_it(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(MARKDOWN)
def test_markdown_that_is_all_marks_comes_to_an_end(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))


@each(CSV)
def test_tables_that_are_no_tables(case: Case, read: Reader, bait: Bait) -> None:
    check(case, read(case.name, case.build(bait)))
