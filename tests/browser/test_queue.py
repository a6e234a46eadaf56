"""What waits on the phone: made small, in sight, and never lost for want of room or an answer."""

import io
import re
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser import owner
from tests.browser.conftest import Opener, OwnOpener
from tests.browser.eyes import faults
from tests.browser.phone import (
    FIRST_FILE,
    IS_KNOWN,
    SAID,
    Server,
    all_has_arrived,
    go_offline,
    go_online,
    note,
    phone,
    photograph,
    picture,
    rows,
    set_room,
    until,
)
from tests.browser.window import PHONE

A_PERSON: Final = re.compile(r"/people/[0-9a-f-]{36}/")


def test_a_picture_is_made_small_turned_upright_and_tells_no_place(
    open_demo: OwnOpener,
) -> None:
    window = open_demo(size=PHONE)
    window.page.goto("/")
    until(window.page, IS_KNOWN)
    window.context.route("**/capture/ticket/", lambda route: route.abort())
    window.page.goto("/capture/offline/")
    file = io.BytesIO()
    photo = Image.new("RGB", (3000, 1500), "teal")
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[1] = "N"  # has a place
    photo.save(file, "JPEG", exif=exif)
    photograph(window, FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=file.getvalue()))
    expect(rows(window.page)).to_have_count(1)
    kept = window.page.evaluate(
        f"{FIRST_FILE}.then(file => file.bytes()).then(bytes => [...bytes])"
    )
    window.forgive_no_network()
    seen = Image.open(io.BytesIO(bytes(kept)))
    assert (seen.format, seen.size) == ("JPEG", (1200, 2400))
    assert not seen.getexif()


def test_a_picture_that_finds_no_room_is_not_lost(
    open_window: Opener, server: Server, tmp_path: Path
) -> None:
    window = phone(open_window, server, room=1_000_000)
    go_offline(window)
    photo = picture(2600, 1700)
    photograph(window, photo)
    alert = window.page.get_by_role("alert")
    expect(alert).to_contain_text("There is no room left on this phone")
    assert faults(window, "dark", PHONE) == []
    with window.page.expect_download() as download:
        alert.get_by_role("link", name="Save it to the phone").click()
    download.value.save_as(tmp_path / "saved.jpg")
    assert (tmp_path / "saved.jpg").read_bytes() == photo["buffer"]
    set_room(window, None)
    alert.get_by_role("button", name="Try again").click()
    expect(rows(window.page)).to_have_count(1)
    expect(alert).to_have_count(0)
    go_online(window)
    all_has_arrived(window)
    assert server.count("capture") == 1


def test_where_there_is_little_room_a_picture_is_made_smaller(
    open_window: Opener, server: Server
) -> None:
    window = phone(open_window, server, room=1_800_000)
    go_offline(window)
    photograph(window, picture(2600, 1700))
    expect(rows(window.page)).to_have_count(1)
    width = window.page.evaluate(
        f"{FIRST_FILE}.then(file => createImageBitmap(file)).then(picture => picture.width)"
    )
    assert width == 1600
    window.forgive_no_network()


def add_eva_sol(page: Page, company: str) -> None:
    page.goto("/people/new/")
    page.get_by_label("Given name").fill("Eva")
    page.get_by_label("Family names").fill("Sol")
    page.get_by_label("Company").first.fill(company)
    page.get_by_role("button", name="Add", exact=True).last.click()


def test_a_name_that_means_two_people_is_asked_about_and_then_kept(
    open_window: Opener, server: Server
) -> None:
    window = phone(open_window, server)
    page = window.page
    add_eva_sol(page, "Molino Viejo")
    expect(page).to_have_url(A_PERSON)
    add_eva_sol(page, "Telares del Sur")
    page.get_by_role("button", name="No, add somebody new").click()
    expect(page).to_have_url(A_PERSON)
    go_offline(window)
    note(window, "Eva Sol", "")
    go_online(window)
    expect(rows(page)).to_contain_text("not taken: Whom do you mean?")
    assert faults(window, "light", PHONE) == []
    rows(page).get_by_role("button", name="Answer").click()
    expect(page.get_by_label("What was said")).to_have_value(SAID)
    page.get_by_role("radio", name="Molino Viejo").check()
    owner.press(window, "Keep")
    window.complaints.clear()
    all_has_arrived(window)
    assert server.count("encounter") == 1


def test_what_is_refused_stays_in_sight_with_the_reason(
    open_window: Opener, server: Server
) -> None:
    window = phone(open_window, server)
    page = window.page
    page.goto("/capture/offline/")
    page.get_by_label("Paste it here").fill("  ")
    page.locator("dd-capture[data-kind=text]").get_by_role("button", name="Keep").click()
    expect(rows(page)).to_contain_text("not taken: There is nothing in it.")
    rows(page).locator("summary").click()
    rows(page).get_by_role("button", name="Remove it for ever").click()
    expect(rows(page)).to_have_count(0)
    window.complaints.clear()


def test_a_server_that_stumbles_over_one_thing_takes_the_others(
    open_window: Opener, server: Server
) -> None:
    window = phone(open_window, server)
    page = window.page
    page.goto("/capture/offline/")
    window.context.route(re.compile("/capture/$"), lambda route: route.fulfill(status=500))
    photograph(window)
    expect(rows(page)).to_contain_text("the server stumbled over it")
    with window.context.expect_event("response", lambda one: one.url.endswith("/meet/")):
        note(window)
    expect(rows(page)).to_have_count(1)
    assert server.count("encounter") == 1
    window.context.unroute_all()
    page.get_by_role("button", name="Send now").click()
    expect(rows(page)).to_have_count(0)
    window.complaints.clear()
    assert server.count("capture") == 1
