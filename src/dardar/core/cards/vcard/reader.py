"""Read vCards 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350) as programs really write them.

The reader refuses no card for its form: what is damaged is mended where its meaning is plain, and
kept as it stands where it is not. Memory is bounded by one card, whatever the stream.
"""

import codecs
from collections.abc import Iterator
from typing import BinaryIO, Final

from dardar.core.cards.fields import Entry, Kind, Reason, Rejection, UnreadableError
from dardar.core.cards.vcard.card import Card, group_labels
from dardar.core.cards.vcard.lines import content_lines
from dardar.core.cards.vcard.properties import take
from dardar.core.cards.vcard.split import (
    KEPT_BYTES,
    CardBytes,
    chunks,
    has_card,
    split,
    utf16_codec,
)

_BEGINNING: Final = 1024 * 1024
# One of these says who a card is about.
_IDENTIFYING: Final = frozenset((Kind.NAME, Kind.COMPANY, Kind.EMAIL, Kind.PHONE, Kind.NICKNAME))


def read(stream: BinaryIO) -> Iterator[Entry | Rejection]:
    """Yield every card of a stream, in order: what it says, or why it is not taken in.

    Encodings are found out: UTF-8, UTF-16, a property's own CHARSET, else Windows-1252. A card is
    rejected as GROUP (a distribution list), EMPTY (no name, company, mail address, telephone or
    nickname), TRUNCATED (the stream ends inside it) or TOO_LONG (over 24 MiB, or over 20,000
    properties); the reader then goes on with the next one.

    Raises:
        UnreadableError: no card begins anywhere in the stream; its code is ``empty-file``,
            ``binary`` or ``not-this-format``. What is binary from its first MiB on is not read
            to its end.

    """
    beginning = stream.read(_BEGINNING)
    codec = utf16_codec(beginning[:4])
    if not codec and b"\0" in beginning and not has_card(beginning):
        raise UnreadableError("binary")
    found = False
    for card in split(chunks(stream, beginning, codec)):
        found = True
        yield _read_card(card, codec)
    if not found:
        is_empty = not beginning.removeprefix(codecs.BOM_UTF8).strip()
        raise UnreadableError("empty-file" if is_empty else "not-this-format")


def _read_card(card: CardBytes, codec: str) -> Entry | Rejection:
    raw = card.raw
    if codec:
        raw = raw.decode("utf-8", "surrogatepass").encode(codec, "surrogatepass")
    if card.fault:
        return Rejection(card.line, card.fault, raw)
    said = _said_by(card.raw)
    if said is None:
        return Rejection(card.line, Reason.TOO_LONG, raw[:KEPT_BYTES])
    if said.is_group:
        return Rejection(card.line, Reason.GROUP, raw)
    fields = said.finish()
    if not any(field.kind in _IDENTIFYING for field in fields):
        return Rejection(card.line, Reason.EMPTY, raw)
    pictures = (*said.photos, *said.logos)
    return Entry(card.line, raw, fields, said.uid, pictures)


def _said_by(raw: bytes) -> Card | None:
    """Return what a card says, or None when that is too much."""
    lines = content_lines(raw)
    if lines is None:
        return None
    card = Card(group_labels(lines))
    return card if take(card, lines) else None
