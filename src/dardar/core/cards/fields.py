"""The vocabulary every reader speaks: what one source says of one person.

A reader turns bytes into :class:`Entry` and :class:`Rejection` objects. An entry holds the exact
bytes it was read from and a flat list of :class:`Field` values; nothing of the source is left out:
what has no kind of its own becomes a field of kind ``other`` that bears the source's own name as
its label.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

NO_PARTS: Final[Mapping[str, str]] = MappingProxyType({})


class Kind(StrEnum):
    """What a field says. The values are stored, so they never change their meaning."""

    NAME = "name"  # parts: prefix, given, middle, family, suffix
    NICKNAME = "nickname"
    PHONETIC = "phonetic"  # how the name sounds; parts as for NAME
    COMPANY = "company"  # parts: department
    ROLE = "role"  # the job title
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    PROFILE = "profile"  # a social profile; label: the service
    CHAT = "chat"  # an instant-messaging handle; label: the service
    ADDRESS = "address"  # parts: pobox, extended, street, city, region, postcode, country
    PLACE = "place"  # a town or region without an address
    BIRTHDAY = "birthday"  # ISO 8601, or --MM-DD without a year; else as the source has it
    ANNIVERSARY = "anniversary"  # as BIRTHDAY
    DATE = "date"  # any other date; label: what happened that day ("connected", "died" …)
    GENDER = "gender"
    LANGUAGE = "language"  # an IETF tag
    RELATION = "relation"  # another person by name; label: spouse, child, assistant …
    LABEL = "label"  # a category or group the source keeps the person in
    NOTE = "note"
    OTHER = "other"  # label: the source's own name of the property or column


@dataclass(frozen=True, slots=True)
class Field:
    """One value a source gives for a person.

    ``value`` is the readable whole, ``parts`` its pieces where the source has them, ``label`` the
    source's qualifier in lower case where it is a standard one (``work``, ``home``, ``cell``,
    ``fax`` …) and as written where it is the user's own, ``preferred`` what the source marks as
    first choice.
    """

    kind: Kind
    value: str
    label: str = ""
    # a factory, as Python 3.11 takes only what can be hashed for a plain default
    parts: Mapping[str, str] = field(default_factory=lambda: NO_PARTS)
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the source holds it, undecoded; whoever shows it checks it first."""

    data: bytes
    media_type: str = ""  # as claimed by the source, e.g. "image/jpeg"; may be empty or wrong


@dataclass(frozen=True, slots=True)
class Entry:
    """One person as one source has them.

    ``line`` is the 1-based line (text formats) or item number (JSON) where the entry begins,
    ``raw`` the exact bytes, ``uid`` the source's own lasting identifier or "".
    """

    line: int
    raw: bytes
    fields: tuple[Field, ...]
    uid: str = ""
    pictures: tuple[Picture, ...] = ()

    def first(self, kind: Kind) -> Field | None:
        """Return the preferred field of a kind, else the first one, else None."""
        of_kind = [f for f in self.fields if f.kind is kind]
        return next((f for f in of_kind if f.preferred), of_kind[0] if of_kind else None)


class Reason(StrEnum):
    """Why an entry could not be taken in. Faces translate these into sentences."""

    EMPTY = "empty"  # nothing in it says who this is
    TRUNCATED = "truncated"  # the file ends inside the entry
    TOO_LONG = "too-long"  # the entry exceeds the reader's bound
    MALFORMED = "malformed"  # not what the format allows
    GROUP = "group"  # a distribution list, not a person


@dataclass(frozen=True, slots=True)
class Rejection:
    """An entry that was not taken in: where it stands, why, and its bytes (bounded)."""

    line: int
    reason: Reason
    raw: bytes = field(repr=False, default=b"")


class UnreadableError(ValueError):
    """The file as a whole is not of the format, so that no single entry can be named.

    ``code`` is one of ``empty-file``, ``binary``, ``not-this-format`` and ``no-header``.
    """

    def __init__(self, code: str) -> None:
        """Keep the code, which faces translate."""
        super().__init__(code)
        self.code = code
