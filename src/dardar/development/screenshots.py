"""``./dardar screenshots``: picture the main pages of the demo world for ``docs/images/``.

The world is the one that ``./dardar demo`` makes, so the same day gives the same pictures.
"""

import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote, urljoin

from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from dardar.development.browser import LAUNCH_ARGUMENTS, find_or_install
from dardar.development.checkout import this_checkout
from dardar.development.plain import PlainError, told_plainly
from dardar.development.progress import Progress
from dardar.development.served import served


class Device(NamedTuple):
    """What a picture is taken on: CSS pixels, and device pixels for each of them."""

    width: int
    height: int
    sharpness: int


DEVICES: Final = {"phone": Device(390, 844, 2), "desktop": Device(1280, 900, 1)}
LOCALES: Final = {"en": "en-GB", "es": "es-ES"}
PAGES: Final = {
    "today": "/",
    "people": "/people/?sort=contact",
    "person": "/people/?q={friend}",
    "meet": "/meet/?name={new}&gathering={gathering}",
    "cards": "/capture/",
    "review": "/capture/review/",
    "mine": "/mine/",
    "same": "/people/same/",
    "sealing": "/sealing/",
    "give": "/give/",
    "circle": "/circles/",
    "plan": "/events/",
    "map": "/network/map/",
    "year": "/value/years/",
}
WORDS: Final = {
    "en": {"friend": "Harriet Brown", "new": "Nora Whitlock", "gathering": "Makers’ breakfast"},
    "es": {
        "friend": "Elena Molina Ruiz",
        "new": "Nora Quintana",
        "gathering": "Desayuno de la Cámara",
    },
}
"""Who and what stands in the pictures; the friends live in the demo world."""
FOLLOWED: Final = {
    "person": "{friend}",
    "circle": "La mesa larga",
    "plan": "Dar primero: 120 en el puerto",
}
"""Of which link on it the picture is, where it is not of the page itself."""
# Milliseconds within which a plan is made; on an idle machine it takes a minute.
PLANNING: Final = 600_000


class Shot(NamedTuple):
    """One picture: of which page, in which language, on which device, in which light."""

    page: str
    language: str
    device: str
    theme: str

    @property
    def file_name(self) -> str:
        """Return what its file is called, as in ``today-es-phone-dark.png``."""
        words = [*self] if self.theme == "dark" else [*self][:-1]
        return "-".join(words) + ".png"


SHOTS: Final = tuple(
    Shot(page, language, device, theme)
    for page in PAGES
    for language in LOCALES
    for device in DEVICES
    for theme in ("light", "dark")
    if theme == "light" or page in {"today", "person"}
)


def main(argv: Sequence[str]) -> int:
    """Take all pictures; `argv` must be empty. Return the exit code."""
    return told_plainly(lambda: _main(argv))


def _main(argv: Sequence[str]) -> int:
    if argv:
        raise PlainError("./dardar screenshots takes nothing: it pictures all pages.")
    checkout = this_checkout("screenshots")
    with Progress() as progress:
        program = find_or_install(checkout, progress)
        progress.begin("Picturing the pages")
        take(SHOTS, program, checkout.root / "docs" / "images")
    return 0


def take(shots: Iterable[Shot], program: Path, folder: Path) -> None:
    """Take pictures with the browser `program` and put them into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="dardar-screenshots-") as scratch,
        served("demo", Path(scratch)) as link,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=LAUNCH_ARGUMENTS) as browser,
    ):
        state = _sign_in(browser, link)
        wanted = list(shots)
        if any(shot.page == "plan" for shot in wanted):
            _make_plan(browser, link, state)
        for shot in wanted:
            _take(shot, browser, link, state, folder)


def _sign_in(browser: Browser, link: str) -> StorageState:
    with browser.new_context() as context:
        context.new_page().goto(link)
        return context.storage_state()


def _make_plan(browser: Browser, link: str, state: StorageState) -> None:
    with browser.new_context(locale=LOCALES["en"], storage_state=state) as context:
        page = context.new_page()
        page.goto(urljoin(link, PAGES["plan"]))
        _follow(page, FOLLOWED["plan"])
        page.goto(urljoin(page.url, "plan/"))
        page.get_by_role("button", name="Make the plan").click()
        page.get_by_role("button", name="Make it anew").wait_for(timeout=PLANNING)


def _follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()
    page.wait_for_url(re.compile(r"/[0-9a-f-]{36}/$"))


def _take(shot: Shot, browser: Browser, link: str, state: StorageState, folder: Path) -> None:
    device = DEVICES[shot.device]
    words = {name: quote(text) for name, text in WORDS[shot.language].items()}
    with browser.new_context(
        viewport={"width": device.width, "height": device.height},
        device_scale_factor=device.sharpness,
        locale=LOCALES[shot.language],
        color_scheme="dark" if shot.theme == "dark" else "light",
        reduced_motion="reduce",
        storage_state=state,
    ) as context:
        page = context.new_page()
        page.goto(urljoin(link, PAGES[shot.page].format(**words)))
        if shot.page in FOLLOWED:
            _follow(page, FOLLOWED[shot.page].format(**WORDS[shot.language]))
        if shot.page == "plan":
            page.goto(urljoin(page.url, "plan/"))
        page.evaluate("document.fonts.ready")
        page.screenshot(path=folder / shot.file_name, animations="disabled", caret="hide")
