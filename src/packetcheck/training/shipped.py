"""What `shipped.json` says: which rubrics the model gets heads for, and what is asked for twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from packetcheck.errors import CorpusError
from packetcheck.training.corpus import Corpus

FILE = "shipped.json"


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    base: str
    rubrics: tuple[str, ...]
    same_behaviour: dict[str, dict[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Shipped:
    """The shipped part of a corpus.

    `base` describes the base encoder that the model is made from, `rubrics` get heads of their own,
    and `same` maps, per rubric, an expectation to the one that asks for the same behaviour.
    """

    base: str
    rubrics: tuple[str, ...]
    same: Mapping[str, Mapping[str, str]]


def load_shipped(folder: Path, corpus: Corpus) -> Shipped:
    """Load `shipped.json` of a corpus folder. Raises CorpusError."""
    path = folder / FILE
    try:
        read = _File.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        reason = f"{path}: cannot be read: {error.strerror or error}"
        raise CorpusError(reason, path=str(path)) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise CorpusError(f"{path}: {key}: {first['msg']}", path=str(path)) from error
    except ValueError as error:
        raise CorpusError(f"{path}: is not JSON: {error}", path=str(path)) from error
    for rubric in (*read.rubrics, *read.same_behaviour):
        if rubric not in corpus.expectations:
            raise CorpusError(f"{path}: rubrics.jsonl has no rubric '{rubric}'", path=str(path))
    for rubric, same in read.same_behaviour.items():
        known = {e.id for e in corpus.expectations[rubric]}
        for name in (*same, *same.values()):
            if name not in known:
                said = f"{path}: '{name}' is no expectation of {rubric}"
                raise CorpusError(said, path=str(path))
    return Shipped(read.base, read.rubrics, read.same_behaviour)
