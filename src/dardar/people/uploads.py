"""Uploads that wait to be read: plain files in a folder of their own in the data folder.

An upload is named by a UUID of its own, never by what its sender calls it.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from dardar.ids import new_id


class TooLargeError(ValueError):
    """The upload is larger than it may be."""


@dataclass(frozen=True, slots=True)
class Uploads:
    """The uploads of one kind; ``name`` is that of their folder."""

    name: str

    @property
    def folder(self) -> Path:
        """Where they lie; it is made when it is first needed."""
        folder = Path(settings.DATA_FOLDER) / self.name
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def keep(self, chunks: Iterable[bytes], largest: int) -> str:
        """Write an upload as it comes and return the name it is stored as.

        Args:
            chunks: its bytes.
            largest: the most bytes it may have.

        Raises:
            TooLargeError: it is too large; nothing of it is kept.
            OSError: it can't be written; nothing of it is kept.

        """
        name = new_id().hex
        path = self.folder / name
        try:
            with _new(path) as file:
                for chunk in _bounded(chunks, largest):
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return name

    def path(self, name: str) -> Path:
        """Return where an upload lies, be it there or not.

        Raises:
            ValueError: the name is not a UUID, so that none leads out of the folder.

        """
        return self.folder / UUID(name).hex

    def stray(self, known: Iterable[str], before: float) -> list[str]:
        """Return the names of uploads nobody knows, last written before a moment of the clock.

        A crash between the writing of an upload and the keeping of its name leaves such a file.
        """
        kept = set(known)
        files = [path for path in self.folder.iterdir() if path.stat().st_mtime < before]
        return sorted({path.stem for path in files} - kept)


def _new(path: Path) -> BinaryIO:
    """Open an empty file that only its owner can read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _bounded(chunks: Iterable[bytes], largest: int) -> Iterator[bytes]:
    left = largest
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            raise TooLargeError
        yield chunk
