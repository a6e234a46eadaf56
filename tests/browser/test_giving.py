"""Giving, as Lucía sees it: who could help, who should meet, rings and a round."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OwnOpener
from tests.browser.eyes import BY_LANGUAGE, Look, faults_in
from tests.browser.window import PHONE

TABLE = "mesa de los martes"  # whom the demo world knows from there


@pytest.mark.parametrize("looks", BY_LANGUAGE)
def test_pages_about_some_people_can_be_read_by_anybody(
    open_demo: OwnOpener, looks: tuple[Look, ...]
) -> None:
    language, theme, size = looks[0]
    window = open_demo(language=language, theme=theme, size=size)
    window.page.goto("/give/matrix/")
    window.page.locator("#choosing-label").select_option(label=TABLE)
    window.page.locator(".choosing-form button").click()
    expect(window.page.locator(".pairs > li").first).to_be_visible()
    found = faults_in(window, looks)
    for address in ("rings", "round"):
        window.page.locator(f'.tabs a[href*="/give/{address}/"]').click()
        window.page.wait_for_url(f"**/give/{address}/**")
        found += faults_in(window, looks)
    assert not found, "\n".join(found)


def test_a_match_is_judged_where_it_stands_and_taken_back(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=PHONE)
    window.page.goto("/give/")
    helper = window.page.locator(".helper").first
    words = helper.locator(".helper-offer").inner_text()
    helper.get_by_text("Does it fit?").click()
    helper.get_by_role("button", name="No; never suggest it again").click()
    settled = window.page.locator(".sealed").first
    expect(settled).to_contain_text("Not suggested again")
    expect(window.page.locator(".helper-offer", has_text=words)).to_have_count(0)
    settled.get_by_role("button", name="Undo").click()
    expect(window.page.locator(".helper-offer", has_text=words).first).to_be_visible()


def test_without_script_a_need_is_written_down(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=PHONE, script=False)
    window.page.goto("/give/")
    window.page.locator(".need-head .meta a").first.click()
    window.page.get_by_text("Write down an offer or a need").click()
    window.page.get_by_label("In their own words").fill("A quiet room on Mondays")
    window.page.locator("form", has=window.page.get_by_label("In their own words")).get_by_role(
        "button", name="Keep"
    ).click()
    expect(window.page.locator(".wishes a", has_text="A quiet room on Mondays")).to_be_visible()
    expect(window.page).to_have_url(re.compile(r"/people/.*#giving"))
