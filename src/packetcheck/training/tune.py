"""Calibrate the matcher of an exported model folder on the development packets, as it will run.

Everything is computed from the ONNX file, not from PyTorch: what is calibrated is what is shipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from packetcheck.assess.assess import assess
from packetcheck.encoding import Encoder
from packetcheck.example_scores import FEATURES
from packetcheck.findings import Finding
from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.matching import Matcher, expectation_digest
from packetcheck.modelfolder import MatchSettings, ModelFolder
from packetcheck.rubric import Expectation
from packetcheck.strength import direct_features
from packetcheck.tagging.tagger import Tagger
from packetcheck.training.calibrate import fit_direct
from packetcheck.training.corpus import Corpus
from packetcheck.training.evaluate import count_agreement, rates, statement_of
from packetcheck.training.prepared import Prepared

Vectors = NDArray[np.float32]
_UNIT = {"slope": 1.0, "offset": 0.0}
# The share of findings on known expectations that a person can be asked to look at again.
_REVIEWED = 1 / 3


def untuned_settings(heads: dict[str, int]) -> dict[str, Any]:
    """Return the `tag` and `match` parts of a manifest before anything is calibrated."""
    return {
        "tag": {
            "criteria": dict.fromkeys(CRITERIA, _UNIT),
            "thresholds": dict.fromkeys(CRITERIA, 0.5),
            "temperature": dict.fromkeys(CHOICES, 1.0),
            "furniture": _UNIT,
            "furniture_threshold": 0.9,
            "margin": 0.1,
            "sure": 0.7,
        },
        "match": {
            "heads": heads,
            "known": {**_UNIT, "tower_slope": 0.0, "like_slope": 0.0},
            "examples": {"weights": dict.fromkeys(FEATURES, 0.0), "offset": 0.0},
            "generic": _UNIT,
            "known_threshold": 0.5,
            "known_against_threshold": 0.5,
            "examples_threshold": 0.5,
            "examples_against_threshold": 0.5,
            "generic_threshold": 0.5,
            "generic_against_threshold": 0.5,
            "margin": 0.5,
            "same_deed_threshold": 0.8,
            "direct": {"weights": {}, "offset": 0.0, "threshold": 0.5},
        },
    }


def tune_match(
    model: ModelFolder, encoder: Encoder, corpus: Corpus, prepared: Sequence[Prepared]
) -> dict[str, Any]:
    """Return the `match` part of the manifest, calibrated on the development packets."""
    settings = model.manifest.match.model_dump()
    known = [p for p in prepared if _is_known(model, p)]
    own = [p for p in prepared if not _is_known(model, p)]
    shown = [p for p in own if any(e.counts for e in p.expectations)]
    bare = [p.without_examples() for p in own]
    settings |= _calibrations(model, encoder, [*known, *bare])
    settings["examples"] = fit_examples(model, encoder, shown)
    settings["direct"] = _direct(model, encoder, corpus, settings)
    for prefix, group in (("known", known), ("examples", shown), ("generic", bare)):
        settings |= _search(model, encoder, settings, prefix, group)
    return settings | {"margin": _margin(model, encoder, settings, known)}


def _margin(
    model: ModelFolder, encoder: Encoder, settings: dict[str, Any], known: Sequence[Prepared]
) -> float:
    """Return the margin that leaves the fewest wrong findings among those not sent to review.

    No more than `_REVIEWED` of them are sent: what asks for everything to be read again asks for
    nothing.
    """
    best, margin = -1.0, 0.0
    for tried in np.round(np.arange(0.0, 2.01, 0.1), 1).tolist():
        sent, right = [], []
        for item in known:
            for finding in _findings(model, encoder, settings | {"margin": tried}, item):
                sent.append(finding.needs_review)
                wanted = item.packet.status[finding.expectation.id]["status"]
                right.append(finding.status == wanted)
        rest = [r for r, s in zip(right, sent, strict=True) if not s]
        if rest and sum(sent) / len(sent) <= _REVIEWED and sum(rest) / len(rest) > best:
            best, margin = sum(rest) / len(rest), tried
    return float(margin)


def fit_examples(
    model: ModelFolder, encoder: Encoder, prepared: Sequence[Prepared]
) -> dict[str, Any]:
    """Fit how examples weigh, on packets whose rubrics the network was not fitted on."""
    matcher = Matcher(model, encoder)
    pairs: list[tuple[Vectors, Any]] = []
    for item in prepared:
        vectors = np.stack([t.vector for t in item.tagged if t.vector is not None])
        towers = matcher.tower_logits(vectors, item.expectations)
        for row, expectation in enumerate(item.expectations):
            features = matcher.example_features(expectation, vectors, towers[row])
            pairs.append((features, np.array(_shows(item, expectation.id))))
    weights = _weights(pairs, FEATURES)
    return {"offset": weights.pop("offset"), "weights": weights}


def _shows(item: Prepared, expectation: str) -> list[bool]:
    """Tell for each statement of a packet whether gold has it bear on the expectation."""
    return [item.gold[t.statement.id].get(expectation, "none") != "none" for t in item.tagged]


def _is_known(model: ModelFolder, prepared: Prepared) -> bool:
    heads = model.manifest.match.heads
    return all(expectation_digest(e.id, e.text) in heads for e in prepared.expectations)


def _calibrations(
    model: ModelFolder, encoder: Encoder, prepared: Sequence[Prepared]
) -> dict[str, Any]:
    """Fit what a pair's logits weigh, on all pairs of statements that may count at all."""
    known: list[tuple[Vectors, Any]] = []
    generic: list[tuple[Vectors, Any]] = []
    matcher = Matcher(model, encoder)
    for item in prepared:
        vectors = np.stack([t.vector for t in item.tagged if t.vector is not None])
        towers = matcher.tower_logits(vectors, item.expectations)
        like = np.stack([matcher.sentence_likeness(e, vectors) for e in item.expectations])
        truth = np.array([_shows(item, e.id) for e in item.expectations]).ravel()
        said = np.stack([towers.ravel(), like.ravel()], axis=1)
        if _is_known(model, item):
            columns = [
                model.manifest.match.heads[expectation_digest(e.id, e.text)]
                for e in item.expectations
            ]
            heads = vectors @ model.heads["behaviours.weight"][columns].T
            heads = heads + model.heads["behaviours.bias"][columns]
            known.append((np.column_stack([heads.T.ravel(), said]), truth))
        else:
            generic.append((said, truth))
    return {
        "known": _weights(known, ("slope", "tower_slope", "like_slope")),
        "generic": _weights(generic, ("slope", "like_slope")),
    }


def _weights(parts: Sequence[tuple[Vectors, Any]], names: Sequence[str]) -> dict[str, float]:
    """Return what each column of the parts weighs, by name, and the offset."""
    from sklearn.linear_model import LogisticRegression

    columns = np.concatenate([part for part, _ in parts])
    # A likeness is a small number, and a regression shrinks what small numbers would need.
    spread = columns.std(axis=0) + 1e-9
    truth = np.concatenate([truth for _, truth in parts])
    model = LogisticRegression(C=1.0).fit(columns / spread, truth)
    weights = dict(zip(names, (float(w) for w in model.coef_[0] / spread), strict=True))
    return weights | {"offset": float(model.intercept_[0])}


def _direct(
    model: ModelFolder, encoder: Encoder, corpus: Corpus, settings: dict[str, Any]
) -> dict[str, Any]:
    """Fit `direct` against `partial` on judged pairs that the network was not fitted on."""
    matcher = Matcher(with_match(model, settings), encoder)
    tagger = Tagger(model, encoder)
    features, direct = [], []
    for example in (e for e in corpus.examples if e.split != "train" and e.rubric):
        judged = {k: r for k, r in example.judged.items() if r in ("direct", "partial")}
        if not judged:
            continue
        tagged = tagger.tag([statement_of(example.id, example.text, example.voice)])
        by_id = {e.id: e for e in corpus.expectations[example.rubric or ""]}
        for name, relation in judged.items():
            e = by_id[name]
            expectation = Expectation(e.id, "any", e.criterion, e.text, e.scope)
            score = float(matcher.score_all(tagged, (expectation,))[0, 0])
            features.append(direct_features(tagged[0], expectation, score))
            direct.append(relation == "direct")
    return fit_direct(features, np.array(direct))


def _search(
    model: ModelFolder,
    encoder: Encoder,
    settings: dict[str, Any],
    prefix: str,
    packets: Sequence[Prepared],
) -> dict[str, float]:
    """Try thresholds; keep those with the best findings.

    For support that is the mean of gap-F1, three-way accuracy and evidence F1; for `against` it is
    contested F1.

    The value of a threshold is averaged with its neighbours', so that no lucky peak wins.
    """
    grid = np.round(np.concatenate([np.arange(0.04, 0.4, 0.03), np.arange(0.4, 0.9, 0.05)]), 2)
    supports = np.array(
        [
            _quality(model, encoder, settings | {f"{prefix}_threshold": float(t)}, packets)[
                "support"
            ]
            for t in grid
        ]
    )
    best = float(grid[_smooth(supports).argmax()])
    settings = settings | {f"{prefix}_threshold": best}
    contests = np.array(
        [
            _quality(model, encoder, settings | {f"{prefix}_against_threshold": float(t)}, packets)[
                "contested"
            ]
            for t in grid
        ]
    )
    against = float(grid[_smooth(contests).argmax()])
    return {f"{prefix}_threshold": best, f"{prefix}_against_threshold": against}


def _smooth(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.convolve(np.pad(values, 1, mode="edge"), np.ones(3) / 3, mode="valid")


def _quality(
    model: ModelFolder, encoder: Encoder, settings: dict[str, Any], packets: Sequence[Prepared]
) -> dict[str, float]:
    pooled: dict[str, int] = {}
    for item in packets:
        findings = _findings(model, encoder, settings, item)
        for key, n in count_agreement(findings, item.packet.status, item.gold).items():
            pooled[key] = pooled.get(key, 0) + n
    figures = rates(pooled)
    return {
        "support": (figures["gap_f1"] + figures["three_way"] + figures["evidence_f1"]) / 3,
        "contested": figures["contested_f1"],
    }


def _findings(
    model: ModelFolder, encoder: Encoder, settings: dict[str, Any], item: Prepared
) -> tuple[Finding, ...]:
    matcher = Matcher(with_match(model, settings), encoder)
    return assess(
        matcher.match(item.tagged, item.expectations),
        item.tagged,
        item.expectations,
        all_read=True,
        margin=settings["margin"],
        same_deed_threshold=settings["same_deed_threshold"],
    )


def with_match(model: ModelFolder, settings: dict[str, Any]) -> ModelFolder:
    """Return the model with other `match` settings."""
    manifest = model.manifest.model_copy(update={"match": MatchSettings(**settings)})
    return replace(model, manifest=manifest)
