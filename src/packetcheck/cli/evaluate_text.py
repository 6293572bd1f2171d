"""The figures of `evaluate` as tables for reading."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from packetcheck.labels import CRITERIA

Row = Sequence[str]
_MOST_CONFUSIONS = 12
_NOTHING = "(none)"
_PACKET_COLUMNS = {
    "gap_precision": "gap P",
    "gap_recall": "gap R",
    "gap_f1": "gap F1",
    "three_way": "three-way",
    "contested_f1": "contested",
    "first_quote": "1st quote",
    "evidence_precision": "evid. P",
    "evidence_recall": "evid. R",
}


def render(figures: Mapping[str, Any]) -> str:
    """Return all tables, one below the other, in plain text."""
    out = io.StringIO()
    # Wide enough that no cell is cut: terminals wrap, and files do not care.
    console = Console(file=out, width=200, no_color=True, highlight=False, markup=False)
    model, corpus = figures["model"], figures["corpus"]
    console.print(f"model {model['id']} ({model['digest'][:19]}…), {corpus['part']} part")
    if figures["bootstrap"]["draws"]:
        console.print("in brackets: where 95% of the figures lie when the data are drawn again")
    for title, header, rows in _tables(figures):
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
        for n, name in enumerate(header):
            table.add_column(name, justify="left" if n == 0 else "right", no_wrap=True)
        for row in rows:
            table.add_row(*row)
        console.print(f"\n{title}")
        console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _tables(figures: Mapping[str, Any]) -> Iterable[tuple[str, Row, list[Row]]]:
    tags = figures["tags"]
    header = ("criterion", "n", "precision", "recall", "F1", "AP")
    rows: list[Row] = [
        (c, str(row["n"]), *(said(row[k]) for k in ("precision", "recall", "f1", "ap")))
        for c, row in tags["criteria"].items()
    ]
    yield f"Tags, {tags['statements']} statements", header, rows
    yield "Tags, over all", ("", "macro F1", "micro F1", "calibration error"), _over_all(figures)
    furniture = figures["furniture"]
    labels: list[Row] = [
        (head, str(row["n"]), said(row["accuracy"])) for head, row in figures["labels"].items()
    ]
    yield "Other labels", ("label", "n", "accuracy"), labels
    yield (
        "Furniture",
        ("", "n", "precision", "recall", "F1"),
        [("furniture", str(furniture["n"]), *(said(furniture[k]) for k in _PRF))],
    )
    yield (
        "Review: how right the rest is when the least sure are sent to a person",
        ("sent to review", "share", "all right", "tag micro F1"),
        _review(figures["review"]),
    )
    yield from _confusions(figures["confusions"])
    for name, group in figures.get("packets", {}).items():
        yield _packets(name, {**_rubrics(group), "pooled": group["pooled"]})
    for name, found in figures.get("packet_baselines", {}).items():
        yield _packets(f"{name}, baselines (pooled, no examples)", found)


_PRF = ("precision", "recall", "f1")


def _over_all(figures: Mapping[str, Any]) -> list[Row]:
    found = {"this model": figures["tags"], **figures.get("tag_baselines", {})}
    return [
        (name, said(row["macro_f1"]), said(row["micro_f1"]), said(row["calibration_error"]))
        for name, row in found.items()
    ]


def _review(review: Mapping[str, Any]) -> list[Row]:
    rows = [("least sure", row) for row in review["curve"]]
    rows.append(("as the model says (needs_review)", review["needs_review"]))
    return [
        (name, number(row["reviewed"]), number(row["right"]), number(row["micro_f1"]))
        for name, row in rows
    ]


def _confusions(found: Sequence[Mapping[str, Any]]) -> Iterable[tuple[str, Row, list[Row]]]:
    pairs = [row for row in found if _NOTHING not in (row["due"], row["given"])]
    yield (
        "Confusions, most frequent first",
        ("due", "given instead", "n"),
        [(row["due"], row["given"], str(row["n"])) for row in pairs[:_MOST_CONFUSIONS]],
    )
    missed = {row["due"]: row["n"] for row in found if row["given"] == _NOTHING}
    extra = {row["given"]: row["n"] for row in found if row["due"] == _NOTHING}
    yield (
        "Tags left out, and given besides, where no other stands for them",
        ("criterion", "left out", "given besides"),
        [
            (criterion, str(missed.get(criterion, 0)), str(extra.get(criterion, 0)))
            for criterion in CRITERIA
        ],
    )


def _rubrics(group: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = group["rubrics"]
    return found if len(found) > 1 else {}


def _packets(name: str, found: Mapping[str, Any]) -> tuple[str, Row, list[Row]]:
    first = next(iter(found.values()))
    size = found.get("pooled", first)
    title = f"Findings, {name}: {size['packets']} packets, {size['expectations']} expectations"
    rows: list[Row] = [
        (row, *(said(figures[k]) for k in _PACKET_COLUMNS)) for row, figures in found.items()
    ]
    return title, ("", *_PACKET_COLUMNS.values()), rows


def said(figure: Mapping[str, float | None]) -> str:
    """Return a figure with its interval, such as `0.71 (0.66-0.75)`."""
    value, low, high = figure["value"], figure["low"], figure["high"]
    if low is None or high is None:
        return number(value)
    return f"{number(value)} ({number(low)}–{number(high)})"


def number(value: float | None) -> str:
    """Return a number with two decimals, or a dash where there is none."""
    return "–" if value is None else f"{value:.2f}"
