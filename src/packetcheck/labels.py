"""The label scheme: which heads the tagger has, and what each can say.

One place for the order of classes, since the weights depend on it. Meanings are in
`docs/annotation-guide.md`.
"""

from __future__ import annotations

from typing import Final

CRITERIA: Final = (
    "strategy",
    "autonomy",
    "nuance",
    "hard-skills",
    "cross-functionality",
    "leadership",
    "accountability",
)
POLARITY: Final = ("strength", "growth", "neutral")
MODALITY: Final = ("done", "planned")
AGENCY: Final = ("candidate", "team", "other")
SCOPE: Final = ("task", "feature", "theme", "product", "org", "unclear")
OUTCOME: Final = ("quantified", "qualitative", "none")
SPECIFICITY: Final = ("specific", "vague")

# Heads of which exactly one class holds.
CHOICES: Final = {
    "polarity": POLARITY,
    "modality": MODALITY,
    "agency": AGENCY,
    "scope": SCOPE,
    "outcome": OUTCOME,
    "specificity": SPECIFICITY,
}


def outputs() -> tuple[str, ...]:
    """Return the names of all tagger outputs in the order of the weights' columns."""
    names = [f"criterion:{criterion}" for criterion in CRITERIA]
    for head, classes in CHOICES.items():
        names.extend(f"{head}:{name}" for name in classes)
    return (*names, "furniture")
