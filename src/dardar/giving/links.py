"""Links for people without an account: tokens that nobody guesses, of which only a hash is kept.

A token is 256 bits from the system's source of randomness. The database holds its SHA-256, so that
whoever reads the database, a backup or an archive can open no link; a token of that size needs no
slow hash. It is looked up by that hash: how long the look-up takes tells of the hash of what was
sent, which helps nobody to a token. The purpose is hashed along: a token for one kind of page
opens no other.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import Final

from dardar.ids import new_secret

# How long a link is good for.
LIFE: Final = timedelta(days=30)
_BITS: Final = 256
_LONGEST: Final = 100  # characters of what may be a token

Link = Callable[[str], str]
"""Gives the whole address of the page that a token opens."""


class Purpose(StrEnum):
    """What a link is for."""

    SIDE = "introduction"
    ASKING = "asking"
    MEMBER = "member"
    GUEST = "guest"


def new_token() -> str:
    """Return a text that nobody can guess."""
    return new_secret(_BITS)


def hashed(purpose: Purpose, token: str) -> str:
    """Return what is kept of a token."""
    said = f"dardar {purpose.value}\n{token[:_LONGEST]}"
    return hashlib.sha256(said.encode(errors="replace")).hexdigest()
