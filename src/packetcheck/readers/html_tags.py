"""What HTML's elements are to a reader of text, and how word processors write lists in it."""

from __future__ import annotations

import re

DROPPED = {
    "template": "template",
    "noscript": "script",
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
# Wrappers that say nothing of the text within.
WRAPPERS = frozenset(
    {"div", "span", "section", "article", "font", "center", "main", "body", "html"}
)
# Programs name what their parts are in classes and ids.
MARGIN_NAMES = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?(?:-section)?|page-metadata|footer(?:-body)?|site-?header|site-?nav"
    r"|navigation|toolbar|sidebar|likes-section|pageSection group|menu|pagination|cookie-?banner)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
TITLE_NAMES = re.compile(
    r"(?:^|\s)(?:title|subtitle|MsoTitle|MsoSubtitle|panelHeader|page-title|macro-title|card-title"
    r"|section-title|block-title)(?:$|\s)"
)
QUESTION_NAMES = re.compile(
    r"(?:^|[\s_-])(?:question|question-?text|prompt|form-?label|field-?label)(?:$|\s)",
    re.IGNORECASE,
)
# Folded, not hidden: a click shows it.
FOLDED = re.compile(
    r"expand|collaps|accordion|toggle|tab-?(?:panel|content|pane)|details", re.IGNORECASE
)
SCREEN_READERS = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:$|\s)")
COMMENT_REFERENCE = re.compile(r"#(?:cmnt\d+|_msocom_\d+)$")
NOTE_REFERENCE = re.compile(r"#(?:ftnt\d+|_(?:ftn|edn)\d+|fn\d+|footnote-\d+)$")
COMMENT_BACK = re.compile(r"#(?:cmnt_ref\d+|_msoanchor_\d+)$")
NOTE_BACK = re.compile(r"#(?:ftnt_ref\d+|_(?:ftn|edn)ref\d+|fnref\d+|footnote-ref-\d+)$")
WORD_NOTE = re.compile(r"mso-element\s*:\s*(?:foot|end)note(?![\w-])", re.IGNORECASE)
WORD_COMMENT = re.compile(r"mso-element\s*:\s*comment(?![\w-])", re.IGNORECASE)
