"""Load a file of settings by what its name says it is: YAML, TOML or JSON."""

from __future__ import annotations

from pathlib import Path

from packetcheck.errors import RubricError
from packetcheck.lined.json_text import parse_json
from packetcheck.lined.records import MAX_BYTES, LinedData
from packetcheck.lined.toml_text import parse_toml
from packetcheck.lined.yaml_text import parse_yaml

YAML_SUFFIXES = (".yaml", ".yml")
SUFFIXES = (*YAML_SUFFIXES, ".toml", ".json")
_PARSERS = {".toml": parse_toml, ".json": parse_json}


def load_lined(path: Path) -> LinedData:
    """Read one file; whatever is neither `.toml` nor `.json` is taken for YAML.

    Raises RubricError with file and, where it can be told, line for anything out of order.
    """
    parse = _PARSERS.get(path.suffix.lower(), parse_yaml)
    return parse(_text_of(path), str(path))


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RubricError(
            f"{path}: cannot be read: {error.strerror or error}", path=str(path)
        ) from error
    if len(raw) > MAX_BYTES:
        raise RubricError(f"{path}: a rubric may have {MAX_BYTES:,} bytes at most", path=str(path))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RubricError(f"{path}: is not UTF-8 text", path=str(path)) from error
