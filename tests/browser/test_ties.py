"""Ties, as Lucía sees them: why now on Today, cleared by one tap and taken back, in her time.

The demo world is everybody's: what a test changes in it, it takes back, or it is about a friend of
its own.
"""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import owner
from tests.browser.conftest import OwnOpener
from tests.browser.eyes import BY_LANGUAGE, Look, faults_in
from tests.browser.window import DESKTOP, PHONE, Window

FADING, BORN, SET, RESTING = (
    "Marina Quintero Vidal",
    "Nuria Olmedo",
    "Bea Montoro",
    "Rocío Peñalver",
)
MINUTES = "650"  # a week, in the demo world
PLENTY = "3360"  # a week, in which everybody finds room


def _calls(window: Window) -> Locator:
    return window.page.locator("section[aria-labelledby=in-time]")


def _card(window: Window, name: str) -> Locator:
    cards = _calls(window).locator("article")
    return cards.filter(has=window.page.get_by_role("heading", name=name))


def _set_minutes(window: Window, minutes: str) -> None:
    window.page.goto("/settings/")
    window.page.get_by_label(window.say("Minutes a week")).fill(minutes)
    owner.press(window, "Keep these settings")
    owner.toast(window, "Your settings are kept.")


def test_today_says_of_each_why_now(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=PHONE)
    window.page.goto("/")
    told = _calls(window).locator(".why-now").all_inner_texts()
    assert all(told)
    for words in (
        "It is their birthday today.",
        "News of their work, from LinkedIn",
        "takes place nearby on",
        "You were in touch about every month; now it has been 3 months.",
        "You want to be in touch every 6 weeks",
        "A strong tie once",
    ):
        assert words in " ".join(told)


def test_a_skip_is_taken_back(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=PHONE)
    window.page.goto("/")
    _card(window, FADING).get_by_role("button", name="Skip").click()
    settled = _calls(window).locator(".sealed")
    expect(settled).to_contain_text(f"Skipped. {FADING}")
    settled.get_by_role("button", name="Undo").click()
    expect(_card(window, FADING)).to_be_visible()


def test_a_call_is_noted_with_one_tap_and_taken_back(open_demo: OwnOpener) -> None:
    window = open_demo(language="es", size=PHONE)
    window.page.goto("/")
    card = _card(window, BORN)
    card.locator("summary", has_text=window.say("We talked")).click()
    card.get_by_role("button", name=window.say("I called")).click()
    settled = _calls(window).locator(".sealed")
    expect(settled).to_contain_text(window.say("Noted: in touch with %(name)s.", name=BORN))
    settled.get_by_role("button", name=window.say("Undo")).click()
    expect(_card(window, BORN)).to_be_visible()


def test_we_are_fine_lets_a_tie_rest_and_is_taken_back(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=DESKTOP)
    window.page.goto("/")
    card = _card(window, BORN)
    card.locator("summary", has_text="Let it rest").click()
    card.get_by_role("button", name="We’re fine").click()
    settled = _calls(window).locator(".sealed")
    expect(settled).to_contain_text(f"All is well with {BORN}")
    settled.get_by_role("button", name="Undo").click()
    expect(_card(window, BORN)).to_be_visible()


def test_today_fills_the_minutes_there_are(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=DESKTOP)
    window.page.goto("/")
    before = _calls(window).locator("article").count()
    assert before
    try:
        _set_minutes(window, PLENTY)
        window.page.goto("/")
        expect(_card(window, BORN)).to_be_visible()
        assert _calls(window).locator("article").count() > before
        _set_minutes(window, "5")
        window.page.goto("/")
        expect(window.page.get_by_text("Today is full.")).to_be_visible()
        expect(_calls(window)).to_have_count(0)
        window.page.get_by_role("link", name="All whom it may be time to call").click()
        expect(window.page.get_by_role("link", name=FADING, exact=True)).to_be_visible()
    finally:
        _set_minutes(window, MINUTES)


def test_the_warmth_of_a_tie_leads_to_the_encounters_it_is_made_of(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=DESKTOP)
    owner.person_page(window, FADING)
    window.page.get_by_role("link", name="What it is made of").click()
    table = window.page.get_by_role("table", name="Days of contact, the latest first")
    expect(table.get_by_role("row", name="All together")).to_be_visible()
    table.get_by_role("link").first.click()
    expect(window.page).to_have_url(re.compile("/encounters/"))
    expect(window.page.get_by_role("main")).to_contain_text(FADING)


@pytest.mark.parametrize("looks", BY_LANGUAGE)
def test_the_page_of_a_tie_at_rest_can_be_read_by_anybody(
    open_demo: OwnOpener, looks: tuple[Look, ...]
) -> None:
    language, theme, size = looks[0]
    window = open_demo(language=language, theme=theme, size=size)
    owner.person_page(window, RESTING)
    window.page.get_by_role(
        "link", name=window.say("What it is made of; ring, rhythm, pauses")
    ).click()
    expect(window.page.get_by_role("button", name=window.say("End this pause"))).to_be_visible()
    window.page.locator(".ask summary").click()
    assert faults_in(window, looks) == []


def test_without_script_a_call_is_logged_and_a_rhythm_set(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=PHONE, script=False)
    window.page.goto("/")
    _card(window, SET).locator(".tie-tag").click()
    expect(window.page).to_have_url(re.compile(r"/people/.*/tie/"))
    window.page.get_by_label("Contact every so many days").fill("14")
    window.page.get_by_role("button", name="Keep", exact=True).click()
    owner.toast(window, "Kept. What you say wins.")
    expect(window.page.locator(".tie")).to_contain_text("every 2 weeks")
    expect(window.page.locator(".tie")).to_contain_text("The rhythm is yours.")
    window.page.goto("/")
    card = _card(window, SET)
    card.locator("summary", has_text="We talked").click()
    card.get_by_role("button", name="I called").click()
    owner.toast(window, "Noted: in touch with %(name)s.", name=SET)
    expect(card).to_have_count(0)
