"""A corpus small enough to read, with all that training and measuring ask for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.rubric import load_rubric

Row = dict[str, Any]
FILES = ("statements.jsonl", "rubrics.jsonl", "packets.jsonl")
# What shows each criterion; the place and the number make several statements of one deed.
DEEDS = {
    "strategy": "I wrote the three-year plan for the {0} ferries and the board took it",
    "autonomy": "Nobody asked me to, yet I settled the {0} timetable alone",
    "nuance": "I saw that the {0} harbour wants quiet and the island wants noise, and chose both",
    "hard-skills": "I wrote complete requirements for the {0} ticket gate, all {1} of them",
    "cross-functionality": "I brought pilots, cooks and lawyers of {0} to one weekly table",
    "leadership": "I mentored {1} new deckhands at {0} until they ran a watch",
    "accountability": "I answered for the late {0} season and paid back {1} tickets",
}
PLACES = {
    "train": ("Oban", "Brest", "Turku", "Split"),
    "dev": ("Cork", "Gdynia"),
    "test": ("Bari",),
}
OWN = "orchard"


def write_corpus(folder: Path) -> Path:
    """Write the whole corpus; return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rubrics = [_shipped(), _own()]
    write_rows(folder / "rubrics.jsonl", rubrics)
    write_rows(folder / "statements.jsonl", _statements(rubrics))
    write_rows(folder / "packets.jsonl", _packets(rubrics))
    shipped = {"base": "a base, sha256 0123", "rubrics": ["pm-ic"], "same_behaviour": {}}
    (folder / "shipped.json").write_text(json.dumps(shipped), encoding="utf-8")
    return folder


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def change(folder: Path, name: str, number: int, edit: Callable[[Row], object]) -> None:
    """Let `edit` change one line, which counts from 1, of a file of the corpus."""
    path = folder / name
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    edit(rows[number - 1])
    write_rows(path, rows)


def _shipped() -> Row:
    asked = load_rubric("pm-ic").expectations[:3]
    rows = [{"id": e.id, "criterion": e.criterion, "text": e.text} for e in asked]
    return {"rubric": "pm-ic", "expectations": rows}


def _own() -> Row:
    texts = {
        "pruning": "Prunes old trees so that they bear again.",
        "grafting": "Grafts new kinds on old stems.",
        "selling": "Sells the harvest before it is ripe.",
    }
    rows = [
        {
            "id": name,
            "criterion": "craft",
            "text": text,
            "scope": "feature",
            "examples": {
                "counts": [f"I was good at {name} in spring {n}." for n in range(4)],
                "does_not_count": [f"We shall learn {name} in spring {n}." for n in range(4)],
            },
        }
        for name, text in texts.items()
    ]
    return {"rubric": OWN, "expectations": rows}


def _labels(n: int) -> Row:
    """Return labels such that every class of every label stands somewhere."""
    return {head: classes[n % len(classes)] for head, classes in CHOICES.items()}


def _statements(rubrics: list[Row]) -> list[Row]:
    rows: list[Row] = []
    for split, places in PLACES.items():
        for place in places:
            for n, criterion in enumerate(CRITERIA):
                rubric = rubrics[n % 2]
                asked = rubric["expectations"][n % 3]["id"]
                rows.append(
                    {
                        "text": DEEDS[criterion].format(place, n + len(rows)) + ".",
                        "split": split,
                        "voice": "self",
                        "criteria": [criterion],
                        **_labels(n + len(rows) // 7),
                        "rubric": rubric["rubric"],
                        "expectations": {asked: ("direct", "partial", "none", "against")[n % 4]},
                    }
                )
            rows.append({"text": f"{place}: notes", "split": split, "furniture": True})
    return [{"id": f"s{n:03}", **row} for n, row in enumerate(rows)]


def _packets(rubrics: list[Row]) -> list[Row]:
    return [
        _packet(f"{split}-{rubric['rubric']}", rubric, split)
        for split in ("dev", "test")
        for rubric in rubrics
    ]


def _packet(name: str, rubric: Row, split: str) -> Row:
    ids = [e["id"] for e in rubric["expectations"]]
    statements: list[Row] = [
        {
            "text": f"In {name} I did what {asked.rpartition('.')[2]} asks for, time {n}.",
            "criteria": [],
            **_labels(0),
            "deed": f"deed-{n // 2}",
            "expectations": {asked: "direct"},
        }
        for asked in ids[:2]
        for n in range(2)
    ]
    statements.append({"text": f"Notes of {name}", "furniture": True})
    status = dict.fromkeys(ids[:2], "supported") | {ids[2]: "missing"}
    return {
        "packet": name,
        "person": "Ines",
        "rubric": rubric["rubric"],
        "target": "any",
        "split": split,
        "statements": [
            {"id": f"{name}-{n}", "document": "a.md", "voice": "self", "section": "", **row}
            for n, row in enumerate(statements)
        ],
        "status": {e: {"status": s, "contested": False} for e, s in status.items()},
    }
