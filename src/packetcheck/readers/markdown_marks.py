"""What note-taking programs add to Markdown, and the HTML within it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packetcheck.readers.reading import Tally

_COMMENT = re.compile(r"%%(?!%).*?%%", re.DOTALL)
_EMBED = re.compile(r"!\[\[[^\]\n]{1,300}\]\]")
_WIKI = re.compile(r"\[\[(?P<target>[^\]|\n]{1,300})(?:\\?\|(?P<shown>[^\]\n]{1,300}))?\]\]")
_BLOCK_ID = re.compile(r"(?m)(?<=\S)[ \t]+\^[A-Za-z0-9-]{2,40}[ \t]*$|^\^[A-Za-z0-9-]{2,40}[ \t]*$")
_HIGHLIGHT = re.compile(r"(?<![=\w])==(?=\S)(?P<text>[^=\n]{1,400}?)(?<=\S)==(?![=\w])")
CALLOUT = re.compile(
    r"\[!(?P<type>[\w-]{1,30})(?:\|[^\]\n]*)?\][+-]?[ \t]*(?P<title>.*)$", re.DOTALL
)
# The callouts that hold somebody's words.
QUOTES = frozenset({"quote", "cite"})
_FIELD = re.compile(
    r"^(?P<key>author|title|name|by|created by)\s*:\s*(?P<value>\S.*)$", re.IGNORECASE
)
_CODE = re.compile(r"[{};=<>$]|\(\)|^\s*(?:#|//|import |def |select |from |const |let |curl |\$ )")
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)[^<>]*>")
_LINE_TAGS = frozenset({"br", "p", "li", "div", "tr", "summary", "aside", "details", "td", "th"})
_BUILT = re.compile(r"<(?:table|ul|ol|dl)\b", re.IGNORECASE)


def plain(text: str, tally: Tally) -> str:
    """Return Markdown as CommonMark knows it; comments and embedded files are counted."""
    if "%%" in text:
        text = _COMMENT.sub(lambda found: _dropped(tally, "comment in the source", found[0]), text)
    if "[[" in text:
        text = _EMBED.sub(lambda found: _dropped(tally, "embedded file's name", found[0]), text)
        text = _WIKI.sub(_linked, text)
    text = _BLOCK_ID.sub(lambda found: _dropped(tally, "block identifier", found[0]), text)
    return _HIGHLIGHT.sub(lambda found: found["text"], text)


def _dropped(tally: Tally, what: str, text: str) -> str:
    tally.drop(what, len(text.strip(" %")))
    return "\n" * text.count("\n")


def _linked(found: re.Match[str]) -> str:
    shown = found["shown"] or found["target"].rpartition("/")[2].replace("#", " ").strip()
    return f"[{shown}](<#note>)"


def front_matter(content: str) -> dict[str, str]:
    """Return the fields of front matter that say who wrote what (`author`, `title`)."""
    found: dict[str, str] = {}
    for line in content.split("\n"):
        told = _FIELD.match(line)
        if told:
            key = "title" if told["key"].lower() == "title" else "author"
            found.setdefault(key, told["value"].strip("\"' "))
    return found


def is_code(content: str, info: str) -> bool:
    """Tell whether a fenced block holds code, and not a message that somebody pasted."""
    lines = [line for line in content.split("\n") if line.strip()]
    if info.strip() and info.split(maxsplit=1)[0].lower() not in {
        "text",
        "txt",
        "quote",
        "plain",
        "md",
    }:
        return True
    coded = sum(1 for line in lines if _CODE.search(line))
    wordy = sum(1 for line in lines if len(re.findall(r"[^\W\d_]{2,}", line)) >= 4)
    return coded * 2 > len(lines) or not wordy


def without_comments(source: str, tally: Tally) -> str:
    """Return HTML without its comments, which are counted; one without an end hides the rest."""
    before, *comments = source.split("<!--")
    parts = [before]
    for comment in comments:
        inside, closed, after = comment.partition("-->")
        tally.drop("comment in the source", len(inside))
        parts.append(after if closed else "")
    return "".join(parts)


def without_tags(source: str) -> str:
    """Return HTML as text, with a line end for each tag that begins a line."""
    return _TAG.sub(lambda found: "\n" if found[1].lower() in _LINE_TAGS else "", source)


def is_built(source: str) -> bool:
    """Tell whether a block of HTML holds a table or a list."""
    return bool(_BUILT.search(source))
