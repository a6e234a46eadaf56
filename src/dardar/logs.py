"""A log without private content: what failed and where, never what was being read or written.

The message of an exception may quote a name, an address or a note. So it is left out, unless the
kind of exception is known to speak of the program or the machine alone.
"""

import logging
import sqlite3
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Final

# Their messages name modules, attributes, tables and columns, no values.
SAFE: Final = (AttributeError, ImportError, NameError, TypeError, sqlite3.Error)
LONGEST_CHAIN: Final = 8

ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class PrivateFormatter(logging.Formatter):
    """Formats a record with the frames of its exception but without the exception's words."""

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - the standard library's name
        """Return the frames and kinds of an exception and of those that led to it."""
        blocks = []
        for error in _chain(ei[1]):
            frames = "".join(traceback.format_tb(error.__traceback__))
            blocks.append(f"{frames}{describe(error)}")
        return "\nwhich came of:\n".join(blocks)


def describe(error: BaseException) -> str:
    """Return the kind of an exception, with its message where that is safe."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, OSError) and error.strerror:
        return f"{kind}: {error.strerror}"
    return f"{kind}: {error}" if isinstance(error, SAFE) else kind


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    for _length in range(LONGEST_CHAIN):
        if error is None:
            return
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
