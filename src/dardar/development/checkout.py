"""The folders of a checkout that its tools work with, and its .venv made ready."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

import dardar
from dardar.development.environment import Environment
from dardar.development.plain import PlainError
from dardar.development.progress import Progress
from dardar.development.turn import turn

LOCKS: Final = ("run", "full", "dev", "bench")
"""What .venv can hold; the packages of each include those of the ones before."""


class Checkout:
    """A clone of the source at `root`."""

    def __init__(self, root: Path) -> None:
        """Describe the checkout at `root`."""
        self.root = root
        self.work = root / ".dardar"
        self.environment = Environment(root / ".venv", imports=root / "src")

    def lock(self, name: str) -> Path:
        """Return the lock ``requirements/NAME.txt``; raises PlainError if it is missing."""
        path = self.root / "requirements" / f"{name}.txt"
        if not path.is_file():
            missing = f"{self.named(path)} is missing: restore it from the repository."
            raise PlainError(missing)
        return path

    def named(self, path: Path) -> str:
        """Return a path as the reader knows it: from the root on."""
        return path.relative_to(self.root).as_posix()

    def prepare(self, needs: str) -> None:
        """Make .venv hold the packages of one of LOCKS, unless it does.

        Raises PlainError with a sentence for whatever stands in the way.
        """
        if self._holds(needs):
            return
        # A prepared start is quick because it does without what installs.
        from dardar.development.installers import Installers  # noqa: PLC0415 - see above

        with self.turn(), Progress() as progress:
            if not self._holds(needs):
                Installers(self, progress).install(self.environment, self.lock(needs))

    def turn(self) -> AbstractContextManager[None]:
        """Return a context in which no other launcher of this checkout installs anything."""
        waiting = "Waiting for another ./dardar to install packages"
        return turn(self.work / "installing.lock", waiting)

    def _holds(self, needs: str) -> bool:
        """Say whether .venv is ready: it holds these packages or a later lock's."""
        enough = LOCKS[LOCKS.index(needs) :]
        return self.environment.has(*map(self.lock, enough))


def this_checkout(command: str) -> Checkout:
    """Return the checkout that this code runs from.

    Raises PlainError, naming `command`, when it was installed as a package instead.
    """
    root = Path(dardar.__file__).parents[2]
    if not (root / "pyproject.toml").is_file() or not (root / "requirements").is_dir():
        installed = f"dardar {command} runs in a checkout of the source, as ./dardar {command}."
        raise PlainError(installed)
    return Checkout(root)
