"""Uploads between their arrival and the end of their import: plain files in the data folder.

An upload is named by a UUID of its own, never by what its sender calls it. Beside it stand its
marks (:mod:`dardar.people.imports.marks`), which its reading leaves for its writing.
"""

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from dardar.ids import new_id
from dardar.people.models import Import

LARGEST: Final = 200 * 1024 * 1024  # bytes
_MARKS: Final = ".marks"


class TooLargeError(ValueError):
    """The upload is larger than LARGEST."""


def keep(chunks: Iterable[bytes]) -> str:
    """Write an upload as it comes and return the name it is stored as.

    Raises:
        TooLargeError: it is too large; nothing of it is kept.
        OSError: it can't be written; nothing of it is kept.

    """
    name = new_id().hex
    path = _folder() / name
    try:
        with _new(path) as file:
            for chunk in _bounded(chunks):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return name


def upload(name: str) -> BinaryIO:
    """Open an upload.

    Raises:
        FileNotFoundError: it is gone.

    """
    return _path(name).open("rb")


def size(name: str) -> int:
    """Return the bytes of an upload, 0 if it is gone."""
    path = _path(name)
    return path.stat().st_size if path.exists() else 0


def discard(name: str) -> None:
    """Delete an upload and its marks, if they are there."""
    _path(name).unlink(missing_ok=True)
    marks_of(name).unlink(missing_ok=True)


def marks_of(name: str) -> Path:
    """Return where the marks of an upload lie, be they there or not."""
    return _path(name).with_suffix(_MARKS)


def stray(known: Iterable[str], before: float) -> list[str]:
    """Return the names of uploads that nobody knows and that were last written before a moment.

    A crash between the writing of an upload and the keeping of its name leaves such a file.
    """
    kept = set(known)
    files = [path for path in _folder().iterdir() if path.stat().st_mtime < before]
    return sorted({path.stem for path in files} - kept)


@receiver(post_delete, sender=Import)
def _discard_with_import(instance: Import, **_arguments: object) -> None:
    """Delete the upload of an import that is erased."""
    if instance.stored_as:
        transaction.on_commit(partial(discard, instance.stored_as))


def _folder() -> Path:
    folder = Path(settings.DATA_FOLDER) / "imports"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _path(name: str) -> Path:
    return _folder() / UUID(name).hex  # nothing but a UUID: no name leads out of the folder


def _new(path: Path) -> BinaryIO:
    """Open an empty file that only its owner can read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _bounded(chunks: Iterable[bytes]) -> Iterator[bytes]:
    left = LARGEST
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            raise TooLargeError
        yield chunk
