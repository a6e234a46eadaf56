"""./dardar itself, started for real in tiny checkouts, most of them with a real uv."""

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dardar.usage import COMMANDS
from tests.development.checkouts import HERE, NOWHERE, UV, Ended, TinyCheckout, ended, make_wheel

LAUNCHER = HERE.root / "dardar"
SLOW_UV = 'case "$2" in sync) touch "$0.syncing"; sleep 1;; esac; exec "$real" "$@"'
STUCK_UV = 'case "$2" in sync) touch "$0.syncing"; exec sleep 60;; esac; exec "$real" "$@"'


@pytest.fixture
def checkout(tmp_path: Path) -> TinyCheckout:
    """Return a checkout in which nothing was installed yet, with a real uv on PATH."""
    assert UV, "no uv on PATH, and ./dardar could not fetch one for this system"
    tiny = TinyCheckout(tmp_path)
    tiny.offer_uv()
    return tiny


@pytest.fixture
def ready(checkout: TinyCheckout) -> TinyCheckout:
    """Return a checkout that was started once."""
    assert checkout.dardar("demo").code == 0
    return checkout


@pytest.fixture(scope="module")
def without_uv(tmp_path_factory: pytest.TempPathFactory) -> tuple[TinyCheckout, Ended]:
    """Return a checkout that was started where uv is only a stand-in, and how that went."""
    tiny = TinyCheckout(tmp_path_factory.mktemp("pip"))
    tiny.offer_uv("exit 1")  # as version managers leave it
    return tiny, tiny.dardar("demo")


def wait_for(path: Path) -> None:
    """Wait until a file appears."""
    for _ in range(6000):
        if path.exists():
            return
        time.sleep(0.05)
    pytest.fail(f"{path} did not appear")


def test_help_lists_every_command_and_installs_nothing(checkout: TinyCheckout) -> None:
    for words in (["help"], ["--help"], []):
        result = checkout.dardar(*words)
        assert result.code == 0
        assert all(f"./dardar {command.name}" in result.out for command in COMMANDS)
    assert not (checkout.root / ".venv").exists()
    assert not checkout.work.exists()


def test_an_unknown_command_is_answered_with_the_nearest_known_one(checkout: TinyCheckout) -> None:
    result = checkout.dardar("sevre")
    assert result.code == 2
    assert result.err == "There is no command sevre: did you mean ./dardar serve?\n"
    assert "./dardar help lists what there is" in checkout.dardar("xyzzy").err
    assert not (checkout.root / ".venv").exists()


def test_the_first_start_installs_and_hands_the_command_over(checkout: TinyCheckout) -> None:
    result = checkout.dardar("serve", "--port", "8601")
    assert result.code == 0
    assert result.out == "started serve --port 8601 with tiny 1.0\n"
    assert result.err == "Installing the packages of requirements/full.txt (1), once …\n"


def test_a_later_start_installs_nothing(ready: TinyCheckout) -> None:
    shutil.rmtree(ready.programs)
    shutil.rmtree(ready.wheels)
    result = ready.dardar("demo")
    assert result.out == "started demo with tiny 1.0\n"
    assert result.err == ""


def test_the_packages_for_development_are_enough_for_real_use(checkout: TinyCheckout) -> None:
    assert "requirements/dev.txt" in checkout.dardar("test").err
    assert checkout.dardar("serve").err == ""


def test_packages_for_development_are_added_to_those_for_real_use(ready: TinyCheckout) -> None:
    mine = ready.environment.folder / "mine.txt"
    mine.touch()
    result = ready.dardar("test")
    assert result.code == 0
    assert "requirements/dev.txt" in result.err
    assert mine.exists()


def test_what_is_measured_against_is_added_and_enough_for_the_rest(ready: TinyCheckout) -> None:
    assert "requirements/bench.txt" in ready.dardar("bench").err
    assert ready.dardar("test").err == ""
    assert ready.dardar("serve").err == ""


def test_a_changed_lock_is_installed(ready: TinyCheckout) -> None:
    newer = make_wheel(ready.wheels, "tiny", "2.0", {"tiny.py": "VERSION = '2.0'\n"})
    ready.write_lock("full", newer)
    ready.write_lock("dev", newer)
    assert ready.dardar("demo").out == "started demo with tiny 2.0\n"


def test_a_checkout_may_be_moved(ready: TinyCheckout) -> None:
    moved = ready.root.rename(ready.root.with_name("moved"))
    result = subprocess.run(
        [sys.executable, moved / "dardar", "demo"],
        env={"PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stdout == "started demo with tiny 1.0\n"
    assert result.stderr == ""


def test_an_environment_that_somebody_else_made_is_filled_not_removed(
    checkout: TinyCheckout,
) -> None:
    folder = checkout.environment.folder
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    (folder / "mine.txt").touch()
    assert checkout.dardar("demo").code == 0
    assert (folder / "mine.txt").exists()


def test_an_environment_of_another_python_is_made_anew(ready: TinyCheckout) -> None:
    stamp = ready.environment.stamp
    stamp.write_text(stamp.read_text(encoding="ascii").replace("cpython-", "cpython-9"))
    settings = ready.environment.folder / "pyvenv.cfg"
    settings.write_text("version = 3.9.18\n", encoding="utf-8")
    assert ready.dardar("demo").out == "started demo with tiny 1.0\n"
    assert "3.9.18" not in settings.read_text(encoding="utf-8")


def test_an_environment_whose_python_is_gone_is_made_anew(ready: TinyCheckout) -> None:
    ready.environment.python.unlink()
    ready.environment.python.symlink_to("/nowhere/python3")
    assert ready.dardar("demo").out == "started demo with tiny 1.0\n"


def test_a_wrong_hash_is_told_in_one_sentence(checkout: TinyCheckout) -> None:
    right = checkout.full_lock()
    checkout.write_lock("full", f"{right[:-5]}0000\n")
    result = checkout.dardar("demo")
    assert result.code == 2
    assert result.err.splitlines()[1] == (
        "requirements/full.txt is broken: what the package index gives for tiny==1.0 does not "
        "have the hash written there. Restore the file, or make it anew with ./dardar lock."
    )


def test_after_a_wrong_hash_the_old_packages_still_count(ready: TinyCheckout) -> None:
    right = ready.full_lock()
    newer = make_wheel(ready.wheels, "tiny", "2.0", {"tiny.py": "VERSION = '2.0'\n"})
    ready.write_lock("full", f"{newer[:-5]}0000\n")
    assert ready.dardar("demo").code == 2
    ready.write_lock("full", right)
    assert ready.dardar("demo").err == ""


@pytest.mark.parametrize("text", ["", "no such thing\n", "tiny==1.0\n"])
def test_a_lock_without_hashes_is_broken(checkout: TinyCheckout, text: str) -> None:
    checkout.write_lock("full", text)
    result = checkout.dardar("demo")
    assert result.code == 2
    assert result.err.startswith("requirements/full.txt is broken: it holds no package with a hash")


def test_a_lock_that_is_no_text_is_broken(checkout: TinyCheckout) -> None:
    (checkout.root / "requirements" / "full.txt").write_bytes(b"\xff\xfe--hash=\x00")
    result = checkout.dardar("demo")
    assert result.code == 2
    assert "requirements/full.txt is broken" in result.err


def test_a_lock_cut_short_is_broken(checkout: TinyCheckout) -> None:
    checkout.write_lock("full", checkout.full_lock()[:-20])
    result = checkout.dardar("demo")
    assert result.code == 2
    assert "requirements/full.txt is broken: it cannot be read" in result.err


def test_a_missing_lock_is_told(checkout: TinyCheckout) -> None:
    checkout.lock("full").unlink()
    result = checkout.dardar("demo")
    assert result.code == 2
    assert result.err == "requirements/full.txt is missing: restore it from the repository.\n"


def test_locks_are_made_without_an_environment(checkout: TinyCheckout) -> None:
    checkout.write_lock("dev", "broken")
    project = '[project]\nname = "x"\nversion = "1"\ndependencies = ["tiny"]\n'
    project += "[project.optional-dependencies]\ncards = []\n"
    (checkout.root / "pyproject.toml").write_text(
        f"{project}[dependency-groups]\nbench = []\ninstaller = []\n", encoding="utf-8"
    )
    result = checkout.dardar("lock")
    assert result.code == 2
    assert "so it can't be locked: tiny==1.0" in result.err  # a folder of wheels gives no hashes
    assert not checkout.environment.folder.exists()


def test_without_network_one_sentence_says_so(
    checkout: TinyCheckout, without_uv: tuple[TinyCheckout, Ended]
) -> None:
    shutil.copytree(without_uv[0].tools, checkout.tools, symlinks=True)
    result = checkout.dardar(
        "demo",
        PIP_INDEX_URL=NOWHERE,
        PIP_FIND_LINKS="",
        PIP_NO_INDEX="0",
        PIP_RETRIES="1",
        UV_DEFAULT_INDEX=NOWHERE,
        UV_FIND_LINKS="",
        UV_HTTP_RETRIES="0",
        UV_NO_INDEX="0",
    )
    assert result.code == 2
    *steps, sentence = result.err.splitlines()
    assert steps == [
        "Installing the packages of requirements/full.txt (1), once …",
        "Installing the packages of requirements/full.txt (1) with pip, since uv could not …",
    ]
    assert sentence.startswith("The package index cannot be reached: connect this machine")


def test_pip_installs_where_there_is_no_uv(without_uv: tuple[TinyCheckout, Ended]) -> None:
    _, result = without_uv
    assert result.out == "started demo with tiny 1.0\n"
    assert result.err == (
        "Fetching uv, which installs packages quickly, once …\n"
        "Installing the packages of requirements/full.txt (1), once …\n"
    )


def test_pip_brings_the_pinned_uv(
    checkout: TinyCheckout, without_uv: tuple[TinyCheckout, Ended]
) -> None:
    shutil.copytree(without_uv[0].tools, checkout.tools, symlinks=True)
    uv = f"#!/bin/sh\nPATH='{os.environ['PATH']}'\ntouch \"$0.used\"\nexec '{UV}' \"$@\"\n"
    files = {"uv-1.0.data/scripts/uv": uv}
    checkout.write_lock("uv", make_wheel(checkout.wheels, "uv", "1.0", files))
    shutil.rmtree(checkout.programs)
    assert checkout.dardar("demo").out == "started demo with tiny 1.0\n"
    assert (checkout.tools / "bin" / "uv.used").exists()


def test_an_interrupted_installation_is_done_anew(checkout: TinyCheckout) -> None:
    checkout.offer_uv(STUCK_UV)
    process = checkout.start("demo")
    wait_for(checkout.programs / "uv.syncing")
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    half_done = checkout.environment.folder / "half-done.txt"
    half_done.touch()
    checkout.offer_uv()
    assert checkout.dardar("demo").out == "started demo with tiny 1.0\n"
    assert not half_done.exists()


def test_an_installer_killed_from_outside_is_told_in_one_sentence(checkout: TinyCheckout) -> None:
    checkout.offer_uv('case "$2" in sync) kill -9 $$;; esac; exec "$real" "$@"')
    result = checkout.dardar("demo")
    assert result.code == 2
    assert result.err.endswith(
        "The installation was interrupted: run the command again to redo it.\n"
    )


def test_ctrl_c_ends_quietly(checkout: TinyCheckout) -> None:
    checkout.offer_uv(STUCK_UV)
    process = checkout.start("demo")
    wait_for(checkout.programs / "uv.syncing")
    os.killpg(process.pid, signal.SIGINT)
    result = ended(process)
    assert result.code == 130
    assert result.err == "Installing the packages of requirements/full.txt (1), once …\n"


def test_of_two_launchers_one_installs_and_the_other_waits(checkout: TinyCheckout) -> None:
    checkout.offer_uv(SLOW_UV)
    first = checkout.start("demo")
    wait_for(checkout.programs / "uv.syncing")
    second = checkout.dardar("serve")
    assert ended(first).out == "started demo with tiny 1.0\n"
    assert second.out == "started serve with tiny 1.0\n"
    assert second.err == "Waiting for another ./dardar to install packages …\n"


def test_an_installer_that_outlives_its_launcher_is_waited_for(checkout: TinyCheckout) -> None:
    checkout.offer_uv(SLOW_UV)
    process = checkout.start("demo")
    wait_for(checkout.programs / "uv.syncing")
    process.kill()
    second = checkout.dardar("demo")
    assert second.out == "started demo with tiny 1.0\n"
    assert "Waiting for another ./dardar" in second.err


def test_a_folder_that_takes_no_files_is_told(checkout: TinyCheckout) -> None:
    checkout.work.touch()
    result = checkout.dardar("demo")
    assert result.code == 2
    assert result.err.startswith("The system refused: ")
    assert len(result.err.splitlines()) == 1


def test_a_link_to_the_launcher_finds_its_checkout(ready: TinyCheckout) -> None:
    link = ready.root.parent / "link"
    link.symlink_to(ready.root / "dardar")
    command = [sys.executable, str(link), "demo"]
    assert subprocess.check_output(command, text=True) == "started demo with tiny 1.0\n"


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 99)])
def test_an_old_python_is_told_in_one_sentence(version: tuple[int, int, int]) -> None:
    source = LAUNCHER.read_text(encoding="ascii")
    pretend = f"import sys; sys.version_info = {version}; exec(sys.argv[1])"
    result = subprocess.run(
        [sys.executable, "-c", pretend, source], capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    named = ".".join(map(str, version))
    assert result.stderr == (
        f"Dardar needs Python 3.11 or newer, and this is Python {named}: start it with a newer "
        "one, for example: python3.12 dardar help\n"
    )


def test_an_old_python_can_read_the_launcher() -> None:
    ast.parse(LAUNCHER.read_text(encoding="ascii"), feature_version=(3, 6))
