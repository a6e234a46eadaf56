"""Value both ways: figures lead to what stands behind them, chains are walked, the year is told."""

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser import owner
from tests.browser.conftest import OwnOpener
from tests.browser.eyes import faults
from tests.browser.window import DESKTOP, PHONE, Window

FRIEND, CLIENT = "Nora Quintana", "Olmo Vega"
ADVICE, JOB, MORE = "How to lay out a cellar", "The new cellar door", "Two more doors"
LAST_YEAR = re.compile(r"^20\d\d$")


def _number(text: str) -> int:
    """Return the last number that a text names."""
    return int(re.findall(r"\d+", text)[-1])


def test_each_number_of_the_river_leads_to_as_many_behind_it(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=DESKTOP)
    page = window.page
    page.goto("/value/")
    expect(page.get_by_role("img", name=re.compile("^What you gave stands above"))).to_be_visible()
    table = page.get_by_role("table", name="What was given and promised, year by year")
    row = table.get_by_role("row", name=re.compile("^All years"))
    told = [
        (link.get_attribute("href") or "", link.inner_text())
        for link in row.get_by_role("link").all()
    ]
    assert len(told) > 10
    for address, text in told:
        page.goto(f"/value/{address}" if address.startswith("?") else address)
        expect(page.locator("#rows .figure")).to_have_text(str(_number(text)))
    page.goto("/value/")
    last = table.get_by_role("row").nth(2).locator(".value-count").first
    number = last.inner_text()
    last.click()
    expect(page.locator("#rows .figure")).to_have_text(number)
    expect(page.locator(".gives > li").first).to_be_visible()


def test_whom_it_was_with_leads_to_what_went_between_us(open_demo: OwnOpener) -> None:
    window = open_demo(language="es", size=PHONE)
    page = window.page
    page.goto("/value/")
    first = page.get_by_role("region", name=re.compile(window.say("With whom"))).locator("li").first
    count = first.locator(".value-ways a").first
    number = _number(count.inner_text())
    count.click()  # lies within a row that leads elsewhere
    expect(page.locator("#rows .figure")).to_have_text(str(number))


def _write_person(window: Window, name: str) -> None:
    page = window.page
    page.goto("/people/new/")
    given, family = name.split()
    page.get_by_label(window.say("Given name")).fill(given)
    page.get_by_label(window.say("Family names")).fill(family)
    owner.press(window, "Add")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def _came(window: Window, kind: str, words: str, money: tuple[str, str] = ("", "")) -> None:
    """Say on the page of a link of a chain what came of it."""
    page, say = window.page, window.say
    page.get_by_role("link", name=say("Something came of it")).click()
    if page.url.partition("?")[0].endswith("/results/new/"):
        page.get_by_label(say("Who"), exact=True).fill(CLIENT)
        owner.press(window, "Go on")
    page.get_by_label(say("What kind")).select_option(label=kind)
    page.get_by_label(re.compile(f"^{say('What it is')}")).fill(words)
    page.get_by_label(re.compile(f"^{say('Money')}")).fill(money[0])
    page.get_by_label(re.compile(f"^{say('Currency')}")).fill(money[1])
    owner.press(window, "Keep")
    expect(page).to_have_url(re.compile("/value/chains/result/"))


def _link(window: Window, words: str) -> Locator:
    """Return the link of the chain that says some words, without what came of it."""
    links = window.page.locator(".chain-link")
    return links.filter(has_text=words)


def test_a_chain_is_written_down_and_walked_both_ways_and_currencies_stay_apart(
    open_alma: OwnOpener,
) -> None:
    window = open_alma(language="en")
    page = window.page
    _write_person(window, FRIEND)
    page.get_by_role("link", name="I gave something").click()
    page.get_by_label(re.compile("^What it was")).fill(ADVICE)
    owner.press(window, "Keep")
    page.get_by_role("link", name=re.compile("^What came of it")).first.click()
    expect(_link(window, ADVICE)).to_have_attribute("aria-current", "true")
    _came(window, "a client", JOB)
    expect(_link(window, JOB)).to_have_attribute("aria-current", "true")
    assert page.locator(".chain-link").all_inner_texts()[0].startswith("Given by you")
    _came(window, "income", MORE, ("1200.50", "EUR"))
    result = page.url
    _link(window, JOB).get_by_role("link").first.click()
    _came(window, "income", "In London", ("300", "GBP"))

    _link(window, ADVICE).get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/value/chains/give/"))
    expect(page.locator(".chain-link")).to_have_count(4)
    below = page.locator(".chain .chain .chain .chain-link")  # of the job, which is of the advice
    expect(below).to_have_count(2)
    _link(window, MORE).get_by_role("link").first.click()
    expect(page).to_have_url(result)
    assert faults(window, "light", DESKTOP) == []

    page.goto("/value/results/")
    expect(page.get_by_text("In money to you:")).to_contain_text(
        "In money to you: 1,200.50 EUR and 300 GBP. Each currency stands for itself."
    )
    expect(page.get_by_role("main")).not_to_contain_text("1,500.50")


def test_what_came_of_an_introduction_is_told_above_and_below(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=DESKTOP)
    page = window.page
    page.goto("/introductions/ended/")
    page.get_by_role("main").locator(".person-name a").first.click()
    introduced = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Where it came from, and what came of it").click()
    here = page.locator(".chain-link[aria-current]")
    expect(here).to_contain_text(f"You introduced {introduced}")
    below = page.locator(".chain .chain .chain-link").first
    what = below.locator(".chain-what").inner_text()
    below.get_by_role("link").first.click()
    expect(here).to_contain_text(what)
    page.locator(".chain-link").first.get_by_role(
        "link", name=re.compile("^You introduced")
    ).click()
    expect(page).to_have_url(re.compile("/value/chains/introduction/"))
    expect(here).to_contain_text(introduced)


def test_what_an_occasion_took_stands_beside_what_came_of_it(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=DESKTOP)
    page = window.page
    page.goto("/value/occasions/")
    table = page.get_by_role("table", name="Occasions of the year")
    name = table.locator("th a").first.inner_text()
    table.get_by_role("link", name=name).click()
    page.get_by_label(re.compile("^Hours")).fill("7.5")
    page.get_by_label(re.compile("^Money")).fill("20")
    owner.press(window, "Keep")
    expect(page.get_by_text("A sum says nothing without its currency.")).to_be_visible()
    page.get_by_label(re.compile("^Currency")).fill("eur")
    page.get_by_text("Partly", exact=True).click()
    owner.press(window, "Keep")
    owner.toast(window, "Kept, for you alone.")
    page.get_by_role("link", name="Was it worth it?").click()
    row = table.get_by_role("row", name=name)
    expect(row).to_contain_text("7.5")
    expect(row).to_contain_text("20 EUR")
    expect(row).to_contain_text("partly worth it")
    met = row.get_by_role("link").nth(1)
    number = met.inner_text()
    met.click()
    expect(page.locator("#rows .figure")).to_have_text(number)


def test_the_year_is_told_in_spanish_on_a_page_and_as_pdf(open_demo: OwnOpener) -> None:
    window = open_demo(language="es", size=DESKTOP)
    page = window.page
    page.goto("/value/years/")
    years = page.get_by_role("navigation", name=window.say("Years"))
    last = years.get_by_role("link", name=LAST_YEAR).nth(1)
    year = last.inner_text()
    last.click()
    title = window.say("The year %(year)s", year=year)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    for part in ("In touch", "Both ways", "Was it worth it?"):
        expect(page.get_by_role("main")).to_contain_text(window.say(part))
    months = page.get_by_role("list", name=window.say("Encounters by month"))
    number = months.locator(".value-month-number").first.inner_text()
    with page.expect_download() as coming:
        page.get_by_role("link", name=window.say("As PDF")).click()
    assert coming.value.suggested_filename == f"dardar-{year}.pdf"
    pdf = Path(coming.value.path()).read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert title.encode("utf-16-be") in pdf
    months.get_by_role("link").first.click()
    expect(page.locator("#rows .figure")).to_have_text(number)
