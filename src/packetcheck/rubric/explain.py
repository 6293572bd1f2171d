"""What pydantic says of a rubric file, in words for somebody who writes one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from packetcheck.lined.records import LinedData, Location
from packetcheck.rubric.problems import Finder, Problem
from packetcheck.rubric.shape import (
    CriterionFile,
    ExamplesFile,
    ExpectationFile,
    LevelFile,
    ProvenanceFile,
    RubricFile,
)

_SHAPES: Mapping[str, type[BaseModel]] = {
    "levels": LevelFile,
    "criteria": CriterionFile,
    "expectations": ExpectationFile,
    "provenance": ProvenanceFile,
    "examples": ExamplesFile,
}
_TRUTH_HINT = (
    "YAML takes a bare yes, no, on, off, true and false for a truth value; put the word in "
    "quotation marks"
)
_OR_LEAVE = ", or leave the key out"
_ID_HINT = "an id has lower-case letters and digits, joined by single - or ., 120 at most"


def explain(error: ValidationError, lined: LinedData) -> list[Problem]:
    """Return one problem for each thing that breaks the shape, in the file's order.

    A misspelt key is also a missing one; the misspelling comes first, it helps more.
    """
    finder = Finder(lined)
    found = [_problem(detail, finder) for detail in error.errors()]
    return sorted(found, key=lambda p: (p.code != "unknown-key", p.line))


def _problem(detail: ErrorDetails, finder: Finder) -> Problem:
    place: Location = tuple(detail["loc"])
    kind, name = detail["type"], _inner_key(place)
    if kind == "extra_forbidden":
        return _unknown_key(place, finder)
    if kind == "missing":
        said = f"the key '{place[-1]}' is missing"
        return finder.error("missing-key", place, said, _meaning(place))
    said, hint = _told(kind, detail)
    if hint.endswith(_OR_LEAVE) and _is_needed(place):
        hint = hint.removesuffix(_OR_LEAVE)
    return finder.error("bad-value", place, f"{name}: {said}" if name else said, hint)


def _meaning(place: Location) -> str:
    """Return what the key at `place` is for, in the words of the schema."""
    for name, info in _shape_at(place[:-1]).model_fields.items():
        if place[-1] == (info.alias or name) and info.description:
            return f"{place[-1]}: {info.description[0].lower()}{info.description[1:]}"
    return ""


def _is_needed(place: Location) -> bool:
    fields = _shape_at(place[:-1]).model_fields.items()
    return any(place[-1] == (i.alias or name) and i.is_required() for name, i in fields)


def _unknown_key(place: Location, finder: Finder) -> Problem:
    key, allowed = str(place[-1]), allowed_keys(place[:-1])
    near = difflib.get_close_matches(key, allowed, n=1, cutoff=0.7)
    meant = f"did you mean '{near[0]}'? " if near else ""
    hint = f"{meant}allowed here: {', '.join(allowed)}"
    if key == "<<":
        hint = f"one entry cannot be put into another; {hint}"
    return finder.error("unknown-key", place, f"unknown key '{key}'", hint)


def allowed_keys(place: Location) -> list[str]:
    """Return the keys that may stand at `place`, which is a mapping."""
    keys = [info.alias or name for name, info in _shape_at(place).model_fields.items()]
    return [key for key in keys if not key.startswith("$")]


def _shape_at(place: Location) -> type[BaseModel]:
    names = [str(part) for part in place if not isinstance(part, int)]
    return _SHAPES.get(names[-1], RubricFile) if names else RubricFile


def _inner_key(place: Location) -> str:
    """Return the key below its level, criterion or expectation; list items count from 1."""
    inner = place[2:] if len(place) > 1 and isinstance(place[1], int) else place
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in inner)


def _told(kind: str, detail: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong with a value, and what to do about it."""
    value = detail["input"]
    context: Mapping[str, Any] = detail.get("ctx") or {}
    if kind == "string_pattern_mismatch":
        return f"'{value}' is no id", f"{_ID_HINT}{_example_id(str(value))}"
    if kind == "string_type":
        return _no_text(value)
    if kind == "string_too_short":
        return "is empty; at least 1 character is needed", f"write it{_OR_LEAVE}"
    if kind == "string_too_long":
        return f"has more than {context.get('max_length'):,} characters", "say it shorter"
    if kind == "too_short":
        return "needs at least one entry", ""
    if kind in {"list_type", "model_type", "dict_type", "model_attributes_type"}:
        wanted = "a list" if kind == "list_type" else "keys with values"
        return f"must hold {wanted}, and not {_kind_of(value)}", _shape_hint(kind, detail["loc"])
    if kind == "literal_error":
        return f"'{value}' is none of {context.get('expected')}", ""
    if kind.startswith("bool"):
        return f"'{value}' is neither true nor false", f"write true{_OR_LEAVE}"
    return detail["msg"][0].lower() + detail["msg"][1:], ""


def _shape_hint(kind: str, place: Location) -> str:
    """Return how a list, or what holds keys, is written at `place`."""
    allowed = allowed_keys(place)
    if place[0] in {"levels", "criteria", "expectations"} and len(place) < 3:
        return f"each begins with a dash and its id (`- id: …`); its keys: {', '.join(allowed)}"
    if kind == "list_type":
        return f'in brackets, `{place[-1]}: ["one", "two"]`, or each after a dash on its own line'
    return f"its keys: {', '.join(allowed)}"


def _no_text(value: Any) -> tuple[str, str]:
    if value is None:
        return "has no text", f"write it after the colon{_OR_LEAVE}"
    if isinstance(value, bool):
        word = "true" if value else "false"
        return f"is the value {word} and no text", _TRUTH_HINT
    hint = ""
    if isinstance(value, Mapping):
        hint = (
            'if it is a text that holds a colon, put it in quotation marks: "Cuts costs: by half"'
        )
    return f"must be one text, and not {_kind_of(value)}", hint


def _kind_of(value: Any) -> str:
    if isinstance(value, Mapping):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f"'{value}'"


def _example_id(value: str) -> str:
    made = slug(value)
    return f"; for example '{made}'" if made and made != value else ""


def slug(title: str) -> str:
    """Return an id made of a title: `Sr. Product Manager` gives `sr-product-manager`."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:80].strip("-")
