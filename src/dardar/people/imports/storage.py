"""Uploads between their arrival and the end of their import.

Beside each stand its marks (:mod:`dardar.people.imports.marks`), which its reading leaves for its
writing.
"""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from dardar.people.models import Import
from dardar.people.uploads import TooLargeError, Uploads

__all__ = ["TooLargeError", "discard", "keep", "marks_of", "size", "stray", "upload"]

LARGEST: Final = 200 * 1024 * 1024  # bytes
_MARKS: Final = ".marks"
_UPLOADS: Final = Uploads("imports")


def keep(chunks: Iterable[bytes]) -> str:
    """Write an upload as it comes and return the name it is stored as.

    Raises:
        TooLargeError: it is too large; nothing of it is kept.
        OSError: it can't be written; nothing of it is kept.

    """
    return _UPLOADS.keep(chunks, LARGEST)


def upload(name: str) -> BinaryIO:
    """Open an upload.

    Raises:
        FileNotFoundError: it is gone.

    """
    return _UPLOADS.path(name).open("rb")


def size(name: str) -> int:
    """Return the bytes of an upload, 0 if it is gone."""
    path = _UPLOADS.path(name)
    return path.stat().st_size if path.exists() else 0


def discard(name: str) -> None:
    """Delete an upload and its marks, if they are there."""
    _UPLOADS.path(name).unlink(missing_ok=True)
    marks_of(name).unlink(missing_ok=True)


def marks_of(name: str) -> Path:
    """Return where the marks of an upload lie, be they there or not."""
    return _UPLOADS.path(name).with_suffix(_MARKS)


def stray(known: Iterable[str], before: float) -> list[str]:
    """Return the names of uploads that nobody knows and that were last written before a moment."""
    return _UPLOADS.stray(known, before)


@receiver(post_delete, sender=Import)
def _discard_with_import(instance: Import, **_arguments: object) -> None:
    """Delete the upload of an import that is erased."""
    if instance.stored_as:
        transaction.on_commit(partial(discard, instance.stored_as))
