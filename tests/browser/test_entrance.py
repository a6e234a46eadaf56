"""Signed out: the doors of the house."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.eyes import LOOKS, Look, faults


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_first_visitor_of_a_new_server_is_welcomed(
    open_window: Opener, new_server: str, look: Look
) -> None:
    window = open_window(new_server, language=look.language)
    window.page.goto("/")
    expect(window.page).to_have_url(f"{window.origin}/welcome/")
    expect(window.page.get_by_label(window.say("Your name"))).to_be_visible()
    assert faults(window, look.theme, look.size) == []
