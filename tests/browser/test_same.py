"""Files of three programs tell of the same people; the owner says who is who, and takes it back."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser import owner
from tests.browser.conftest import OwnOpener
from tests.browser.eyes import faults
from tests.browser.window import DESKTOP, PHONE, Window

GOOGLE = """\
First Name,Last Name,Labels,Organization Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value
Pepe,García Ruiz,,Café Altura,Work,pepe@altura.example,Mobile,+34 612 345 678
Kike,Salgado,,Talleres Salgado,Home,kike.salgado@gmail.com,Mobile,+34 634 111 222
Ana,Ruiz Soler,,Norte Capital,Work,ana.ruiz@norte.example,Mobile,+34 645 999 000
Jon,Etxeberria,,Bizi Coop,Work,jon@bizi.example,Mobile,+34 655 123 123
"""  # noqa: E501 - as the program writes it
LINKEDIN = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
José,García Ruiz,https://www.linkedin.com/in/josegarciaruiz,,Café Altura,Founder,12 Mar 2024
Enrique,Salgado,https://www.linkedin.com/in/kikesalgado,,Talleres Salgado S.L.,Owner,07 Jan 2023
Ana,Ruiz Soler,https://www.linkedin.com/in/anaruizsoler,,Norte Capital,Analyst,01 Feb 2026
Jon,Echeverría,https://www.linkedin.com/in/jonetxe,,Bizi Coop,Baker,01 Feb 2026
"""
IPHONE = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL;TYPE=CELL:{phone}\r\nEND:VCARD\r\n"
    for name, phone in (
        ("Pepe García", "612 345 678"),
        ("Jon Etxeberria", "655123123"),
        ("Lola Prado", "699 000 111"),
    )
)
FILES = {"contacts.csv": GOOGLE, "Connections.csv": LINKEDIN, "iPhone.vcf": IPHONE}
JOINED = 3


def bring(window: Window, file: Path) -> None:
    page = window.page
    page.goto("/imports/new/")
    page.locator("[type=file]").set_input_files(file)
    owner.press(window, "Look through it")
    page.locator("form[action$='/run/'] button").click()
    expect(page.get_by_role("link", name=window.say("See the people"))).to_be_visible()


def look_again(window: Window, file: Path) -> None:
    window.page.goto("/imports/new/")
    window.page.locator("[type=file]").set_input_files(file)
    owner.press(window, "Look through it")
    known = window.say("Nothing new: all of this is in your book already.")
    expect(window.page.get_by_text(known)).to_be_visible()


def clear_by_keyboard(window: Window) -> None:
    """Join the first three, tell the last apart; the hand never leaves the keys."""
    page = window.page
    cards = page.locator("[data-card]")
    expect(cards).to_have_count(JOINED + 1)
    page.keyboard.press("j")
    for left in range(JOINED, 0, -1):
        page.keyboard.press("s")
        expect(cards).to_have_count(left)
        expect(cards.first).to_be_focused()
    page.keyboard.press("x")
    expect(cards).to_have_count(0)
    decided = window.say(
        "All is decided. Nobody stands in your book twice, as far as anybody can see."
    )
    expect(page.get_by_text(decided)).to_be_visible()


def undo_three(window: Window) -> None:
    page = window.page
    for left in range(JOINED, 0, -1):
        page.goto("/people/history/")
        undo = page.locator(".changes > li", has_text=re.compile("one person")).get_by_role(
            "button"
        )
        expect(undo).to_have_count(left)
        undo.first.click()
        owner.toast(window, "Undone.")


def test_three_files_of_the_same_people_become_one_book(
    open_alma: OwnOpener, tmp_path: Path
) -> None:
    window = open_alma()
    page = window.page
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        bring(window, tmp_path / name)
    page.get_by_role("link", name="Look at them side by side").click()
    expect(page.get_by_role("heading", level=1, name="Perhaps the same")).to_be_visible()
    expect(page.get_by_text("Pepe is José")).to_be_visible()
    assert faults(window, "light", DESKTOP) == []
    assert faults(window, "dark", PHONE) == []
    clear_by_keyboard(window)
    page.goto("/people/")
    expect(page.get_by_text("6 people in your book.")).to_be_visible()
    page.get_by_role("link", name="José García Ruiz").or_(
        page.get_by_role("link", name="Pepe García Ruiz")
    ).click()
    expect(page.get_by_role("heading", name="Made of")).to_be_visible()
    assert faults(window, "dark", DESKTOP) == []
    assert faults(window, "light", PHONE) == []
    undo_three(window)
    page.goto("/people/")
    expect(page.get_by_text("9 people in your book.")).to_be_visible()
    for name in FILES:
        look_again(window, tmp_path / name)
    page.goto("/people/same/")
    expect(page.locator("[data-card]")).to_have_count(JOINED)


def test_a_decision_can_be_taken_back_by_a_key_and_by_thumb(
    open_alma: OwnOpener, tmp_path: Path
) -> None:
    window = open_alma(size=PHONE)
    page = window.page
    for name in ("contacts.csv", "Connections.csv"):
        (tmp_path / name).write_text(FILES[name], encoding="utf-8")
        bring(window, tmp_path / name)
    page.goto("/people/same/")
    cards = page.locator("[data-card]")
    before = cards.count()
    cards.first.get_by_role("button", name="Not the same").click()
    expect(cards).to_have_count(before - 1)
    page.locator("dd-toast").get_by_role("button", name="Undo").click()
    owner.toast(window, "Undone.")
    expect(cards).to_have_count(before)
    cards.first.locator("summary", has_text="Later").click()
    cards.first.get_by_role("button", name="Tomorrow").click()
    expect(cards).to_have_count(before - 1)
    expect(page.locator("#same-left")).to_contain_text(f"{before - 1} to decide")


def test_without_script_decisions_are_made_all_the_same(
    open_alma: OwnOpener, tmp_path: Path
) -> None:
    window = open_alma(script=False)
    page = window.page
    for name in ("contacts.csv", "Connections.csv"):
        (tmp_path / name).write_text(FILES[name], encoding="utf-8")
        bring(window, tmp_path / name)
    page.goto("/people/same/")
    cards = page.locator("[data-card]")
    before = cards.count()
    cards.first.get_by_role("button", name="Join").click()
    expect(cards).to_have_count(before - 1)
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(cards).to_have_count(before)
    page.goto("/people/new/")
    page.get_by_label("Given name").fill("Enrique")
    page.get_by_label("Family names").fill("Salgado")
    page.get_by_role("button", name="Add", exact=True).last.click()
    expect(page.get_by_role("heading", name="You may know them already")).to_be_visible()


def test_somebody_known_is_proposed_while_they_are_typed(
    open_alma: OwnOpener, tmp_path: Path
) -> None:
    window = open_alma()
    page = window.page
    (tmp_path / "contacts.csv").write_text(GOOGLE, encoding="utf-8")
    bring(window, tmp_path / "contacts.csv")
    page.goto("/people/new/")
    page.get_by_label("Given name").press_sequentially("Enrique")
    page.get_by_label("Phone 1", exact=True).press_sequentially("634111222")
    assert faults(window, "dark", PHONE) == []
    page.locator("summary", has_text="You may know them already").click()
    expect(page.get_by_text("Same mobile; Kike is Enrique")).to_be_visible()
    assert faults(window, "light", PHONE) == []
    page.get_by_label("Place").fill("Vigo")
    page.get_by_role("button", name="It is them: add this").click()
    owner.toast(window, "Added to what you know of %(name)s.", name="Kike Salgado")
    expect(page.get_by_role("main")).to_contain_text("Vigo")
    page.goto("/meet/?name=Enrique")
    page.get_by_label("Their phone").press_sequentially("634111222")
    page.get_by_role("radio", name="Kike Salgado").check()
    owner.press(window, "Keep")
    expect(page.locator("dd-toast", has_text="You met Kike Salgado.")).to_be_visible()
