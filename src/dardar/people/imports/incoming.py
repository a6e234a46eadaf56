"""An entry of a file, as it is compared with what the book already knows."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Final

from dardar.core.cards.fields import Entry, Kind
from dardar.core.cards.stored import StoredField, tells_of_the_file, to_stored
from dardar.core.identity import keys, mail
from dardar.core.identity.automatic import own_keys
from dardar.people.models import Source

# What somebody can be recognised by: a strong key, or (UID, a source's identifier).
Claim = tuple[str, str]
UID: Final = "uid"

MARK: Final = 16  # bytes of a digest, and of a mark
# What somebody is called by, in the order in which it counts.
_CALLED_BY: Final = (Kind.NAME, Kind.NICKNAME, Kind.COMPANY)
# The owner in a formal public identifier (ISO 9070): "-//Apple Inc.//iPhone OS 17.5//EN".
_OWNER: Final = re.compile(r"[-+]//([^/]+)//")


class Incoming:
    """An entry with what is derived from it; each thing is computed when it is first asked for.

    Once it is decided on, it counts for the entries that follow as a record of a person does.
    """

    def __init__(self, entry: Entry, digest: bytes, origin: str, region: str) -> None:
        """Take an entry.

        Args:
            entry: as it was read.
            digest: of its bytes and of what they need to be understood, MARK bytes.
            origin: which address book of its source it is from, "" to find out from its fields.
            region: ISO 3166 country of phone numbers without a prefix.

        """
        self.entry = entry
        self.digest = digest
        self.region = region
        self._origin = origin

    @cached_property
    def fields(self) -> list[StoredField]:
        """Its fields as a record keeps them."""
        return [to_stored(field) for field in self.entry.fields]

    @cached_property
    def mark(self) -> bytes:
        """What two entries share that say the same."""
        return mark_of(self.fields)

    @cached_property
    def origin(self) -> str:
        """Which address book of its source it is from."""
        return self._origin or maker_of(self.fields)

    @cached_property
    def names(self) -> list[str]:
        """What it calls the person."""
        return called(self.fields)

    @cached_property
    def claims(self) -> set[Claim]:
        """All that the person is recognised by from now on."""
        return claims_of(self.fields, self.uid, self.region)

    @cached_property
    def own(self) -> set[Claim]:
        """The strong keys that may be the person's own."""
        return own_keys(self.fields, self.region)

    @cached_property
    def keys(self) -> set[Claim]:
        """The strong keys it may be recognised by: mailboxes that many share are none."""
        return {
            (kind, value)
            for kind, value in self.claims
            if kind != UID and (kind != keys.MAIL or not mail.is_shared(value))
        }

    @cached_property
    def uid(self) -> str:
        """The source's lasting identifier, as far as a record keeps it."""
        return self.entry.uid[:255]


def mark_of(fields: Iterable[StoredField]) -> bytes:
    """Return MARK bytes that are equal for fields that say the same of a person."""
    telling = [f for f in fields if not tells_of_the_file(f)]
    return blake2b(json.dumps(telling, sort_keys=True).encode(), digest_size=MARK).digest()


def claims_of(fields: Iterable[StoredField], uid: str, region: str) -> set[Claim]:
    """Return what somebody is recognised by who has a record of these fields."""
    found: set[Claim] = keys.strong(fields, region)
    return found | {(UID, uid)} if uid else found


def maker_of(fields: Iterable[StoredField]) -> str:
    """Return who made a vCard by its PRODID, whatever the program and its version, else ""."""
    named = (f["value"] for f in fields if f["kind"] == Kind.OTHER and f.get("label") == "PRODID")
    text = next(named, "")
    owner = _OWNER.match(text)
    return (owner[1] if owner else text).strip().casefold()


def called(fields: Sequence[StoredField]) -> list[str]:
    """Return the names somebody has; nicknames, or companies, if there are none."""
    for kind in _CALLED_BY:
        named = [f["value"] for f in fields if f["kind"] == kind and not f.get("hide")]
        if named:
            return named
    return []


def origin_of_table(source: str, header: bytes) -> str:
    """Return which address book the rows of a table are from.

    Tables of unknown programs are told apart by their headers; those of a known one are of one
    address book, whose header grows with what is kept in it.
    """
    return blake2b(header, digest_size=MARK).hexdigest() if source == Source.CSV else source
