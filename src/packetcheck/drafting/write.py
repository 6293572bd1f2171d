"""A draft as a YAML file, with what found no place as comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from packetcheck.drafting.draft import Draft
from packetcheck.drafting.pieces import Unplaced

_HEAD = """\
# A draft made by `packetcheck rubric import` from {source}.
# Look it through: are these the levels, lowest first? Does each line say one behaviour that can be
# seen? Add scopes and examples, then run `packetcheck rubric validate` on it.
"""
_WIDTH = 100


def render_draft(draft: Draft, source: str) -> str:
    """Return the draft as YAML; every text that was not placed stands in a comment."""
    parts = [_HEAD.format(source=_one_line(source))]
    parts += [f"# {_one_line(note)}\n" for note in draft.notes]
    head: dict[str, Any] = {
        "id": draft.id,
        "title": _clean(draft.title),
        "version": "1",
        "kind": "ladder",
        "provenance": {"follows": f"Drafted from {_one_line(source)}."},
    }
    parts += ["\n", _dump(head), "\n", _dump({"levels": [_level(v) for v in draft.levels]})]
    criteria = [
        {"id": c.id, "title": _clean(c.title), "definition": _clean(c.definition)}
        for c in draft.criteria
    ]
    expectations = [
        {"id": e.id, "level": e.level, "criterion": e.criterion, "text": _clean(e.text)}
        for e in draft.expectations
    ]
    parts += ["\n", _dump({"criteria": criteria}), "\n", _dump({"expectations": expectations})]
    return "".join([*parts, *_comments(draft.unplaced)])


def _level(level: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"id": level.id, "title": _clean(level.title)}
    if level.aliases:
        data["aliases"] = [_clean(a) for a in level.aliases]
    return data


def _comments(unplaced: tuple[Unplaced, ...]) -> Iterator[str]:
    if unplaced:
        yield f"\n# Not placed ({len(unplaced)}):\n"
    for item in unplaced:
        yield f"# - {_one_line(item.where)}, {_one_line(item.why)}:\n#   {_one_line(item.text)}\n"


def _dump(data: dict[str, Any]) -> str:
    text: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=_WIDTH)
    return text


def _one_line(text: str) -> str:
    return " ".join(_clean(text).split())


def _clean(text: str) -> str:
    """Return the text without what neither YAML nor a terminal may hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
