"""By what the entries of a file are known again: digests of their bytes, marks of their words.

They tell which records of the book stand in the file still, and so are not to be replaced. A file
may have more of them than fit into memory: they lie beside the upload, in a database of SQLite.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from dardar.people.slices import slices

_AT_ONCE: Final = 500
_SETTINGS: Final = (
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;"
)


class Marks:
    """The digests and marks of one file; use it in a ``with`` statement."""

    def __init__(self, path: Path, *, anew: bool = False) -> None:
        """Open what lies at a path, or begin anew.

        Raises:
            FileNotFoundError: there is nothing, as after a crash or the end of an import.

        """
        if anew:
            path.unlink(missing_ok=True)
            path.touch(mode=0o600)
        elif not path.exists():
            raise FileNotFoundError(path)
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.executescript(_SETTINGS)
        if anew:
            self._database.execute("CREATE TABLE mark (value BLOB PRIMARY KEY) WITHOUT ROWID")

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the database."""
        self._database.close()

    def add(self, values: Iterable[bytes]) -> None:
        """Add digests and marks."""
        self._database.execute("BEGIN")
        rows = ((value,) for value in values)
        self._database.executemany("INSERT OR IGNORE INTO mark VALUES (?)", rows)
        self._database.execute("COMMIT")

    def among(self, values: Iterable[bytes]) -> set[bytes]:
        """Return those of the digests and marks that are the file's."""
        found: set[bytes] = set()
        for some in slices(list(values), _AT_ONCE):
            places = ", ".join("?" * len(some))
            sql = f"SELECT value FROM mark WHERE value IN ({places})"  # noqa: S608 - question marks alone
            found.update(value for (value,) in self._database.execute(sql, some))
        return found
