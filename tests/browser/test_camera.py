"""Codes before the live camera, and words that are spoken."""

import io
from collections.abc import Iterator
from typing import Final

import pytest
import segno
from PIL import Image
from playwright.sync_api import Browser, Page, StorageState, expect

from dardar.development.browser import LAUNCH_ARGUMENTS
from tests.browser.conftest import PATIENCE, OwnOpener, program_of_the_browser
from tests.browser.eyes import faults
from tests.browser.phone import IS_KNOWN, until
from tests.browser.window import PHONE, Window

CODE: Final = "BEGIN:VCARD\nVERSION:3.0\nFN:Nora Quintana\nTEL:+34612345679\nEND:VCARD"
SIZE: Final = (640, 480)
# Stand-ins for what a phone has and this browser has not; they take part in what pages see only.
DETECTOR: Final = """globalThis.BarcodeDetector = class {
    static async getSupportedFormats() { return ["qr_code"]; }
    async detect() { return [{rawValue: "https://example.org/nora"}]; }
};"""
LISTENER: Final = """globalThis.SpeechRecognition = class {
    start() {
        globalThis.heardIn = this.lang;
        const results = [[{transcript: " Plays the oboe."}]];
        setTimeout(() => this.onresult({results, resultIndex: 0}));
    }
    stop() { this.onend(); }
    abort() {}
};"""
NO_LISTENER: Final = (
    "delete globalThis.SpeechRecognition; delete globalThis.webkitSpeechRecognition"
)
DEAF: Final = """globalThis.SpeechRecognition = class {
    start() { setTimeout(() => { this.onerror({error: "not-allowed"}); this.onend(); }); }
    abort() {}
};"""


def film(code: str) -> bytes:
    """Return what a camera sees that is held before a code, as one frame of YUV4MPEG2."""
    file = io.BytesIO()
    segno.make(code).save(file, kind="png", scale=5, border=4)
    frame = Image.new("L", SIZE, 200)
    frame.paste(Image.open(file).convert("L"), (120, 60))
    head = "YUV4MPEG2 W{} H{} F10:1 Ip A1:1 C420jpeg\nFRAME\n".format(*SIZE)
    colours = bytes([128]) * (SIZE[0] * SIZE[1] // 2)
    return head.encode() + frame.tobytes() + colours


@pytest.fixture(scope="module")
def filming(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a browser with a camera that is held before a code."""
    file = tmp_path_factory.mktemp("camera") / "film.y4m"
    file.write_bytes(film(CODE))
    program = browser.browser_type.launch(
        executable_path=program_of_the_browser(),
        args=[
            *LAUNCH_ARGUMENTS,
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={file}",
        ],
    )
    with program:
        yield program


@pytest.fixture
def camera(filming: Browser, demo: str, lucia: StorageState) -> Iterator[Window]:
    """Return a phone with such a browser."""
    window = Window(filming, demo, size=PHONE, state=lucia)
    window.context.set_default_timeout(PATIENCE)
    yield window
    window.context.close()
    assert window.complaints == []


def offline_page(page: Page) -> None:
    page.goto("/")
    until(page, IS_KNOWN)
    page.goto("/capture/offline/")


def test_a_code_before_the_camera_is_shown_and_kept_when_i_say_so(camera: Window) -> None:
    page = camera.page
    page.goto("/capture/")
    scanner = page.locator("dd-scan")
    scanner.get_by_role("button", name="Scan a code").click()
    expect(scanner.locator("[data-words]")).to_have_text("Nora Quintana")
    assert faults(camera, "dark", PHONE) == []
    with camera.context.expect_event("response", lambda one: one.url.endswith("/capture/")) as kept:
        scanner.get_by_role("button", name="Keep").click()
    assert kept.value.status == 200
    expect(scanner.get_by_text("Kept on this phone.")).to_be_visible()
    scanner.get_by_role("button", name="Close the camera").click()
    expect(scanner.locator("video")).to_be_hidden()


def test_without_a_camera_it_says_so(open_demo: OwnOpener) -> None:
    window = open_demo(size=PHONE)
    window.page.goto("/capture/")
    scanner = window.page.locator("dd-scan")
    scanner.get_by_role("button", name="Scan a code").click()
    expect(scanner.get_by_text("The camera is not allowed here")).to_be_visible()


def test_without_a_network_a_phone_that_reads_codes_itself_scans(camera: Window) -> None:
    page = camera.page
    page.add_init_script(DETECTOR)
    offline_page(page)
    scanner = page.locator("dd-scan")
    scanner.get_by_role("button", name="Scan a code").click()
    expect(scanner.locator("[data-words]")).to_have_text("https://example.org/nora")
    expect(scanner.get_by_role("link")).to_have_count(0)
    scanner.get_by_role("button", name="Another code").click()
    expect(scanner.get_by_text("Hold a code before the camera.")).to_be_visible()
    assert page.url.endswith("/capture/offline/")


def test_without_a_network_others_do_not_offer_it(open_demo: OwnOpener) -> None:
    page = open_demo(size=PHONE).page
    offline_page(page)
    expect(page.get_by_label("Photograph a card")).to_be_attached()
    expect(page.locator("dd-scan")).to_be_hidden()


def test_what_i_say_is_written_down_in_the_language_of_the_page(open_demo: OwnOpener) -> None:
    page = open_demo(size=PHONE, language="es").page
    page.add_init_script(LISTENER)
    page.goto("/meet/")
    note = page.get_by_label("De qué hablasteis")
    note.fill("Busca local.")
    dictation = page.locator("dd-dictate")
    button = dictation.get_by_role("button")
    button.click()
    expect(note).to_have_value("Busca local. Plays the oboe.")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("heardIn") == "es"
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_microphone_that_is_not_allowed_says_so(open_demo: OwnOpener) -> None:
    page = open_demo(size=PHONE).page
    page.add_init_script(DEAF)
    page.goto("/meet/")
    page.locator("dd-dictate").get_by_role("button").click()
    expect(page.get_by_text("The microphone is not allowed here.")).to_be_visible()


def test_a_browser_that_does_not_listen_offers_nothing(open_demo: OwnOpener) -> None:
    page = open_demo(size=PHONE).page
    page.add_init_script(NO_LISTENER)
    page.goto("/meet/")
    expect(page.get_by_label("What was said")).to_be_visible()
    expect(page.locator("dd-dictate")).to_be_hidden()
