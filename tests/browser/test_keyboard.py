"""The main job by keyboard alone."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser import owner
from tests.browser.conftest import OwnOpener

FARTHEST = 60  # steps of the Tab key that somebody may need on a page


def go_to(page: Page, wanted: Locator) -> None:
    """Go on by the Tab key until something has the focus."""
    for _ in range(FARTHEST):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused()


def test_somebody_is_met_sealed_and_found_again_by_keyboard_alone(open_demo: OwnOpener) -> None:
    page = open_demo().page
    page.goto("/")
    page.keyboard.press("n")
    expect(page.get_by_role("combobox", name="Who", exact=True)).to_be_focused()
    page.keyboard.type("Kay Board")
    expect(page.get_by_role("option", name="Kay Board")).to_be_visible()
    page.keyboard.press("Enter")
    go_to(page, page.get_by_role("radio", name="Today", exact=True))
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Yesterday")).to_be_checked()
    go_to(page, page.get_by_label("What was said"))
    page.keyboard.type("Types faster than anybody.")
    go_to(page, page.get_by_role("button", name="Keep", exact=True))
    page.keyboard.press("Enter")
    expect(page.locator("dd-toast")).to_contain_text("You met Kay Board.")
    owner.key(page, "j")
    card = page.locator("[data-card]:focus")
    name = card.get_by_role("heading").inner_text()
    page.keyboard.press("d")
    expect(page.locator(".sealed")).to_contain_text(name)
    page.keyboard.press("/")
    page.keyboard.type("kay b")
    expect(page.get_by_role("option", name="Kay Board")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kay Board")
    expect(page.locator(".timeline")).to_contain_text("Types faster than anybody.")


def test_the_first_tab_stop_leads_past_the_menu_to_the_content(open_demo: OwnOpener) -> None:
    page = open_demo().page
    page.goto("/people/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    expect(page.get_by_role("main")).to_be_focused()


def test_what_has_the_focus_can_be_seen(open_demo: OwnOpener) -> None:
    page = open_demo().page
    page.goto("/")
    for _ in range(25):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            """() => {
            const one = document.activeElement, style = getComputedStyle(one);
            const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
            return ring || style.boxShadow !== "none" ? "" : one.outerHTML.slice(0, 200);}"""
        )
        assert ring == ""
