"""A circle, as its host and as a member without an account see it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener, OwnOpener
from tests.browser.eyes import BY_LANGUAGE, Look, faults, faults_in
from tests.browser.owner import press, toast
from tests.browser.window import DESKTOP, PHONE, Window

NAME = "Eva Sanz"
NEED = "a cool cellar for wine"


def test_a_member_without_account_joins_and_the_host_sees_them(
    open_window: Opener, open_demo: OwnOpener, demo: str
) -> None:
    host = open_demo()
    host.page.goto("/circles/")
    host.page.locator(".circle-line").first.click()
    circle = host.page.url
    host.page.get_by_role("link", name=host.say("Invite"), exact=True).click()
    host.page.locator("[name=name]").fill(NAME)
    host.page.get_by_text("English", exact=True).click()
    press(host, "Invite")
    link = host.page.get_by_label(host.say("The link")).input_value()
    assert faults(host, "light", DESKTOP) == []

    eva = open_window(demo, size=PHONE)
    join(eva, link)
    look_around(eva)

    host.page.goto(circle)
    expect(host.page.locator(".circle-card", has_text=NAME)).to_contain_text(NEED)
    eva.page.goto(f"{link}me/")
    eva.page.get_by_text(eva.say("Leave the circle …")).click()
    press(eva, "Leave the circle")
    expect(eva.page.get_by_role("heading", level=1)).to_have_text("Nothing of yours is here")
    host.page.goto(circle)
    expect(host.page.locator(".circle-card", has_text=NAME)).to_have_count(0)


def join(eva: Window, link: str) -> None:
    """Open an invitation and join, without an account."""
    page, say = eva.page, eva.say
    page.goto(link)
    assert faults(eva, "dark", PHONE) == []
    page.get_by_label(say("What you can give")).fill("cheese\nan hour of tasting")
    page.get_by_label(say("What you are looking for")).fill(NEED)
    page.get_by_role("button", name="Join", exact=True).click()
    toast(eva, "Welcome! You are in. Keep this address: it is your way back.")


def look_around(eva: Window) -> None:
    """Look at the pages that a member has, refuse somebody, and want one-to-ones."""
    page, say = eva.page, eva.say
    assert faults(eva, "light", PHONE) == []
    page.locator(".circle-card .person-name a").first.click()
    who = page.get_by_role("heading", level=1).inner_text()
    assert faults(eva, "dark", PHONE) == []
    press(eva, "Don’t propose us to each other")
    expect(page.get_by_text(who, exact=True)).to_be_visible()
    assert faults(eva, "light", PHONE) == []
    page.get_by_role("navigation", name=say("In the circle")).get_by_role(
        "link", name=say("One-to-ones")
    ).click()
    press(eva, "I want to be in")
    toast(eva, "You are in from the next round on.")
    page.get_by_role("navigation", name=say("In the circle")).get_by_role(
        "link", name=say("Lunch")
    ).click()
    page.get_by_label(say("How many, you included")).select_option("6")
    press(eva, "Whom to invite")
    expect(page.locator(".seats > li")).to_have_count(6)
    assert faults(eva, "dark", PHONE) == []


def test_without_script_a_stranger_asks_at_the_door(
    open_window: Opener, open_demo: OwnOpener, demo: str
) -> None:
    host = open_demo()
    host.page.goto("/circles/")
    host.page.goto(f"{host.page.locator('.circle-line').first.get_attribute('href')}invite/")
    door = host.page.locator("#door-link").input_value()
    zoe = open_window(demo, size=PHONE, script=False)
    zoe.page.goto(door)
    zoe.page.get_by_label(zoe.say("Your name")).fill("Zoe Paz")
    press(zoe, "Ask to join")
    zoe.page.get_by_role("link", name=zoe.say("To my page")).click()
    expect(zoe.page.get_by_role("status")).to_contain_text("Lucía Ferrer decides.")
    host.page.goto("/circles/")
    host.page.locator(".circle-line").first.click()
    card = host.page.locator(".circle-card", has_text="Zoe Paz")
    card.get_by_role("button", name=re.compile("^Let in")).click()
    toast(host, "%(name)s is in. They are told so.", name="Zoe Paz")
    zoe.page.reload()
    expect(zoe.page.get_by_role("heading", level=1)).to_have_text("La mesa larga")


@pytest.mark.parametrize("looks", BY_LANGUAGE)
def test_the_pages_of_strangers_can_be_read_by_anybody(
    open_window: Opener, open_demo: OwnOpener, demo: str, looks: tuple[Look, ...]
) -> None:
    host = open_demo()
    host.page.goto("/circles/")
    host.page.goto(f"{host.page.locator('.circle-line').first.get_attribute('href')}invite/")
    door = host.page.locator("#door-link").input_value()
    language, theme, size = looks[0]
    window = open_window(demo, language=language, theme=theme, size=size)
    found = []
    for address in (door, f"{door}lost/"):
        window.page.goto(address)
        found += faults_in(window, looks)
    assert not found, "\n".join(found)
