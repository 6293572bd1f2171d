"""The HTML reports in a real browser: no network, no errors, accessible, usable by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from browser.chromium import (
    CHROMIUM,
    axe_violations,
    chromium,
    console_messages,
    requested_urls,
    use_media,
    use_width,
)
from packetcheck.reports.batch import IndexRow, index_row, render_index
from packetcheck.reports.html import render_html
from packetcheck.reports.tracks import render_tracks_html
from reports.lens_samples import assessment_with_lenses, two_tracks
from reports.samples import (
    HOSTILE,
    empty_assessment,
    full_assessment,
    hostile_assessment,
    long_assessment,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"BROWSER TESTS NOT RUN: {CHROMIUM} is missing"
    ),
]
PAGES = ("full", "hostile", "empty", "long", "lenses", "tracks", "index")


@pytest.fixture(scope="module")
def urls(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Write every page once; return its file:// address by name."""
    folder = tmp_path_factory.mktemp("pages")
    full, hostile = full_assessment(), hostile_assessment()
    rows = [
        index_row(full, "full.html"),
        index_row(hostile, "hostile.html"),
        IndexRow("zed", "Abe", "PM", "empty.html", supported=3, expectations=3),
        IndexRow("dov", None, None, None, error=HOSTILE[0]),
    ]
    pages = {
        "full": render_html(full),
        "hostile": render_html(hostile),
        "empty": render_html(empty_assessment()),
        "long": render_html(long_assessment()),
        "lenses": render_html(assessment_with_lenses()),
        "tracks": render_tracks_html(two_tracks()),
        "index": render_index(rows),
    }
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """One wide browser for the tests that only look."""
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture
def full(browser: webdriver.Chrome, urls: dict[str, str]) -> webdriver.Chrome:
    """The full report, freshly loaded, with nothing remembered."""
    browser.get(urls["full"])
    browser.execute_script("localStorage.clear()")
    browser.get("about:blank")
    browser.get(urls["full"])
    return browser


def press(driver: webdriver.Chrome, *keys: str) -> None:
    ActionChains(driver).send_keys(*keys).perform()


def shown(driver: webdriver.Chrome) -> list[str]:
    script = "return [...document.querySelectorAll('.finding:not([hidden])')].map((f) => f.id)"
    found: list[str] = driver.execute_script(script)
    return found


def active(driver: webdriver.Chrome) -> str:
    return str(driver.execute_script("return document.activeElement.id"))


@pytest.mark.parametrize("page", PAGES)
def test_asks_for_nothing_but_itself_and_complains_of_nothing(
    browser: webdriver.Chrome, urls: dict[str, str], page: str
) -> None:
    requested_urls(browser), console_messages(browser)
    browser.get(urls[page])
    browser.execute_async_script("setTimeout(arguments[0], 300)")
    assert requested_urls(browser) == [urls[page]]
    assert console_messages(browser) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(
    browser: webdriver.Chrome, urls: dict[str, str], page: str, scheme: str
) -> None:
    use_media(browser, dark=scheme == "dark")
    try:
        browser.get(urls[page])
        browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert axe_violations(browser) == []
    finally:
        use_media(browser)


def test_axe_finds_nothing_while_filtering_and_in_the_help(full: webdriver.Chrome) -> None:
    full.find_element(By.CSS_SELECTOR, "button[data-filter=thin]").click()
    assert axe_violations(full) == []
    press(full, "?")
    assert axe_violations(full) == []


@pytest.mark.parametrize("page", PAGES)
def test_does_not_scroll_sideways_on_a_small_screen(
    browser: webdriver.Chrome, urls: dict[str, str], page: str
) -> None:
    use_width(browser, 360)
    try:
        browser.get(urls[page])
        browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
        widths = "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]"
        wide, room = browser.execute_script(widths)
        assert wide <= room <= 360
        assert axe_violations(browser) == []
    finally:
        use_width(browser, 1280)


@pytest.mark.parametrize("page", PAGES)
def test_every_internal_link_leads_to_an_element(
    browser: webdriver.Chrome, urls: dict[str, str], page: str
) -> None:
    browser.get(urls[page])
    dead = browser.execute_script(
        "return [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    assert dead == []


def test_hostile_text_stays_text(browser: webdriver.Chrome, urls: dict[str, str]) -> None:
    browser.get(urls["hostile"])
    count = "return document.querySelectorAll(arguments[0]).length"
    assert browser.execute_script(count, "script") == 1
    assert browser.execute_script(count, "img, b, i, iframe, [onclick], [onload]") == 0
    text = browser.execute_script("return document.querySelector('.reading').textContent")
    for words in HOSTILE[:6]:
        assert words in text


def test_quotes_are_verbatim(full: webdriver.Chrome) -> None:
    texts = set(
        full.execute_script(
            "return [...document.querySelectorAll('blockquote')].map(b => b.textContent)"
        )
    )
    assert texts
    assert texts <= {tagged.statement.text for tagged in full_assessment().statements}


def test_j_and_k_walk_through_the_findings(full: webdriver.Chrome) -> None:
    press(full, "j")
    first = active(full)
    assert first == shown(full)[0]
    press(full, "j", "j")
    assert active(full) == shown(full)[2]
    press(full, "k")
    assert active(full) == shown(full)[1]
    press(full, "k", "k", "k")
    assert active(full) == first


def test_slash_searches_and_escape_leaves(full: webdriver.Chrome) -> None:
    everything = len(shown(full))
    press(full, "/")
    assert active(full) == "search"
    press(full, "TOMAS")
    assert len(shown(full)) == 1
    assert "1 of 15 findings shown" in full.find_element(By.CSS_SELECTOR, "[data-shown]").text
    press(full, Keys.ESCAPE)
    assert len(shown(full)) == everything


def test_counts_filter_and_show_all_undoes_it(full: webdriver.Chrome) -> None:
    missing = full.find_element(By.CSS_SELECTOR, "button[data-filter=missing]")
    missing.click()
    assert missing.get_attribute("aria-pressed") == "true"
    assert len(shown(full)) == 4
    full.find_element(By.CSS_SELECTOR, "button[data-filter=contested]").click()
    assert len(shown(full)) == 5
    missing.click()
    assert len(shown(full)) == 2
    full.find_element(By.CSS_SELECTOR, "[data-reset]").click()
    assert len(shown(full)) == 15


def test_a_link_to_a_filtered_finding_brings_it_back(full: webdriver.Chrome) -> None:
    full.find_element(By.CSS_SELECTOR, "button[data-filter=missing]").click()
    supported = full.find_element(By.CSS_SELECTOR, ".map tbody tr:nth-child(2) th a")
    full.execute_script("arguments[0].click()", supported)
    assert len(shown(full)) == 15


def test_help_opens_by_key_and_switches_single_keys_off(full: webdriver.Chrome) -> None:
    press(full, "?")
    dialog = full.find_element(By.ID, "help")
    assert dialog.get_attribute("open")
    full.find_element(By.CSS_SELECTOR, "[data-keys]").click()
    press(full, Keys.ESCAPE)
    assert not dialog.get_attribute("open")
    before = active(full)
    press(full, "j")
    assert active(full) == before


def test_theme_can_be_chosen_and_given_back(full: webdriver.Chrome) -> None:
    def paper() -> str:
        return str(full.execute_script("return getComputedStyle(document.body).backgroundColor"))

    def choose(name: str) -> None:
        full.find_element(By.CSS_SELECTOR, f"input[name=theme][value={name}]").click()

    light = paper()
    choose("dark")
    dark = paper()
    assert dark != light
    full.refresh()
    assert paper() == dark
    choose("auto")
    assert paper() == light


def test_the_page_is_whole_without_script(tmp_path: Path, urls: dict[str, str]) -> None:
    with chromium(tmp_path / "profile") as driver:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        driver.get(urls["full"])
        assert len(driver.find_elements(By.CSS_SELECTOR, ".finding")) == 15
        assert driver.find_elements(By.CSS_SELECTOR, "a[data-filter=missing]")
        hidden = driver.find_elements(By.CSS_SELECTOR, "[data-needs-script]")
        assert hidden
        assert not any(part.is_displayed() for part in hidden)


def test_print_shows_everything_and_no_controls(full: webdriver.Chrome) -> None:
    full.find_element(By.CSS_SELECTOR, "button[data-filter=missing]").click()
    use_media(full, media="print")
    try:
        visible = (
            "return [...document.querySelectorAll(arguments[0])].map(e => e.checkVisibility())"
        )
        assert all(full.execute_script(visible, ".finding, .quote, details > p, .counts"))
        assert not any(full.execute_script(visible, ".search, .switches, .skip, .contents, dialog"))
    finally:
        use_media(full)


def test_index_sorts_by_names_and_says_so(browser: webdriver.Chrome, urls: dict[str, str]) -> None:
    browser.get(urls["index"])
    heads = browser.find_elements(By.CSS_SELECTOR, "th[data-sort]")
    assert [head.get_attribute("data-sort") for head in heads] == ["packet", "person"]
    assert len(browser.find_elements(By.CSS_SELECTOR, "thead button")) == 2
    heads[1].find_element(By.TAG_NAME, "button").click()
    assert heads[1].get_attribute("aria-sort") == "ascending"
    assert heads[0].get_attribute("aria-sort") is None
    people = [row.text for row in browser.find_elements(By.CSS_SELECTOR, "tbody td:nth-child(2)")]
    assert people == sorted(people, key=str.casefold)
