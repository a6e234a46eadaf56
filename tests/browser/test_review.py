"""The stack as a thumb has it: all of a card is in sight, with the buttons that decide on it."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OwnOpener
from tests.browser.eyes import faults
from tests.browser.window import DESKTOP, PHONE, Language, Theme, Window

SIZES = {"phone": PHONE, "desktop": DESKTOP}


def edges(part: Locator) -> tuple[float, float]:
    """Return how far from the top of the window something begins and ends."""
    box = part.bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]


def first_card(open_demo: OwnOpener, device: str, language: Language, theme: Theme) -> Window:
    window = open_demo(language=language, size=SIZES[device], theme=theme)
    window.page.goto("/capture/review/")
    expect(window.page.get_by_role("img", name=window.say("The card"))).to_be_visible()
    return window


@pytest.mark.parametrize("device", SIZES)
@pytest.mark.parametrize(("language", "theme"), [("es", "light"), ("en", "dark")])
def test_a_usual_card_needs_no_scrolling(
    open_demo: OwnOpener, device: str, language: Language, theme: Theme
) -> None:
    window = first_card(open_demo, device, language, theme)
    page = window.page
    top, _bottom = edges(page.get_by_role("img", name=window.say("The card")))
    last = page.locator(".find").last
    buttons, _end = edges(page.locator(".card-acts"))
    assert top >= 0
    assert page.locator(".find").count() >= 5
    assert edges(last)[1] <= buttons
    assert faults(window, theme, SIZES[device]) == []


@pytest.mark.parametrize("device", SIZES)
def test_what_is_doubtful_is_counted_and_one_tap_away(open_demo: OwnOpener, device: str) -> None:
    window = first_card(open_demo, device, "en", "light")
    page = window.page
    doubtful = page.locator(".find[data-doubt]")
    page.get_by_role("link", name=f"{doubtful.count()} to check").click()
    expect(doubtful.first.locator(".find-value")).to_be_in_viewport()
    expect(doubtful.first.locator(".find-cut img")).to_be_visible()
    expect(doubtful.first).to_contain_text("please check")
    assert faults(window, "light", SIZES[device]) == []


def test_the_buttons_stay_where_the_thumb_is(open_demo: OwnOpener) -> None:
    window = first_card(open_demo, "phone", "en", "light")
    page = window.page
    places = set()
    for _card in range(4):
        places.add(edges(page.locator("button[value=accept]").last))
        page.goto(page.get_by_role("link", name="Next card").get_attribute("href") or "")
        expect(page.get_by_role("link", name="Card before")).to_be_visible()
    assert len(places) == 1


def test_the_cut_out_of_what_is_sure_is_one_tap_away_on_the_phone(open_demo: OwnOpener) -> None:
    window = first_card(open_demo, "phone", "en", "light")
    sure = window.page.locator(".find:not([data-doubt])").first
    expect(sure.locator("img")).to_be_hidden()
    sure.locator(".find-value").tap()
    expect(sure.locator("img")).to_be_visible()
