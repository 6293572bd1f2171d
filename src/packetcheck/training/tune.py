"""Calibrate an exported model folder on the development part, as it will run.

Everything is computed from the ONNX file, not from PyTorch: what is calibrated is what is shipped.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from packetcheck.assess.assess import assess
from packetcheck.encoding import Encoder
from packetcheck.example_scores import FEATURES
from packetcheck.findings import TaggedStatement
from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.matching import Matcher, expectation_digest
from packetcheck.modelfolder import MatchSettings, ModelFolder
from packetcheck.rubric import Expectation
from packetcheck.strength import direct_features
from packetcheck.tagging.tagger import Tagger
from packetcheck.training.calibrate import fit_direct, platt, temperature
from packetcheck.training.corpus import Corpus, Example, GoldPacket
from packetcheck.training.evaluate import (
    count_agreement,
    packet_expectations,
    rates,
    statement_of,
)
from packetcheck.training.metrics import best_f1_threshold

Vectors = NDArray[np.float32]
_UNIT = {"slope": 1.0, "offset": 0.0}


class CachingEncoder(Encoder):
    """An encoder that remembers every text, since tuning asks for the same ones many times."""

    def __init__(self, folder: ModelFolder) -> None:
        super().__init__(folder.path, folder.manifest.max_tokens)
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return vectors of shape (len(texts), width)."""
        new = list(dict.fromkeys(t for t in texts if t not in self._known))
        if new:
            self._known.update(zip(new, super().encode(new), strict=True))
        return np.stack([self._known[t] for t in texts])


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
            "known": {**_UNIT, "tower_slope": 0.0},
            "examples": {"weights": dict.fromkeys(FEATURES, 0.0), "offset": 0.0},
            "generic": _UNIT,
            "known_threshold": 0.5,
            "known_against_threshold": 0.5,
            "examples_threshold": 0.5,
            "examples_against_threshold": 0.5,
            "generic_threshold": 0.5,
            "generic_against_threshold": 0.5,
            "margin": 0.1,
            "same_deed_threshold": 0.8,
            "direct": {"weights": {}, "offset": 0.0, "threshold": 0.5},
        },
    }


def tune_tags(
    model: ModelFolder, encoder: Encoder, dev: Sequence[Example], *, precision: float
) -> dict[str, Any]:
    """Return the `tag` part of the manifest, calibrated on the development statements.

    `precision` is what the tagger's own furniture verdict must reach: a statement taken for
    furniture is lost to its owner, a heading taken for a statement is only noise.
    """
    logits = encoder.encode([e.text for e in dev]) @ model.heads["tags.weight"].T
    logits = (logits + model.heads["tags.bias"]).astype(np.float64)
    judged = np.array([e.criteria is not None and not e.furniture for e in dev])
    criteria, thresholds = {}, {}
    all_scores, all_truth = [], []
    for i, criterion in enumerate(CRITERIA):
        truth = np.array([criterion in (e.criteria or ()) for e in dev])[judged]
        criteria[criterion] = platt(logits[judged, i], truth)
        scores = _sigmoid(logits[judged, i], criteria[criterion])
        thresholds[criterion] = best_f1_threshold(scores, truth)
        all_scores.append(scores)
        all_truth.append(truth)
    # A criterion's own best threshold rests on some tens of statements; half-way to the threshold
    # that is best for all criteria together it is less a matter of luck.
    common = best_f1_threshold(np.concatenate(all_scores), np.concatenate(all_truth))
    thresholds = {c: round((own + common) / 2, 3) for c, own in thresholds.items()}
    temperatures = {}
    start = len(CRITERIA)
    for head, classes in CHOICES.items():
        rows = [n for n, e in enumerate(dev) if head in e.labels and not e.furniture]
        truth_index = np.array([classes.index(dev[n].labels[head]) for n in rows])
        temperatures[head] = temperature(logits[rows, start : start + len(classes)], truth_index)
        start += len(classes)
    truth = np.array([e.furniture for e in dev])
    furniture = platt(logits[:, -1], truth)
    scores = _sigmoid(logits[:, -1], furniture)
    return {
        "criteria": criteria,
        "thresholds": thresholds,
        "temperature": temperatures,
        "furniture": furniture,
        "furniture_threshold": _threshold_for_precision(scores, truth, precision),
        "margin": 0.1,
        "sure": 0.7,
    }


def _threshold_for_precision(
    scores: NDArray[np.floating[Any]], truth: NDArray[np.bool_], precision: float
) -> float:
    for threshold in np.round(np.arange(0.3, 0.991, 0.01), 2):
        said = scores >= threshold
        if said.any() and (said & truth).sum() / said.sum() >= precision:
            return float(threshold)
    return 0.99


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A development packet, tagged once."""

    packet: GoldPacket
    tagged: tuple[TaggedStatement, ...]
    expectations: tuple[Expectation, ...]
    gold: dict[str, dict[str, str]]

    def without_examples(self) -> _Prepared:
        """Return the packet as if the rubric's author had given no examples."""
        bare = tuple(replace(e, counts=(), does_not_count=()) for e in self.expectations)
        return replace(self, expectations=bare)


def prepare(
    model: ModelFolder, encoder: Encoder, corpus: Corpus, packets: Sequence[GoldPacket]
) -> list[_Prepared]:
    """Tag the development packets with the tuned tagger."""
    tagger = Tagger(model, encoder)
    prepared = []
    for packet in packets:
        rows = [row for row in packet.rows if not row.get("furniture")]
        tagged = tagger.tag([statement_of(r["id"], r["text"], r["voice"]) for r in rows])
        gold = {row["id"]: row.get("expectations", {}) for row in rows}
        prepared.append(_Prepared(packet, tagged, packet_expectations(corpus, packet), gold))
    return prepared


def tune_match(
    model: ModelFolder, encoder: Encoder, corpus: Corpus, prepared: Sequence[_Prepared]
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
    return settings


def fit_examples(
    model: ModelFolder, encoder: Encoder, prepared: Sequence[_Prepared]
) -> dict[str, Any]:
    """Fit how examples weigh, on packets whose rubrics the network was not fitted on."""
    from sklearn.linear_model import LogisticRegression

    matcher = Matcher(model, encoder)
    features, truth = [], []
    for item in prepared:
        vectors = np.stack([t.vector for t in item.tagged if t.vector is not None])
        towers = matcher.tower_logits(vectors, item.expectations)
        for row, expectation in enumerate(item.expectations):
            features.append(matcher.example_features(expectation, vectors, towers[row]))
            truth.extend(_shows(item, expectation.id))
    regression = LogisticRegression(C=1.0).fit(np.concatenate(features), np.array(truth))
    weights = dict(zip(FEATURES, (float(w) for w in regression.coef_[0]), strict=True))
    return {"weights": weights, "offset": float(regression.intercept_[0])}


def _shows(item: _Prepared, expectation: str) -> list[bool]:
    """Tell for each statement of a packet whether gold has it bear on the expectation."""
    return [item.gold[t.statement.id].get(expectation, "none") != "none" for t in item.tagged]


def _is_known(model: ModelFolder, prepared: _Prepared) -> bool:
    heads = model.manifest.match.heads
    return all(expectation_digest(e.id, e.text) in heads for e in prepared.expectations)


def _calibrations(
    model: ModelFolder, encoder: Encoder, prepared: Sequence[_Prepared]
) -> dict[str, Any]:
    """Fit both Platt scalings on all pairs of statements that may count at all."""
    own_logits, tower_logits, own_truth, generic_logits, generic_truth = [], [], [], [], []
    matcher = Matcher(model, encoder)
    for item in prepared:
        vectors = np.stack([t.vector for t in item.tagged if t.vector is not None])
        towers = matcher.tower_logits(vectors, item.expectations)
        truth = np.array([_shows(item, e.id) for e in item.expectations])
        generic_logits.append(towers.ravel())
        generic_truth.append(truth.ravel())
        if _is_known(model, item):
            columns = [
                model.manifest.match.heads[expectation_digest(e.id, e.text)]
                for e in item.expectations
            ]
            heads = vectors @ model.heads["behaviours.weight"][columns].T
            heads = heads + model.heads["behaviours.bias"][columns]
            own_logits.append(heads.T.ravel())
            tower_logits.append(towers.ravel())
            own_truth.append(truth.ravel())
    slopes = platt_two(
        np.concatenate(own_logits), np.concatenate(tower_logits), np.concatenate(own_truth)
    )
    generic = platt(
        np.concatenate(generic_logits).astype(np.float64), np.concatenate(generic_truth)
    )
    return {"known": slopes, "generic": generic}


def platt_two(own: Vectors, towers: Vectors, truth: NDArray[np.bool_]) -> dict[str, float]:
    """Return slopes and offset for the two logits of a known expectation."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0).fit(np.stack([own, towers], axis=1), truth)
    return {
        "slope": float(model.coef_[0, 0]),
        "tower_slope": float(model.coef_[0, 1]),
        "offset": float(model.intercept_[0]),
    }


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
    packets: Sequence[_Prepared],
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
    model: ModelFolder, encoder: Encoder, settings: dict[str, Any], packets: Sequence[_Prepared]
) -> dict[str, float]:
    matcher = Matcher(with_match(model, settings), encoder)
    pooled: dict[str, int] = {}
    for item in packets:
        findings = assess(
            matcher.match(item.tagged, item.expectations),
            item.tagged,
            item.expectations,
            all_read=True,
            margin=settings["margin"],
            same_deed_threshold=settings["same_deed_threshold"],
        )
        for key, n in count_agreement(findings, item.packet.status, item.gold).items():
            pooled[key] = pooled.get(key, 0) + n
    figures = rates(pooled)
    return {
        "support": (figures["gap_f1"] + figures["three_way"] + figures["evidence_f1"]) / 3,
        "contested": figures["contested_f1"],
    }


def with_match(model: ModelFolder, settings: dict[str, Any]) -> ModelFolder:
    """Return the model with other `match` settings."""
    manifest = model.manifest.model_copy(update={"match": MatchSettings(**settings)})
    return replace(model, manifest=manifest)


def same_deed_threshold(
    prepared: Sequence[_Prepared],
) -> float:
    """Return the cosine from which two statements of a packet usually tell the same deed."""
    similar, same = [], []
    for item in prepared:
        deeds = {row["id"]: row.get("deed") for row in item.packet.rows}
        for a, b in itertools.combinations(item.tagged, 2):
            if a.vector is None or b.vector is None:
                continue
            similar.append(
                float(a.vector @ b.vector / np.linalg.norm(a.vector) / np.linalg.norm(b.vector))
            )
            deed = deeds[a.statement.id]
            same.append(bool(deed) and deed == deeds[b.statement.id])
    return best_f1_threshold(np.array(similar), np.array(same))


def _sigmoid(logits: NDArray[np.floating[Any]], scaling: dict[str, float]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = 1.0 / (
        1.0 + np.exp(-(scaling["slope"] * logits + scaling["offset"]))
    )
    return result
