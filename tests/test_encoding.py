"""The shipped encoder says the same by either way of multiplying bytes, and in any company."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from packetcheck import encoding
from packetcheck.bundled import bundled_path
from packetcheck.encoding import Encoder

TEXTS = (
    "Cut churn from 6% to 4% by a new cancellation flow.",
    "She always brings her team along.",
    "- Cut churn from 6% to 4% by a new cancellation flow.",
    "He always brings his team along.",
    "Priya and Wei settled the tariff dispute with the harbour before it reached the board.",
)


def encoder() -> Encoder:
    return Encoder(bundled_path("models") / "default", 96, threads=1)


@pytest.mark.parametrize("flags", ["flags : avx2", "flags : avx2 avx512_vnni", None])
def test_the_processor_changes_no_vector(
    flags: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = encoder().encode(TEXTS)

    def read_text(*_: object, **__: object) -> str:
        if flags is None:
            raise FileNotFoundError
        return flags

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_text", read_text)
        encoding._multiplies_bytes_exactly.cache_clear()
        exact = encoding._multiplies_bytes_exactly()
        assert exact is (flags is not None and "vnni" in flags)
    if not exact:
        # Only a processor that has the instructions may be told so.
        assert np.array_equal(encoder().encode(TEXTS), usual)
    encoding._multiplies_bytes_exactly.cache_clear()


def test_rows_come_in_the_order_of_the_texts_and_one_text_has_one_vector() -> None:
    together = encoder().encode(TEXTS)
    alone = np.concatenate([encoder().encode([text]) for text in TEXTS])
    assert together == pytest.approx(alone, abs=1e-5)
    assert np.array_equal(together[0], together[2])
    assert np.array_equal(together[1], together[3])
    assert not np.array_equal(together[0], together[4])
