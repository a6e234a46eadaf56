"""Failures told in one plain sentence instead of a traceback."""

import errno
import sys
from collections.abc import Callable
from typing import Final

USER_MUST_ACT: Final = 2
"""Exit code of a failure that the person at the keyboard can mend."""
INTERRUPTED: Final = 130
"""Exit code after Ctrl-C, as shells have it: 128 + SIGINT."""


class PlainError(Exception):
    """Something the person at the keyboard can mend; its text is one sentence that says how."""


def told_plainly(action: Callable[[], int]) -> int:
    """Run `action` and return its exit code; tell its failure in one sentence on standard error.

    Ctrl-C ends quietly. Other exceptions are faults of Dardar and keep their traceback.
    """
    try:
        return action()
    except PlainError as error:
        sentence = str(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        sentence = _of_system(error)
    sys.stderr.write(f"{sentence}\n")
    return USER_MUST_ACT


def _of_system(error: OSError) -> str:
    """Return a sentence for a failure of the file system or of starting a program."""
    reason = error.strerror or type(error).__name__
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return (
            f"Dardar may not write here: {reason}{where}. "
            "Put the checkout into a folder of your own and run it there."
        )
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk is full{where}: make room and run the command again."
    return f"The system refused: {reason}{where}."
