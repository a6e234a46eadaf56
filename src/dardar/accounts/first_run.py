"""The first run: nobody is here yet, and whoever comes first opens the first book.

On a server that others can reach, a stranger might come first. So they are asked for a code that
stands in the terminal where the server was started; only at the machine itself it isn't needed.
"""

import base64
from typing import Final

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from dardar import config
from dardar.accounts.models import User

LENGTH: Final = 12  # of base32: 60 bits, too many to be tried


def is_first_run() -> bool:
    """Return whether there is no user yet."""
    return not User.objects.exists()


def needs_code(visitor: str) -> bool:
    """Return whether a visitor from this address must know the setup code."""
    return is_reachable() or visitor not in config.LOOPBACK


def is_reachable() -> bool:
    """Return whether others than those at this machine may reach the server."""
    return bool(settings.PUBLIC_URL) or settings.HOST not in config.LOOPBACK


def setup_code() -> str:
    """Return the setup code, in groups of four: the same until the first book is opened."""
    digest = salted_hmac("dardar.accounts.first_run", "setup", algorithm="sha256").digest()
    letters = base64.b32encode(digest).decode("ascii")[:LENGTH]
    return "-".join(letters[start : start + 4] for start in range(0, LENGTH, 4))


def is_setup_code(text: str) -> bool:
    """Return whether a text is the setup code; case, spaces and dashes count for nothing."""
    plain = "".join(letter for letter in text.upper() if letter.isalnum())
    return constant_time_compare(plain, setup_code().replace("-", ""))
