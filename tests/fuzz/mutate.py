"""Mutations that keep a format's outer shape, so that fuzzing gets behind the first check."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

from hostile.pdfs import from_objects

# Mutates bytes as libFuzzer does: (data, largest size).
Plain = Callable[[bytes, int], bytes]
_TAG = re.compile(rb"<[^<>]{1,300}>")
_OBJECT = re.compile(rb"(\d{1,6}) \d+ obj\s(.*?)\sendobj", re.DOTALL)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_ODD_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"1e30", b"99999999999999999999", b"")
_LARGEST_PART = 100_000


class Mutator:
    """Changes one file at a time; `plain` is libFuzzer's own mutation, `words` those to insert."""

    def __init__(self, plain: Plain, words: list[bytes], seed: int) -> None:
        self.plain = plain
        self.words = words
        self.random = random.Random(seed)  # noqa: S311 - repeatable is what is wanted

    def zipped(self, data: bytes, largest: int) -> bytes:
        """Change a part within a zip, seldom the zip itself."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = {
                    name or "x": archive.read(name)[:_LARGEST_PART] for name in archive.namelist()
                }
        except Exception:  # noqa: BLE001 - whatever a spoilt zip raises, it is spoilt
            return self.plain(data, largest)
        if not parts or self.random.random() < 0.03:
            return self.plain(data, largest)
        for _ in range(self.random.choice((1, 1, 2, 4))):
            self._change_part(parts, largest)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in parts.items():
                # Without a date of its own, so that the same seed makes the same bytes.
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        return packed.getvalue()

    def _change_part(self, parts: dict[str, bytes], largest: int) -> None:
        # The larger a part, the more there is to read in it.
        by_size = sorted(parts, key=lambda name: (-len(parts[name]), name))
        name = self.random.choice([*by_size[:4], *parts])
        roll = self.random.random()
        if roll < 0.02:
            del parts[name]
            parts.setdefault("x", b"")
        elif roll < 0.04:
            other = self.plain(name.encode(), 80).decode(errors="replace").replace("\0", "")
            parts[other or "x"] = parts[name]
        elif roll < 0.1:
            parts[name] = self.plain(parts[name], largest)
        else:
            parts[name] = self.xml(parts[name])

    def xml(self, data: bytes) -> bytes:
        """Move, double, drop or insert tags, mostly so that they still match."""
        places = [found.span() for found in _TAG.finditer(data)]
        if len(places) < 2:
            return self.inserted(data)
        begin, end = sorted(self.random.sample(range(len(places)), 2))
        start, stop = places[begin][0], places[min(end, begin + 30)][1]
        piece = data[start:stop]
        target = self.random.choice(places)[self.random.randrange(2)]
        element = self._element(data, places[begin])
        return self.random.choice(
            (
                lambda: data[:start] + data[stop:],
                lambda: data[:target] + piece + data[target:],
                lambda: data[:target] + element + data[target:],
                lambda: data.replace(element, b"", 1),
                lambda: data.replace(element, element * self.random.choice((2, 9, 60)), 1),
                lambda: self.inserted(data),
                lambda: self.renumbered(data),
                lambda: data.replace(element, self._wrapped(element), 1),
            )
        )()

    def _element(self, data: bytes, place: tuple[int, int]) -> bytes:
        """Return the element that a tag opens, or the tag alone."""
        tag = data[place[0] : place[1]]
        name = re.match(rb"<([\w:-]+)", tag)
        if name is None or tag.endswith(b"/>"):
            return tag
        end = data.find(b"</" + name[1] + b">", place[1])
        return data[place[0] : end + len(name[1]) + 3] if 0 < end < place[1] + 5_000 else tag

    def _wrapped(self, element: bytes) -> bytes:
        opening = [word for word in self.words if re.fullmatch(rb"<[\w:-]+>", word)]
        if not opening:
            return element
        tag = self.random.choice(opening)
        return tag + element + tag.replace(b"<", b"</")

    def inserted(self, data: bytes) -> bytes:
        """Put words of the format anywhere."""
        for _ in range(self.random.choice((1, 2, 5))):
            place = self.random.randint(0, len(data))
            times = self.random.choice((1, 1, 1, 2, 50))
            data = data[:place] + self.random.choice(self.words) * times + data[place:]
        return data

    def renumbered(self, data: bytes) -> bytes:
        """Put an odd number in a number's place."""
        numbers = [found.span() for found in _NUMBER.finditer(data)]
        if not numbers:
            return self.inserted(data)
        start, end = self.random.choice(numbers)
        return data[:start] + self.random.choice(_ODD_NUMBERS) + data[end:]

    def pdf(self, data: bytes, largest: int) -> bytes:
        """Change a PDF's objects and write it anew, mostly with a table of places that is right."""
        objects = {int(found[1]): found[2] for found in _OBJECT.finditer(data)}
        if not objects or self.random.random() < 0.1:
            return self.plain(data, largest)
        for _ in range(self.random.choice((1, 1, 2, 4))):
            number = self.random.choice(sorted(objects))
            other = objects[self.random.choice(sorted(objects))]
            body = objects[number]
            objects[number] = self.random.choice(
                (
                    lambda body=body: self.inserted(body),
                    lambda body=body: self.renumbered(body),
                    lambda body=body: self.plain(body, largest),
                    lambda body=body, other=other: self._crossed(body, other),
                    lambda other=other: other,
                )
            )()
        if self.random.random() < 0.05:
            del objects[self.random.choice(sorted(objects))]
        trailer = b"/Prev %d" % self.random.randrange(900) if self.random.random() < 0.03 else b""
        return from_objects(objects or {1: b"null"}, trailer=trailer)

    def _crossed(self, body: bytes, other: bytes) -> bytes:
        cut, start = self.random.randint(0, len(body)), self.random.randint(0, len(other))
        return body[:cut] + other[start : start + 200] + body[cut:]

    def text(self, data: bytes, largest: int) -> bytes:
        """Insert the format's words and double lines, or mutate bytes as libFuzzer does."""
        roll = self.random.random()
        if roll < 0.5:
            return self.plain(data, largest)
        if roll < 0.75:
            return self.inserted(data)
        lines = data.split(b"\n")
        line = self.random.choice(lines)
        lines.insert(self.random.randint(0, len(lines)), line * self.random.choice((1, 1, 3, 40)))
        return b"\n".join(lines)
