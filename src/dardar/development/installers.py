"""Install a lock's packages: with uv when there is one or pip brings one, else with pip.

Both check every hash, and both keep to the index settings of the machine.
"""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dardar.development.environment import Environment
from dardar.development.progress import Progress
from dardar.development.reasons import (
    BrokenLockError,
    HopelessError,
    InstallError,
    NetworkError,
    NoVenvError,
    explain,
)
from dardar.development.running import run, runs

if TYPE_CHECKING:  # checkout imports this module only when there is something to install
    from dardar.development.checkout import Checkout

Command = list[str | Path]

# The interpreter behind a virtual environment, should the launcher itself run in one: that one may
# be about to be replaced.
BASE_PYTHON: Final[str] = getattr(sys, "_base_executable", sys.executable)
PIP_INSTALL: Final[Command] = [
    *"install --require-hashes --no-input --disable-pip-version-check -r".split()
]


class Installers:
    """The uv and the pip of this machine, or private ones in ``.dardar/tools``."""

    def __init__(self, checkout: "Checkout", progress: Progress) -> None:
        """Keep private tools and the log in `checkout`'s working folder."""
        self.checkout = checkout
        self.progress = progress
        self.log = checkout.work / "install.log"
        self.tools = Environment(checkout.work / "tools")

    def install(self, environment: Environment, lock: Path) -> None:
        """Make `environment` hold the packages of `lock`, each with a hash written there.

        Raises PlainError with a sentence for whatever stands in the way.
        """
        what = f"Installing the packages of {self.checkout.named(lock)} ({self._count(lock)})"
        uv = self.find_uv()
        if uv is None:
            self.progress.begin(f"{what}, once")
            self._with_pip(environment, lock)
            return
        try:
            self.progress.begin(f"{what}, once")
            self._with_uv(uv, environment, lock)
        except HopelessError:
            raise
        except InstallError as uv_failed:  # pip may be set to an index that uv knows nothing of
            self.progress.begin(f"{what} with pip, since uv could not")
            try:
                self._with_pip(environment, lock)
            except NoVenvError:
                raise uv_failed from None

    def find_uv(self) -> str | None:
        """Return a uv that runs: the one on PATH, else a pinned one that pip brings.

        None if there is none for this system. Raises PlainError if pip can't be had or can't reach
        its index.
        """
        return _uv_on_path() or self._uv_by_pip()

    def _uv_by_pip(self) -> str | None:
        lock = self.checkout.lock("uv")
        if not self.tools.has(lock):
            self.progress.begin("Fetching uv, which installs packages quickly, once")
            pip = self._pip(lock)
            try:
                with self.tools.changing(lock):
                    self._step(lock, pip + PIP_INSTALL + [lock])
            except (NetworkError, HopelessError):
                raise
            except InstallError:  # no uv is built for this system
                return None
        return str(self.tools.program("uv"))

    def _with_uv(self, uv: str, environment: Environment, lock: Path) -> None:
        self._make(environment, lock, [uv, "venv", "--python", BASE_PYTHON])
        sync: Command = [uv, "pip", "sync", "--require-hashes", "--python", environment.python]
        with environment.changing(lock):
            self._step(lock, [*sync, lock])

    def _with_pip(self, environment: Environment, lock: Path) -> None:
        pip = self._pip(lock)
        self._make(environment, lock, [BASE_PYTHON, "-m", "venv", "--without-pip"])
        pip += ["--python", environment.python]
        with environment.changing(lock):
            self._step(lock, pip + PIP_INSTALL + [lock])

    def _pip(self, lock: Path) -> Command:
        """Return the command line of a private pip, made first if it is missing."""
        pip: Command = [self.tools.python, "-m", "pip"]
        if not (self.tools.is_sound() and runs(*pip)):
            self.tools.remove()
            self._step(lock, [BASE_PYTHON, "-m", "venv", self.tools.folder])
        return pip

    def _make(self, environment: Environment, lock: Path, command: Command) -> None:
        """Make `environment` with `command`, unless it is there and sound."""
        if not environment.is_sound():
            environment.remove()
            self._step(lock, [*command, environment.folder])

    def _step(self, lock: Path, command: Command) -> None:
        outcome = run(
            command,
            cwd=self.checkout.root,
            log=self.log,
            progress=self.progress,
            env={"PYTHONUNBUFFERED": "1"},  # so that pip's lines can be followed as it writes them
        )
        if outcome.code:
            raise explain(
                outcome.code,
                outcome.output,
                lock=self.checkout.named(lock),
                log=self.checkout.named(self.log),
            )

    def _count(self, lock: Path) -> int:
        """Return how many packages `lock` pins; raises BrokenLockError if it pins none by hash."""
        try:
            text = lock.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            text = ""
        if "--hash=" not in text:
            name = self.checkout.named(lock)
            broken = f"{name} is broken: it holds no package with a hash. Restore the file."
            raise BrokenLockError(broken)
        return sum(line[:1].isalnum() for line in text.splitlines())


def _uv_on_path() -> str | None:
    """Return the uv on PATH if it runs; version managers leave stand-ins that may not."""
    found = shutil.which("uv")
    return found if found and runs(found) else None
