"""An event as its host and three guests on three phones have it, one of whom has an account."""

import re
from collections.abc import Callable
from html import unescape
from typing import Final, NamedTuple

import pytest
from playwright.sync_api import Browser, Error, Locator, StorageState, expect

from tests.browser.conftest import Opener, OwnOpener
from tests.browser.eyes import BY_LANGUAGE, Look, faults, faults_in
from tests.browser.owner import press, toast
from tests.browser.phone import WORKS, go_online
from tests.browser.window import DESKTOP, PHONE, Window

EVA, ZOE, LUCIA = "Eva Sanz", "Zoe Paz", "Lucía Ferrer"
DROPPED: Final = re.compile("<del>.*?</del>")
LOADS_ITSELF: Final = ("ERR_ABORTED", "interrupted by another navigation")
A_PLAN: Final = 300_000  # ms; on a busy machine, with the worker at other work


class Places(NamedTuple):
    """Addresses of the sample event, of its sign-up and of its entrance."""

    event: str
    door: str
    entrance: str


def test_three_guests_meet_swap_cards_and_the_next_day_is_seen_to(
    open_window: Opener, open_demo: OwnOpener, demo: str, places: Places
) -> None:
    host = open_demo()
    event, door, entrance = places
    eva = sign_up(open_window(demo, size=PHONE, worker=True), door, EVA, ZOE, "a cellar", "bread")
    zoe = sign_up(open_window(demo, size=PHONE), door, ZOE, EVA, "bread", "a cellar")
    take_part(host, event)
    make_the_plan(host, event)

    check_in_at_the_entrance(eva, entrance)
    for name in (ZOE, LUCIA):
        check_in_by_hand(host, event, name)
    meet(host, event, eva, zoe)
    swap(eva, zoe)
    plan_without_a_network(eva)

    lucia = open_demo(size=PHONE)
    seal_tomorrow(lucia, event, eva)
    drop_a_no_show(host, event)


@pytest.fixture(scope="module")
def places(browser: Browser, demo: str, lucia: StorageState) -> Places:
    """Return where the sample event, its sign-up and its entrance are."""
    with browser.new_context(base_url=demo, storage_state=lucia) as context:
        page = context.new_page()
        page.goto("/events/")
        page.locator(".event-line").first.click()
        event = page.url
        page.goto(f"{event}invite/")
        door = page.locator("#door-link").input_value()
        page.goto(f"{event}poster/entrance/")
        entrance = page.locator(".poster .qr img").get_attribute("alt") or ""
        return Places(event, door, entrance)


def sign_up(  # noqa: PLR0917 - what somebody says
    guest: Window, door: str, name: str, meet: str, gives: str, needs: str
) -> Window:
    """Sign up in a minute, without an account."""
    page, say = guest.page, guest.say
    page.goto(door)
    assert faults(guest, "dark", PHONE) == []
    page.get_by_label(say("Your name")).fill(name)
    page.get_by_label(say("What you can give")).fill(gives)
    page.get_by_label(say("What you are looking for")).fill(needs)
    page.locator(".more-of-me summary").click()
    page.get_by_label(say("Whom you would like to meet")).fill(meet)
    press(guest, "I’m coming")
    toast(guest, "You are on the list. Keep this address: it is your way back.")
    assert faults(guest, "light", PHONE) == []
    return guest


def take_part(host: Window, event: str) -> None:
    """Let the host be a guest, too, who is looking for something."""
    host.page.goto(event)
    press(host, "Take part myself")
    assert faults(host, "dark", DESKTOP) == []
    host.page.goto(f"{event}mine/answer/")
    assert faults(host, "light", DESKTOP) == []
    host.page.get_by_label(host.say("What you can give")).fill("an introduction to a baker")
    press(host, "Keep")


def make_the_plan(host: Window, event: str) -> None:
    """Make the plan, read its proof, and take the first one if better ones are still sought."""
    page = host.page
    page.goto(f"{event}plan/")
    press(host, "Make the plan")
    expect(page.locator("[aria-labelledby=proof]")).to_be_visible(timeout=A_PLAN)
    stop = page.get_by_role("button", name=host.say("Good enough: stop"))
    if stop.count():
        stop.click()
    expect(page.locator("#grid")).to_be_visible(timeout=A_PLAN)
    expect(page.locator(".table tbody tr").first).to_be_visible()
    assert faults(host, "light", PHONE) == []


def wait_for(host: Window, address: str, stands_there: Callable[[str], bool]) -> None:
    """Ask for a page again and again until the worker has made what stands on it, and open it."""
    for _time in range(A_PLAN // 1000):
        if stands_there(unescape(host.context.request.get(address).text())):
            break
        host.page.wait_for_timeout(1000)
    host.page.goto(address)


def steady(go: Callable[[], object]) -> None:
    """Go on from a guest's page; once more if it loads itself anew at that very moment."""
    try:
        go()
    except Error as error:
        if not any(words in error.message for words in LOADS_ITSELF):
            raise
        go()


def check_in_at_the_entrance(guest: Window, entrance: str) -> None:
    """Scan what hangs at the entrance: the phone is known from the guest's own page."""
    mine = guest.page.url
    steady(lambda: guest.page.goto(entrance))
    assert faults(guest, "light", PHONE) == []
    press(guest, "I’m here")
    toast(guest, "Welcome! You are checked in.")
    expect(guest.page).to_have_url(mine)


def check_in_by_hand(host: Window, event: str, name: str) -> None:
    """Check somebody in who has no code with them."""
    host.page.goto(f"{event}guests/?q={name}")
    row = host.page.locator(".event-guest", has_text=name)
    row.get_by_role("button", name=re.compile(f"^{host.say('Check in')}")).click()
    expect(row.locator("[data-tone=done]")).to_be_visible()


def meeting(guest: Window, name: str) -> Locator:
    """Return the meeting with somebody on a guest's own page."""
    return guest.page.locator(".guest-row", has_text=name)


def meet(host: Window, event: str, eva: Window, zoe: Window) -> None:
    """Let the round begin in which the two who wanted to are put together."""
    steady(eva.page.reload)
    number = re.search(r"\d+", meeting(eva, ZOE).locator(".guest-at span").first.inner_text())
    assert number
    begin_round(host, event, number[0])
    for guest, name in ((eva, ZOE), (zoe, EVA)):
        steady(guest.page.reload)
        expect(meeting(guest, name)).to_have_attribute("data-when", "now")
    assert faults(eva, "dark", PHONE) == []


def swap(eva: Window, zoe: Window) -> None:
    """Swap cards: nothing is given before both have tapped."""
    tap(eva, ZOE)
    expect(meeting(eva, ZOE)).to_contain_text("they have not tapped yet")
    tap(zoe, EVA)
    expect(meeting(zoe, EVA)).to_contain_text(zoe.say("You have each other’s cards."))
    steady(eva.page.reload)
    meeting(eva, ZOE).get_by_role("link", name=ZOE).click()
    eva.page.get_by_label(eva.say("The next step")).fill("taste the bread")
    press(eva, "Write it down")
    toast(eva, "Written down, for you alone.")
    assert faults(eva, "light", PHONE) == []
    eva.page.get_by_role("link", name=eva.say("People I met"), exact=True).click()
    expect(eva.page.locator(".guest-row", has_text=ZOE)).to_contain_text("taste the bread")
    assert faults(eva, "dark", PHONE) == []
    eva.page.get_by_role("link", name=eva.say("My plan"), exact=True).click()


def tap(guest: Window, name: str) -> None:
    words = re.compile(f"^{guest.say('Swap cards')}")
    meeting(guest, name).get_by_role("button", name=words).click()


def plan_without_a_network(eva: Window) -> None:
    """Open the plan where there is no network, and tap: nothing is lost."""
    page = eva.page
    expect(meeting(eva, ZOE)).to_be_visible()
    page.wait_for_function(WORKS)
    steady(page.reload)
    eva.context.set_offline(offline=True)
    steady(page.reload)
    expect(page.get_by_text(re.compile("^No network"))).to_be_visible()
    expect(meeting(eva, ZOE)).to_be_visible()
    page.get_by_text(eva.say("I have to go …")).click()
    press(eva, "I am leaving")
    expect(
        page.get_by_text(eva.say("One tap waits for the network; it is sent by itself."))
    ).to_be_visible()
    go_online(eva)
    expect(page.get_by_text(eva.say("You have left."))).to_be_visible()
    press(eva, "I am here again")
    expect(page.get_by_text(eva.say("You have left."))).to_have_count(0)


def seal_tomorrow(lucia: Window, event: str, eva: Window) -> None:
    """Swap with who has an account: the other is in the book, to be sealed the next day."""
    page = lucia.page
    page.goto(f"{event}mine/people/?q=Eva")
    page.get_by_role("link", name=EVA).click()
    press_first(lucia, "Swap cards")
    expect(page.get_by_text(lucia.say("You gave yours; they have not tapped yet."))).to_be_visible()
    steady(lambda: eva.page.goto(f"{eva.page.url}people/"))
    eva.page.get_by_label(eva.say("Name or company")).fill("Ferrer")
    press(eva, "Find")
    eva.page.get_by_role("link", name=LUCIA).click()
    press_first(eva, "Swap cards")
    toast(eva, "You have each other’s cards.")
    page.reload()
    page.get_by_role("link", name=lucia.say("In my book")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(EVA)
    expect(page.locator("main")).to_contain_text("Dar primero")
    expect(page.locator("main")).to_contain_text(
        re.compile(f"{lucia.say('Seal the relationship')}\\s+due ")
    )


def press_first(window: Window, text: str) -> None:
    window.page.get_by_role("button", name=re.compile(f"^{window.say(text)}")).first.click()


def drop_a_no_show(host: Window, event: str) -> None:
    """Say that somebody did not come, and see how little changes."""
    page = host.page
    begin_round(host, event, "1")
    page.goto(f"{event}guests/?show=waiting")
    row = page.locator(".event-guest").first
    name = row.locator(".person-name").inner_text()
    row.get_by_text(host.say("More")).click()
    row.get_by_role("button", name=host.say("Did not come")).click()
    toast(host, "%(name)s did not come: nobody waits for them.", name=name)
    wait_for(host, f"{event}plan/", lambda page: any(name in one for one in DROPPED.findall(page)))
    kept, dropped, _new = page.locator("[aria-labelledby=changes] dd").all_inner_texts()
    assert int(kept) > 10 * int(dropped)
    assert faults(host, "dark", DESKTOP) == []


def begin_round(host: Window, event: str, number: str) -> None:
    host.page.goto(f"{event}room/")
    host.page.get_by_text(host.say("Begin another round now")).click()
    host.page.locator(f"button[name=round][value='{number}']").click()
    toast(host, "Round %(number)s has begun.", number=number)


@pytest.mark.parametrize("looks", BY_LANGUAGE)
def test_the_pages_of_guests_can_be_read_by_anybody(
    open_window: Opener, demo: str, places: Places, looks: tuple[Look, ...]
) -> None:
    _event, door, entrance = places
    language, theme, size = looks[0]
    window = open_window(demo, language=language, theme=theme, size=size)
    found = []
    for address in (door, f"{door}lost/", entrance):
        window.page.goto(address)
        found += faults_in(window, looks)
    window.page.goto(door)
    window.page.get_by_label(window.say("Your name")).fill("Noa Look")
    press(window, "I’m coming")
    toast(window, "You are on the list. Keep this address: it is your way back.")
    mine = window.page.url
    for rest in ("", "people/", "met/", "room/", "answer/", "debrief/"):
        window.page.goto(f"{mine}{rest}")
        found += faults_in(window, looks)
    window.page.goto(f"{mine}answer/")
    window.page.get_by_text(window.say("Erase all of mine …")).click()
    press(window, "Erase it now")
    found += faults_in(window, looks)
    assert not found, "\n".join(found)


def test_without_script_a_guest_signs_up_changes_their_mind_and_is_erased(
    open_window: Opener, demo: str, places: Places
) -> None:
    guest = open_window(demo, size=PHONE, script=False)
    page, say = guest.page, guest.say
    page.goto(places.door)
    page.get_by_label(say("Your name")).fill("Kim Still")
    press(guest, "I’m coming")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kim Still")
    page.get_by_text(say("I can’t come …")).click()
    press(guest, "I do not come")
    expect(page.locator("main")).to_contain_text(say("You said that you do not come."))
    page.get_by_role("link", name=say("Erase mine now")).click()
    page.get_by_text(say("Erase all of mine …")).click()
    press(guest, "Erase it now")
    expect(page.get_by_role("heading", level=1)).to_have_text(say("Nothing of yours is here"))
