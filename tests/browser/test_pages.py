"""Every page there is, looked at: no violation that axe finds, no scrolling sideways."""

from collections.abc import Iterable
from http import HTTPStatus
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, StorageState, expect

from tests.browser import owner
from tests.browser.conftest import Opener, OwnOpener
from tests.browser.eyes import BY_LANGUAGE, IN_ENGLISH, Look, faults, faults_in, sideways
from tests.browser.pages import ID, named_addresses, pages
from tests.browser.window import DESKTOP, PHONE, Window

SIGNED_OUT = {
    "account_login": "/account/login/",
    "account_reset_password": "/account/password/reset/",
    "account_reset_password_done": "/account/password/reset/done/",
    "account_reset_password_from_key": "/account/password/reset/key/1-x/",
    "account_reset_password_from_key_done": "/account/password/reset/key/done/",
    "account_inactive": "/account/inactive/",
    "account_signup": "/account/signup/",
    "invitation": "/invitation/x/",
    "demo": "/demo/x/",
    "introduction_side": "/i/x/",
    "wishes_page": "/w/x/",
    "door": "/j/x/",
    "door_lost": "/j/x/lost/",
    "place": "/m/x/",
    "event_door": "/e/x/",
    "event_door_lost": "/e/x/lost/",
    "event_arrive": "/e/x/here/",
    "guest": "/g/x/",
}
LED_TO_BY_NO_LINK = {
    "search": "/people/search/?q=ana",
    "people": "/people/?q=nobody+of+this+name",
    "account_logout": "/account/logout/",
    "account_email": "/account/email/",
    "meet": "/meet/?name=Ana&name=Bea",
    "capture_offline": "/capture/offline/",
    "same": "/people/same/",
    "introductions_part": "/introductions/ended/",
    "wish_proposals": "/give/proposals/",
}
FILES = {
    "archive_download",
    "circle_code",
    "event_badges",
    "event_calendar",
    "event_code",
    "event_signs",
    "circle_photo",
    "capture_state",
    "capture_ticket",
    "import_perhaps",
    "import_rejections",
    "manifest",
    "mfa_download_recovery_codes",
    "network_map_data",
    "network_map_svg",
    "people_export",
    "photo",
    "record_raw",
    "scan",
    "service_worker",
    "suggest",
    "visit_contact",
    "year_pdf",
}
# Those that ask for something to be done first; the tests that do it look at them.
ELSEWHERE = {
    *("welcome", "server_invited", "server_remove", "account_change_password", "visit_left"),
    *("wishes_thanks", "wish_add"),
    *("event_roster", "event_roster_done", "event_badge"),
    *(
        "capture_share",
        "import_mapping",
        "timeline",
        "note_edit",
        "account_reauthenticate",
        "mfa_reauthenticate",
    ),
    *("mfa_authenticate", "mfa_login_webauthn", "mfa_reauthenticate_webauthn"),
    *("mfa_list_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn"),
    "year_latest",
    *("mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"),
}
# In the language of the event, whatever its host reads.
IN_ITS_OWN = {"event_board", "event_wall", "event_poster"}
# Of allauth, and used by nothing here: they lead to other pages.
UNUSED = {
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email_verification_sent",
}


def look_at(window: Window, addresses: Iterable[str], looks: tuple[Look, ...]) -> None:
    found: list[str] = []
    for address in addresses:
        window.page.goto(address)
        found += faults_in(window, looks)
    assert not found, "\n".join(found)


@pytest.fixture(scope="module")
def demo_pages(browser: Browser, demo: str, lucia: StorageState) -> dict[str, str]:
    """Return an address for each page of the demo world, by the name of its URL."""
    with browser.new_context(storage_state=lucia) as context:
        return pages(context.request, demo.partition("/demo/")[0])


@pytest.mark.parametrize("looks", BY_LANGUAGE)
def test_every_page_can_be_read_by_anybody(
    open_demo: OwnOpener, demo_pages: dict[str, str], looks: tuple[Look, ...]
) -> None:
    language, theme, size = looks[0]
    window = open_demo(language=language, theme=theme, size=size)
    spoken = language == "es"  # the language of the event
    shown = [one for name, one in demo_pages.items() if spoken or name not in IN_ITS_OWN]
    look_at(window, [*shown, *LED_TO_BY_NO_LINK.values()], looks)


@pytest.mark.parametrize("looks", BY_LANGUAGE)
def test_every_page_can_be_read_signed_out(
    open_window: Opener, demo: str, looks: tuple[Look, ...]
) -> None:
    language, theme, size = looks[0]
    window = open_window(demo, language=language, theme=theme, size=size)
    look_at(window, SIGNED_OUT.values(), looks)


def test_every_page_of_an_empty_book_can_be_read_by_anybody(
    open_window: Opener, new_server: str
) -> None:
    window = open_window(new_server)
    owner.open_book(window)
    addresses = pages(window.context.request, window.origin).values()
    look_at(window, addresses, IN_ENGLISH)


def test_no_page_is_left_out(open_demo: OwnOpener, demo_pages: dict[str, str]) -> None:
    window = open_demo()
    looked_at = {*demo_pages, *LED_TO_BY_NO_LINK, *SIGNED_OUT}
    # Who is in no circle of this id finds nothing there, whatever they do: a real one, then.
    circle = urlsplit(demo_pages["circle"]).path
    others = {
        name
        for name, address in named_addresses().items()
        if name not in looked_at
        and window.context.request.get(address.replace(f"/circles/{ID}/", circle)).status
        != HTTPStatus.METHOD_NOT_ALLOWED
    }
    # By their links, members open the pages of their circle: the same, under other addresses.
    # Likewise guests of their event, whose own pages its own test looks at.
    by_link = ("place_", "guest_", "event_mine")
    others = {name for name in others if not name.startswith(by_link)}
    assert others - FILES - ELSEWHERE - UNUSED == set()


def test_an_unknown_address_leads_back(open_demo: OwnOpener) -> None:
    window = open_demo(language="es")
    window.page.goto("/nowhere/")
    expect(window.page.locator(".mishap-number")).to_have_text("404")
    assert faults(window, "dark", PHONE) == []
    window.page.get_by_role("main").get_by_role("link").click()
    expect(window.page).to_have_url(f"{window.origin}/")


@pytest.mark.parametrize("address", ["/", "/people/", "/meet/", "/sealing/", "/settings/"])
def test_letters_twice_as_large_fit_in_a_window_of_the_desktop(
    open_demo: OwnOpener, address: str
) -> None:
    window = open_demo(language="es")
    window.page.goto(address)
    window.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sideways(window.page, DESKTOP) == []
