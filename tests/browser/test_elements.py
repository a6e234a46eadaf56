"""The custom elements: what script makes quicker."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import owner
from tests.browser.conftest import OwnOpener
from tests.browser.window import PHONE, Window


@pytest.fixture
def window(open_demo: OwnOpener) -> Window:
    """Return a window on the demo world."""
    return open_demo()


@pytest.fixture
def page(window: Window) -> Page:
    """Return a page of the demo world that shows Today."""
    window.page.goto("/")
    return window.page


def proposals(page: Page) -> Locator:
    return page.get_by_role("listbox").get_by_role("option")


def test_the_slash_leads_to_the_search_field(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Find anyone")).to_be_focused()


def test_proposals_are_walked_with_the_arrows_and_closed_with_escape(page: Page) -> None:
    field = page.get_by_role("combobox", name="Find anyone")
    field.press_sequentially("gar")
    expect(proposals(page).first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    many = proposals(page).count()
    field.press("ArrowDown")
    expect(proposals(page).first).to_have_attribute("aria-selected", "true")
    field.press("ArrowUp")
    expect(proposals(page).nth(many - 1)).to_have_attribute("aria-selected", "true")
    marked = field.get_attribute("aria-activedescendant")
    assert marked == proposals(page).nth(many - 1).get_attribute("id")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("gar")
    field.press("ArrowDown")
    expect(proposals(page)).to_have_count(many)


def test_a_proposal_taken_with_enter_leads_to_the_person(page: Page) -> None:
    field = page.get_by_role("combobox", name="Find anyone")
    field.press_sequentially("gar")
    name = proposals(page).first.locator(".proposal-name").inner_text()
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_enter_without_a_proposal_taken_searches(page: Page) -> None:
    field = page.get_by_role("combobox", name="Find anyone")
    field.fill("gar")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/people/.*\?q=gar"))


def test_the_search_says_when_nobody_is_found(page: Page) -> None:
    page.get_by_role("combobox", name="Find anyone").press_sequentially("zzzz")
    expect(page.locator(".proposals").get_by_text("Nobody found")).to_be_visible()
    expect(page.get_by_role("status").get_by_text("Nobody found")).to_be_attached()


def test_names_with_markup_in_them_are_shown_and_not_run(page: Page) -> None:
    page.goto("/meet/")
    name = "<img src=x onerror=document.title='run'>"
    page.get_by_role("combobox", name="Who", exact=True).press_sequentially(name)
    page.get_by_role("option", name=name).click()
    expect(page.locator(".pick")).to_have_text(name)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator("dd-toast")).to_contain_text(name)
    expect(page).to_have_title(re.compile("Today"))


def test_people_are_picked_from_proposals_and_new_ones_in_place(page: Page) -> None:
    page.goto("/meet/")
    field = page.get_by_role("combobox", name="Who", exact=True)
    expect(field).to_be_focused()
    field.press_sequentially("gar")
    expect(proposals(page).first).to_have_attribute("aria-selected", "true")
    known = proposals(page).first.get_attribute("data-name")
    assert known
    field.press("Enter")
    expect(page.locator(".pick")).to_have_text([known])
    field.press_sequentially("Nora Quintana")
    page.get_by_role("option", name="Add “Nora Quintana” as someone new").click()
    field.press_sequentially("Somebody wrong")
    page.get_by_role("option", name="Somebody wrong").click()
    field.press("Backspace")
    expect(page.locator(".pick")).to_have_text([known, "Nora Quintana"])
    field.press_sequentially("Typed Only")
    page.get_by_role("button", name="Keep", exact=True).click()
    toast = page.locator("dd-toast")
    for name in (known, "Nora Quintana", "Typed Only"):
        expect(toast).to_contain_text(name)


def test_a_pick_is_taken_back_by_its_button(page: Page) -> None:
    page.goto("/meet/?name=Nora+Quintana&name=Oriol+Pons")
    field = page.get_by_role("combobox", name="Who", exact=True)
    page.get_by_role("button", name="Remove Nora Quintana").click()
    expect(page.locator(".pick")).to_have_text(["Oriol Pons"])
    expect(field).to_be_focused()
    page.get_by_role("button", name="Remove Oriol Pons").click()
    expect(field).to_have_js_property("required", True)  # noqa: FBT003 - the value looked for


def test_lines_pasted_become_one_pick_each(page: Page) -> None:
    page.goto("/meet/")
    page.evaluate(
        """() => {
        const clipboard = new DataTransfer();
        clipboard.setData("text", "Ana Uno\\nBea Dos\\n\\nCai Tres");
        document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", {clipboardData: clipboard, bubbles: true, cancelable: true})
        );}"""
    )
    expect(page.locator(".pick")).to_have_text(["Ana Uno", "Bea Dos", "Cai Tres"])


def test_one_person_introduces_and_then_the_field_goes(page: Page) -> None:
    page.goto("/meet/")
    page.locator(".more > summary").click()
    field = page.get_by_role("combobox", name="Introduced by")
    field.press_sequentially("gar")
    proposals(page).first.click()
    expect(field).to_be_hidden()


def test_cards_are_walked_with_j_and_k_and_sealed_with_d(page: Page) -> None:
    cards = page.locator("[data-card]")
    page.keyboard.press("j")
    expect(cards.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(cards.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(cards.nth(0)).to_be_focused()
    many = cards.count()
    next_name = cards.nth(1).get_by_role("heading").inner_text()
    page.keyboard.press("d")
    expect(cards).to_have_count(many - 1)
    expect(page.locator(".sealed")).to_contain_text("Sealed with")
    expect(cards.nth(0)).to_be_focused()
    expect(cards.nth(0).get_by_role("heading")).to_have_text(next_name)
    page.keyboard.press("u")
    expect(cards).to_have_count(many)


def test_a_menu_opens_by_its_key_and_closes_by_escape(page: Page) -> None:
    card = page.locator("[data-card]").nth(0)
    page.keyboard.press("j")
    page.keyboard.press("l")
    menu = card.locator("dd-menu", has_text="Next week")
    expect(menu.locator("details")).to_have_attribute("open", "")
    expect(menu.locator(".menu-item").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu.locator("details")).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


def test_a_menu_closes_by_a_press_elsewhere_and_by_leaving_it(page: Page) -> None:
    menu = page.locator("dd-menu", has_text="Next week").first
    menu.locator("summary").click()
    page.get_by_role("heading", level=1).click()
    expect(menu.locator("details")).not_to_have_attribute("open", "")
    menu.locator("summary").click()
    menu.get_by_role("button").last.focus()
    page.keyboard.press("Tab")
    expect(menu.locator("details")).not_to_have_attribute("open", "")


def test_done_says_how_after_a_way_was_used(page: Page) -> None:
    ways = ":has([data-contact=call]):has([data-contact=mail])"
    card = page.locator(f"[data-card]:has(dd-done){ways}").first
    # The browser of the test has no telephone to hand the number to.
    page.evaluate("document.addEventListener('click', event => event.preventDefault())")
    card.get_by_role("link", name="Call").click()
    expect(card.locator("dd-done button")).to_contain_text("Done, by phone")
    expect(card.locator("dd-done button")).to_have_attribute("value", "call")
    card.get_by_role("link", name="Mail").click()
    expect(card.locator("dd-done button")).to_have_attribute("value", "mail")


def test_the_draft_is_copied(window: Window, page: Page) -> None:
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    draft = page.locator(".draft").first
    draft.locator("summary").click()
    draft.get_by_role("button", name="Copy").click()
    expect(draft.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == draft.locator(".draft-text").text_content()


def test_a_toast_stays_until_it_is_closed(page: Page) -> None:
    page.goto("/meet/?name=Toast+Test")
    page.get_by_role("button", name="Keep", exact=True).click()
    toast = page.locator("dd-toast")
    expect(toast).to_contain_text("You met Toast Test.")
    toast.get_by_role("button", name="Close").click()
    expect(toast).to_have_count(0)


def test_u_takes_back_what_the_toast_tells(page: Page) -> None:
    page.goto("/meet/?name=Undone+Test")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator("dd-toast")).to_contain_text("You met Undone Test.")
    owner.key(page, "u")
    expect(page.locator("dd-toast")).not_to_contain_text("You met Undone Test.")
    page.goto("/people/?q=Undone")
    expect(page.get_by_role("link", name="Undone Test")).to_have_count(0)


def test_n_begins_with_whom_i_met(page: Page) -> None:
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("/meet/$"))


def test_the_keys_are_listed_and_can_be_switched_off(page: Page) -> None:
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys).to_be_visible()
    keys.get_by_label("Use these keys in this browser").uncheck()
    keys.get_by_role("button", name="Close").click()
    expect(keys).to_be_hidden()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Find anyone")).not_to_be_focused()
    page.reload()
    page.keyboard.press("?")
    expect(keys).to_be_hidden()


def test_keys_are_letters_while_somebody_types(page: Page) -> None:
    field = page.get_by_role("combobox", name="Find anyone")
    field.press_sequentially("njd")
    expect(field).to_have_value("njd")
    expect(page).to_have_url(re.compile("/$"))


def test_rows_are_chosen_one_by_one_in_a_run_and_all(page: Page) -> None:
    page.goto("/people/")
    rows, count, bar = (page.locator(f"[data-{name}]") for name in ("row", "count", "bulk"))
    many = rows.count()
    expect(bar).to_be_hidden()
    rows.nth(1).click()
    expect(count).to_have_text("1 person")
    rows.nth(4).click(modifiers=["Shift"])
    expect(count).to_have_text("4 people")
    everybody = page.get_by_label("All on this page")
    expect(everybody).to_have_js_property("indeterminate", True)  # noqa: FBT003 - the value looked for
    everybody.check()
    expect(count).to_have_text(f"{many} people")
    everybody.uncheck()
    expect(bar).to_be_hidden()


def test_the_menu_of_the_phone_opens_above_the_bar(open_demo: OwnOpener) -> None:
    page = open_demo(size=PHONE).page
    page.goto("/")
    settings = page.get_by_role("link", name="Settings")
    expect(settings).to_be_hidden()
    page.get_by_role("button", name="More").click()
    expect(settings).to_be_visible()
    page.keyboard.press("Escape")
    expect(settings).to_be_hidden()
