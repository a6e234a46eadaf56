"""Pictures between their arrival and their reading: plain files in the data folder."""

import time
from collections.abc import Iterable
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from dardar.capture.models import Capture
from dardar.people.uploads import Uploads

LARGEST: Final = 40 * 1024 * 1024  # bytes; a phone's best picture has about 20 MB
_UPLOADS: Final = Uploads("captures")
_STRAY_AFTER: Final = 24 * 60 * 60  # seconds


def keep(chunks: Iterable[bytes]) -> str:
    """Write a picture as it comes and return the name it is stored as.

    Raises:
        TooLargeError: it is too large; nothing of it is kept.
        OSError: it can't be written; nothing of it is kept.

    """
    return _UPLOADS.keep(chunks, LARGEST)


def read(name: str) -> bytes:
    """Return a picture.

    Raises:
        FileNotFoundError: it is gone.

    """
    return _UPLOADS.path(name).read_bytes() if name else _gone()


def discard(name: str) -> None:
    """Delete a picture once the transaction is settled, if there is one."""
    if name:
        transaction.on_commit(partial(_UPLOADS.path(name).unlink, missing_ok=True))


def sweep() -> None:
    """Delete pictures that no capture knows of, which a crash may have left."""
    known = Capture.objects.exclude(stored_as="").values_list("stored_as", flat=True)
    for name in _UPLOADS.stray(known, before=time.time() - _STRAY_AFTER):
        discard(name)


def _gone() -> bytes:
    raise FileNotFoundError


@receiver(post_delete, sender=Capture)
def _discard_with_capture(instance: Capture, **_arguments: object) -> None:
    """Delete the picture of a capture that is erased."""
    discard(instance.stored_as)
