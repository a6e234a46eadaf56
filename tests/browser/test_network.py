"""The network, as Lucía sees it: the bridge, the map by every means, ways, and who should meet."""

import re
from typing import Final

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import owner
from tests.browser.conftest import OwnOpener
from tests.browser.eyes import BY_LANGUAGE, Look, faults_in
from tests.browser.window import DESKTOP, PHONE, Window

BRIDGE: Final = "Candela Puente Rojas"
MAP: Final = (
    "Map of my people. Arrow keys go from one to the next, Enter opens, plus and minus zoom."
)
# The keys by which somebody is come to from the middle, as the map itself goes.
KEYS_TO: Final = """async name => {
    const { ahead, nearest } = await import("/static/dardar/js/map-people.js");
    const { people } = await (await fetch("/network/map.json")).json();
    const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    const first = nearest(people, 0, 0);
    const ways = new Map([[first, []]]);
    for (const [one, way] of ways) {
        if (people[one][0] === name) return way;
        for (const [key, [right, down]] of Object.entries(steps)) {
            const next = ahead(people, people[one], right, down);
            if (next >= 0 && !ways.has(next)) ways.set(next, [...way, key]);
        }
    }
    return null;
}"""
# What stands on the canvas once it is drawn.
DRAWN: Final = """canvas => document.fonts.ready.then(() => new Promise(
    done => requestAnimationFrame(() => requestAnimationFrame(() => done(canvas.toDataURL())))))"""


def _map(window: Window) -> tuple[Locator, Locator]:
    """Open the map; return what it is drawn on, and what tells who is in hand."""
    window.page.goto("/network/map/")
    canvas = window.page.get_by_role("application", name=window.say(MAP))
    expect(canvas).to_be_visible()
    return canvas, window.page.locator("dd-map output")


@pytest.mark.parametrize("looks", BY_LANGUAGE)
def test_ways_and_the_map_can_be_read_by_anybody(
    open_demo: OwnOpener, looks: tuple[Look, ...]
) -> None:
    language, theme, size = looks[0]
    window = open_demo(language=language, theme=theme, size=size)
    found = []
    for address in ("paths/?to=greta", "paths/?to=sagunto", "map/"):
        window.page.goto(f"/network/{address}")
        if address == "map/":
            window.page.locator("dd-map canvas").focus()
        found += faults_in(window, looks)
    assert not found, "\n".join(found)


def test_a_stranger_finds_the_bridge_and_what_tells_so(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=DESKTOP)
    window.page.goto("/")
    window.page.get_by_role("link", name="Network", exact=True).click()
    first = window.page.locator(".bridges > li").first
    expect(first).to_contain_text(BRIDGE)
    first.get_by_role("link", name=re.compile("go through this person")).click()
    expect(window.page.get_by_role("heading", level=1)).to_contain_text(BRIDGE)
    here = window.page.get_by_role("navigation", name="Main").locator("[aria-current]")
    expect(here).to_have_text("Network")
    window.page.get_by_role("link", name=re.compile("What tells so")).first.click()
    window.page.locator(".timeline > li").first.get_by_role("link").first.click()
    expect(window.page).to_have_url(re.compile("/encounters/|/people/"))


def test_the_bridge_is_found_by_keys_and_opened(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=DESKTOP)
    page = window.page
    canvas, said = _map(window)
    expect(said).to_have_attribute("aria-live", "polite")
    page.get_by_role("navigation", name="What is shown").get_by_role("link").last.focus()
    owner.key(page, "Tab")
    expect(canvas).to_be_focused()
    expect(said).not_to_be_empty()
    keys = page.evaluate(KEYS_TO, BRIDGE)
    assert keys
    for key in ("Home", *keys):
        before = said.inner_text()
        owner.key(page, key)
        if key != "Home":
            expect(said).not_to_have_text(before)
    expect(said).to_contain_text(f"{BRIDGE} · close")
    owner.key(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(BRIDGE)


def test_the_bridge_stands_in_the_table_too(open_demo: OwnOpener) -> None:
    window = open_demo(language="es", size=PHONE)
    page = window.page
    _map(window)
    table = page.get_by_role("table", name=window.say("The people on the map, those closest first"))
    link = table.get_by_role("link", name=BRIDGE, exact=True)
    while not link.count():
        page.get_by_role("link", name=window.say("Next page")).click()
        page.wait_for_load_state()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(BRIDGE)


def test_the_map_is_pulled_and_looked_at_more_closely(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=DESKTOP)
    page = window.page
    canvas, said = _map(window)
    whole = canvas.evaluate(DRAWN)
    page.get_by_role("button", name="Zoom in").click()
    nearer = canvas.evaluate(DRAWN)
    assert nearer != whole
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y + 60, steps=5)
    page.mouse.up()
    assert canvas.evaluate(DRAWN) != nearer
    expect(said).to_be_empty()
    page.get_by_role("button", name="The whole map").click()
    assert canvas.evaluate(DRAWN) == whole
    canvas.press("Home")
    expect(said).not_to_be_empty()
    taken = canvas.evaluate(DRAWN)
    canvas.press("+")
    assert canvas.evaluate(DRAWN) != taken
    canvas.press("0")
    assert canvas.evaluate(DRAWN) == taken


def test_a_press_on_the_map_takes_somebody_in_hand(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=PHONE)
    canvas, said = _map(window)
    canvas.tap(position={"x": 100, "y": 100})
    expect(said).to_contain_text(" · ")
    name = said.inner_text().split(" · ")[0]
    window.page.locator("dd-map").get_by_role("link", name="Open").click()
    expect(window.page.get_by_role("heading", level=1)).to_contain_text(name)


def test_without_script_there_is_a_drawing_and_a_table(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=PHONE, script=False)
    window.page.goto("/network/map/")
    drawing = window.page.get_by_role("img", name=re.compile("Map of my people"))
    expect(drawing).to_be_visible()
    address = drawing.get_attribute("src")
    assert address
    drawn = window.context.request.get(address).text()
    assert drawn.startswith("<svg")
    assert BRIDGE in drawn
    table = window.page.get_by_role("table")
    expect(table.get_by_role("link", name=BRIDGE, exact=True)).to_be_visible()


def test_who_wants_to_meet_somebody_asks_and_is_told_no_more(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=PHONE)
    page = window.page
    page.goto("/network/paths/")
    page.get_by_label("To whom, or to which company").fill("mercado central")
    page.get_by_role("button", name="Find a way").click()
    way = page.locator(".ways > li", has_text="Yolanda Prat")
    expect(way).to_contain_text("knows Yolanda Prat a little and would introduce you")
    way.get_by_label("What for").fill("A stall for our breakfast.")
    way.get_by_role("button", name=re.compile("^Ask ")).click()
    owner.toast(
        window,
        "Asked. It stands on the page of %(name)s; this server sends no mail.",
        name="David Hall",
    )
    expect(way).to_contain_text("If nothing comes of it you hear nothing.")
    page.goto("/network/shared/")
    asked = page.get_by_role("region", name="What you asked")
    expect(asked).to_contain_text("Yolanda Prat")


def test_whoever_is_asked_decides(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=DESKTOP)
    page = window.page
    page.goto("/network/")
    page.get_by_role("link", name="Decide").click()
    request = page.locator(".tie-requests > li")
    expect(request).to_contain_text("Teresa Marín Pérez would like to meet Amparo Lis Andreu")
    expect(request.get_by_role("button", name=re.compile("^Leave it"))).to_be_visible()
    request.get_by_role("button", name=re.compile("^Take it up")).click()
    expect(page).to_have_url(re.compile("/introductions/"))
    for name in ("Teresa Marín Pérez", "Amparo Lis Andreu"):
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.goto("/network/")
    expect(page.get_by_role("link", name="Decide")).to_have_count(0)


def test_not_these_two_never_comes_back(open_demo: OwnOpener) -> None:
    window = open_demo(language="en", size=DESKTOP)
    page = window.page
    page.goto("/network/meet/")
    pair = page.locator(".pairs > li").first
    names = pair.locator(".person-name").inner_text()
    one, other = names.split(" and ")
    pairs = page.locator(".pairs > li").filter(has=page.get_by_role("heading", name=names))
    pair.get_by_role("button", name=re.compile("^Not these two")).click()
    owner.toast(window, "%(one)s and %(other)s are not proposed any more.", one=one, other=other)
    expect(pairs).to_have_count(0)
    page.reload()
    expect(page.locator(".pairs > li").first).to_be_visible()
    expect(pairs).to_have_count(0)


def test_without_script_not_these_two_is_taken_back(open_demo: OwnOpener) -> None:
    window = open_demo(language="es", size=PHONE, script=False)
    page = window.page
    page.goto("/network/meet/")
    first = page.locator(".pairs > li").first
    names = first.locator(".person-name").inner_text()
    pairs = page.locator(".pairs > li").filter(has=page.get_by_role("heading", name=names))
    first.get_by_role("button", name=re.compile(f"^{window.say('Not these two')}")).click()
    expect(pairs).to_have_count(0)
    owner.press(window, "Undo")
    expect(pairs).to_have_count(1)
