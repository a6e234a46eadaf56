"""Kill a process, as by kill -9, at each step by which it touches a file."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Final

# Audit events (PEP 578) of the standard library that come before a file is touched, and one of
# our own: an act may raise it by sys.audit.
STEPS: Final = frozenset(
    "open os.mkdir os.remove os.rename os.rmdir shutil.copyfile sqlite3.connect step".split()
)
MOST: Final = 1000


def crashes(act: Callable[[], None], *, every: int = 1) -> Iterator[bool]:
    """Do the act in a process of its own, killed before its first step, its second, and so on.

    Yield whether it was killed, each time, until it comes to its end. Only ``every`` so many
    steps are tried.
    """
    for step in range(1, MOST, every):
        killed = _dies(act, step)
        yield killed
        if not killed:
            return
    raise AssertionError("the act has too many steps")


def to_its_end(act: Callable[[], None]) -> None:
    """Do the act in a process of its own, undisturbed."""
    assert not _dies(act, MOST)


def _dies(act: Callable[[], None], step: int) -> bool:
    """Do the act in a process that is killed before a step; return whether it got so far."""
    child = os.fork()
    if child == 0:
        _act_until(step, act)
    _pid, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status)
    assert killed or os.waitstatus_to_exitcode(status) == 0, "the act itself failed"
    return killed


def _act_until(step: int, act: Callable[[], None]) -> None:
    """Do the act in this process, which ends in any case."""
    left = step

    def count(event: str, _arguments: object) -> None:
        nonlocal left
        if event in STEPS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    code = 1
    try:
        sys.addaudithook(count)
        act()
        code = 0
    finally:
        os._exit(code)
