"""Put lines into a YAML rubric where its parser says that a list, or an expectation, ends."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import yaml

# Place of an expectation in its list, key of the side, sentence.
New = tuple[int, str, str]
Insertion = tuple[int, str]


def add_to_yaml(text: str, additions: Sequence[New]) -> str:
    """Return `text` with the sentences put in; every other character stays where it was."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    expectations = _value(root, "expectations")
    if expectations is None:
        return text
    grouped: dict[int, dict[str, list[str]]] = {}
    for place, side, sentence in additions:
        grouped.setdefault(place, {}).setdefault(side, []).append(sentence)
    insertions = [
        insertion
        for place, sides in grouped.items()
        for insertion in _for_expectation(text, expectations.value[place], sides)
    ]
    end = "\r\n" if "\r\n" in text else "\n"
    for index, new in sorted(insertions, reverse=True):
        text = text[:index] + new.replace("\n", end) + text[index:]
    return text


def _for_expectation(
    text: str, node: yaml.MappingNode, sides: dict[str, list[str]]
) -> Iterable[Insertion]:
    examples = _value(node, "examples")
    if not isinstance(examples, yaml.MappingNode):
        yield _new_key(text, node, "examples", sides)
        return
    missing: dict[str, list[str]] = {}
    for side, sentences in sides.items():
        listed = _value(examples, side)
        if isinstance(listed, yaml.SequenceNode):
            yield _longer_list(text, listed, sentences)
        else:
            missing[side] = sentences
    if missing:
        yield _more_keys(text, examples, missing)


def _longer_list(text: str, node: yaml.SequenceNode, sentences: list[str]) -> Insertion:
    if node.flow_style:
        return _in_flow(node, [_quoted(s) for s in sentences])
    quoted = bool(node.value) and getattr(node.value[-1], "style", None) == '"'
    lines = _items(sentences, node.start_mark.column, quoted=quoted)
    return _after(text, _end(node)), lines


def _more_keys(text: str, node: yaml.MappingNode, lists: dict[str, list[str]]) -> Insertion:
    if node.flow_style:
        return _in_flow(node, [_flow_pair(side, s) for side, s in lists.items()])
    column = node.value[0][0].start_mark.column
    return _after(text, _end(node)), _block(lists, column, _step(node, column))


def _new_key(text: str, node: yaml.MappingNode, key: str, lists: dict[str, list[str]]) -> Insertion:
    if node.flow_style:
        inner = ", ".join(_flow_pair(side, s) for side, s in lists.items())
        return _in_flow(node, [f"{key}: {{{inner}}}"])
    column = node.value[0][0].start_mark.column
    lines = f"\n{' ' * column}{key}:" + _block(lists, column + 2, 2)
    return _after(text, _end(node)), lines


def _in_flow(node: yaml.CollectionNode, parts: list[str]) -> Insertion:
    """Return what is put behind the last item of a list or mapping in brackets."""
    if not node.value:
        return node.start_mark.index + 1, ", ".join(parts)
    return _end(node.value[-1]), "".join(f", {part}" for part in parts)


def _flow_pair(side: str, sentences: list[str]) -> str:
    return f"{side}: [{', '.join(_quoted(s) for s in sentences)}]"


def _block(lists: dict[str, list[str]], column: int, step: int) -> str:
    return "".join(
        f"\n{' ' * column}{side}:{_items(sentences, column + step)}"
        for side, sentences in lists.items()
    )


def _items(sentences: list[str], column: int, *, quoted: bool = False) -> str:
    write = _quoted if quoted else _scalar
    return "".join(f"\n{' ' * column}- {write(s)}" for s in sentences)


def _step(node: yaml.MappingNode, column: int) -> int:
    """Return how far the lists in a mapping stand to the right of their keys."""
    for _, value in node.value:
        if isinstance(value, yaml.SequenceNode) and not value.flow_style:
            return max(0, int(value.start_mark.column) - column)
    return 2


def _end(node: yaml.Node | tuple[yaml.Node, yaml.Node]) -> int:
    """Return where the last character of a node ends; its mark is behind the comments after it."""
    if isinstance(node, tuple):
        return _end(node[1])
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        return _end(node.value[-1])
    return int(node.end_mark.index)


def _after(text: str, index: int) -> int:
    """Return the end of the line on which what ends at `index` stands."""
    # The mark of a text of several lines is behind its line break.
    while index and text[index - 1].isspace():
        index -= 1
    stop = text.find("\n", index)
    if stop < 0:
        return len(text)
    return stop - 1 if text[stop - 1] == "\r" else stop


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        for key_node, value in node.value:
            if key_node.value == key:
                found: yaml.Node = value
                return found
    return None


def _scalar(sentence: str) -> str:
    """Return a sentence as YAML writes it, in quotes only where it must be."""
    written: str = yaml.safe_dump(sentence, width=10**6, allow_unicode=True)
    plain = written.removesuffix("\n").removesuffix("\n...")
    return plain if "\n" not in plain else _quoted(sentence)


def _quoted(sentence: str) -> str:
    return json.dumps(sentence, ensure_ascii=False)
