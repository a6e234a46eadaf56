"""A phone, its owner's server, and what they do on it without a network."""

import io
import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, StorageState, expect

from dardar.development.served import served
from tests.browser.window import PHONE, Language, Window

NAME: Final = "Nora Quintana"
SIGNED_IN: Final = "signed-in.json"
TASKS: Final = "django_tasks_database_dbtaskresult"
END_OF_A_TASK: Final = 60  # seconds, on a busy machine
SAID: Final = "Looks for a hall with good light."
WORKS: Final = "() => navigator.serviceWorker.controller !== null"
# The page's own module, under whatever name it has.
QUEUE: Final = """import(performance.getEntriesByType("resource").map(one => one.name).find(
    name => /[/]queue([.][0-9a-f]+)?[.]js$/.test(name)))"""
IS_KNOWN: Final = f"""{QUEUE}.then(queue => queue.owner()).then(
    found => found.account !== "")"""
NOTHING_WAITS: Final = f"""{QUEUE}.then(queue => queue.waiting()).then(
    found => found.mine.length === 0)"""
FIRST_FILE: Final = f"{QUEUE}.then(queue => queue.waiting()).then(found => found.mine[0].file)"


class Server:
    """A server with a folder and a port of its own, stopped, started and put back at will."""

    def __init__(self, folder: Path) -> None:
        """Start it for the first time."""
        self.folder = folder
        self._running = ExitStack()
        self.address = self._running.enter_context(served("serve", folder))
        self._is_up = True

    def stop(self) -> None:
        """End it as the system would."""
        self._is_up = False
        self._running.close()

    def start(self) -> None:
        """Start it where it was."""
        port = urlsplit(self.address).port or 0
        self._running.enter_context(served("serve", self.folder, port))
        self._is_up = True

    def keep(self, name: str) -> None:
        """Keep all that is in the database now, under a name."""
        _copy(self._database, self.folder / name)

    def put_back(self, name: str) -> None:
        """Let the database be as it was kept, in one transaction while the server runs on."""
        if not self._is_up:  # where a test has failed
            self.start()
        self._drop_tasks()
        _copy(self.folder / name, self._database)

    def count(self, table: str) -> int:
        """Return how many rows a table has on the disk."""
        with closing(sqlite3.connect(self._database)) as disk:
            [number] = disk.execute(f"SELECT count(*) FROM dardar_{table}").fetchone()  # noqa: S608
        return int(number)

    @property
    def alma(self) -> StorageState:
        """What a browser holds in which Alma is signed in."""
        state: StorageState = json.loads((self.folder / SIGNED_IN).read_text(encoding="utf-8"))
        return state

    @property
    def _database(self) -> Path:
        return self.folder / "data" / "dardar.sqlite3"

    def _drop_tasks(self) -> None:
        """Drop the tasks that wait, and let the one at work end: it would not find itself again."""
        deadline = time.monotonic() + END_OF_A_TASK
        with closing(sqlite3.connect(self._database, isolation_level=None)) as disk:
            disk.execute(f"DELETE FROM {TASKS} WHERE status = 'READY'")  # noqa: S608
            at_work = f"SELECT count(*) FROM {TASKS} WHERE status = 'RUNNING'"  # noqa: S608
            while disk.execute(at_work).fetchone() != (0,):
                assert time.monotonic() < deadline, "a task does not end"
                time.sleep(0.02)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


def until(page: Page, promise: str) -> None:
    """Wait until a promise comes true; what Playwright waits for takes every promise for true."""
    page.evaluate(
        f"""async () => {{
            for (let tries = 0; tries < 300; tries++) {{
                if (await {promise}) return;
                await new Promise(again => setTimeout(again, 50));
            }}
            throw new Error("waited in vain");
        }}"""
    )


def phone(
    open_window: Callable[..., Window],
    server: Server,
    language: Language = "en",
    *,
    room: int | None = None,
) -> Window:
    """Return Alma's phone, signed in; the service worker works.

    It has ``room`` for so many bytes, those of the shell included. A browser looks up how much room
    there is only now and then, so this is said before anything is kept there.
    """
    window = open_window(
        server.address, language=language, size=PHONE, worker=True, state=server.alma
    )
    if room:
        set_room(window, room)
    window.page.goto("/")
    window.page.wait_for_function(WORKS)
    until(window.page, IS_KNOWN)
    return window


def set_room(window: Window, room: int | None) -> None:
    """Let the browser keep so many bytes of this server; None is as many as the disk has."""
    devtools = window.context.new_cdp_session(window.page)
    size = {} if room is None else {"quotaSize": room}
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": window.origin, **size})


def picture(width: int = 300, height: int = 200) -> FilePayload:
    """Return a photograph that can't be pressed into little: every pixel is another."""
    file = io.BytesIO()
    Image.effect_noise((width, height), 90).convert("RGB").save(file, "JPEG", quality=95)
    return FilePayload(name="card.jpg", mimeType="image/jpeg", buffer=file.getvalue())


def go_offline(window: Window) -> None:
    """Take the network away and come to the page that is left."""
    window.context.set_offline(offline=True)
    window.page.goto("/people/")
    expect(window.page.get_by_role("heading", level=1)).to_have_text(window.say("No network"))


def go_online(window: Window) -> None:
    window.context.set_offline(offline=False)
    window.forgive_no_network()


def photograph(window: Window, photo: FilePayload | None = None) -> None:
    field = window.page.get_by_label(window.say("Photograph a card"))
    field.set_input_files(photo or picture())


def note(window: Window, name: str = NAME, number: str = "612 345 679") -> None:
    """Write down whom I met."""
    page, say = window.page, window.say
    page.get_by_label(say("Who"), exact=True).fill(name)
    page.get_by_label(say("Their phone")).fill(number)
    page.get_by_label(say("What was said")).fill(SAID)
    form = page.locator("dd-capture[data-kind=encounter]")
    form.get_by_role("button", name=say("Keep"), exact=True).click()
    expect(form.get_by_text(say("Kept on this phone."))).to_be_visible()


def rows(page: Page) -> Locator:
    return page.locator("dd-queue [data-list] > li")


def all_has_arrived(window: Window) -> None:
    window.page.goto("/")
    mark = window.page.locator(".waiting-mark")
    expect(mark).to_be_hidden()
    until(window.page, NOTHING_WAITS)
