"""A model folder: what is in it, and that it is what it says.

`model.json` names every file with its SHA-256, the label scheme, thresholds and calibration.
Weights are ONNX and npz, never pickle. Nothing about a model lies in code: thresholds travel with
the weights they were measured on.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from packetcheck.bundled import bundled_path
from packetcheck.errors import ModelError
from packetcheck.findings import ModelId
from packetcheck.labels import CHOICES, CRITERIA, outputs

FORMAT = 1
_MANIFEST = "model.json"
# Labelled statements to compare with; a model folder may do without them.
NEIGHBOURS = "neighbours.npz"
_ARRAYS = (
    "tags.weight",
    "tags.bias",
    "behaviours.weight",
    "behaviours.bias",
    "statement.weight",
    "statement.bias",
    "expectation.weight",
    "expectation.bias",
    "towers",
    "white.weight",
    "white.bias",
    "kin",
)

Probability = Annotated[float, Field(ge=0.0, le=1.0)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Calibration(_Strict):
    """Platt scaling of a logit x: probability = 1 / (1 + exp(-(slope * x + offset)))."""

    slope: float
    offset: float


class SentenceCalibration(Calibration):
    """Platt scaling of the towers' logit and of the likeness to a sentence (`like_slope`)."""

    like_slope: float = 0.0


class KnownCalibration(SentenceCalibration):
    """Platt scaling of an expectation's own head, of the towers (`tower_slope`), of likeness."""

    tower_slope: float


class TagSettings(_Strict):
    """How logits become tags.

    `temperature` divides the logits of each single-choice head. A criterion is given from its
    `thresholds` up; a statement needs review where a criterion's score lies within `margin` of its
    threshold, or where polarity, modality or agency is less sure than `sure`.
    """

    criteria: dict[str, Calibration]
    thresholds: dict[str, Probability]
    temperature: dict[str, Annotated[float, Field(gt=0.0)]]
    furniture: Calibration
    furniture_threshold: Probability
    margin: Probability
    sure: Probability


class DirectSettings(_Strict):
    """A logistic regression that tells `direct` from `partial` evidence, over yes/no features."""

    weights: dict[str, float]
    offset: float
    threshold: Probability


class ExampleSettings(_Strict):
    """A logistic regression over what an expectation's sentence and examples say of a statement.

    `weights` are by feature, see `example_scores.FEATURES`.
    """

    weights: dict[str, float]
    offset: float


class MatchSettings(_Strict):
    """How a statement's vector becomes evidence.

    `heads` maps an expectation's digest (see `matching.expectation_digest`) to a column of the
    behaviour weights; `known` calibrates those columns together with the two towers. An expectation
    without a head is scored by `examples` where its author gave some, else by the towers alone,
    calibrated by `generic`. A pair is evidence from its threshold up (`…_against_threshold` where
    the statement is a criticism); within `margin` of it, in log odds, the finding may need review.
    """

    heads: dict[str, Annotated[int, Field(ge=0)]]
    known: KnownCalibration
    examples: ExampleSettings
    generic: SentenceCalibration
    known_threshold: Probability
    known_against_threshold: Probability
    examples_threshold: Probability
    examples_against_threshold: Probability
    generic_threshold: Probability
    generic_against_threshold: Probability
    margin: Annotated[float, Field(ge=0.0)]
    same_deed_threshold: Probability
    direct: DirectSettings


class Manifest(_Strict):
    """The content of `model.json`."""

    format: Literal[1]
    id: str
    base: str
    outputs: list[str]
    max_tokens: Annotated[int, Field(gt=0, le=512)]
    files: dict[str, str]
    tag: TagSettings
    match: MatchSettings


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A verified model folder. `heads` holds float32 arrays by name (see `docs/model-card.md`)."""

    path: Path
    manifest: Manifest
    heads: dict[str, NDArray[np.float32]]
    identity: ModelId


def load_model_folder(path: Path | None = None) -> ModelFolder:
    """Load and verify a model folder; the shipped one by default.

    Raises ModelError where the folder is missing, incomplete, altered or of another format.
    """
    folder = path or bundled_path("models") / "default"
    manifest, digest = _load_manifest(folder)
    for name, expected in manifest.files.items():
        _verify(folder / name, expected)
    heads = _load_heads(folder / "heads.npz", manifest)
    return ModelFolder(folder, manifest, heads, ModelId(manifest.id, digest))


def _load_manifest(folder: Path) -> tuple[Manifest, str]:
    path = folder / _MANIFEST
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"{folder}: is no model folder: {_MANIFEST} cannot be read",
            hint="leave --model out to use the model that ships with packetcheck",
            path=str(path),
        ) from error
    try:
        manifest = Manifest.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors()[0]
        said = [".".join(str(part) for part in first["loc"]), first["msg"]]
        raise ModelError(f"{path}: {': '.join(filter(None, said))}", path=str(path)) from error
    if tuple(manifest.outputs) != outputs():
        raise ModelError(
            f"{path}: the model was trained for another label scheme",
            hint="train it again with this version of packetcheck",
            path=str(path),
        )
    tag = manifest.tag
    for key, names, wanted in (
        ("criteria", tag.criteria, CRITERIA),
        ("thresholds", tag.thresholds, CRITERIA),
        ("temperature", tag.temperature, CHOICES),
    ):
        if set(names) != set(wanted):
            raise ModelError(
                f"{path}: tag.{key}: names must be {', '.join(wanted)}", path=str(path)
            )
    for name in ("encoder.onnx", "heads.npz", "tokenizer.json"):
        if name not in manifest.files:
            raise ModelError(f"{path}: files: '{name}' is not listed", path=str(path))
    # The manifest names the digest of every file, so its own digest stands for the folder.
    canonical = json.dumps(json.loads(raw), sort_keys=True).encode()
    return manifest, "sha256:" + hashlib.sha256(canonical).hexdigest()


def _verify(path: Path, expected: str) -> None:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(
            f"{path}: a file of the model is missing: {error.strerror or error}", path=str(path)
        ) from error
    if found != expected.removeprefix("sha256:"):
        raise ModelError(
            f"{path}: has the wrong digest (sha256 {found[:12]}…, expected "
            f"{expected.removeprefix('sha256:')[:12]}…)",
            hint="the file was altered or cut off; install packetcheck or the model again",
            path=str(path),
        )


def _load_heads(path: Path, manifest: Manifest) -> dict[str, NDArray[np.float32]]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            heads = {name: archive[name].astype(np.float32) for name in archive.files}
    except (OSError, ValueError, EOFError, TypeError, BadZipFile) as error:
        raise ModelError(f"{path}: cannot be loaded: {error}", path=str(path)) from error
    if missing := [name for name in _ARRAYS if name not in heads]:
        raise ModelError(f"{path}: lacks {', '.join(missing)}", path=str(path))
    if len(heads["tags.weight"]) != len(manifest.outputs):
        raise ModelError(f"{path}: tags.weight: has not one row an output", path=str(path))
    if max(manifest.match.heads.values(), default=-1) >= len(heads["behaviours.weight"]):
        raise ModelError(f"{path}: behaviours.weight: lacks a row of match.heads", path=str(path))
    return heads
