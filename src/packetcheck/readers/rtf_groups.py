"""The groups of Rich Text by their first control word: where their text goes."""

from __future__ import annotations

_MARGIN = {f"{name}{page}" for name in ("header", "footer") for page in ("", "l", "r", "f")}
FLOWS = {
    **dict.fromkeys(_MARGIN, "margin"),
    "footnote": "note", "annotation": "comment", "shptxt": "box", "dptxbxtext": "box",
}  # fmt: skip
TABLES = {"fonttbl", "colortbl", "stylesheet", "title", "author", "atnauthor"}
# Groups marked as skippable that hold text, or lead to groups that do.
OPENED = {"shpinst", "ud", "dptxbx", "do", "atnauthor", "shpgrp", "background", "mmath"}
SKIPPED = {
    "pict", "nonshppict", "objdata", "objclass", "fldinst", "listtable", "listoverridetable", "sp",
    "shprslt", "themedata", "datastore", "info", "filetbl", "revtbl", "rsidtbl", "xmlnstbl",
    "pntxta", "pntxtb", "bkmkstart", "bkmkend", "template", "operator", "company", "doccomm",
    "keywords", "subject", "category", "manager", "hlinkbase", "comment", "atnid", "atndate",
    "atnref", "atnicn", "atntime", "tc", "xe", "rxe", "txe", "ffname", "ffdeftext", "htmltag",
    "levelnumbers", "leveltext", "private", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "ftncn",
    "pgdsctbl",
}  # fmt: skip
