"""The main job, from an empty server to an erased book: meet, seal the next day, remember."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import owner
from tests.browser.conftest import Opener
from tests.browser.window import PHONE, Language, Window

GOOGLE = Path(__file__).parents[1] / "data" / "tables" / "google_new.csv"
KNOWN = "Jonah T. Whitfield"
NEW = "Nora Quintana"
PHONE_NUMBER, IN_FULL = "612 345 679", "+34612345679"
SAID = "Looks for a hall with good light."
PROMISED = "to send her the address of the old mill"
FIRST, SECOND = "Molino Viejo", "Telares del Sur"


@pytest.mark.parametrize("language", ["en", "es"])
def test_from_the_first_visit_to_the_last(
    open_window: Opener, new_server: str, language: Language
) -> None:
    desk = open_window(new_server, language=language)
    owner.open_book(desk)
    expect(desk.page.get_by_text(desk.say("Begin with one person"))).to_be_visible()
    owner.work_every_day(desk)
    bring_in_an_address_book(desk)
    phone = open_window(new_server, language=language, size=PHONE)
    owner.sign_in(phone)
    meet_somebody(phone)
    seal(desk)
    see_that_it_is_sealed(desk)
    read_the_story(phone)
    edit_in_two_tabs(desk)
    take_it_back(desk)
    take_everything_along(desk)
    erase_everything(desk)


@pytest.mark.parametrize("language", ["en", "es"])
def test_without_script(open_window: Opener, new_server: str, language: Language) -> None:
    window = open_window(new_server, language=language, script=False)
    owner.open_book(window)
    owner.work_every_day(window)
    bring_in_an_address_book(window)
    meet_somebody_in_lines(window)
    seal(window)
    see_that_it_is_sealed(window)
    read_the_story(window)
    edit_in_two_tabs(window)
    take_it_back(window)
    take_everything_along(window)
    erase_everything(window)


def card(window: Window, name: str = NEW) -> Locator:
    return window.page.locator("[data-card]", has=window.page.get_by_role("heading", name=name))


def bring_in_an_address_book(window: Window) -> None:
    page = window.page
    page.goto("/imports/new/")
    page.locator("[type=file]").set_input_files(GOOGLE)
    owner.press(window, "Look through it")
    expect(page.get_by_text(window.say("Nothing is kept yet."))).to_be_visible()
    expect(page.get_by_text(KNOWN)).to_be_visible()
    expect(page.get_by_role("heading", name=window.say("Not taken in"))).to_be_visible()
    page.locator("form[action$='/run/'] button").click()
    page.get_by_role("link", name=window.say("See the people")).click()
    expect(page.get_by_role("link", name=KNOWN)).to_be_visible()


def meet_somebody(phone: Window) -> None:
    page, say = phone.page, phone.say
    page.goto("/")
    page.get_by_role("link", name=say("I met someone")).first.click()
    who = page.get_by_role("combobox", name=say("Who"), exact=True)
    who.press_sequentially(NEW)
    page.get_by_role("option", name=NEW).click()
    page.get_by_label(say("Their phone")).fill(PHONE_NUMBER)
    tell_the_rest(phone)
    introducer = page.get_by_role("combobox", name=say("Introduced by"))
    introducer.press_sequentially("jonah")
    page.get_by_role("option", name=KNOWN).first.click()
    owner.press(phone, "Keep")
    expect(page.locator("dd-toast", has_text=NEW)).to_be_visible()


def meet_somebody_in_lines(window: Window) -> None:
    page, say = window.page, window.say
    page.goto("/meet/")
    page.get_by_label(say("Who"), exact=True).fill(NEW)
    page.get_by_label(say("Their phone")).fill(PHONE_NUMBER)
    tell_the_rest(window)
    page.get_by_label(say("Introduced by")).fill(KNOWN)
    owner.press(window, "Keep")
    expect(page.get_by_role("status").get_by_text(NEW)).to_be_visible()


def tell_the_rest(window: Window) -> None:
    page, say = window.page, window.say
    page.get_by_text(say("Yesterday"), exact=True).click()
    page.get_by_label(say("What was said")).fill(SAID)
    page.get_by_label(say("I promised")).fill(PROMISED)
    page.locator(".more > summary").click()


def seal(window: Window) -> None:
    """Find the follow-up on the morning after, with all that is needed to write; then be done."""
    page, say = window.page, window.say
    page.goto("/")
    new = card(window).first
    expect(new).to_contain_text(SAID)
    expect(new.locator(f"a[href='tel:{IN_FULL}']")).to_be_visible()
    new.locator(".draft > summary").click()
    draft = new.locator(".draft-text")
    expect(draft).to_contain_text(SAID.rstrip("."))
    expect(draft).to_contain_text(PROMISED)
    new.locator("[data-key=d]").first.click()
    expect(page.get_by_text(say("Sealed with %(name)s.", name=NEW))).to_be_visible()
    page.goto("/")
    card(window).locator("[data-key=d]").click()
    kept = say("Kept, with %(name)s: %(text)s", name=NEW, text=PROMISED)
    expect(page.get_by_text(kept)).to_be_visible()
    page.goto("/")
    expect(card(window)).to_have_count(0)
    clear = say("Nothing is due. A good day to meet somebody new.")
    expect(page.get_by_text(clear)).to_be_visible()


def see_that_it_is_sealed(window: Window) -> None:
    window.page.goto("/sealing/")
    in_time = window.page.locator(".figures div", has_text=window.say("sealed in time"))
    expect(in_time.locator("dd")).to_have_text(re.compile(r"100\s*%"))


def read_the_story(window: Window) -> None:
    owner.person_page(window, NEW)
    page, say = window.page, window.say
    timeline = page.locator(".timeline")
    expect(timeline).to_contain_text(SAID)
    expect(timeline.get_by_role("link", name=KNOWN)).to_be_visible()
    expect(timeline.locator("[data-seal]")).to_contain_text(say("sealed"))
    expect(page.get_by_role("main")).to_contain_text(PHONE_NUMBER)


def edit_in_two_tabs(window: Window) -> None:
    """Neither edit is lost: the second one is shown what the first one kept."""
    owner.person_page(window, NEW)
    one, other = window.page, window.context.new_page()
    other.goto(one.url)
    for page in (one, other):
        page.get_by_role("link", name=window.say("Edit"), exact=True).first.click()
    for page, company in ((one, FIRST), (other, SECOND)):
        page.get_by_label(window.say("Company")).fill(company)
        page.get_by_role("button", name=window.say("Save"), exact=True).click()
    expect(one.get_by_role("main")).to_contain_text(FIRST)
    conflict = window.say("This has been changed meanwhile")
    expect(other.get_by_role("heading", name=conflict)).to_be_visible()
    expect(other.locator(".version").first).to_contain_text(FIRST)
    expect(other.locator(".version").last).to_contain_text(SECOND)
    other.get_by_role("button", name=window.say("Save"), exact=True).click()
    expect(other.get_by_role("main")).to_contain_text(SECOND)
    other.close()


def take_it_back(window: Window) -> None:
    owner.person_page(window, NEW)
    main = window.page.get_by_role("main")
    main.get_by_role("button", name=window.say("Undo")).first.click()
    owner.toast(window, "Undone.")
    expect(main.locator(".facts").first).to_contain_text(FIRST)


def take_everything_along(window: Window) -> None:
    window.page.goto("/archive/")
    cards = saved(window, "vCard")
    assert f"FN:{NEW}" in cards
    rows = list(csv.DictReader(io.StringIO(saved(window, "CSV"))))
    assert NEW in {f"{row['First Name']} {row['Last Name']}" for row in rows}
    archive = saved(window, window.say("Download the archive (JSON)"))
    assert json.loads(archive)
    assert SAID in archive


def saved(window: Window, link: str) -> str:
    with window.page.expect_download() as download:
        window.page.get_by_role("link", name=link).click()
    return download.value.path().read_text(encoding="utf-8-sig")


def erase_everything(window: Window) -> None:
    window.page.goto("/archive/erase/")
    window.page.get_by_label(window.say("Your password, so that nobody else can do this")).fill(
        owner.PASSWORD
    )
    owner.press(window, "Erase everything")
    owner.toast(window, "Everything has been erased. Your book is empty.")
    window.page.goto("/people/")
    expect(window.page.get_by_text(NEW)).to_have_count(0)
