"""One process at a time serves from a data folder, or replaces the database in it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from dardar.config import KeeperError

LOCK_NAME: Final = "dardar.lock"


@contextmanager
def sole_use(folder: Path) -> Iterator[None]:
    """Hold the folder for this process alone; the system lets go of it however the process ends.

    Raises:
        KeeperError: another process holds it.
        OSError: the folder can't be written to.

    """
    with (folder / LOCK_NAME).open("ab+") as file:
        try:
            _lock(file)
        except OSError as error:
            file.seek(0)
            holder = file.read(20).decode("ascii", "replace").strip() or "?"
            raise KeeperError(
                f"Dardar is already at work in {folder} (process {holder}): stop it first, or "
                "choose another folder with DARDAR_DATA."
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
        yield


if sys.platform == "win32":  # pragma: no cover - measured on POSIX

    def _lock(file: BinaryIO) -> None:
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        # A byte far behind the text, so that others can read who holds the lock.
        file.seek(1024)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
