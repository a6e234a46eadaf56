"""Find a Chromium for the browser tests, or install one by what is at hand."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dardar.development import sparticuz
from dardar.development.checkout import Checkout
from dardar.development.plain import PlainError
from dardar.development.progress import Progress
from dardar.development.running import run, runs

VARIABLE: Final = "DARDAR_BROWSER"
LAUNCH_ARGUMENTS: Final = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
"""How tests start it: it runs as root too, and talks to nobody but the server of its page."""
NAMES: Final = (
    "chromium chromium-browser google-chrome google-chrome-stable chrome microsoft-edge "
    "microsoft-edge-stable msedge"
).split()
USUAL_PLACES: Final = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"${PROGRAMFILES}\Google\Chrome\Application\chrome.exe",
    r"${PROGRAMFILES(X86)}\Google\Chrome\Application\chrome.exe",
    r"${LOCALAPPDATA}\Google\Chrome\Application\chrome.exe",
    r"${PROGRAMFILES(X86)}\Microsoft\Edge\Application\msedge.exe",
)
PLAYWRIGHTS_OWN: Final = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)


def find(checkout: Checkout) -> Path | None:
    """Return the browser that $DARDAR_BROWSER names, else the first one that is here and runs.

    Raises PlainError if the variable names no program.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if shutil.which(named) is None:
            wrong = f"{VARIABLE} names {named}, which is not a program: correct it or unset it."
            raise PlainError(wrong)
        return Path(named)
    return next((path for path in _candidates(checkout) if _is_browser(path)), None)


def find_or_install(checkout: Checkout, progress: Progress) -> Path:
    """Return a browser, installed by apt, npm or playwright if there is none.

    Raises PlainError, saying how to get one, if none of them can bring one.
    """
    found = find(checkout)
    ways = (_by_apt, _by_npm, _by_playwright)
    brought = found or next(filter(None, (way(checkout, progress) for way in ways)), None)
    if brought is None:
        raise PlainError(
            "The browser tests need Chromium, Chrome or Edge, and none could be installed: install "
            f"one, or set {VARIABLE} to the program (.dardar/browser-*.log say what was tried)."
        )
    return brought


def _candidates(checkout: Checkout) -> Iterator[Path]:
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    places = (Path(os.path.expandvars(place)) for place in USUAL_PLACES)
    yield from (place for place in (*places, _own(checkout)) if place.is_file())


def _own(checkout: Checkout) -> Path:
    """Return where a browser that npm brought is."""
    return checkout.work / "browser" / "chromium"


def _is_browser(path: Path) -> bool:
    """Say whether it starts: some systems put a stand-in there that only names a package.

    On Windows, asking Chrome for its version opens a window instead; there are no stand-ins there.
    """
    return sys.platform == "win32" or runs(path)


def _by_apt(checkout: Checkout, progress: Progress) -> Path | None:
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    progress.begin("Installing chromium with apt, once")
    for words in ("update", "install --yes --no-install-recommends chromium"):
        outcome = run(
            ["apt-get", *words.split()],
            cwd=checkout.root,
            log=checkout.work / "browser-apt.log",
            progress=progress,
            env={"DEBIAN_FRONTEND": "noninteractive"},
        )
        if outcome.code:
            return None
    return find(checkout)


def _by_npm(checkout: Checkout, progress: Progress) -> Path | None:
    if not sparticuz.can_be_had():
        return None
    progress.begin("Fetching Chromium with npm, once")
    brought = sparticuz.fetch(_own(checkout).parent, checkout.work / "browser-npm.log", progress)
    return find(checkout) if brought else None


def _by_playwright(checkout: Checkout, progress: Progress) -> Path | None:
    progress.begin("Fetching Chromium with playwright, once")
    where = {"PLAYWRIGHT_BROWSERS_PATH": str(checkout.work / "playwright")}
    for words in (
        ["-m", "playwright", "install", "--no-shell", "chromium"],
        ["-c", PLAYWRIGHTS_OWN],
    ):
        outcome = run(
            [sys.executable, *words],
            cwd=checkout.root,
            log=checkout.work / "browser-playwright.log",
            progress=progress,
            env=where,
        )
        if outcome.code:
            return None
    path = Path(outcome.output.strip())
    return path if _is_browser(path) else None
