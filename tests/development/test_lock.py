import hashlib
import os
import re
import threading
import tomllib
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dardar.development.checkout import Checkout
from dardar.development.installers import Installers
from dardar.development.lock import EXPORTS, lock
from dardar.development.plain import PlainError
from tests.development.checkouts import HERE, TinyCheckout, make_wheel

PROJECT = """
[project]
name = "tiny-project"
version = "1"
requires-python = ">=3.11"
dependencies = [{run}]
[project.optional-dependencies]
cards = ["seer"]
[dependency-groups]
dev = ["more"]
bench = [{{ include-group = "dev" }}, "most"]
installer = ["tiny"]
[tool.uv]
package = false
"""
NAME = re.compile(r"^[a-z0-9-]+", re.IGNORECASE | re.MULTILINE)


class Index(SimpleHTTPRequestHandler):
    """A package index on this machine, which gives the hash of each file as real ones do."""

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture
def index(tmp_path: Path) -> Iterator[str]:
    """Serve the wheels as a package index; return its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Index, directory=tmp_path)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def checkout(tmp_path: Path, index: str, monkeypatch: pytest.MonkeyPatch) -> TinyCheckout:
    """Return a checkout of a project that needs tiny, seer as an extra, more for development."""
    tiny = TinyCheckout(tmp_path)
    tiny.offer_uv()
    for name in [name for name in os.environ if name.startswith("UV_")]:
        monkeypatch.delenv(name)
    for name, value in tiny.surroundings().items():
        monkeypatch.setenv(name, value)
    make_wheel(tiny.wheels, "seer", "1.0", {"seer.py": ""})
    for wheel in tiny.wheels.iterdir():
        page = tmp_path / "index" / wheel.name.partition("-")[0] / "index.html"
        page.parent.mkdir(parents=True)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        page.write_text(f"<a href='/wheels/{wheel.name}#sha256={digest}'>{wheel.name}</a>", "utf-8")
    monkeypatch.setenv("UV_NO_INDEX", "0")
    monkeypatch.delenv("UV_FIND_LINKS")
    monkeypatch.setenv("UV_DEFAULT_INDEX", f"{index}/index")
    write_project(tiny, run='"tiny"')
    return tiny


def write_project(checkout: Checkout, run: str) -> None:
    (checkout.root / "pyproject.toml").write_text(PROJECT.format(run=run), encoding="utf-8")


def locks(checkout: Checkout) -> dict[str, str]:
    return {name: checkout.lock(name).read_text(encoding="utf-8") for name in EXPORTS}


def test_each_file_pins_its_packages_by_hash(checkout: TinyCheckout) -> None:
    by_hand = locks(checkout)
    assert lock(checkout, []) == 0
    made = locks(checkout)
    assert {name: NAME.findall(text) for name, text in made.items()} == {
        "run": ["tiny"],
        "full": ["seer", "tiny"],
        "dev": ["more", "seer", "tiny"],
        "bench": ["more", "most", "seer", "tiny"],
        "uv": ["tiny"],
    }
    pin, _, digest = by_hand["run"].strip().partition(" ")
    assert pin in made["run"]
    assert digest in made["run"]


def test_a_file_says_how_it_was_made_and_names_nothing_of_this_machine(
    checkout: TinyCheckout,
) -> None:
    lock(checkout, [])
    for text in locks(checkout).values():
        assert text.startswith("# Made by ./dardar lock from pyproject.toml")
        assert "://" not in text
        assert str(checkout.root) not in text


def test_a_choice_that_cannot_be_made_changes_nothing(checkout: TinyCheckout) -> None:
    before = locks(checkout)
    write_project(checkout, run='"tiny>=7"')
    with pytest.raises(PlainError, match="uv could not choose versions") as refused:
        lock(checkout, [])
    assert "No solution found" in str(refused.value)
    assert locks(checkout) == before
    assert list(checkout.work.glob("tmp*")) == []


def test_a_package_from_an_address_is_refused(checkout: TinyCheckout) -> None:
    before = locks(checkout)
    wheel = (checkout.wheels / "tiny-1.0-py3-none-any.whl").as_uri()
    write_project(checkout, run=f'"tiny @ {wheel}"')
    with pytest.raises(PlainError, match="would name an address"):
        lock(checkout, [])
    assert locks(checkout) == before


def test_a_package_without_hash_is_refused(
    checkout: TinyCheckout, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = locks(checkout)
    monkeypatch.setenv("UV_NO_INDEX", "1")
    monkeypatch.setenv("UV_FIND_LINKS", str(checkout.wheels))
    with pytest.raises(PlainError, match="gives no hash for a package"):
        lock(checkout, [])
    assert locks(checkout) == before


def test_without_any_uv_it_says_so(checkout: TinyCheckout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Installers, "find_uv", lambda _: None)
    with pytest.raises(PlainError, match="needs uv"):
        lock(checkout, [])


@pytest.mark.parametrize("name", EXPORTS)
def test_the_locks_of_this_checkout_name_no_address(name: str) -> None:
    text = HERE.lock(name).read_text(encoding="utf-8")
    assert "--hash=sha256:" in text
    assert "://" not in text


def test_the_locks_of_this_checkout_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((HERE.root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    extras = project["project"]["optional-dependencies"]
    asked = {
        "run": project["project"]["dependencies"],
        "full": [each for extra in extras.values() for each in extra],
        "dev": groups["dev"],
        "bench": groups["dev"] + [each for each in groups["bench"] if isinstance(each, str)],
        "uv": groups["installer"],
    }
    for name, requirements in asked.items():
        locked = set(NAME.findall(HERE.lock(name).read_text(encoding="utf-8")))
        missing = {NAME.findall(each)[0] for each in requirements} - locked
        assert not missing, f"run ./dardar lock: requirements/{name}.txt lacks {missing}"
