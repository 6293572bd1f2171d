"""Debian's Chromium behind selenium, and axe-core from the wheel that carries it."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

CHROMIUM = Path("/usr/bin/chromium")
CHROMEDRIVER = Path("/usr/bin/chromedriver")
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium(profile: Path) -> Iterator[webdriver.Chrome]:
    """Start a browser with a fresh profile, 1280 pixels wide, on a light system."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(CHROMEDRIVER)))
    try:
        use_width(driver, 1280)
        use_media(driver)
        yield driver
    finally:
        driver.quit()


def use_width(driver: webdriver.Chrome, width: int) -> None:
    """Give the page a viewport of this many pixels across."""
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def use_media(driver: webdriver.Chrome, *, dark: bool = False, media: str = "") -> None:
    """Pretend that the system is dark or light, or that the page is being printed.

    Motion is reduced always, so that no click waits for a page that still scrolls.
    """
    features = [
        {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})


def requested_urls(driver: webdriver.Chrome) -> list[str]:
    """Return every address that the page asked for since the last call."""
    messages = [json.loads(e["message"])["message"] for e in driver.get_log("performance")]  # type: ignore[no-untyped-call]
    return [
        m["params"]["request"]["url"]
        for m in messages
        if m["method"] == "Network.requestWillBeSent"
    ]


def console_messages(driver: webdriver.Chrome) -> list[str]:
    """Return what the browser complained of since the last call."""
    return [entry["message"] for entry in driver.get_log("browser")]  # type: ignore[no-untyped-call]


def axe_violations(driver: webdriver.Chrome) -> list[str]:
    """Return what axe-core finds on the page as it stands: rule, element and summary."""
    driver.execute_script(_axe())
    found: dict[str, Any] = driver.execute_async_script(
        "const done = arguments[0]; axe.run(document).then(done, (e) => done({error: String(e)}));"
    )
    assert "error" not in found, found
    assert found["passes"], "axe checked nothing"
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@cache
def _axe() -> str:
    """Return axe-core's script from whichever wheel with it is installed, the newer one first."""
    for distribution in ("axe-playwright-python", "axe-core-python"):
        with suppress(importlib.metadata.PackageNotFoundError):
            files = importlib.metadata.files(distribution) or []
            path = next(file for file in files if file.name == "axe.min.js")
            return Path(str(path.locate())).read_text(encoding="utf-8")
    raise LookupError("no axe-core: install the test extra")
