"""Without a network: what is captured on the phone arrives, all of it and exactly once."""

import re
from typing import Final

import pytest
from playwright.sync_api import Request, Route, expect

from tests.browser import owner
from tests.browser.conftest import Opener
from tests.browser.eyes import faults
from tests.browser.phone import (
    IS_KNOWN,
    NAME,
    SAID,
    WORKS,
    Server,
    all_has_arrived,
    go_offline,
    go_online,
    note,
    phone,
    photograph,
    rows,
    until,
)
from tests.browser.window import DESKTOP, PHONE, Language

CONTACT: Final = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Nora Quintana\r\nTEL:612345679\r\nEND:VCARD\r\n"
OLD_RELEASE: Final = """caches.open("dardar-0000000000000000").then(
    old => old.put("/x", new Response("x")))"""
SHARE: Final = """([file, text]) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = "/capture/share/";
    form.enctype = "multipart/form-data";
    for (const [name, value] of [["title", ""], ["text", text], ["url", ""]]) {
        form.append(Object.assign(document.createElement("input"), {name, value}));
    }
    const field = Object.assign(document.createElement("input"), {type: "file", name: "files"});
    if (file) {
        const shared = new DataTransfer();
        shared.items.add(new File([file], "nora.vcf", {type: "text/vcard"}));
        field.files = shared.files;
        form.append(field);
    }
    document.body.append(form);
    form.submit();
}"""


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_captured_without_a_network_arrives_once_the_page_was_closed_and_opened(
    open_window: Opener, server: Server, language: Language
) -> None:
    window = phone(open_window, server, language)
    go_offline(window)
    photograph(window)
    note(window)
    expect(rows(window.page)).to_have_count(2)
    assert faults(window, "light", PHONE) == []
    assert faults(window, "dark", DESKTOP) == []
    window.page.close()
    assert (server.count("capture"), server.count("encounter")) == (0, 0)
    go_online(window)
    window.page = window.context.new_page()
    all_has_arrived(window)
    assert (server.count("capture"), server.count("encounter")) == (1, 1)
    owner.person_page(window, NAME)
    expect(window.page.locator(".timeline")).to_contain_text(SAID)


def test_a_server_that_restarts_in_the_middle_gets_everything_once(
    open_window: Opener, server: Server
) -> None:
    window = phone(open_window, server)
    window.page.goto("/capture/offline/")
    server.stop()
    for _time in range(3):
        photograph(window)
    note(window)
    expect(rows(window.page)).to_have_count(4)
    # The answer to the first picture is lost: the server has it, the phone can't know.
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().text())
        server.stop()
        route.abort("connectionreset")

    window.context.route(re.compile("/capture/$"), lose)
    server.start()
    with window.context.expect_event("requestfailed", lambda one: one.method == "POST"):
        window.page.get_by_role("button", name="Send now").click()
    assert lost
    expect(rows(window.page)).to_have_count(4)
    server.start()
    window.page.get_by_role("button", name="Send now").click()
    expect(rows(window.page)).to_have_count(0)
    window.complaints.clear()
    assert (server.count("capture"), server.count("encounter")) == (3, 1)


def test_two_tabs_do_not_send_the_same_thing_twice(open_window: Opener, server: Server) -> None:
    window = phone(open_window, server)
    go_offline(window)
    other = window.context.new_page()
    other.goto("/people/")
    for _time in range(3):
        photograph(window)
    other.get_by_label("Who", exact=True).fill(NAME)
    other.locator("dd-capture[data-kind=encounter]").get_by_role("button", name="Keep").click()
    expect(rows(window.page)).to_have_count(4)
    expect(rows(other)).to_have_count(4)
    sent: list[str] = []

    def note_down(request: Request) -> None:
        if request.method == "POST":
            sent.append(request.url)

    window.context.on("request", note_down)
    go_online(window)
    for page in (window.page, other):
        page.get_by_role("button", name="Send now").click(force=True, no_wait_after=True)
    for page in (window.page, other):
        expect(rows(page)).to_have_count(0)
    assert len(sent) == 4
    assert (server.count("capture"), server.count("encounter")) == (3, 1)


def test_signed_out_things_wait_until_their_owner_signs_in(
    open_window: Opener, server: Server
) -> None:
    window = phone(open_window, server)
    go_offline(window)
    note(window)
    window.context.clear_cookies(name=re.compile("session"))
    go_online(window)
    expect(window.page.get_by_text("Sign in, and they arrive.")).to_be_visible()
    assert server.count("encounter") == 0
    owner.sign_in(window)
    expect(window.page.get_by_role("heading", level=1)).to_be_visible()
    all_has_arrived(window)
    assert server.count("encounter") == 1


def test_who_signs_out_is_forgotten_and_nobody_else_gets_what_they_captured(
    open_window: Opener, server: Server
) -> None:
    window = open_window(server.address, size=PHONE, worker=True)
    page = window.page
    owner.sign_in(window)
    expect(page.get_by_role("link", name="I met someone").first).to_be_visible()
    page.goto("/server/")
    page.get_by_label("Mail address").fill("bruno@example.org")
    page.get_by_role("button", name="Invite").click()
    link = page.get_by_label("Link, good once").input_value()
    window.context.route("**/capture/ticket/", lambda route: route.abort())
    page.goto("/capture/offline/")
    note(window)
    expect(rows(page)).to_have_count(1)
    page.goto("/")
    page.get_by_role("button", name="More").click()
    owner.sign_out(window)
    window.context.unroute_all()
    page.goto("/capture/offline/")
    expect(page.get_by_text("Nobody is signed in on this phone").first).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text(NAME)
    page.goto(link)
    page.get_by_label("Your name").fill("Bruno")
    page.get_by_label("Password").fill("another long pass word")
    page.get_by_role("button", name="Open my book").click()
    expect(page.get_by_text("Begin with one person")).to_be_visible()
    until(page, IS_KNOWN)
    page.goto("/capture/offline/")
    expect(page.get_by_text("belongs to another account")).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text(NAME)
    assert server.count("encounter") == 0
    window.complaints.clear()


def test_the_form_of_whom_i_met_is_kept_when_the_network_goes(
    open_window: Opener, server: Server
) -> None:
    window = phone(open_window, server)
    page = window.page
    page.goto("/meet/")
    page.get_by_role("combobox", name="Who", exact=True).fill("Paz Vidal")
    page.get_by_text("Yesterday", exact=True).click()
    window.context.set_offline(offline=True)
    owner.press(window, "Keep")
    expect(rows(page)).to_contain_text("Met: Paz Vidal")
    go_online(window)
    all_has_arrived(window)
    owner.person_page(window, "Paz Vidal")
    expect(page.locator(".timeline time").first).to_be_visible()
    assert server.count("encounter") == 1


@pytest.mark.parametrize("offline", [False, True])
def test_what_other_apps_share_arrives(
    open_window: Opener, server: Server, *, offline: bool
) -> None:
    window = phone(open_window, server)
    page = window.page
    if offline:
        go_offline(window)
    for shared in ([None, "Nora Quintana\n612 345 679"], [CONTACT.decode(), ""]):
        with page.expect_navigation():
            page.evaluate(SHARE, shared)
        expect(page).to_have_url(re.compile("/capture/#waiting$"))
    if offline:
        expect(rows(page)).to_have_count(2)
        expect(rows(page).last).to_contain_text("File: nora.vcf")
        go_online(window)
    all_has_arrived(window)
    assert (server.count("capture"), server.count("import")) == (1, 1)


def test_the_phone_keeps_no_page_of_anybody_and_no_release_but_one(
    open_window: Opener, server: Server
) -> None:
    window = open_window(server.address, size=PHONE, worker=True)
    page = window.page
    page.goto("/account/login/")
    page.evaluate(OLD_RELEASE)
    owner.sign_in(window)
    page.wait_for_url(f"{window.origin}/")
    page.wait_for_function(WORKS)
    until(page, "caches.keys().then(names => names.length === 1)")
    kept: list[str] = page.evaluate(
        """caches.keys().then(([name]) => caches.open(name)).then(cache => cache.keys()).then(
            kept => kept.map(request => new URL(request.url).pathname))"""
    )
    others = [path for path in kept if not path.startswith("/static/")]
    assert others == ["/capture/offline/"]
    page.context.set_offline(offline=True)
    page.goto("/people/")
    for private in (owner.NAME, owner.EMAIL, "csrf"):
        assert private not in page.content()
    window.forgive_no_network()
