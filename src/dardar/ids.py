"""Identifiers: UUIDv7 (RFC 9562), so that rows sort by the moment they were made; and secrets."""

import math
import string
from typing import Final
from uuid import UUID

from django.utils.crypto import get_random_string
from uuid_utils.compat import uuid7

_LETTERS: Final = string.ascii_letters + string.digits


def new_id() -> UUID:
    """Return a new UUIDv7."""
    return uuid7()


def new_secret(bits: int) -> str:
    """Return a text of letters and digits that nobody can guess, from at least 2^bits such texts.

    It comes from the system's source of randomness.
    """
    return get_random_string(math.ceil(bits / math.log2(len(_LETTERS))), _LETTERS)
