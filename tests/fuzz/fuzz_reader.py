"""Fuzz one reader, guided by coverage: `python tests/fuzz/fuzz_reader.py TARGET [libFuzzer args]`.

Findings are kept, each kind of them once, below the folder given as `-artifact_prefix=`.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import importlib.util
import pkgutil
import re
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz import tokens
from fuzz.mutate import Mutator
from fuzz.properties import SUFFIXES, problems
from fuzz.seeds import seeds
from packetcheck.readers.sniff import SUFFIXES as READ

# Pure Python libraries that take a hostile file apart; what is compiled tells no coverage.
LIBRARIES = {
    "pdf": ("pdfminer", "pdfplumber"),
    "markdown": ("markdown_it", "mdit_py_plugins"),
    "html": ("bs4",),
    "xlsx": ("openpyxl",),
    "rtf": ("striprtf",),
    "eml": ("email",),
    "odt": ("odfdo",),
}
_ODD = re.compile(r"[^\w-]+")
_SCRIPTS = re.compile(r"(?:\.cli|\.tests?|__main__)\b")
_PACKED = {"docx", "odt", "xlsx"}
_DEFAULTS = ("-timeout=20", "-rss_limit_mb=3000", "-print_final_stats=1")
# Long texts cost time and reach no line that short ones do not.
_LONGEST, _LONGEST_TEXT = 32_768, 4_096


def _modules(target: str) -> list[str]:
    """Return the modules to be instrumented, those that are imported late among them."""
    found = []
    for package in ("packetcheck.readers", "packetcheck.segmenting", *LIBRARIES.get(target, ())):
        if importlib.util.find_spec(package) is not None:
            path = importlib.import_module(package).__path__
            found += [m.name for m in pkgutil.walk_packages(path, f"{package}.", lambda _: None)]
    return [name for name in found if not _SCRIPTS.search(name)]


class Keeper:
    """Keeps what was found; of each kind the first few."""

    _MOST = 3

    def __init__(self, folder: Path, suffix: str) -> None:
        self.folder = folder
        self.suffix = suffix
        self.seen: dict[str, int] = {}

    def keep(self, kind: str, data: bytes, told: str, sort: str) -> None:
        """Write an input to the folder of its sort, and beside it what went wrong."""
        self.seen[kind] = self.seen.get(kind, 0) + 1
        if self.seen[kind] > self._MOST:
            return
        name = f"{_ODD.sub('-', kind)[:80]}-{hashlib.sha256(data).hexdigest()[:8]}"
        folder = self.folder / sort
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.{self.suffix}").write_bytes(data)
        (folder / f"{name}.{self.suffix}.why").write_text(told, encoding="utf-8")
        sys.stderr.write(f"KEPT {sort} {kind}\n")


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    last = [f for f in frames if "packetcheck" in f.filename] or list(frames)
    return f"{type(error).__name__}-{Path(last[-1].filename).stem}-{last[-1].lineno}"


def _prepared(target: str, given: list[str]) -> Path:
    """Return the folder for what is found, with seeds and a dictionary in it."""
    prefix = next((a.partition("=")[2] for a in given if a.startswith("-artifact_prefix=")), "")
    out = Path(prefix or tempfile.mkdtemp(prefix=f"fuzz-{target}-"))
    for name in ("corpus", "seeds"):
        (out / name).mkdir(parents=True, exist_ok=True)
    for place, seed in enumerate(seeds(target)):
        (out / "seeds" / str(place)).write_bytes(seed)
    (out / "words.dict").write_text(tokens.dictionary(target), encoding="ascii")
    return out


def _instrument(atheris: Any, target: str) -> None:
    names = ["packetcheck", *LIBRARIES.get(target, ())]
    with atheris.instrument_imports(include=names):
        for module in _modules(target):
            # A part that some other library is missing for is not used either.
            with contextlib.suppress(ImportError):
                importlib.import_module(module)


def _try(target: str, data: bytes, scratch: Path, keeper: Keeper) -> None:
    try:
        found, unforeseen = problems(target, data, scratch)
    except Exception as error:  # noqa: BLE001 - that any is raised is the finding
        told = "".join(traceback.format_exception(error))
        keeper.keep(_where(error), data, told, "findings")
        return
    for problem in found:
        keeper.keep(re.sub(r"^\S+#\d+: ", "", problem), data, problem, "findings")
    if unforeseen:
        keeper.keep(unforeseen, data, f"only the last resort caught {unforeseen}", "unforeseen")


def main(arguments: list[str]) -> None:
    """Fuzz until libFuzzer is told to stop."""
    if not arguments or arguments[0] not in SUFFIXES:
        raise SystemExit(f"usage: fuzz_reader.py {{{','.join(SUFFIXES)}}} [libFuzzer arguments]")
    target, *given = arguments
    if f".{SUFFIXES[target]}" not in READ:
        raise SystemExit(f"there is no reader of .{SUFFIXES[target]} files")
    atheris: Any = importlib.import_module("atheris")
    out = _prepared(target, given)
    keeper = Keeper(out, SUFFIXES[target])
    scratch = Path(tempfile.mkdtemp(prefix="fuzz-input-"))
    _instrument(atheris, target)
    # What a library loads on first use is no input's fault.
    for seed in seeds(target):
        _try(target, seed, scratch, keeper)

    def mutated(data: bytes, largest: int, seed: int) -> bytes:
        mutator = Mutator(atheris.Mutate, tokens.tokens(target), seed)
        way = mutator.zipped if target in _PACKED else mutator.text
        return (mutator.pdf if target == "pdf" else way)(data, largest)[:largest]

    longest = _LONGEST if target in {*_PACKED, "pdf"} else _LONGEST_TEXT
    settings = [
        *_DEFAULTS, f"-max_len={longest}",
        f"-artifact_prefix={out}/", f"-dict={out}/words.dict", *given,
        str(out / "corpus"), str(out / "seeds"),
    ]  # fmt: skip
    atheris.Setup(
        [sys.argv[0], *settings],
        lambda data: _try(target, data, scratch, keeper),
        custom_mutator=mutated,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
