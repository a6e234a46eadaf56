"""From a card in the hand to a person in the book: by thumb, by keyboard, without script."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import expect

from tests.browser import owner
from tests.browser.conftest import OwnOpener
from tests.browser.eyes import faults
from tests.browser.window import DESKTOP, PHONE, Window

# The letters that come with Pillow have no accents.
NAME, MAIL = "Rosa Prieto Lamas", "rosa.prieto@nortecapital.es"
CARD = (NAME, "Directora", "Norte Capital S.L.", "+34 612 345 678", MAIL)
MARCOS = """\
Un saludo,

Marcos Peña Gil
Director comercial
Aceros Peña S.A.
marcos@acerospena.es
Tel. 944 123 456
"""
INAKI = """\
Iñaki Urrutia
Arquitecto
inaki@urrutia.eus
+34 655 123 123
"""
READ = 60_000  # ms; how long a busy machine may read


def photograph(folder: Path) -> Path:
    """Return a picture of a card that lies on a table."""
    card = Image.new("RGB", (1000, 600), "#fffdf8")
    pen = ImageDraw.Draw(card)
    for number, line in enumerate(CARD):
        size = 64 if number == 0 else 38
        pen.text((70, 70 + 85 * number), line, font=ImageFont.load_default(size), fill="#222222")
    table = Image.new("RGB", (1400, 1000), "#5b4636")
    table.paste(card, (200, 200))
    kept = BytesIO()
    table.save(kept, "JPEG", quality=92)
    file = folder / "card.jpg"
    file.write_bytes(kept.getvalue())
    return file


def paste(window: Window, text: str) -> None:
    """Paste a text; once it has been read the stack comes."""
    page = window.page
    page.goto("/capture/text/")
    page.get_by_label(window.say("Text"), exact=True).fill(text)
    owner.press(window, "Read it")


def field(window: Window, name: str) -> str:
    """Return what stands in the field of a kind."""
    return window.page.get_by_label(window.say(name), exact=True).first.input_value()


def test_a_photographed_card_is_a_person_in_today_by_thumb(
    open_alma: OwnOpener, tmp_path: Path
) -> None:
    window = open_alma(size=PHONE)
    page = window.page
    page.goto("/capture/")
    assert faults(window, "light", PHONE) == []
    page.locator("summary", has_text="They all get").click()
    page.get_by_label("At which gathering").fill("Desayuno de la Cámara")
    page.get_by_label("Choose pictures").set_input_files(photograph(tmp_path))
    waits = page.get_by_role("link", name="Look through them")
    expect(waits).to_be_visible(timeout=READ)
    waits.click()
    expect(page.get_by_text("Desayuno de la Cámara, today")).to_be_visible()
    expect(page.get_by_role("img", name="The card")).to_be_visible()
    assert field(window, "Name") == NAME
    assert field(window, "Mail") == MAIL
    assert faults(window, "dark", PHONE) == []
    assert faults(window, "light", DESKTOP) == []
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("heading", name="One card looked through")).to_be_visible()
    owner.work_every_day(window)
    owner.person_page(window, NAME)
    page.locator(".chapter", has_text="Sources").locator("summary").first.click()
    expect(page.get_by_role("img", name="The card")).to_be_visible()


def test_a_stack_is_cleared_by_keyboard_and_taken_back(open_alma: OwnOpener) -> None:
    window = open_alma()
    page = window.page
    for number, text in enumerate((MARCOS, INAKI, MARCOS), start=1):
        paste(window, text)
        expect(page.locator("#stack-place")).to_contain_text(f"Card 1 of {number}")
    owner.key(page, "ArrowRight")
    expect(page.locator("#stack-place")).to_contain_text("Card 2 of 3")
    owner.key(page, "ArrowLeft")
    expect(page.locator("#stack-place")).to_contain_text("Card 1 of 3")
    owner.key(page, "e")
    expect(page.locator(".find-value:focus")).to_be_visible()
    page.locator(".find-value:focus").blur()
    owner.key(page, "a")
    expect(page.locator("#stack-place")).to_contain_text("Card 2 of 3")
    owner.key(page, "u")
    owner.toast(window, "Undone.")
    expect(page.locator("#stack-place")).to_contain_text("Card 1 of 3")
    owner.key(page, "a")
    expect(page.locator("#stack-place")).to_contain_text("Card 2 of 3")
    owner.key(page, "s")
    owner.toast(window, "Set aside.")
    # The third is the first one's again: the same signature, so the same person.
    expect(page.get_by_text("of whom you know all this?")).to_be_visible()
    owner.key(page, "j")
    owner.toast(window, "Added to what you know of %(name)s.", name="Marcos Peña Gil")
    expect(page.get_by_role("heading", name="3 cards looked through")).to_be_visible()
    page.goto("/people/")
    expect(page.get_by_text("One person in your book.")).to_be_visible()
    page.goto("/capture/cards/")
    assert faults(window, "light", DESKTOP) == []
    assert faults(window, "dark", PHONE) == []
    page.get_by_role("button", name="Take up again").click()
    owner.toast(window, "Back in the stack.")


def test_without_script_a_text_becomes_a_person_all_the_same(open_alma: OwnOpener) -> None:
    window = open_alma(script=False)
    page = window.page
    paste(window, INAKI)
    expect(page.get_by_role("heading", name="Look through the cards")).to_be_attached()
    page.get_by_label("Name", exact=True).fill("Iñaki Urrutia Gil")
    page.get_by_role("button", name="Accept").last.click()
    expect(page.get_by_role("heading", name="One card looked through")).to_be_visible()
    page.get_by_role("link", name="All cards").click()
    expect(page.get_by_text("Iñaki Urrutia Gil")).to_be_visible()
