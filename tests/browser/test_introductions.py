"""From a need to an introduction: in the demo world, with a real mail server, in a real browser."""

import re
import time
from collections.abc import Iterator
from email.message import Message

import pytest
from playwright.sync_api import Page, expect

from dardar.development.served import served
from tests.browser.conftest import Opener, OwnOpener, assert_no_fault
from tests.browser.eyes import faults
from tests.browser.window import DESKTOP, PHONE, Window
from tests.worker.conftest import MailServer

NEED = "Quien nos diseñe una marca y un logotipo nuevos"
OFFER = "Brand and logo design for young companies"
NEEDY = "Talleres Norte"
OUTCOME = "El logotipo ya cuelga en la puerta."
SECONDS = 60  # for a mail to arrive, on a busy machine


@pytest.fixture
def mails() -> Iterator[MailServer]:
    """Return a mail server that is up."""
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def demo_with_mail(mails: MailServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the link that opens a demo world whose mails go to a mail server."""
    folder = tmp_path_factory.mktemp("demo-with-mail")
    with served("demo", folder, 0, "--mail", f"smtp://127.0.0.1:{mails.port}") as address:
        yield address
    assert_no_fault(folder)


def arrived(mails: MailServer, number: int) -> list[Message]:
    """Wait until so many mails have arrived and return them."""
    deadline = time.monotonic() + SECONDS
    while len(mails.mailbox.arrived) < number:
        assert time.monotonic() < deadline, "no mail comes"
        time.sleep(0.05)
    return mails.mailbox.arrived


def body(message: Message) -> str:
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()


def link_in(message: Message) -> str:
    [link] = re.findall(r"http://\S+/[iw]/\S+", body(message))
    return str(link)


def look(window: Window) -> None:
    """Look closely at a page, small and dark, large and light."""
    assert faults(window, "dark", PHONE) == []
    assert faults(window, "light", DESKTOP) == []


def test_a_need_is_answered_and_the_loop_is_closed(
    open_window: Opener, demo_with_mail: str, mails: MailServer
) -> None:
    window = open_window(demo_with_mail, language="es")
    window.page.goto(demo_with_mail)
    needy = write_a_need(window)
    see_who_could_help_and_why(window)
    introduction = ask_both(window)
    first, second = arrived(mails, 2)
    assert first["To"] != second["To"]
    answer_by_mail(open_window, first, "yes")
    expect_answers(window, introduction, yes=1)
    answer_by_mail(open_window, second, "yes", is_last=True)
    put_in_touch(arrived(mails, 3)[2], {first["To"], second["To"]})
    close_the_loop(window, introduction)
    for person in (needy, helper_of(window, introduction, needy)):
        window.page.goto(person)
        told = window.page.locator("li[data-introduction]").first
        expect(told).to_contain_text(OUTCOME)


def write_a_need(window: Window) -> str:
    """Write down what somebody needs and return the address of their page."""
    page = window.page
    page.goto(f"/people/?q={NEEDY}")
    links = page.locator(".person-row .person-name a").all()
    people = [link.get_attribute("href") or "" for link in links]
    while not page.locator(".reach a[href^='mailto:']").count():
        page.goto(people.pop())
    form = page.locator("form[action$='/wishes/']")
    page.get_by_text(window.say("Write down an offer or a need")).click()
    form.locator("[name=role][value=need]").check()
    form.locator("[name=words]").fill(NEED)
    form.get_by_role("button").last.click()
    expect(page.get_by_role("main").get_by_text(NEED).first).to_be_visible()
    return page.url.partition("#")[0].partition("?")[0]


def see_who_could_help_and_why(window: Window) -> None:
    """Come to the need and find the English offer there, with the reason for it."""
    page = window.page
    page.get_by_role("link", name=NEED).first.click()
    helper = page.locator(".helper", has_text=OFFER).first
    deadline = time.monotonic() + SECONDS
    while not helper.is_visible():
        assert time.monotonic() < deadline, "nobody is found"
        time.sleep(0.5)
        page.reload()
    assert (helper.locator(".why").text_content() or "").strip()
    helper.get_by_role("link", name=window.say("Introduce them")).click()


def ask_both(window: Window) -> str:
    """Begin the introduction, read the draft, ask, and return the address of its page."""
    page, say = window.page, window.say
    expect(page.locator("q", has_text=NEED)).to_be_visible()
    look(window)
    page.get_by_role("button", name=say("Write the draft")).click()
    blurbs = page.locator(".introduction-blurb textarea")
    expect(blurbs).to_have_count(2)
    assert {blurb.get_attribute("lang") for blurb in blurbs.all()} == {"es", "en"}
    expect(page.locator("output.words").first).to_contain_text("100")
    look(window)
    page.get_by_role("button", name=say("Ask both, each alone")).click()
    expect(page.locator("article.side")).to_have_count(2)
    look(window)
    address = page.url
    page.locator("form[action$='/came-back/'] button").first.click()
    expect(page.locator(".came-back")).to_have_count(1)
    look(window)
    page.get_by_role("button", name=say("Undo")).first.click()
    expect(page.locator(".came-back")).to_have_count(0)
    return address


def answer_by_mail(
    open_window: Opener, message: Message, answer: str, *, is_last: bool = False
) -> None:
    """Open the link of a mail on a phone and answer."""
    link = link_in(message)
    found = re.search(r'lang="(\w\w)"', _source(open_window, link))
    assert found
    side = open_window(link, language="es" if found[1] == "es" else "en", size=PHONE)
    side.page.goto(link)
    look(side)
    side.page.locator(f"form .button[value={answer}]").click()
    expect(side.page.locator(".invited-said")).to_be_visible()
    expect(side.page.locator(".invited-said .wax-seal")).to_have_count(int(is_last))
    look(side)


def _source(open_window: Opener, link: str) -> str:
    return open_window(link).context.request.get(link).text()


def expect_answers(window: Window, introduction: str, *, yes: int) -> None:
    window.page.goto(introduction)
    expect(window.page.locator("article.side .tag[data-tone=done]")).to_have_count(yes)


def put_in_touch(message: Message, two: set[str]) -> None:
    """See that the mail that introduces them goes to both."""
    assert two <= {message["To"], *message["Cc"].split(", ")}
    assert "/i/" not in body(message)


def close_the_loop(window: Window, introduction: str) -> None:
    """Note that they met, what came of it, and a thank-you."""
    page, say = window.page, window.say
    page.goto(introduction)
    look(window)
    page.get_by_role("button", name=say("Yes, they have met")).click()
    page.get_by_label(say("What came of it?")).fill(OUTCOME)
    page.locator("form[action$='/outcome/'] button").click()
    page.locator("form[action$='/thanked/'] button").first.click()
    expect(page.locator("form[action$='/thanked/'] button")).to_have_count(1)
    expect(page.get_by_role("main").get_by_text(OUTCOME).first).to_be_visible()
    look(window)


def helper_of(window: Window, introduction: str, needy: str) -> str:
    """Return the address of the other of the two."""
    window.page.goto(introduction)
    links = window.page.locator("article.side .person-name a").all()
    found = [f"{window.origin}{link.get_attribute('href')}" for link in links]
    [other] = [address for address in found if address != needy]
    return other


def two_people(page: Page) -> None:
    """Write down two people who have no address."""
    for name in ("Nora Quintana", "Olmo Vega"):
        page.goto("/people/new/")
        page.locator("[name=given]").fill(name.split()[0])
        page.locator("[name=family]").fill(name.split()[1])
        page.get_by_role("main").locator("form button[data-kind=primary]").last.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_without_script_and_without_mail_it_goes_by_hand(
    open_alma: OwnOpener, open_window: Opener
) -> None:
    window = open_alma(script=False)
    page, say = window.page, window.say
    two_people(page)
    page.goto("/introductions/")
    page.get_by_role("main").get_by_role("link", name=say("Introduce two people")).first.click()
    page.get_by_label(say("Whom"), exact=True).fill("Nora Quintana")
    page.get_by_label(say("To whom")).fill("Olmo Vega")
    page.get_by_role("button", name=say("Write the draft")).click()
    page.locator(".introduction-blurb textarea").first.fill("Olmo makes barrels.")
    page.get_by_role("button", name=say("Ask both, each alone")).click()
    links = [field.input_value() for field in page.locator("input[type=url]").all()]
    assert len(set(links)) == 2
    for link in links:
        side = open_window(link, script=False)
        side.page.goto(link)
        side.page.locator("form .button[value=yes]").click()
    page.get_by_role("link", name=say("To the introduction")).click()
    expect(page.get_by_role("button", name=say("Yes, they have met"))).to_be_visible()


def test_pages_of_links_can_be_read_by_anybody(open_alma: OwnOpener, open_window: Opener) -> None:
    window = open_alma()
    page = window.page
    two_people(page)
    page.locator("form[action$='/ask/'] button").click()
    link = page.locator("input[type=url]").input_value()
    assert faults(window, "light", PHONE) == []
    side = open_window(link, size=PHONE)
    side.page.goto(link)
    look(side)
    side.page.locator("form button.button").last.click()
    expect(side.page.locator(".errorlist")).to_be_visible()
    look(side)
    side.page.locator("[name=needs]").fill("A cellar\nBarrels")
    side.page.locator("form button.button").last.click()
    expect(side.page.locator(".wax-seal")).to_be_visible()
    look(side)
    side.page.goto(link)
    expect(side.page.get_by_role("heading", level=1)).to_have_text(
        side.say("This link is no longer good")
    )
    look(side)
    for address in ("/introductions/", "/introductions/ended/", "/introductions/new/"):
        page.goto(address)
        look(window)
