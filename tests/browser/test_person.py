"""The page of a person: labels, notes, pictures and erasing, with script."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import OwnOpener
from tests.browser.eyes import faults
from tests.browser.window import DESKTOP, PHONE, Window


@pytest.fixture
def window(open_demo: OwnOpener, request: pytest.FixtureRequest) -> Window:
    """Return a window at the page of somebody of this test's own."""
    window = open_demo()
    window.page.goto("/people/new/")
    window.page.get_by_label("Given name").fill("Paz")
    # One word each: two of the same given name and first surname would be asked about.
    surname = request.function.__name__.removeprefix("test_").replace("_", "")
    window.page.get_by_label("Family names").fill(surname)
    window.page.get_by_role("button", name="Add", exact=True).click()
    expect(window.page.get_by_role("heading", level=1)).to_contain_text("Paz")
    return window


def chapter(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def test_a_label_is_given_and_taken_away_in_place(window: Window) -> None:
    page = window.page
    labels = page.get_by_role("group", name="Labels")
    give = labels.locator("summary", has_text="Give a label")
    give.click()
    labels.get_by_label("Label", exact=True).fill("rowing")
    labels.get_by_role("button", name="Give", exact=True).click()
    expect(labels.get_by_role("link", name="rowing")).to_be_visible()
    expect(give).to_be_focused()
    labels.get_by_role("button", name="Take the label rowing away").click()
    expect(labels.get_by_role("link", name="rowing")).to_have_count(0)


def test_a_note_is_written_set_right_and_deleted(window: Window) -> None:
    page, notes = window.page, chapter(window.page, "Notes")
    write = notes.locator("summary", has_text="Write a note")
    notes.get_by_label("Note", exact=True).fill("Plays the oboe.")
    notes.get_by_role("button", name="Keep", exact=True).click()
    expect(notes.get_by_text("Plays the oboe.").first).to_be_visible()
    expect(write).to_be_focused()
    notes.get_by_role("link", name="Edit").click()
    assert faults(window, "light", PHONE) == []
    page.get_by_label("Note", exact=True).fill("Plays the bassoon.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(notes.get_by_text("Plays the bassoon.").first).to_be_visible()
    notes.get_by_role("button", name="Delete").click()
    expect(notes.locator(".note")).to_have_count(0)
    page.locator("dd-toast").get_by_role("button", name="Undo").click()
    expect(notes.locator(".note")).to_contain_text("Plays the bassoon.")


def test_a_picture_is_shown_and_taken_away(window: Window) -> None:
    page = window.page
    file = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(file, "JPEG")
    page.get_by_role("link", name="Edit", exact=True).first.click()
    picture = FilePayload(name="paz.jpg", mimeType="image/jpeg", buffer=file.getvalue())
    page.get_by_label("Another picture").set_input_files(picture)
    page.get_by_role("button", name="Show it").click()
    shown = page.get_by_role("main").locator(".avatar img").first
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_a_next_step_and_a_promise_are_written_down(window: Window) -> None:
    page = window.page
    page.locator("summary", has_text="Write down a promise").click()
    page.get_by_label("What was promised").fill("to lend the tent")
    page.get_by_role("button", name="Write down", exact=True).click()
    expect(chapter(page, "Promises")).to_contain_text("to lend the tent")
    page.locator("summary", has_text="Set a next step").click()
    ahead = chapter(page, "What comes next")
    ahead.get_by_label(re.compile("^What")).fill("ask about the tent")
    tomorrow = ahead.locator("[type=date][name=on]").last
    tomorrow.fill("2099-01-01")
    ahead.get_by_role("button", name="Set", exact=True).click()
    expect(ahead).to_contain_text("ask about the tent")
    assert faults(window, "dark", PHONE) == []


def test_a_talk_is_remembered_with_one_tap_and_stands_in_the_timeline(window: Window) -> None:
    page = window.page
    page.locator("summary", has_text="We talked").click()
    page.get_by_role("button", name="I called").first.click()
    expect(chapter(page, "Between us").locator(".timeline li")).to_have_count(1)
    page.goto(f"{page.url}timeline/")
    expect(page.locator(".timeline li")).to_have_count(1)
    assert faults(window, "light", DESKTOP) == []


def test_whoever_is_erased_is_gone(window: Window) -> None:
    page = window.page
    name = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Erase …").click()
    page.get_by_role("button", name=f"Erase {name}").click()
    expect(page.locator("dd-toast")).to_contain_text("Erased: 1 person.")
    page.goto(f"/people/?q={name}")
    expect(page.get_by_role("heading", name="Nobody found")).to_be_visible()
