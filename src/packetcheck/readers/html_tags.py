"""What HTML's elements are to a reader of text, and how word processors write lists in it."""

from __future__ import annotations

import re

DROPPED = {
    "template": "template",
    "noscript": "script",
    "svg": "drawing",
    "object": "embedded object",
    "iframe": "embedded object",
}
SILENT = {"head", "button", "datalist", "audio", "video", "canvas", "map"}
MARGINS = {"nav", "header", "footer"}
BLOCK_TAGS = (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul caption"
)
BLOCKS = frozenset(BLOCK_TAGS.split())
HEADING = re.compile(r"h[1-6]")
BOLD = {"b", "strong"}
GOOGLE_LIST = re.compile(r"lst-kix_\w+-(\d)")
WORD_LIST = re.compile(r"mso-list\s*:\s*(?!ignore)\S+\s+level(\d)", re.IGNORECASE)
WORD_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
