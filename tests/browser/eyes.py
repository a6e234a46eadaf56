"""What is true of every page: it can be read, by anybody, in any of four ways of looking at it."""

from pathlib import Path
from typing import Final, NamedTuple

import axe_playwright_python
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLongError

from tests.browser.window import DESKTOP, NARROWEST, PHONE, Language, Theme, Window

AXE: Final = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()
RULES: Final = "wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice".split()
LOOK_CLOSELY: Final = """rules => axe.run({runOnly: rules, resultTypes: ["violations"]}).then(
    found => found.violations.flatMap(rule => rule.nodes.map(
        node => `${rule.id}: ${node.html} ${node.failureSummary}`)))"""

FITS: Final = """width => innerWidth === width
    && document.documentElement.scrollWidth <= innerWidth"""
# Without motion a change of colours takes a millisecond, for what is inside of others one by one.
CALM: Final = "() => document.getAnimations().every(one => one.playState === 'finished')"
SETTLED: Final = 2000  # ms within which a page has found its place in a window made smaller
STICKING_OUT: Final = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.outerHTML.slice(0, 120))"""


class Look(NamedTuple):
    """A way of looking at a page."""

    language: Language
    theme: Theme
    size: tuple[int, int]

    def __str__(self) -> str:
        """Return it as a test is called by it."""
        return f"{self.language}-{self.theme}-{self.size[0]}"


# Every language with every theme, every theme with every size, every size with every language.
LOOKS: Final = (
    Look("en", "light", DESKTOP),
    Look("en", "dark", PHONE),
    Look("es", "light", PHONE),
    Look("es", "dark", DESKTOP),
)


def faults(window: Window, theme: Theme, size: tuple[int, int]) -> list[str]:
    """Return what is wrong with the page in a window, looked at in this theme and size."""
    page, before = window.page, window.page.viewport_size
    page.emulate_media(color_scheme=theme)
    found: list[str] = []
    if (language := page.locator("html").get_attribute("lang")) != window.language:
        found.append(f"lang is {language}")
    found += sideways(page, NARROWEST) or sideways(page, size)
    # As high as the page: else what sticks to the foot of the window covers what lies there.
    _resize(page, size[0], page.evaluate("document.documentElement.scrollHeight"))
    page.wait_for_function(CALM)
    page.evaluate(AXE)
    found += page.evaluate(LOOK_CLOSELY, RULES)
    if before:
        _resize(page, before["width"], before["height"])
    return [f"{page.url} {window.language} {theme} {size[0]}: {fault}" for fault in found]


def sideways(page: Page, size: tuple[int, int]) -> list[str]:
    """Return what sticks out if the page, in a window of this size, can be scrolled sideways."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    try:
        page.wait_for_function(FITS, arg=size[0], timeout=SETTLED)
    except TooLongError:
        sticking: list[str] = page.evaluate(STICKING_OUT)
        return [f"scrolls sideways at {size[0]} px: {', '.join(sticking[:3])}"]
    return []


def _resize(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function("width => innerWidth === width", arg=width)
