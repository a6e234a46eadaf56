"""Which source a file comes from, and the reader of each source."""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO, Final

from dardar.core.cards import tables, telegram, vcard
from dardar.core.cards.fields import UnreadableError
from dardar.core.cards.headers import recognised
from dardar.core.cards.rows import as_utf8, is_binary

HEAD_BYTES: Final = 256 * 1024  # as much of a file as it takes to tell its source


# Tables of unknown origin, "csv", are read with a mapping: see ``tables.read_mapped``.
READERS: Final[Mapping[str, tables.Reader]] = MappingProxyType(
    {
        "vcard": vcard.read,
        "google": tables.read_google,
        "linkedin": tables.read_linkedin,
        "outlook": tables.read_outlook,
        "thunderbird": tables.read_thunderbird,
        "telegram": telegram.read,
    }
)

_CARD: Final = re.compile(rb"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE | re.MULTILINE)
_OF_TELEGRAM: Final = re.compile(
    rb'"(?:contacts|frequent_contacts|personal_information|chats|messages)"\s*:'
)
_ENDINGS_OF_TABLES: Final = frozenset({".csv", ".tsv", ".tab"})
_COLUMNS_OF_PROSE: Final = 2  # lines of prose often have one comma each


def sniff(head: bytes, filename: str) -> str | None:
    """Return the source of a file by its first bytes (HEAD_BYTES do) and its name.

    It is a key of READERS, ``csv`` for any other table, or None where the file is binary, empty or
    of no known form. An export of Telegram counts as ``telegram`` also if it has no contacts.
    """
    text = as_utf8(head)
    if not text.strip() or is_binary(text):
        return None
    if _CARD.search(text):
        return "vcard"
    if text.lstrip().startswith(b"{"):
        return "telegram" if _OF_TELEGRAM.search(text) else None
    is_named_table = PurePath(filename.lower()).suffix in _ENDINGS_OF_TABLES
    return _table(text, is_named_table=is_named_table)


def identify(stream: BinaryIO, filename: str) -> str:
    """Return the source of a file that stands at its beginning; see ``sniff``.

    Raises:
        UnreadableError: ``empty-file``, ``binary`` or ``not-this-format``.

    """
    head = stream.read(HEAD_BYTES)
    if source := sniff(head, filename):
        return source
    text = as_utf8(head)
    if not text.strip():
        raise UnreadableError("empty-file")
    raise UnreadableError("binary" if is_binary(text) else "not-this-format")


def _table(text: bytes, *, is_named_table: bool) -> str | None:
    """Return which table a text is, None if it rather is prose or markup."""
    try:
        head = tables.columns(BytesIO(text))
    except UnreadableError:
        return None
    if head.source or is_named_table or recognised(head.headers):
        return head.source or "csv"
    width = len(head.headers)
    is_even = (
        width > _COLUMNS_OF_PROSE
        and head.samples
        and all(len(cells) == width for cells in head.samples)
    )
    return "csv" if is_even and not text.lstrip().startswith(b"<") else None
