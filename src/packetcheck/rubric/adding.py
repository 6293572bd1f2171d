"""Add examples to the text of a rubric file, and change nothing else of it.

Comments, order, quotes and line lengths are the author's. A YAML file gets whole lines put in where
its own parser says that a list ends; TOML goes through a library that keeps the text; JSON has
no comments, and is laid out anew with the indentation that it had. The result is read again before
anybody sees it: it must hold what was there, the new examples, and no more.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from packetcheck.errors import RubricError
from packetcheck.lined.load import parse_lined
from packetcheck.rubric.adding_yaml import add_to_yaml

SIDES = ("counts", "does_not_count")


@dataclass(frozen=True, slots=True)
class Addition:
    """One sentence for one side of an expectation's examples."""

    expectation: str
    text: str
    counts: bool = field(kw_only=True)

    @property
    def side(self) -> str:
        """Return the key of the file under which it belongs."""
        return SIDES[0] if self.counts else SIDES[1]


def fold_example(text: str) -> str:
    """Return what two copies of a sentence have in common, whatever their marks and case."""
    return re.sub(r"\W+", "", text).casefold()


def new_additions(additions: Iterable[Addition], data: Any) -> tuple[Addition, ...]:
    """Leave out what an expectation has already, on either side, and what comes twice."""
    seen = {
        (e["id"], fold_example(text))
        for e in data["expectations"]
        for side in SIDES
        for text in (e.get("examples") or {}).get(side) or ()
    }
    kept = []
    for addition in additions:
        key = (addition.expectation, fold_example(addition.text))
        if key not in seen:
            seen.add(key)
            kept.append(addition)
    return tuple(kept)


def add_examples(text: str, path: str, additions: Sequence[Addition]) -> str:
    """Return the text of a rubric file with more examples in it.

    `path` tells the format, and is named in errors. `additions` are new (see `new_additions`).
    Raises RubricError where the file cannot be parsed, lacks an expectation, or is laid out in a
    way that cannot be added to without risk.
    """
    data = parse_lined(text, path).data
    wanted = _with_additions(data, additions, path)
    suffix = PurePath(path).suffix.lower()
    if suffix == ".toml":
        result = _toml(text, data, additions)
    elif suffix == ".json":
        result = _json(text, wanted)
    else:
        result = add_to_yaml(text, [(_place(data, a, path), a.side, a.text) for a in additions])
    try:
        same = parse_lined(result, path).data == wanted
    except RubricError:
        same = False
    if not same:
        raise RubricError(
            f"{path}: its layout leaves no safe place for an example; nothing was written",
            hint="write `examples:` with lists of one sentence a line, as in `rubric new`",
            path=path,
        )
    return result


def _place(data: Any, addition: Addition, path: str) -> int:
    for n, expectation in enumerate(data["expectations"]):
        if expectation["id"] == addition.expectation:
            return n
    raise RubricError(f"{path}: there is no expectation '{addition.expectation}' now", path=path)


def _with_additions(data: Any, additions: Sequence[Addition], path: str) -> Any:
    wanted = copy.deepcopy(data)
    for addition in additions:
        expectation = wanted["expectations"][_place(data, addition, path)]
        expectation.setdefault("examples", {}).setdefault(addition.side, []).append(addition.text)
    return wanted


def _toml(text: str, data: Any, additions: Sequence[Addition]) -> str:
    # Imported here: other formats do not need it.
    import tomlkit
    from tomlkit.items import Array

    document = tomlkit.parse(text)
    for addition in additions:
        expectation: Any = document["expectations"][_place(data, addition, "")]
        if "examples" not in expectation:
            expectation["examples"] = tomlkit.table()
        if addition.side not in expectation["examples"]:
            expectation["examples"][addition.side] = tomlkit.array()
        array: Array = expectation["examples"][addition.side]
        lines = array.as_string()
        if indent := re.search(r"\n([ \t]+)\S", lines):
            array.add_line(addition.text, indent=indent.group(1))
            if re.search(r"\n\s*\]$", lines) and not re.search(r"\n\s*\]$", array.as_string()):
                array.add_line(indent="")
        else:
            array.append(addition.text)
    return tomlkit.dumps(document)


def _json(text: str, wanted: Any) -> str:
    found = re.search(r"\n([ \t]+)\S", text)
    written = json.dumps(
        wanted, indent=found.group(1) if found else None, ensure_ascii=text.isascii()
    )
    end = "\r\n" if "\r\n" in text else "\n"
    written += "\n" if text.endswith("\n") else ""
    return written.replace("\n", end)
