"""The command line says what it does, and in one sentence what it can't."""

import errno
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.db.utils import OperationalError

from dardar import __version__, cli
from dardar.config import KeeperError
from dardar.usage import COMMANDS
from tests.serving.processes import get, run, started


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep what a command changes of the process: its mask of rights and its signals."""
    monkeypatch.setattr("os.umask", lambda _mask: 0)
    handler = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, handler)


@pytest.mark.parametrize("arguments", [[], ["help"], ["-h"], ["--help"]])
def test_help_lists_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 0
    shown = capsys.readouterr().out
    for command in COMMANDS:
        assert f"dardar {command.name}" in shown


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Dardar {__version__}\n"


def test_an_unknown_command_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["seal"]) == 2
    assert capsys.readouterr().err == (
        "dardar: There is no command seal: `dardar help` lists those there are.\n"
    )


def test_help_is_quick_without_django() -> None:
    code = "import sys; from dardar.cli import main; main(['help']); print('django' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.endswith("False\n")


def test_commands_of_a_checkout_are_handed_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dardar.development.lock.main", len)
    assert cli.main(["lock", "--upgrade", "now"]) == 2


def test_without_a_checkout_they_say_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "__file__", str(tmp_path / "lib" / "dardar" / "cli.py"))
    assert cli.main(["test"]) == 2
    assert "in a checkout of the project only" in capsys.readouterr().err


def test_ctrl_c_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_text: str) -> None:
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(cli, "say", interrupt)
    assert cli.main(["help"]) == 130
    assert capsys.readouterr().err == ""


def test_djangos_commands_are_at_hand(tmp_path: Path) -> None:
    ended = run(tmp_path, "manage", "check")
    assert ended.returncode == 0
    assert "no issues" in ended.stdout


def of_django(error: sqlite3.Error) -> DatabaseError:
    """Return an error as Django wraps it."""
    wrapped = OperationalError("words")
    wrapped.__cause__ = error
    return wrapped


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (KeeperError("Mend this."), "Mend this."),
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "/data"), "Permission denied: /data"),
        (OSError(errno.EROFS, "Read-only file system", "/data"), "Read-only file system: /data"),
        (sqlite3.DatabaseError("odd"), "can't be used: odd."),
    ],
)
def test_what_can_be_mended_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    sentence: str,
) -> None:
    def fail(_text: str) -> None:
        raise error

    monkeypatch.setattr(cli, "say", fail)
    assert cli.main(["help"]) == 2
    shown = capsys.readouterr().err
    assert sentence in shown
    assert shown.count("\n") == 1


def test_a_fault_of_the_program_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "say", fail)
    with pytest.raises(ZeroDivisionError):
        cli.main(["help"])


def test_a_database_on_a_full_disk_is_said_to_be_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(_text: str) -> None:
        with closing(sqlite3.connect(tmp_path / "x")) as database:
            database.execute("PRAGMA max_page_count=1")
            try:
                database.execute("CREATE TABLE x (y)")
                database.execute("INSERT INTO x VALUES (zeroblob(100000))")
            except sqlite3.Error as error:
                raise of_django(error) from error

    monkeypatch.setattr(cli, "say", fail)
    assert cli.main(["help"]) == 2
    assert "The disk is full" in capsys.readouterr().err


def test_a_database_that_is_read_only_is_said_to_be_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "x").touch()

    def fail(_text: str) -> None:
        with closing(sqlite3.connect(f"file:{tmp_path}/x?mode=ro", uri=True)) as database:
            database.execute("CREATE TABLE x (y)")

    monkeypatch.setattr(cli, "say", fail)
    assert cli.main(["help"]) == 2
    assert "can't be opened for writing" in capsys.readouterr().err


def test_the_demo_opens_signed_in_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with started(tmp_path / "real", ["demo", "--port", "0"], TMPDIR=str(tmp_path)) as demo:
        link = demo.read_until("Open ")
        assert [path.name[:12] for path in tmp_path.iterdir()] == ["dardar-demo-"]
        status, _page, headers = get(link)
        assert (status, headers["Location"]) == (302, "/")
        cookies = [cookie.partition(";")[0] for cookie in headers.get_all("Set-Cookie", [])]
        (cookie,) = (cookie for cookie in cookies if cookie.startswith("dardar_demo_session="))
        place = link.rpartition("/demo/")[0]
        assert get(f"{place}/settings/", Cookie=cookie)[0] == 200
        assert get(link)[0] == 410
        assert demo.read_until("For another browser: ").startswith(f"{place}/demo/")
        assert demo.stop() == 0
    assert not list(tmp_path.iterdir())


def test_a_demo_that_is_stopped_early_leaves_nothing_behind(tmp_path: Path) -> None:
    with started(tmp_path / "real", ["demo", "--port", "0"], TMPDIR=str(tmp_path)) as demo:
        while not list(tmp_path.glob("dardar-demo-*/dardar.sqlite3")):
            assert demo.process.poll() is None
        assert demo.stop() == 130
    assert not list(tmp_path.iterdir())
