"""One at a time: a lock between launchers that the system frees when its holders are gone."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dardar.development.progress import Progress

POLL_SECONDS: Final = 0.1

if sys.platform == "win32":  # pragma: no cover - other systems have flock
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def turn(path: Path, waiting: str) -> Iterator[None]:
    """Hold the lock at `path`; show `waiting` while another process holds it.

    Programs started by `running.run` inherit the lock, so that it outlasts a launcher killed in the
    middle for as long as what it started still writes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        os.set_inheritable(descriptor, True)  # noqa: FBT003 - the function takes no keyword
        if not _free(descriptor):
            with Progress() as progress:
                progress.begin(waiting)
                while not _free(descriptor):
                    time.sleep(POLL_SECONDS)
                    progress.update()
        yield
    finally:
        os.close(descriptor)


def _free(descriptor: int) -> bool:
    """Take the lock if nobody holds it; say whether it is ours now."""
    try:
        _take(descriptor)
    except (BlockingIOError, PermissionError):  # what flock and Windows raise when it is taken
        return False
    return True
