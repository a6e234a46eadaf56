"""A window on a server, as somebody with a certain device and language has it."""

from typing import Literal, TypedDict
from urllib.parse import urlsplit

from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import (
    Browser,
    CDPSession,
    ConsoleMessage,
    Page,
    Request,
    Response,
    StorageState,
    WebError,
)

Language = Literal["en", "es"]
Theme = Literal["light", "dark"]

LOCALES = {"en": "en-GB", "es": "es-ES"}
PHONE, DESKTOP, NARROWEST = (390, 844), (1280, 900), (320, 640)
# Playwright reports a question that the page itself has dropped as failed.
DROPPED = "net::ERR_ABORTED"
BLOCKED = "Service Worker registration blocked by Playwright"
# What it is to have no network, or no server.
NO_NETWORK = ("net::ERR_INTERNET_DISCONNECTED", "net::ERR_CONNECTION_REFUSED", "net::ERR_FAILED")


class Wishes(TypedDict, total=False):
    """How a window shall be, where it is not a light English one on a desktop."""

    language: Language
    size: tuple[int, int]
    theme: Theme
    script: bool
    state: StorageState | None
    worker: bool


class Window:
    """A profile of its own with one page; it notes what pages do that they must not."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        *,
        language: Language = "en",
        size: tuple[int, int] = DESKTOP,
        theme: Theme = "light",
        script: bool = True,
        state: StorageState | None = None,
        worker: bool = False,
    ) -> None:
        """Open a window on the server of an address; nothing is loaded yet.

        Only with ``worker`` has it the service worker, which loads the whole shell first.
        """
        self.language = language
        self.origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        self.complaints: list[str] = []
        width, height = size
        self.context = browser.new_context(
            base_url=self.origin,
            locale=LOCALES[language],
            timezone_id="Europe/Madrid",
            viewport={"width": width, "height": height},
            has_touch=_is_touched(size),
            color_scheme=theme,
            java_script_enabled=script,
            reduced_motion="reduce",
            storage_state=state,
            service_workers="allow" if worker else "block",
        )
        self.context.on("console", self._listen)
        self.context.on("weberror", self._note_error)
        self.context.on("request", self._check_origin)
        self.context.on("requestfailed", self._note_failure)
        self.context.on("response", self._check_status)
        self.page: Page = self.context.new_page()
        self._devtools: CDPSession | None = None

    def forgive_no_network(self) -> None:
        """Drop the complaints that come of a network that the test has taken away."""
        self.complaints = [one for one in self.complaints if not one.startswith(NO_NETWORK)]

    def be_held(self, size: tuple[int, int]) -> None:
        """Be of this size from now on, and touched by fingers if that is a phone's."""
        if self._devtools is None:
            self._devtools = self.context.new_cdp_session(self.page)
        touch = {"enabled": _is_touched(size)}
        self._devtools.send("Emulation.setTouchEmulationEnabled", touch)
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def say(self, text: str, /, **words: object) -> str:
        """Return a text of the program in the language of the window."""
        with translation.override(self.language):
            return gettext(text) % words if words else gettext(text)

    def _listen(self, message: ConsoleMessage) -> None:
        # What failed to load is noted by its status, below.
        known = any(words in message.text for words in ("Failed to load resource", BLOCKED))
        if message.type in {"error", "warning"} and not known:
            self.complaints.append(f"{message.page and message.page.url}: {message.text}")

    def _note_error(self, error: WebError) -> None:
        self.complaints.append(f"{error.page and error.page.url}: {error.error}")

    def _check_origin(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:", "blob:")):
            self.complaints.append(f"left the server: {request.url}")

    def _note_failure(self, request: Request) -> None:
        if request.failure != DROPPED:
            self.complaints.append(f"{request.failure}: {request.url}")

    def _check_status(self, response: Response) -> None:
        # A form may come back with its errors; nothing else may be refused.
        refused = response.status >= 500 if _is_page(response.request) else response.status >= 400
        if refused:
            self.complaints.append(f"{response.status}: {response.url}")


def _is_touched(size: tuple[int, int]) -> bool:
    return size[0] < 500


def _is_page(request: Request) -> bool:
    return request.is_navigation_request()
