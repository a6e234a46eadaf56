"""The real program, looked at through a real browser.

One demo world, one server to be new at and one browser serve all tests of a worker; each test has
a profile of its own.
Whatever a page does that it must not (an error in its script, a breach of the content security
policy, a request that fails or leaves the machine) fails the test that looked at it.

The fixtures end with the last browser test, not with the session: Playwright's loop would otherwise
run on in the worker's thread, in which Django then refuses to use the database.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, Unpack

import pytest
from playwright.sync_api import Browser, StorageState, expect, sync_playwright

from dardar.development.browser import LAUNCH_ARGUMENTS, VARIABLE, find
from dardar.development.checkout import this_checkout
from dardar.development.plain import PlainError
from dardar.development.served import served
from tests.browser import owner
from tests.browser.phone import SIGNED_IN, Server
from tests.browser.window import Window, Wishes
from tests.greenlets import following_greenlets

NEW, ALMAS = "new.sqlite3", "almas.sqlite3"
PATIENCE = 15_000  # ms; how long a busy machine may take, not how long a page does


class Opener(Protocol):
    """Opens a window on the server of an address."""

    def __call__(self, address: str, **wishes: Unpack[Wishes]) -> Window: ...


class OwnOpener(Protocol):
    """Opens a window in which the owner of a book is signed in."""

    def __call__(self, **wishes: Unpack[Wishes]) -> Window: ...


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return the browser that is on this machine."""
    program = program_of_the_browser()
    expect.set_options(timeout=PATIENCE)
    with (
        following_greenlets(),
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=LAUNCH_ARGUMENTS) as browser,
    ):
        yield browser


def program_of_the_browser() -> Path:
    try:
        found = find(this_checkout("test"))
    except PlainError as error:
        wrong = str(error)
    else:
        if found:
            return found
        wrong = (
            "The browser tests need Chromium, Chrome or Edge: run ./dardar test, which brings one, "
            f"or set {VARIABLE} to the program."
        )
    pytest.fail(wrong, pytrace=False)


def assert_no_fault(folder: Path) -> None:
    """Look for a fault that a server did not expect."""
    log = (folder / "server.log").read_text(encoding="utf-8")
    assert "Traceback" not in log, log


@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the link that opens the demo world, signed in."""
    folder = tmp_path_factory.mktemp("demo")
    with served("demo", folder) as address:
        yield address
    assert_no_fault(folder)


@pytest.fixture(scope="package")
def lucia(browser: Browser, demo: str) -> StorageState:
    """Return what a browser holds in which Lucía, the owner of the demo world, is signed in."""
    with browser.new_context() as context:
        context.new_page().goto(demo)
        return context.storage_state()


@pytest.fixture
def open_window(browser: Browser) -> Iterator[Opener]:
    """Return how to open windows; afterwards none of them may have complaints."""
    windows: list[Window] = []

    def opened(address: str, **wishes: Unpack[Wishes]) -> Window:
        window = Window(browser, address, **wishes)
        window.context.set_default_timeout(PATIENCE)
        windows.append(window)
        return window

    yield opened
    for window in windows:
        window.context.close()
    assert [complaint for window in windows for complaint in window.complaints] == []


@pytest.fixture
def open_demo(open_window: Opener, demo: str, lucia: StorageState) -> OwnOpener:
    """Return how to open windows on the demo world, signed in."""

    def opened(**wishes: Unpack[Wishes]) -> Window:
        wishes["state"] = lucia
        return open_window(demo, **wishes)

    return opened


@pytest.fixture(scope="package")
def kept_server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server that was kept twice: when new, and when Alma had opened her book there.

    It speaks whatever language her browser speaks.
    """
    server = Server(tmp_path_factory.mktemp("kept"))
    server.keep(NEW)
    window = Window(browser, server.address)
    owner.open_book(window)
    window.page.goto("/settings/")
    window.page.get_by_text("As the browser", exact=True).click()
    owner.press(window, "Keep these settings")
    owner.toast(window, "Your settings are kept.")
    window.context.storage_state(path=server.folder / SIGNED_IN)
    window.context.close()
    server.keep(ALMAS)
    yield server
    server.stop()
    assert_no_fault(server.folder)


@pytest.fixture
def new_server(kept_server: Server) -> str:
    """Return the address of a server at which nobody is yet."""
    kept_server.put_back(NEW)
    return kept_server.address


@pytest.fixture
def server(kept_server: Server) -> Server:
    """Return a server at which Alma has an empty book, and nobody else is."""
    kept_server.put_back(ALMAS)
    return kept_server


@pytest.fixture
def open_alma(open_window: Opener, server: Server) -> OwnOpener:
    """Return how to open windows on Alma's server, signed in."""

    def opened(**wishes: Unpack[Wishes]) -> Window:
        wishes["state"] = server.alma
        return open_window(server.address, **wishes)

    return opened
