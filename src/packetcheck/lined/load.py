"""Load a file of settings by what its name says it is: YAML, TOML or JSON."""

from __future__ import annotations

import codecs
from pathlib import Path, PurePath

from packetcheck.errors import RubricError
from packetcheck.lined.json_text import parse_json
from packetcheck.lined.records import MAX_BYTES, LinedData, refusal
from packetcheck.lined.toml_text import parse_toml
from packetcheck.lined.yaml_text import parse_yaml

YAML_SUFFIXES = (".yaml", ".yml")
SUFFIXES = (*YAML_SUFFIXES, ".toml", ".json")
# What such files begin with; their first byte is no text already.
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PARSERS = {".toml": parse_toml, ".json": parse_json}


def load_lined(path: Path) -> LinedData:
    """Read one file; whatever is neither `.toml` nor `.json` is taken for YAML.

    Raises RubricError with file and, where it can be told, line for anything out of order.
    """
    return parse_lined(text_of(path), str(path))


def parse_lined(text: str, path: str) -> LinedData:
    """Parse the text of a file whose `path` tells the format; raises RubricError as above."""
    return _PARSERS.get(PurePath(path).suffix.lower(), parse_yaml)(text, path)


def text_of(path: Path) -> str:
    """Read a file as UTF-8, without a mark of byte order. Raises RubricError.

    Line ends stay as they are.
    """
    raw = raw_of(path)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 0 if raw[:2] in _UTF_16 else raw.count(b"\n", 0, error.start) + 1
        hint = "save it again with the encoding UTF-8, which every editor offers"
        raise refusal(str(path), line, "is not UTF-8 text", hint=hint) from error


def raw_of(path: Path) -> bytes:
    """Read a file's bytes. Raises RubricError for a folder, or one that is too large."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except IsADirectoryError as error:
        hint = "name the rubric file in it"
        raise refusal(str(path), 0, "is a folder", hint=hint) from error
    except OSError as error:
        raise RubricError(
            f"{path}: cannot be read: {error.strerror or error}", path=str(path)
        ) from error
    if len(raw) > MAX_BYTES:
        raise RubricError(
            f"{path}: a rubric may have {MAX_BYTES:,} bytes at most",
            hint="is it the right file? a ladder of a hundred expectations has about 100,000",
            path=str(path),
        )
    return raw
