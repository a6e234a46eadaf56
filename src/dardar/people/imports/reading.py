"""Uploads to what is in them, a bounded chunk at a time."""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import BinaryIO, Final, NamedTuple

from dardar.core.cards import sources, tables
from dardar.core.cards.fields import Entry, Rejection
from dardar.people.imports import storage
from dardar.people.imports.incoming import MARK, Incoming, origin_of_table
from dardar.people.models import Import, Source

# A chunk is what one transaction writes: small enough to hold, and to wait for.
MOST_ITEMS: Final = 500
MOST_BYTES: Final = 8 * 1024 * 1024

TABLES: Final = frozenset(
    {Source.GOOGLE, Source.LINKEDIN, Source.OUTLOOK, Source.THUNDERBIRD, Source.CSV}
)


class Chunk(NamedTuple):
    """Consecutive items of a file: the entries, the rejections, and the bytes read so far."""

    incoming: Sequence[Incoming]
    rejections: Sequence[Rejection]
    position: int

    @property
    def items(self) -> int:
        """How many items of the file it holds."""
        return len(self.incoming) + len(self.rejections)


def header_of(work: Import) -> bytes:
    """Return the bytes that each row of a table needs to be understood; b"" of no table.

    Raises:
        UnreadableError: it is not a table.
        FileNotFoundError: the upload is gone.

    """
    if work.source not in TABLES:
        return b""
    with storage.upload(work.stored_as) as stream:
        return tables.columns(stream).raw


def chunks(work: Import, start: int = 0) -> Iterator[Chunk]:
    """Yield what an upload holds, from the item with this number on (0 is the first).

    Needs the import's header.

    Raises:
        UnreadableError: the file as a whole is not of its source.
        FileNotFoundError: the upload is gone.

    """
    with storage.upload(work.stored_as) as stream:
        yield from _chunked(stream, _items(work, stream), start)


def _items(work: Import, stream: BinaryIO) -> Iterator[Incoming | Rejection]:
    region = work.book.region
    header = bytes(work.header)
    origin = origin_of_table(work.source, header) if work.source in TABLES else ""
    around = blake2b(header + _wording(work), digest_size=MARK)
    for item in _read(work, stream):
        if isinstance(item, Rejection):
            yield item
            continue
        digest = around.copy()
        digest.update(item.raw)
        yield Incoming(item, digest.digest(), origin, region)


def _read(work: Import, stream: BinaryIO) -> Iterator[Entry | Rejection]:
    if work.source == Source.CSV:
        return tables.read_mapped(stream, work.mapping or [])
    return sources.READERS[work.source](stream)


def _wording(work: Import) -> bytes:
    """Return what the columns of an unknown table were taken for, as bytes."""
    return json.dumps(work.mapping, sort_keys=True).encode() if work.mapping else b""


def _chunked(
    stream: BinaryIO, items: Iterable[Incoming | Rejection], start: int
) -> Iterator[Chunk]:
    incoming: list[Incoming] = []
    rejections: list[Rejection] = []
    room = MOST_BYTES
    for number, item in enumerate(items):
        if number < start:
            continue
        if isinstance(item, Rejection):
            rejections.append(item)
            room -= len(item.raw)
        else:
            incoming.append(item)
            room -= len(item.entry.raw)
        if room < 0 or len(incoming) + len(rejections) == MOST_ITEMS:
            yield Chunk(incoming, rejections, stream.tell())
            incoming, rejections, room = [], [], MOST_BYTES
    if incoming or rejections:
        yield Chunk(incoming, rejections, stream.tell())
