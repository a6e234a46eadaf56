"""The keeper lets somebody in, and out."""

from playwright.sync_api import expect

from tests.browser.conftest import Opener, OwnOpener
from tests.browser.eyes import faults
from tests.browser.window import DESKTOP, PHONE


def test_somebody_invited_opens_a_book_of_their_own(
    open_demo: OwnOpener, open_window: Opener, demo: str
) -> None:
    keeper = open_demo()
    page = keeper.page
    page.goto("/server/")
    page.get_by_label("Mail address").fill("bruno@example.org")
    page.get_by_role("button", name="Invite").click()
    assert faults(keeper, "light", PHONE) == []
    link = page.get_by_label("Link, good once").input_value()
    guest = open_window(demo, language="es", size=PHONE)
    guest.page.goto(link)
    assert faults(guest, "dark", PHONE) == []
    guest.page.get_by_label(guest.say("Your name")).fill("Bruno Ferri")
    guest.page.get_by_label(guest.say("Password")).fill("another long pass word")
    guest.page.get_by_role("button", name=guest.say("Open my book")).click()
    expect(guest.page.get_by_text(guest.say("Begin with one person"))).to_be_visible()
    page.goto("/server/")
    row = page.get_by_role("row", name="Bruno Ferri")
    expect(row).to_contain_text("active")
    row.get_by_role("link", name="Remove …").click()
    assert faults(keeper, "dark", DESKTOP) == []
    page.get_by_role("button", name="Remove and erase").click()
    expect(page.get_by_role("row", name="Bruno Ferri")).to_have_count(0)
    guest.page.goto("/people/")
    expect(guest.page).to_have_url(f"{guest.origin}/account/login/?next=/people/")
