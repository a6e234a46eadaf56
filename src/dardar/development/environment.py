"""A virtual environment that holds exactly a lock's packages, made or mended when needed."""

import hashlib
import os
import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dardar.development.reasons import BrokenLockError, NetworkError

PYTHON_TAG: Final = str(sys.implementation.cache_tag)
PYVENV_VERSION: Final = re.compile(r"^version(?:_info)? *= *(\d+)\.(\d+)", re.MULTILINE)
"""What pyvenv.cfg says of its Python; venv writes ``version``, uv ``version_info``."""
UNFINISHED: Final = "unfinished"


class Environment:
    """One virtual environment and its stamp, which says what was installed in full.

    While packages are being installed the stamp says so, and it names their lock, in one step, only
    when all is done: whatever interrupts it leaves an environment known to be incomplete.
    """

    def __init__(self, folder: Path, imports: Path | None = None) -> None:
        """Describe the environment in `folder`, which also imports from `imports`; make nothing."""
        self.folder = folder
        self.imports = imports
        self.stamp = folder / "dardar-stamp"
        self.programs = folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.program("python")

    def program(self, name: str) -> Path:
        """Return where a program of this environment is, be it there or not."""
        return self.programs / (f"{name}.exe" if os.name == "nt" else name)

    def has(self, *locks: Path) -> bool:
        """Say whether the packages of one of these locks were installed in full."""
        stamped = self._stamped()
        # A virtual environment whose Python was removed from the system has a dangling link.
        return (
            stamped is not None
            and self.python.exists()
            and any(stamped == _stamp(lock) for lock in locks)
        )

    def is_sound(self) -> bool:
        """Say whether packages can be added to what is there, instead of making all of it anew."""
        return (
            self.python.exists()
            and self._python_version() == sys.version_info[:2]
            and self._stamped() != UNFINISHED
        )

    def remove(self) -> None:
        """Remove all of it, if it is there."""
        if self.folder.exists():
            shutil.rmtree(self.folder)

    @contextmanager
    def changing(self, lock: Path) -> Iterator[None]:
        """Install the packages of `lock` in this context: complete if it ends well.

        After a NetworkError or BrokenLockError the environment counts as what it was before: both
        installers fetch and check every package before they change the first.
        """
        before = self._stamped()
        self._write_stamp(UNFINISHED)
        try:
            yield
        except (NetworkError, BrokenLockError):
            if before is not None:
                self._write_stamp(before)
            raise
        if self.imports:
            self._add_to_path(self.imports)
        self._write_stamp(_stamp(lock))

    def _add_to_path(self, folder: Path) -> None:
        """Let this environment's Python import from `folder`, named relatively: both may move."""
        packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(self.folder)}))
        relative = os.path.relpath(folder, packages)
        (packages / "dardar.pth").write_text(f"{relative}\n", encoding="utf-8")

    def _python_version(self) -> tuple[int, ...]:
        """Return (major, minor) of the Python it was made for, or nothing if it doesn't say."""
        settings = self.folder / "pyvenv.cfg"
        text = settings.read_text(encoding="utf-8", errors="replace") if settings.exists() else ""
        found = PYVENV_VERSION.search(text)
        return (int(found[1]), int(found[2])) if found else ()

    def _stamped(self) -> str | None:
        if not self.stamp.exists():
            return None
        return self.stamp.read_text(encoding="ascii", errors="replace")

    def _write_stamp(self, text: str) -> None:
        draft = self.stamp.with_suffix(".new")
        draft.write_text(text, encoding="ascii")
        draft.replace(self.stamp)


def _stamp(lock: Path) -> str:
    return f"{PYTHON_TAG} {hashlib.sha256(lock.read_bytes()).hexdigest()}"
