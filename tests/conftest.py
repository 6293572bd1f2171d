"""What holds for all tests: none writes to the cache of whoever runs them."""

from __future__ import annotations

import os

os.environ["PACKETCHECK_CACHE"] = "off"
