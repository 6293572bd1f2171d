"""Errors survive pickling, and each slug is explained in docs/messages.md."""

from __future__ import annotations

import ast
import inspect
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import packetcheck
from packetcheck import errors
from packetcheck.errors import PacketcheckError

PACKAGE = Path(packetcheck.__file__).parent
MESSAGES = Path(__file__).parent.parent / "docs" / "messages.md"


def walk(kind: type[PacketcheckError]) -> Iterator[type[PacketcheckError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from walk(child)


ALL = [kind for kind in walk(PacketcheckError) if kind.__module__ == errors.__name__]


def slugs_as_data() -> set[str]:
    """Return the slugs that the source gives as strings, in `Failed(…)` and `Failure(…)`."""
    place = {"Failed": 1, "Failure": 0}
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            at = place.get(node.func.id)
            if at is not None and at < len(node.args):
                slug = node.args[at]
                if isinstance(slug, ast.Constant) and isinstance(slug.value, str):
                    found.add(slug.value)
    return found


def test_walk_finds_what_the_module_defines() -> None:
    defined = {
        value
        for _, value in inspect.getmembers(errors, inspect.isclass)
        if value.__module__ == errors.__name__
    }
    assert set(ALL) == defined
    assert len(ALL) >= 15


def test_slugs_are_unique_words() -> None:
    slugs = [kind.slug for kind in ALL]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: str(kind.__name__))
def test_survives_pickling(kind: type[PacketcheckError]) -> None:
    given: dict[str, object] = {"hint": "try this", "path": "a.md", "line": 7, "key": "levels.0"}
    accepted = {name: given[name] for name in inspect.signature(kind).parameters if name in given}
    assert "hint" in accepted
    error = kind("it broke — “so”", **accepted)  # type: ignore[arg-type]
    back = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(back) is kind
    assert back.message == "it broke — “so”"
    assert back.slug == kind.slug
    assert {name: getattr(back, name) for name in accepted} == accepted


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: str(kind.__name__))
def test_message_alone_is_enough(kind: type[PacketcheckError]) -> None:
    error = kind("it broke")
    assert (str(error), error.message, error.hint) == ("it broke", "it broke", "")


def test_a_read_error_keeps_its_path_and_a_rubric_error_its_line() -> None:
    assert errors.NoTextError("x", path="scan.pdf").path == "scan.pdf"
    error = errors.RubricError("x", path="r.yaml", line=3, key="id")
    assert (error.path, error.line, error.key) == ("r.yaml", 3, "id")


def test_messages_has_one_filled_section_for_each_slug_and_no_other() -> None:
    used = {kind.slug for kind in ALL} | slugs_as_data()
    assert {"worker-died", "internal-error"} <= used
    page = MESSAGES.read_text(encoding="utf-8")
    sections = re.split(r"^## (.+)$", page, flags=re.MULTILINE)[1:]
    headings = sections[::2]
    assert sorted(headings) == sorted(used)
    assert all(len(body.split()) >= 15 for body in sections[1::2])
