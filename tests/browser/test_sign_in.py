"""Signing in: by passkey, and by a code after the password."""

import base64
import hmac
import struct
import time

import pytest
from playwright.sync_api import expect

from tests.browser import owner
from tests.browser.conftest import OwnOpener
from tests.browser.eyes import faults
from tests.browser.window import DESKTOP, Window

STEP = 30  # seconds for which a code is good
OF_A_PASSKEY = (
    "/account/2fa/webauthn/keys/1/edit/",
    "/account/2fa/webauthn/keys/1/remove/",
    "/account/2fa/webauthn/reauthenticate/",
)
OF_AN_APP = (
    "/account/2fa/totp/deactivate/",
    "/account/2fa/recovery-codes/",
    "/account/2fa/recovery-codes/generate/",
    "/account/2fa/reauthenticate/",
)
CLOSE = 5  # seconds before its end from which on we rather wait for the next


@pytest.fixture
def window(open_alma: OwnOpener) -> Window:
    """Return a window in which Alma is at her ways to sign in."""
    window = open_alma()
    window.page.goto("/account/2fa/")
    return window


def look_at(window: Window, *addresses: str) -> None:
    found: list[str] = []
    for address in addresses:
        window.page.goto(address)
        found += faults(window, "light", DESKTOP)
    assert found == []


def give_authenticator(window: Window) -> None:
    """Give the device a built-in authenticator that knows its owner's finger."""
    device = window.context.new_cdp_session(window.page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def code(secret: str) -> str:
    """Return the code an authenticator app shows now (RFC 6238)."""
    left = STEP - time.time() % STEP
    if left < CLOSE:
        time.sleep(left)
    counter = struct.pack(">Q", int(time.time()) // STEP)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def test_a_passkey_lets_in_without_the_password(window: Window) -> None:
    page = window.page
    give_authenticator(window)
    page.get_by_role("link", name="Add a passkey").click()
    owner.say_who_i_am(window)
    assert faults(window, "light", DESKTOP) == []
    page.get_by_label("Name of this passkey").fill("my phone")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("dd-toast").filter(has_text="passkey")).to_contain_text(
        "Your passkey is kept."
    )
    page.goto("/account/2fa/webauthn/")
    expect(page.get_by_role("row", name="my phone")).to_be_visible()
    look_at(window, "/account/2fa/webauthn/", *OF_A_PASSKEY)
    owner.sign_out(window)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(f"{window.origin}/")
    expect(page.get_by_role("link", name="Today")).to_be_visible()


def test_a_passkey_that_is_not_used_is_said_so(window: Window) -> None:
    page = window.page
    owner.sign_out(window)
    give_authenticator(window)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("The passkey was not used.")).to_be_visible()


def test_an_authenticator_app_is_asked_for_its_code_after_the_password(window: Window) -> None:
    page = window.page
    page.get_by_role("link", name="Set it up").click()
    owner.say_who_i_am(window)
    assert faults(window, "light", DESKTOP) == []
    secret = page.get_by_label("Or type this key into the app").input_value()
    page.get_by_label("Code from the app").fill(code(secret))
    page.get_by_role("button", name="Turn it on").click()
    expect(page.locator("dd-toast", has_text="Your authenticator app is on.")).to_be_visible()
    look_at(window, "/account/2fa/", *OF_AN_APP)
    owner.sign_out(window)
    owner.sign_in(window)
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    assert faults(window, "light", DESKTOP) == []
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("That code is not right")).to_be_visible()
    page.get_by_label("Code").fill(code(secret))
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("link", name="Today")).to_be_visible()
