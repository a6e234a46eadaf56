"""Bringing people in: columns named by hand, known again, taken out again."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import OwnOpener
from tests.browser.eyes import faults
from tests.browser.window import DESKTOP, PHONE, Window

TABLES = Path(__file__).parents[1] / "data" / "tables"


def look_through(window: Window, file: Path) -> None:
    window.page.goto("/imports/new/")
    window.page.get_by_label("Files from your other address books").set_input_files(file)
    window.page.get_by_role("button", name="Look through it").click()


def test_a_table_of_any_program_comes_in_and_goes_out_again(open_demo: OwnOpener) -> None:
    window = open_demo()
    page = window.page
    look_through(window, TABLES / "socios.csv")
    expect(page.get_by_role("heading", name="What the columns hold")).to_be_visible()
    proposed = page.get_by_label("Apellido paterno").locator("option:checked")
    expect(proposed).to_have_text("Surname")
    assert faults(window, "light", PHONE) == []
    page.get_by_role("button", name="Look through it").first.click()
    page.get_by_role("button", name="Bring in 3 people").click()
    expect(page.get_by_text("3 new people are in your book.")).to_be_visible()
    assert faults(window, "dark", DESKTOP) == []
    brought = page.url
    look_through(window, TABLES / "socios.csv")
    page.get_by_role("button", name="Look through it").first.click()
    expect(page.get_by_text("Nothing new: all of this is in your book already.")).to_be_visible()
    page.goto(brought)
    page.locator("summary", has_text="Take it out again").click()
    page.get_by_role("button", name="Take it out", exact=True).click()
    expect(page.get_by_text("3 people went with it.")).to_be_visible()
    page.goto("/people/?q=Rosalba")
    expect(page.get_by_role("heading", name="Nobody found")).to_be_visible()


def test_what_is_no_address_book_is_refused_with_a_reason(
    open_demo: OwnOpener, tmp_path: Path
) -> None:
    window = open_demo(size=PHONE)
    file = tmp_path / "holiday.vcf"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000))
    look_through(window, file)
    expect(window.page.get_by_role("heading", name="It stopped")).to_be_visible()
    assert faults(window, "light", PHONE) == []
