"""Why a statement has its labels, for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from packetcheck.explanation import Doubt, Explanation, LabelReading, Neighbour, TagReading, Word
from packetcheck.reports.clean import one_line
from packetcheck.reports.json_format import FORMAT, program_version, statement_to_dict
from packetcheck.reports.wording import VOICE_WORDS, count_of

# Words that move a score by less are in the JSON, and in no one's way here.
_LEAST = 0.02
_WORDS_SHOWN = 6
_DECIMALS = 4


def render_explanation(explanation: Explanation, notes: Sequence[str] = ()) -> RenderableType:
    """Return a rich renderable: the statement, its tags, labels, doubts and neighbours."""
    statement = explanation.tagged.statement
    head = Text(one_line(statement.text), style="bold")
    parts: list[RenderableType] = [head, Text(f"voice {VOICE_WORDS[statement.voice]}", "dim")]
    parts += [Text.assemble(("note  ", "bold"), one_line(note)) for note in notes]
    if explanation.unread:
        said = f"the model reads no further: the last {count_of(explanation.unread, 'word')} "
        parts.append(Text.assemble(("note  ", "bold"), f"{said}changed nothing"))
    parts += [Text(), Text("Tags", style="bold"), _indented(_tags(explanation.tags))]
    if any(tag.given for tag in explanation.tags):
        legend = (
            "A word's number is what the score loses when the statement is read without that word. "
            "= marks ties, * a word without which the tag would not be given. Small words (the, "
            "of, and) are not tried."
        )
        parts.append(_indented(Text(legend, style="dim")))
    parts += [Text(), Text("Labels", style="bold"), _indented(_labels(explanation.labels))]
    parts += [Text(), _furniture(explanation), *_review(explanation)]
    parts += [Text(), *_neighbours(explanation.neighbours)]
    return Group(*parts)


def _indented(inner: RenderableType) -> Padding:
    return Padding(inner, (0, 0, 0, 2))


def _grid(*, right: int, columns: int) -> Table:
    """Return a grid without borders, its column `right` set to the right; only the last wraps."""
    table = Table.grid(padding=(0, 2))
    for n in range(columns):
        last = n == columns - 1
        table.add_column(
            justify="right" if n == right else "left", overflow="fold", no_wrap=not last
        )
    return table


def _tags(tags: Sequence[TagReading]) -> Table:
    table = _grid(right=2, columns=5)
    for tag in tags:
        style = "bold" if tag.given else "dim"
        table.add_row(
            "+" if tag.given else "-",
            Text(tag.criterion, style=style),
            Text(f"{tag.score:.2f}", style=style),
            Text(f"needs {tag.threshold:.2f}", style="dim"),
            _carried(tag) if tag.given else Text(),
        )
    return table


def _carried(tag: TagReading) -> Text:
    """Return the words that carry a tag, in words of the statement; ties are shown as such."""
    telling = [w for w in tag.words if w.drop >= _LEAST]
    if not telling:
        return Text("no single word carries it: without any one of them it stays as sure")
    shown = [w for w in telling if w.rank <= telling[min(len(telling), _WORDS_SHOWN) - 1].rank]
    line = Text("carried by ")
    for n, word in enumerate(shown):
        if n:
            line.append(" = " if word.rank == shown[n - 1].rank else ", ")
        line.append(one_line(word.text), style="bold")
        line.append(f"{'*' if word.decisive else ''} {word.drop:.2f}")
    if len(shown) < len(telling):
        line.append(f", and {len(telling) - len(shown)} more")
    held = [w for w in tag.words_against if w.drop <= -_LEAST][:3]
    if held:
        line.append("; held back by ")
        line.append(", ".join(f"{one_line(w.text)} {-w.drop:.2f}" for w in held))
    if not any(w.decisive for w in tag.words):
        line.append("; it stays without any one of them", style="dim")
    return line


def _labels(labels: Sequence[LabelReading]) -> Table:
    table = _grid(right=2, columns=4)
    for label in labels:
        others = sorted((v for v in label.odds if v != label.value), key=lambda v: -label.odds[v])
        likely = [f"{v} {label.odds[v]:.2f}" for v in others if label.odds[v] >= _LEAST]
        table.add_row(
            label.name,
            Text(label.value, style="bold"),
            f"{label.sureness:.2f}",
            Text(f"else {', '.join(likely)}" if likely else "", style="dim"),
        )
    return table


def _furniture(explanation: Explanation) -> Text:
    reading = explanation.furniture
    line = Text.assemble(("Furniture  ", "bold"), "yes" if reading.verdict else "no")
    if reading.by_shape:
        line.append(": by its shape it is a heading, question or the like, and would not be tagged")
    score = f"{reading.score:.2f}, a text is set aside from {reading.threshold:.2f} on"
    line.append(f"; the tagger's score is {score}", style="dim")
    if reading.by_tagger and reading.certain and not reading.by_shape:
        line.append("; its structure shows that it is a claim, so it stays one")
    return line


def _review(explanation: Explanation) -> Iterator[RenderableType]:
    doubts = explanation.doubts
    yield Text.assemble(("Review  ", "bold"), "needed" if doubts else "not needed")
    for doubt in doubts:
        yield _indented(Text(_doubt(doubt, explanation)))


def _doubt(doubt: Doubt, explanation: Explanation) -> str:
    if any(tag.criterion == doubt.about for tag in explanation.tags):
        verdict = "given" if doubt.score >= doubt.limit else "not given"
        close = f"within {explanation.margin:.2f} of its threshold {doubt.limit:.2f}"
        return f"{doubt.about}: {verdict} at {doubt.score:.2f}, {close}"
    value = next(label.value for label in explanation.labels if label.name == doubt.about)
    return f"{doubt.about}: '{value}' at {doubt.score:.2f} only; sure from {doubt.limit:.2f} on"


def _neighbours(neighbours: Sequence[Neighbour] | None) -> Iterator[RenderableType]:
    if neighbours is None:
        yield Text("This model folder holds no labelled statements to compare with.", style="dim")
        return
    if not neighbours:
        return
    yield Text("Nearest labelled statements of the corpus that the model comes from", style="bold")
    table = _grid(right=0, columns=2)
    for near in neighbours:
        said = Text(one_line(near.text))
        said.append(f"\n{_told(near)}", style="dim")
        table.add_row(f"{near.likeness:.2f}", said)
    yield _indented(table)


def _told(near: Neighbour) -> str:
    if near.furniture:
        return "furniture"
    return " · ".join((", ".join(near.criteria) or "no tag", *near.labels.values()))


def explanation_to_dict(explanation: Explanation, notes: Sequence[str] = ()) -> dict[str, Any]:
    """Return all that an explanation says, as plain data."""
    model, furniture = explanation.model, explanation.furniture
    return {
        "format": FORMAT,
        "packetcheck": program_version(),
        "model": {"id": model.id, "digest": model.digest},
        "statement": statement_to_dict(explanation.tagged),
        "tags": [_tag_to_dict(tag) for tag in explanation.tags],
        "labels": [
            {
                "label": label.name,
                "value": label.value,
                "sureness": _rounded(label.sureness),
                "odds": {value: _rounded(odds) for value, odds in label.odds.items()},
            }
            for label in explanation.labels
        ],
        "furniture": {
            "verdict": furniture.verdict,
            "by_shape": furniture.by_shape,
            "by_tagger": furniture.by_tagger,
            "score": _rounded(furniture.score),
            "threshold": _rounded(furniture.threshold),
        },
        "review": {
            "needed": bool(explanation.doubts),
            "reasons": [
                {"about": d.about, "score": _rounded(d.score), "limit": _rounded(d.limit)}
                for d in explanation.doubts
            ],
        },
        "nearest": None
        if explanation.neighbours is None
        else [_neighbour_to_dict(near) for near in explanation.neighbours],
        "unread_words": explanation.unread,
        "notes": list(notes),
    }


def _tag_to_dict(tag: TagReading) -> dict[str, Any]:
    return {
        "criterion": tag.criterion,
        "score": _rounded(tag.score),
        "threshold": _rounded(tag.threshold),
        "given": tag.given,
        "words": [_word_to_dict(word) for word in tag.words],
        "words_against": [_word_to_dict(word) for word in tag.words_against],
    }


def _word_to_dict(word: Word) -> dict[str, Any]:
    return {
        "text": word.text,
        "span": [word.span.start, word.span.end],
        "score_without": _rounded(word.score_without),
        "drop": _rounded(word.drop),
        "rank": word.rank,
        "decisive": word.decisive,
    }


def _neighbour_to_dict(near: Neighbour) -> dict[str, Any]:
    return {
        "text": near.text,
        "likeness": _rounded(near.likeness),
        "furniture": near.furniture,
        "criteria": list(near.criteria),
        "labels": dict(near.labels),
    }


def _rounded(value: float) -> float:
    return round(float(value), _DECIMALS)
