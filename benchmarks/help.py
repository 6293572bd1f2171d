"""Time `packetcheck --help`, beside starting Python."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from timing import ROUNDS, compare, python, report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        times = compare(
            {
                "packetcheck --help": python("-m", "packetcheck", "--help"),
                "python -c 'import click'": python("-c", "import click"),
                "python -c pass": python("-c", "pass"),
            },
            folder=Path(folder),
            rounds=rounds,
        )
    print(report(times))


if __name__ == "__main__":
    main()
