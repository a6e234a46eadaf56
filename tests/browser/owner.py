"""What an owner does again and again, as they do it: by what the pages say."""

import re

from playwright.sync_api import Page, expect

from tests.browser.window import Window

NAME = "Alma Ríos"
EMAIL = "alma@example.org"
PASSWORD = "a long pass word"


def open_book(window: Window) -> None:
    """Come to a new server as its first visitor and open a book there."""
    page, say = window.page, window.say
    page.goto("/")
    page.get_by_label(say("Your name")).fill(NAME)
    page.get_by_label(say("Mail address")).fill(EMAIL)
    page.get_by_label(say("Password")).fill(PASSWORD)
    page.get_by_label(say("Country")).select_option("ES")
    press(window, "Open my book")


def sign_in(window: Window) -> None:
    """Give mail address and password."""
    page, say = window.page, window.say
    page.goto("/account/login/")
    page.get_by_label(say("Mail address")).fill(EMAIL)
    page.get_by_label(say("Password")).fill(PASSWORD)
    page.get_by_role("button", name=say("Sign in"), exact=True).click()


def sign_out(window: Window) -> None:
    """Sign out, from the menu."""
    press(window, "Sign out")
    expect(window.page).to_have_url(re.compile("/account/login/"))


def say_who_i_am(window: Window) -> None:
    """Give the password once more."""
    window.page.get_by_label(window.say("Password")).fill(PASSWORD)
    press(window, "Go on")


def press(window: Window, text: str) -> None:
    """Press the one button on the page that bears a text."""
    window.page.get_by_role("button", name=window.say(text), exact=True).click()


def key(page: Page, name: str) -> None:
    """Press a key once the page listens: pressed on a page that still loads it is nobody's."""
    page.wait_for_load_state()
    page.keyboard.press(name)


def toast(window: Window, text: str, /, **words: object) -> None:
    """Read a message."""
    expect(window.page.locator("dd-toast", has_text=window.say(text, **words))).to_be_visible()


def work_every_day(window: Window) -> None:
    """Make every day a working day, so that whom I met yesterday is due today."""
    window.page.goto("/settings/")
    for day in window.page.locator("[name=working_days]").all():
        day.check()
    press(window, "Keep these settings")
    toast(window, "Your settings are kept.")


def person_page(window: Window, name: str) -> None:
    """Find somebody and open their page."""
    page = window.page
    page.goto("/")
    search = page.get_by_role("search").get_by_label(window.say("Find anyone"))
    search.fill(name)
    search.press("Enter")
    expect(page).to_have_url(re.compile("q="))
    page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
