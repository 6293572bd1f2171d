"""Tell what somebody would have done from what was done, by its words.

By the annotation guide "I would have shipped it" and "had I known" are planned, as any wish is;
"should have shipped it" admits a miss, and is done.
"""

from __future__ import annotations

import re

_HYPOTHETICAL = re.compile(
    r"\b(?:I|we)(?:\s+would|['\u2019]d)(?:\s+\w+ly|\s+also|\s+never|\s+not)?\s+have\s+(?!to\b)\w+"
    r"|\bhad\s+(?:I|we)\s+(?:known|had|been)\b",
    re.IGNORECASE,
)


def is_hypothetical(text: str) -> bool:
    """Tell whether a statement says in so many words that its deed was not done."""
    return _HYPOTHETICAL.search(" ".join(text.split())) is not None
