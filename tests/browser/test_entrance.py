"""Signed out: the doors of the house."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.eyes import BY_LANGUAGE, Look, faults_in


@pytest.mark.parametrize("looks", BY_LANGUAGE)
def test_the_first_visitor_of_a_new_server_is_welcomed(
    open_window: Opener, new_server: str, looks: tuple[Look, ...]
) -> None:
    window = open_window(new_server, language=looks[0].language)
    window.page.goto("/")
    expect(window.page).to_have_url(f"{window.origin}/welcome/")
    expect(window.page.get_by_label(window.say("Your name"))).to_be_visible()
    assert faults_in(window, looks) == []
