"""My card is held out, scanned, and somebody without an account leaves theirs."""

import re

from playwright.sync_api import Page, expect

from tests.browser import owner
from tests.browser.conftest import Opener, OwnOpener
from tests.browser.eyes import faults
from tests.browser.window import DESKTOP, PHONE, Window

KEPT = "JSON.parse(localStorage.getItem('dardar-mine'))"


def make_card(window: Window) -> str:
    """Make a card, look at its pages, and return the link to it."""
    page, say = window.page, window.say
    page.goto("/mine/")
    assert faults(window, "light", PHONE) == []
    page.get_by_role("link", name=say("Make my card")).click()
    expect(page.get_by_label(say("Name"), exact=True)).to_have_value(owner.NAME)
    page.get_by_label(say("What I can give")).fill("Consejo")
    assert faults(window, "dark", PHONE) == []
    owner.press(window, "Keep")
    owner.toast(window, "Your card is kept.")
    return page.get_by_role("textbox", name=say("The link")).input_value()


def shown(page: Page) -> str | None:
    """Return what the code in sight is of."""
    return page.locator(".mine-pane img:visible").get_attribute("alt")


def test_a_card_is_held_out_and_a_visitor_leaves_theirs(
    open_alma: OwnOpener, open_window: Opener
) -> None:
    window = open_alma(size=PHONE)
    page, say = window.page, window.say
    link = make_card(window)
    assert faults(window, "dark", PHONE) == []
    assert faults(window, "light", DESKTOP) == []
    # This server is known on this machine only, so the contact is held out first.
    assert shown(page) == say("Code that holds my contact")
    page.get_by_role("radio", name=say("Link"), exact=True).check()
    assert shown(page) == say("Code that opens my card")
    page.reload()
    assert shown(page) == say("Code that opens my card")
    assert page.evaluate(f"{KEPT}.codes.map(code => code.value)") == ["link", "contact"]

    visitor = open_window(link, language="es", size=PHONE)
    leave(visitor, link)
    visitor.page.get_by_role("button", name=visitor.say("Take it back")).click()
    expect(visitor.page.get_by_role("heading")).to_have_text(
        visitor.say("Nothing of yours is here")
    )

    owner.press(window, "More")
    owner.sign_out(window)
    expect(page.get_by_label(say("Password"))).to_be_visible()
    assert page.evaluate(f"{KEPT}") is None


def leave(visitor: Window, link: str) -> None:
    """Leave a card at a link, first with something missing."""
    page, say = visitor.page, visitor.say
    page.goto(link)
    assert faults(visitor, "light", PHONE) == []
    page.get_by_label(say("Your name")).fill("Bea Soto")
    page.get_by_label(say("How to reach you")).fill("no sé")
    send = page.get_by_role("button", name=re.compile("Alma"))
    send.click()
    expect(page.get_by_label(say("How to reach you"))).to_have_attribute("aria-invalid", "true")
    assert faults(visitor, "dark", DESKTOP) == []
    page.get_by_label(say("How to reach you")).fill("612 345 678")
    send.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(say("Thank you"))
    assert faults(visitor, "dark", PHONE) == []


def test_a_card_is_shown_and_left_without_script(open_alma: OwnOpener, open_window: Opener) -> None:
    window = open_alma(script=False)
    page, say = window.page, window.say
    page.goto("/mine/edit/")
    owner.press(window, "Keep")
    page.get_by_role("radio", name=say("Link"), exact=True).check()
    assert shown(page) == say("Code that opens my card")
    link = page.get_by_role("textbox", name=say("The link")).input_value()
    visitor = open_window(link, script=False)
    visitor.page.goto(link)
    visitor.page.get_by_label("Your name").fill("Bea Soto")
    visitor.page.get_by_label("How to reach you").fill("bea@soto.example")
    visitor.page.get_by_role("button", name="Leave it with Alma").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Thank you")
