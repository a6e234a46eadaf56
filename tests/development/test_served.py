"""The program is run for who looks at it from outside, and ended with them."""

import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from dardar.development import served as module
from dardar.development.plain import PlainError
from dardar.development.served import served

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True)"


def test_a_server_answers_while_the_block_runs_and_not_after(tmp_path: Path) -> None:
    with served("serve", tmp_path) as address:
        assert address.startswith("http://localhost:")
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - the address is ours
            assert answer.url == f"{address}/welcome/"
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(address)  # noqa: S310 - likewise


def test_its_data_lie_in_the_folder_whatever_the_keeper_has_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DARDAR_DATA", str(tmp_path / "real"))
    monkeypatch.setenv("DARDAR_URL", "https://dardar.example.org")
    with served("serve", tmp_path / "scratch"):
        assert (tmp_path / "scratch" / "data" / "dardar.sqlite3").exists()
    assert not (tmp_path / "real").exists()


def test_a_program_that_does_not_start_is_told_in_its_own_words(tmp_path: Path) -> None:
    with (
        pytest.raises(PlainError, match=r"did not start[\s\S]*nonsense"),
        served("nonsense", tmp_path),
    ):
        pytest.fail("it seems to have started")


def test_a_program_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "START_SECONDS", 0)
    with pytest.raises(PlainError, match="did not start"), served("serve", tmp_path):
        pytest.fail("it seems to have started")


def test_a_program_that_does_not_listen_is_ended_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "END_SECONDS", 0.1)
    command = [sys.executable, "-c", f"{DEAF}; time.sleep(600)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        module._end(process)  # noqa: SLF001 - the way out that no test can make the server take
    assert process.returncode != 0
