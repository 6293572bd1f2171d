"""The keys of a rubric file, one record a table of it; their descriptions make the JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=120)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
# Notes stand on the terminal's one screen.
Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _note_or_notes(schema: dict[str, Any]) -> None:
    """Say in the schema that one note may stand without its list."""
    many = {"type": schema.pop("type"), "items": schema.pop("items")}
    schema["anyOf"] = [many["items"], many]


Notes = Annotated[
    list[Note],
    BeforeValidator(_one_or_many),
    Field(default_factory=list, json_schema_extra=_note_or_notes),
]


def _word_or_number(schema: dict[str, Any]) -> None:
    """Say in the schema what the loader does: `version: 1` is the word `1`."""
    schema["type"] = ["string", "number"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ProvenanceFile(_Strict):
    """Where the rubric comes from, and on what terms it may be used."""

    follows: Words = Field(description="What it follows: a text, an older ladder, your own guild.")
    changed: Words | None = Field(None, description="What was changed against what it follows.")
    date: Words | None = Field(None, description="When it was written or last changed.")
    licence: Words | None = Field(None, description="On what terms it may be used and passed on.")


class LevelFile(_Strict):
    """One level of a ladder, or one rung of a lens."""

    id: Id = Field(description="Short name of the level, for good: results refer to it.")
    title: Words = Field(description="Name of the level as reports show it.")
    aliases: list[Words] = Field(
        default_factory=list,
        description="Other names that --target finds it by; case and punctuation do not matter.",
    )
    career_level: bool = Field(
        default=False, description="true where many stay for good, and nobody has to go beyond."
    )
    notes: Notes = Field(description="Sentences that are shown where this level is the target.")


class CriterionFile(_Strict):
    """A heading under which expectations stand."""

    id: Id = Field(description="Short name of the criterion.")
    title: Words = Field(description="Name of the criterion as reports show it.")
    definition: Words = Field(description="What belongs under it, in a sentence or two.")


class ExamplesFile(_Strict):
    """Sentences as they might stand in a packet. `rubric test` tries them on the model."""

    counts: list[Words] = Field(
        default_factory=list, description="Sentences that are evidence, direct or partial."
    )
    does_not_count: list[Words] = Field(
        default_factory=list, description="Sentences near the topic that are no evidence."
    )


class ExpectationFile(_Strict):
    """One behaviour that is expected at one level."""

    id: Id = Field(description="Unique in the file; usually level.criterion.name.")
    level: Id | None = Field(
        None, description="Id of a level; left out in a lens that has no levels."
    )
    criterion: Id = Field(description="Id of a criterion.")
    text: Words = Field(
        description="The behaviour, as a full sentence in the present tense without a subject; "
        "statements are held against these very words."
    )
    scope: Literal["feature", "theme", "product", "org"] | None = Field(
        None, description="The smallest scope at which a deed counts in full; left out if size "
        "does not matter."
    )  # fmt: skip
    examples: ExamplesFile = Field(
        default_factory=ExamplesFile, description="What counts and what does not."
    )


class RubricFile(_Strict):
    """A rubric of packetcheck: a ladder of levels, or a lens on kinds of work."""

    schema_: str | None = Field(
        None, alias="$schema", description="The schema of this file, for editors; has no effect."
    )
    id: Id = Field(description="Short name of the rubric.")
    title: Words = Field(description="Name of the rubric as reports show it.")
    version: Words = Field(
        "1",
        description="Raised when an expectation changes its meaning.",
        json_schema_extra=_word_or_number,
    )
    kind: Literal["ladder", "lens"] | None = Field(
        None,
        description="A ladder says what a level asks for; a lens shows which kinds of work there "
        "is evidence of. Left out: a ladder if there are levels, else a lens.",
    )
    track: Literal["ic", "management"] | None = Field(
        None, description="Which career track a ladder belongs to; `tracks` compares one of each."
    )
    source: Words | None = Field(
        None, description="Short form of provenance: where it comes from, and on what terms."
    )
    provenance: ProvenanceFile | None = Field(
        None, description="Where it comes from, what was changed, when, and its licence."
    )
    notes: Notes = Field(description="Sentences that are shown with any target of this rubric.")
    levels: list[LevelFile] = Field(
        default_factory=list, description="Lowest first; left out in a lens without rungs."
    )
    criteria: Annotated[list[CriterionFile], Field(min_length=1)] = Field(
        description="The headings of the expectations, in the order of the report."
    )
    expectations: Annotated[list[ExpectationFile], Field(min_length=1)] = Field(
        description="All expectations, in the order of the report."
    )
