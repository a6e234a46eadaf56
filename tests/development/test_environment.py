import sys
from pathlib import Path

import pytest

from dardar.development.environment import Environment
from dardar.development.reasons import BrokenLockError, InstallError, NetworkError

VERSION = ".".join(map(str, sys.version_info[:3]))


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "run.txt"
    path.write_text("tiny==1.0", encoding="utf-8")
    return path


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """Return an environment as uv makes it, with nothing installed."""
    made = Environment(tmp_path / ".venv")
    made.python.parent.mkdir(parents=True)
    made.python.symlink_to(sys.executable)
    made.folder.joinpath("pyvenv.cfg").write_text(
        f"home = /usr/bin\nuv = 0.13.9\nversion_info = {VERSION}\n", encoding="utf-8"
    )
    return made


def install(environment: Environment, lock: Path, error: Exception | None = None) -> None:
    with environment.changing(lock):
        if error:
            raise error


def test_nothing_is_installed_before_it_was(environment: Environment, lock: Path) -> None:
    assert not environment.has(lock)
    assert environment.is_sound()


def test_what_was_installed_in_full_is_there(environment: Environment, lock: Path) -> None:
    install(environment, lock)
    assert environment.has(lock)


def test_one_of_several_locks_is_enough(environment: Environment, lock: Path) -> None:
    install(environment, lock)
    other = lock.with_name("dev.txt")
    other.touch()
    assert environment.has(other, lock)
    assert not environment.has(other)


def test_a_lock_changed_by_one_letter_is_not_there(environment: Environment, lock: Path) -> None:
    install(environment, lock)
    lock.write_text("tiny==1.1", encoding="utf-8")
    assert not environment.has(lock)
    assert environment.is_sound()


def test_nothing_counts_while_packages_are_changed(environment: Environment, lock: Path) -> None:
    install(environment, lock)
    with environment.changing(lock):
        assert not environment.has(lock)
        assert not environment.is_sound()
    assert environment.is_sound()


@pytest.mark.parametrize("error", [NetworkError(), BrokenLockError()])
def test_what_failed_before_any_change_leaves_the_old_packages(
    environment: Environment, lock: Path, error: InstallError
) -> None:
    with pytest.raises(type(error)):
        install(environment, lock, error)
    assert not environment.is_sound()
    environment.stamp.unlink()
    install(environment, lock)
    with pytest.raises(type(error)):
        install(environment, lock, error)
    assert environment.has(lock)


def test_what_failed_midway_leaves_nothing_to_count_on(
    environment: Environment, lock: Path
) -> None:
    install(environment, lock)
    with pytest.raises(InstallError):
        install(environment, lock, InstallError())
    assert not environment.has(lock)
    assert not environment.is_sound()


@pytest.mark.parametrize("settings", ["version = 3.9.2\n", "version = x\n", "home = /\n"])
def test_an_environment_of_another_python_is_not_sound(
    environment: Environment, settings: str
) -> None:
    (environment.folder / "pyvenv.cfg").write_text(settings, encoding="utf-8")
    assert not environment.is_sound()


def test_an_environment_without_settings_is_not_sound(environment: Environment) -> None:
    (environment.folder / "pyvenv.cfg").unlink()
    assert not environment.is_sound()


def test_an_environment_without_python_is_not_there(environment: Environment, lock: Path) -> None:
    install(environment, lock)
    environment.python.unlink()
    assert not environment.has(lock)
    assert not environment.is_sound()


def test_a_damaged_stamp_counts_for_nothing(environment: Environment, lock: Path) -> None:
    environment.stamp.write_bytes(b"\xff\x00")
    assert not environment.has(lock)


def test_the_source_is_named_from_where_the_environment_is(tmp_path: Path, lock: Path) -> None:
    made = Environment(tmp_path / ".venv", imports=tmp_path / "src")
    packages = made.folder / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    (packages / "site-packages").mkdir(parents=True)
    install(made, lock)
    named = (packages / "site-packages" / "dardar.pth").read_text(encoding="utf-8")
    assert named == "../../../../src\n"


def test_removing_what_is_not_there_is_no_failure(tmp_path: Path) -> None:
    Environment(tmp_path / "none").remove()
