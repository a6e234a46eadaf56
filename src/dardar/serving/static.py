"""Gather the static files under hashed names, again only when one of them has changed."""

import hashlib
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from dardar import __version__

STAMP: Final = "made-from.txt"


def gather() -> bool:
    """Make ``STATIC_ROOT`` ready; return whether anything had to be done.

    The stamp is written last: after a crash all is gathered again.
    """
    root = Path(settings.STATIC_ROOT)
    stamp = root / STAMP
    now = _fingerprint()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == now:
        return False
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(now, encoding="ascii")
    return True


def _fingerprint() -> str:
    """Return what tells one set of source files from another: version, names, sizes, times."""
    digest = hashlib.blake2b(__version__.encode(), digest_size=16)
    for finder in get_finders():
        for name, storage in finder.list(None):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()
