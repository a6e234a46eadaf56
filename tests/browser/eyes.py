"""What is true of every page: it can be read, by anybody, in any of four ways of looking at it."""

from pathlib import Path
from typing import Final, NamedTuple

import axe_playwright_python
import pytest
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


# Every language with every theme, every theme with every size, every size with every language.
# A page is loaded in one language and can then be looked at in any theme and size.
IN_ENGLISH: Final = (Look("en", "light", DESKTOP), Look("en", "dark", PHONE))
IN_SPANISH: Final = (Look("es", "light", PHONE), Look("es", "dark", DESKTOP))
BY_LANGUAGE: Final = (pytest.param(IN_ENGLISH, id="en"), pytest.param(IN_SPANISH, id="es"))


def faults(window: Window, theme: Theme, size: tuple[int, int]) -> list[str]:
    """Return what is wrong with the page in a window, looked at in this theme and size.

    The window has its size again afterwards.
    """
    page, before = window.page, window.page.viewport_size
    found = [*of_any_look(window), *in_a_look(window, theme, size)]
    if before:
        _resize(page, before["width"], before["height"])
    return found


def faults_in(window: Window, looks: tuple[Look, ...]) -> list[str]:
    """Return what is wrong with the page in a window, loaded once for several looks at it.

    The looks are in the language of the window, which has the first of them again afterwards: what
    it loads next may ask how large it is, and whether fingers touch it.
    """
    found = of_any_look(window)
    for look in looks:
        window.be_held(look.size)
        found += in_a_look(window, look.theme, look.size)
    window.be_held(looks[0].size)
    return found


def of_any_look(window: Window) -> list[str]:
    """Return what is wrong with the page whatever its theme, down to the narrowest window."""
    found = sideways(window.page, NARROWEST)
    if (language := window.page.locator("html").get_attribute("lang")) != window.language:
        found.append(f"lang is {language}")
    return [f"{window.page.url} {window.language}: {fault}" for fault in found]


def in_a_look(window: Window, theme: Theme, size: tuple[int, int]) -> list[str]:
    """Return what is wrong with the page in this theme and size."""
    page = window.page
    page.emulate_media(color_scheme=theme)
    found = sideways(page, size)
    # As high as the page: else what sticks to the foot of the window covers what lies there.
    _resize(page, size[0], page.evaluate("document.documentElement.scrollHeight"))
    page.wait_for_function(CALM)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found += page.evaluate(LOOK_CLOSELY, RULES)
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
