"""The server as its users start and stop it."""

import re
import shutil
import signal
import sqlite3
import threading
from contextlib import closing
from email.message import Message
from pathlib import Path

import pytest

from dardar.config import KeeperError
from dardar.serving.lock import sole_use
from tests.crashing import crashes
from tests.serving.processes import READY, SERVE, get, rows, run, started


def test_from_nothing_to_the_first_page_and_to_a_clean_end(tmp_path: Path) -> None:
    with started(tmp_path, SERVE) as server:
        place = server.read_until(READY)
        assert re.fullmatch(r"http://localhost:\d+", place)
        status, _page, headers = get(f"{place}/")
        assert (status, headers["Location"]) == (302, "/welcome/")
        status, page, headers = get(f"{place}/welcome/")
        assert status == 200
        assert "Setup code" not in "".join(server.lines)
        style = re.findall(r'href="(/static/dardar/css/base\.\w+\.css)"', page)[0]
        status, _text, headers = get(place + style, **{"Accept-Encoding": "identity"})
        assert status == 200
        assert "immutable" in headers["Cache-Control"]
        assert server.stop() == 0
        assert (server.process.stdout.read() if server.process.stdout else "") == ""
    assert not list(tmp_path.glob("*-wal"))
    assert (tmp_path / "dardar.sqlite3").stat().st_mode & 0o77 == 0
    assert not (tmp_path / "backups").exists()


def test_one_data_folder_is_served_once_and_not_restored_meanwhile(prepared: Path) -> None:
    with started(prepared, SERVE) as server:
        place = server.read_until(READY)
        for command in (SERVE, ["restore", str(prepared / "dardar.sqlite3")]):
            second = run(prepared, *command)
            assert second.returncode == 2
            assert f"already at work in {prepared} (process {server.process.pid})" in second.stderr
            assert second.stderr.count("\n") == 1
        assert get(f"{place}/welcome/")[0] == 200


def test_a_backup_is_taken_while_it_serves_and_restored_after(
    prepared: Path, tmp_path: Path
) -> None:
    data, backup = prepared, tmp_path / "backup.sqlite3"
    with started(data, SERVE) as server:
        server.read_until(READY)
        assert run(data, "backup", str(backup)).returncode == 0
        assert run(data, "backup", str(backup)).returncode == 2
        assert run(data, "backup", str(backup), "--force").returncode == 0
        server.stop()
    with closing(sqlite3.connect(data / "dardar.sqlite3")) as db, db:
        db.execute("DELETE FROM dardar_heartbeat")
    assert run(data, "restore", str(backup)).returncode == 0
    assert len(rows(data, "SELECT * FROM dardar_heartbeat")) == 4
    assert len(list((data / "backups").glob("before-restore-*"))) == 1
    with started(data, SERVE) as server:
        assert get(server.read_until(READY) + "/welcome/")[0] == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_to_stop_lets_an_answer_under_way_arrive_whole(
    prepared: Path, number: int
) -> None:
    with started(prepared, SERVE, DJANGO_SETTINGS_MODULE="tests.serving.slow_settings") as server:
        place = server.read_until(READY)
        answers: list[tuple[int, str, Message]] = []
        asking = threading.Thread(target=lambda: answers.append(get(f"{place}/slow/")))
        asking.start()
        while not (prepared / "under-way").exists():
            assert server.process.poll() is None
        assert server.stop(number) == 0
        asking.join()
    assert [(status, len(page)) for status, page, _headers in answers] == [(200, 20_000_000)]


def test_what_was_cut_off_is_swept_away(prepared: Path) -> None:
    leftovers = [prepared / ".dardar.sqlite3.1234.part", prepared / "tmp" / "x.upload"]
    for leftover in leftovers:
        leftover.touch()
    with started(prepared, SERVE) as server:
        server.read_until(READY)
        assert not any(leftover.exists() for leftover in leftovers)


def test_killed_while_serving_it_starts_again_as_it_was(prepared: Path) -> None:
    for _time in range(2):
        with started(prepared, SERVE) as server:
            place = server.read_until(READY)
            assert get(f"{place}/welcome/")[0] == 200
            server.stop(signal.SIGKILL)
    assert len(rows(prepared, "SELECT * FROM dardar_heartbeat")) == 4


def test_the_lock_ends_with_its_holder(tmp_path: Path) -> None:
    def hold() -> None:
        with sole_use(tmp_path):
            pass

    assert list(crashes(hold))[-1] is False
    with (
        sole_use(tmp_path),
        pytest.raises(KeeperError, match="already at work"),
        sole_use(tmp_path),
    ):
        pass


def test_static_files_are_gathered_anew_only_when_one_has_changed(prepared: Path) -> None:
    stamp = prepared / "static" / "made-from.txt"
    made = stamp.stat().st_mtime_ns
    with started(prepared, SERVE) as server:
        server.read_until(READY)
    assert stamp.stat().st_mtime_ns == made
    # A crash in the midst leaves no stamp: all is gathered again.
    stamp.unlink()
    shutil.rmtree(prepared / "static" / "dardar")
    with started(prepared, SERVE) as server:
        place = server.read_until(READY)
        style = re.findall(r"/static/dardar/css/base\.\w+\.css", get(f"{place}/welcome/")[1])[0]
        assert get(place + style)[0] == 200
